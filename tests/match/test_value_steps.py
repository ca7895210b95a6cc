"""A changed number is as late as its first print: reprints bring no news, what another outlet alters is no update."""

from itertools import permutations

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.family import Change
from annotator.domain.link import Link, Relation
from annotator.match.copies.families import families
from annotator.match.copies.value_steps import dateline_in, day_told
from annotator.match.links.linking import Choice
from annotator.match.suggest import suggest
from tests.match.reports import corpus
from tests.match.test_families import prose

_BODY = [prose(seed) for seed in range(60, 64)]
_DAYS = ("2022-05-02", "2022-05-03", "2022-05-04")
_TOLL = "A crane fell on the market of Dorvik and killed {} traders, the harbour master said."

_AT_LEAST = _TOLL.format("at least {}")
_CRANE = "A crane fell in Dorvik, killing {} traders."


def _report(lead: str, source: str | None, day: str) -> Article:
    return new_article("\n".join((lead, *_BODY)), file=f"{source}-{day}.txt", source=source, published=day)


def _change(*articles: Article) -> Change:
    (family,) = families(articles)
    (change,) = family.changes
    return change


def _links(*articles: Article) -> dict[tuple[str, str], Relation]:
    """By the file names of both articles, how their leads stand to each other."""
    given = corpus(*articles)
    files = {article.id: str(article.file) for article in articles}
    claims = {claim.id: files[claim.article] for claim in given.claims if any(map(str.isdigit, claim.text))}
    found = (each for each in suggest(given, choice=Choice(within_families=True)) if isinstance(each, Link))
    return {(claims[each.a], claims[each.b]): each.relation for each in found if {each.a, each.b} <= claims.keys()}


def test_a_reprint_of_the_old_text_does_not_supersede_the_update() -> None:
    first, update = _report(_TOLL.format(3), "wire", _DAYS[0]), _report(_TOLL.format(4), "wire", _DAYS[1])
    reprint = _report(_TOLL.format(3), "paper", _DAYS[2])
    assert {each.value: each.step for each in _change(first, update, reprint).readings} == {"3": 0, "4": 1}
    found = _links(first, update, reprint)
    assert found[str(update.file), str(first.file)] is Relation.SUPERSEDES
    assert found[str(update.file), str(reprint.file)] is Relation.SUPERSEDES


def test_a_number_that_loses_its_bound_is_told_once_and_with_it() -> None:
    first, update = _report(_AT_LEAST.format(3), "wire", _DAYS[0]), _report(_TOLL.format(4), "wire", _DAYS[1])
    assert _change(first, update).told == "“at least 3 traders” became “4 traders”"
    crane = _CRANE[:-1] + ", including a child."
    first, update = _report(_CRANE.format("at least 3"), "wire", _DAYS[0]), _report(crane.format(4), "wire", _DAYS[1])
    assert _change(first, update).told == "“at least 3” became “4”"


def test_in_whatever_order_copies_came_the_update_supersedes_them_all() -> None:
    texts = [
        _report(_AT_LEAST.format(3), "wire", _DAYS[0]),
        _report(_AT_LEAST.format(3), "paper", _DAYS[0]),
        _report(_TOLL[:-1].format(4) + ", as divers found more bodies.", "wire", _DAYS[1]),
        _report(_AT_LEAST.format(3), "gazette", _DAYS[2]),
    ]
    old = {(str(texts[2].file), str(texts[n].file)): Relation.SUPERSEDES for n in (0, 1, 3)}
    assert all(_links(*order).items() >= old.items() for order in permutations(texts))


def test_a_reprint_of_the_update_supersedes_as_the_update_does() -> None:
    first, update = _report(_TOLL.format(3), "wire", _DAYS[0]), _report(_TOLL.format(4), "wire", _DAYS[1])
    reprint = _report(_TOLL.format(4), "paper", _DAYS[2])
    assert _links(first, update, reprint)[str(reprint.file), str(first.file)] is Relation.SUPERSEDES


def test_a_number_that_another_outlet_alters_contradicts() -> None:
    first, forged = _report(_TOLL.format(3), "wire", _DAYS[0]), _report(_TOLL.format(13), "paper", _DAYS[1])
    change = _change(first, forged)
    assert [each.step for each in change.readings] == [0, None]
    assert change.told == "“3 traders” is elsewhere “13 traders”"
    assert set(_links(first, forged).values()) == {Relation.CONTRADICTS}


@pytest.mark.parametrize(
    ("was", "now", "by"),
    [
        (_TOLL, _TOLL, "wire"),
        (_TOLL, _TOLL, None),
        ("DORVIK, May 2 (Wire) - " + _TOLL, "DORVIK, May 3 (Wire) - " + _TOLL, "paper"),
        (_TOLL, _TOLL[:-1] + ", after a woman died in hospital.", "paper"),
        (_AT_LEAST, _TOLL[:-1] + " on Friday, as divers found more bodies.", "wire"),
        (_TOLL.format("some {}"), _AT_LEAST, "wire"),
        (_CRANE.format("at least {}"), _CRANE[:-1] + ", including a child.", "wire"),
    ],
    ids=[
        "the same source",
        "nobody knows who",
        "a later dateline",
        "other words beside it",
        "no more a bound, and a clause added",
        "another bound",
        "no more a bound in a short sentence",
    ],
)
def test_an_update_supersedes(was: str, now: str, by: str | None) -> None:
    first, update = _report(was.format(3), "wire", _DAYS[0]), _report(now.format(4), by, _DAYS[1])
    assert _links(first, update)[str(update.file), str(first.file)] is Relation.SUPERSEDES


def test_a_source_that_goes_back_to_its_first_number_is_the_newest() -> None:
    texts = [_report(_TOLL.format(toll), "wire", day) for toll, day in zip((3, 4, 3), _DAYS, strict=True)]
    assert [(each.value, each.step) for each in _change(*texts).readings] == [("3", 0), ("4", 1), ("3", 2)]


def test_what_was_altered_is_told_beside_what_became_of_the_number() -> None:
    first, update = _report(_TOLL.format(3), "wire", _DAYS[0]), _report(_TOLL.format(4), "wire", _DAYS[1])
    forged = _report(_TOLL.format(14), "paper", _DAYS[1])
    assert _change(first, forged, update).told == "“3 traders” became “4 traders” is elsewhere “14 traders”"


@pytest.mark.parametrize(
    "lead",
    [
        "The market of Dorvik lies {} metres above the river, the harbour master said.",
        "In 1998 a fire in the market of Dorvik killed {} traders, the harbour master said.",
    ],
    ids=["what does not change with days", "long ago"],
)
def test_what_is_no_news_contradicts_also_where_its_source_tells_it_otherwise(lead: str) -> None:
    first, later = _report(lead.format(30), "wire", _DAYS[0]), _report(lead.format(90), "wire", _DAYS[1])
    assert set(_links(first, later).values()) == {Relation.CONTRADICTS}


def test_fewer_dead_by_another_outlet_contradict() -> None:
    first = new_article("A crane killed 9 workers in Dorvik.", file="a", source="wire", published=_DAYS[0])
    later, more = (
        new_article(f"In Dorvik {dead} workers died under a crane.", file=name, source="paper", published=_DAYS[1])
        for dead, name in ((7, "b"), (11, "c"))
    )
    assert _links(first, later) == {("a", "b"): Relation.CONTRADICTS}
    assert _links(first, more) == {("c", "a"): Relation.SUPERSEDES}


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("DORVIK, May 2 (Wire) - A crane fell.", ("2",)),
        ("DORVIK — A crane fell.", ()),
        ("Dorvik (Wire) - A crane fell.", ()),
    ],
)
def test_a_dateline_is_known(sentence: str, day: tuple[str, ...]) -> None:
    assert sentence.removeprefix(dateline_in(sentence)) == "A crane fell."
    assert day_told(dateline_in(sentence)) == day


@pytest.mark.parametrize("sentence", ["A crane fell - nobody knows why.", "The twenty-two traders fell.", "-" * 90])
def test_other_dashes_end_no_dateline(sentence: str) -> None:
    assert dateline_in(sentence) == ""
