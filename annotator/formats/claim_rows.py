"""Owns rows of tables that are claims: where in the article their words stand, and what else a row says of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Role, Status
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ArticleId
from annotator.domain.json import Json, JsonObject
from annotator.domain.text import normalise
from annotator.formats.document import TextOf
from annotator.formats.native.records import Said, slots_record

Named = Callable[[str], ArticleId | None]
"""The article of the project that words name: by its id, address, file name or title."""
ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {
        "subject": Role.SUBJECT,
        "predicate": Role.PREDICATE,
        "objects": Role.OBJECT,
        "quantities": Role.QUANTITY,
        "time": Role.TIME,
        "place": Role.PLACE,
        "speaker": Role.SPEAKER,
        "cue": Role.CUE,
    }
)
_WORDS_OF: Final = MappingProxyType(
    {
        Status.CONFIRMED: "confirmed confirm accepted accept yes true 1 valid approved approve ok keep correct",
        Status.CORRECTED: "corrected edited changed",
        Status.REJECTED: "rejected reject no false 0 invalid refused wrong denied discarded",
        Status.UNSURE: "unsure ignore ignored unclear unknown maybe ?",
        Status.PROPOSED: "proposed suggested open todo new",
    }
)
_STATUS: Final = MappingProxyType({word: status for status, words in _WORDS_OF.items() for word in words.split()})
_NAMING: Final = ("article", "id", "url", "title")
_BETWEEN: Final = "; "
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
    texts: dict[ArticleId, str] = field(default_factory=dict)
    _at: dict[str, ArticleId | None] = field(default_factory=dict)

    def at(self, url: str) -> ArticleId | None:
        """The article of an address that an earlier row brought, or that the project holds."""
        if url not in self._at:
            self._at[url] = self.article_of(url)
        return self._at[url]

    def know(self, article: ArticleId, text: str, url: str = "") -> None:
        """Remember the text of an article that a row brought, and that it is the one at its address."""
        if url and self._at.get(url) is None:
            self._at[url] = article
        if len(self.texts) >= _MOST_TEXTS:
            self.texts.pop(next(iter(self.texts)))
        self.texts[article] = text

    def text(self, article: ArticleId) -> str | None:
        """The text of an article that a row brought lately, or that the project holds."""
        if article not in self.texts and (held := self.text_of(article)) is not None:
            self.know(article, held)
        return self.texts.get(article)

    def record(self, values: Mapping[str, str], line: int, article: ArticleId | None) -> JsonObject | AnnotatorError:
        """The native record of the claim that a row tells of; an error with its line if it tells of none."""
        try:
            return self._record(values, article or self._article(values))
        except _RowError as error:
            return BadFile(error.message, file=self.file, line=line, **error.told)

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

    def _record(self, values: Mapping[str, str], article: ArticleId) -> JsonObject:
        text = self.text(article)
        if text is None:
            raise _RowError("row-no-article", article=_short(article))
        if values.get("status", "").strip() == LOOKED and not _claims(values):
            return {"type": LOOKED, "article": article}
        start, end = _place(values, text)
        said = values.get("claim", "").strip()
        identity: dict[str, Json] = {"id": values["claim id"]} if values.get("claim id") else {}
        makers: list[Json] = [*filter(None, values.get("makers", "").split(_BETWEEN))]
        named = {"text": said} if said else {}
        slots = slots_record(list(_slots(values, text, (start, end))), values.get("mode") or None)
        factuality = {"factuality": values["factuality"]} if values.get("factuality") else {}
        where: dict[str, Json] = {"type": "claim", "article": article, "start": start, "end": end}
        status = {"status": _status(values.get("status", ""), self.statuses)}
        return {**where, **identity, **named, **status, **factuality, **({"makers": makers} if makers else {}), **slots}


def _claims(values: Mapping[str, str]) -> bool:
    """Whether a row says something of a claim."""
    return any(values.get(name, "").strip() for name in ("quote", "start", "claim"))


def is_status(words: str) -> bool:
    """Whether words say where a claim stands."""
    return words.strip().casefold() in _STATUS


def _status(words: str, meant: Mapping[str, str]) -> str:
    if not words.strip():
        return Status.CONFIRMED.value
    said = meant.get(words.strip().casefold())
    if said:
        return Status(said).value
    status = _STATUS.get(words.strip().casefold())
    if status is None:
        raise _RowError("row-status", value=_short(words), known=", ".join(status.value for status in Status))
    return status.value


def _place(values: Mapping[str, str], text: str) -> tuple[int, int]:
    """Where the claim's words stand: by the offsets if they hold those words, else where the words are once."""
    words = normalise(values.get("quote", "") or "").text.strip()
    given = _offsets(values)
    if given and (not words or _same(text[given[0] : given[1]], words)):
        if not 0 <= given[0] < given[1] <= len(text):
            raise _RowError("row-outside", start=str(given[0]), end=str(given[1]), length=f"{len(text):,}")
        return given
    words = words or values.get("claim", "").strip()
    if not words:
        raise _RowError("row-no-quote")
    places = found(words, text)
    if not places:
        raise _RowError("row-quote-missing", quote=_short(words))
    if len(places) > 1:
        raise _RowError("row-quote-twice", quote=_short(words))
    return places[0]


def _offsets(values: Mapping[str, str]) -> tuple[int, int] | None:
    start, end = values.get("start", "").strip(), values.get("end", "").strip()
    if not start and not end:
        return None
    if not (start.isdecimal() and end.isdecimal()):
        raise _RowError("row-offsets", start=_short(start), end=_short(end))
    return int(start[:_SHOWN]), int(end[:_SHOWN])


def found(words: str, text: str, most: int = 2) -> list[tuple[int, int]]:
    """Up to `most` places where words stand in a text, as they are or with other spaces between them."""
    places: list[tuple[int, int]] = []
    at = text.find(words)
    while at >= 0 and len(places) < most:
        places.append((at, at + len(words)))
        at = text.find(words, at + 1)
    if places:
        return places
    spaced = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [match.span() for match, _ in zip(spaced.finditer(text), range(most), strict=False)]


def _slots(values: Mapping[str, str], text: str, claim: tuple[int, int]) -> Iterator[Said]:
    """What a row says in the claim's slots, with its place where the words stand in the claim, or else once at all."""
    for name, role in ROLES.items():
        said = values.get(name, "").strip()
        worth = values.get("time value", "").strip() if role is Role.TIME else ""
        parts = said.split(_BETWEEN) if said else []
        for part, value in zip(parts, _padded(worth.split(_BETWEEN), len(parts)), strict=True):
            place = _within(part.strip(), text, claim)
            yield role, place, value or (None if place else part.strip())


def _padded(values: Sequence[str], length: int) -> list[str]:
    return [*values[:length], *[""] * (length - len(values))]


def _within(words: str, text: str, claim: tuple[int, int]) -> tuple[int, int] | None:
    start, end = claim
    inside = found(words, text[start:end], 1)
    if inside:
        return inside[0][0] + start, inside[0][1] + start
    places = found(words, text) if words else []
    return places[0] if len(places) == 1 else None


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
