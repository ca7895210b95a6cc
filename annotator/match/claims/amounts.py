"""Owns how two claims stand in their numbers and their dates: "how many" and "when"."""

import re
from collections.abc import Collection, Iterator

from annotator.domain.span import Span
from annotator.match.claims.attributes import Attribute, Difference, Finding, Standing, finding
from annotator.match.claims.facets import Facets
from annotator.match.claims.hours import by_hour, other_words
from annotator.match.claims.margins import by_margin
from annotator.match.claims.multiples import but_for_change, multiplied
from annotator.match.measures.bounds import bounded, shuts_out
from annotator.match.measures.clocks import CLOCK
from annotator.match.measures.counted import PERSON
from annotator.match.measures.dates import Dated
from annotator.match.measures.pairing import paired
from annotator.match.measures.periods import Period, Told
from annotator.match.measures.quantities import Quantity
from annotator.match.words.covering import Spans
from annotator.match.words.kinds import KINDS
from annotator.match.words.senses import stems_of

_ABOUT = r"\s(?:(?:the|a|an|some|about|around|roughly|nearly|almost|just|over|more|less|than|at least|another)\s){0,3}$"
_CHANGED = (
    "r[io]ses?|risen|rising|f[ae]ll(?:s|en|ing)?|gr[oe]w(?:s|n|ing)?|growth|drop(?:s|ped|ping)?|"
    "(?:increas|declin|decreas|surg|plung|advanc)(?:es?|ed|ing)|(?:climb|jump|soar|slump|gain|shrink|cut)(?:s|ed|ing)?|shr[au]nk"
)
_FORMERLY = "formerly|previously|initially|originally"
_END_BEFORE = re.compile(
    rf"\b(?:(?P<by>(?:{_CHANGED}|up|down)(?:\s(?:by|of))?|by)|(?P<end>from|to)|(?P<former>{_FORMERLY})|"
    rf"(?P<at>was|is|were|are|at|reach(?:ed|es)|hits?|of)){_ABOUT}",
    re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(
    r"[\s-](?:increase|rise|drop|fall|decline|cut|jump|gain|growth|higher|lower)\b", re.IGNORECASE
)
_MAJORITY = re.compile(
    r"\b(?P<how>majority|minority) of (?:(?:the|all|its|their|our) )?(?P<of>[^\W\d_]+)", re.IGNORECASE
)
_ANOTHER = re.compile(r"\b(?:another|further|additional|extra)\s$", re.IGNORECASE)
_BEFORE_ANOTHER = 12
_MORE = re.compile(r"(?:[\w,.-]{1,20}\s){1,3}?(?:more|further|additional|extra|other)\b(?!\s+than\b)", re.IGNORECASE)
_HALF = 50.0
_LONGEST = 40
_ORDER = re.compile(
    r"\b(?P<order>before|after)\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?P<what>[^\W\d_]{3,})\b", re.IGNORECASE
)
_CHANGES = stems_of("cut raise lower increase reduce revise rise fall drop climb grow adjust correct trim slash boost")
_MOVES = _CHANGES | stems_of("shrink plunge soar jump slump surge")
_STANDS = stems_of("stand amount average total")
_LEVELS = frozenset({"from", "to", "at"})
_UNIT = "(?:day|night|week|weekend|month|year|summer|winter|spring|autumn|season)"
_OVERNIGHT = re.compile(r"\b(?:over)?night\s(?:(?:from|of)\s[^\W\d_]{6,9}\s)?(?:in)?to\s(?:the\s)?$", re.IGNORECASE)
_WEEK = 7
_TODAY = re.compile(rf"\b(?:(?P<past>yesterday|last {_UNIT})|(?P<coming>tomorrow|next {_UNIT}))\b", re.IGNORECASE)
_A_NOUN = re.compile(r"\b(?:a|an) ((?:[^\W\d_]+ )?[^\W\d_]+)\b", re.IGNORECASE)


def how_many(a: Facets, b: Facets) -> Finding:
    """Whether the numbers of like units can both hold.

    Worked example: "at least 10 people" and "12 people" agree, and the second is the more precise. Of what changed
    "from 10 to 14" the start stands against the start, the end against the end.
    """

    def comparable(one: Quantity, other: Quantity) -> bool:
        ends = {_end(a, one), _end(b, other)}
        told = one.comparable(other) and not (_is_year(a, one) and _is_year(b, other))
        return told and ends != {"from", "to"} and not _by_and_to(ends)

    def agree(one: Quantity, other: Quantity) -> bool:
        return one.agrees(other) and not _only_meet(a, one, b, other)

    differences: list[Difference] = []
    agreements: list[str] = []
    finer_a = finer_b = False
    for one, other in paired(a.quantities, b.quantities, comparable, agree, like=Quantity.counts_like):
        if not agree(one, other):
            note = f"{_said(a, one)}, not {_said(b, other)}"
            differences.append(Difference("number", one.span, other.span, note))
            continue
        finer_a, finer_b = finer_a or one.within(other), finer_b or other.within(one)
        agreements.append(_agreement(_said(a, one), _said(b, other), score=one.unit == "score"))
    for ours, theirs, agreed in (*by_margin(a, b), *multiplied(a, b, ends_of)):
        if agreed:
            agreements.append(_agreement(_words(a, ours), _words(b, theirs), score=False))
        else:
            note = f"{_words(a, ours)}, not {_words(b, theirs)}"
            differences.append(Difference("number", ours, theirs, note))
    differences += [*_by_majority(a, b), *(_turned(one) for one in _by_majority(b, a))]
    if agreements and not differences:
        finer_a = finer_a or _some_of(a, b)
        finer_b = finer_b or _some_of(b, a)
    return finding(Attribute.HOW_MANY, differences, agreements, (finer_a, finer_b))


def _words(side: Facets, at: Span) -> str:
    return side.text[at.start - side.start : at.end - side.start]


def _is_year(side: Facets, told: Quantity) -> bool:
    """Whether a bare number is no more than a date's year of long ago: "built in 1660"."""
    return not told.unit and any(one.span is not None and one.span.contains(told.span) for one in side.dates)


def _by_majority(side: Facets, other: Facets) -> Iterator[Difference]:
    """A majority in one of whom the other tells less than half, or a minority of whom it tells more."""
    for found in _MAJORITY.finditer(side.text):
        for told in other.quantities:
            of_them = not told.of or found["of"].lower() in other.text.lower()
            beyond = told.high <= _HALF if found["how"].lower() == "majority" else told.low >= _HALF
            if told.unit == "%" and of_them and beyond:
                span = Span(side.start + found.start(), side.start + found.end())
                yield Difference("number", span, told.span, f"{found.group()}, not {_said(other, told)}")


def _turned(one: Difference) -> Difference:
    return Difference(one.kind, one.b_span, one.a_span, one.note)


def _only_meet(a: Facets, one: Quantity, b: Facets, other: Quantity) -> bool:
    """Whether two bounded numbers have one number in common, which a bound shuts out: "below 20" and "above 20"."""
    if one.exact or other.exact or not (one.high == other.low or other.high == one.low):
        return False
    return any(shuts_out(side.text, _within(side, told)) for side, told in ((a, one), (b, other)))


def _within(side: Facets, told: Quantity) -> Span:
    return Span(told.span.start - side.start, told.span.end - side.start)


def _some_of(side: Facets, other: Facets) -> bool:
    """Whether a claim also tells the number of some of those whom the other counts."""
    return any(one.among(all_of_them) for one in side.quantities for all_of_them in other.quantities)


def count_others(a: Facets, b: Facets) -> bool:
    """Whether both count what goes by one unit, and none of it can be compared: 10 civilians, and 10 soldiers."""
    pairs = [(one, other) for one in a.quantities for other in b.quantities if one.unit and one.unit == other.unit]
    return bool(pairs) and not any(one.comparable(other) for one, other in pairs)


def added_to_others(a: Facets, b: Facets) -> bool:
    """Whether one counts only those who came to others, and the other as many: "three more bodies", "three bodies"."""
    return any(
        one.low == other.low and not one.written and one.unit == other.unit and _added(a, one) != _added(b, other)
        for one in a.quantities
        for other in b.quantities
    )


def _added(side: Facets, told: Quantity) -> bool:
    start = told.span.start - side.start
    before = _ANOTHER.search(side.text, max(0, start - _BEFORE_ANOTHER), start)
    return before is not None or _MORE.match(side.text, start) is not None


def alike_but_for_figures(a: Facets, b: Facets, found: Finding) -> bool:
    """Whether two claims tell the same in the same words but for how they write their numbers: "$5m", "5 million"."""
    if found.standing is not Standing.AGREE or found.finer_a or found.finer_b:
        return False
    changed = next(multiplied(a, b, ends_of), None)
    if not changed and len(a.quantities) != len(b.quantities):
        return False
    ours, theirs = _but_for_figures(a), _but_for_figures(b)
    if changed:
        ours, theirs = but_for_change(ours), but_for_change(theirs)
    return bool(ours) and ours == theirs and not (a.denials or b.denials)


def _but_for_figures(side: Facets) -> frozenset[str]:
    numbers = Spans(one.span for one in side.quantities)
    return frozenset(word.stem for word in side.words if not numbers.meet(word.span))


def by_and_to(a: Facets, b: Facets) -> bool:
    """Whether one tells by how much what is measured alike changed, the other how much there is: "by 5", "to 12"."""
    every = [(one, other) for one in a.quantities for other in b.quantities]
    pairs = [(one, other) for one, other in every if (one.written and other.written) or one.comparable(other)]
    return bool(pairs) and all(_by_and_to({_end(a, one), _end(b, other)}) for one, other in pairs)


def _by_and_to(ends: Collection[str]) -> bool:
    return "by" in ends and not _LEVELS.isdisjoint(ends)


def grown_from(side: Facets, other: Facets) -> bool:
    """Whether a claim tells from what to what a number changed, and the other only the first: "from 12 to 37", "12"."""
    begun, now = ends_of(side, "from"), ends_of(side, "to")
    told = [one for one in other.quantities if any(one.comparable(each) for each in begun)]
    if len(told) != 1 or not now:
        return False
    return any(told[0].agrees(one) for one in begun) and not any(told[0].agrees(one) for one in now)


def of_two_times(a: Facets, b: Facets) -> bool:
    """Whether both tell no deed but how high something stood, which it may at two times: "was 3 percent in May"."""
    return all(side.core <= _STANDS and any(one.written for one in ends_of(side, "at")) for side in (a, b))


def moved_to(side: Facets) -> bool:
    """Whether a claim tells to what a number was changed: "cut its offer to $2.9 billion"."""
    return not side.core.isdisjoint(_CHANGES) and bool(ends_of(side, "to"))


def ends_of(side: Facets, end: str) -> list[Quantity]:
    """The numbers that a claim tells as the start ("from") or the end ("to") of a change, or as its level ("at")."""
    return [one for one in side.quantities if _end(side, one) == end]


def of_its_deed(a: Facets, b: Facets) -> bool:
    """Whether all numbers of two claims that exclude each other tell the hour, or count what nothing befell alike.

    Worked examples: two suspects who were arrested, and three suspects who were charged, are of two deeds, and so are
    30,000 cars that were recalled, and 3,000 that were sold.
    """
    pairs = [(one, other) for one in a.quantities for other in b.quantities if one.comparable(other)]
    apart = [(one, other) for one, other in pairs if not one.agrees(other)]
    # Of verbs that are not known nobody can tell whether they mean one deed.
    listed = not KINDS.keys().isdisjoint(a.core) and not KINDS.keys().isdisjoint(b.core)
    # By how much something changed is of that change alone.
    return not any(multiplied(a, b, ends_of)) and all(
        one.unit.startswith(CLOCK)
        or (one.unit == PERSON and not (one.fate and one.fate == other.fate))
        or (bool(one.unit) and one.unit != PERSON and not (one.written or one.money) and listed)
        for one, other in apart
    )


def when(a: Facets, b: Facets) -> Finding:
    """Whether the dates fit together.

    Worked example: 2020-10-23 fits "October 2020", and is the more precise.
    """

    def fit(one: Dated, other: Dated) -> bool:
        return _fit(one, other) or _that_night(a, one, other) or _that_night(b, other, one)

    pairs = [(one, other) for one in a.dates for other in b.dates]
    if turned := _in_order(a, b) or by_hour(a, b):
        return finding(Attribute.WHEN, (turned,), (), (False, False))
    if not pairs:
        return _by_today(a, b)
    held = paired(a.dates, b.dates, _like, fit)
    apart = [pair for pair in held if not fit(*pair)]
    together = [pair for pair in pairs if fit(*pair)]
    apart = apart or ([] if together else pairs[:1])
    held, together = [pair for pair in held if _tell(*pair)], [pair for pair in together if _tell(*pair)]
    differences = [
        Difference("date", one.span, other.span, f"{one.value.text}, not {other.value.text}") for one, other in apart
    ]
    values = [(one.value, other.value) for one, other in [pair for pair in held if fit(*pair)] or together[:1]]
    finer_a = any(one != other and other.contains(one) for one, other in values)
    finer_b = any(one != other and one.contains(other) for one, other in values)
    agreements = tuple(_same_time(one, other) for one, other in values)
    return finding(Attribute.WHEN, differences, agreements, (finer_a, finer_b) if not apart else (False, False))


def _in_order(a: Facets, b: Facets) -> Difference | None:
    """What is told before something in one and after the same in the other; None if nothing is."""
    theirs = {found["what"].lower(): found for found in _ORDER.finditer(b.text)}
    for ours in _ORDER.finditer(a.text):
        there = theirs.get(ours["what"].lower())
        if there and ours["order"].lower() != there["order"].lower():
            return other_words(a, ours, b, there)
    return None


def _by_today(a: Facets, b: Facets) -> Finding:
    """Whether claims without dates tell of what is past in one and to come in the other, seen from one day."""
    ours, theirs = (_TODAY.search(side.text) for side in (a, b))
    if not (ours and theirs) or ours.lastgroup == theirs.lastgroup:
        return Finding(Attribute.WHEN)
    return finding(Attribute.WHEN, (other_words(a, ours, b, theirs),), (), (False, False))


def _fit(one: Dated, other: Dated) -> bool:
    return not one.value.clashes(other.value)


def _that_night(side: Facets, one: Dated, other: Dated) -> bool:
    """Whether a night that ends on a day in a claim begins on the other's: "overnight into Sunday", "Saturday"."""
    ours, theirs = one.value, other.value
    if one.span is None or ours.told is not theirs.told or ours.days or theirs.days:
        return False
    start = one.span.start - side.start
    later = (ours.first - theirs.first).days
    next_day = later % _WEEK == 1 if ours.told is Told.WEEKDAY else later == 1
    return next_day and _OVERNIGHT.search(side.text, max(0, start - _LONGEST), max(0, start)) is not None


def _tell(one: Dated, other: Dated) -> bool:
    return one.value.tells(other.value)


def _like(one: Dated, other: Dated) -> bool:
    """Whether one date of several can stand in for the other: it fits, or is told in the same way."""
    return _fit(one, other) or (one.value.told, one.value.grain) == (other.value.told, other.value.grain)


def _end(side: Facets, told: Quantity) -> str:
    """ "from" or "to" where a number is told as the start or the end of a change, "by" where it is all of a change.

    "at" where it is told how much there is, "" where nothing tells.
    """
    own = _within(side, told)
    if told.written and _CHANGE_BEHIND.match(side.text, own.end):
        return "by"
    found = _END_BEFORE.search(side.text, max(0, own.start - _LONGEST), own.start)
    if found is None or (found["by"] or "").lower() in ("up", "down"):
        return "by" if found and told.written else ""
    if (found["by"] or "").lower() == "by" and side.core.isdisjoint(_MOVES):
        return ""
    if found["former"]:
        return "from"
    return (found["end"] or ("at" if found["at"] else "by")).lower()


def _said(side: Facets, told: Quantity) -> str:
    """A number as a claim tells it, with the words that bound it."""
    own = _within(side, told)
    return " ".join((own if told.exact else bounded(side.text, own)).quote(side.text).split())


def _agreement(one: str, other: str, *, score: bool) -> str:
    if one.lower() == other.lower():
        return f"{one} in both"
    return f"{one} and {other} are one score" if score else f"{one} agrees with {other}"


def _same_time(one: Period, other: Period) -> str:
    return f"same {one.grain}" if one.text == other.text else f"{one.text} fits {other.text}"


def in_two_currencies(a: Facets, b: Facets) -> bool:
    """Whether claims tell sums of money, and none of one currency, of which nobody knows if they agree."""
    ours, theirs = ({one.unit for one in side.quantities if one.money} for side in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def of_other_numbers(a: Facets, b: Facets) -> bool:
    """Whether both claims tell numbers, and no number of one is in the other: "50,000 cars", "80,000 vehicles".

    Or one tells of one where the other tells of several: "a soldier", "two soldiers".
    """
    ours, theirs = ({(one.low, one.high) for one in side.quantities} for side in (a, b))
    return (bool(ours and theirs) and ours.isdisjoint(theirs)) or _one_and_several(a, b) or _one_and_several(b, a)


def _one_and_several(side: Facets, other: Facets) -> bool:
    """Whether a claim tells of one of what the other tells several of."""
    several = frozenset().union(*(one.of | {one.unit} for one in other.quantities if one.low > 1 and not one.written))
    alone = stems_of(" ".join(_A_NOUN.findall(side.text)).lower())
    return not side.quantities and not alone.isdisjoint(several)
