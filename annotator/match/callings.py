"""Owns the kinds of roles that reports give people, and which kinds one person holds in turn."""

from functools import lru_cache

from annotator.match.lexicon import forms_of

POLITICS, LAW, CRIME, MILITARY = "politics", "the law", "crime", "the military"
BUSINESS, CHURCH, FAITH, SPORT, ARTS = "business", "the church", "religion", "sport", "the arts"
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
        ),
    )
)


@lru_cache(maxsize=1000)
def marks_of(kinds: frozenset[str]) -> frozenset[str]:
    """What the kinds of one person's roles may have in common with another's: themselves, and pairs held in turn.

    Worked example: those of politics and of the law share a mark, those of politics and of sport do not.
    """
    return kinds | {" or ".join(sorted(pair)) for pair in _IN_TURN if pair & kinds}
