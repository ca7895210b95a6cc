"""Owns how a passage tells that there are none: "nobody was hurt", "no casualties", "not a single soldier"."""

from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.match.measures.counted import DEAD, PERSON, Counted, befell, counted
from annotator.match.measures.numerals import Token
from annotator.match.measures.quantity import Quantity
from annotator.match.words.lexicon import listed

ZERO_WORDS = listed("no nobody none not without")
"""Without one of them no passage tells of none."""
_NO_NOUN = listed("longer doubt matter wonder more fewer less other further additional new such one")
"""Behind "no" they count nothing, or bound a number: "no fewer than 12"."""
_SINGLE = listed("single one")
_PRONOUNS = listed("them us you these those")
_LOSS = ("loss", "of", "life")
_FAR = 4


def zeros(text: str, found: list[Token]) -> Iterator[Quantity]:
    """Of whom a passage tells that there are none, as numbers of people; in order.

    Worked example: "The police arrested nobody" tells of 0 people arrested, "without casualties" of 0 struck.
    """
    for at, token in enumerate(found):
        told = _none(text, found, at) if token.word in ZERO_WORDS else None
        if told:
            what, end = told
            yield Quantity(Span(token.start, end), 0.0, 0.0, what.noun, what.of, what.fate, 1.0)


def _none(text: str, found: list[Token], at: int) -> tuple[Counted, int] | None:
    """Whom a word tells that there are none of, and where the words for that end."""
    word, behind = found[at].word, _word(found, at + 1)
    of_them = behind == "of" and _word(found, at + 2) in _PRONOUNS
    if word == "nobody" or (word, behind) == ("no", "one") or (word == "none" and (of_them or behind != "of")):
        after = at + (2 if word == "no" else 3 if of_them else 1)
        fate = befell(text, found, at, after)
        return (Counted(PERSON, frozenset(), fate, found[at].end), found[after - 1].end) if fate else None
    if word in ("no", "without") and tuple(token.word for token in found[at + 1 : at + 4]) == _LOSS:
        return Counted(PERSON, frozenset(), DEAD, found[at + 3].end), found[at + 3].end
    if word == "not":
        single = next((place for place in (at + 1, at + 2) if _word(found, place) in _SINGLE), None)
        return _people(text, found, single) if single else None
    return None if behind in _NO_NOUN else _people(text, found, at)


def _people(text: str, found: list[Token], at: int) -> tuple[Counted, int] | None:
    """The people counted right behind a word, with what befell them; "without" counts only those something befell."""
    what = counted(text, found, at, at + 1 + (_word(found, at + 1) == "of"))
    if what is None or what.noun != PERSON or (found[at].word == "without" and not what.fate):
        return None
    far = next((place for place in range(at, len(found)) if found[place].end >= what.end), at)
    return (what, what.end) if far - at <= _FAR else None


def _word(found: list[Token], at: int) -> str:
    return found[at].word if at < len(found) else ""
