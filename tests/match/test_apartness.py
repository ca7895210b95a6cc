"""Claims of look-alike events elsewhere are unlikely to be one, and stand behind those that are."""

import pytest

from annotator.domain.claim import Role, Slot
from annotator.domain.link import Link, Relation
from annotator.match.claims.attributes import Attribute, Difference, Finding, Standing
from annotator.match.claims.facets import Facets
from annotator.match.claims.reading import facets_of
from annotator.match.contrast import Contrast
from annotator.match.links.apartness import as_likely, less_likely, of_one_deed
from annotator.match.suggest import suggest
from tests.match.reports import claim, corpus, report, said, within

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
    assert as_likely(_different(apart=False), 0.8).relation is Relation.SUPPORTS
    assert as_likely(_different(apart=False), 0.3).relation is Relation.DIFFERENT
    assert as_likely(_different(apart=True), 0.4).relation is Relation.DIFFERENT


@pytest.mark.parametrize("relation", [Relation.CONTRADICTS, Relation.DISPUTES])
def test_what_one_denies_clashes_only_with_a_deed_that_the_other_tells_or_likely_means(relation: Relation) -> None:
    note = Difference("wording", None, None, "one denies it")
    said = Finding(Attribute.POLARITY, Standing.DIFFER, (note.note,), (note,))
    found = Contrast(relation, True, ("cannot both hold", "same day", note.note), (note,), 0.8, (said,))

    far = as_likely(found, 0.1, one_deed=False)

    assert as_likely(found, 0.3, one_deed=False) == as_likely(found, 0.1, one_deed=True) == found
    assert (far.relation, far.reversed) == (Relation.DIFFERENT, False)
    assert far.reasons == ("they seem to speak of different things", "same day")


def _facets(text: str, subject: str, predicate: str) -> Facets:
    article = report(text)
    return facets_of(claim(article, text, predicate, Slot(Role.SUBJECT, within(article, subject))), text)


def test_a_denial_of_a_deed_in_a_place_is_of_no_deed_of_all_else_that_happened_there() -> None:
    denied = _facets("Troops entered the harbour on Sunday.", "Troops", "entered")
    blast = _facets("A blast wounded 60 people in the harbour on Sunday.", "A blast", "wounded")
    entry = _facets("The wounded fled when soldiers entered.", "The wounded", "fled")
    bare = facets_of(*said("A blast wounded 60 people in the harbour."))

    assert not of_one_deed(denied, blast)
    assert not of_one_deed(blast, denied)
    assert of_one_deed(denied, entry)
    assert of_one_deed(denied, bare)


def test_what_is_hardly_likely_to_be_one_thing_says_so_before_all_else() -> None:
    found = Contrast(Relation.SUPPORTS, False, ("said of others",), (), 0.1)
    assert as_likely(found, 0.09).reasons == ("hardly likely to speak of one thing", "said of others")
    assert as_likely(found, 0.11).reasons == ("said of others",)
    refined = _different(apart=True)
    assert as_likely(refined, 0.09) is refined
