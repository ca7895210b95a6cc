"""Owns the dates of an article in formats of others: when it was published, and apart from it what was proposed."""

from typing import Final

from annotator.domain.article import Article

PROPOSED_DATE: Final = "published_proposed"
"""The key or column of a date that a program proposed and nobody asserted, called as in our own format."""


def dates(article: Article) -> dict[str, str | None]:
    """The date of an article, and the one proposed where it has none, under their keys."""
    proposed = article.published_proposed if not article.published else None
    return {"published": article.published, PROPOSED_DATE: proposed.value if proposed else None}
