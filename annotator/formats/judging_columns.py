"""Owns which columns of a table say how claims were judged: by their headings, and by the words in the first rows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from annotator.formats.claim_review.ratings import verdict_of
from annotator.formats.claim_rows import is_status

JUDGING: Final = ("status", "verdict")
"""The fields that such columns can be: whether a claim is one, and what came of it."""
_HEADINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "status": "status, answer, decision, judgement, judgment, accepted, review, annotation",
        "verdict": "verdict, veracity, rating, truth, truth value, truthfulness, stance, fact check, claim label",
        "": "label, gold, gold label, gold standard, class, target",
    }
)
_KIND_BY_KEY: Final = MappingProxyType(
    {"".join(word.split()): field for field, words in _HEADINGS.items() for word in words.split(",")}
)
_ENOUGH: Final = 0.8
"""Share of the cells that must be known words, where the heading does not settle it."""


def judging_columns(
    keys: Sequence[str], cells: Sequence[Sequence[str]], *, taken: Collection[int], quoted: bool
) -> dict[str, int]:
    """The column of each field that one is found for, by the keys of the headings and the cells of the first rows.

    Where a table quotes its articles, words such as true and false say whether a claim is one, else whether it holds.
    """
    found: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key in _KIND_BY_KEY and place not in taken:
            said = [words for row in cells if (words := "".join(row[place : place + 1]).strip())]
            if field := _field(_KIND_BY_KEY[key], said, quoted=quoted):
                found.setdefault(field, place)
    return found


def _field(named: str, said: Sequence[str], *, quoted: bool) -> str:
    """Which field cells are, under a heading that names one or leaves it open; "" for neither."""
    of_status, of_verdict = _share(said, is_status), _share(said, lambda words: verdict_of(words, {}) is not None)
    if of_status >= _ENOUGH and of_verdict >= _ENOUGH:
        return named or ("status" if quoted else "verdict")
    if max(of_status, of_verdict) >= _ENOUGH:
        return "status" if of_status > of_verdict else "verdict"
    return named if named == "status" or of_verdict > 0 else ""


def _share(said: Sequence[str], known: Callable[[str], bool]) -> float:
    return sum(map(known, said)) / len(said) if said else 0.0
