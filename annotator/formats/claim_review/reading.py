"""Owns what comes in from ClaimReview: reviews as facts, and quotations from articles of the project as claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.formats.claim_review.ratings import numbers_of, verdict_of
from annotator.formats.claim_review.writing import BEGINNING, DRAFT
from annotator.formats.document import Addressed
from annotator.formats.endings import NATIVE_EXTENSIONS
from annotator.formats.jsonitems import first_object, items
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords
from annotator.formats.native.shapes import SHAPES
from annotator.formats.native.words import plain
from annotator.formats.originals import Original
from annotator.formats.quoting import Quoting
from annotator.formats.regular import LARGEST

_KIND: Final = "ClaimReview"
_OF_SEARCH: Final = "claimReview"
_PREFIXES: Final = ("https://schema.org/", "http://schema.org/", "schema:", "sdo:")
_DEEPEST: Final = 10
_STANCES: Final = {stance.value: stance for stance in Stance}


def is_one(head: bytes) -> bool:
    """Whether a file begins as reviews of claims, published ones or what a search for them gave."""
    named = any(f'"{before}{_KIND}"'.encode() in head for before in ("", *_PREFIXES))
    searched = f'"{_OF_SEARCH}"'.encode() in head and b'"claims"' in head
    return (named or searched or head.startswith(BEGINNING)) and first_object(head).get("type") not in SHAPES


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of a file of reviews by their number; one that cannot be read is an error in its place.

    JSON Lines are numbered by line. `project` is where the articles of quotations are looked up.
    """
    told = Reviewed(original.shown, Quoting(project))
    by_line = original.extension in NATIVE_EXTENSIONS and first_object(original.head(LARGEST))
    yield from told.records(objects(original) if by_line else ((0, item) for _, item in items(original)))
    if not told.held:
        yield BadFile("reviews-none", file=original.shown)


@dataclass(slots=True)
class Reviewed:
    """The reviews in some objects: whether there was anything, how many there are, and how many rated unlike us."""

    file: str
    quoting: Quoting
    held: bool = False
    number: int = 0
    unlike: int = 0
    unrated: int = 0

    def records(self, read: Iterable[tuple[int, dict[str, Json] | BadFile]]) -> NumberedRecords:
        """Their native records; the reviews of objects that have no number are counted."""
        for line, item in read:
            if isinstance(item, BadFile):
                yield item
                self.held = True
                continue
            self.held = self.held or item.get("@graph") == []
            for review in _reviews(item, _DEEPEST):
                self.held, self.number = True, self.number + 1
                yield from self._told(review, line or self.number)
        if self.unlike:
            yield Remark("ratings-unlike", file=self.file, count=self.unlike)
        if self.unrated:
            yield Remark("reviews-unrated", file=self.file, count=self.unrated)

    def _told(self, review: JsonObject, number: int) -> NumberedRecords:
        try:
            for each in _by_claim(review):
                given = _Review(each, self.quoting)
                yield from ((number, record) for record in given.records())
                self.unlike += given.is_unlike and bool(given.rating)
                self.unrated += given.is_unlike and not given.rating
        except ValueError as error:
            yield BadFile("line-bad", file=self.file, line=number, reason=plain(error))


def _by_claim(review: JsonObject) -> list[JsonObject]:
    """A review of several claims once for each of them."""
    claims = [each for each in as_list(review.get("claimReviewed")) if as_str(each).strip()]
    return [{**review, "claimReviewed": claim} for claim in claims] or [review]


def _reviews(value: Json, levels: int) -> Iterator[JsonObject]:
    """The reviews in a value, wherever in a graph, feed or answer they stand."""
    if isinstance(value, list | tuple):
        for each in value:
            yield from _reviews(each, levels - 1)
        return
    node = _plain(value)
    if _KIND in _names(node.get("@type")) or "claimReviewed" in node:
        yield node
    elif isinstance(node.get(_OF_SEARCH), list):
        yield from (_of_search(node, _plain(each)) for each in as_list(node[_OF_SEARCH]))
    elif levels > 0:
        for inner in node.values():
            if isinstance(inner, dict | list):
                yield from _reviews(inner, levels - 1)


def _of_search(claim: JsonObject, review: JsonObject) -> JsonObject:
    """A review as Google's search for fact checks gives it, in the words of schema.org."""
    return {
        "claimReviewed": claim.get("text"),
        "itemReviewed": {"author": {"name": claim.get("claimant")}, "datePublished": claim.get("claimDate")},
        "author": review.get("publisher"),
        "url": review.get("url"),
        "datePublished": review.get("reviewDate"),
        "reviewRating": {"alternateName": review.get("textualRating")},
    }


def _plain(value: Json) -> JsonObject:
    """An object with its keys as schema.org calls them, without where that is."""
    return {_short(name): inner for name, inner in as_object(value).items()}


def _short(name: str) -> str:
    return next((name[len(before) :] for before in _PREFIXES if name.startswith(before)), name)


def _names(value: Json) -> list[str]:
    listed = value if isinstance(value, list | tuple) else [value]
    return [_short(as_str(each)) for each in listed]


def _each(value: Json) -> list[JsonObject]:
    """The objects of a value: of a list each, else the one there is; words are what an object is called."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [{"name": each, "@value": each, "url": each} if isinstance(each, str) else _plain(each) for each in listed]


def _words(value: Json, *names: str) -> str:
    """The first words under one of some names, in an object or the first of a list; "" if none."""
    for each in _each(value):
        for name in names:
            said = each.get(name)
            if isinstance(said, str) and said.strip():
                return said.strip()
            if isinstance(said, dict | list) and (inner := _words(said, "@value", "@id", "name", "url")):
                return inner
    return ""


class _Review:
    """One review on its way to a fact."""

    def __init__(self, review: JsonObject, quoting: Quoting) -> None:
        self._review, self._quoting = review, quoting
        self._rating = next(iter(_each(review.get("reviewRating"))), {})
        self._claim = next(iter(_each(review.get("itemReviewed"))), {})
        self._text = as_str(review.get("claimReviewed")) or _words(review, "claimReviewed")
        self._text = self._text or _words(self._claim, "text", "name")
        if not self._text:
            raise ValueError("a ClaimReview needs claimReviewed")
        said = _words(self._rating, "alternateName", "name")
        self._numbers = numbers_of(self._rating)
        self.rating = said or self._numbers
        self._verdict = verdict_of(said, self._rating)
        self._evidence: list[Json] = []

    @property
    def is_unlike(self) -> bool:
        """Whether its rating is none of our verdicts."""
        return self._verdict is None

    def records(self) -> Iterator[JsonObject]:
        """Claims where its quotations stand in articles of the project, the fact, and the other quotations as notes."""
        ours = _words(self._review, "creativeWorkStatus") == DRAFT
        known = _words(self._review, "identifier") if ours else ""
        url = _words(self._review, "url")
        identity = known or content_id("fact", self._text, url or _words(self._review.get("author"), "name"))
        notes: list[JsonObject] = []
        for quotation in _each(self._review.get("citation")):
            if "Quotation" in _names(quotation.get("@type")):
                claim = self._quoted(quotation)
                if claim is not None:
                    yield claim
                else:
                    notes.append({"type": "note", "target": identity, "text": _noted(quotation)})
        yield self._fact(identity)
        yield from (note for note in notes if note["text"])

    def _fact(self, identity: str) -> JsonObject:
        covered = _words(self._claim, "temporalCoverage").split("/")
        ends: list[Json] = [each if each != ".." else None for each in covered] if len(covered) == 2 else [None, None]
        return {
            "type": "fact",
            "id": identity,
            "text": self._text,
            "verdict": (self._verdict or Verdict.NOT_ENOUGH).value,
            "rationale": as_str(self._rating.get("ratingExplanation")) or _words(self._review, "reviewBody"),
            "valid_from": ends[0],
            "valid_to": ends[1],
            "attributes": self._attributes(),
            "evidence": self._evidence,
        }

    def _attributes(self) -> dict[str, Json]:
        ours = {_words(each, "name"): _words(each, "value") for each in _each(self._review.get("about"))}
        if _words(self._review, "creativeWorkStatus") == DRAFT:
            return {name: said for name, said in ours.items() if name}
        claim = self._claim
        found: dict[str, Json] = {
            "speaker": _words(claim.get("author"), "name"),
            "claim_date": _words(claim, "datePublished"),
            "original_claim_url": _words(claim.get("firstAppearance") or claim.get("appearance"), "url", "@id"),
            "fact_checking_article": _words(self._review, "url"),
            "fact_checker": _words(self._review.get("author"), "name"),
            "rating": self.rating,
            "rating_value": self._numbers if self._numbers != self.rating else "",
            "review_date": _words(self._review, "datePublished"),
        }
        return {name: said for name, said in found.items() if said}

    def _quoted(self, quotation: JsonObject) -> JsonObject | None:
        """The claim at the words of a quotation, if they stand once in an article of the project."""
        work = next(iter(_each(quotation.get("isPartOf"))), {})
        claim = self._quoting.claim(
            _words(quotation, "text"),
            named=_words(work, "identifier"),
            urls=(_words(work, "url"),),
            identity=_words(quotation, "identifier"),
            kind=_KIND,
        )
        if claim is not None:
            stance = _STANCES.get(_words(quotation, "disambiguatingDescription"), Stance.SILENT)
            self._evidence.append({"claim": claim["id"], "stance": stance.value})
        return claim


def _noted(quotation: JsonObject) -> str:
    work = next(iter(_each(quotation.get("isPartOf"))), {})
    parts = [_words(quotation, "disambiguatingDescription"), _words(quotation, "text"), _words(work, "headline", "url")]
    return "\n".join(part for part in parts if part)
