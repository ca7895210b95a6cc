"""Owns which columns of a table say how claims were judged, or what words are: by their headings and first cells."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from annotator.formats.claim_review.ratings import verdict_of
from annotator.formats.claim_rows import is_status
from annotator.formats.span_labels import are_labels
from annotator.formats.two_valued import two_valued_column

JUDGING: Final = ("status", "verdict", "label")
"""The fields that such columns can be: whether a claim is one, what came of it, and what its words are called."""
_HEADINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "status": "status, answer, decision, judgement, judgment, accepted, review, annotation",
        "verdict": "verdict, veracity, rating, truth, truth value, truthfulness, stance, fact check, claim label",
        "label": "entity label, entity type, entity class, entity tag, ner, ner label, ner tag, ner type, mention type,"
        " mention label, span label, span type",
        "": "label, labels, gold, gold label, gold standard, class, target, type, tag, category, entity",
    }
)
_KIND_BY_KEY: Final = MappingProxyType(
    {"".join(word.split()): field for field, words in _HEADINGS.items() for word in words.split(",")}
)
_DOUBTED: Final = frozenset(
    (
        *("label", "labels", "gold", "goldlabel", "class", "target", "status", "answer", "decision", "judgement"),
        *("judgment", "annotator", "rater", "coder", "judge", "reviewer"),
    )
)
"""What a column is called that often says whether a claim is one, under words that nobody knows."""
_DIGITS: Final = "0123456789"
"""What columns of several annotators end in."""
_ENOUGH: Final = 0.8
"""Share of the cells that must be known words, where the heading does not settle it."""
_MOST: Final = 0.5
"""Share of the cells that are statuses from which on the others are taken for statuses, too, that nobody knows."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a table before its columns of judgements are looked for: `taken` are columns already used.

    `quoted` if it quotes its articles, `bare` if its rows say nothing of a claim beside its words; `statuses` are words
    of which a person said what status they mean.
    """

    taken: Collection[int]
    quoted: bool
    bare: bool
    statuses: Mapping[str, str]


def judging_columns(keys: Sequence[str], cells: Sequence[Sequence[str]], seen: Looked) -> dict[str, int]:
    """The column of each field that one is found for, by the keys of the headings and the cells of the first rows.

    Where a table quotes its articles, words such as true and false say whether a claim is one, else whether it holds.
    """
    found: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key in _KIND_BY_KEY and place not in seen.taken:
            said = [words for row in cells if (words := "".join(row[place : place + 1]).strip())]
            if field := _field(_KIND_BY_KEY[key], said, seen):
                found.setdefault(field, place)
    if "verdict" in found or not (seen.quoted and seen.bare):
        found.pop("label", None)
    return found


def doubtful_column(keys: Sequence[str], cells: Sequence[Sequence[str]], taken: Collection[int]) -> int | None:
    """The first column that could say whether claims are ones, by its heading or words, and was taken for nothing."""
    named = (at for at, key in enumerate(keys) if is_doubted(key) and at not in taken)
    return next(named, two_valued_column(keys, cells, taken))


def is_doubted(key: str) -> bool:
    """Whether a heading often stands above words that say whether claims are ones."""
    return key.rstrip(_DIGITS) in _DOUBTED


def _field(named: str, said: Sequence[str], seen: Looked) -> str:
    """Which field cells are, under a heading that names one or leaves it open; "" for neither."""
    if named == "label":
        return named if said else ""
    of_status = _share(said, lambda words: is_status(words) or words.casefold() in seen.statuses)
    of_verdict = _share(said, lambda words: verdict_of(words, {}) is not None)
    if of_status >= _ENOUGH and of_verdict >= _ENOUGH:
        return named or ("status" if seen.quoted else "verdict")
    if max(of_status, of_verdict) >= _ENOUGH:
        return "status" if of_status > of_verdict else "verdict"
    if not named and _share(said, are_labels) >= _ENOUGH:
        return "label"
    if not named and seen.quoted and of_status > max(_MOST, of_verdict):
        return "status"
    return named if named == "status" or of_verdict > 0 else ""


def _share(said: Sequence[str], known: Callable[[str], bool]) -> float:
    return sum(map(known, said)) / len(said) if said else 0.0
