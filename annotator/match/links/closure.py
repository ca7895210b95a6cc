"""Owns what follows from what people said of pairs of claims: which are the same, and which are told apart."""

from collections.abc import Iterable, Sequence
from enum import Enum

from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation

Pair = tuple[ClaimId, ClaimId]


class Implied(Enum):
    """What is known of a pair without asking."""

    SAME = "same"
    APART = "apart"


class Closure:
    """Groups of claims that are the same, and which groups are told apart; no two that are told apart are ever united.

    What is said of one claim of a group holds for all of them. A claim that nobody spoke of is a group of its own.
    """

    def __init__(self, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> None:
        """From decided pairs: all that are apart first, then those that are the same, as far as nothing forbids it."""
        self._home: dict[ClaimId, ClaimId] = {}
        self._members: dict[ClaimId, list[ClaimId]] = {}
        self._apart: dict[ClaimId, set[ClaimId]] = {}
        for pair in apart:
            self.part(*pair)
        for pair in same:
            self.unite(*pair)

    def group(self, claim: ClaimId) -> ClaimId:
        """The claim that stands for the group of a claim."""
        return self._home.get(claim, claim)

    def members(self, claim: ClaimId) -> Sequence[ClaimId]:
        """All claims that are the same as a claim, itself among them."""
        return self._members.get(self.group(claim), (claim,))

    def apart(self, claim: ClaimId) -> frozenset[ClaimId]:
        """The groups that are told apart from the group of a claim, each by the claim that stands for it."""
        return frozenset(self._apart.get(self.group(claim), ()))

    def refusals(self, claim: ClaimId) -> int:
        """From how many groups the group of a claim is told apart."""
        return len(self._apart.get(self.group(claim), ()))

    def alone(self, claim: ClaimId) -> bool:
        """Whether nothing was said of a claim, so that it is a group of its own and told apart from none."""
        return not (claim in self._home or claim in self._members or claim in self._apart)

    def implied(self, a: ClaimId, b: ClaimId) -> Implied | None:
        """What is known of two claims; None if it has to be asked."""
        one, other = self.group(a), self.group(b)
        if one == other:
            return Implied.SAME
        return Implied.APART if other in self._apart.get(one, ()) else None

    def unite(self, a: ClaimId, b: ClaimId) -> bool:
        """Take both for the same; False, and nothing done, if they are told apart."""
        one, other = self.group(a), self.group(b)
        if one == other:
            return True
        if other in self._apart.get(one, ()):
            return False
        # The larger group keeps its name, so that each claim moves a few times only.
        if (len(self.members(one)), other) < (len(self.members(other)), one):
            one, other = other, one
        moved = self.members(other)
        self._members.setdefault(one, [one]).extend(moved)
        self._home.update(dict.fromkeys(moved, one))
        self._members.pop(other, None)
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._hold_apart(one, third)
        return True

    def part(self, a: ClaimId, b: ClaimId) -> bool:
        """Take both for different; False, and nothing done, if they are the same."""
        one, other = self.group(a), self.group(b)
        if one == other:
            return False
        self._hold_apart(one, other)
        return True

    def _hold_apart(self, one: ClaimId, other: ClaimId) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)


def closed(confirmed: Iterable[Link], refused: Iterable[Link], copies: Iterable[Pair] = ()) -> Closure:
    """What follows from decided links: confirmed ones, refused ones, and copies, which are the same as their lead.

    A confirmed link that is no "same" tells its claims apart: they are two, however they bear on each other. Where a
    chain of "same" meets a pair told apart, its least certain link gives way.
    """
    decided = sorted(confirmed, key=lambda link: (-link.score, link.id))
    same = [(link.a, link.b) for link in decided if link.relation is Relation.SAME]
    two = [(link.a, link.b) for link in decided if link.relation is not Relation.SAME]
    return Closure([*same, *copies], [*two, *((link.a, link.b) for link in refused)])
