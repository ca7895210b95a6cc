"""Owns what befell all, some or none of the people two claims tell of, where hardly a word is the same."""

import re
from itertools import product

from annotator.match.counted import DEAD, FATE, PERSON, STRUCK, is_person
from annotator.match.facets import Facets
from annotator.match.quantity import Quantity
from annotator.match.senses import REPORTS, senses_of, stems_of
from annotator.match.stems import stem

_EVERYBODY = re.compile(
    r"\b(?:everyone|everybody|(?:all|every) (?:of )?(?:the |those )?(?:[\w,]+ )?(?:people|person|passengers?|crew|"
    r"members?|occupants?|soul|aboard|on board|victims?)|(?:the )?(?:whole|entire) (?:crew|family|team))\b",
    re.IGNORECASE,
)
"""All of some people, whoever they are."""
_DIED = senses_of(stems_of("die kill drown perish"))
_LIVED = stems_of("survive")
_FATE_OF = {stem(word): fate for word, fate in FATE.items()}
_TOLD_AS = REPORTS | stems_of("report allegation rumour suffer cause leave be have people person anyone")
"""Stems that tell nothing of what befell whom."""


def fates_clash(a: Facets, b: Facets) -> bool:
    """Whether what one tells of all or of none cannot hold beside what the other tells of some.

    Worked examples: "Everyone on board was killed" and "The pilot survived"; "There were no casualties" and "Two
    soldiers were killed".
    """
    return _all_and_one(a, b) or _all_and_one(b, a) or _none_and_some(a, b)


def fate_denied(voice: Facets, other: Facets) -> bool:
    """Whether somebody is told to deny that people were struck of whom the other counts some, and nothing else of it.

    Worked example: "The ministry dismissed reports of casualties" and "Five people died in the blast"; not "casualties
    in the quake".
    """
    struck = [one for one in other.quantities if one.fate and one.unit == PERSON and one.low > 0]
    reaches = [one.reach for one in voice.denials if one.voiced] if struck else []
    people = frozenset(word.stem for word in voice.words if is_person(word.text.lower())) if reaches else frozenset()
    return any(_denies(reach, told, people, other) for reach in reaches for told in struck)


def _denies(reach: frozenset[str], told: Quantity, people: frozenset[str], other: Facets) -> bool:
    fates = {_FATE_OF[stem] for stem in reach if stem in _FATE_OF}
    if not (told.fate in fates or (STRUCK in fates and told.fate in (DEAD, "hurt", STRUCK))):
        return False
    who = (people & reach) - _FATE_OF.keys()
    rest = reach - _FATE_OF.keys() - _TOLD_AS - who
    return senses_of(rest) <= other.senses and (not (who and told.of) or not told.of.isdisjoint(who))


def _all_and_one(all_told: Facets, one_told: Facets) -> bool:
    ours, theirs = senses_of(all_told.core), senses_of(one_told.core)
    lived = bool(ours & _DIED and theirs & _LIVED and one_told.subject)
    died = bool(ours & _LIVED and theirs & _DIED) and _of_people(one_told)
    whole = _EVERYBODY.search(all_told.text) is not None and not (all_told.denials or one_told.denials)
    return whole and (lived or died)


def _of_people(side: Facets) -> bool:
    told = side.subject | side.object
    return any(is_person(word.text.lower()) for word in side.words if word.stem in told)


def _none_and_some(a: Facets, b: Facets) -> bool:
    """Whether one tells that nobody was struck, the other that some were."""
    return any(
        one.unit == other.unit == PERSON
        and bool(one.fate and other.fate)
        and (one.high == 0) != (other.high == 0)
        and one.comparable(other)
        for one, other in product(a.quantities, b.quantities)
    )
