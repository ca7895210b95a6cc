"""Owns what an extractor is: whatever turns articles into batches of proposals, ours or another program's."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from annotator.domain.article import Article
from annotator.domain.suggestion import Batch

ENTRY_POINTS = "annotator.extractors"
"""The group of entry points under which a package names its extractors, each a function without parameters."""


class Extractor(Protocol):
    """Reads articles; loaded once in each worker process, where one thread at a time uses it.

    Ids of what it proposes may be left empty, for they are derived from the places; scores and worth are whole
    ten-thousandths.
    """

    @property
    def name(self) -> str:
        """What its claims are listed under, without "@"."""

    @property
    def version(self) -> str:
        """Its version; with another one every article is read again."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages it reads as "en"; none for all. Articles that state another one are not given to it."""

    def extract(self, articles: Sequence[Article]) -> Iterable[Batch]:
        """A batch of claims and mentions for each article; the same article always gives the same batch."""


Factory = Callable[[], Extractor]
"""What an entry point of the group names."""
