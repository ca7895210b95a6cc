"""Owns which articles share so many of their sentences that they are copies, where nobody has looked for copies yet."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.formats.case import Case
from annotator.formats.sentences import sentences

LONG: Final = 12
"""Words from which on a sentence hardly comes twice by chance."""
_SHARE: Final = 2
_WORD: Final = re.compile(r"\w+")


def long_sentences(text: str) -> set[int]:
    """The long sentences of a text, by hashes of this process; marks, spaces and large letters tell nothing apart."""
    words = (tuple(_WORD.findall(sentence.quote(text).casefold())) for sentence in sentences(text))
    return {hash(each) for each in words if len(each) >= LONG}


def alike(case: Case) -> Iterator[tuple[ArticleId, ArticleId]]:
    """Pairs of articles, of which half of the long sentences of one stand in the other; of many copies a chain of them.

    Of the articles with one sentence each is held against the first and the one before, for there may be thousands.
    """
    first: dict[int, ArticleId] = {}
    last: dict[int, ArticleId] = {}
    size: dict[ArticleId, int] = {}
    for article in case.of(Article):
        found = long_sentences(article.text)
        size[article.id] = len(found)
        shared = Counter(other for each in found if each in first for other in {first[each], last[each]})
        for each in found:
            first.setdefault(each, article.id)
            last[each] = article.id
        for other, number in sorted(shared.items()):
            if number * _SHARE >= min(size[other], size[article.id]):
                yield other, article.id
