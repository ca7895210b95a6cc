"""Owns the names in a claim in a language that is known by heart: the places CLDR lists, and what has a capital."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from annotator.domain.span import Span
from annotator.match.names.exonyms import listed_places
from annotator.match.names.named import Named
from annotator.match.names.places import is_place
from annotator.match.tongues.counting import worth_of
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import is_grammar, stem_in
from annotator.match.words.lexicon import listed
from annotator.match.words.words import Word

_JOINS = re.compile(
    r"[\s-]+(?:(?:de|del|della|da|dos|do|la|van|von|der|den|al|el|bin|ibn|di|le)[\s-]+){0,2}", re.IGNORECASE
)
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:und|et|y|e|en|i|oraz|и|і|й|та|ve|و)\b)\s*(?:\w{1,3}\s+)?", re.IGNORECASE)
_START = re.compile(r"(?:^|[.!?:\n]\s*[\"'“”‘’«„(\[¿¡]*\s*)$")
_PLACE_WORDS = 3
_LOCATIVE = listed("da de ta te daki deki taki teki")
_TITLE = re.compile(
    r"(?:präsident|kanzler|minister|chef|sprecher|general|könig|kaiser|papst|herr|frau|doktor|professor|richter|bischof|"
    r"bürgermeister|gouverneur|senator|oberst|hauptmann|prinz)(?:in|s|en)?$",
    re.IGNORECASE,
)
_ARABIC_JOINED = ("وال", "بال", "ال", "ول", "وب", "و", "ب", "ل")


def names_in(every: Sequence[Word], text: str, tongue: Tongue) -> tuple[Named, ...]:
    """The names of a claim in order; known places are told by their English names, whatever their case.

    In German, where all nouns have capitals, only places and names of several words are found; a word that opens a
    sentence is a name only where it is a known place or another capital follows.
    """
    found: list[Named] = []
    series, end = 0, 0
    for first, last, known in _runs(every, text, tongue):
        span = Span(every[first].span.start, every[last].span.end)
        series += not (found and _LISTED.fullmatch(text[end : span.start]))
        end = span.end
        stems = frozenset(word.stem for word in every[first : last + 1])
        place = _says_where(every, first, last, tongue) and (known is not None or tongue.capitals)
        found.append(Named(span, known or span.quote(text), place, stems, series=series))
    return tuple(found)


def _runs(every: Sequence[Word], text: str, tongue: Tongue) -> Iterator[tuple[int, int, str | None]]:
    """The places of the first and last word of each name, and its English name where it is a known place."""
    place = 0
    while place < len(every):
        if known := _known_place(every, place, tongue):
            yield place, place + known[1] - 1, known[0]
            place += known[1]
            continue
        last = _last_capital(every, place, text, tongue)
        if last is not None and (first := _first_of_name(every, place, last, text, tongue)) is not None:
            yield first, last, None
        place = place + 1 if last is None else last + 1


def _last_capital(every: Sequence[Word], place: int, text: str, tongue: Tongue) -> int | None:
    if not _capital(every[place], tongue):
        return None
    last = at = place
    while at + 1 < len(every):
        at += 1
        if every[at].capital and _capital(every[at], tongue) and _known_place(every, at, tongue) is None:
            if not _JOINS.fullmatch(text[every[last].span.end : every[at].span.start]):
                break
            last = at
        elif at - last > 2 or every[at].capital:
            break
    return last


def _first_of_name(every: Sequence[Word], place: int, last: int, text: str, tongue: Tongue) -> int | None:
    """Where the name in a run of capitals begins; None if the run need not be one."""
    opens = _START.search(text, max(0, every[place].span.start - 8), every[place].span.start) is not None
    if tongue.capitals:
        return place if last > place or not opens else None
    titles = [at for at in range(place, last) if _TITLE.search(every[at].text)]
    if titles:
        return titles[-1] + 1
    return place if last > place else None


def _capital(word: Word, tongue: Tongue) -> bool:
    plain = folded(word.text)
    number = worth_of(plain, tongue.code) is not None or plain in tongue.hundreds
    return word.capital and not number and not is_grammar(word, tongue)


def _says_where(every: Sequence[Word], first: int, last: int, tongue: Tongue) -> bool:
    if tongue.code == "tr":
        return last + 1 < len(every) and folded(every[last + 1].text) in _LOCATIVE
    before = [folded(word.text) for word in every[max(0, first - 2) : first]]
    opens = every[first].text.startswith(("ب", "في")) and tongue.code == "ar"
    if before and before[-1] in tongue.where:
        return True
    return opens or (len(before) == 2 and before[0] in tongue.where and before[1] in tongue.grammar)


def _known_place(every: Sequence[Word], place: int, tongue: Tongue) -> tuple[str, int] | None:
    """The English name of a known place whose name begins with a word, and how many words it has."""
    if not every[place].text[0].isalpha() or not (every[place].capital or tongue.code == "ar"):
        return None
    table = _places(tongue.code)
    for many in range(min(_PLACE_WORDS, len(every) - place), 0, -1):
        words = every[place : place + many]
        for first in _bare(words[0].text, tongue):
            key = " ".join((stem_in(first, tongue.code), *(stem_in(word.text, tongue.code) for word in words[1:])))
            if key in table:
                return table[key], many
    return None


def _bare(word: str, tongue: Tongue) -> tuple[str, ...]:
    """The word, in Arabic also without what is written together with it."""
    if tongue.code != "ar":
        return (word,)
    return (word, *(word.removeprefix(joined) for joined in _ARABIC_JOINED if word.startswith(joined)))


@cache
def _places(code: str) -> Mapping[str, str]:
    """From the stems of a place's name in a language to its English name, of places whose lie is known."""
    english: dict[str, str] = {}
    for name, at in listed_places("en"):
        if is_place(name):
            english.setdefault(at, name)
    found: dict[str, str] = {}
    # CLDR leaves out what a language calls as English does.
    for name, at in (*listed_places(code), *((name, at) for at, name in english.items())):
        if at in english:
            found.setdefault(" ".join(stem_in(part, code) for part in re.split(r"[\s-]+", name)), english[at])
    return found
