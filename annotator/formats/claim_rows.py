"""Owns rows of tables that are claims: where in the article their words stand, and what else a row says of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ArticleId
from annotator.domain.json import Json, JsonObject
from annotator.domain.text import normalise
from annotator.formats.document import TextOf
from annotator.formats.native.anchors import Anchors, stored_anchors
from annotator.formats.native.records import Said, slots_record
from annotator.formats.share_cells import SHARES, is_share, shares_in
from annotator.formats.slot_cells import BETWEEN, slots_in
from annotator.formats.utf16 import Utf16
from annotator.formats.word_places import found

Named = Callable[[str], ArticleId | None]
"""The article of the project that words name: by its id, address, file name or title."""
_WORDS_OF: Final = MappingProxyType(
    {
        Status.CONFIRMED: "confirmed confirm accepted accept yes true 1 valid approved approve ok keep correct good y",
        Status.CORRECTED: "corrected edited changed",
        Status.REJECTED: "rejected reject no false 0 invalid refused wrong denied discarded incorrect bad n",
        Status.UNSURE: "unsure ignore ignored unclear unknown maybe ?",
        Status.PROPOSED: "proposed suggested open todo new",
    }
)
_STATUS: Final = MappingProxyType({word: status for status, words in _WORDS_OF.items() for word in words.split()})
_NAMING: Final = ("article", "id", "url", "title")
_SHOWN: Final = 60
_MOST_TEXTS: Final = 64


class _RowError(Exception):
    """Why a row gives no claim: the message and what it needs beside file and line."""

    def __init__(self, message: str, **told: str) -> None:
        super().__init__(message)
        self.message, self.told = message, told


@dataclass(slots=True)
class ClaimRows:
    """The claims of a table while its rows are read; `article_of` finds articles that the project holds already.

    `statuses` says what words of the table mean that no status is called by.
    """

    file: str
    text_of: TextOf
    article_of: Named
    statuses: Mapping[str, str] = field(default_factory=dict)
    texts: dict[ArticleId, Anchors] = field(default_factory=dict)
    unsure: int = 0
    """Slots of which it is not sure where their words stand."""
    first_unsure: int = 0
    """The line of the first of them."""
    beside: int = 0
    """Rows with a quote that stands elsewhere than they say."""
    first_beside: int = 0
    """The line of the first of them."""
    _last_beside: int = 0
    _at: dict[str, ArticleId | None] = field(default_factory=dict)

    def at(self, url: str) -> ArticleId | None:
        """The article of an address that an earlier row brought, or that the project holds."""
        if url not in self._at:
            self._at[url] = self.article_of(url)
        return self._at[url]

    def know(self, article: ArticleId, text: Anchors, url: str = "") -> None:
        """Remember the text of an article as a row brought it, and that it is the one at its address."""
        if url and self._at.get(url) is None:
            self._at[url] = article
        if len(self.texts) >= _MOST_TEXTS:
            self.texts.pop(next(iter(self.texts)))
        self.texts[article] = text

    def text(self, article: ArticleId) -> str | None:
        """The text of an article that a row brought lately, or that the project holds, as it is stored."""
        known = self._anchors(article)
        return known.text if known else None

    def _anchors(self, article: ArticleId) -> Anchors | None:
        if article not in self.texts and (held := self.text_of(article)) is not None:
            self.know(article, stored_anchors(held))
        return self.texts.get(article)

    def record(self, values: Mapping[str, str], line: int, article: ArticleId | None) -> JsonObject | AnnotatorError:
        """The native record of the claim that a row tells of; an error with its line if it tells of none."""
        try:
            return self._record(values, article or self._article(values), line)
        except _RowError as error:
            return BadFile(error.message, file=self.file, line=line, **error.told)

    def mention(
        self, values: Mapping[str, str], line: int, article: ArticleId | None, *, label: str
    ) -> JsonObject | AnnotatorError:
        """The native record of words that a row labels, with a status beside; an error with its line if it has none."""
        try:
            article = article or self._article(values)
            placed = self._anchored(article)
            start, end = self._place(values, placed, line)
            status = _status(values.get("status", ""), self.statuses)
        except _RowError as error:
            return BadFile(error.message, file=self.file, line=line, **error.told)
        return {"type": "mention", "article": article, "start": start, "end": end, "label": label, "status": status}

    def _anchored(self, article: ArticleId) -> Anchors:
        """The text of the article that a row is about."""
        placed = self._anchors(article)
        if placed is None:
            raise _RowError("row-no-article", article=_short(article))
        return placed

    def _article(self, values: Mapping[str, str]) -> ArticleId:
        """The first article of the project that the row names."""
        named = [words for name in _NAMING if (words := values.get(name, "").strip())]
        if not named:
            raise _RowError("row-names-none")
        article = next((found for words in named if (found := self._named(words)) is not None), None)
        if article is None:
            raise _RowError("row-no-article", article=_short(named[0]))
        return article

    def _named(self, words: str) -> ArticleId | None:
        """The article that words name; without asking if it is the id of one that rows spoke of lately."""
        return ArticleId(words) if words in self.texts else self.article_of(words)

    def _record(self, values: Mapping[str, str], article: ArticleId, line: int) -> JsonObject:
        placed = self._anchored(article)
        if values.get("status", "").strip() == LOOKED and not _claims(values):
            return {"type": LOOKED, "article": article}
        start, end = self._place(values, placed, line)
        identity: dict[str, Json] = {"id": values["claim id"]} if values.get("claim id") else {}
        # An export of ours writes the wording to the letter; others leave blanks where none are meant.
        said = values.get("claim", "") if identity else values.get("claim", "").strip()
        makers: list[Json] = [*filter(None, values.get("makers", "").split(BETWEEN))]
        named = {"text": said} if said.strip() else {}
        slots = slots_record(self._slots(values, placed.text, (start, end), line), values.get("mode") or None)
        factuality = {"factuality": values["factuality"]} if values.get("factuality") else {}
        where: dict[str, Json] = {"type": "claim", "article": article, "start": start, "end": end}
        status = {"status": _status(values.get("status", ""), self.statuses)}
        made = {**({"makers": makers} if makers else {}), **_shares(values)}
        return {**where, **identity, **named, **status, **factuality, **made, **slots}

    def _place(self, values: Mapping[str, str], placed: Anchors, line: int) -> tuple[int, int]:
        """Where the claim's words are stored; a row whose quote stands elsewhere than it says is counted once."""
        given, quote = _offsets(values), values.get("quote", "") or ""
        if given and (within := _at(given, quote, placed)):
            return within
        found = _quoted(values, placed, given)
        if given and self._last_beside != line:
            self.beside += 1
            self.first_beside, self._last_beside = self.first_beside or line, line
        return found

    def remarks(self) -> Iterator[Remark]:
        """Of how many rows it is told, or not sure, where their words stand, and where the first are."""
        if self.beside:
            yield Remark("offsets-beside", file=self.file, line=self.first_beside, count=self.beside)
        if self.unsure:
            yield Remark("slots-unsure", file=self.file, line=self.first_unsure, count=self.unsure)

    def _slots(self, values: Mapping[str, str], text: str, claim: tuple[int, int], line: int) -> list[Said]:
        said, unsure = slots_in(values, text, claim)
        self.first_unsure = self.first_unsure or (line if unsure else 0)
        self.unsure += unsure
        return said


def _shares(values: Mapping[str, str]) -> JsonObject:
    """How sure a program is of the claim and what it is worth, as our own table says."""
    wrong = next((said for name in SHARES if (said := values.get(name, "").strip()) and not is_share(said)), None)
    if wrong is not None:
        raise _RowError("row-share", value=_short(wrong))
    return shares_in(values)


def _claims(values: Mapping[str, str]) -> bool:
    """Whether a row says something of a claim."""
    return any(values.get(name, "").strip() for name in ("quote", "start", "claim"))


def is_status(words: str) -> bool:
    """Whether words say where a claim stands."""
    return _plain(words) in _STATUS


def _status(words: str, meant: Mapping[str, str]) -> str:
    if not words.strip():
        return Status.CONFIRMED.value
    said = meant.get(words.strip().casefold())
    if said:
        return Status(said).value
    status = _STATUS.get(_plain(words))
    if status is None:
        known = ", ".join(status.value for status in Status)
        raise _RowError("row-status", value=_short(words), known=known, more="")
    return status.value


def _plain(words: str) -> str:
    """A status in small letters, 1.0 as 1."""
    return whole(words.casefold())


def _quoted(values: Mapping[str, str], placed: Anchors, given: tuple[int, int] | None) -> tuple[int, int]:
    """The one place where the words of a row are stored, which are not at the offsets that it may give."""
    words = normalise(values.get("quote", "") or "").text.strip()
    if given and not words:
        raise _RowError("row-outside", start=str(given[0]), end=str(given[1]), length=f"{len(placed.raw):,}")
    words = words or values.get("claim", "").strip()
    if not words:
        raise _RowError("row-no-quote")
    places = found(words, placed.text)
    if not places:
        raise _RowError("row-quote-missing", quote=_short(words))
    if len(places) > 1 and given:
        raise _RowError("row-offsets-unfit", quote=_short(words), start=str(given[0]), end=str(given[1]))
    if len(places) > 1:
        raise _RowError("row-quote-twice", quote=_short(words))
    return places[0]


def place_said(values: Mapping[str, str], placed: Anchors) -> tuple[int, int] | None:
    """The stored place of a row's offsets in a text; None if it gives none, or other words than its quote."""
    try:
        given = _offsets(values)
    except _RowError:
        return None
    return _at(given, values.get("quote", "") or "", placed) if given else None


def _at(given: tuple[int, int], quote: str, placed: Anchors) -> tuple[int, int] | None:
    """The stored place of offsets in a text, as its row has it or else as stored; None if other words stand there."""
    for text in (placed, stored_anchors(placed.text)) if quote.strip() else (placed,):
        if way := _meant(given, quote, text.raw):
            return text.stored.offset(way[0]), text.stored.offset(way[1])
    return None


def _meant(given: tuple[int, int], quote: str, text: str) -> tuple[int, int] | None:
    """Offsets in code points; they are units of UTF-16 where the quote is to the letter at those and not at these."""
    lies_in = 0 <= given[0] < given[1] <= len(text)
    if lies_in and (not quote.strip() or text[slice(*given)] == quote):
        return given
    units = _of_units(given, text) if quote.strip() else None
    if units and text[slice(*units)] == quote:
        return units
    for way in (given if lies_in else None, units):
        if way and quote.strip() and _same(text[slice(*way)], quote):
            return _trimmed(way, text, quote)
    return None


def _of_units(given: tuple[int, int], text: str) -> tuple[int, int] | None:
    """Offsets that count units of UTF-16, in code points; None if they lie outside of the text."""
    units = Utf16(text)
    return (units.offset(given[0]), units.offset(given[1])) if given[1] <= units.length else None


def _trimmed(given: tuple[int, int], text: str, quote: str) -> tuple[int, int]:
    """Offsets without the space at their ends, where the quote has none."""
    start, end = given
    said = text[start:end]
    before = 0 if quote[:1].isspace() else len(said) - len(said.lstrip())
    after = 0 if quote[-1:].isspace() else len(said) - len(said.rstrip())
    return start + before, end - after


def whole(words: str) -> str:
    """An offset as it is written, or as pandas writes it in a column where one is missing: "5.0"."""
    return words.strip().removesuffix(".0")


def _offsets(values: Mapping[str, str]) -> tuple[int, int] | None:
    start, end = whole(values.get("start", "")), whole(values.get("end", ""))
    if not start and not end:
        return None
    if not (start.isdecimal() and end.isdecimal()):
        raise _RowError("row-offsets", start=_short(start), end=_short(end))
    return int(start[:_SHOWN]), int(end[:_SHOWN])


def _same(one: str, other: str) -> bool:
    return one == other or normalise(one).text.split() == normalise(other).text.split()


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
