"""Owns made-up news: articles of words as frequent as in language, with names, dates and quotations, a fifth copies."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import SourceId, claim_id, mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from tests.benchmarks.made_names import Called, people, word

_WORDS, _SENTENCE, _NAMES = 50_000, 18, 6
_COPY_EVERY, _KEPT = 5, 0.9
_SOURCES = 40
_NAMED_EVERY = 3
"""So many articles come to one person."""


@dataclass(frozen=True, slots=True)
class News:
    """An article with the names in it and its claims: what a named person is quoted with, and some sentences more."""

    article: Article
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def news(count: int, *, words: int = 400, claims: int = 1, seed: int = 7) -> Iterator[News]:
    """So many articles, the same for every call with the same numbers."""
    dice = random.Random(seed)
    vocabulary = [word(dice, dice.randint(1, 4)).lower() for _ in range(_WORDS)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))
    called = list(people(dice, max(10, count // _NAMED_EVERY)))
    often = list(accumulate(1 / (rank + 2.7) for rank in range(len(called))))
    told: list[tuple[list[list[str]], list[Called]]] = []
    for number in range(count):
        if number % _COPY_EVERY == _COPY_EVERY - 1:
            copied, names = dice.choice(told)
            lines = [[each for each in line if dice.random() < _KEPT] for line in copied]
        else:
            drawn = dice.choices(vocabulary, cum_weights=weights, k=words)
            lines = [drawn[at : at + _SENTENCE] for at in range(0, words, _SENTENCE)]
            names = dice.choices(called, cum_weights=often, k=_NAMES)
            told.append((lines, names))
        yield _told(number, lines, names, claims)


def _told(number: int, lines: Sequence[Sequence[str]], names: Sequence[Called], claims: int) -> News:
    text, spans, quotes = "", list[tuple[Span, Called]](), list[tuple[Span, Span | None]]()
    for at, line in enumerate(lines):
        named = names[at % len(names)] if at < len(names) else None
        start = len(text)
        said = " ".join(line)
        text += f"“{said.capitalize()},” said {named.name}.\n" if named and at == 0 else f"{said.capitalize()}"
        if named and at == 0:
            span = Span(text.index(named.name, start), len(text) - 2)
            spans.append((span, named))
            quotes.append((Span(start + 1, start + 1 + len(said)), span))
            continue
        if named:
            spans.append((Span(len(text) + 4, len(text) + 4 + len(named.name)), named))
            text += f" of {named.name}"
        quotes.append((Span(start, len(text)), None))
        text += ".\n"
    day = f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
    known = {"source": SourceId(f"outlet {number % _SOURCES}"), "file": f"{number}.txt", "published": day}
    article = new_article(text, title=" ".join(lines[-1][:6]).capitalize(), **known)
    mentions = tuple(_mention(article, span, each.label) for span, each in spans)
    return News(article, mentions, tuple(_claim(article, *each) for each in quotes[:claims]))


def _mention(article: Article, span: Span, label: str) -> Mention:
    return Mention(mention_id(article.id, span, label), article.id, span, span.quote(article.text), label)


def _claim(article: Article, span: Span, speaker: Span | None) -> Claim:
    predicate = Span(article.text.rindex(" ", span.start, span.end) + 1, span.end)
    slots = [Slot(Role.PREDICATE, predicate)]
    if speaker:
        slots.append(Slot(Role.SPEAKER, speaker))
    made = claim_id(article.id, span, predicate)
    return Claim(made, article.id, span, span.quote(article.text), tuple(slots), score=9_000)
