"""Owns deeds that others may have done as well, or that may have befallen others: condemning a raid, being shelled."""

import re
from collections.abc import Iterable, Sequence

from annotator.match.claims.acting import agent, ends
from annotator.match.claims.actors import told_apart
from annotator.match.claims.facets import Facets
from annotator.match.claims.participants import only_of_whom
from annotator.match.claims.shared_names import Matched
from annotator.match.names.callings import KIND_OF
from annotator.match.names.named import Named
from annotator.match.words.kinds import OF_HARM, areas
from annotator.match.words.senses import senses_of, stems_of

_BY_OTHERS, _TO_OTHERS = "done by others", "done to others"
_STANCES = stems_of(
    "condemn criticise denounce deplore praise welcome hail support back endorse oppose urge warn call demand mourn "
    "recognise boycott attend visit sanction congratulate protest celebrate mark pledge promise apologise complain "
    "regret evacuate sign ratify join leave quit"
)
"""Stems of what many do to one thing."""
_OWN = stems_of(
    "meet phone telephone host interview thank greet receive consult embrace arrive travel fly land come go return "
    "walk drive sail emigrate settle live reside stay shelter hide sleep resign retire die drown faint fall suffer "
    "recover survive escape flee disappear vanish sue testify speak talk address plead confess deny doubt fear hope "
    "pray weep cry laugh vote abstain enlist graduate study work serve train starve surrender defect emerge struggle"
)
"""Stems of what each does, or what befalls each, alone: that others did it says nothing of it."""
_IS = re.compile(
    r"\b(?:is|are|was|were|remains?|remained)\s"
    r"(?!(?:the|this|that|these|those|his|her|its|their|our|my|no|not|by|first|last|in charge|to blame)\b|"
    r"[^\W\d_]+['’]s?\s|[^\W\d_]+\sby\b)",
    re.IGNORECASE,
)
_A_KIND = re.compile(r"(?:an?|one of)\b", re.IGNORECASE)
_MISSING = stems_of("miss")
"""A deed as some sentences are read, and what somebody is as others are: "is missing"."""
_OFFICES = stems_of(" ".join(KIND_OF)) - _MISSING
_GATHERINGS = stems_of(
    "congress conference summit meeting forum rally march race marathon funeral wedding ceremony parade hearing "
    "concert festival exercise convention debate session tournament contest gala vigil protest demonstration "
    "championship assembly seminar workshop dinner party trial inquiry"
)
"""Stems of what many take part in."""
_TAKES_PART = stems_of("finish finished complete completed enter entered run ran")
_ALONE_THERE = stems_of("preside chair win place")
_AT = re.compile(r"\s+(?:[a-z]+ly\s+)?(?:at|in|to|on|for|from|during)\s[^.,;:!?]{0,40}$")
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|our|my|all|every|both)\b|['’]s?\s", re.IGNORECASE
)
_A = re.compile(r"\ban? $", re.IGNORECASE)
_ONE_OF_ITS_KIND = stems_of("win beat defeat found invent discover")


def as_well(a: Facets, b: Facets, named: Matched) -> str | None:
    """Why both claims may hold although they name others who act, or others to whom it is done; None if they may not.

    Worked examples: "NATO condemned the raid" and "The EU condemned the raid", "The FBI arrested a hacker" and "The CIA
    arrested a hacker", "Tobruk was shelled" and "Benghazi was shelled", "Ana met Ben" and "Cleo met Dan"; not "the
    hacker", nor "won the vote", nor where "by" tells who it was.
    """
    if not named.lists and _each_is(a, named.only_a) and _each_is(b, named.only_b):
        return _BY_OTHERS
    if named.lists or senses_of(a.core).isdisjoint(senses_of(b.core)):
        return None
    (ours, ours_done), (theirs, theirs_done) = ends(a), ends(b)
    left, right = _names(named.only_a), _names(named.only_b)
    if _at_both_ends(a, named.only_a, ours, ours_done) and _at_both_ends(b, named.only_b, theirs, theirs_done):
        return _BY_OTHERS
    if _within(left, ours_done) and _within(right, theirs_done):
        harmed = len(a.core) == len(b.core) == 1 and areas(a.core | b.core) & OF_HARM
        return _TO_OTHERS if harmed else None
    if _one_of_many(a, ours_done) and _one_of_many(b, theirs_done) and told_apart(a, b):
        return _BY_OTHERS
    strangers = senses_of(ours).isdisjoint(b.senses) and senses_of(theirs).isdisjoint(a.senses)
    one = only_of_whom(b, right, a, left) or only_of_whom(a, left, b, right)
    if one or agent(a) or agent(b) or not (strangers and _acting(a, left, ours) and _acting(b, right, theirs)):
        return None
    if not (_STANCES | _OWN).isdisjoint(a.core & b.core) or (_takes_part(a, b) and _takes_part(b, a)):
        return _BY_OTHERS
    alone = not (a.dates or b.dates) and _ONE_OF_ITS_KIND.isdisjoint(a.core & b.core)
    any_of_them = _any(a, ours_done) and _any(b, theirs_done)
    return _BY_OTHERS if alone and (any_of_them or not (left and right)) else None


def _each_is(side: Facets, names: Sequence[Named]) -> bool:
    """Whether a claim tells what somebody who is named is, as many may be: "is in hospital"; not "is the mayor"."""
    acting = _names(names)
    found = _IS.search(side.text) if acting and side.core <= _MISSING and _within(acting, side.subject) else None
    if found is None or acting[-1].span.end - side.start > found.start():
        return False
    return _A_KIND.match(side.text, found.end()) is not None or side.object.isdisjoint(_OFFICES)


def _takes_part(side: Facets, other: Facets) -> bool:
    """Whether somebody does what others do as well at what both claims tell of: "spoke at the congress"."""
    where = side.object & other.object & _GATHERINGS
    if not where or not (side.core | other.core).isdisjoint(_ALONE_THERE):
        return False
    if not side.core.isdisjoint(_TAKES_PART):
        return True
    verb = next((word for word in side.words if word.stem in side.core), None)
    there = next((word for word in side.words if word.stem in where), None)
    if verb is None or there is None:
        return False
    return _AT.fullmatch(side.text, verb.span.end - side.start, there.span.start - side.start) is not None


def _names(found: Iterable[Named]) -> list[Named]:
    return [name for name in found if not name.place]


def _within(names: list[Named], told: frozenset[str]) -> bool:
    return bool(names) and all(name.stems and name.stems <= told for name in names)


def _at_both_ends(side: Facets, names: Sequence[Named], acting: frozenset[str], done: frozenset[str]) -> bool:
    """Whether it is named who acts, and to whom it is done."""
    act = any(_within([name], acting) for name in names) or _acting(side, [], acting)
    return act and any(_within([name], done) for name in names)


def _acting(side: Facets, names: list[Named], acting: frozenset[str]) -> bool:
    """Whether it is named who acts; a bare word that begins a claim, and is no plural, is a name as well."""
    if names:
        return _within(names, acting)
    first = next(iter(side.words), None)
    if first is None or side.acting != (first,) or first.span.start != side.start or not first.capital:
        return False
    if any(name.span.start == first.span.start for name in side.names):
        return False
    return not first.text.endswith("s") and first.stem in acting and len(acting) == 1


def _one_of_many(side: Facets, done: frozenset[str]) -> bool:
    """Whether it is done to one of a kind, of which there are more: "jailed a journalist"."""
    first = next((word for word in side.words if word.stem in done), None)
    return first is not None and _A.search(side.text, 0, first.span.start - side.start) is not None


def _any(side: Facets, done: frozenset[str]) -> bool:
    """Whether it is done to anything of a kind, and not to one that is known: "a loan", "schools"."""
    first = next((word for word in side.words if word.stem in done), None)
    if first is None or first.capital:
        return False
    verbs = (word.span.end for word in side.words if word.stem in side.core and word.span.end <= first.span.start)
    before = side.text[max(verbs, default=side.start) - side.start : first.span.start - side.start]
    return _DEFINITE.search(before) is None
