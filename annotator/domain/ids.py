"""Owns identity: content-derived ids (UUIDv5) that two machines agree on, and ids of human acts (UUIDv7)."""

import hashlib
import os
import time
from typing import NewType
from uuid import UUID

from annotator.domain.span import Span

ArticleId = NewType("ArticleId", str)
SourceId = NewType("SourceId", str)
ClaimId = NewType("ClaimId", str)
LinkId = NewType("LinkId", str)
EntityId = NewType("EntityId", str)
MentionId = NewType("MentionId", str)
FamilyId = NewType("FamilyId", str)
StoryId = NewType("StoryId", str)
FactId = NewType("FactId", str)
RunId = NewType("RunId", str)
DecisionId = NewType("DecisionId", str)
ActionId = NewType("ActionId", str)
AnalystId = NewType("AnalystId", str)
ReplicaId = NewType("ReplicaId", str)

TargetId = str
"""Id of anything a decision can be about: a claim, link, entity, family, fact, article."""

PROJECT: TargetId = "project"
"""What a decision is about that holds for the whole project."""

_NAMESPACE = UUID("8f6f2b1e-5b0c-5c0e-9a53-0d5f3b7f4a11").bytes
_SEPARATOR = "\x1f"
_VARIANT = {figure: "89ab"[int(figure, 16) & 3] for figure in "0123456789abcdef"}
"""The figure that names the variant of a UUID, by the one that it takes the place of."""


def content_id(kind: str, *parts: str | int | None) -> str:
    """The id that any machine derives from the same kind and parts; None and "" differ."""
    spelled = ["\x00" if part is None else str(part) for part in parts]
    return _uuid5(_SEPARATOR.join((kind, *spelled)))


def _uuid5(name: str) -> str:
    """What `uuid.uuid5` spells in our namespace, in a sixth of its time: an import makes one for every claim."""
    spelled = hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).hexdigest()
    return f"{spelled[:8]}-{spelled[8:12]}-5{spelled[13:16]}-{_VARIANT[spelled[16]]}{spelled[17:20]}-{spelled[20:32]}"


def text_hash(text: str) -> str:
    """SHA-256 of the stored text, in hexadecimal (a lone surrogate is hashed as it stands)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_id(name: str) -> SourceId:
    """The id of a source by its name."""
    return SourceId(content_id("source", name))


def article_id(sha256: str, source: str | None, place: str | None, published: str | None) -> ArticleId:
    """The id of a text as one outlet printed it; `place` is its URL, or else its file name."""
    return ArticleId(content_id("article", sha256, source, place, published))


def claim_id(article: ArticleId, span: Span, predicate: Span | None) -> ClaimId:
    """The id of a machine-made claim: the same span and predicate give the same claim, whoever made it."""
    if predicate is None:
        return plain_claim_id(article, span.start, span.end)
    return ClaimId(_uuid5(f"claim\x1f{article}\x1f{span.start}\x1f{span.end}\x1f{predicate.start}\x1f{predicate.end}"))


def plain_claim_id(article: ArticleId, start: int, end: int) -> ClaimId:
    """The same of a claim of whose predicate nothing is known, without making its span."""
    return ClaimId(_uuid5(f"claim\x1f{article}\x1f{start}\x1f{end}\x1f\0\x1f\0"))


def mention_id(article: ArticleId, span: Span, label: str) -> MentionId:
    """The id of a mention."""
    return MentionId(content_id("mention", article, span.start, span.end, label))


def link_id(a: ClaimId, b: ClaimId) -> LinkId:
    """The id of the link between two claims, whichever is named first."""
    return LinkId(content_id("link", *sorted((a, b))))


def analyst_id(name: str) -> AnalystId:
    """The id of an analyst by name, so that the same person in two copies of a file is one."""
    return AnalystId(content_id("analyst", name))


def run_id(kind: str, maker: str, version: str) -> RunId:
    """The id of all that one version of one maker proposed for one kind of work."""
    return RunId(content_id("run", kind, maker, version))


def new_id(now_ms: int | None = None) -> str:
    """A fresh UUIDv7 (RFC 9562, section 5.7): sorts by the millisecond it was made in."""
    stamp = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    value = (stamp & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))
