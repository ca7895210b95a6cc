"""Owns how the count of a vote stands to its margin: "by 88 votes to 61" and "by 27 votes"."""

import re
from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.measures.quantity import Quantity
from annotator.match.words.stems import stem

SCORE = "score"
"""The unit of a count of either side: the higher with the lower behind the point, in thousandths."""
_VOTE = stem("vote")
_THOUSAND = 1_000
_MARGIN = re.compile(r"\b(?:by|(?:margin|majority|lead) of)\s(?:just\s|only\s|a mere\s)?$", re.IGNORECASE)
_BEFORE = 24


def by_margin(a: Facets, b: Facets) -> Iterator[tuple[Span, Span, bool]]:
    """Where one claim tells the count of a vote and the other votes, and whether both can hold.

    These are the margin where they are told as such, and else those of one side, of which nobody knows which; "by" may
    tell either. Worked example: "by 88 votes to 61" agrees with "by 27 votes", with "by 88 votes" and with "61 votes";
    not with "by 20 votes", nor with "a majority of 88 votes".
    """
    for one in a.quantities:
        for other in b.quantities:
            if one.unit == SCORE and other.unit == _VOTE:
                if (agree := _agree(one, b, other)) is not None:
                    yield one.span, other.span, agree
            elif other.unit == SCORE and one.unit == _VOTE and (agree := _agree(other, a, one)) is not None:
                yield one.span, other.span, agree


def _agree(count: Quantity, side: Facets, told: Quantity) -> bool | None:
    most = int(count.low)
    least = round((count.low - most) * _THOUSAND)
    start = told.span.start - side.start
    if found := _MARGIN.search(side.text, max(0, start - _BEFORE), start):
        whole = found.group().lower().startswith("by") and told.low <= most <= told.high
        return whole or told.low <= most - least <= told.high
    return True if told.low <= most <= told.high or told.low <= least <= told.high else None
