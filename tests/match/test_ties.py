"""Claims of which only the words are known: the same words the other way round, and turned by a little word."""

import pytest

from annotator.domain.link import Relation
from annotator.match.claims.exchanges import swapped
from annotator.match.claims.facets import facets
from annotator.match.claims.ties import reversed_ties, tied_otherwise, ties
from annotator.match.contrast import Contrast, contrast
from tests.match.reports import said


def compared(a: str, b: str) -> Contrast:
    return contrast(*said(a), *said(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orsini sold the yard to Vukic.", "Vukic sold the yard to Orsini."),
        ("The club lent Orsini to Padua for a year.", "Padua lent Orsini to the club for a year."),
        ("The mayor of Belmora thanked the mayor of Castrel.", "The mayor of Castrel thanked the mayor of Belmora."),
        ("Nurses from Quito helped doctors from Cuenca.", "Nurses from Cuenca helped doctors from Quito."),
        ("The opera opened after the zoo.", "The zoo opened after the opera."),
    ],
)
def test_the_same_words_the_other_way_round_tell_something_else(a: str, b: str) -> None:
    assert compared(a, b).relation is compared(b, a).relation is Relation.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norway, Chad and Mali backed the plan.", "Mali, Chad and Norway backed the plan."),
        ("The mayor said the dam was safe.", "The dam was safe, the mayor said."),
        ("Orsini met Vukic in Trieste on Monday.", "Vukic met Orsini in Trieste on Monday."),
        ("In Trieste Orsini resigned on Monday.", "On Monday Orsini resigned in Trieste."),
        ("Amara is the sister of Zola.", "Zola is the sister of Amara."),
        ("The chief of the guard of Belmora quit.", "Belmora's chief of the guard quit."),
    ],
)
def test_what_is_told_in_another_order_stays_the_same(a: str, b: str) -> None:
    assert compared(a, b).relation is compared(b, a).relation is Relation.SAME


def test_for_and_against_turn_a_claim_of_which_no_verb_is_known() -> None:
    found = compared("The bishop spoke for the reform.", "The bishop spoke against the reform.")
    assert found.relation is Relation.CONTRADICTS


def test_who_took_a_place_was_not_driven_out_of_it() -> None:
    a, b = "The regiment took the hill.", "The regiment was driven off the hill."
    assert compared(a, b).relation is compared(b, a).relation is Relation.CONTRADICTS
    assert compared(a, "The regiment was driven off the bridge.").relation is not Relation.CONTRADICTS
    assert compared(a, "The militia was driven off the hill.").relation is not Relation.CONTRADICTS


@pytest.mark.parametrize("words", ["of a's ", "of b and ", "to x to x ", "the cat of Big Dog, "])
def test_ties_of_a_long_text_are_read(words: str) -> None:
    side = facets(*said(words * 500))
    assert tied_otherwise(side, side) is None
    assert reversed_ties(ties(side), ties(side)) == []
    assert swapped(side, side) is None
