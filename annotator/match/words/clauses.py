"""Owns where the clauses of a passage end."""

from collections.abc import Sequence

from annotator.match.words.words import Word

_STOPS = frozenset(",;:.!?()—–\n")


def stopped(every: Sequence[Word], place: int, text: str) -> bool:
    """Whether a mark stands before a word that ends a clause."""
    before = text[every[place - 1].span.end : every[place].span.start] if place else ""
    return not _STOPS.isdisjoint(before)
