"""Owns what strikes a place, where the verb tells only that something did: "a blast ripped through the depot"."""

from annotator.match.words.senses import stems_of

_STRIKES = stems_of(
    "tear rip rock shake hit strike sweep rage engulf gut ravage devastate batter lash pound break occur happen take"
)
"""Stems of verbs by which much may strike, and of those that tell no more than that it did."""
_EVENTS = stems_of(
    "explosion blast fire blaze inferno wildfire bushfire earthquake quake tremor aftershock storm hurricane typhoon "
    "cyclone tornado blizzard flood flooding deluge landslide mudslide avalanche tsunami eruption"
)


def striking(core: frozenset[str], subject: frozenset[str]) -> frozenset[str]:
    """The stems of what struck, where a predicate tells only that it did; none elsewhere.

    Worked example: "an explosion tore through the depot" tells of an explosion, as "the depot blew up" does.
    """
    return subject & _EVENTS if not core.isdisjoint(_STRIKES) else frozenset()
