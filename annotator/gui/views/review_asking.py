"""What Review asks of the queue: what to decide next, what was learned, and what an answer would change."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.foreseen import CandidateTold
from annotator.domain.ids import LinkId
from annotator.domain.learned import Learned, Weight
from annotator.domain.link import Link
from annotator.domain.view import Changes
from annotator.gui.bridge import Bridge

if TYPE_CHECKING:  # loaded on the thread that is asked, for the matcher takes long to load
    from annotator.match.links.queue import Question
    from annotator.services.asking import Asking
    from annotator.services.workspace import Workspace


def settled_words(question: "Question") -> str:
    """What the answer to a question settles: "settles 5 more links, bears on 2 facts"."""
    links, facts = question.settles_if_same, len(question.facts)
    told = [f"settles {links:,} more link{'' if links == 1 else 's'}"] if links else []
    told += [f"bears on {facts:,} fact{'' if facts == 1 else 's'}"] if facts else []
    return ", ".join(told) or "settles this pair"


class ReviewAsking(QObject):
    """Asks on the bridge's thread for questions; says `told` of the candidate looked at, and `learned`."""

    told = Signal(object)
    learned = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._asking: Asking | None = None
        self._looked_at: LinkId | None = None
        self._put_off: list[LinkId] = []
        self._asked: LinkId | None = None

    def look_at(self, link: Link | None) -> None:
        """Has `told` said of a link; of none but the last one that was looked at."""
        self._looked_at = link.id if link else None
        if link is not None:
            self._bridge.ask(partial(self._tell, link), self._say)

    def apply(self, changes: Changes | None) -> None:
        """Takes in what was changed; everything is read anew for None."""
        self._asked = None
        self._bridge.ask(partial(self._apply, changes), self.learned.emit)

    def next(self, then: "Callable[[Question | None], None]") -> None:
        """Gives what settles most; asked for again before an answer, what comes after it. Keys wait until it is given.

        An answer pressed meanwhile is meant for what is about to be shown.
        """
        if self._asked is not None:
            self._put_off.append(self._asked)
        self._bridge.ask(self._first, partial(self._go, then), holds=True)

    def weights(self, then: Callable[[tuple[Learned, list[Weight]]], None]) -> None:
        """Gives what was learned, and what every feature counts for."""
        self._bridge.ask(self._weights, then)

    def _go(self, then: "Callable[[Question | None], None]", found: "Question | None") -> None:
        self._asked = found.link.id if found else None
        if found is None:
            self._put_off.clear()
        then(found)

    def _say(self, told: CandidateTold | None) -> None:
        if told is not None and told.link.id == self._looked_at:
            self.told.emit(told)

    # On the thread that is asked

    def _read(self, ws: "Workspace") -> "Asking":
        from annotator.services.asking import Asking

        if self._asking is None:
            self._asking = Asking(ws)
        return self._asking

    def _tell(self, link: Link, ws: "Workspace") -> CandidateTold | None:
        from annotator.services.foreseeing import tell

        if link.id != self._looked_at:  # somebody has gone on meanwhile
            return None
        return tell(ws, self._read(ws), link)

    def _apply(self, changes: Changes | None, ws: "Workspace") -> Learned:
        if self._asking is None or changes is None:
            self._asking = None
            return self._read(ws).learned
        self._asking.apply(changes)
        return self._asking.learned

    def _first(self, ws: "Workspace") -> "Question | None":
        return self._read(ws).first(but=tuple(self._put_off))

    def _weights(self, ws: "Workspace") -> tuple[Learned, list[Weight]]:
        from annotator.services.learning import weights

        learned = self._read(ws).learned
        return learned, weights(learned)
