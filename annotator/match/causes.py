"""Owns what people are told to have died or been hurt by, and when two such causes are two events: a flood, a fire."""

from collections.abc import Iterable

from annotator.match.facets import Facets
from annotator.match.senses import stems_of

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
_STEMS = {kind: stems_of(words) for kind, words in _EVENTS.items()}
_KINDS = {
    stem: frozenset(kind for kind, stems in _STEMS.items() if stem in stems)
    for stem in frozenset[str]().union(*_STEMS.values())
}


def other_causes(a: Facets, b: Facets) -> str | None:
    """That two events struck the people whom two claims count, with the words for either; None if it may be one."""
    if not (_struck(a) and _struck(b)) or _kinds(a.stems) & _kinds(b.stems):
        return None
    ours, theirs = (next((word.text for word in side.words if word.stem in _KINDS), "") for side in (a, b))
    return f"other events: {ours}, {theirs}" if ours and theirs else None


def _struck(side: Facets) -> bool:
    return any(one.fate in ("dead", "hurt", "struck", "lost", "fled") for one in side.quantities)


def _kinds(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(kind for stem in stems for kind in _KINDS.get(stem, ()))
