"""Owns when two claims of one deed exchange those who take part: who does it, to whom, from where and for what."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from annotator.match.claims.acting import ends
from annotator.match.claims.comparatives import turned_round
from annotator.match.claims.facets import Facets
from annotator.match.claims.ties import EQUALS, LINKS, OF, Ties, in_words, reversed_ties, ties, told
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import is_empty

_BOTH_WAYS = stems_of(
    "be meet talk discuss agree marry fight clash battle play join merge border resemble equal trade cooperate speak "
    "argue differ match draw part separate divorce compete negotiate sign share exchange"
)
"""Stems of verbs that hold for both if they hold for one."""
_PAIRING = _BOTH_WAYS | stems_of("compare liken connect link tie bind relate introduce add attach adjoin")
"""The same, and those that pair two things told behind them."""
_CONVERSE = (("before", "after"), ("above", "below"), ("over", "under"), ("into", "from"))
_SPOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|,")
_LISTING = listed("and or but nor with between is are was were be been than as while") | {","}
"""Between two parts they tell nothing of who does what, or that both are alike."""
_ARTICLES = listed("the a an")
_NAMELESS = LINKS | _LISTING | _ARTICLES | listed("he she it they who which that")
_LONGEST = 40
_AGENT, _PATIENT = "agent", "patient"


def exchanged(a: Facets, b: Facets) -> bool:
    """Whether who acts in one is whom it is done to in the other, and the other way round, by their slots.

    Worked example: "Egypt warned Turkey" and "Turkey warned Egypt", or "Egypt was warned by Turkey" against "Turkey was
    warned by Egypt", or "the mayor of Velm thanked the mayor of Harn" and the other way round; not what holds both
    ways ("met"), nor "opened before the theatre" and "the theatre opened after".
    """
    if turned_round(a, b):
        return True
    if a.level or b.level or a.core.isdisjoint(b.core) or not _BOTH_WAYS.isdisjoint(a.core | b.core):
        return False
    (ours, ours_done), (theirs, theirs_done) = (_alone(*ends(side)) for side in (a, b))
    if ours.isdisjoint(theirs_done) or theirs.isdisjoint(ours_done) or not ours.isdisjoint(theirs):
        return False
    return not _converse(ties(a), ours_done & theirs, ties(b), theirs_done & ours)


def crossed(a: Facets, b: Facets) -> str | None:
    """Why two claims of the same words exchange those who take part, as the little words before them tell; else None.

    Worked example: "was sent by Kovac to Marin" and "was sent by Marin to Kovac", "left Lyon for Lille" and "left Lille
    for Lyon"; not "was sent to Marin by Kovac".
    """
    if not _PAIRING.isdisjoint(a.core | b.core) or (a.core != b.core and a.core.isdisjoint(b.core)):
        return None
    ours, theirs = ties(a), ties(b)
    turned = next((tie for tie in reversed_ties(ours, theirs) if tie[0] != OF), None)
    if turned:
        return in_words(a, *turned)
    left, right = _parts(a, ours), _parts(b, theirs)
    for one, other in combinations(sorted(left.keys() & right.keys()), 2):
        if (one, other) != (_AGENT, _PATIENT) and _cross(
            *_alone(left[one], left[other]), *_alone(right[one], right[other])
        ):
            first, second = (_in_words(a, name, left[name]) for name in (one, other))
            return f"{first} and {second} are exchanged"
    return None


def swapped(a: Facets, b: Facets) -> str | None:
    """Which parts of one sentence stand the other way round in the other, word for word, round what ties them.

    Worked example: "Rovena sold the yard to Castel" and "Castel sold the yard to Rovena"; not "France and Spain", nor
    "in Rome on Monday" and "on Monday in Rome".
    """
    ours, theirs = _spoken(a), _spoken(b)
    if sorted(ours) != sorted(theirs) or len(ours) > _LONGEST:
        return None
    start = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other), len(ours))
    end = next((at for at in range(len(ours), start, -1) if ours[at - 1] != theirs[at - 1]), start)
    for first, last in _rotations(ours[start:end], theirs[start:end]):
        one, middle, other = ours[start : start + first], ours[start + first : last + start], ours[start + last : end]
        if _named(one) and _named(other) and _ties(middle):
            return f"{' '.join(one)} {' '.join(middle)} {' '.join(other)}, and the other way round"
    return None


def _spoken(side: Facets) -> list[str]:
    """The words of a claim, and its commas."""
    return _SPOKEN.findall(side.text.lower())


def _rotations(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the first part of three ends and the last begins that stand the other way round in the other."""
    size = len(ours)
    for first in range(1, size - 1):
        if ours[:first] != theirs[size - first :]:
            continue
        for last in range(first + 1, size):
            if ours[last:] == theirs[: size - last] and ours[first:last] == theirs[size - last : size - first]:
                yield first, last


def _named(part: Sequence[str]) -> bool:
    """Whether a part names somebody or something, and neither hangs on what is before nor is a number."""
    inner = part[1:] if part[0] in _ARTICLES and len(part) > 1 else part
    return not _NAMELESS.intersection((inner[0], inner[-1])) and not any(one[0].isdigit() for one in part)


def _ties(middle: Sequence[str]) -> bool:
    """Whether what stands between two parts tells who of them does what."""
    told = any(not is_empty(one) or one in LINKS for one in middle)
    return told and _LISTING.isdisjoint(middle) and _PAIRING.isdisjoint(map(stem, middle))


def _parts(side: Facets, found: Ties) -> Mapping[str, frozenset[str]]:
    """Who and what takes part, by sense, each by how it is tied to the deed."""
    behind = {link: those for link, those in found.behind.items() if link != OF}
    hanging = frozenset().union(*found.behind.values()) if found.behind else frozenset()
    agents, done = (senses_of(one) for one in ends(side))
    own = {_AGENT: agents - (hanging - behind.get("by", frozenset())), _PATIENT: done - hanging}
    return {**behind, **dict(_offices(found)), **{name: those for name, those in own.items() if those}}


def _offices(found: Ties) -> Iterator[tuple[str, frozenset[str]]]:
    """To whom somebody is something: Lind, of "the coach of Lind"."""
    for (link, head), whose in found.on.items():
        if link == OF and head not in EQUALS:
            yield f"{head} {OF}", whose


def _alone(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    return one - other, other - one


def _cross(one: frozenset[str], other: frozenset[str], now: frozenset[str], then: frozenset[str]) -> bool:
    crossing = not (one.isdisjoint(then) or other.isdisjoint(now))
    return crossing and one.isdisjoint(now) and other.isdisjoint(then)


def _converse(ours: Ties, ours_done: frozenset[str], theirs: Ties, theirs_done: frozenset[str]) -> bool:
    """Whether one stands before whom the other stands after."""
    left, right = senses_of(ours_done), senses_of(theirs_done)
    return any(
        not left.isdisjoint(ours.behind.get(link, ())) and not right.isdisjoint(theirs.behind.get(turned, ()))
        for pair in _CONVERSE
        for link, turned in (pair, pair[::-1])
    )


def _in_words(side: Facets, name: str, senses: frozenset[str]) -> str:
    """A part and how it is tied, in a claim's words: "to Marin"."""
    tie, _, noun = name.partition(" ")
    before = "" if name in (_AGENT, _PATIENT) else f"{told(side, [tie]) if noun else tie} {noun}".strip()
    return f"{before} {told(side, senses)}".strip()
