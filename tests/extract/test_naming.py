"""A claim's wording names who its subject means where that is safe, and leaves the words alone where it is not."""

import pytest

from annotator.api import Claim, extract_text
from annotator.domain.span import Span
from annotator.extract.edits import Edit, edited
from annotator.extract.persons.naming import possessive

pytestmark = pytest.mark.model

_INTRODUCED = "Turkish Defence Minister Hulusi Akar visited Tripoli on Thursday. "


def last(text: str) -> Claim:
    """The asserted claim that ends last."""
    return max((claim for claim in extract_text(text) if claim.asserted), key=lambda claim: (claim.end, -claim.start))


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("Akar met General Khalifa Haftar there.", "Hulusi Akar met General Khalifa Haftar there."),
        ("He met General Khalifa Haftar there.", "Hulusi Akar met General Khalifa Haftar there."),
        ("The minister left the city in haste.", "The minister, Hulusi Akar, left the city in haste."),
        ("His visit lasted two days.", "Hulusi Akar’s visit lasted two days."),
    ],
)
def test_who_is_meant_is_named(words: str, wording: str) -> None:
    claim = last(_INTRODUCED + words)
    assert claim.text == wording
    assert (_INTRODUCED + words)[claim.start : claim.end] == words.rstrip(".")


@pytest.mark.parametrize(
    "words",
    [
        "It rained all day.",
        "It was clear to everybody in the city.",
        "We remember this day in the whole country.",
        "They grow oranges in the valley.",
        "One of the ministers left the city in haste.",
    ],
)
def test_what_may_mean_others_stays_as_it_is(words: str) -> None:
    assert last(_INTRODUCED + words).text == words


def test_whose_counterpart_it_is_is_named() -> None:
    texts = [claim.text for claim in extract_text(_INTRODUCED + "Akar met his counterpart, Salah Namroush.")]
    assert "Salah Namroush is Hulusi Akar’s counterpart." in texts


def test_an_owner_takes_the_mark_that_its_end_asks_for() -> None:
    assert (possessive("Haftar"), possessive("Cyprus")) == ("Haftar’s", "Cyprus’")


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    edits = [Edit(Span(4, 7), "dog"), Edit(Span(0, 3), "A"), Edit(Span(5, 9), "x")]
    assert edited("the cat sat", Span(0, 11), edits) == "A dog sat"
