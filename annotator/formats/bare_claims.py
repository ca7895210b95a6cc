"""Owns claims of which no more is to be told than their place and words, as nearly all are in a large project."""

from typing import NamedTuple

from annotator.domain.claim import Factuality
from annotator.domain.ids import ArticleId, ClaimId


class BareClaim(NamedTuple):
    """A claim as programs proposed it, without slots, that nobody judged and no file said more of.

    It takes a quarter of the time of a `ClaimEntry` to make, which is most of what the line of such a claim takes.
    """

    id: ClaimId
    article: ArticleId
    start: int
    end: int
    text: str
    factuality: Factuality
    worth: int
    score: int
    makers: tuple[str, ...]
    quote: str
