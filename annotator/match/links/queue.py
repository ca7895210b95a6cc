"""Owns the queue of undecided links: which pair to ask about next, so that each answer settles as much as it can."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from annotator.domain.ids import ClaimId, FactId, LinkId
from annotator.domain.learned import Learned
from annotator.domain.link import LIKELY, Link, Relation
from annotator.domain.odds import logit
from annotator.match.links.closure import Closure
from annotator.match.links.learning import feature_table, moved
from annotator.match.links.worth import BIAS, WEIGHTS, Signs, Stakes, likely, worth

_EXACT = 10_000
_LIKELIEST, _AVERAGE = Signs._fields.index("likeliest"), Signs._fields.index("average")
_CLASHING = Stakes._fields.index("clashing")
_CLEAR = round(_EXACT * logit(LIKELY))
_Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Question:
    """A link to ask about: how likely both claims speak of the same, 0..1, and what the answer settles.

    `settles` counts the further suggested links that need no asking after any answer, `settles_if_same` those after
    "same"; `facts` are those with evidence among the claims the answer is about. `worth` is what the queue is in
    order of.
    """

    link: Link
    likelihood: float
    settles: int
    settles_if_same: int
    facts: frozenset[FactId]
    worth: float


class Queue:
    """The undecided links between groups of claims, the one worth most first.

    All links between the same two groups are one question, asked by the likeliest of them. What an answer implies is
    never asked: pairs within a group, pairs of groups told apart.
    """

    def __init__(
        self,
        links: Iterable[Link],
        known: Closure,
        learned: Learned | None = None,
        facts: Mapping[ClaimId, frozenset[FactId]] | None = None,
        *,
        copies: Closure | None = None,
        weights: tuple[Signs, float] = (WEIGHTS, BIAS),
    ) -> None:
        """From the suggested links that nobody decided and what is known; `known` is taken over and added to.

        What links the claims of one group of `copies` tells no more than one of them does.
        """
        self.known, self._facts, self._weights = known, facts or {}, weights
        self._copies = copies or Closure()
        self._links = sorted(links, key=attrgetter("id"))
        self._place = {link.id: place for place, link in enumerate(self._links)}
        self._seen = feature_table([link.features for link in self._links])
        self._offset = np.array([logit(link.score) for link in self._links])
        self._ranks = [_ranks(link) for link in self._links]
        self._clash = np.array(
            [link.relation in (Relation.CONTRADICTS, Relation.DISPUTES) for link in self._links], bool
        )
        self._held: list[list[int]] = []
        self._ends: list[tuple[ClaimId, ClaimId]] = []
        self._between: dict[ClaimId, dict[ClaimId, int]] = {}
        self._slot = np.full(len(self._links), -1)
        for place, link in enumerate(self._links):
            self._hold(place, link)
        slots = len(self._held)
        self._open = np.ones(slots, dtype=bool)
        self._signs, self._stakes = (np.zeros((slots, len(made._fields))) for made in (Signs, Stakes))
        self._likely, self._worth = np.zeros(slots), np.zeros(slots)
        self._measure(self._measured_at_once())
        self.learn(learned or Learned())

    def __len__(self) -> int:
        """How many questions are left: pairs of groups with a suggested link between them."""
        return int(self._open.sum())

    def learn(self, learned: Learned) -> None:
        """Take other weights for the links."""
        # Whole numbers, so that sums are the same in any order.
        self._odds = np.round(_EXACT * (self._offset + moved(self._seen, learned)))
        held = self._slot >= 0
        slots, odds = self._slot[held], self._odds[held]
        best, size = np.full(len(self._held), -np.inf), len(self._held)
        np.maximum.at(best, slots, odds)
        mean = np.bincount(slots, odds, size) / np.maximum(np.bincount(slots, minlength=size), 1)
        self._signs[:, _LIKELIEST], self._signs[:, _AVERAGE] = best / _EXACT, mean / _EXACT
        self._stakes[:, _CLASHING] = np.bincount(slots, self._clear()[held], size) > 0
        self._weigh(np.flatnonzero(self._open))

    def first(self) -> Question | None:
        """What to ask next; None if nothing is left."""
        return next(iter(self.ranked(1)), None)

    def ranked(self, most: int) -> list[Question]:
        """The questions worth most, ties by id."""
        slots = np.flatnonzero(self._open)
        if len(slots) > most:
            least = np.partition(self._worth[slots], -most)[-most]
            slots = slots[self._worth[slots] >= least]
        asked = [self._asked(int(slot)) for slot in slots]
        asked.sort(key=lambda question: (-question.worth, question.link.id))
        return asked[:most]

    def question(self, link: LinkId) -> Question | None:
        """What asking about this very link would settle; None if it need not be asked."""
        place = self._place.get(link)
        slot = -1 if place is None else int(self._slot[place])
        return None if slot < 0 else self._asked(slot, place)

    def signs(self, question: Question) -> Signs:
        """What the likelihood of a question was made of."""
        return Signs(*map(float, self._signs[self._slot[self._place[question.link.id]]]))

    def answer(self, a: ClaimId, b: ClaimId, *, same: bool) -> bool:
        """Take in that a person said of two claims that they are the same, or not; False if that cannot be."""
        one, other = self.known.group(a), self.known.group(b)
        if one == other:
            return same
        # Who was told apart from both is told apart from one group less.
        fewer = self.known.apart(one) & self.known.apart(other) if same else frozenset[ClaimId]()
        if not (self.known.unite(a, b) if same else self.known.part(a, b)):
            return False
        if same:
            self._join(*((one, other) if self.known.group(a) == one else (other, one)))
        else:
            self._close(one, other)
        touched = {slot for end in (one, other, *fewer) for slot in self._between.get(end, {}).values()}
        self._refresh(sorted(touched))
        return True

    def drop(self, link: LinkId) -> None:
        """Ask about a link no more, for a person is unsure of it; others between the same groups stay."""
        place = self._place.get(link)
        slot = -1 if place is None else int(self._slot[place])
        if place is None or slot < 0:
            return
        self._slot[place] = -1
        self._held[slot].remove(place)
        if self._held[slot]:
            self._refresh([slot])
        else:
            self._close(*self._ends[slot])

    # What is between two groups

    def _hold(self, place: int, link: Link) -> None:
        if self.known.implied(link.a, link.b) is not None:
            return
        one, other = self.known.group(link.a), self.known.group(link.b)
        slot = self._between.setdefault(one, {}).setdefault(other, len(self._held))
        if slot == len(self._held):
            self._held.append([])
            self._ends.append((one, other))
            self._between.setdefault(other, {})[one] = slot
        self._held[slot].append(place)
        self._slot[place] = slot

    def _close(self, one: ClaimId, other: ClaimId) -> None:
        """Nothing more is asked between two groups."""
        slot = self._between.get(one, {}).pop(other, None)
        if slot is not None:
            self._between[other].pop(one)
            self._shut(slot)

    def _shut(self, slot: int) -> None:
        self._slot[self._held[slot]] = -1
        self._held[slot] = []
        self._open[slot] = False

    def _join(self, kept: ClaimId, gone: ClaimId) -> None:
        """What was between one group and others is between the group it now belongs to and them."""
        self._close(kept, gone)
        between = self._between.setdefault(kept, {})
        for third, slot in self._between.pop(gone, {}).items():
            del self._between[third][gone]
            if third in between:
                into = between[third]
                self._slot[self._held[slot]] = into
                self._held[into] = sorted([*self._held[into], *self._held[slot]])
                self._held[slot], self._open[slot] = [], False
            else:
                between[third] = self._between[third][kept] = slot
                self._ends[slot] = (kept, third)
        for third in self.known.apart(kept):
            self._close(kept, third)

    # What it is worth to ask

    def _refresh(self, slots: Sequence[int]) -> None:
        for slot in slots:
            odds = self._odds[self._held[slot]]
            self._signs[slot, _LIKELIEST], self._signs[slot, _AVERAGE] = odds.max() / _EXACT, odds.mean() / _EXACT
            self._stakes[slot, _CLASHING] = self._clear(self._held[slot]).any()
        self._measure(slots)
        self._weigh(np.array(slots, dtype=int))

    def _measure(self, slots: Iterable[int]) -> None:
        """What is told by how large the groups are and how many links are between them."""
        known = self.known
        for slot in slots:
            one, other = self._ends[slot]
            ends = sorted((self._told_once(known.members(end)), known.refusals(end)) for end in (one, other))
            (smaller, refused), (larger, refused_larger) = ends[0], ends[1]
            ranks, links = self._best_ranks(self._held[slot]), self._linked_once(self._held[slot])
            told, pairs = smaller * larger, len(known.members(one)) * len(known.members(other))
            facts = len(self._facts_between(slot)) if self._facts else 0
            self._stakes[slot, :_CLASHING] = told, pairs - told, facts
            self._signs[slot, _AVERAGE + 1 :] = (
                math.log(links),
                links / told,
                math.log(smaller),
                math.log(larger),
                math.log1p(refused),
                math.log1p(refused_larger),
                *ranks,
            )

    def _measured_at_once(self) -> list[int]:
        """Measure what is as simple as nearly all is at first: one link of two claims of which nothing is known.

        The slots that are left to measure.
        """
        alone = self.known.alone
        plain = [
            len(held) == 1 and alone(one) and alone(other) and not (self._facts.keys() & {one, other})
            for held, (one, other) in zip(self._held, self._ends, strict=True)
        ]
        chosen = np.flatnonzero(plain)
        ranks = [self._ranks[self._held[slot][0]] for slot in chosen.tolist()]
        self._stakes[chosen, 0] = 1
        self._signs[chosen, _AVERAGE + 2] = 1
        self._signs[chosen, -2:] = np.array(ranks).reshape(len(ranks), 2)
        return [slot for slot, simple in enumerate(plain) if not simple]

    def _clear(self, places: Sequence[int] | None = None) -> npt.NDArray[np.bool_]:
        """Which links tell of a clash between claims that are likely enough of one thing; of all, or of some."""
        chosen = slice(None) if places is None else places
        return np.asarray(self._clash[chosen] & (self._odds[chosen] >= _CLEAR))

    def _told_once(self, claims: Sequence[ClaimId]) -> int:
        """How many claims there are, copies counted once."""
        return len(claims) if len(claims) == 1 else len({self._copies.group(claim) for claim in claims})

    def _linked_once(self, held: Sequence[int]) -> int:
        """How many links there are, those between the same copies counted once."""
        if len(held) == 1:
            return 1
        of, links = self._copies.group, (self._links[place] for place in held)
        return len({frozenset((of(link.a), of(link.b))) for link in links})

    def _best_ranks(self, held: Sequence[int]) -> tuple[float, float]:
        if len(held) == 1:
            return self._ranks[held[0]]
        ranks = [self._ranks[place] for place in held]
        return max(rank for rank, _ in ranks), max(rank for _, rank in ranks)

    def _weigh(self, slots: _Indices) -> None:
        self._likely[slots] = likely(self._signs[slots], *self._weights)
        self._worth[slots] = worth(self._likely[slots], self._stakes[slots])

    def _facts_between(self, slot: int) -> frozenset[FactId]:
        claims = [claim for end in self._ends[slot] for claim in self.known.members(end)]
        return frozenset(fact for claim in claims for fact in self._facts.get(claim, ()))

    def _asked(self, slot: int, place: int | None = None) -> Question:
        held = self._held[slot]
        asked = held[int(self._odds[held].argmax())] if place is None else place
        settles, (one, other) = len(held) - 1, self._ends[slot]
        more = sum(
            len(self._held[self._between[near][third]])
            for near, far in ((one, other), (other, one))
            for third in self.known.apart(far)
            if third in self._between[near]
        )
        return Question(
            link=self._links[asked],
            likelihood=float(self._likely[slot]),
            settles=settles,
            settles_if_same=settles + more,
            facts=self._facts_between(slot),
            worth=float(self._worth[slot]),
        )


def _ranks(link: Link) -> tuple[float, float]:
    """How near either is to being the other's first candidate, as far as the link holds: the better first; 0 for none.

    Of what is unlikely the first says little: where a claim has no partner, something is still its first candidate.
    """
    likely = link.score / _EXACT
    near = sorted((likely / rank if rank else 0.0 for rank in (link.rank_a, link.rank_b)), reverse=True)
    return near[0], near[1]
