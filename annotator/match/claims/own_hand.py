"""Owns who died by their own hand: nobody else killed them."""

import re

from annotator.match.claims.facets import Facets
from annotator.match.words.senses import senses_of, stems_of

_SELF = r"(?:himself|herself|themselves|themself)"
_OWN = re.compile(
    rf"\b(?:kill|shoot|shot|hang|hung|stab|poison|drown|burn|blew|blow|blown)(?:ed|s|ing|ped|bed|bing)? {_SELF}\b|"
    rf"\bturn(?:ed|s|ing)? (?:the|his|her|their|a) (?:gun|weapon|knife|rifle|pistol)s? on {_SELF}\b|"
    r"\b(?:took|taken|taking|takes?) (?:his|her|their) own (?:life|lives)\b|"
    r"\b(?:commit(?:s|ted|ting)?|died by|death by) suicide\b",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"\b(?:shot|killed|stabbed|beaten|gunned|murdered|assassinated|executed)"
    r"(?: dead| down| to death| and killed)? by (?!(?:his|her|their) own\b)",
    re.IGNORECASE,
)
_KILLS = stems_of("kill shoot stab murder assassinate execute")


def by_own_hand(side: Facets, other: Facets) -> bool:
    """Whether a claim tells that somebody died by their own hand, and the other that somebody killed them.

    Worked example: "The gunman killed himself" and "The gunman was shot dead by police"; not "The gunman killed five".
    """
    if _OWN.search(side.text) is None or _OWN.search(other.text):
        return False
    passive = _BY_OTHERS.search(other.text) is not None
    active = not passive and not other.core.isdisjoint(_KILLS)
    victims = other.subject if passive else other.object if active else frozenset()
    return not senses_of(side.subject).isdisjoint(senses_of(victims))
