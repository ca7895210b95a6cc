"""Owns how two claims stand in polarity: what one denies and the other says, and words that exclude each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.match.claims.attributes import Attribute, Difference, Finding, Overlap, finding
from annotator.match.claims.causation import of_another_cause
from annotator.match.claims.excepting import excepted
from annotator.match.claims.facets import Facets
from annotator.match.claims.keeping import of_one_thing
from annotator.match.claims.opposed import Opposed
from annotator.match.claims.turnings import told
from annotator.match.claims.verdicts import other_charges
from annotator.match.denials.absence import WHERE, of_others
from annotator.match.denials.negation import SOLE, STOPS, Denial
from annotator.match.denials.refusals import TRIED
from annotator.match.measures.tolls import LEVELS
from annotator.match.words.senses import CONCEPTS, CONVERSES, OPPOSITES_OF, senses_of, stems_of
from annotator.match.words.words import Word

_SHARES_APART = (("all", "few"), ("many", "few"), ("all", "sole"), ("all", "half"), ("all", "part"), ("all", "some"))
_EXCLUDING = _SHARES_APART[:5]
_HOLD, _BURST = (min(stems_of(word)) for word in ("hold", "burst"))
_KEEPS, _BREAKS = stems_of("hold respect observe honour"), stems_of("break violate breach")
"""What of one thing excludes each other: a truce that held was not violated."""
_CLEAR = stems_of("acquit clear")
_SOME = frozenset({"some", "many", "few", "half", "part"})
_ALL_BEHIND = re.compile(r"\s+(?:all|every\w*)\b", re.IGNORECASE)
_LOSSES = stems_of("lose cut knock lack disconnect interrupt disrupt dwindle")
_NO_MORE = re.compile(r"(?:without|no|out of)\b(?! longer)", re.IGNORECASE)
_NEVER_BEFORE = re.compile(r"never\b[^.;]{0,100}\bbefore\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst[ -](?:time|ever)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denying:
    """What one claim denies of what the other says, by which denials; `first`: also the word right after one."""

    stems: frozenset[str] = frozenset()
    denials: tuple[Denial, ...] = ()
    first: bool = False


_NOTHING = Denying()


@dataclass(frozen=True, slots=True)
class Polarity:
    """All that bears on whether two claims say the opposite; `a` is what a denies of b, `b` what b denies of a."""

    a: Denying
    b: Denying
    opposed: tuple[Opposed, ...]
    shares: tuple[str, str] | None
    excepts: bool = False
    """Whether one tells of those whom the other excepts."""

    @property
    def denied(self) -> bool:
        """Whether exactly one of the claims denies something that the other says."""
        return bool(self.a.stems) != bool(self.b.stems)

    @property
    def cancelled(self) -> bool:
        """Whether a denial turns one of two opposite words back, so that both claims say the same."""
        return any(one.cancelled for one in self.opposed)

    @property
    def of_few(self) -> bool:
        """Whether one says of few what the other says of most or all."""
        return self.shares in _EXCLUDING

    @property
    def excluded(self) -> Opposed | None:
        """The first two words that exclude each other, if no denial turns one of such words back."""
        return None if self.cancelled else next(iter(self.opposed), None)


def polarity(a: Facets, b: Facets, known: Overlap) -> Polarity:
    """What speaks for two claims saying the opposite; what one excepts says more of that than any denial."""
    if left_out := tuple(excepted(a, b)):
        return Polarity(_NOTHING, _NOTHING, left_out, None, excepts=True)
    worded = (a.opposable and b.opposable) or a.turned or b.turned
    # No words exclude themselves, whatever opposites stand among them.
    opposed = () if a.text == b.text else tuple(_opposed(a, b) if worded else told(a, b))
    back = [one for one in opposed if one.cancelled]
    return Polarity(
        _denying(a, b, known, [one.a for one in back]),
        _denying(b, a, known, [one.b for one in back]),
        opposed,
        next((pair for pair in _SHARES_APART if _apart(a, b, pair)), None),
    )


def polarity_finding(found: Polarity, *, opposite: bool, same: bool) -> Finding:
    """The finding for polarity; `opposite`: they count as opposite, `same`: they speak of the same."""
    if not opposite:
        reasons = ("neither denies what the other says",) if same else ()
        return finding(Attribute.POLARITY, (), reasons, (False, False))
    return finding(Attribute.POLARITY, tuple(_differences(found)), (), (False, False))


def _denying(side: Facets, other: Facets, known: Overlap, back: Sequence[Word]) -> Denying:
    """`back`: the words of a claim that its denials turn into what the other tells.

    Worked example: who "denied that the doors were locked" denies nothing of "the doors were open".
    """
    if not side.denied or side.open or other.open:
        return _NOTHING
    theirs = frozenset(sense for another in other.denials for sense in another.senses)
    # Of what another denial takes back, as in "did not rule out", nothing is left that the other could deny as well.
    alone = [one for one in side.denials if senses_of(one.reach & side.denied).isdisjoint(theirs)]
    alone = [one for one in alone if not (_of_absent(one, other) or _lost_there(one, side, other))]
    alone = [one for one in alone if not of_another_cause(one, side, other)]
    if back:
        alone = [one for one in alone if not (one.voiced and any(word.stem in one.reach for word in back))]
    if not other.stems.isdisjoint(TRIED):
        alone = [one for one in alone if not one.cleared]
    alone = list(_leaving_no_room(side, alone, other))
    reach = frozenset(stem for one in alone for stem in one.reach) if side.denials else side.denied
    stems = senses_of(reach & side.denied) & (known.shared | (other.shares & {SOLE}))
    if not stems:
        return _NOTHING
    reaching = tuple(one for one in alone if not stems.isdisjoint(one.senses))
    return Denying(stems, reaching, any(one.first in stems for one in reaching))


def denied_beside(side: Facets, other: Facets) -> str | None:
    """Why a denial of a claim goes with what the other tells, and tells it no more precisely; None if there is none.

    Worked examples: who was not on the deck, beside the fire there; "nothing will stop the aid", beside "they aid".
    """
    if any(_of_absent(one, other) and not one.senses.isdisjoint(other.senses) for one in side.denials):
        return "one tells only who was not there"
    if any(one.reach <= STOPS and one.reach.isdisjoint(other.stems) for one in side.denials if one.reach):
        return "one tells only what nobody stops"
    return None


def _lost_there(one: Denial, side: Facets, other: Facets) -> bool:
    """Whether the other tells as lost or cut what is denied: "left homes without power", "homes lost power"."""
    if other.core.isdisjoint(_LOSSES) or other.denials or not _LOSSES.isdisjoint(side.core | one.reach):
        return False
    start = one.span.start - side.start
    return _NO_MORE.match(side.text, start) is not None and one.first in senses_of(other.object | other.subject)


def _of_absent(one: Denial, other: Facets) -> bool:
    deed = senses_of(other.core - WHERE)
    if one.absent is None or not deed or not one.senses.isdisjoint(deed):
        return False
    if any(one.senses == another.senses for another in other.denials):
        return False
    named = any(not name.place for name in other.names)
    return of_others(one.absent, other.senses, [word.text.lower() for word in other.words], named=named)


def _leaving_no_room(side: Facets, found: Sequence[Denial], other: Facets) -> Iterator[Denial]:
    """The denials but those of nothing that the other tells: "not all" of some, "never before" of the first time."""
    some = not other.shares.isdisjoint(_SOME) and "all" not in other.shares
    first = any(one.flat for one in found) and _FIRST.search(other.text) is not None
    for one in found:
        room = (some and _ALL_BEHIND.match(side.text, one.span.end - side.start)) or (
            first and one.flat and _NEVER_BEFORE.match(side.text, one.span.start - side.start)
        )
        if not room:
            yield one


def _opposed(a: Facets, b: Facets) -> Iterator[Opposed]:
    """Opposite words, each said more often in its own claim than in the other; listed ones first."""
    for stem, (word, times) in a.opposable.items():
        if times > _times(b, stem):
            for against in OPPOSITES_OF[stem]:
                pair = (stem, against)
                apart = _from_either_side(a, b, pair) or _of_two_things(a, b, pair) or _of_a_toll(a, b, pair)
                if _times(b, against) > _times(a, against) and not apart:
                    yield Opposed(word, b.opposable[against][0], _cancelled(a, stem, b, against))
    yield from told(a, b)
    yield from _turned(a, b)
    yield from (Opposed(one.b, one.a, one.cancelled) for one in _turned(b, a))


def _from_either_side(a: Facets, b: Facets, pair: tuple[str, str]) -> bool:
    """Whether two words tell of one deed, one of them by who does it and the other by whom it is done to."""
    return pair in CONVERSES and bool(a.subject and b.subject) and a.subject.isdisjoint(b.subject)


def _of_two_things(a: Facets, b: Facets, pair: tuple[str, str]) -> bool:
    """Whether something else was broken or burst than was kept or held: rebels held the town and violated a truce."""
    for (kept, one), (broken, other) in (((a, pair[0]), (b, pair[1])), ((b, pair[1]), (a, pair[0]))):
        if one in _KEEPS and other in _BREAKS:
            known = of_one_thing(kept, broken)
            return known is False if one != _HOLD else not known
    if not _CLEAR.isdisjoint(pair):
        return other_charges(a, b)
    held = _HOLD in pair and _BURST in pair
    return held and bool(a.subject and b.subject) and senses_of(a.subject).isdisjoint(senses_of(b.subject))


def _of_a_toll(a: Facets, b: Facets, pair: tuple[str, str]) -> bool:
    """Whether one word tells only that a toll rose, the other what happened: "climbed to 12", "a lift fell"."""
    return a.level != b.level and (pair[0] if a.level else pair[1]) in LEVELS


def _times(side: Facets, stem: str) -> int:
    return side.opposable[stem][1] if stem in side.opposable else 0


def _turned(side: Facets, other: Facets) -> Iterator[Opposed]:
    first = {CONCEPTS.get(each.stem, each.stem): each for each in reversed(other.words)} if side.turned else {}
    for stem, word in side.turned:
        sense = CONCEPTS.get(stem, stem)
        if sense in other.senses and sense not in side.senses and word.stem not in other.stems:
            yield Opposed(word, first[sense], _cancelled(side, word.stem, other, first[sense].stem))


def _cancelled(side: Facets, stem: str, other: Facets, against: str) -> bool:
    return (stem in side.denied) != (against in other.denied)


def _apart(a: Facets, b: Facets, pair: tuple[str, str]) -> bool:
    """Whether one claim speaks of the one share of a whole, the other of the other, and neither of both."""
    wanted = frozenset(pair)
    ours, theirs = a.shares & wanted, b.shares & wanted
    return len(ours) == 1 and len(theirs) == 1 and ours != theirs and not (a.denials or b.denials)


def _differences(found: Polarity) -> Iterator[Difference]:
    opposed = found.excluded
    if opposed is not None:
        note = f"other words: {opposed.a.text} against {opposed.b.text}"
        yield Difference("wording", opposed.a.span, opposed.b.span, note)
        return
    first, second = (one.denials for one in (found.a, found.b))
    if first or second:
        a_span, b_span = (one[0].span if one else None for one in (first, second))
        yield Difference("wording", a_span, b_span, "one denies it")
    elif found.a.stems or found.b.stems:
        yield Difference("wording", None, None, "one denies it")
    elif found.shares:
        yield Difference("wording", None, None, f"{found.shares[0]} against {found.shares[1]}")
