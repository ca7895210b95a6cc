"""Owns Comparison: what comparing two claims or two articles gives a script."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a stands to b, read "a RELATION b", or "b RELATION a" if `reversed`.

    `score` tells how alike the two are and `confidence` how sure the relation is, both 0.0..1.0; claims that are told
    as different are never more alike than what is left of that confidence. `attributes` says of each attribute that
    was compared whether the two "agree", "differ" or one is "silent"; `reasons` say why in words.
    """

    relation: str
    score: float
    confidence: float
    attributes: Mapping[str, str]
    reasons: tuple[str, ...]
    reversed: bool = False
