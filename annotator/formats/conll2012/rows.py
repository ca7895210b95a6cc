"""Owns what a row of CoNLL-2012 says, in the layouts that its tools and those of cross-document coreference write."""

from collections.abc import Sequence
from typing import Final, NamedTuple

_FULL: Final = 12
_TOO_FEW: Final = "a line needs a word and its chains, with a tab or spaces between its columns"
_FLAGS: Final = frozenset({"True", "False"})


class Row(NamedTuple):
    """A word, which document and sentence it stands in as far as its row says, its label's bracket and its chains."""

    line: int
    document: str
    sentence: str
    word: str
    label: str
    chains: str


def row_of(line: int, cells: Sequence[str]) -> Row:
    """The row of a line's columns; ValueError if they are too few.

    The layouts: document, part, number, word and on to the chains, with labels in the eleventh of twelve or more;
    topic, subtopic, document, sentence, number, word, flag and chains; and fewer, a word and its chains at the end.
    """
    if len(cells) < 2:
        raise ValueError(_TOO_FEW)
    if len(cells) == 8 and cells[6] in _FLAGS:
        row = Row(line, cells[2], cells[3], cells[5], "*", cells[7])
    elif len(cells) > 4:
        label = cells[10] if len(cells) >= _FULL else "*"
        part = "" if cells[1].strip("0") == "" else f"#{cells[1]}"
        row = Row(line, f"{cells[0]}{part}", "", cells[3], label, cells[-1])
    else:
        row = Row(line, "", "", cells[-2], "*", cells[-1])
    if not row.word.strip():
        raise ValueError(_TOO_FEW)
    return row
