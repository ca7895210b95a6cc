"""Owns what befell all, some or none of the people two claims tell of, where hardly a word is the same."""

import re
from itertools import product

from annotator.match.counted import PERSON, is_person
from annotator.match.facets import Facets
from annotator.match.senses import senses_of, stems_of

_EVERYBODY = re.compile(
    r"\b(?:everyone|everybody|(?:all|every) (?:of )?(?:the |those )?(?:[\w,]+ )?(?:people|person|passengers?|crew|"
    r"members?|occupants?|soul|aboard|on board|victims?)|(?:the )?(?:whole|entire) (?:crew|family|team))\b",
    re.IGNORECASE,
)
"""All of some people, whoever they are."""
_DIED = senses_of(stems_of("die kill drown perish"))
_LIVED = stems_of("survive")


def fates_clash(a: Facets, b: Facets) -> bool:
    """Whether what one tells of all or of none cannot hold beside what the other tells of some.

    Worked examples: "Everyone on board was killed" and "The pilot survived"; "There were no casualties" and "Two
    soldiers were killed".
    """
    return _all_and_one(a, b) or _all_and_one(b, a) or _none_and_some(a, b)


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
