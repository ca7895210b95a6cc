"""Owns kinds of things that are told apart by what they are called: a hospital is no school, a bridge no tunnel."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from annotator.match.claims.facets import Facets
from annotator.match.names.places import is_place
from annotator.match.words.covering import Spans
from annotator.match.words.lexicon import MONTHS, WEEKDAYS, listed
from annotator.match.words.stems import stem
from annotator.match.words.words import Word, is_empty

_THINGS = (
    "hospital clinic; house cottage villa; school; university college; kindergarten; market bazaar; "
    "supermarket; shop store; library; museum; theatre theater cinema; bridge viaduct; tunnel; church cathedral "
    "chapel; mosque; synagogue; temple; stadium arena; airport airfield airbase; prison jail; station; port harbour "
    "harbor; dam; reservoir; palace; hotel; restaurant cafe; pharmacy; bakery; road highway motorway; railway; "
    "pipeline; refinery; warehouse depot; embassy consulate; barracks; farm; lighthouse; cemetery; monastery; castle; "
    "courthouse; ship ferry boat vessel tanker trawler yacht freighter; plane aircraft jet airliner aeroplane "
    "airplane; helicopter; train tram; bus; lorry truck; bicycle; satellite; river; lake; forest; volcano; canal; zoo"
)
_WHERE = frozenset(["road", "railway", "station", "river", "port", "lake", "forest"])
"""What often tells only where something else is, as in "the river bridge"."""
_BELONGINGS = (
    "cargo freight shipment load consignment; luggage baggage suitcase; fuel; furniture; contents; equipment; "
    "jewellery jewelry jewels; livestock cattle; crop harvest; brand trademark; pension; land plot"
)
"""What is in a thing or belongs to somebody, and is neither."""
_HOLDERS = listed(
    "firm company bank club family owner factory mill workshop office building garage barn estate tower mansion"
)
_NUMBERED = re.compile(
    r"\b(?P<what>Flight|Highway|Route|Interstate|Terminal|Gate|Platform|Runway|Reactor|Article|Section|Chapter|Apollo|"
    r"Battalion|Brigade|Regiment|Ward|Room|Line|Resolution|Unit|Sector) (?:No\. ?)?"
    r"(?P<number>(?:[A-Z]{1,3} ?)?[0-9]{1,5})\b"
)
_ROMAN = re.compile(r"\b(?P<what>[A-Z][a-z]{2,20}) (?P<number>[IVX]{1,5})\b(?!['’.])")
_IN_WORDS = re.compile(r"\b(?P<number>First|Second|Third) (?:World )?(?P<what>War|Reich|Republic)\b")
_BEHIND = re.compile(r"\b(?P<what>War|Phase|Part|Act|Stage) (?P<number>One|Two|Three)\b")
_MODEL = re.compile(
    r"(?<![\w.-])(?P<what>[a-z]?[A-Z][A-Za-z]{2,20}) (?P<number>(?!(?:19|20)[0-9]{2}\b)[0-9]{1,4})"
    r"(?![\w%:°€-]|[.,/][0-9]|[- ][a-z]+s\b|[- ](?:million|billion|per ?cent|people|men|women|children|to|seats?)\b)"
)
"""A make by its number: "iPhone 12", "Boeing 737"."""
_NO_MAKE = frozenset(MONTHS) | WEEKDAYS
_VALUES = {"First": "I", "Second": "II", "Third": "III", "One": "I", "Two": "II", "Three": "III"}


def other_numbers(a: Facets, b: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    """The numbers by which one kind of thing is called in either claim, if they are others.

    Worked examples: "Flight 370" and "Flight 17", "World War I" and "the Second World War".
    """
    ours, theirs = _numbered(a.text), _numbered(b.text)
    for what in sorted(ours.keys() & theirs.keys()):
        if ours[what].isdisjoint(theirs[what]):
            return frozenset({what, *ours[what]}), frozenset({what, *theirs[what]})
    return None


@lru_cache(maxsize=50_000)
def _numbered(text: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pattern in (_NUMBERED, _ROMAN, _IN_WORDS, _BEHIND):
        for one in pattern.finditer(text):
            number = _VALUES.get(one["number"], one["number"])
            found.setdefault(stem(one["what"].lower()), set()).add(number.lower())
    for one in _MODEL.finditer(text):
        what = one["what"]
        if not (what.lower() in _NO_MAKE or is_empty(what.lower()) or is_place(what)):
            found.setdefault(what.lower(), set()).add(one["number"])
    return found


def _forms(word: str) -> tuple[str, ...]:
    plural = f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"
    return word, plural, f"{word}es"


def _kinds_in(table: str) -> dict[str, str]:
    return {form: words.split()[0] for words in table.split(";") for word in words.split() for form in _forms(word)}


_KIND, _BELONGING = _kinds_in(_THINGS), _kinds_in(_BELONGINGS)


def other_things(a: Facets, b: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of the things that either claim is about, if they are of other kinds and neither tells of the other's.

    Worked example: "The hospital of Palo was destroyed" and "House number 6 in Palo was destroyed". How high a toll is
    says little of where the deed was done.
    """
    ours, theirs = _things(a), _things(b)
    if not ours or not theirs or a.level != b.level:
        return None
    apart = _kinds(ours).isdisjoint(_kinds(b.words)) and _kinds(theirs).isdisjoint(_kinds(a.words))
    return (_stems(ours), _stems(theirs)) if apart else None


def is_thing(word: str) -> bool:
    """Whether a word in small letters is listed as one for a thing: a school, ships."""
    return word in _KIND


def one_kind(one: str, other: str) -> bool:
    """Whether two words are listed as of one kind of thing: a ferry and a ship."""
    kind = _KIND.get(one.lower())
    return kind is not None and kind == _KIND.get(other.lower())


def other_belongings(a: Facets, b: Facets) -> bool:
    """Whether one claim says of what is in a thing, or belongs to somebody, what the other says of something else.

    Worked example: "The Corvina was not insured" and "The cargo was insured", be the Corvina what it may.
    """
    return _of_belonging(a, b) or _of_belonging(b, a)


def _of_belonging(side: Facets, other: Facets) -> bool:
    ours, theirs = (each.acting[-1] if each.acting else None for each in (side, other))
    kind = _BELONGING.get(ours.text.lower()) if ours else None
    if ours is None or theirs is None or kind is None or ours.stem in other.stems:
        return False
    told, named = theirs.text.lower(), any(name.span.overlaps(theirs.span) for name in other.names)
    return named or told in _KIND or told in _HOLDERS or _BELONGING.get(told, kind) != kind


def _things(side: Facets) -> list[Word]:
    """The things among who acts and whom it is done to, unless they belong to a name."""
    told, named = side.subject | side.object, Spans(name.span for name in side.names)
    found = [
        word for word in side.words if word.text.lower() in _KIND and word.stem in told and not named.meet(word.span)
    ]
    return [word for word in found if _KIND[word.text.lower()] not in _WHERE] or found


def _kinds(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(_KIND[word.text.lower()] for word in words if word.text.lower() in _KIND)


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words)
