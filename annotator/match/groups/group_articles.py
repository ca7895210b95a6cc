"""Owns the company of articles: with which others two of them share claims, and how far before each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.link import Link
from annotator.match.groups.group_company import Around, Linked, Numbers
from annotator.match.groups.likely_groups import Likely

ARTICLES = ("articles_alike", "articles_before_least", "articles_before_most")
"""Of the articles of a link's claims: how alike what each shares with all others is (cosine), and with how many others
either shares more than with the other, the lesser and the greater number."""
_ONE = 10_000
Both = tuple[ArticleId, ArticleId]
"""Two articles, the lesser id first."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What articles have in common: the likelihoods of all links between the claims of two, summed up, in
    ten-thousandths, and how many claims each article has."""

    links: Mapping[Both, int]
    claims: Mapping[ArticleId, int]


def between(links: Iterable[Link | Likely], article_of: Mapping[ClaimId, ArticleId]) -> dict[Both, int]:
    """The likelihoods of the links between the claims of two articles, summed up."""
    found: defaultdict[Both, int] = defaultdict(int)
    for link in links:
        found[_both(article_of[link.a], article_of[link.b])] += link.score
    return dict(found)


def among(asked: Sequence[Both], shared: Shared) -> Numbers:
    """A row for each pair of articles with what `ARTICLES` names; the same whatever is linked further off.

    Two articles share as many claims as their links are likely, of the claims that they have (geometric mean), 1 at
    most. Worked example: a and b share 0.8, a and c 0.6, b and c 0.3. What a and b both share something with is c:
    0.6 * 0.3, by the lengths of (0.8, 0.6) and (0.8, 0.3), 1 and 0.854, gives 0.211.
    """
    asked = [_both(*pair) for pair in asked]
    pairs = sorted({*shared.links, *asked})
    if not pairs:
        return np.zeros((0, len(ARTICLES)))
    number = {article: at for at, article in enumerate(sorted({each for pair in pairs for each in pair}))}
    claims = np.array([max(1, shared.claims.get(article, 1)) for article in number], dtype=float)
    ends = np.array([(number[a], number[b]) for a, b in pairs], dtype=np.int64)
    told = np.array([shared.links.get(pair, 0) for pair in pairs]) / _ONE
    size = np.minimum(1.0, told / np.sqrt(claims[ends[:, 0]] * claims[ends[:, 1]]))
    place = {pair: at for at, pair in enumerate(pairs)}
    return _company(Linked(ends, size, np.arange(len(number))))[[place[pair] for pair in asked]]


def _company(linked: Linked) -> Numbers:
    around, half = Around(linked), len(linked.ends)
    both = np.zeros(half)
    for link, near, far in around.all_common():
        both += np.bincount(link, near * far, half)
    length = np.sqrt(np.bincount(around.source, around.likelihood**2, len(linked.article)))
    a, b = linked.ends.T
    before = around.likelier()
    sides: tuple[Numbers, Numbers] = before[:half], before[half:]
    return np.column_stack([both / (length[a] * length[b] + 1e-9), np.minimum(*sides), np.maximum(*sides)])


def _both(a: ArticleId, b: ArticleId) -> Both:
    return (a, b) if a <= b else (b, a)
