"""Owns the account of an exported CAS: what is told of each entry, and what cassis finds of it in the file."""

from collections.abc import Callable, Iterator
from typing import Final, Protocol

from annotator.domain.article import Article
from annotator.formats.case import Document
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.output import Found, Output
from annotator.formats.uima.plain_words import told
from annotator.formats.uima.types import ARTICLE, CLAIM, NAMED_ENTITY

HOLDS: Final = (Article, MentionEntry, ClaimEntry, LookedEntry)


class Annotation(Protocol):
    """An annotation as cassis has it, of the types that we write."""

    value: str
    identifier: str
    looked: str | None

    def get_covered_text(self) -> str:
        """The words it covers."""


class LoadedCas(Protocol):
    """A CAS as cassis has it."""

    sofa_string: str

    def select(self, type_: str, /) -> Iterator[Annotation]:
        """The annotations of a type."""


def tell(document: Document, out: Output, shown: Callable[[str], str]) -> None:
    """Tell of everything of an article that it is kept; `shown` is what its spelling makes of a text."""
    article = document.article
    out.kept(Article, article.id, shown(article.text))
    if document.looked:
        out.kept(LookedEntry, article.id, shown(article.text))
    for mention in (each.mention for each in document.mentions):
        out.kept(MentionEntry, mention.id, f"{told(mention.label)} {shown(mention.span.quote(article.text))}")
    for claim in (each.claim for each in document.claims):
        out.kept(ClaimEntry, claim.id, f"{told(claim.id)} {shown(claim.span.quote(article.text))}")


def tell_lost(document: Document, out: Output, why: str) -> None:
    """Tell of everything of an article that it is lost, and why."""
    out.lost(Article, document.article.id, why)
    if document.looked:
        out.lost(LookedEntry, document.article.id, why)
    for mention in document.mentions:
        out.lost(MentionEntry, mention.mention.id, why)
    for claim in document.claims:
        out.lost(ClaimEntry, claim.claim.id, why)


def found(cas: LoadedCas) -> Iterator[Found]:
    """The article, mentions and claims of a CAS, their texts as cassis cuts them."""
    for each in cas.select(ARTICLE):
        yield Found(Article, cas.sofa_string)
        yield from [Found(LookedEntry, cas.sofa_string)] if each.looked else []
    for each in cas.select(NAMED_ENTITY):
        yield Found(MentionEntry, f"{each.value} {each.get_covered_text()}")
    for each in cas.select(CLAIM):
        yield Found(ClaimEntry, f"{each.identifier} {each.get_covered_text()}")
