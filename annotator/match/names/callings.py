"""Owns the kinds of roles that reports give people, and which kinds one person holds in turn."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from annotator.match.words.lexicon import SURNAMES_TOO, forms_of, listed

POLITICS, LAW, CRIME, MILITARY = "politics", "the law", "crime", "the military"
BUSINESS, CHURCH, FAITH, SPORT, ARTS = "business", "the church", "religion", "sport", "the arts"
LEADING, SCIENCE = "leading", "science"
ANY = ""

KIND_OF = forms_of(
    {
        POLITICS: (
            "president vice-president minister premier chancellor king queen prince princess emir sultan senator "
            "congressman congresswoman governor mayor lawmaker legislator politician diplomat ambassador envoy "
            "secretary secretary-general mp councillor dissident spokesman spokeswoman spokesperson"
        ),
        LAW: (
            "judge prosecutor attorney lawyer barrister magistrate sheriff detective inspector constable policeman "
            "policewoman"
        ),
        CRIME: "robber burglar thief gangster mobster hitman smuggler trafficker",
        MILITARY: (
            "general lieutenant colonel major commander admiral marshal sergeant brigadier corporal soldier warlord"
        ),
        BUSINESS: (
            "businessman businesswoman entrepreneur banker economist tycoon magnate oligarch industrialist financier"
        ),
        CHURCH: "bishop archbishop cardinal pope priest pastor vicar monk nun abbot patriarch",
        FAITH: "sheikh ayatollah imam mullah rabbi cleric",
        SPORT: (
            "footballer striker midfielder goalkeeper winger quarterback linebacker batsman bowler cricketer golfer "
            "boxer wrestler sprinter swimmer cyclist skier skater gymnast athlete jockey teammate medallist medalist"
        ),
        ARTS: (
            "actor actress singer rapper musician guitarist drummer pianist violinist composer comedian dancer "
            "filmmaker novelist poet playwright painter sculptor songwriter"
        ),
        ANY: (
            "captain chief leader officer speaker deputy defender author activist coach player champion chairman "
            "chairwoman director head founder owner editor professor scientist doctor reporter journalist suspect"
        ),
    }
)
"""What anybody may be besides is of no kind: a captain, a suspect. Crimes are those that people live by."""
_LEADERS = frozenset({"chief", "head", "leader"})
"""Of somebody or something: a rescue chief."""
_OF_SCIENCE = ("logist", "physicist", "chemist", "astronomer", "mathematician", "researcher")

_IN_TURN = frozenset(
    map(
        frozenset,
        (
            (POLITICS, LAW),
            (POLITICS, MILITARY),
            (POLITICS, BUSINESS),
            (POLITICS, FAITH),
            (MILITARY, LAW),
            (LAW, BUSINESS),
            (CHURCH, FAITH),
            *((LEADING, each) for each in (POLITICS, LAW, CRIME, MILITARY, BUSINESS, CHURCH, FAITH)),
        ),
    )
)


FIELDS = listed(
    "interior home health defence defense finance foreign external justice education agriculture transport energy "
    "labour labor culture environment trade tourism housing economy treasury commerce oil petroleum sport sports "
    "planning immigration"
)
"""What a minister or a ministry is for."""
_HEADS = listed("general executive justice officer speaker director commissioner prosecutor")
_RANKS = listed("prime vice deputy acting former first chief executive assistant general federal interim")


@lru_cache(maxsize=10_000)
def is_office(name: str) -> bool:
    """Whether capitalised words are nobody's name, but an office: "Trade Minister", "Deputy Prime Minister".

    A word alone may be a surname, as "King" is.
    """
    words = name.lower().replace("-", " ").split()
    return tells_office(words) and not (len(words) == 1 and words[0] in SURNAMES_TOO)


def tells_office(words: Sequence[str]) -> bool:
    """Whether small words, of which none is a surname, tell an office of state and nothing else."""
    *before, last = words or [""]
    office = KIND_OF.get(last) == POLITICS or (bool(before) and last in _HEADS)
    return office and all(word in FIELDS or word in _RANKS or word in KIND_OF for word in before)


@lru_cache(maxsize=10_000)
def calling_of(role: str) -> str:
    """What a role, a noun with its field, calls somebody: the noun, of who leads anything the field too; else "".

    Worked example: "judge" of "judge court", "rescue chief" of "chief rescue"; nothing of a mere "chief" or "suspect".
    """
    noun, _, field = role.partition(" ")
    if KIND_OF.get(noun) != ANY:
        # Of two things that somebody is at once, as an actor-director, neither tells who that is not.
        return noun if noun in KIND_OF or "-" not in noun else ""
    return f"{field} {noun}" if field and noun in _LEADERS else ""


@lru_cache(maxsize=10_000)
def kind_of(calling: str) -> str:
    """The kind of what somebody is called: politics of a minister; what is of no kind that is known is one of its own.

    Worked example: "chef" of a chef.
    """
    if " " in calling:
        return LEADING
    return SCIENCE if calling.endswith(_OF_SCIENCE) else KIND_OF.get(calling, calling)


def kinds_of(callings: Iterable[str]) -> frozenset[str]:
    """The kinds of all that somebody is called."""
    return frozenset(map(kind_of, callings))


@lru_cache(maxsize=1000)
def marks_of(kinds: frozenset[str]) -> frozenset[str]:
    """What the kinds of one person's roles may have in common with another's: themselves, and pairs held in turn.

    Worked example: those of politics and of the law share a mark, those of politics and of sport do not.
    """
    return kinds | {" or ".join(sorted(pair)) for pair in _IN_TURN if pair & kinds}
