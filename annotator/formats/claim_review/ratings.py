"""Owns how verdicts are said as ratings, and which verdict the rating of somebody else comes to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import Final

from annotator.domain.fact import Verdict
from annotator.domain.json import Json, JsonObject, as_object
from annotator.formats.averitec.writing import LABELS
from annotator.formats.claim_review.terms import each_of, words

WORST, BEST = 1, 5
VALUES: Final[Mapping[Verdict, int]] = {Verdict.REFUTED: 1, Verdict.CONFLICTING: 3, Verdict.SUPPORTED: 5}
"""The scale of our drafts, from 1 to 5; not enough evidence is no place on it."""

_WORDS: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: "true, correct, accurate, right, mostly true, largely true, mostly correct, mostly accurate, "
    "confirmed, verified, supported, supports, support, entailment, fact, verdadero, "
    "verdadeiro, cierto, vrai, wahr, richtig, vero, correcto, juist",
    Verdict.REFUTED: "false, incorrect, inaccurate, wrong, untrue, fake, hoax, fabricated, altered, mostly false, "
    "largely false, pants on fire, pants fire, barely true, refuted, "
    "refutes, refute, contradicts, contradiction, debunked, not true, scam, "
    "satire presented as fact, falso, falsa, faux, fausse, falsch, bulo, onwaar",
    Verdict.CONFLICTING: "half true, mixture, mixed, partly true, partly false, partially true, partially false, "
    "misleading, missing context, out of context, needs context, lacks context, cherry picked, distorted, exaggerated, "
    "conflicting evidence, engañoso, enganoso, trompeur, irreführend, fuorviante, teilweise falsch, misleidend",
    Verdict.NOT_ENOUGH: "unproven, unverified, unsupported, unsubstantiated, no evidence, not enough evidence, "
    "unknown, not enough info, nei, neutral, inconclusive, unclear, research in progress, no rating, "
    "unbelegt, sin pruebas",
}
_VERDICTS: Final = {
    **{said: verdict for verdict, listed in _WORDS.items() for said in listed.split(", ")},
    **{label.casefold(): verdict for verdict, label in LABELS.items()},
}
_END: Final = re.compile(r"[.!,:;(–—]| - ")
_BUT: Final = re.compile(r"\W*+(?:but|however|though|although|yet|aber|mais|pero|mas|ma|maar)\b", re.IGNORECASE)
"""Behind a first word that is not all of a verdict."""
_COMMA: Final = re.compile(r"(?<=\d),(?=\d{1,2}\s*%?\s*$)")
"""Before what a number has beyond the whole, as most of Europe writes it; more digits would be thousands."""
_SHARE_REFUTED, _SHARE_SUPPORTED = Decimal("0.25"), Decimal("0.75")


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rating says: its words, its numbers, and the verdict that they come to, if to any."""

    words: str
    numbers: str
    verdict: Verdict | None

    @property
    def said(self) -> str:
        """Its words, or else its numbers."""
        return self.words or self.numbers


def ratings_of(review: JsonObject) -> list[Rating]:
    """The ratings of a review that say anything."""
    found = [_rating(each) for each in each_of(review.get("reviewRating"))]
    return [each for each in found if each.said]


def _rating(rating: JsonObject) -> Rating:
    said = words((rating,), "alternateName", "name")
    if not said and _number(rating.get("ratingValue")) is None:
        # Some put the words where the number belongs.
        said = words((rating,), "ratingValue")
    return Rating(said, numbers_of(rating), verdict_of(said, rating))


def verdict_of(said: str, rating: JsonObject) -> Verdict | None:
    """The verdict of a rating: by its words, else by its place between worst and best; None if neither says."""
    whole = _plain(said)
    first, _, rest = _END.sub("\0", said.strip(), count=1).partition("\0")
    for form in (said.strip().casefold(), whole, "" if _BUT.match(rest) else _plain(first)):
        if form in _VERDICTS:
            return _VERDICTS[form]
    return _by_place(rating)


def _plain(said: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", said).casefold().split())


def _by_place(rating: JsonObject) -> Verdict | None:
    value, worst, best = (_number(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    worst, best = Decimal(WORST) if worst is None else worst, Decimal(BEST) if best is None else best
    # On a scale such as that of German schools 1 is best.
    if value is None or not min(worst, best) <= value <= max(worst, best) or worst == best:
        return None
    share = (value - worst) / (best - worst)
    if share <= _SHARE_REFUTED:
        return Verdict.REFUTED
    return Verdict.SUPPORTED if share >= _SHARE_SUPPORTED else Verdict.CONFLICTING


def numbers_of(rating: JsonObject) -> str:
    """The number of a rating with the ends of its scale, as far as they are given; "" without a number."""
    value, worst, best = (_spelled(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    ends = ", ".join(f"{name} {end}" for name, end in (("worst", worst), ("best", best)) if end)
    return f"{value} ({ends})" if value and ends else value


def _bare(value: Json) -> Json:
    """A value without the list of one and the object that it may be wrapped in."""
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(value, Mapping):
        value = as_object(value).get("@value", value)
    return as_object(value).get("$number") if isinstance(value, Mapping) else value


def _spelled(value: Json) -> str:
    value = _bare(value)
    plain = isinstance(value, int | str) and not isinstance(value, bool)
    return " ".join(str(value).split()) if plain else ""


def _number(value: Json) -> Decimal | None:
    value = _bare(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        found = Decimal(_COMMA.sub(".", value).strip().removesuffix("%") if isinstance(value, str) else value)
    except DecimalException:
        return None
    return found if found.is_finite() and abs(found) < 1_000_000 else None
