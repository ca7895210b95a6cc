"""Owns which column of a table quotes the texts of its rows where no usual heading says so: by its name and words."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from annotator.domain.text import normalise
from annotator.formats.word_places import found

_NAMING: Final = (
    "quote quoted quotation span excerpt highlight passage snippet extract evidence rationale sentence mention zitat"
    " textstelle beleg satz cita fragmento citation extrait citazione цитата",
    "claim claims statement proposition assertion aussage behauptung afirmación affirmation affermazione",
)
"""Words of headings under which quotes stand, the surer ones first."""
_OTHERWISE: Final = (
    "id ids no number count index start end begin offset type kind label class category status verdict source speaker"
    " author date time url link lang language by name entity score"
)
"""Words of headings that say something else of a quote."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENOUGH: Final = 0.8
"""Share of the cells whose words must stand in the text of their row."""
_FEWEST: Final = 3
"""Letters of a quote; less could stand in a text by chance."""


def quoting_column(
    headings: Sequence[str], cells: Sequence[Sequence[str]], text: int, taken: Collection[int]
) -> int | None:
    """The first column whose heading can be that of quotes and whose cells stand in the texts of their rows."""
    named = (at for words in _NAMING for at in _called(headings, words.split()) if at not in taken)
    return next((at for at in named if _quotes(cells, at, text)), None)


def _called(headings: Sequence[str], words: Collection[str]) -> Iterator[int]:
    otherwise = _OTHERWISE.split()
    for at, heading in enumerate(headings):
        said = set(_WORD.findall(_HUMP.sub(" ", heading).casefold()))
        if not said.isdisjoint(words) and said.isdisjoint(otherwise):
            yield at


def _quotes(cells: Sequence[Sequence[str]], at: int, text: int) -> bool:
    """Whether nearly all that a column says stands in the texts, and not as the whole of each."""
    pairs = [(normalise(row[at]).text.strip(), normalise(row[text]).text) for row in cells if len(row) > max(at, text)]
    said = [(words, whole) for words, whole in pairs if words and whole.strip()]
    there = [words != whole.strip() for words, whole in said if _stands(words, whole)]
    return any(there) and len(there) >= _ENOUGH * len(said)


def _stands(words: str, text: str) -> bool:
    return sum(map(str.isalpha, words)) >= _FEWEST and bool(found(words, text, 1))
