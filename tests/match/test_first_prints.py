"""A relative date in a copied passage is that of the first print, so that copies of one sentence never part by it."""

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import FamilyId, SourceId
from annotator.domain.link import Link, Relation
from annotator.match.claims.facets import facets
from annotator.match.copies.first_prints import dated_as, dated_in, day_in, first_prints
from annotator.match.links.linking import Choice
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import claim, report, within
from tests.match.test_families import prose

_BODY = tuple(prose(seed) for seed in range(40, 46))
_ALL = Choice(within_families=True)


def _told(
    sentence: str, published: str, value: str, words: str = "on Monday", source: str | None = None
) -> tuple[Corpus, Claim]:
    article = report(sentence, *_BODY, published=published, source=source)
    own = claim(article, sentence.rstrip("."), None, Slot(Role.TIME, within(article, words), value=value))
    return Corpus([article], [own], []), own


def _relation(*told: tuple[Corpus, Claim]) -> Relation:
    both = Corpus([each.articles[0] for each, _ in told], [own for _, own in told], [])
    (link,) = (each for each in suggest(both, choice=_ALL) if isinstance(each, Link))
    return link.relation


def test_a_copy_means_the_monday_of_the_first_print() -> None:
    sentence = "The council of Altena approved the sale of the waterworks on Monday."
    base, copy = _told(sentence, "2023-05-09", "2023-05-08"), _told(sentence, "2023-05-16", "2023-05-15")
    assert _relation(base, copy) is Relation.SAME


def test_a_changed_word_in_a_copy_clashes_with_what_was_printed_first() -> None:
    sentence = "The council of Altena {} the sale of the waterworks on Monday."
    base = _told(sentence.format("approved"), "2023-05-09", "2023-05-08")
    changed = _told(sentence.format("rejected"), "2023-05-22", "2023-05-22")
    assert _relation(base, changed) is Relation.CONTRADICTS


def test_what_its_own_source_changed_later_is_new_and_so_are_copies_of_it() -> None:
    sentence = "The council of Altena {} the sale of the waterworks on Monday."
    told = [
        _told(sentence.format(verb), published, value, source=source)
        for verb, published, value, source in (
            ("approved", "2023-05-09", "2023-05-08", "wire"),
            ("approved", "2023-05-10", "2023-05-08", "paper"),
            ("rejected", "2023-05-16", "2023-05-15", "wire"),
            ("rejected", "2023-05-23", "2023-05-22", "paper"),
            ("approved", "2023-05-30", "2023-05-29", "gazette"),
        )
    ]
    claims, dates = dict(enumerate(own for _, own in told)), {own.article: str(d.articles[0].date) for d, own in told}
    sources = {own.article: SourceId(str(d.articles[0].source)) for d, own in told}
    held = {place: [FamilyId("k")] for place in claims}
    old, new = {0, 1, 4}, {2, 3}
    versions = {place: set(claims) for place in old | new}
    assert first_prints(held, claims, dates, versions, sources).dated == {1: 0, 3: 2, 4: 0}
    assert first_prints(held, claims, dates, versions, {}).dated == {1: 0, 2: 0, 3: 0, 4: 0}
    assert _relation(told[0], told[2]) is not Relation.CONTRADICTS


def test_dates_in_other_words_and_of_no_day_that_is_known_stay() -> None:
    (one, ours), (two, theirs) = (
        _told("The ferry sank on Monday.", "2023-05-09", "2023-05-08"),
        _told("The ferry sank on Friday.", "2023-05-16", "2023-05-12", "on Friday"),
    )
    a, b = facets(ours, one.articles[0].text), facets(theirs, two.articles[0].text)
    assert dated_as(b, a) is b
    held = {0: [FamilyId("k")], 1: [FamilyId("k")]}
    dates = {ours.article: "2023-05-09", theirs.article: "2023"}
    assert first_prints(held, {0: ours, 1: theirs}, dates, {}).dated == {}


def test_what_is_told_of_a_first_print_reads_back() -> None:
    assert (day_in("k @2023-05-09 #17"), dated_in("k @2023-05-09 #17")) == ("2023-05-09", 17)
    assert (day_in("k"), dated_in("k")) == (None, None)
