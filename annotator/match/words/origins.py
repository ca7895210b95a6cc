"""Owns what accidents come from, by kinds, and when two such causes of one event cannot both be the cause."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

from annotator.match.words.nearness import nearness
from annotator.match.words.senses import senses_of, stems_of

_TECHNICAL = "technical"
_HUMAN, _DELIBERATE, _FLAME, _WEATHER, _FOOD, _GERM = "human", "deliberate", "flame", "weather", "food", "germ"
_SPARK, _GAS = "spark", "gas"
_WHOLE = {
    _TECHNICAL: "fault faulty failure defect defective malfunction glitch problem breakdown technical mechanical "
    "equipment maintenance machinery machine hardware",
    _HUMAN: "human error mistake neglect negligence carelessness careless recklessness reckless misjudgement "
    "inattention operator pilot driver captain crew conductor motorist skipper sailor worker staff",
    _DELIBERATE: "attack attacker terror terrorist terrorism sabotage saboteur deliberate militant rebel extremist "
    "separatist arson arsonist vandal vandalism insurgent jihadist assassin foul",
    _FLAME: "smoking smoker flame",
    _WEATHER: "weather climate",
    _FOOD: "food meal hygiene kitchen",
    _GERM: "germ bacterium bacteria pathogen infection toxin microbe parasite",
}
"""Words that tell no more than of which kind a cause is."""
_PARTS = {
    _TECHNICAL: "cable wire wiring socket plug fuse circuit short electrical electric electricity electronics overload "
    "overloaded transformer power battery charger appliance heater lamp fridge laptop phone generator substation; "
    "engine motor turbine propeller gearbox; brake; tyre tire wheel axle puncture; software computer bug update server "
    "programming code; "
    "corrosion rust wear crack weakness; signal track rail points; steering rudder; "
    "structural structure design construction foundation beam pillar column",
    _GAS: "gas boiler valve cylinder pipe pipeline stove burner leak leaking propane methane butane main",
    _HUMAN: "speed speeding; alcohol drunk drunken drink drug; asleep sleep tired tiredness fatigue exhaustion; "
    "phone distraction texting",
    _DELIBERATE: "bomb bomber grenade device mine dynamite; missile rocket shell shelling airstrike drone "
    "strike torpedo artillery mortar; hacker hack cyberattack malware ransomware virus; petrol gasoline lighter "
    "firebomb molotov accelerant match",
    _FLAME: "cigarette cigar butt match; candle incense lantern; campfire bonfire barbecue grill picnic; firework "
    "firecracker flare pyrotechnic sparkler; pan frying cooking oil stove",
    _SPARK: "spark ember welding weld welder grinder torch friction heat overheating overheated",
    _WEATHER: "rain storm flood flooding downpour rainfall monsoon hurricane typhoon cyclone deluge snowmelt; wind "
    "gale gust storm tornado hurricane typhoon; lightning thunderstorm storm thunder; ice icy snow frost cold blizzard "
    "snowfall freeze; fog mist visibility; heat drought heatwave dry hot sun; wave swell storm",
    _FOOD: "meat chicken beef pork poultry ham sausage; water well; milk cheese dairy cream; egg mayonnaise; fish "
    "seafood shellfish oyster; salad vegetable lettuce cucumber sprout fruit; rice noodle; sweets cake",
    _GERM: "salmonella; listeria; coli; cholera; norovirus; legionella; botulism; virus; mould fungus; methanol; "
    "pesticide; lead; arsenic",
}
"""By kind, words that tell of one thing each: of one kind, but not of one thing, are brakes and tyres."""
_IN_BETWEEN = stems_of(
    "accident incident mishap event chain series combination circumstance factor reason explosion blast crash "
    "collision collapse fire blaze spill outage impact contamination poison smoke fume pressure something somebody "
    "trouble issue condition disaster failing omission thing cause origin investigation expert police official"
)
"""What comes of something else, and may be told as the cause beside it."""
_TOGETHER = frozenset(
    frozenset(pair)
    for pair in (
        (_FOOD, _GERM),
        (_SPARK, _GAS),
        (_SPARK, _FLAME),
        (_SPARK, _TECHNICAL),
        (_HUMAN, _FLAME),
        (_HUMAN, _SPARK),
    )
)
"""Kinds of which one may have worked by way of the other: sparks that set gas alight."""
_ANY_FAULT = frozenset({_TECHNICAL, _GAS})
"""A leak of gas may come of a fault, though not of a short circuit."""
_MEANS = frozenset({_FLAME, _SPARK, _GAS, _HUMAN, _DELIBERATE})
"""By these somebody may have caused something."""


class _Place(NamedTuple):
    kind: str
    part: int


def _places() -> dict[str, frozenset[_Place]]:
    found: dict[str, set[_Place]] = {}
    for kind, words in _WHOLE.items():
        for one in stems_of(words):
            found.setdefault(one, set()).add(_Place(kind, 0))
    for kind, parts in _PARTS.items():
        for number, words in enumerate(parts.split(";"), 1):
            for one in stems_of(words):
                found.setdefault(one, set()).add(_Place(kind, number))
    return {one: frozenset(places) for one, places in found.items()}


_PLACES: Mapping[str, frozenset[_Place]] = _places()
_NEAR = 0.85


def excluding(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two things, by the stems of what they are called, cannot both be what caused one event.

    Worked examples: a gas leak and a bomb, brakes and tyres; not a faulty cable and a short circuit, nor an explosion
    and a gas leak, of which one may have come of the other.
    """
    if not ours or not theirs or not senses_of(ours).isdisjoint(senses_of(theirs)):
        return False
    one, other = _known(ours), _known(theirs)
    if (not one and ours & _IN_BETWEEN) or (not other and theirs & _IN_BETWEEN):
        return False
    if any(_may_be_one(*pair) for pair in product(one, other)):
        return False
    return bool(one and other) or nearness(ours, theirs) < _NEAR


def of_known_kind(told: frozenset[str]) -> bool:
    """Whether any of the stems of what something is called tells what it is here: "hurricane" of "Hurricane Maria"."""
    return bool(_known(told)) or not told.isdisjoint(_IN_BETWEEN)


def by_somebody(told: frozenset[str]) -> bool:
    """Whether somebody may have caused by this what it caused: a cigarette, what is not known here; not lightning."""
    found = _known(told)
    return not found or any(place.kind in _MEANS for place in found)


def _known(told: Iterable[str]) -> frozenset[_Place]:
    """Where they stand; what only tells of which kind it is says nothing beside the part: "brake failure"."""
    found = frozenset[_Place]().union(*(_PLACES.get(one, frozenset()) for one in told))
    parts = {place.kind for place in found if place.part}
    return frozenset(place for place in found if place.part or place.kind not in parts)


def _may_be_one(one: _Place, other: _Place) -> bool:
    if one.kind == other.kind:
        return one.part == other.part or not (one.part and other.part)
    kinds = frozenset({one.kind, other.kind})
    return kinds in _TOGETHER or (kinds == _ANY_FAULT and not (one.part and other.part))
