"""Owns why claims that count others need not clash: they count parts of one whole, or one counts all there are."""

from annotator.match.claims.custody import some_let_go
from annotator.match.claims.facets import Facets
from annotator.match.claims.modified import parts_of_one
from annotator.match.claims.scopes import in_one_place


def of_one_whole(a: Facets, b: Facets, *, number: bool) -> str | None:
    """Why both may hold though they tell other deeds of others or, where `number`, another number; None if not.

    Worked examples: "4,000 people worldwide" and "900 people in Spain", "eight of the twelve men fled" and "four of the
    twelve men stayed".
    """
    if number and in_one_place(a, b):
        return "one counts only what is in one place"
    parts = parts_of_one(a, b) or some_let_go(a, b) or some_let_go(b, a)
    return "they count two parts of one whole" if parts else None
