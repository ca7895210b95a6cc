"""Owns how two claims stand in whom and what they name: "who", "to whom" and "where"; lists compare as sets."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from itertools import product
from typing import NamedTuple

from annotator.match.claims.acting import agent, all_agents, ends
from annotator.match.claims.actors import told_apart
from annotator.match.claims.attributes import Attribute, Difference, Finding, Standing, finding
from annotator.match.claims.enumerations import lists_more
from annotator.match.claims.facets import Facets
from annotator.match.claims.shared_names import Matched
from annotator.match.names.compass import lies_across, lies_on
from annotator.match.names.named import Named, alike, in_common
from annotator.match.names.of_lands import land_called, of_land, office_alone
from annotator.match.names.places import Lying, is_place, lying
from annotator.match.words.camps import other_camps
from annotator.match.words.covering import Spans
from annotator.match.words.kinds import FORCE, areas
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.stems import stem

_BY = (" by ", " by the ", " by a ", " by an ")
_OFFICE_OF = re.compile(
    r"\b(?:president|minister|premier|chancellor|king|queen|ambassador|secretary|mayor|governor|head|chief|director|"
    r"chairman|chairwoman|chair|leader|bishop|archbishop|commander|spokesman|spokeswoman|owner|founder|captain|coach) "
    r"of (?:the )?$",
    re.IGNORECASE,
)
_FAR = 24
_DONE = stems_of("do perform commit start cause destroy damage ransack block sink torch loot control govern")
_BY_MANY = stems_of("march protest demonstrate rally picket strike riot gather chant")
"""Stems of deeds of one side alone, and of what students do as well as farmers."""
_WIN = stem("win")
_CONTESTS = senses_of(
    stems_of(
        "election vote poll referendum runoff presidency final league championship cup title trophy contract tender"
    )
)
"""Senses of what only one wins."""
ANYBODY = stems_of(
    "people person man woman boy girl group gang gunman attacker assailant militant suspect somebody someone official "
    "authority individual other other another one two three several unknown masked armed member crowd team colleague "
    "expert specialist"
)
"""Stems of words for whoever acts: they exclude nobody."""


def names_beside(named: Matched, agents: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether either claim has names of its own that are of none of these who act."""
    left, right = (
        [name for name in names if name.stems.isdisjoint(acting)]
        for names, acting in zip((named.only_a, named.only_b), agents, strict=True)
    )
    return bool(left and right)


def participants(a: Facets, b: Facets, found: Matched, *, close: bool) -> tuple[Finding, Finding, Finding]:
    """Who, to whom and where; `close`: the claims are alike enough that a name more makes one more precise.

    Worked example: "France, Egypt and Turkey" and "Russia, Egypt and Turkey" differ in France and in Russia.
    """
    return (*_named(a, b, found, close=close), _where(found, close=close))


def other_agents(a: Facets, b: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of who is told to have done one deed in either claim, where they are two and only one of them did.

    "By" tells it in one, or they are of two camps or lands and the deed is one of force. Worked example: "The fire was
    started by lightning" and "Children started the fire", or "The army shelled the village" and "The rebels shelled
    the village", or "Labour won the election" and "The Greens won the election"; not "by a group" or "by men", nor
    "by Ana, Ben and Cleo" and "by Cleo, Ana and Ben".
    """
    found = _of_one_deed(a, b)
    if found is None or not found.on_one or _of_one_name(a, b, found):
        return None
    if _won_by_others(a, b, found):
        return found.ours, found.theirs
    told = agent(a) or agent(b)
    if told and _somebody(found.ours) and _somebody(found.theirs) and _unlike(found):
        return found.ours, found.theirs
    deeds = a.core | b.core
    forced = deeds.isdisjoint(_BY_MANY) and bool(areas(deeds) & FORCE or deeds & _DONE)
    apart = forced and (other_camps(found.ours, found.theirs) or told_apart(a, b))
    return (found.ours, found.theirs) if apart else None


def other_doers(a: Facets, b: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of who acts in either claim, if they tell of one deed of two camps, which both may have done.

    Worked example: "The government rejected the offer" and "The opposition rejected the offer".
    """
    found = _of_one_deed(a, b)
    if found is None or not (found.on_one or found.on_none):
        return None
    apart = other_camps(found.ours, found.theirs) or told_apart(a, b)
    return (found.ours, found.theirs) if apart else None


class _Deed(NamedTuple):
    """Who acts in either of two claims that tell of one deed; whether both or neither tell to whom, the same."""

    ours: frozenset[str]
    theirs: frozenset[str]
    on_one: bool
    on_none: bool


def _of_one_deed(a: Facets, b: Facets) -> _Deed | None:
    (ours, ours_done), (theirs, theirs_done) = ends(a), ends(b)
    if (agent(a) and agent(b) and _of_one_list(a, b, ours, theirs)) or lists_more(a, b) or lists_more(b, a):
        return None
    wordless = not (a.core or b.core) and a.stems - ours == b.stems - theirs
    if senses_of(a.core).isdisjoint(senses_of(b.core)) and not wordless:
        return None
    on_one = not senses_of(ours_done).isdisjoint(senses_of(theirs_done))
    return _Deed(ours, theirs, on_one, not (ours_done or theirs_done))


def _of_one_list(a: Facets, b: Facets, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether who is told first to act in either is listed in the other, or all names of one list are in the other."""
    named = [frozenset(stem for name in side.names if name.series for stem in name.stems) for side in (a, b)]
    both = ours <= all_agents(b), theirs <= all_agents(a)
    return all(both) or (both[0] and ours | theirs <= named[1]) or (both[1] and ours | theirs <= named[0])


def _won_by_others(a: Facets, b: Facets, found: _Deed) -> bool:
    """Whether both tell who won what only one can win, and who that is in neither is told of in the other."""
    if not (_WIN in a.core and _WIN in b.core and found.ours and found.theirs):
        return False
    contests = senses_of(a.object) & senses_of(b.object) & _CONTESTS
    ours, theirs = (senses_of(side.object - _where_and_when(side)) for side in (a, b))
    of_one = ours <= theirs or theirs <= ours
    strangers = senses_of(found.ours).isdisjoint(b.senses) and senses_of(found.theirs).isdisjoint(a.senses)
    return bool(contests) and of_one and strangers


def _of_one_name(a: Facets, b: Facets, found: _Deed) -> bool:
    """Whether who acts in either is told by one name: "Turkish forces" and "Turkey"."""
    ours, theirs = (
        [name.text for name in side.names if name.stems and name.stems <= acting]
        for side, acting in ((a, found.ours), (b, found.theirs))
    )
    return any(alike(one, other) for one in ours for other in theirs)


def _where_and_when(side: Facets) -> frozenset[str]:
    spans = Spans([*(name.span for name in side.places), *(date.span for date in side.dates if date.span)])
    return frozenset(word.stem for word in side.words if spans.meet(word.span))


def _unlike(found: _Deed) -> bool:
    return senses_of(found.ours).isdisjoint(senses_of(found.theirs))


def _somebody(agents: frozenset[str]) -> bool:
    return any(not agent[0].isdigit() for agent in agents - ANYBODY)


def agents_finding(a: Facets, b: Facets, agents: tuple[frozenset[str], frozenset[str]]) -> Finding:
    """That they differ in who did it, and in whom."""
    first, second = (_acting_words(side, acting) for side, acting in zip((a, b), agents, strict=True))
    return Finding(Attribute.WHO, Standing.DIFFER, (f"{first}, not {second}",))


def _acting_words(side: Facets, acting: frozenset[str]) -> str:
    """Their words; those of a subject that stands elsewhere as far as they tell who it is."""
    return " ".join(_texts(side, acting) or [word.text for word in side.acting])


def _named(a: Facets, b: Facets, found: Matched, *, close: bool) -> tuple[Finding, Finding]:
    """The findings for who acts and to whom it is done.

    Names that only one has stand against each other whatever their roles: the voice may differ.
    """
    left, right = ([name for name in names if not name.place] for names in (found.only_a, found.only_b))
    if only_of_whom(b, right, a, left):
        right = []
    elif only_of_whom(a, left, b, right):
        left = []
    act = any(_acts(a, name) for name in left) or any(_acts(b, name) for name in right)
    apart, other = (Attribute.WHO, Attribute.WHOM) if act else (Attribute.WHOM, Attribute.WHO)
    reasons = {attribute: _shared_names(attribute, a, b, found) for attribute in (apart, other)}
    if left and right:
        differing = finding(apart, tuple(_missing(left, right)), reasons[apart], (False, False))
    else:
        finer = (bool(left) and close, bool(right) and close)
        standing = Standing.AGREE if reasons[apart] and not (left or right) else Standing.SILENT
        differing = Finding(apart, standing, reasons[apart], tuple(_missing(left, right)), *finer)
    second = finding(other, (), reasons[other], (False, False))
    return (differing, second) if act else (second, differing)


def only_of_whom(side: Facets, names: list[Named], other: Facets, others: list[Named]) -> bool:
    """Whether names tell no more than the office or the land of somebody whom the others name, for all one knows.

    Worked examples: "the British minister", "the mayor of Vask" or "the Defence Minister", and "Ana Reis"; not "Turkey"
    and "Ana Reis".
    """
    known = (_tells_whose(other, name) or is_place(name.text) or of_land(name.text) for name in others)
    return bool(names and others) and all(_tells_whose(side, name) for name in names) and not any(known)


def _tells_whose(side: Facets, name: Named) -> bool:
    """Whether a name is that of an office, or tells only of what land or place somebody has one."""
    start = name.span.start - side.start
    if _OFFICE_OF.search(side.text, max(0, start - _FAR), start) or office_alone(name.text):
        return True
    return land_called(name.text) is not None and not is_place(name.text)


def _shared_names(attribute: Attribute, a: Facets, b: Facets, found: Matched) -> tuple[str, ...]:
    """Why the claims agree in an attribute: by the names that both have, or else the words of these slots."""
    acting = attribute is Attribute.WHO
    acts = {
        name.text for side, names in ((a, found.both_a), (b, found.both_b)) for name in names if _does_it(side, name)
    }
    ours = (name.text for name in found.both_a if not name.place and _has(b, name))
    every = [*ours, *(name.text for name in found.both_b if not name.place and _has(a, name))]
    told = [text for text in every if any(text == one or alike(text, one) for one in acts) is acting]
    first = [text for place, text in enumerate(told) if not any(alike(text, one) for one in told[:place])]
    both = [reduce(in_common, (one for one in told if alike(text, one)), text) for text in first]
    return (f"both name {', '.join(both)}",) if both else tuple(_in_slots(attribute, a, b))


def _has(side: Facets, name: Named) -> bool:
    """Whether a claim has a name of the other one, and not only an office that is in it."""
    return name.stems <= side.stems or any(alike(name.text, one.text) for one in side.names)


def _acts(side: Facets, name: Named) -> bool:
    """Whether a name stands for who acts: within the subject, or, where no slots tell, first of all words."""
    listed = any(one.series == name.series for one in side.names if one is not name)
    if not listed and side.text.endswith(_BY, 0, max(0, name.span.start - side.start)):
        return True
    if side.subject or side.object:
        return 2 * len(name.stems & side.subject) >= len(name.stems) or name.stems.isdisjoint(side.object)
    return all(word.span.start >= name.span.start for word in side.words[:1])


def _does_it(side: Facets, name: Named) -> bool:
    """Whether a name stands for who acts, in the passive too: not for Ana in "Ana was hit by Ben"."""
    done_to = _acting_and_done_to(side)[1]
    return _acts(side, name) and not (done_to == side.subject and 2 * len(name.stems & done_to) >= len(name.stems))


def _acting_and_done_to(side: Facets) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of who acts and of whom it is done to; as the slots stand where a passive is not read."""
    found = ends(side)
    return found if any(found) else (side.subject, side.object)


def _in_slots(attribute: Attribute, a: Facets, b: Facets) -> Iterator[str]:
    ours, theirs = (_acting_and_done_to(side)[attribute is Attribute.WHOM] for side in (a, b))
    shared = sorted(ours & theirs)
    if shared:
        # A pronoun's meaning may stand in neither's own words.
        said = _texts(a, shared) or _texts(b, shared)
        yield f"both speak of {', '.join(said)}" if said else "both speak of the same"


def _texts(side: Facets, stems: Collection[str]) -> list[str]:
    return list(dict.fromkeys(word.text for word in side.words if word.stem in stems))


def _where(found: Matched, *, close: bool) -> Finding:
    left, right = ([name for name in names if name.place] for names in (found.only_a, found.only_b))
    ours, theirs = ([name.text for name in names if name.place] for names in (found.both_a, found.both_b))
    both = dict.fromkeys(text for text in ours if any(text == other or alike(text, other) for other in theirs))
    reasons = [f"both in {', '.join(both)}"] if both else []
    if left and right and not _may_hold(left, right):
        pairs = zip(left, right, strict=False)
        apart = [Difference("name", one.span, other.span, f"{_told(one)}, not {_told(other)}") for one, other in pairs]
        return finding(Attribute.WHERE, apart, reasons, (False, False))
    if left and right and not both:
        reasons = [_told_lying(left[0], right[0])]
    finer = (bool(left) and not right and close, bool(right) and not left and close)
    if left and right and close and not both:
        finer = (_inside(left, right), _inside(right, left))
    standing = finding(Attribute.WHERE, (), reasons, finer).standing
    return Finding(Attribute.WHERE, standing, tuple(reasons), tuple(_missing(left, right)), *finer)


def _told_lying(one: Named, other: Named) -> str:
    """How two places lie to one another, as far as it is known."""
    found = lying(one.text, other.text, part_of_a=one.region, part_of_b=other.region)
    if found is Lying.WITHIN:
        return f"{_told(one)} lies in {_told(other)}"
    if found is Lying.HOLDS:
        return f"{_told(other)} lies in {_told(one)}"
    return f"{_told(one)} may lie in {_told(other)}, or the other way round"


def _told(name: Named) -> str:
    """A place as a claim tells it, with the side that is meant: "northern Italy", "the south of France"."""
    side = name.side.lower()
    return (
        f"{side} {name.text}"
        if side.endswith(("ern", "central"))
        else f"the {side} of {name.text}"
        if side
        else name.text
    )


def _inside(names: Iterable[Named], others: Iterable[Named]) -> bool:
    """Whether one of the places is known to lie in one of the others."""
    return any(
        lying(one.text, other.text, part_of_a=one.region, part_of_b=other.region) is Lying.WITHIN
        or lies_on(one.text, other.text, other.side)
        for one, other in product(names, others)
    )


def _may_hold(left: Iterable[Named], right: Iterable[Named]) -> bool:
    """Whether one place may lie in the other, as Tripoli in Libya, or a town in "eastern Libya"."""
    return any(_may_lie(*pair) for pair in product(left, right))


def _may_lie(one: Named, other: Named) -> bool:
    found = lying(one.text, other.text, part_of_a=one.region, part_of_b=other.region)
    if found is not Lying.UNKNOWN:
        return found is not Lying.APART
    across = lies_across(one.text, other.text, other.side) or lies_across(other.text, one.text, one.side)
    return one.region != other.region and not across


def _missing(left: Iterable[Named], right: Iterable[Named]) -> Iterator[Difference]:
    for name in left:
        yield Difference("name", name.span, None, f"only one names {name.text}")
    for name in right:
        yield Difference("name", None, name.span, f"only one names {name.text}")
