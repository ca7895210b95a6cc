"""Owns when two who act are told apart by what stands before one noun: the troops of one land and of another."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from annotator.match.claims.facets import Facets
from annotator.match.names.callings import FIELDS
from annotator.match.names.folding import plain
from annotator.match.names.lands import lands
from annotator.match.names.named import alike
from annotator.match.names.of_lands import of_two_lands, of_two_offices
from annotator.match.words.lexicon import forms_of, listed
from annotator.match.words.senses import CONCEPTS, stems_of
from annotator.match.words.words import Word

SAME_FIELD = {"defense": "defence", "labor": "labour", "external": "foreign", "petroleum": "oil", "sports": "sport"}
_BODIES = stems_of(
    "force troop soldier army navy militia rebel fighter guard police warplane jet drone artillery commando gunner "
    "government parliament president minister ministry ambassador"
)
"""Before these even a word that begins a sentence may be a name."""
_PLAIN = listed(
    "armed special local government security heavy masked ground allied joint elite senior many several regular loyal "
    "enemy coalition opposition rebel police riot state federal national regional municipal border air naval unknown "
    "top former new current acting deputy vice prime chief defence military fresh more most some other foreign "
    "interior republican democrat young old street secret party resistance army air peace big small first second third"
)
_PLAIN_ENDS = ("ed", "ing", "ly", "al", "ous", "ful", "ive", "less", "ary", "ent", "ic", "ry")
_LAND_ENDS = ("an", "ish", "ese", "i", "ic", "er", "ch")
_LAND_WORDS = listed("french british dutch greek turkish spanish welsh scottish danish polish swiss irish swedish thai")
_KEY = 4
_OFFICES = forms_of(
    {
        "president": "president",
        "premier": "premier minister chancellor",
        "mayor": "mayor",
        "governor": "governor",
        "ambassador": "ambassador envoy",
        "senator": "senator",
        "judge": "judge magistrate",
        "prosecutor": "prosecutor",
        "monarch": "king queen emir sultan",
        "bishop": "bishop archbishop cardinal pope",
        "captain": "captain",
        "pilot": "pilot",
        "goalkeeper": "goalkeeper",
        "coach": "coach",
    }
)
"""Offices and parts that one person does not have at a time."""
_OFFICE = "president minister mayor governor chief director secretary chairman premier commander speaker ambassador"
_STEAD = re.compile(
    rf"\b(?:vice|deputy|assistant|under)[- ](?:prime )?(?P<who>{'|'.join(_OFFICE.split())})\b", re.IGNORECASE
)
_KINDRED = (
    "brother|sister|wife|husband|son|daughter|father|mother|uncle|aunt|cousin|nephew|niece|widow|bodyguard|aide|"
    "predecessor|successor|grandson|granddaughter|lawyer|attorney|driver|chauffeur|secretary|assistant|adviser|advisor|"
    "doctor|cook|gardener|neighbour|neighbor|friend|partner|rival|opponent|colleague|supporter|follower|critic"
)
"""Kin of somebody, and who works for them or stands beside them; who speaks for them is left out."""
_LIKENESS = "replica|copy|copies|model|portrait|statue|bust|photograph|picture|imitation|sculpture"
_KIN = re.compile(
    rf"\b(?P<who>[^\W\d_]+)['’]s (?:(?!and\b)[a-z]+ )?(?P<kin>{_KINDRED})s?\b|"
    rf"\b(?P<kin2>{_KINDRED}|{_LIKENESS})s? of (?:(?:the|a|an) )?(?P<who2>[^\W\d_]+)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex|onetime|erstwhile)[ -](?P<who>[^\W\d_]+)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def told_apart(a: Facets, b: Facets) -> bool:
    """Whether one noun tells who acts in both, and a name or a field before it in either tells which.

    Worked examples: "Russian troops" and "Ukrainian soldiers", "the interior ministry" and "the health ministry", "the
    King of Spain" and "the Belgian King"; not "Russian troops" and "troops".
    """
    ours, theirs = a.acting, b.acting
    if _of_two_offices(a, b) or (ours and theirs and _offices_apart(ours[-1], theirs[-1], a, b)):
        return True
    if not ours or not theirs or _sense(ours[-1]) != _sense(theirs[-1]):
        return False
    left = [word for word in ours[:-1] if word.stem not in b.subject | b.object]
    right = [word for word in theirs[:-1] if word.stem not in a.subject | a.object]
    fields = _fields_apart(left, right) and not _one_name(a, b)
    return fields or _names_apart(_names(a, left, ours[-1]), _names(b, right, theirs[-1]))


def other_person(a: Facets, b: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of whom either is about, if one is about somebody's deputy or kin, and the other about that somebody.

    Worked examples: "the vice president" and "the president", "the mayor's brother" and "the mayor".
    """
    if found := _beside(a, b):
        return found
    turned = _beside(b, a)
    return (turned[1], turned[0]) if turned else None


def held_before(a: Facets, b: Facets) -> bool:
    """Whether one is about somebody who was what the other tells that somebody is, and none that both name.

    Worked example: "the former mayor of Lviv" and "the mayor of Lviv"; not "former mayor Ana Reis".
    """
    return not _one_name(a, b) and (_was_before(a, b) or _was_before(b, a))


def _was_before(side: Facets, other: Facets) -> bool:
    was, still = (
        stems_of(" ".join(found["who"].lower() for found in _FORMER.finditer(one.text))) for one in (side, other)
    )
    return not (was - still).isdisjoint(side.stems & other.stems)


def _of_two_offices(a: Facets, b: Facets) -> bool:
    """Whether who acts has one office, or is one body of state, by the names of two lands, or two offices of one."""
    ours, theirs = ([name.text for name in side.names if name.stems <= side.subject] for side in (a, b))
    return any(of_two_lands(one, other) or of_two_offices(one, other) for one in ours for other in theirs)


def _offices_apart(ours: Word, theirs: Word, a: Facets, b: Facets) -> bool:
    """Whether who acts holds another office in either: "the mayor of Vask" and "the governor of Vask"."""
    one, other = _OFFICES.get(ours.text.lower()), _OFFICES.get(theirs.text.lower())
    return one is not None and other is not None and one != other and not _one_name(a, b)


def _sense(word: Word) -> str:
    return CONCEPTS.get(word.stem, word.stem)


def _fields_apart(left: Collection[Word], right: Collection[Word]) -> bool:
    ours, theirs = _fields(left), _fields(right)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _fields(found: Collection[Word]) -> frozenset[str]:
    lower = (word.text.lower() for word in found)
    return frozenset(SAME_FIELD.get(word, word) for word in lower if word in FIELDS)


def _names(side: Facets, found: Collection[Word], head: Word) -> list[str]:
    """The names among words; a capital that only begins the claim is one before the likes of forces alone."""
    return [
        word.text
        for word in found
        if word.capital
        and word.text.lower() not in _PLAIN
        and (word.span.start > side.start or _of_a_land(word.text) or _begins_as_name(word, head))
    ]


def _begins_as_name(word: Word, head: Word) -> bool:
    return head.stem in _BODIES and not word.text.lower().endswith(_PLAIN_ENDS)


def _names_apart(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether all names are of lands, or none is, and no two are as good as one; what letters stand for is unknown."""
    every = (*ours, *theirs)
    if not ours or not theirs or any(name.isupper() and not _of_a_land(name) for name in every):
        return False
    if len({_of_a_land(name) for name in every}) > 1:
        return False
    return not any(alike(one, other) for one in ours for other in theirs)


def _of_a_land(name: str) -> bool:
    lower = plain(name)
    return lower in _LAND_WORDS or lower in _lands() or (lower.endswith(_LAND_ENDS) and lower[:_KEY] in _land_keys())


@cache
def _lands() -> frozenset[str]:
    return frozenset(plain(spelling) for land in lands() for spelling in land.spellings)


@cache
def _land_keys() -> frozenset[str]:
    return frozenset(name[:_KEY] for name in _lands())


def _beside(side: Facets, other: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    related = list(_related(side.text))
    if not related or _one_name(side, other):
        return None
    ours, theirs = side.subject | side.object, other.subject | other.object
    often, others = Counter(_WORD.findall(side.text)), frozenset(_WORD.findall(other.text.lower()))
    for who, beside in related:
        told = stems_of(who.lower())
        alone = others.isdisjoint((beside.lower(), f"{beside.lower()}s"))
        if told <= ours and told <= theirs and alone and often[who] == 1:
            return stems_of(f"{who} {beside}".lower()), told
    return None


def _related(text: str) -> Iterator[tuple[str, str]]:
    """Whose deputy or kin a text tells of, and the word that says so."""
    for found in _STEAD.finditer(text):
        yield found["who"], found.group().replace("-", " ").split()[0]
    for found in _KIN.finditer(text):
        yield (found["who"] or found["who2"]), (found["kin"] or found["kin2"])


def _one_name(a: Facets, b: Facets) -> bool:
    """Whether both name somebody alike beside it: "Deputy Prime Minister Ana Reis" and "Prime Minister Ana Reis"."""
    ours, theirs = ([name.text for name in side.names if " " in name.text and not name.place] for side in (a, b))
    return any(alike(one, other) for one in ours for other in theirs)
