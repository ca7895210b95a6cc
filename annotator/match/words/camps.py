"""Owns the camps that words for whoever acts belong to: an army is no rebels, soldiers and troops are an army."""

from collections.abc import Iterable

from annotator.match.words.senses import stems_of

_CAMPS = {
    "army": "army soldier troop military serviceman navy marine airforce commando paratrooper gunboat warship",
    "police": "police policeman officer constable cop detective sheriff gendarme",
    "state": "government cabinet regime administration",
    "coalition": "coalition alliance",
    "rebels": "rebel insurgent militia militiaman separatist guerrilla jihadist extremist terrorist "
    "mutineer militant secessionist paramilitary",
    "criminals": "bandit robber smuggler pirate thief burglar trafficker cartel",
    "crowd": "protester demonstrator rioter activist mob looter",
    "opposition": "opposition",
    "court": "court judge tribunal jury",
    "villagers": "resident villager townspeople islander",
    "rescuers": "firefighter fireman rescuer rescue paramedic",
    "employer": "company firm employer management airline operator",
    "workers": "union worker employee striker",
    "students": "student pupil",
    "farmers": "farmer",
    "teachers": "teacher",
    "nurses": "nurse",
    "miners": "miner",
    "drivers": "driver",
    "parents": "parent",
    "tourists": "tourist",
}
_ALSO = {"army": "state", "police": "state", "coalition": "state"}
"""Who acts for whom: what the government did its army may have done."""
_STATE_FORCES = stems_of("government security armed national federal")
_FORCES = stems_of("force")
_CAMP_BY_STEM = {stem: camp for camp, words in _CAMPS.items() for stem in stems_of(words)}
_ALONE = frozenset({"workers"})
_TURNING = frozenset({"rebels", "opposition"})
"""Beside a word for soldiers these tell whose they are: "rebel troops"."""


def other_camps(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether the stems of who acts in either of two claims tell of two camps: the army here, the rebels there."""
    one, other = _camps(frozenset(ours)), _camps(frozenset(theirs))
    return bool(one and other) and not (one <= other or other <= one)


def same_camp(one: str, other: str) -> bool:
    """Whether two stems tell of one camp: the government and the cabinet, the union and the workers."""
    ours, theirs = _CAMP_BY_STEM.get(one), _CAMP_BY_STEM.get(other)
    if ours is None or theirs is None:
        return False
    return theirs in (ours, _ALSO.get(ours)) or ours == _ALSO.get(theirs)


def _camps(acting: frozenset[str]) -> frozenset[str]:
    """The camp of who acts with the one it acts for; empty for none that is known, and for several."""
    found = frozenset(_CAMP_BY_STEM[stem] for stem in acting if stem in _CAMP_BY_STEM)
    if not acting.isdisjoint(_FORCES) and not acting.isdisjoint(_STATE_FORCES):
        found |= {"state"}
    if len(acting) > 1:
        found -= _ALONE  # rescue workers, aid workers and health workers are no union
    turned = found & _TURNING
    found = turned or found - frozenset(_ALSO.values() if found & _ALSO.keys() else ())
    return found | {_ALSO[camp] for camp in found if camp in _ALSO} if len(found) == 1 else frozenset()
