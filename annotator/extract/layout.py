"""Owns the printed parts of an article, read from its text alone: body, headline, caption, credit, advertisement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.extract.dates import holds_only_a_date


class PieceKind(StrEnum):
    """What a piece of an article is; only BODY asserts anything."""

    BODY = "body"
    HEADLINE = "headline"
    HEADING = "heading"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    POSTED = "posted"
    TEASER = "teaser"
    ADVERT = "advert"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True)
class Piece:
    """A half-open range of characters of one kind; the pieces of an article cover it without gaps."""

    start: int
    end: int
    kind: PieceKind


_MAX_HEADING_WORDS = 25
_WRAP_WIDTH = 100
_TERMINAL = re.compile(r"[.!?…:;,][\"”“’'»)\]\s]*$")
_SHORTCODE = re.compile(r"\[[^\[\]]{1,40}\]")
_ADVERT = re.compile(
    r"(advertisements?|sponsored( content)?|share( this)?( article| story)?|tweet|print|"
    r"e-?mail|comments?|subscribe( now)?)",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(first )?(posted|published|updated|last (updated|modified)|date|created)\b.{0,60}", re.IGNORECASE
)
_CREDIT = re.compile(
    r"\(?(sources?|photos?|images?|pictures?|credits?|video|via|authors?|graphics?|translation|"
    r"(additional )?reporting|editing|written|translated|compiled|edited)\s*(:|by\b).{1,120}",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by [^\W\d_][\w.'’-]*( [\w.,'’&-]+){0,8}", re.IGNORECASE)
_HANDLE = re.compile(r"(^|\s)@\w|\s/\s|©|\bgetty images\b|\bshutterstock\b", re.IGNORECASE)
_TEASER = re.compile(
    r"(read (more|also|next|on)|see also|also read|more (on|from) .{1,60}|related( (articles?|stories|news|content))?|"
    r"watch( also)?|you may also like|recommended( for you)?|don['’]t miss)\s*[:»>|.…-]*",
    re.IGNORECASE,
)
_TEASER_WITH_TITLE = re.compile(
    r"(read more|read also|see also|also read|related|watch)\s*[:»>|-]\s*\S.*", re.IGNORECASE
)
_CAPTION_END = re.compile(
    r"\([^()]{0,60}\b(\d{4}|(january|february|march|april|may|june|july|august|september|october|november|december)"
    r"( \d{1,2})?|\d{1,2} \w+)\)\.?$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"((file )?(photo|image|picture|caption)\b|pictured\b|in this (file |undated )?(photo|image|picture)|"
    r"an? (file |undated )?(photo|picture|image) (of|shows))",
    re.IGNORECASE,
)
_DISCLAIMERS = (
    re.compile(r"\bendors\w+\b.{0,200}\b(publisher|author|article|views?|opinions?)\b", re.IGNORECASE),
    re.compile(r"\b(publisher|author|article|views?|opinions?)\b.{0,200}\bendors\w+\b", re.IGNORECASE),
    re.compile(r"\b(views|opinions) expressed\b|\ball rights reserved\b|\bterms of (use|service)\b", re.IGNORECASE),
    re.compile(r"^(disclaimer|copyright|©)|\bsign up (for|to)\b|\b(our|free|daily) newsletter\b", re.IGNORECASE),
    re.compile(
        r"\bclick here\b|^follow us\b|\bthis (article|story) was (first |originally )?(published|posted)\b",
        re.IGNORECASE,
    ),
)
_PLACE_WORD = r"(?:[A-Z][\w.'’-]*|of|the|al|el|and|\d{1,2}\.?)"
_DATELINE = re.compile(
    rf"{_PLACE_WORD}(?:[ ,/]{{1,2}}{_PLACE_WORD}){{0,7}}(?:,? ?\([^()\n]{{2,40}}\))?,?\s*(?:[–—]|--?)\s+(?=[A-Z\"“‘«(])"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str


def read_layout(text: str, title: str | None = None) -> tuple[Piece, ...]:
    """The pieces of an article in order, without gaps; empty for a text without any character but white space."""
    lines = list(_joined(text, list(_lines(text))))
    kinds = _kinds(lines, title)
    pieces: list[Piece] = []
    dateline_due = True
    for line, kind in zip(lines, kinds, strict=True):
        if kind is PieceKind.BODY and dateline_due:
            dateline_due = False
            pieces += _without_dateline(line)
        else:
            pieces.append(Piece(line.start, line.end, kind))
    return _gapless(pieces, len(text))


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n\u2028\u2029]+", text):
        words = match.group().strip()
        if words:
            yield _Line(match.start(), match.end(), words)


def _joined(text: str, lines: list[_Line]) -> Iterator[_Line]:
    """Lines put together again where a text was wrapped at a fixed width."""
    width = max((len(line.words) for line in lines), default=0)
    held: _Line | None = None
    for line in lines:
        if held and _wrapped(text, held, line, width):
            held = _Line(held.start, line.end, f"{held.words} {line.words}")
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _wrapped(text: str, upper: _Line, lower: _Line, width: int) -> bool:
    if text.count("\n", upper.end, lower.start + 1) > 1 or not 40 <= width <= _WRAP_WIDTH:
        return False
    last = text[text.rfind("\n", 0, upper.end) + 1 : upper.end].strip()
    return len(last) >= 0.7 * width and not lower.words.startswith(("-", "•", "*"))


def _kinds(lines: list[_Line], title: str | None) -> list[PieceKind]:
    ended = sum(1 for line in lines if _TERMINAL.search(line.words))
    headline = _spelling(title) if title else _first_headline(lines)
    kinds: list[PieceKind] = []
    for place, line in enumerate(lines):
        before = (lines[place - 1].words, kinds[-1]) if kinds else ("", PieceKind.BODY)
        kind = _printed_kind(line.words) or _teased_kind(line.words, *before)
        if kind is None and headline and _spelling(line.words) == headline:
            kind = PieceKind.HEADLINE
        if kind is None and ended and _is_heading(line.words):
            kind = PieceKind.HEADLINE if place == 0 else PieceKind.HEADING
        kinds.append(kind or PieceKind.BODY)
    return kinds


def _first_headline(lines: list[_Line]) -> str | None:
    if len(lines) < 2 or _TERMINAL.search(lines[0].words):
        return None
    return _spelling(lines[0].words)


def _spelling(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold()).strip()


def _printed_kind(words: str) -> PieceKind | None:
    if _SHORTCODE.fullmatch(words) or _ADVERT.fullmatch(words):
        return PieceKind.ADVERT
    if holds_only_a_date(words) or (_POSTED.fullmatch(words) and re.search(r"\d", words)):
        return PieceKind.POSTED
    if _CREDIT.fullmatch(words) or _is_byline(words):
        return PieceKind.CREDIT
    if _TEASER.fullmatch(words) or _TEASER_WITH_TITLE.fullmatch(words):
        return PieceKind.TEASER
    if _CAPTION_END.search(words) or _CAPTION_START.match(words):
        return PieceKind.CAPTION
    return PieceKind.DISCLAIMER if any(pattern.search(words) for pattern in _DISCLAIMERS) else None


def _is_byline(words: str) -> bool:
    short = len(words.split()) <= 9 and not _TERMINAL.search(words)
    return short and bool(_BYLINE.fullmatch(words) or _HANDLE.search(words))


def _teased_kind(words: str, words_before: str, kind_before: PieceKind) -> PieceKind | None:
    """The line below "read more" is the title of another article, often cut off."""
    if kind_before is PieceKind.TEASER and _TEASER.fullmatch(words_before) and not _TERMINAL.search(words):
        return PieceKind.TEASER
    return None


def _is_heading(words: str) -> bool:
    return not _TERMINAL.search(words) and len(words.split()) <= _MAX_HEADING_WORDS


def _without_dateline(line: _Line) -> list[Piece]:
    start = line.start
    raw_start = start
    match = _DATELINE.match(line.words)
    if match is None or match.end() > 80:
        return [Piece(line.start, line.end, PieceKind.BODY)]
    cut = raw_start + match.end()
    return [Piece(line.start, cut, PieceKind.DATELINE), Piece(cut, line.end, PieceKind.BODY)]


def _gapless(pieces: list[Piece], length: int) -> tuple[Piece, ...]:
    """White space between pieces goes to the piece before it, at the very start to the first."""
    starts = [0, *(piece.start for piece in pieces[1:])]
    ends = [*(piece.start for piece in pieces[1:]), length]
    return tuple(Piece(start, end, piece.kind) for piece, start, end in zip(pieces, starts, ends, strict=False))
