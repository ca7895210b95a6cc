"""How the rows of a table fit a column: how many say something, and what a trial found, not found, or found twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from annotator.gui.dialogs.import_words import amount
from annotator.services.incoming.previewed import Preview

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport

_NAMING: Final = ("article", "id", "url", "title")
"""What can name the article of a row without a text, the first that there is before the others."""
_WORDS: Final = (("row-quote-missing", "not found"), ("row-quote-twice", "twice"), ("row-no-quote", "empty"))
_PLACES: Final = (("row-outside", "outside"), ("row-offsets", "no numbers"), ("row-offsets-unfit", "other words"))
_TROUBLES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        "quote": _WORDS,
        "start": _PLACES,
        "end": _PLACES,
        "status": (("row-status", "unknown"),),
        "verdict": (("row-verdict", "unknown"),),
        "text": (("row-no-text", "empty"),),
        "published": (("row-date", "unclear"), ("row-date-none", "no date")),
        "id": (("row-id", "not the only one"),),
    }
)
_NOT_HERE: Final = (("row-no-article", "not found"), ("row-names-none", "empty"))


class Sign(StrEnum):
    """How well rows fit."""

    WELL = "well"
    ILL = "ill"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Fit:
    """What is said beside a column."""

    sign: Sign
    words: str


def fit_of(field: str, place: int, seen: Preview, tried: "ImportReport | None") -> Fit:
    """How the rows of a table fit the column at a place that is to be a field; "" is one that is kept as it is."""
    if not field:
        return Fit(Sign.UNTOLD, "")
    if field in seen.idle:
        return Fit(Sign.ILL, "stays out: no words of claims")
    filled = seen.filled[place] if place < len(seen.filled) else 0
    told = _filled_words(filled, seen)
    if tried is None:
        return Fit(Sign.UNTOLD, told)
    found = _found(tried)
    wrong = [f"{found[kind]:,} {words}" for kind, words in _asked(field, seen) if found.get(kind)]
    if wrong:
        return Fit(Sign.ILL, ", ".join(wrong))
    if field == _names(seen) and seen.whole:
        return Fit(Sign.WELL, f"{filled:,} of {seen.body:,} found")
    return Fit(Sign.WELL, told)


def _filled_words(filled: int, seen: Preview) -> str:
    if not seen.whole or filled == seen.body:
        return ""
    return f"{amount(filled, 'row')} filled" if filled else "empty"


def _asked(field: str, seen: Preview) -> tuple[tuple[str, str], ...]:
    """The troubles that a column of this field can have, and a word for each."""
    if field == _names(seen):
        return (*_NOT_HERE, *_TROUBLES.get(field, ()))
    if field == "claim" and "quote" not in seen.mapping and seen.of_claims:
        return _WORDS
    return _TROUBLES.get(field, ())


def _names(seen: Preview) -> str:
    """The field by which rows name their article; "" where they bring it."""
    named = (name for name in _NAMING if name in seen.mapping)
    return next(named, "") if seen.of_claims and "text" not in seen.mapping else ""


def _found(tried: "ImportReport") -> Mapping[str, int]:
    from annotator.services.rehearsing import amounts

    return amounts(tried.troubles)
