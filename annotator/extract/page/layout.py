"""Owns the printed parts of an article, read from its text alone: its lines, and the kind of each by form and place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.extract.page.captions import credit_start, tells_of_a_picture
from annotator.extract.page.credits import tells_who_made_it
from annotator.extract.page.datelines import dateline_end, is_dateline
from annotator.extract.page.furniture import LEADS_ON, LISTS, OPENS_COMMENTS, kind_of_furniture
from annotator.extract.page.inlaid import told_apart
from annotator.extract.page.page_dates import STAMP, tells_when_posted
from annotator.extract.page.pieces import Piece as Piece  # noqa: PLC0414  # callers name it from here
from annotator.extract.page.pieces import PieceKind as PieceKind  # noqa: PLC0414  # callers name it from here

_MAX_HEADING_WORDS = 25
_WRAP_WIDTH = 100
_BREAK = re.compile(r"[\n\u2028\u2029]+")
_MOST_TEASERS = 10
_TERMINAL = re.compile(r"[.!?…:;,。！？：；।॥؟۔።][\"”“’'»)」』】\]\s]*(?:\[[^\[\]]{1,30}\])?$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)\s*$")
_SHORTCODE = re.compile(
    r"\[embed\][^\[\]\n]{0,300}\[/embed\]|"
    r"\[/?(?:ad_\d+|caption|embed|gallery|video|audio|playlist|vc_\w+|et_pb_\w+)\b[^\[\]\n]{0,200}\]"
)
_SAYS = re.compile(r"[,!?][”\"’'] (?:[\w.-]+ ){1,4}(?:said|added|told \w+)$|\b(?:he|she|they) (?:said|added)$")
_NARRATES = re.compile(r"(?:Officials|Police|Authorities|Residents|The|An?|They|He|She|It|In|On) ")
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|has|have|did|took|met|held|went|came|made|won|lost|began|left|killed|signed|agreed|announced)\b"
)
_WAS = re.compile(r"\b(?:said|was|were|had)\b")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str


def read_layout(text: str, title: str | None = None) -> tuple[Piece, ...]:
    """The pieces of an article in order, without gaps; empty for a text without any character but white space."""
    lines = list(_joined(text, list(_lines(text))))
    pieces: list[Piece] = []
    dateline_due = True
    for line, kind in zip(lines, _kinds(lines, title), strict=True):
        if kind is PieceKind.BODY:
            pieces += _parted(text, line, dateline_due=dateline_due)
            dateline_due = False
        else:
            pieces.append(Piece(line.start, line.end, kind))
    return _gapless(pieces, len(text))


def may_tell_a_day(text: str) -> bool:
    """Whether a line of a text may tell when it was put up, or a dateline begin it; if not, no piece of it does.

    Far faster than to read the layout, for nearly all lines are too long for either.
    """
    rare = "\u2028" in text or "\u2029" in text  # else a plain split tells the same ten times as fast
    found = [line.strip() for line in (_BREAK.split(text) if rare else text.split("\n"))]
    if "[" in text or max(map(len, found)) <= _WRAP_WIDTH:  # lines may have to be parted, or put together
        found = [line.words for line in _joined(text, list(_lines(text)))]
    return any(map(_may_tell_a_day, filter(None, found)))


def _may_tell_a_day(words: str) -> bool:
    # Each as `_kinds` and `_parted` ask it, whatever stands around the line.
    begins = dateline_end(words) is not None or STAMP.match(words) is not None
    return begins or is_dateline(words) or tells_when_posted(words)


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n\u2028\u2029]+", text):
        for start, end in _without_shortcodes(match.group()):
            words = match.group()[start:end].strip()
            if words:
                at = match.start() + match.group().index(words, start)
                yield _Line(at, match.start() + end, words)


def _without_shortcodes(line: str) -> Iterator[tuple[int, int]]:
    """The parts of a line before, in and behind the marks that a publishing program left in it."""
    at = 0
    for mark in _SHORTCODE.finditer(line) if "[" in line else ():
        yield from ((at, mark.start()), mark.span())
        at = mark.end()
    yield at, len(line)


def _joined(text: str, lines: list[_Line]) -> Iterator[_Line]:
    """Lines put together again where a text was wrapped at a fixed width."""
    width = max((len(line.words) for line in lines), default=0)
    held: list[_Line] = []
    for line in lines:
        if held and not _wrapped(text, held[-1], line, width):
            yield _one(held)
            held = []
        held.append(line)
    if held:
        yield _one(held)


def _one(lines: Sequence[_Line]) -> _Line:
    return _Line(lines[0].start, lines[-1].end, " ".join(line.words for line in lines))


def _wrapped(text: str, upper: _Line, lower: _Line, width: int) -> bool:
    if not 40 <= width <= _WRAP_WIDTH or len(upper.words) < 0.7 * width:
        return False
    if _TERMINAL.search(upper.words) and _kind_by_form(lower.words) is not None:
        return False
    return text.count("\n", upper.end, lower.start + 1) == 1 and not lower.words.startswith(("-", "•", "*"))


def _kinds(lines: list[_Line], title: str | None) -> list[PieceKind]:
    headline = _spelling(title) if title else _first_headline(lines)
    ended = any(_ends(line.words) for line in lines)
    kinds: list[PieceKind] = []
    within = False
    for place, line in enumerate(lines):
        kind = _kind_by_form(line.words) or _kind_by_place(lines, kinds)
        alone = len(lines) == 1 and _ends(line.words)
        if kind is None and headline and not alone and _spelling(line.words) == headline:
            kind = PieceKind.HEADLINE
        if kind is None and ended and _is_heading(line.words, within=within):
            kind = PieceKind.HEADLINE if place == 0 else PieceKind.HEADING
        kinds.append(kind or PieceKind.BODY)
        within = within or kind is None
    return _with_comments(lines, kinds)


def _first_headline(lines: list[_Line]) -> str | None:
    if len(lines) < 2 or _ends(lines[0].words):
        return None
    return _spelling(lines[0].words)


def _ends(words: str) -> bool:
    """Whether a line ends as a sentence does, perhaps before a picture's credit."""
    return _TERMINAL.search(words) is not None or credit_start(words) is not None


def _spelling(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold()).strip()


def _kind_by_form(words: str) -> PieceKind | None:
    if tells_when_posted(words):
        return PieceKind.POSTED
    if is_dateline(words):
        return PieceKind.DATELINE
    if furniture := kind_of_furniture(words):
        return PieceKind.CREDIT if furniture is PieceKind.ADVERT and tells_who_made_it(words) else furniture
    if tells_who_made_it(words):
        return PieceKind.CREDIT
    return PieceKind.CAPTION if tells_of_a_picture(words) else None


def _kind_by_place(lines: Sequence[_Line], kinds: Sequence[PieceKind]) -> PieceKind | None:
    """A line below "read more" is the title of another article, often cut off; a list of them goes on."""
    place, words = len(kinds), lines[len(kinds)].words
    if _TERMINAL.search(words) and not _CUT_OFF.search(words):
        return None
    for above in range(place - 1, max(-1, place - 1 - _MOST_TEASERS), -1):
        if kinds[above] is not PieceKind.TEASER:
            return None
        lead = lines[above].words
        if LEADS_ON.fullmatch(lead):
            return PieceKind.TEASER if above == place - 1 or LISTS.fullmatch(lead) else None
    return None


def _is_heading(words: str, *, within: bool) -> bool:
    if _ends(words) or len(words.split()) > _MAX_HEADING_WORDS:
        return False
    return not (within and _is_unended_sentence(words))


def _is_unended_sentence(words: str) -> bool:
    """Whether a line without a full stop yet tells something, as no heading would: "“We agree,” the mayor said"."""
    if _SAYS.search(words):
        return True
    if words[0] in "-•*" and _WAS.search(words):
        return True
    names = words.split()
    capitals = sum(name[0].isupper() for name in names)
    if capitals > len(names) / 2 or _NARRATES.match(words) is None:
        return False
    return (len(names) >= 9 and _PAST.search(words) is not None) or (len(names) >= 6 and _WAS.search(words) is not None)


def _with_comments(lines: Sequence[_Line], kinds: list[PieceKind]) -> list[PieceKind]:
    """All that stands below the heading of the readers' comments is theirs, if most of the page lies above it."""
    story = sum(len(line.words) for line, kind in zip(lines, kinds, strict=True) if kind is PieceKind.BODY)
    above = 0
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is PieceKind.COMMENT and 2 * above > story and OPENS_COMMENTS.fullmatch(line.words):
            return [*kinds[:place], *(_read_by_form(kind) for kind in kinds[place:])]
        above += len(line.words) if kind is PieceKind.BODY else 0
    return kinds


def _read_by_form(kind: PieceKind) -> PieceKind:
    told = {PieceKind.BODY, PieceKind.HEADING, PieceKind.CAPTION, PieceKind.PROMPT}
    return PieceKind.COMMENT if kind in told else kind


def _parted(text: str, line: _Line, *, dateline_due: bool) -> list[Piece]:
    """The body with what stands before its first sentence set apart: a dateline, or the time of day of a live blog."""
    cut = dateline_end(line.words) if dateline_due else None
    kind = PieceKind.DATELINE
    if cut is None and (stamp := STAMP.match(line.words)):
        cut, kind = stamp.end(), PieceKind.POSTED
    if cut is None:
        return list(told_apart(text, line.start, line.end))
    return [Piece(line.start, line.start + cut, kind), *told_apart(text, line.start + cut, line.end)]


def _gapless(pieces: list[Piece], length: int) -> tuple[Piece, ...]:
    """White space between pieces goes to the piece before it, at the very start to the first."""
    starts = [0, *(piece.start for piece in pieces[1:])]
    ends = [*(piece.start for piece in pieces[1:]), length]
    return tuple(Piece(start, end, piece.kind) for piece, start, end in zip(pieces, starts, ends, strict=False))
