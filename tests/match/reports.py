"""Owns small corpora for the tests of matching: their sentences are the claims, their capitalised words the names."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Factuality, Role, Slot
from annotator.domain.ids import claim_id, mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.suggest import Corpus

_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|al|bin|for) |al-)?[A-Z][\w-]*)*")
_SENTENCE = re.compile(r"[^\n.!?]+[.!?]*")
_NUMBERS = count()


def report(*paragraphs: str, published: str | None = None, source: str | None = None) -> Article:
    """An article of these paragraphs, unlike every other."""
    return new_article("\n".join(paragraphs), file=f"{next(_NUMBERS)}.txt", published=published, source=source)


def copies(body: Sequence[str], one: str, other: str) -> tuple[Article, Article]:
    """Two articles of one body, of one day and the next, which differ in what stands behind its first paragraph."""
    first, *others = body
    earlier = report(first, one, *others, published="2021-03-01")
    return earlier, report(first, other, *others, published="2021-03-02")


def claim(article: Article, quote: str, predicate: str | None = None, *slots: Slot) -> Claim:
    """A claim of an article by its words, with a predicate if one of them is given."""
    start = article.text.index(quote)
    at = within(article, predicate, start) if predicate else None
    known = (*((Slot(Role.PREDICATE, at),) if at else ()), *slots)
    span = Span(start, start + len(quote))
    return Claim(claim_id(article.id, span, at), article.id, span, quote, known)


def within(article: Article, words: str, start: int = 0) -> Span:
    """Where words stand in an article, from a place on."""
    found = article.text.index(words, start)
    return Span(found, found + len(words))


def said(text: str, *, dated: str | None = None, factuality: Factuality = Factuality.CERTAIN) -> tuple[Claim, str]:
    """A claim that is a whole article, and its text; with a date in a time slot if one is given."""
    article = report(text)
    slots = (Slot(Role.TIME, value=dated),) if dated else ()
    span = Span(0, len(text))
    return Claim(claim_id(article.id, span, None), article.id, span, text, slots, factuality=factuality), text


def sentences(article: Article) -> Iterator[Claim]:
    """Every sentence of an article as a claim."""
    for match in _SENTENCE.finditer(article.text):
        quote = match.group().strip()
        if len(quote.split()) > 2:
            start = match.start() + match.group().index(quote)
            span = Span(start, start + len(quote))
            yield Claim(claim_id(article.id, span, None), article.id, span, quote)


def names(article: Article, label: str | None = None) -> Iterator[Mention]:
    """Every run of capitalised words: a person if it has two or more, else a body, unless a label is given."""
    for match in _NAME.finditer(article.text):
        span = Span(match.start(), match.end())
        called = label or ("PERSON" if " " in match.group() else "ORG")
        yield Mention(mention_id(article.id, span, called), article.id, span, match.group(), called)


def corpus(*articles: Article) -> Corpus:
    """The articles with all their sentences and names."""
    return Corpus(
        articles,
        [found for article in articles for found in sentences(article)],
        [found for article in articles for found in names(article)],
    )
