"""Owns what belongs to the page within a paragraph of the story: a picture's credit at its end, an invitation."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.extract.page.captions import credit_start
from annotator.extract.page.pieces import Piece, PieceKind

_INVITES: Final = re.compile(
    r"(?<=[.!?”\"’)])\s+(?P<prompt>(?:(?:follow|like|find) (?:us|me|our \w{1,20}) on|sign up (?:for|to) our|"
    r"subscribe to our|join our (?:channel|newsletter|whatsapp|telegram)|download our app|"
    r"click here to (?:subscribe|join|sign|donate|register|download))\b"
    r"(?:[^.!?\n“”\"]|\.(?=\w)){0,120}(?:[.!?](?=\s|$)|$))",
    re.IGNORECASE,
)


def told_apart(text: str, start: int, end: int) -> Iterator[Piece]:
    """The paragraph at `[start, end)` as pieces of body with what is laid into it set apart."""
    words = text[start:end].rstrip()
    credit = credit_start(words)
    story, at = words[:credit], 0
    for match in _INVITES.finditer(story):
        if story[at : match.start()].strip():
            yield Piece(start + at, start + match.start(), PieceKind.BODY)
        yield Piece(start + match.start("prompt"), start + match.end(), PieceKind.PROMPT)
        at = match.end() + len(story[match.end() :]) - len(story[match.end() :].lstrip())
    if at < len(story):
        yield Piece(start + at, end if credit is None else start + len(story), PieceKind.BODY)
    if credit is not None:
        yield Piece(start + credit, end, PieceKind.CREDIT)
