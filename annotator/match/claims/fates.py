"""Owns what befell all, some or none of the people two claims tell of, where hardly a word is the same."""

import re
from itertools import product

from annotator.match.claims.causes import EVENTS
from annotator.match.claims.facets import Facets
from annotator.match.measures.counted import DEAD, FATE, PERSON, STRUCK, is_person
from annotator.match.measures.quantity import Quantity
from annotator.match.words.lexicon import NUMBER_WORDS
from annotator.match.words.senses import REPORTS, senses_of, stems_of
from annotator.match.words.stems import stem

_EVERYBODY = re.compile(
    r"\b(?:everyone|everybody|(?:all|every) (?:of )?(?:the |those )?(?:[\w,]+ )?(?:people|person|passengers?|crew|"
    r"members?|occupants?|soul|aboard|on board|victims?)|(?:the )?(?:whole|entire) (?:crew|family|team))\b",
    re.IGNORECASE,
)
"""All of some people, whoever they are."""
_NOBODY = (
    r"\b(?:nobody|no one|no-one|none|not (?:a|one)(?: single)? (?:soul|person|passenger)|"
    "no (?:passengers?|people|crew))"
)
_ALL_DIED = re.compile(
    rf"{_NOBODY}\b[^.;:!?]{{0,40}}?\b(?:survived?|lived|alive)\b|\b(?:no|without(?: any)?) survivors?\b",
    re.IGNORECASE,
)
_NONE_DIED = re.compile(
    rf"{_NOBODY}\b[^.;:!?]{{0,40}}?\b(?:died|killed|perished|drowned|lost (?:their|his|her) li(?:fe|ves))\b|"
    r"\b(?:no|without(?: any)?) (?:deaths?|fatalities)\b",
    re.IGNORECASE,
)
_DEAD_OR_ALIVE = senses_of(
    stems_of(
        "die kill drown perish survive survivor live alive escape death deaths fatality life lives board aboard people "
        "person passenger crew occupant everyone everybody soul single all leave left lose member victim who"
    )
)
_SURE, _LIKELY, _FEW = 0.85, 0.65, 2
"""How sure it is that all and nobody are of the same, the second where each tells up to two words of its own."""
_NUMBERS = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|[0-9]{1,4})"
_WHO = rf"(?:(?:{_NUMBERS}|other|young|old|masked|armed|male|female)\s){{0,2}}(?P<who>[^\W\d_]{{3,20}})\b"
_ALL_OF = re.compile(rf"\b(?:both|all|each)\s(?:of\s)?(?:the\s|these\s|those\s|its\s|their\s)?{_WHO}", re.IGNORECASE)
_SOME_OF = re.compile(
    rf"\b(?:one|some|several|half|{_NUMBERS})\sof\s(?:the|its|their|his|her|these|those)\s{_WHO}", re.IGNORECASE
)
_DEED = re.compile(
    r"\s(?:(?:who|on board|inside)\s)?(?P<be>(?:(?:has|have|had)\s)?(?:was|were|been|is|are|got)\s)?"
    r"(?:(?:has|have|had)\s)?"
    r"(?:also\s|all\s|later\s)?(?P<deed>[^\W\d_]{3,14})\b",
    re.IGNORECASE,
)
"""What those did of whom something is told right before, or was done to them."""
_WORD_BEFORE = re.compile(r"\b(?P<deed>[^\W\d_]{3,14})\s$")
_SOME_DID = re.compile(r"\W*(?:some|several|many|half|certain|few|a few|part of)\b(?! more)", re.IGNORECASE)
_PARTS = frozenset({"some", "many", "few", "half", "part"})
_FAR = 20
_THE_OTHER = re.compile(
    r"\W*(?:(?:and|but|while)\s)?the\sothers?\b(?!\s(?:day|night|week|month|year|hand|side|way|end|half)\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:later|then|since|again|after|afterwards|subsequently|previously|before)\b", re.IGNORECASE)
"""What was so at another time excludes nothing."""
_OUTCOMES = {
    "killed": "kill murder",
    "died": "die drown perish",
    "hurt": "injure wound hurt",
    "held": "arrest catch capture detain apprehend",
    "fled": "escape flee",
    "lived": "survive",
    "saved": "free release rescue save",
    "cleared": "acquit",
    "convicted": "convict jail sentence imprison",
}
_OUTCOME = {told: outcome for outcome, verbs in _OUTCOMES.items() for told in stems_of(verbs)}
_DONE_TO = frozenset({"killed", "hurt", "held", "saved", "cleared", "convicted"})
_EXCLUDED = frozenset(
    (one, other)
    for ones, others in (
        ("killed died", "hurt held fled lived saved"),
        ("held", "fled killed died"),
        ("fled", "held"),
        ("lived saved", "killed died"),
        ("cleared", "convicted"),
        ("convicted", "cleared"),
    )
    for one in ones.split()
    for other in others.split()
)
"""What becomes of all, and what then becomes of none of them."""
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


def of_one_fate(a: Facets, b: Facets) -> float:
    """How sure it is, 0..1, that one tells of nobody the opposite of what the other tells of all, and of the same.

    Worked examples: "Nobody survived the crash" and "Everyone on board died"; "No one was killed" and "Everyone
    survived".
    """
    if not (_of_one_fate(a, b) or _of_one_fate(b, a)):
        return 0.0
    ours, theirs = (_beside_fate(side) for side in (a, b))
    if ours <= theirs or theirs <= ours:
        return _SURE
    short = max(len(ours), len(theirs)) <= _FEW and not (a.names or b.names)
    return _LIKELY if short and not (_events(ours) and _events(theirs)) else 0.0


def some_otherwise(a: Facets, b: Facets) -> bool:
    """Whether one tells of all of some people what cannot be of those of them of whom the other tells something else.

    Worked example: "Both gunmen were killed" and "One of the two gunmen was arrested"; not "Both were injured" and
    "One of the two died", who may have been injured first.
    """
    return _otherwise(a, b) or _otherwise(b, a)


def of_parts(a: Facets, b: Facets) -> bool:
    """Whether either tells what only some did, so that both may hold: "some voted for it", "some against it"."""
    return all(side.shares <= _PARTS and _SOME_DID.match(side.text) is not None for side in (a, b))


def only_the_other(a: Facets, b: Facets) -> bool:
    """Whether one begins with the other of those of all of whom the other claim tells: "The other died"."""
    return bool(_THE_OTHER.match(a.text)) != bool(_THE_OTHER.match(b.text))


def _of_one_fate(none_told: Facets, all_told: Facets) -> bool:
    every = _EVERYBODY.search(all_told.text) or any(is_person(one["who"]) for one in _ALL_OF.finditer(all_told.text))
    if not every or all_told.denials or none_told.open or all_told.open:
        return False
    core = senses_of(all_told.core or all_told.stems)
    died = bool(core & _DIED) and _ALL_DIED.search(none_told.text) is not None
    return died or (bool(core & _LIVED) and _NONE_DIED.search(none_told.text) is not None)


def _events(told: frozenset[str]) -> bool:
    return not told.isdisjoint(EVENTS)


def _beside_fate(side: Facets) -> frozenset[str]:
    counted = frozenset(word.stem for word in side.words if word.text[0].isdigit() or word.text.lower() in NUMBER_WORDS)
    return side.senses - _DEAD_OR_ALIVE - senses_of(counted)


def _otherwise(all_told: Facets, some_told: Facets) -> bool:
    if "all" not in all_told.shares or all_told.denials or some_told.denials or _SINCE.search(some_told.text):
        return False
    some = {stem(one["who"].lower()): _outcomes(some_told, one) for one in _SOME_OF.finditer(some_told.text)}
    every = ((stem(one["who"].lower()), _outcomes(all_told, one)) for one in _ALL_OF.finditer(all_told.text) if some)
    return any(not _EXCLUDED.isdisjoint(product(told, some.get(who, frozenset()))) for who, told in every)


def _outcomes(side: Facets, whom: re.Match[str]) -> frozenset[str]:
    """What became of those who are told of there: what they did or was done to them, or, before them, who did it."""
    behind = _DEED.match(side.text, whom.end("who"))
    told = _OUTCOME.get(stem(behind["deed"].lower()), "") if behind else ""
    if behind and told:
        return frozenset({told}) if bool(behind["be"]) == (told in _DONE_TO) else frozenset()
    before = _WORD_BEFORE.search(side.text, max(0, whom.start() - _FAR), whom.start())
    told = _OUTCOME.get(stem(before["deed"].lower()), "") if before else ""
    return frozenset({told} & _DONE_TO)


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
