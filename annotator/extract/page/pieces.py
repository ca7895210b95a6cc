"""Owns what the parts of a printed page are called: the story itself, and the kinds of what stands around it."""

from dataclasses import dataclass
from enum import StrEnum


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
    PROMPT = "prompt"
    TAGS = "tags"
    COMMENT = "comment"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True)
class Piece:
    """A half-open range of characters of one kind; the pieces of an article cover it without gaps."""

    start: int
    end: int
    kind: PieceKind
