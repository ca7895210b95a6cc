"""Owns what is told side by side: two of one set, or two nouns of one frame, each with a number or a day of its own."""

import re
from collections.abc import Iterator, Sequence

from annotator.match.claims.facets import Facets
from annotator.match.claims.participants import ANYBODY
from annotator.match.claims.sums import at_other_hours
from annotator.match.claims.things import one_kind
from annotator.match.measures.counted import is_person
from annotator.match.measures.quantity import Quantity
from annotator.match.words.covering import Spans
from annotator.match.words.kinds import KINDS
from annotator.match.words.lexicon import MONTHS, WEEKDAYS
from annotator.match.words.nearness import nearness
from annotator.match.words.senses import CONCEPTS, OPPOSITES, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import Word

_SETS = (
    "export import; boy girl; man/men woman/women; man/men woman/women child; male female; adult child minor; "
    "father mother son daughter; "
    "brother sister; uncle aunt nephew niece; husband wife; grandfather grandmother grandson granddaughter; "
    "eldest/oldest/elder youngest/younger; upper lower; front rear; inner outer; left right; "
    "north/northern south/southern east/eastern west/western; "
    "first second third fourth fifth sixth seventh last/final; "
    "factory/plant/mill warehouse/depot hospital/clinic hotel school museum library stadium/arena prison/jail "
    "airport/airfield church/cathedral mosque theatre/theater shop/store restaurant barracks home; "
    "king queen prince princess; duke duchess; bride groom; "
    "car/automobile bicycle/bike motorcycle/motorbike/moped bus/coach lorry/truck tram; "
    "house/commons/assembly senate/lords; mother father brother sister son daughter uncle aunt cousin; "
    "boat/ship/ferry car/lorry/truck plane/aircraft train house/home; "
    "oil/crude/petroleum gas coal grain/wheat timber steel fertiliser/fertilizer sugar coffee gold copper; "
    "cyclist pedestrian motorcyclist/biker; cocaine heroin cannabis/marijuana; cat dog horse wolf tiger lion shark; "
    "gold silver bronze copper platinum palladium nickel zinc aluminium; oil gas coal uranium; "
    "wheat corn/maize rice barley soybean sugar coffee cocoa cotton; beef pork lamb poultry; apple pear potato tomato; "
    "bakery brewery dairy winery distillery sawmill tannery laundry slaughterhouse; "
    "finance/budget/tax legal/law/justice health education/school transport defence/defense environment foreign "
    "agriculture/farm culture housing trade energy immigration/asylum/migration pension ethics fishery; "
    "fishing cargo/freight/container passenger naval; freight/goods/cargo commuter/passenger/express; "
    "school tourist/tour; primary secondary; rural urban; indoor outdoor; residential commercial; junior senior; "
    "docker/dockworker teacher pilot nurse miner driver doctor farmer police/policeman steelworker/metalworker "
    "railwayman journalist actor writer crew baker postman/postal; "
    "suspect/attacker/gunman/killer/perpetrator/robber/thief victim; plaintiff defendant; buyer seller; "
    "landlord tenant; winner loser; teacher pupil; prosecution defence/defense"
)
"""What there is of a kind beside each other; a stroke joins words for one of them."""
_WIDE = ANYBODY | stems_of(
    "people passenger resident civilian worker employee staff inhabitant citizen local guest visitor firm company "
    "business corporation group organisation body institution building structure site area region town city village "
    "community country vehicle craft thing object animal creature incident accident event disaster tragedy case "
    "product item sum amount total plant factory facility complex works mill report study survey poll document law "
    "act rule regulation place location property land figure number toll boss politician leader victim family "
    "relative newborn baby infant youth teenager youngster kid lady gentleman guy house home flat apartment "
    "dwelling court judge tribunal picture image device machine engine locomotive carriage ceremony gathering "
    "reward award contest round scheme project programme service part side book volume text paper letter message "
    "car van"
)
"""Nouns that stand for many others: another beside them tells of no other thing."""
_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|of|for|in|on|at|from|with|by)\s|['’]s?\s|[0-9]\s)$", re.IGNORECASE
)
NO_THING = stems_of(
    "morning afternoon evening night noon midnight dawn dusk daybreak sunrise sunset today yesterday tomorrow spring "
    "summer autumn winter season day week weekend month year decade century hour minute start end beginning middle "
    "least most more less fewer average half third quarter majority minority dozen hundred thousand million percent"
) | stems_of(" ".join((*MONTHS, *WEEKDAYS)))
"""Words of time and number, which tell of no thing."""
_IS = re.compile(r"\b(?:is|are|was|were)\s$", re.IGNORECASE)
_BEFORE_LENGTH = 8
_NO_NOUN = ("ly", "ing", "ed")
_OFFENCE = re.compile(r"\bfor $", re.IGNORECASE)
_LINKED = re.compile(r"['’]?s?[ -]")
_OWNING = re.compile(r"(?:['’]s|(?<=s)['’])\s")
_OWNING_MANY = re.compile(r"(?<=s)['’]\s")
_YEAR_OF = re.compile(
    r"\b(?:the|its|their|his|her) (?P<year>(?:1[5-9]|20)[0-9]{2}) (?P<what>[^\W\d_]{3,20})\b", re.IGNORECASE
)
_LONGEST = 3
"""So many words at most stand for others."""


def _places() -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for number, one in enumerate(_SETS.split(";")):
        for place, names in enumerate(one.split()):
            for name in names.split("/"):
                found.setdefault(stem(name), {})[number] = place
    return found


_PLACES = _places()


def siblings(one: str, other: str) -> bool:
    """Whether two stems are of two of one set: exports and imports, a father and a daughter; not a bike and a bicycle.

    Words that stand for one thing in any set are no two.
    """
    ours, theirs = _PLACES.get(one), _PLACES.get(other)
    if not ours or not theirs:
        return False
    shared = ours.keys() & theirs.keys()
    return bool(shared) and all(ours[number] != theirs[number] for number in shared)


def side_by_side(a: Facets, b: Facets) -> bool:
    """Whether claims alike in all else tell of two of one set, or of what belongs to two kinds of people.

    Worked examples: "the upper house" and "the lower house", "the dockers' union" and "the teachers' union", "20 boats"
    and "35 cars".
    """
    return _read_alike(a, b) and any(
        (siblings(ours.stem, theirs.stem) and not _moved(a, ours, b, theirs))
        or _owners_apart(a, ours, b, theirs)
        or _counts_apart(a, ours, b, theirs)
        for ours, theirs in _exchanged(a, b)
    )


def told_otherwise(a: Facets, b: Facets) -> str | None:
    """The words behind the verb in which two claims that are alike in all else differ, if nothing tells that they mean
    one thing: "fraud, not murder"; None else.

    Worked examples: "was convicted of fraud" and "was convicted of murder", "was painted blue" and "was painted green".
    """
    if not _read_alike(a, b):
        return None
    pairs = list(_exchanged(a, b))
    if not pairs or len(pairs) > _LONGEST or not all(_behind(a, one) and _behind(b, other) for one, other in pairs):
        return None
    if not all(unlike(one, other) and _alone(one, b) and _alone(other, a) for one, other in pairs):
        return None
    ours, theirs = (" ".join(word.text for word in words) for words in zip(*pairs, strict=True))
    return f"{ours}, not {theirs}"


def _behind(side: Facets, word: Word) -> bool:
    """Whether a word stands behind the verb of a claim."""
    verbs = [one.span.start for one in side.words if one.stem in side.core]
    named = any(name.span.overlaps(word.span) for name in side.names)
    plain = not named and word.stem not in side.core | NO_THING
    return bool(verbs) and plain and word.span.start > max(verbs)


def _alone(word: Word, other: Facets) -> bool:
    """Whether the other claim has nowhere what a word tells."""
    return word.stem not in other.stems


def _moved(a: Facets, ours: Word, b: Facets, theirs: Word) -> bool:
    """Whether either tells of both: "oil and gas exports", "exports of oil and gas"."""
    return ours.stem in b.stems and theirs.stem in a.stems


def counted_beside(a: Facets, b: Facets) -> bool:
    """Whether claims that tell other numbers or days tell them of two things side by side.

    Those are siblings who act, or stand for one another, one noun for another of no like sense where all else is
    alike, or what is called by its year. Worked examples: "exports rose 4 percent" and "imports rose 9 percent", "20
    boats" and "35 cars", "the 2010 law" and "the 2014 law"; not "the ferry" and "the ship".
    """
    if not _read_alike(a, b):
        return False
    acting = bool(a.acting and b.acting) and siblings(a.acting[-1].stem, b.acting[-1].stem)
    return acting or _years_apart(a, b) or side_by_side(a, b) or _nouns_apart(a, b) or _hours_apart(a, b)


def _read_alike(a: Facets, b: Facets) -> bool:
    return a.tongue == b.tongue == "en"


def _nouns_apart(a: Facets, b: Facets) -> bool:
    pairs = [(one, other) for one, other in _exchanged(a, b) if not _of_one_sense(one, other)]
    return len(pairs) == 1 and _is_noun(a, pairs[0][0]) and _is_noun(b, pairs[0][1]) and unlike(*pairs[0])


def _hours_apart(a: Facets, b: Facets) -> bool:
    """Whether they tell other hours of two who act: "the concert starts at 7", "the doors open at 6"."""
    if not at_other_hours(a, b) or not (a.acting and b.acting):
        return False
    ours, theirs = a.acting[-1], b.acting[-1]
    return ours.text[0].islower() and theirs.text[0].islower() and unlike(ours, theirs)


def _of_one_sense(one: Word, other: Word) -> bool:
    return CONCEPTS.get(one.stem, one.stem) == CONCEPTS.get(other.stem, other.stem)


def _exchanged(a: Facets, b: Facets) -> Iterator[tuple[Word, Word]]:
    """The words that stand for one another in claims that begin and end alike, but for their numbers and days."""
    ours, theirs = _frame(a), _frame(b)
    first = 0
    while first < min(len(ours), len(theirs)) and ours[first].stem == theirs[first].stem:
        first += 1
    last = 0
    while last < min(len(ours), len(theirs)) - first and ours[-1 - last].stem == theirs[-1 - last].stem:
        last += 1
    left, right = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    if len(left) == len(right):
        pairs = [(one, other) for one, other in zip(left, right, strict=True) if one.stem != other.stem]
        yield from pairs if len(pairs) < len(ours) else ()
    elif left and right and first + last and max(len(left), len(right)) <= _LONGEST:
        yield left[-1], right[-1]


def _frame(side: Facets) -> Sequence[Word]:
    numbers = Spans([*(one.span for one in side.quantities), *(one.span for one in side.dates if one.span)])
    return [
        word
        for word in side.words
        if not word.text[0].isdigit() and (not numbers.meet(word.span) or _count_of(side, word))
    ]


def _count_of(side: Facets, word: Word) -> Quantity | None:
    """The number that counts a word and measures nothing: that of the boats of "20 boats"."""
    return next((one for one in side.quantities if not one.written and one.span.end == word.span.end), None)


def _counts_apart(a: Facets, ours: Word, b: Facets, theirs: Word) -> bool:
    """Whether one tells so many of something, and the other another number of something else."""
    left, right = _count_of(a, ours), _count_of(b, theirs)
    if left is None or right is None or left.unit == right.unit or (left.low, left.high) == (right.low, right.high):
        return False
    return unlike(ours, theirs)


def _is_noun(side: Facets, word: Word) -> bool:
    """Whether a word stands alone behind an article, a number or the like, and so is a noun; nothing of a name."""
    start, end = word.span.start - side.start, word.span.end - side.start
    named = any(name.span.overlaps(word.span) for name in side.names) or (word.capital and start > 0)
    if named or word.stem in side.core | NO_THING:
        return False
    bare = (start == 0 and side.acting == (word,)) or (
        is_person(word.text.lower()) and _IS.search(side.text, max(0, start - _BEFORE_LENGTH), start) is not None
    )
    if not bare and not _BEFORE.search(side.text, max(0, start - _BEFORE_LENGTH), start):
        return False
    offence = word.text.endswith("ing") and _OFFENCE.search(side.text, max(0, start - _BEFORE_LENGTH), start)
    if word.text.lower().endswith(_NO_NOUN) and not offence:
        return False
    behind = next((other for other in side.words if other.span.start >= word.span.end), None)
    if behind is None or behind.stem in side.core or behind.text[0].isdigit():
        return True
    return _LINKED.fullmatch(side.text, end, behind.span.start - side.start) is None


def unlike(one: Word, other: Word) -> bool:
    """Whether nothing that is known of two words lets them stand for one thing.

    Worked examples: an engineer and a clerk, a father and a brother; not a proposal and a plan, nor anybody a "person".
    """
    ours, theirs = one.stem, other.stem
    if _PLACES.keys() >= {ours, theirs} and _PLACES[ours].keys() & _PLACES[theirs].keys():
        return siblings(ours, theirs)
    if ours in _WIDE or theirs in _WIDE or (ours, theirs) in OPPOSITES or one_kind(one.text, other.text):
        return False
    if CONCEPTS.get(ours, ours) == CONCEPTS.get(theirs, theirs) or KINDS.get(ours, frozenset()) & KINDS.get(
        theirs, frozenset()
    ):
        return False
    return nearness(frozenset({ours}), frozenset({theirs})) == 0.0


def _owners_apart(a: Facets, ours: Word, b: Facets, theirs: Word) -> bool:
    """Whether two words tell to whom one thing belongs, of which one at least is of many: "the pilots' union"."""
    ends = a.text, ours.span.end - a.start, b.text, theirs.span.end - b.start
    if not (_OWNING.match(*ends[:2]) and _OWNING.match(*ends[2:])):
        return False
    many = _OWNING_MANY.match(*ends[:2]) and _OWNING_MANY.match(*ends[2:])
    return bool(many) and unlike(ours, theirs)


def _years_apart(a: Facets, b: Facets) -> bool:
    """Whether one kind of thing is called by its year in both, and by another: "the 2010 law" and "the 2014 law"."""
    ours, theirs = ({stem(one["what"].lower()): one["year"] for one in _YEAR_OF.finditer(side.text)} for side in (a, b))
    return any(ours[what] != theirs[what] for what in ours.keys() & theirs.keys())
