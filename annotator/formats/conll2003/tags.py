"""Owns the tags of words: which names they make, by any of the schemes in use (IOB1, IOB2, BIOES, BILOU, BMEWO)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

OUTSIDE: Final = "O"
UNNAMED: Final = "MISC"
_TAG: Final = re.compile(r"(?P<place>[BIESLUMW])(?:[-_](?P<label>\S.*))?", re.DOTALL)
_ALONE: Final = re.compile(r"[^\W\d_][\w./&-]{0,79}")
_MOST_LABELLED: Final = 3
"""Of so many words one at least is in no name."""
_WITHIN: Final = frozenset("IELM")
_LAST: Final = frozenset("ESLUW")
_OUT: Final = frozenset({"O", "0", "_", "-", "*"})


@dataclass(frozen=True, slots=True)
class Tag:
    """Where in a name a word stands, "" if in none, and the name's label, which is ours where it is `bare` of one."""

    place: str = ""
    label: str = ""
    bare: bool = False


@lru_cache(maxsize=1 << 12)
def tag_of(cell: str) -> Tag:
    """The tag that a column says; ValueError if it says none."""
    if cell in _OUT:
        return Tag()
    found = _TAG.fullmatch(cell)
    if found is None:
        raise ValueError(f"the last column must be a tag such as B-PER, I-PER or O, not '{cell[:60]}'")
    return Tag(found["place"], found["label"] or UNNAMED, not found["label"])


def within(cell: str) -> Tag:
    """The tag of a column that says the label alone: a word with it is within a name."""
    return Tag() if cell in _OUT else Tag("I", cell)


def are_labels(said: Sequence[str]) -> bool:
    """Whether the last columns of a file say labels alone, such as PER, without where in a name a word stands."""
    labels = {each for each in said if each not in _OUT}
    alone = bool(labels) and all(_ALONE.fullmatch(each) and not is_tag(each) for each in labels)
    return alone and _MOST_LABELLED * sum(each == OUTSIDE for each in said) > len(said)


def is_tag(cell: str) -> bool:
    """Whether a column says a tag."""
    return cell in _OUT or _TAG.fullmatch(cell) is not None


def label_word(label: str) -> str:
    """A label as a column can hold it: white space is "_"."""
    return "_".join(label.split()) or UNNAMED


def names(tags: Sequence[Tag]) -> Iterator[tuple[str, int, int]]:
    """The label, the first word and the one after the last of each name in the tags of a sentence.

    A word within a name that was not begun begins it, as the scorer of CoNLL-2003 reads it and as IOB1 has it.
    """
    first, label, goes_on = 0, "", False
    for place, tag in enumerate([*tags, Tag()]):
        if goes_on and tag.place in _WITHIN and tag.label == label:
            goes_on = tag.place not in _LAST
            continue
        if label:
            yield label, first, place
        first, label, goes_on = place, tag.label, bool(tag.place) and tag.place not in _LAST
