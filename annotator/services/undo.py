"""Owns the order in which an analyst's acts in one copy of the file are taken back and put back."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from itertools import islice

from annotator.domain.decision import TOGGLES, Verb
from annotator.domain.ids import ActionId
from annotator.store.log import Acted

Older = Callable[[int | None], Sequence[Acted]]
"""The acts before a number in the chain, newest first; some of them, or none where the chain begins."""


class UndoStacks:
    """What can be undone, and what can be redone (several acts at once after "undo up to here").

    Only the newest acts are read at first, for a long chain takes as long to read as all else that opening a file
    takes. Older ones are read when somebody asks for them.
    """

    def __init__(self, older: Older) -> None:
        self.redoable: list[tuple[ActionId, ...]] = []
        self._older = older
        self._live: deque[ActionId] = deque()
        self._settled: set[ActionId] = set()
        self._first: int | None = None
        self._whole = False
        self._read_redoable()
        self._reach(1)

    def __bool__(self) -> bool:
        """Whether there is an act to undo."""
        return bool(self._live)

    def newest(self) -> tuple[ActionId, ...]:
        """The act that is undone next; nothing if there is none."""
        return tuple(islice(reversed(self._live), 1))

    def undoable(self) -> tuple[ActionId, ...]:
        """Every act that can be undone, newest last."""
        while not self._whole:
            self._read_on()
        return tuple(self._live)

    def newest_first(self, wanted: Collection[ActionId]) -> tuple[ActionId, ...]:
        """Those of the wanted acts that can be undone, the newest first."""
        left = set(wanted)
        left.difference_update(self._live)
        while left and not self._whole:
            left.difference_update(self._read_on())
        return tuple(islice((act for act in reversed(self._live) if act in wanted), len(set(wanted))))

    def push(self, act: Acted) -> None:
        """Take a further decision into account."""
        if act.verb is Verb.WITHDRAW:
            self._drop(act.targets)
            self.redoable.append(act.targets)
        elif act.verb is Verb.REINSTATE:
            self.redoable = [group for group in self.redoable if group != act.targets]
            self._live.extend(action for action in reversed(act.targets) if action not in self._live)
        elif self.newest() != (act.action,):
            self._live.append(act.action)
            self.redoable.clear()
        self._settled.update((act.action, *act.targets))

    def _drop(self, actions: tuple[ActionId, ...]) -> None:
        gone = set(actions)
        while self._live and self._live[-1] in gone:  # they are the newest ones, as nearly always
            gone.discard(self._live.pop())
        if not gone.isdisjoint(self._live):
            self._live = deque(action for action in self._live if action not in gone)
        self._settled.update(actions)
        self._reach(1)

    def _reach(self, count: int) -> None:
        """Read until so many acts are known that can be undone, or all."""
        while len(self._live) < count and not self._whole:
            self._read_on()

    def _read_redoable(self) -> None:
        """Find what can be redone: all that was taken back, and not put back, since the newest act."""
        toggles: list[Acted] = []
        before: int | None = None
        while page := self._older(before):
            before = page[-1].seq
            newer = next((at for at, act in enumerate(page) if act.verb not in TOGGLES), len(page))
            toggles += page[:newer]
            if newer < len(page):
                break
        for toggle in reversed(toggles):
            if toggle.verb is Verb.WITHDRAW:
                self.redoable.append(toggle.targets)
            else:
                self.redoable = [group for group in self.redoable if group != toggle.targets]

    def _read_on(self) -> Sequence[ActionId]:
        """Read older acts; those of them that can be undone. What is newer has settled the others."""
        page = self._older(self._first)
        found: dict[ActionId, None] = {}
        for act in page:
            if act.verb is not Verb.WITHDRAW:
                named = act.targets if act.verb is Verb.REINSTATE else (act.action,)
                found.update(dict.fromkeys(action for action in named if action not in self._settled))
            self._settled.update((act.action, *act.targets))
        self._live.extendleft(found)
        self._whole = not page
        self._first = page[-1].seq if page else self._first
        return tuple(found)
