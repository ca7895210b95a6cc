"""Owns what a row of CoNLL-2012 says, in the layouts that its tools and those of cross-document coreference write."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_FULL: Final = 12
_TOO_FEW: Final = "a line needs a word and its chains, with a tab or spaces between its columns"
_BARE: Final = 4
"""The columns of a full row up to its word."""
_BESIDE: Final = ("parts of speech", "trees", "lemmas", "framesets", "senses", "speakers")
"""What a full row has in order between its word and its label."""
_NOTHING: Final = "-_*()"
_SILENT: Final = ("", "XX", "TOP")
"""What is left of a column in which a program had nothing to say."""
_UNCHAINED: Final = "-"
_UNMARKED: Final = frozenset({"-", "_", "*"})
_FIRST: Final = "0"
"""The number of the first word of a sentence."""
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
    if len(cells) < 2 or _ends_with_word(cells):
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


def besides(cells: Sequence[str]) -> Iterator[str]:
    """What the columns of a full row that have no place here say something about."""
    if len(cells) < _FULL:
        return
    named = {**dict(zip(_BESIDE, cells[_BARE:10], strict=True)), "arguments": "".join(cells[11:-1])}
    yield from (kind for kind, said in named.items() if said.strip(_NOTHING) not in _SILENT)


def _ends_with_word(cells: Sequence[str]) -> bool:
    """Whether a row is the beginning of a full one, up to its word, which is no chain."""
    full = len(cells) == _BARE and cells[1].isdigit() and cells[2].isdigit()
    return full and cells[-1] not in _UNMARKED and not {"(", ")"} & set(cells[-1])


def rows_of(lines: Sequence[tuple[int, Sequence[str]]]) -> Iterator[Row | tuple[int, str]]:
    """The rows of lines that follow on one another; of a line that is none its number, and why.

    A sentence has the columns that most of its lines have. A line with others gives its word, if it has that.
    """
    for sentence in _sentences(lines):
        counts = Counter(len(cells) for _, cells in sentence)
        columns = max(counts, key=lambda each: (counts[each], each))
        for line, cells in sentence:
            try:
                if len(cells) in (1, columns):
                    yield row_of(line, cells)
                else:
                    odd = f"the line has {len(cells)} columns where its sentence has {columns}"
                    bare = [*cells[:_BARE], _UNCHAINED] if len(cells) >= _BARE and columns >= _FULL else []
                    yield line, f"{odd}; {'its word came in without chains' if bare else 'it stayed out'}"
                    yield from [row_of(line, bare)] if bare else []
            except ValueError as error:
                yield line, str(error)


def _sentences(lines: Sequence[tuple[int, Sequence[str]]]) -> Iterator[Sequence[tuple[int, Sequence[str]]]]:
    """The sentences, which need no blank line between them where their words are numbered."""
    begun = [place for place, (_, cells) in enumerate(lines) if len(cells) >= _FULL and cells[2] == _FIRST]
    for first, after in pairwise(dict.fromkeys([0, *begun, len(lines)])):
        yield lines[first:after]
