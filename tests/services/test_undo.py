"""Property test: what can be undone and redone, read lightly and bit by bit, is what the whole chain says."""

import random
from collections.abc import Sequence
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.decision import Verb
from annotator.domain.ids import ActionId
from annotator.services.undo import UndoStacks
from annotator.store.log import Acted


class _Chain:
    """A chain of acts as a person makes them, and what it says by its definition."""

    def __init__(self, dice: random.Random, page: int) -> None:
        self.acts: list[Acted] = []
        self.undoable: list[ActionId] = []
        self.redoable: list[tuple[ActionId, ...]] = []
        self._dice = dice
        self._page = page

    def older(self, before: int | None) -> list[Acted]:
        return _newest_first(self.acts, before)[: self._page]

    def go_on(self) -> list[Acted]:
        """A further act, of one decision or several."""
        deed = self._dice.random()
        if deed < 0.35 and self.undoable:
            return [self._withdraw()]
        if deed < 0.6 and self.redoable:
            return [self._reinstate()]
        action = ActionId(f"act {len(self.acts)}")
        self.undoable.append(action)
        self.redoable.clear()
        return [self._add(Verb.CONFIRM, action) for _ in range(self._dice.randint(1, 3))]

    def _withdraw(self) -> Acted:
        some = self._dice.random() < 0.3
        gone = set(self._dice.sample(self.undoable, self._dice.randint(1, len(self.undoable)))) if some else set()
        targets = tuple(action for action in reversed(self.undoable) if action in gone) or (self.undoable[-1],)
        self.undoable = [action for action in self.undoable if action not in targets]
        self.redoable.append(targets)
        return self._add(Verb.WITHDRAW, ActionId(f"undo {len(self.acts)}"), targets)

    def _reinstate(self) -> Acted:
        targets = self.redoable.pop()
        self.undoable += reversed(targets)
        return self._add(Verb.REINSTATE, ActionId(f"redo {len(self.acts)}"), targets)

    def _add(self, verb: Verb, action: ActionId, targets: tuple[ActionId, ...] = ()) -> Acted:
        self.acts.append(Acted(len(self.acts) + 1, verb, action, targets))
        return self.acts[-1]


def _newest_first(acts: Sequence[Acted], before: int | None) -> list[Acted]:
    return [act for act in reversed(acts) if before is None or act.seq < before]


seeds = st.integers(0, 1 << 32)
counts = st.integers(0, 60)


@given(seed=seeds, before=counts, after=counts, page=st.integers(1, 9))
def test_stacks_read_bit_by_bit_are_those_of_the_whole_chain(seed: int, before: int, after: int, page: int) -> None:
    chain = _Chain(random.Random(seed), page)
    for _ in range(before):
        chain.go_on()
    stacks = UndoStacks(chain.older)
    for _ in range(after):
        behind = UndoStacks(partial(_newest_first, tuple(chain.acts)))
        for act in chain.go_on():
            stacks.push(act)
            behind.push(act)
        assert behind.redoable == stacks.redoable == chain.redoable
        assert (bool(stacks), stacks.newest()) == (bool(chain.undoable), tuple(chain.undoable[-1:]))
        assert behind.undoable() == tuple(chain.undoable)
    assert stacks.undoable() == tuple(chain.undoable)
    assert UndoStacks(chain.older).redoable == chain.redoable


@given(seed=seeds, count=counts, page=st.integers(1, 9))
def test_wanted_acts_come_newest_first_and_only_live_ones(seed: int, count: int, page: int) -> None:
    dice = random.Random(seed)
    chain = _Chain(dice, page)
    for _ in range(count):
        chain.go_on()
    everything = sorted({act.action for act in chain.acts})
    wanted = set(dice.sample(everything, dice.randint(0, len(everything))))
    found = UndoStacks(chain.older).newest_first(wanted)
    assert found == tuple(action for action in reversed(chain.undoable) if action in wanted)
