"""Owns how people are told why a claim was proposed: by whom, by which rules, how certain and how much worth."""

from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.claim import Claim, Factuality
from annotator.domain.percent import percent
from annotator.domain.rule import sentence

BY_HAND: Final = "Somebody added it by hand; no machine proposed it."
NO_RULE: Final = "What proposed it did not say by which rule."
_CERTAINTY: Final = {"CT": "certain", "PR": "probable", "PS": "possible", "Uu": "unclear"}

_HOLDS: Final[Mapping[Factuality, str]] = {
    Factuality.CERTAIN: "is sure that it is so",
    Factuality.PROBABLE: "holds it likely, planned or expected",
    Factuality.POSSIBLE: "holds it possible",
    Factuality.CERTAIN_NOT: "is sure that it is not so",
    Factuality.PROBABLE_NOT: "holds it unlikely",
    Factuality.POSSIBLE_NOT: "holds it possible that it is not so",
    Factuality.CERTAIN_UNKNOWN: "knows whether it is so, but does not say",
    Factuality.UNKNOWN: "does not say how sure that is",
}


def certainty_words(factuality: Factuality) -> str:
    """The certainty in words, and whether the thing is denied."""
    if factuality is Factuality.CERTAIN_UNKNOWN:
        return "certain, but not whether it holds"
    words = _CERTAINTY[factuality.value[:2]]
    return f"{words}, denied" if factuality.value.endswith("-") else words


def certainty_meaning(factuality: Factuality) -> str:
    """What FactBank's value says of the voice that tells it: the author's, or that of whoever is reported."""
    return f"whoever tells it {_HOLDS[factuality]}"


def makers_words(makers: Sequence[str]) -> str:
    """Who made it, each with its version: "annotator-spacy 1 and otherprog 2.0"; "" for nobody."""
    named = [maker.replace("@", " ") for maker in makers]
    return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))


def likely_words(score: int) -> str:
    """How likely the machine holds it to be read rightly: "93 % likely"."""
    return f"{percent(score)} likely"


def worth_words(worth: int) -> str:
    """How checkable a claim is: "73 % worth checking"."""
    return f"{percent(worth)} worth checking"


def rule_sentences(claim: Claim) -> tuple[str, ...]:
    """What each rule did that made the claim or settled a part of it; one sentence that says so if none is known."""
    if claim.why:
        return tuple(map(sentence, claim.why))
    return (NO_RULE if claim.makers else BY_HAND,)
