"""Owns what lands and cities are called in the world's languages, by CLDR's territories and zones."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from annotator.match.names.endonyms import english_names
from annotator.match.names.lands import lands, parts_of_lands

_LANGUAGES = {
    "LATIN": "en fr de es it pt pl tr nl cs hu ro sv",
    "CYRILLIC": "ru uk bg sr be mk kk",
    "ARABIC": "ar fa ur ps",
    "CJK": "zh zh_Hant ja",
    "KATAKANA": "ja",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi ne mr",
    "BENGALI": "bn",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "THAI": "th",
    "ETHIOPIC": "am",
    "TAMIL": "ta",
}
"""By script, the languages that are asked, the commonest first."""


@lru_cache(maxsize=20_000)
def places_called(name: str) -> frozenset[str]:
    """What a name means: codes of territories, and zones by their city; empty for one that CLDR does not have.

    Worked example: "Москва", "Moscow" and "Moskau" all give "Europe/Moscow".
    """
    found = _listed_as(name)
    return found or frozenset(code for called in sorted(english_names(name)) for code in _listed_as(called))


def _listed_as(name: str) -> frozenset[str]:
    asked = _spellings().get(_key(name), frozenset({_key(name)}))
    for language in _LANGUAGES.get(script(name), "").split():
        table = _called(language)
        if found := frozenset(code for key in asked for code in table.get(key, ())):
            return found
    return frozenset()


@lru_cache(maxsize=20_000)
def is_region(name: str) -> bool:
    """Whether some language calls a region of many lands so, as Spanish does with "América"."""
    key, languages = _key(name), _LANGUAGES.get(script(name), "").split()
    return any(code.isdigit() for language in languages for code in _called(language).get(key, ()))


@lru_cache(maxsize=20_000)
def script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it; empty for a name without letters."""
    first = next((letter for letter in name if letter.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0] if first else ""


@cache
def _called(language: str) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in listed_places(language):
        found[_key(name)].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def listed_places(language: str) -> Iterator[tuple[str, str]]:
    """What a language calls territories and cities, each with the code of the territory or of the city's zone."""
    told = Locale.parse(language)
    for code, name in told.territories.items():
        yield str(name), code
    there, later = frozenset(map(str, get_global("zone_territories"))), get_global("zone_aliases")
    # Cities are listed under the first name of their zone, as "Europe/Kiev". Zones that were never listed and are now
    # one with another's, as Belfast's with London's, are of another city, and are none here.
    cities = {str(z): str(told.time_zones[z]["city"]) for z in told.time_zones if "city" in told.time_zones[z]}
    now = {zone: zone if zone in there else str(later.get(zone, zone)) for zone in there | cities.keys()}
    for zone, city in cities.items():
        yield city, now[zone]
    if language == "en":
        for zone in sorted(there ^ cities.keys()):
            if "/" in zone:
                yield zone.rpartition("/")[2].replace("_", " "), now[zone]


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    """From a folded spelling of a land or town in English to all that it has."""
    found: dict[str, frozenset[str]] = {}
    for land in (*lands(), *parts_of_lands()):
        for names in (land.spellings, *land.towns):
            keys = frozenset(map(_key, names))
            found.update({key: found.get(key, frozenset()) | keys for key in keys})
    return found


def _key(name: str) -> str:
    """A name without case and marks."""
    plain = unicodedata.normalize("NFKD", name.casefold().strip())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).removeprefix("the ")
