"""Owns the numbers of a claim in a language that is known by heart, in figures or in words, with what they count."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from annotator.domain.span import Span
from annotator.match.measures.counted import PERSON
from annotator.match.measures.quantity import Quantity
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import is_grammar, marked
from annotator.match.words.covering import Spans
from annotator.match.words.words import Word

_FIGURES = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}(?:[.\u00a0\u202f\u2009 '’]\d{3})+|\d+)(?:[.,٫]\d+)?(?![\w:/-])")
_SPACED = re.compile(r"[.\u00a0\u202f\u2009 '’]")
_GROUPED = re.compile(r"\d{1,3}(?:[.\u00a0\u202f\u2009 '’]\d{3})+")
_ORDINAL = re.compile(r"\.\s+[^\W\d_]")
_PERCENT = re.compile(
    r"\s?(?:[%٪]|(?:prozent|procent|pour\s?cent|por\s?ciento|per\s?cento|por\s?cento|процент|відсот|(?:في |ب)?المئة|"
    r"(?:في |ب)?المائة))",
    re.IGNORECASE,
)
_PERCENT_BEFORE = re.compile(r"(?:%|yüzde\s)$", re.IGNORECASE)
_MONEY = (("EUR", ("euro", "евро", "євро", "يورو", "avro")), ("USD", ("dollar", "dolar", "долл", "долар", "دولار")))
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₺": "TRY", "₽": "RUB", "₴": "UAH"}
_STRUCK = {
    "de": {"dead": "Tote Toten Todesopfer", "hurt": "Verletzte Verletzten"},
    "nl": {"dead": "doden dode", "hurt": "gewonden gewonde"},
    "fr": {"dead": "morts mort tués", "hurt": "blessés blessé"},
    "es": {"dead": "muertos muerto muertas fallecidos", "hurt": "heridos herido heridas"},
    "it": {"dead": "morti morto", "hurt": "feriti ferito"},
    "pt": {"dead": "mortos morto mortes", "hurt": "feridos ferido"},
    "pl": {"dead": "zabitych", "hurt": "rannych ranne"},
    "ru": {"dead": "погибших убитых", "hurt": "раненых"},
    "uk": {"dead": "загиблих убитих", "hurt": "поранених"},
    "tr": {"dead": "ölü", "hurt": "yaralı"},
    "ar": {"dead": "قتلى قتيل قتيلا", "hurt": "جرحى جريح جريحا"},
}
"""By language and what befell them, nouns for people, whom a number counts there as it does in English."""
_LINKING = " \u00a0\u202f\u2009'’"
_ABOUT = 0.1
_LONGEST = 60
_BEFORE = 4
_AHEAD = 3
_COMMA_THOUSANDS = ("es", "ar")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a claim: the places of its words from `first` to `last`, the last excluded, and its worth."""

    first: int
    last: int
    value: float
    span: Span


def quantities_in(every: Sequence[Word], text: str, tongue: Tongue, dated: Collection[Span]) -> tuple[Quantity, ...]:
    """The numbers of a claim with what they count, in order; the numbers of dates, and of places in an order, are none.

    Worked example: "mindestens zwölf Soldaten" is 12 or more of "de:soldat", and "1.500" in German 1500.
    """
    of_dates = Spans(dated)
    numbers = (one for one in _numbers(every, text, tongue) if not of_dates.meet(one.span))
    found = (_quantity(one, every, text, tongue) for one in numbers)
    return tuple(one for one in found if one)


def _numbers(every: Sequence[Word], text: str, tongue: Tongue) -> Iterator[_Number]:
    place = 0
    while place < len(every):
        found = _figures(every, place, text, tongue) or _in_words(every, place, text, tongue)
        if found:
            yield found
        place = found.last if found else place + 1


def _figures(every: Sequence[Word], place: int, text: str, tongue: Tongue) -> _Number | None:
    word = every[place]
    match = _FIGURES.match(text, word.span.start, word.span.start + _LONGEST) if word.text[0].isdigit() else None
    if match is None or _ORDINAL.match(text, match.end()):
        return None
    last = place + 1
    while last < len(every) and every[last].span.end <= match.end():
        last += 1
    value, times = _worth(match.group(), tongue), 1.0
    while last < len(every) and (more := tongue.hundreds.get(folded(every[last].text))):
        times, last = times * more, last + 1
    return _Number(place, last, value * times, Span(match.start(), max(match.end(), every[last - 1].span.end)))


def _worth(figures: str, tongue: Tongue) -> float:
    if tongue.code in _COMMA_THOUSANDS and re.fullmatch(r"\d{1,3}(?:,\d{3})+", figures):
        return float(figures.replace(",", ""))
    grouped = _GROUPED.match(figures)
    whole = _SPACED.sub("", grouped.group()) + figures[grouped.end() :] if grouped else figures
    return float(whole.replace(",", ".").replace("٫", "."))


def _in_words(every: Sequence[Word], place: int, text: str, tongue: Tongue) -> _Number | None:
    """A number in words; the word for one alone is the article in most languages, and none here."""
    total, current, at = 0.0, None, place
    while at < min(len(every), place + _MOST_WORDS) and (at == place or _beside(every, at, text)):
        plain = folded(every[at].text)
        worth = worth_of(plain, tongue.code)
        if worth is not None and _adds(current, worth):
            current = 80.0 if (current, worth) == (4.0, 20.0) else (current or 0.0) + worth
        elif plain in tongue.hundreds:
            times = tongue.hundreds[plain]
            if times < 1000 and current is None:
                current = times
            elif times < 1000:
                current = (current or 1.0) * times
            else:
                total, current = total + times * (1.0 if current is None else current), None
        elif not (plain == tongue.apart and at > place and _goes_on(every, at + 1, tongue)):
            break
        at += 1
    value = total + (current or 0.0)
    if at == place or value <= 1:
        return None
    return _Number(place, at, value, Span(every[place].span.start, every[at - 1].span.end))


def _goes_on(every: Sequence[Word], at: int, tongue: Tongue) -> bool:
    return at < len(every) and worth_of(folded(every[at].text), tongue.code) is not None


def _beside(every: Sequence[Word], at: int, text: str) -> bool:
    return text[every[at - 1].span.end : every[at].span.start] in (" ", "-", "\u00a0")


def _adds(current: float | None, worth: float) -> bool:
    """Whether a word goes on with the number before it: "treinta y uno", "dix-sept", "quatre-vingt", "خمسة وعشرون"."""
    if current is None:
        return True
    tens, ones = current % 100, current % 10
    if current >= 100 and tens == 0:
        return worth < 100
    if tens >= 20 and ones == 0:
        return 0 < worth < 10 or (tens in (60, 80) and 10 <= worth < 20)
    if tens == 10:
        return 0 < worth < 10
    return (current, worth) == (4.0, 20.0) or (0 < tens < 10 and worth >= 10 and worth % 10 == 0 and current < 10)


@lru_cache(maxsize=50_000)
def worth_of(plain: str, code: str) -> float | None:
    """What a folded word is worth as a number, alone or as several written as one; None if it is none.

    Worked examples: "einundzwanzig" in German is 21, "duemila" in Italian 2000, "وعشرون" in Arabic 20.
    """
    tongue = TONGUES[code]
    if plain in tongue.numbers:
        return tongue.numbers[plain]
    if code == "ar" and plain.startswith("و"):
        return tongue.numbers.get(plain[1:])
    if tongue.joined is None or len(plain) > _LONGEST:
        return None
    parts = _parted(plain, tongue)
    return _summed(parts, tongue) if len(parts) > 1 else None


def _parted(plain: str, tongue: Tongue) -> list[str]:
    """The parts of a number written as one word, the longest that fit first; empty for a word that is none."""
    parts: list[str] = []
    at = 0
    while at < len(plain):
        known = (plain[at:end] for end in range(min(len(plain), at + 15), at + 1, -1))
        part = next((part for part in known if part in tongue.numbers or part in tongue.hundreds), None)
        part = part or (tongue.joined if parts and tongue.joined and plain.startswith(tongue.joined, at) else None)
        part = part or ("ein" if plain.startswith("ein", at) and tongue.code == "de" else None)
        if not part:
            return []
        parts.append(part)
        at += len(part)
    return [part for part in parts if part != tongue.joined]


def _summed(parts: Sequence[str], tongue: Tongue) -> float:
    total, current = 0.0, 0.0
    for part in parts:
        times = tongue.hundreds.get(part)
        if times is None:
            current += 1.0 if part == "ein" else tongue.numbers[part]
        elif times < 1000:
            current = max(current, 1.0) * times
        else:
            total, current = total + max(current, 1.0) * times, 0.0
    return total + current


def _quantity(one: _Number, every: Sequence[Word], text: str, tongue: Tongue) -> Quantity | None:
    low, high, first, last = _bounds(one, every, tongue)
    unit, written, end = _unit(one, every[last - 1 : last + _AHEAD], text, tongue)
    if not unit:
        return None
    fate = struck_in(tongue.code).get(unit, "")
    span, step = Span(every[first].span.start, end), 1.0 if low == high else 0.0
    return Quantity(span, low, high, PERSON if fate else unit, fate=fate, step=step, written=written)


@lru_cache
def struck_in(code: str) -> Mapping[str, str]:
    """What befell people, by the stem of the noun that tells it in a language."""
    told = _STRUCK.get(code, {})
    return {marked(noun, TONGUES[code]): fate for fate, nouns in told.items() for noun in nouns.split()}


def _unit(one: _Number, following: Sequence[Word], text: str, tongue: Tongue) -> tuple[str, str, int]:
    """What is counted, the unit in its own words where it measures, and where its words end.

    `following` are the last word of the number, or of what bounds it, and those behind.
    """
    if percent := _PERCENT.match(text, one.span.end):
        return "%", "%", percent.end()
    if _PERCENT_BEFORE.search(text, max(0, one.span.start - 6), one.span.start):
        return "%", "%", one.span.end
    behind = text[one.span.end : one.span.end + 2].strip()[:1]
    sign = _SIGNS.get(behind) or _SIGNS.get(text[: one.span.start].rstrip()[-1:])
    if sign:
        return sign, sign, one.span.end
    noun = _noun(following, text, tongue)
    if noun is None:
        return "", "", one.span.end
    money = next((code for code, names in _MONEY if folded(noun.text).startswith(names)), None)
    return (money, money, noun.span.end) if money else (marked(noun.text, tongue), "", noun.span.end)


def _noun(following: Sequence[Word], text: str, tongue: Tongue) -> Word | None:
    """The noun behind the first word: the first meaningful one, in German the first with a capital."""
    meant: list[Word] = []
    for before, word in pairwise(following):
        if text[before.span.end : word.span.start].strip(_LINKING):
            break
        if not is_grammar(word, tongue):
            meant.append(word)
    if tongue.capitals:
        return meant[0] if meant else None
    return next((word for word in meant if word.capital), meant[0] if meant else None)


def _bounds(one: _Number, every: Sequence[Word], tongue: Tongue) -> tuple[float, float, int, int]:
    """From what to what a number may go, and the places from the first of its words to the last, that one excluded."""
    like, first, last = _bounded_by(one, every, tongue)
    low = 0.0 if like in ("most", "under") else one.value * (1 - _ABOUT) if like == "about" else one.value
    high = float("inf") if like in ("least", "over") else one.value * (1 + _ABOUT) if like == "about" else one.value
    return low, high, first, last


def _bounded_by(one: _Number, every: Sequence[Word], tongue: Tongue) -> tuple[str, int, int]:
    bounds = tongue.bounds
    behind = " ".join(folded(word.text) for word in every[one.last : one.last + _BEFORE])
    for words, like in bounds.behind.items():
        if f"{behind} ".startswith(f"{words} "):
            return like, one.first, one.last + len(words.split())
    before = [folded(word.text) for word in every[max(0, one.first - _BEFORE) : one.first]]
    fields = (("least", bounds.least), ("most", bounds.most), ("over", bounds.over), ("under", bounds.under))
    for like, phrases in (*fields, ("about", bounds.about)):
        for phrase in phrases:
            said = phrase.split()
            if before[-len(said) :] == said:
                return like, one.first - len(said), one.last
    return "", one.first, one.last
