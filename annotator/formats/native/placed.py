"""Owns how lines that point into an article become mentions and claims, and which articles there are to point into."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId, ClaimId, EntityId, MentionId, mention_id
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.mention import Mention
from annotator.formats.document import ClaimEntry, MentionEntry, TextOf
from annotator.formats.native.anchors import Anchors, anchors, check_order, stored_anchors
from annotator.formats.native.articles import article_of
from annotator.formats.native.claims import content_of, speaker_of
from annotator.formats.native.entries import judged, made_by_people, makers_of, status_of
from annotator.formats.native.shapes import SHAPES, check_part, unknown
from annotator.formats.native.words import shown

_BARE: Final = frozenset(("type", "id", "article", "start", "end", "quote", "text", "makers"))
"""The keys of a claim that nobody decided on; many programs say no more of theirs."""
UNLABELLED: Final = "MISC"
"""The label of a mention whose line has none."""
TextIn = Callable[[str], str]
"""The text of a file that lies beside the one being read, by its name."""


class Texts:
    """The articles a file gives, and behind them those of the project."""

    def __init__(self, text_of: TextOf, text_in: TextIn | None) -> None:
        self._text_of = text_of
        self._text_in = text_in
        self._anchors: dict[str, Anchors] = {}

    def holds(self, article: str) -> bool:
        """Whether the file itself gave the article already."""
        return article in self._anchors

    def given(self, article: str) -> Anchors:
        """The anchors of an article that the file itself gave already."""
        return self._anchors[article]

    def add(self, record: JsonObject) -> Article:
        """The article of a line; from now on claims can point into it."""
        placed = anchors(self._raw(record))
        article = article_of(record, placed)
        # Another line with the same id is told as such later; the first text stays.
        self._anchors.setdefault(article.id, placed)
        return article

    def of(self, record: JsonObject) -> Anchors:
        """The anchors of the article that a line points into; ValueError if it is nowhere."""
        article = as_str(record.get("article"))
        if article in self._anchors:
            return self._anchors[article]
        text = self._text_of(ArticleId(article))
        if text is None:
            raise ValueError(f"there is no article {shown(article)} in this file or in the project")
        return stored_anchors(text)

    def placed_members(self, record: JsonObject) -> JsonObject:
        """A family's line with the spans of its members as stored, for those articles that this file gave."""
        members = [as_object(member) for member in as_list(record.get("members"))]
        changes = [as_object(change) for change in as_list(record.get("changes"))]
        told = {"changes": [self._placed_change(change) for change in changes]} if changes else {}
        return {**record, "members": [self._placed(member) for member in members], **told}

    def _placed_change(self, change: JsonObject) -> JsonObject:
        readings = [self._placed(as_object(each)) for each in as_list(change.get("readings"))]
        sentences = [self._placed({"article": r.get("article"), **as_object(r.get("sentence"))}) for r in readings]
        placed: list[Json] = [
            {**reading, "sentence": {key: sentence.get(key) for key in ("start", "end")}}
            for reading, sentence in zip(readings, sentences, strict=True)
        ]
        return {**change, "readings": placed}

    def _placed(self, member: JsonObject) -> JsonObject:
        check_order(member.get("start"), member.get("end"))
        if member.get("start") is None or not self.holds(as_str(member.get("article"))):
            return member
        span = self.of(member).span(member)
        return {**member, "start": span.start, "end": span.end}

    def _raw(self, record: JsonObject) -> str:
        text, file = optional_str(record.get("text")), optional_str(record.get("file"))
        if text is not None:
            return text
        if file is None or self._text_in is None:
            raise ValueError("an article needs text")
        return self._text_in(file)


def mention_of(record: JsonObject, placed: Anchors) -> MentionEntry:
    """The mention of a line."""
    span = placed.span(record)
    article, label = ArticleId(as_str(record.get("article"))), optional_str(record.get("label")) or UNLABELLED
    known, entity = optional_str(record.get("id")), optional_str(record.get("entity"))
    identity = MentionId(known) if known else mention_id(article, span, label)
    mention = Mention(identity, article, span, span.quote(placed.text), label)
    makers, beside = makers_of(record), unknown("mention", record)
    given = not makers or record.get("given") is True
    return MentionEntry(mention, EntityId(entity) if entity else None, makers, beside, given=given)


def claim_of(record: JsonObject, placed: Anchors) -> ClaimEntry:
    """The claim of a line, and what the machine had proposed in its place."""
    makers, known = makers_of(record), optional_str(record.get("id"))
    article, identity = ArticleId(as_str(record.get("article"))), ClaimId(known) if known else None
    claim = content_of(record, article, placed, identity=identity, makers=makers)
    if makers and _BARE.issuperset(record):
        return ClaimEntry(claim, proposal=claim, article_text=placed.text)
    kept = record.get("proposal")
    if kept is None and not makers and made_by_people(record):
        return _of_people(claim, record, placed)
    return ClaimEntry(
        claim,
        status_of(record),
        judged(record, Status),
        claim if kept is None else _original(as_object(kept), claim, placed),
        speaker_of(record),
        unknown("claim", record),
        placed.text,
    )


def _of_people(claim: Claim, record: JsonObject, placed: Anchors) -> ClaimEntry:
    """A claim without a proposal; only machines have rules, so that its `why` is kept as a key we do not know."""
    told = {"why": list(claim.why)} if claim.why else {}
    return ClaimEntry(
        claim=replace(claim, why=()) if claim.why else claim,
        status=status_of(record),
        judgements=judged(record, Status),
        speaker_entity=speaker_of(record),
        extra={**unknown("claim", record), **told},
        article_text=placed.text,
    )


def _original(kept: JsonObject, claim: Claim, placed: Anchors) -> Claim:
    """What the machine had proposed, where a line keeps it beside what people made of it."""
    check_part(SHAPES["claim"], kept)
    return replace(content_of(kept, claim.article, placed, identity=claim.id), why=claim.why)
