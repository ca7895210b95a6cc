"""Versions of one text: who adds to it takes it over in part, and a number that changed is told, with what it was."""

from datetime import date

import pytest

from annotator.domain.article import Article
from annotator.domain.family import Derivation, Family
from annotator.domain.link import Link, Relation
from annotator.domain.record import proposal_of, proposal_record
from annotator.domain.suggestion import Kind
from annotator.match.copies.families import families
from annotator.match.suggest import suggest
from tests.match.reports import corpus, report
from tests.match.test_families import prose

_BODY = [prose(seed) for seed in range(4)]
_DAYS = [date(2021, 3, day).isoformat() for day in (1, 2, 3)]


def _told(toll: str, day: str | None = None, *more: str) -> Article:
    return report(
        f"A ferry sank off the coast and {toll} died, the coast guard said on its page.", *_BODY, *more, published=day
    )


def _links(*articles: Article) -> list[Link]:
    return [found for found in suggest(corpus(*articles)) if isinstance(found, Link)]


def test_who_holds_all_of_an_earlier_text_and_adds_a_paragraph_takes_it_over_in_part() -> None:
    first, second = _told("three people", _DAYS[0]), _told("three people", _DAYS[1], prose(50, 26))
    (family,) = families([second, first])
    told = {member.article: (member.derivation, member.share) for member in family.members}
    assert told[first.id] == (Derivation.WHOLLY, 10_000)
    derivation, share = told[second.id]
    assert derivation is Derivation.PARTIALLY
    assert 8_500 < share < 10_000
    assert family.members[0].article == first.id
    assert family.changes == ()


def test_a_number_that_changed_is_told_with_its_sentences() -> None:
    first, second, third = (
        _told(toll, day) for toll, day in zip(("three people", "5 people", "five people"), _DAYS, strict=True)
    )
    (family,) = families([third, first, second])
    (change,) = family.changes
    assert [(each.quote, each.value, each.step) for each in change.readings] == [
        ("three people", "3", 0),
        ("5 people", "5", 1),
        ("five people", "5", 1),
    ]
    texts = {each.id: each.text for each in (first, second, third)}
    assert all(each.span.quote(texts[each.article]) == each.quote for each in change.readings)
    assert all(each.sentence.quote(texts[each.article]).startswith("A ferry sank") for each in change.readings)
    assert any("“three people” became" in reason for reason in family.reasons)


@pytest.mark.parametrize("toll", ["three people", "3 people"])
def test_a_number_that_is_written_otherwise_did_not_change(toll: str) -> None:
    (family,) = families([_told("three people"), _told(toll, None, "A short note.")])
    assert family.changes == ()


def test_a_later_number_supersedes_the_one_in_its_copy_and_nothing_else_is_paired() -> None:
    first, second = _told("three people", _DAYS[0]), _told("five people", _DAYS[1])
    (link,) = _links(second, first)
    assert link.relation is Relation.SUPERSEDES
    assert link.reasons[0] == "one sentence, in which “three people” became “five people”"
    claims = {claim.id: claim for claim in corpus(first, second).claims}
    assert "five people" in claims[link.a].text
    assert "three people" in claims[link.b].text


def test_between_versions_of_which_nobody_knows_the_later_a_changed_number_contradicts() -> None:
    (link,) = _links(_told("three people"), _told("five people"))
    assert link.relation is Relation.CONTRADICTS
    assert link.reasons[0].startswith("one sentence, in which")


def test_a_sentence_reworded_a_little_is_still_the_same_but_for_its_number() -> None:
    first = report("At least 14 people died when the ferry sank near the harbour, officials said.", *_BODY)
    second = report("At least 21 people have died when the ferry sank near the harbour, officials said.", *_BODY)
    (family,) = families([first, second])
    assert [{each.value for each in change.readings} for change in family.changes] == [{"14 to inf", "21 to inf"}]


def test_changes_are_kept_in_the_record_of_a_family() -> None:
    (family,) = families([_told("three people", _DAYS[0]), _told("five people", _DAYS[1])])
    assert isinstance(family, Family)
    assert proposal_of(Kind.FAMILY, proposal_record(family)) == family


def test_an_update_that_adds_a_clause_to_its_sentence_supersedes_the_number() -> None:
    early = "A ferry with 80 on board sank off the coast of the island and 34 died, the guard said."
    late = "A ferry with 80 on board sank off the coast of the island and 51 died, the guard said, adding to 34 before."
    first, second = report(early, *_BODY, published=_DAYS[0]), report(late, *_BODY, published=_DAYS[1])
    (family,) = families([first, second])
    assert [change.told for change in family.changes] == ["“34” became “51”"]
