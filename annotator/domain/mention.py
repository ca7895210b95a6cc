"""Owns Mention: a span that names somebody or something."""

from dataclasses import dataclass

from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article; `label` is one of the label schema's mention labels, as PERSON, ORG, GPE."""

    id: MentionId
    article: ArticleId
    span: Span
    quote: str
    label: str
