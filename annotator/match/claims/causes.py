"""Owns what people are told to have died or been hurt by, and when two such causes are two events: a flood, a fire."""

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.match.claims.facets import Facets
from annotator.match.words.senses import senses_of, stems_of

_EVENTS = {
    "water": "flood flooding storm hurricane typhoon cyclone rain landslide mudslide tsunami dam deluge",
    "earth": "earthquake quake tremor aftershock tsunami landslide avalanche eruption volcano",
    "fire": "fire blaze inferno wildfire bushfire explosion blast explode burn",
    "traffic": "crash collision derailment pileup collide derail",
    "sinking": "shipwreck sinking sink capsize capsizing ferry boat ship storm",
    "attack": "attack shooting bombing blast explosion strike airstrike raid shelling ambush battle clash gunman bomb "
    "bomber shell missile drone fighting stabbing massacre riot stampede crush",
    "weather": "heatwave drought famine blizzard tornado storm cold heat",
    "illness": "outbreak epidemic cholera virus disease measles ebola pandemic fever flu malaria poisoning",
}
"""Kinds of what strikes people; one event may be called by words of one kind, and a word may be of several."""
_CALLED = {
    "water": "a flood or storm",
    "earth": "a quake or landslide",
    "fire": "a fire or explosion",
    "traffic": "a crash",
    "sinking": "a ship",
    "attack": "an attack",
    "weather": "the weather",
    "illness": "an illness",
}
_PART = 0.5
"""Kinds that weigh half as much as the one that most is told of may be what the report is of."""
EVENTS = senses_of(stems_of(" ".join(_EVENTS.values())))
"""Senses of all words for what strikes people."""
_STEMS = {kind: stems_of(words) for kind, words in _EVENTS.items()}
_KINDS = {
    stem: frozenset(kind for kind, stems in _STEMS.items() if stem in stems)
    for stem in frozenset[str]().union(*_STEMS.values())
}


def other_causes(a: Facets, b: Facets) -> str | None:
    """That two events struck the people whom two claims count, with the words for either; None if it may be one."""
    if not (struck(a) and struck(b)) or _kinds(a.stems) & _kinds(b.stems):
        return None
    ours, theirs = (next((word.text for word in side.words if word.stem in _KINDS), "") for side in (a, b))
    return f"other events: {ours}, {theirs}" if ours and theirs else None


def one_cause(a: Facets, b: Facets) -> bool:
    """Whether both name what may be one event by words of one kind: a fire, and a blaze."""
    return not _kinds(a.stems).isdisjoint(_kinds(b.stems))


def other_kinds(a: Mapping[str, float], b: Mapping[str, float]) -> str | None:
    """That two reports, by the weights of their words, are of events of other kinds; None if they may be of one."""
    ours, theirs = _mostly(a), _mostly(b)
    if not ours or not theirs or not set(ours).isdisjoint(theirs):
        return None
    return f"one report is of {_CALLED[ours[0]]}, the other of {_CALLED[theirs[0]]}"


def _mostly(words: Mapping[str, float]) -> list[str]:
    """The kinds of what strikes people that words mostly tell of, the likeliest first."""
    told = Counter[str]()
    for word in sorted(words.keys() & _KINDS.keys()):
        told.update(dict.fromkeys(_KINDS[word], words[word]))
    most = max(told.values(), default=0.0)
    return sorted(
        (kind for kind, weight in told.items() if weight >= _PART * most), key=lambda kind: (-told[kind], kind)
    )


def struck(side: Facets) -> bool:
    """Whether a claim counts people whom something befell."""
    return any(one.fate in ("dead", "hurt", "struck", "lost", "fled") for one in side.quantities)


def _kinds(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(kind for stem in stems for kind in _KINDS.get(stem, ()))
