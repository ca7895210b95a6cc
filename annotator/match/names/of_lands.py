"""Owns offices and bodies of state that are called by their land: "President of France", "French President"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from annotator.match.names.callings import tells_office
from annotator.match.names.demonyms import adjectives
from annotator.match.names.folding import plain
from annotator.match.names.lands import lands, parts_of_lands
from annotator.match.words.senses import stems_of
from annotator.match.words.stems import stem

_LONGEST = 4
"""So many words has the name of a land, "Democratic Republic of Congo" among them, or one word less."""
_OF = tuple(re.compile(rf"(?P<what>{what}) of (?:the )?(?P<land>.+)") for what in (".+?", ".+"))
"""From the first "of" and from the last one: lands and ministries have it in their names as well."""
_ADJECTIVES = {
    "saudi": "saudi arabia",
    "emirati": "united arab emirates",
    "ivorian": "ivory coast",
    "burkinabe": "burkina faso",
    "salvadoran": "el salvador",
    "salvadorean": "el salvador",
    "costa rican": "costa rica",
    "puerto rican": "puerto rico",
    "new zealander": "new zealand",
    "papuan": "papua new guinea",
    "timorese": "east timor",
    "cape verdean": "cape verde",
}
"""Of lands of several words, but for those that only add an "n" to the name."""
_OF_SEVERAL = frozenset({"congo", "congolese", "guinea", "guinean", "korea", "korean"})
"""What could be of two lands."""
_UNTOLD = stems_of("affair affairs of for the and")
_OF_STATE = stems_of(
    "president minister premier chancellor king queen prince princess emir sultan ambassador envoy secretary "
    "government parliament senate assembly congress army navy force marine guard police military ministry embassy "
    "department consulate delegation judiciary cabinet opposition"
)
"""What every land has one of: nobody is the "Bank of England" who is the "English Bank"."""


class OfLand(NamedTuple):
    """The land by which something is called, and the stems of what it is."""

    land: str
    what: frozenset[str]


def of_land(name: str) -> OfLand | None:
    """What a name calls by a land; None if no office or body of state is called so.

    Worked example: of "Turkish Defence Minister", of "Defense Minister of Turkey" and of "Türkiye Defence Minister" the
    land is "turkey", and what it is "defence minister".
    """
    land, what = _parted(name)
    stems = frozenset(map(stem, what)) - _UNTOLD
    return None if not land or stems.isdisjoint(_OF_STATE) else OfLand(land, stems)


def one_of_land(a: str, b: str) -> bool:
    """Whether two names call one thing by one land: "King of Spain" and "Spanish King"."""
    one = of_land(a)
    return one is not None and one == of_land(b)


def land_called(name: str) -> str | None:
    """The land that a name alone is of, be it the land's or its people's; None if it is of none, or could be of two.

    Worked example: "united states" for "US", "U.S.", "America" and "American".
    """
    return _land(plain(name).removeprefix("the "))


def seat_of(name: str) -> str | None:
    """The land whose government sits in a place, and is called by it: "turkey" for "Ankara"; None if none does."""
    return _seats().get(plain(name))


def government_of(name: str) -> str | None:
    """The land whose government a name may stand for: its capital, the land, its people, or an office of it.

    Worked example: "egypt" for "Cairo", "Egypt", "Egyptian" and "Egyptian President".
    """
    called = office_of(name) or of_land(name)
    return seat_of(name) or land_called(name) or (called.land if called else None)


def office_alone(name: str) -> bool:
    """Whether a name tells an office of a land and not who holds it: "Turkish Defence Minister"."""
    land, what = _parted(name)
    return bool(land) and tells_office(what)


def holds(name: str, office: str) -> bool:
    """Whether a name tells who holds what the other alone is: "Turkish Defence Minister Hulusi Akar" and his office."""
    held = office_of(name)
    return held is not None and office_alone(office) and held == of_land(office)


def office_of(name: str) -> OfLand | None:
    """The office of a land that a name is or begins with; None if it begins with none.

    Worked example: of "Turkish Defence Minister Hulusi Akar" that of a "defence minister" of "turkey".
    """
    land, words = _parted(name)
    ends = (count for count in range(len(words), 0, -1) if tells_office(words[:count]))
    most = next(ends, 0) if land else 0
    return OfLand(land, frozenset(map(stem, words[:most])) - _UNTOLD) if most else None


def of_two_lands(a: str, b: str) -> bool:
    """Whether two names call one kind of thing by two lands: "King of Spain" and "Belgian King"."""
    one, other = office_of(a) or of_land(a), office_of(b) or of_land(b)
    return one is not None and other is not None and one.what == other.what and one.land != other.land


def of_two_offices(a: str, b: str) -> bool:
    """Whether two names are of, or begin with, two offices of one land: its foreign and its defence minister."""
    one, other = office_of(a), office_of(b)
    if one is None or other is None or one.land != other.land:
        return False
    return not (one.what <= other.what or other.what <= one.what)


@lru_cache(maxsize=50_000)
def _parted(name: str) -> tuple[str, tuple[str, ...]]:
    """The land by which a name calls something, and the words for what that is; nothing where there is no land."""
    words = plain(name).split()
    for of in _OF:
        found = of.fullmatch(" ".join(words))
        if found and (land := _land(found["land"])):
            return land, tuple(found["what"].split())
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        if land := _land(" ".join(words[:count])):
            return land, tuple(words[count:])
    return "", ()


def _land(called: str) -> str | None:
    return None if called in _OF_SEVERAL else _called().get(called)


@cache
def _called() -> dict[str, str]:
    """From all that lands and their people are called, in folded words, to the first spelling of each land."""
    spelled = dict(_spelled())
    ending = {f"{name}n": name for name in spelled if name.endswith("a")}
    told = {**ending, **adjectives(), **_ADJECTIVES}
    return {**{adjective: spelled.get(land, land) for adjective, land in told.items()}, **spelled}


@cache
def _seats() -> dict[str, str]:
    """From every spelling of a capital to the first one of its land."""
    return {plain(seat): plain(land.spellings[0]) for land in lands() for seat in next(iter(land.towns), ())}


def _spelled() -> Iterator[tuple[str, str]]:
    for land in (*parts_of_lands(), *lands()):
        for spelling in land.spellings:
            yield plain(spelling), plain(land.spellings[0])
