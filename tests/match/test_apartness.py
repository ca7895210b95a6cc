"""Claims of look-alike events elsewhere are unlikely to be one, and stand behind those that are."""

from annotator.domain.link import Link, Relation
from annotator.match.apartness import as_likely, less_likely
from annotator.match.contrast import Contrast
from annotator.match.suggest import suggest
from tests.match.reports import corpus, report

_QUAKE = "An earthquake struck near {town}, {land} on Monday. Rescuers searched the ruins for survivors in {town}."
_TOLD = "A quake hit {town}, {land} on Monday. Rescue workers looked for survivors in the ruins of {town}."


def _different(*, apart: bool, confidence: float = 0.6) -> Contrast:
    return Contrast(Relation.DIFFERENT, False, (), (), confidence, (), apart)


def test_a_look_alike_elsewhere_is_unlikely_and_stands_behind_the_same_event() -> None:
    asked = report(_QUAKE.format(town="Lima", land="Peru"), published="2020-03-02")
    same = report(_TOLD.format(town="Lima", land="Peru"), published="2020-03-02")
    alike = report(_QUAKE.format(town="Ankara", land="Turkey"), published="2020-08-10")
    told = corpus(asked, same, alike)
    article_of = {claim.id: claim.article for claim in told.claims}
    found = [link for link in suggest(told) if isinstance(link, Link)]
    searches = {claim.id for claim in told.claims if "survivors" in claim.text}
    rank = {
        article_of[link.other(own)]: (link.rank_a if link.a == own else link.rank_b, link)
        for own in searches
        if article_of[own] == asked.id
        for link in found
        if {link.a, link.b} <= searches and own in (link.a, link.b)
    }
    (first, one), (second, other) = rank[same.id], rank[alike.id]
    assert first < second
    assert other.relation is Relation.DIFFERENT
    assert other.score < 5_000
    assert other.score < one.score


def test_the_likelihood_that_they_are_one_is_at_most_what_is_left_of_that_they_are_not() -> None:
    assert less_likely(0.999, _different(apart=True, confidence=0.6)) <= 0.4
    assert less_likely(0.9, _different(apart=True)) < 0.15
    assert less_likely(0.01, _different(apart=True)) == 0.01


def test_who_only_names_others_is_told_as_different_only_where_that_is_likelier() -> None:
    assert as_likely(_different(apart=False), 0.8) is Relation.SUPPORTS
    assert as_likely(_different(apart=False), 0.3) is Relation.DIFFERENT
    assert as_likely(_different(apart=True), 0.4) is Relation.DIFFERENT
