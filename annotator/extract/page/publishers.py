"""Owns who an article comes from as its text tells it: a source line, a notice or a dateline, with the reason."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.source import ProposedSource
from annotator.extract.page.layout import read_layout
from annotator.extract.page.pieces import PieceKind

_PAGE_CHARS: Final = 200_000
_SOURCE: Final = re.compile(
    r"\(?(?:source|sources|from)\s*:\s*(?P<who>[^:]{2,60}?)[.)]?|SOURCE\s+(?P<caps>[A-Z][^:]{1,59})", re.I
)
_VIA: Final = re.compile(
    r"[(\[—–-]*\s*(?:via\s+)?(?P<who>AFP|Reuters|AP|UPI|Xinhua|TASS|ANSA|dpa|DPA|EFE|PTI|Associated Press)\s*[)\].]*"
)
_NOTICE: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?,?\s*)?(?:by\s+)?(?P<who>[^\W\d_][^.|"
    r",;©]{1,50}?)"
    r"(?:\s*[.|,;–-]|\s+all rights|\s*\d{4}|$)",
    re.I,
)
_FIRST: Final = re.compile(
    r"\b(?:appeared first on|(?:first|originally) (?:published|appeared) (?:in|on|by)) (?P<who>[^.]{2,60})\.?$", re.I
)
_IN_DATELINE: Final = re.compile(r"\((?P<who>[A-Z][^()\d]{1,38})\)|/(?P<slash>[A-Z][\w .]{1,30})/")
_NO_NAME: Final = re.compile(r"(?:the )?(?:author|publisher|agencies|agency|staff|photo|image|file|all rights)\b", re.I)


def propose_source(text: str, title: str | None) -> ProposedSource | None:
    """The outlet or agency that the text itself names as where it comes from; None if it names none, or several."""
    lines = [(piece.kind, text[piece.start : piece.end].strip()) for piece in read_layout(text[:_PAGE_CHARS], title)]
    for found in (_source_lines(lines), _notices(lines), _datelines(lines)):
        named = {one.name.casefold(): one for one in found}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _source_lines(lines: list[tuple[PieceKind, str]]) -> Iterator[ProposedSource]:
    for kind, line in lines:
        if kind is PieceKind.CREDIT:
            yield from _named(_SOURCE.fullmatch(line) or _VIA.fullmatch(line), f"The line “{line}” names it.")


def _notices(lines: list[tuple[PieceKind, str]]) -> Iterator[ProposedSource]:
    for kind, line in lines:
        if kind in (PieceKind.DISCLAIMER, PieceKind.TEASER):
            yield from _named(_NOTICE.match(line) or _FIRST.search(line), f"The notice “{line[:80]}” names it.")


def _datelines(lines: list[tuple[PieceKind, str]]) -> Iterator[ProposedSource]:
    for kind, line in lines:
        if kind is PieceKind.DATELINE:
            told = line.strip(" –—-")
            yield from _named(_IN_DATELINE.search(line), f"The dateline “{told}” names it.")


def _named(match: re.Match[str] | None, reason: str) -> Iterator[ProposedSource]:
    names = [name for name in match.groups() if name] if match else []
    if names and not _NO_NAME.match(names[0].strip()) and len(names[0].split()) <= 6:
        yield ProposedSource(" ".join(names[0].split()), reason)
