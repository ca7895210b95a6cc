"""Owns the labels of names and claims as tables of labelled spans write them."""

from collections.abc import Callable
from typing import Final

_CLAIM: Final = "claim"
_NAMES: Final = frozenset(
    (
        *("per", "pers", "person", "people", "org", "organization", "organisation", "loc", "location", "gpe", "geo"),
        *("fac", "facility", "norp", "nationality", "misc", "miscellaneous", "date", "time", "money", "percent"),
        *("percentage", "event", "product", "law", "language", "work_of_art", "quantity", "ordinal", "cardinal"),
        *("number", "title", "role", "city", "country", "company", "brand", "email", "phone", "address", "url", "o"),
    )
)
"""What sets of labels for names are made of, in small letters."""
_BEFORE: Final = ("B-", "I-", "E-", "S-", "L-", "U-")
"""Before a label where it is the first, an inner, the last or the only word of a name."""


def is_claim(label: str) -> bool:
    """Whether what is labelled is a claim, as in Prodigy and Label Studio."""
    return label.strip().casefold() == _CLAIM


def set_apart(label: str, is_taken: Callable[[str], bool]) -> str:
    """A label of names as it is written where words mean something else: one that is taken has one more "_" behind."""
    return f"{label}_" if is_taken(label.rstrip("_")) else label


def put_back(label: str, is_taken: Callable[[str], bool]) -> str:
    """The label that was written so."""
    return label[:-1] if label.endswith("_") and is_taken(label.rstrip("_")) else label


def labels_in(cell: str) -> list[str]:
    """The labels of a cell: one, or several as lists of them are written ("PER;LOC", "['PER', 'LOC']")."""
    bare = cell.strip()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1].replace(",", ";")
    parts = bare.replace("|", ";").split(";")
    return list(dict.fromkeys(each for part in parts if (each := part.strip(" \t'\""))))


def are_labels(cell: str) -> bool:
    """Whether a cell holds a label that is known; in words that are none there are no lists of labels."""
    return any(map(is_label, labels_in(cell)))


def is_label(words: str) -> bool:
    """Whether words are what names of some kind are called by everywhere, or claims."""
    bare = words.strip().removeprefix(next((each for each in _BEFORE if words.strip().startswith(each)), ""))
    known = bare.strip("_ ").casefold().replace(" ", "_")
    return known in _NAMES or known.removesuffix("s") in _NAMES or is_claim(bare)
