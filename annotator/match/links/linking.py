"""Owns the links between claims: the first candidates of each, kept up as claims come and go, and their links.

A claim that comes or goes changes only what it stands among: whose pool it is in, its score tells. What stands then is
what a run over everything would give, and a test compares both.
"""

import math
import struct
from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from annotator.domain.claim import Claim
from annotator.domain.ids import LinkId, link_id
from annotator.domain.link import LIKELY, Link, Relation
from annotator.domain.span import Span
from annotator.match.claims.attributes import Attribute, Finding, Standing
from annotator.match.claims.facets import Facets
from annotator.match.claims.running import fewer, long_past, runs_on
from annotator.match.contrast import Contrast, contrast_facets
from annotator.match.copies.first_prints import dated_as, dated_in, day_in
from annotator.match.copies.twins import Twins
from annotator.match.links.apartness import as_likely, of_one_deed
from annotator.match.links.index import Entry, Key, Pool, entry, lot
from annotator.match.links.other_reports import of_two_events
from annotator.match.links.ranking import Ranking
from annotator.match.links.similarity import Features
from annotator.match.structures.postings import Scores, widened
from annotator.match.words.rewording import weighs
from annotator.match.words.senses import senses_of

_FLOOR = 20_000
"""A pair less likely than this, in millionths, is not proposed."""
_LIKELY = 100 * LIKELY
"""What another version of one text tells otherwise is proposed from here on."""
_COPY, _ANEW = "copy of the same text", "another version of the same text"
_CHANGING = (Relation.CONTRADICTS, Relation.DISPUTES, Relation.SUPERSEDES)
_SILENT = Finding(Attribute.HOW_MANY)
_AGREEING = (Relation.SAME, Relation.REFINES, Relation.SUPPORTS)
_MILLION = 1_000_000

Pair = tuple[int, int]
"""The places of two claims, the lower first."""
Ranked = tuple[int, int, int, int]
"""Two claims by their places, and which candidate the second is of the first, and the first of the second; 0: none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim among the first candidates of another, by its place in the index, with its score in millionths."""

    place: int
    score: int


Best = tuple[Placed, ...]
"""The first candidates of a claim, the best first."""


_HEAD = struct.Struct("<iQb")
_EACH = struct.Struct("<ii")


def unpacked(kept: bytes) -> tuple[Best, Key, int]:
    """What was packed: the first candidates of a claim, the last of its pool, and how much room there is between.

    ValueError if it was something else.
    """
    try:
        score, drawn, room = _HEAD.unpack_from(kept)
        return tuple(Placed(*each) for each in _EACH.iter_unpack(kept[_HEAD.size :])), (score, drawn), room
    except struct.error as error:
        raise ValueError(str(error)) from error


def placed_in(kept: bytes) -> NDArray[np.int32]:
    """The places of what was packed, the best first."""
    return np.frombuffer(kept, dtype="<i4", offset=_HEAD.size)[::2]


class Lasts:
    """By place, the last of a claim's pool: a claim that does not stand behind it is in the pool.

    `room` tells how many may come into the pool before one that was chosen can fall out of it; below 0 (-1 is none)
    where some came, so that what stands last is no longer known, only that it was the last before.
    """

    def __init__(self) -> None:
        self._scores = np.zeros(0, dtype=np.int32)
        self._lots = np.zeros(0, dtype=np.uint64)
        self._rooms = np.zeros(0, dtype=np.int8)

    def room(self, place: int) -> int:
        """How many may come, as told above."""
        return int(self._rooms[place])

    def set_room(self, place: int, room: int) -> None:
        """Take note how many may come, as told above."""
        self._rooms[place] = room

    def __getitem__(self, place: int) -> Key:
        return int(self._scores[place]), int(self._lots[place])

    def __setitem__(self, place: int, last: Key) -> None:
        if place >= len(self._scores):
            room = 2 * place + 1_000
            self._scores, self._lots = widened(self._scores, room), widened(self._lots, room)
            self._rooms = widened(self._rooms, room)
        self._scores[place], self._lots[place] = last

    def reached(self, scores: Scores, drawn: int) -> list[int]:
        """The places of the claims in whose pools a claim stands that has these scores with them, and this lot."""
        size = min(len(scores), len(self._scores))
        given, last = -scores[:size], self._scores[:size]
        inside = (given < last) | ((given == last) & (np.uint64(drawn) <= self._lots[:size]))
        return np.flatnonzero(inside & (given < 0)).tolist()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen: how many candidates a claim gets, and whether copies of one text are paired."""

    top: int = 9
    within_families: bool = False


def kept_features(found: Features) -> tuple[tuple[str, int], ...]:
    """Features as a link keeps them: in ten-thousandths, by name, without those that are 0."""
    sizes = {name: round(10_000 * size) for name, size in found._asdict().items()}
    return tuple(sorted((name, min(size, 10_000)) for name, size in sizes.items() if size > 0))


@dataclass(slots=True)
class Linking:
    """The claims that are matched with one another, the candidates chosen for each, and the pairs that changed."""

    ranking: Ranking
    twins: Twins
    refused: Collection[LinkId]
    choice: Choice
    best: MutableMapping[int, Best] = field(default_factory=dict)
    lasts: Lasts = field(default_factory=Lasts)
    changed: set[Pair] = field(default_factory=set)
    stood: Mapping[int, str] | None = None
    """By place, what is told of the copies of claims, where the twins know of some only; None: they know of all."""

    def choose(self, place: int) -> None:
        """Choose the candidates of a claim, whatever was chosen before."""
        pool = self._pool(place)
        self._set(place, (), pool.places.tolist(), pool)
        # Of which version came later, other articles decide, too: what stands between versions is told anew.
        self.changed |= {
            _pair(place, held.place) for held in self.best[place] if self.twins.are_versions(place, held.place)
        }

    def choose_anew(self, place: int, since: int) -> None:
        """Choose the candidates of a claim after others came, from the place `since` on, or went.

        Only those that are new in its pool are scored, unless one of the chosen is not in it any more.
        """
        former, last, pool = self.best[place], self.lasts[place], self._pool(place)
        listed = pool.places.tolist()
        if self.lasts.room(place) >= 0 and {held.place for held in former} <= set(listed):
            came = [other for other, key in zip(listed, pool.keys(), strict=True) if other >= since or key > last]
            self._set(place, former, came, pool)
        else:
            self._set(place, (), listed, pool)

    def pass_over(self, place: int, came: int, most: float) -> bool:
        """Whether so many claims that came, none of which scores more than `most`, change nothing of what is chosen.

        None of them comes among the first, and none of these falls out of the pool; what stands last in it then is
        left open.
        """
        former, room = self.best[place], self.lasts.room(place)
        left = (room if room >= 0 else -1 - room) - came
        least = former[-1].score if len(former) >= self.choice.top else 0
        if left < 0 or math.ceil(_MILLION * most) + 1 >= max(_FLOOR, least):
            return False
        self.lasts.set_room(place, -1 - left)
        return True

    def tell_own_anew(self, place: int) -> None:
        """Let the links to the candidates of a claim be told anew, for it is no version of one of them any more."""
        self.changed |= {_pair(place, held.place) for held in self.best[place]}

    def tell_anew(self, place: int) -> None:
        """Let every link of a claim be told anew, for which claim came first is known otherwise."""
        own = {_pair(place, held.place) for held in self.best[place]}
        near = self.reached(entry(self.ranking.profiles[place]))
        self.changed |= own | {_pair(place, other) for other in near if self._rank(other, place)}

    def kept(self, place: int) -> bytes:
        """What was chosen for a claim, packed."""
        head = _HEAD.pack(*self.lasts[place], self.lasts.room(place))
        return head + b"".join(_EACH.pack(held.place, held.score) for held in self.best[place])

    def drop(self, place: int) -> None:
        """Forget what was chosen for a claim that is taken out."""
        self.changed |= {_pair(place, held.place) for held in self.best.pop(place, ())}

    def reached(self, asked: Entry) -> list[int]:
        """The places of the claims in whose pools a claim stands that goes, or will stand once it has come."""
        found = self.lasts.reached(self.ranking.index.scores(asked), lot(asked.claim))
        return [place for place in found if place in self.best]

    def links(self) -> Iterator[Link]:
        """The links of the pairs that changed, in the order of their claims' places."""
        for pair in sorted(self.changed):
            if found := self.link(pair):
                yield found

    def link(self, pair: Pair) -> Link | None:
        """The link of two claims, or None if neither is chosen for the other."""
        ranks = self._rank(pair[0], pair[1]), self._rank(pair[1], pair[0])
        return None if ranks == (0, 0) else self.told((*pair, *ranks))

    def told(self, pair: Ranked) -> Link:
        """The link of two claims that are chosen, one for the other or both."""
        one, other, ranks = pair[0], pair[1], pair[2:]
        if _order(self._claim(one)) > _order(self._claim(other)):
            one, other, ranks = other, one, ranks[::-1]
        found = self.ranking.candidate(one, other)
        likely = self.ranking.likelihood(found, one)
        elsewhere = self.ranking.elsewhere(one, other)
        updated = 0 if elsewhere else self._later(one, other)
        contrast = self._likely(one, other, likely, elsewhere)
        if updated < 0 or (contrast.reversed and not updated):
            one, other, ranks = other, one, ranks[::-1]
            contrast = self._likely(one, other, likely, self.ranking.elsewhere(one, other))
        if not elsewhere and self.twins.counted(one, other):
            contrast = self._of_versions(one, other, contrast, updated=bool(updated))
        a, b = self._claim(one).id, self._claim(other).id
        return Link(
            id=link_id(a, b),
            a=a,
            b=b,
            relation=contrast.relation,
            score=round(10_000 * likely),
            rank_a=ranks[0],
            rank_b=ranks[1],
            reasons=(*(() if elsewhere else self._copied(one, other)), *contrast.reasons),
            features=kept_features(found.features),
        )

    def _pool(self, place: int) -> Pool:
        apart = [] if self.choice.within_families else self.twins.of(place)
        return self.ranking.index.pool(entry(self.ranking.profiles[place]), apart)

    def _set(self, place: int, held: Iterable[Placed], others: Sequence[int], pool: Pool) -> None:
        """Choose among those that are held already and other claims of the pool."""
        best, former = self._first(place, list(held), others), self.best.get(place, ())
        if best != former:
            self.changed |= {_pair(place, each.place) for each in (*former, *best)}
        self.best[place] = best
        self.lasts[place] = pool.last
        behind = np.flatnonzero(np.isin(pool.places, [each.place for each in best]))
        self.lasts.set_room(place, len(pool.places) - int(behind[-1]) - 1 if len(behind) else len(pool.places))

    def _first(self, place: int, found: list[Placed], others: Sequence[int]) -> Best:
        """The first candidates; who cannot come among them is not looked into."""
        scores = sorted(held.score for held in found)
        for most, other in self._likeliest(place, others):
            least = max(_FLOOR, scores[-self.choice.top] if len(scores) >= self.choice.top else 0)
            if most < least:
                break
            if self.refused and link_id(self._claim(place).id, self._claim(other).id) in self.refused:
                continue
            if not self.choice.within_families and self._only_reworded(place, other):
                continue
            candidate = self.ranking.candidate(place, other)
            score = round(_MILLION * candidate.score)
            if score >= least:
                score = round(_MILLION * self.ranking.likelihood(candidate, place))
            if score >= _FLOOR and self._is_news(place, other, score):
                found.append(Placed(other, score))
                insort(scores, score)
        # Only those that score the same are told apart by their ids, which takes reading them.
        tied = Counter(held.score for held in found)
        found.sort(key=lambda held: (-held.score, self._claim(held.place).id if tied[held.score] > 1 else ""))
        return tuple(found[: self.choice.top])

    def _is_news(self, one: int, other: int, score: int) -> bool:
        """Whether a claim of which another version of its text knows nothing changes what that one tells.

        All other claims are news for each other, unless both stand in one article and are hardly alike. Versions tell
        much of one event, so that only what likely speaks of one thing counts, and excludes what the other tells or
        tells another number of it; where both stand in one article, only a newer state or another number.
        """
        if self.choice.within_families:
            return True
        lacking = self.twins.lacking(one, other)
        if not lacking:
            return score >= _LIKELY or not self.twins.beside_own(one, other)
        if score < _LIKELY:
            return False
        a, b = (self.ranking.profiles[each].facets for each in (one, other))
        found = contrast_facets(a, b)
        number = next((each for each in found.findings if each.attribute is Attribute.HOW_MANY), _SILENT)
        if lacking == 1:
            return found.relation is Relation.SUPERSEDES or (found.relation is Relation.CONTRADICTS and number.differs)
        bounded = found.relation is Relation.REFINES and number.finer_a != number.finer_b
        return found.relation in _CHANGING or bounded

    def _only_reworded(self, one: int, other: int) -> bool:
        """Whether two claims are versions of one in which a word was changed that makes it no other claim."""
        changed = self.twins.changes(one, other)
        if not changed or any(weighs(ours.quote, theirs.quote) for ours, theirs in changed):
            return False
        a, b = (self.ranking.profiles[each].facets for each in (one, other))
        one_deed = bool(a.core) and senses_of(a.core) == senses_of(b.core)
        return one_deed and contrast_facets(a, b).relation in _AGREEING

    def _likeliest(self, place: int, others: Sequence[int]) -> list[tuple[int, int]]:
        """The scores that other claims do not exceed, in millionths, with their places, the highest first."""
        limits = [math.ceil(_MILLION * limit) + 1 for limit in self.ranking.at_most(place, others)] if others else []
        return sorted(zip(limits, others, strict=True), key=lambda each: (-each[0], each[1]))

    def _likely(self, one: int, other: int, likely: float, elsewhere: str | None) -> Contrast:
        a, b = (self.ranking.profiles[each].facets for each in (one, other))
        return as_likely(self._contrast(one, other, elsewhere), likely, one_deed=of_one_deed(a, b))

    def _contrast(self, one: int, other: int, elsewhere: str | None) -> Contrast:
        a, b = map(self._facets, (one, other))
        found = contrast_facets(a, b, self._news(one, other, a, b), elsewhere=elsewhere)
        versions = self.twins.changed(one, other) or self.twins.are(one, other)
        return found if elsewhere or versions else of_two_events(found, a, b, self.ranking.unlike(one, other))

    def _news(self, one: int, other: int, a: Facets, b: Facets) -> int:
        """By how much one claim is later than another, 0 where neither is news: of what is long past, or by a rival."""
        if long_past(a, b, self.ranking.printed(one, other)):
            return 0
        if self.twins.counted(one, other):
            return self._later(one, other)
        days = self._days(one, other)
        rivals = self.ranking.of_two_outlets(one, other) and not (a.speaker or b.speaker)
        return 0 if rivals and fewer(*((a, b) if days > 0 else (b, a))) else days

    def _of_versions(self, newer: int, older: int, found: Contrast, *, updated: bool) -> Contrast:
        """How two versions of a sentence compare that tell another number; `updated`: the first is the later one."""
        a, b = map(self._facets, (newer, older))
        if updated and runs_on(a, b) and not long_past(a, b, self.ranking.printed(newer, older)):
            return replace(found, relation=Relation.SUPERSEDES)
        if found.relation is Relation.DIFFERENT:
            return replace(found, relation=Relation.CONTRADICTS, reasons=found.reasons[1:])
        if found.relation is Relation.SUPPORTS and found.attributes[Attribute.HOW_MANY] is Standing.DIFFER:
            return replace(found, relation=Relation.CONTRADICTS)
        return found

    def _later(self, one: int, other: int) -> int:
        """By how many versions one claim is later than another of which it changes a number; 0 if nobody knows."""
        steps = [reading.step for reading in self.twins.changed(one, other) or ()]
        known = [step for step in steps if step is not None]
        return known[0] - known[1] if len(known) == 2 else 0

    def _days(self, one: int, other: int) -> int:
        """By how many days the words of one claim were printed after those of another; below 0 if before them."""
        return self.ranking.printed_later(one, other, (self._first_print(one), self._first_print(other)))

    def _first_print(self, place: int) -> str | None:
        return self.twins.first_print(place) if self.stood is None else day_in(self.stood.get(place, ""))

    def _facets(self, place: int) -> Facets:
        """What a claim says, its dates as its sentence was printed first: "on Monday" of a copy is no Monday of its."""
        own = self.ranking.profiles[place].facets
        first = self.twins.dated_by(place) if self.stood is None else dated_in(self.stood.get(place, ""))
        return own if first is None or not own.dates else dated_as(own, self.ranking.profiles[first].facets)

    def _copied(self, one: int, other: int) -> tuple[str, ...]:
        """That two claims are copies, with what one of them changed."""
        if changed := self.twins.changed(one, other):
            ours, theirs = (reading.quote for reading in changed)
            later = self._later(one, other)
            return (f"one sentence, in which “{theirs}” {'became' if later else 'is elsewhere'} “{ours}”",)
        if self.twins.lacking(one, other):
            return (_ANEW,)
        return (_COPY,) if self.twins.are(one, other) else ()

    def _rank(self, place: int, other: int) -> int:
        return next((rank for rank, held in enumerate(self.best.get(place, ()), start=1) if held.place == other), 0)

    def _claim(self, place: int) -> Claim:
        return self.ranking.profiles[place].claim


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _order(claim: Claim) -> tuple[str, Span, str]:
    return claim.article, claim.span, claim.id
