"""Owns the table of lines of news pages, and the page around each."""

from dataclasses import dataclass
from pathlib import Path

from annotator.extract.page.layout import PieceKind, read_layout

_TABLE = Path(__file__).with_name("page_lines.tsv")
_HEADLINE = "Council approves new bridge"
_BODY = (
    "The city council met in the morning and approved the plan for a new bridge over the river.",
    "Work is expected to begin in the spring, the mayor said on Monday.",
)
_AROUND = {
    "first": ((), _BODY),
    "top": ((_HEADLINE,), _BODY),
    "mid": ((_HEADLINE, _BODY[0]), _BODY[1:]),
    "end": ((_HEADLINE, *_BODY), ()),
}


@dataclass(frozen=True, slots=True)
class PageLine:
    """Paragraphs that stand together at a place of a page, and the kinds of their pieces."""

    where: str
    kinds: list[PieceKind]
    paragraphs: list[str]


def page_lines() -> list[PageLine]:
    """Every line of the table."""
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [
        PageLine(where, [PieceKind(kind) for kind in kinds.split()], words.split(" ¶ ")) for where, kinds, words in rows
    ]


def pieces_of(line: PageLine) -> list[PieceKind]:
    """The kinds of the pieces that are read from the line on its page."""
    above, below = _AROUND[line.where]
    judged = "\n\n".join(line.paragraphs)
    text = "\n\n".join([*above, judged, *below])
    start = len("\n\n".join([*above, ""]))
    return [piece.kind for piece in read_layout(text) if start <= piece.start < start + len(judged)]
