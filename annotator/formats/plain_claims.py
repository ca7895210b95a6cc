"""Owns claims of which a file says no more than where they stand and who made them, as most other programs do.

Very many of them go on their way as one thing, and one by one only where something else is to be known of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, Given

Placed = tuple[ClaimId, int, int, str]
"""The id of a claim, where its span begins and ends, and what it says."""


@dataclass(frozen=True, slots=True)
class PlainClaims:
    """Claims of one article that the same makers proposed, a line each from `line` on, in the order of the file."""

    article: ArticleId
    makers: tuple[str, ...]
    claims: Sequence[Placed]
    line: int
    file: str
    article_text: str = field(repr=False)

    def __len__(self) -> int:
        return len(self.claims)

    def each(self) -> Iterator[Given]:
        """The same as entries, one a line."""
        for number, (identity, start, end, text) in enumerate(self.claims, self.line):
            claim = Claim(identity, self.article, Span(start, end), text, makers=self.makers)
            yield Given(ClaimEntry(claim, proposal=claim, article_text=self.article_text), number, self.file)


def one_by_one(items: Iterable[Given | PlainClaims | AnnotatorError]) -> Iterator[Given | AnnotatorError]:
    """The same as entries only."""
    for item in items:
        if isinstance(item, PlainClaims):
            yield from item.each()
        else:
            yield item
