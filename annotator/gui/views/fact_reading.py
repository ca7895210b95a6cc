"""Reads facts for their screen: what rests on little at once, what rests on much on the bridge's thread."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import Missing
from annotator.domain.ids import FactId
from annotator.domain.view import FactDetail, FactRow, StatedFact
from annotator.gui.bridge import Bridge
from annotator.services import reading
from annotator.services.workspace import Workspace

AT_ONCE = 40
"""So many pieces of evidence are read without a pause; the roots of more take longer than a window may stand still."""


class FactReading(QObject):
    """Says `found` with the detail of the fact that was wanted last, None if it is gone; and `counted` with rows."""

    found = Signal(object)
    counted = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._wanted = 0
        self._known: dict[FactId, FactRow] = {}

    def want(self, fact: FactId | None) -> None:
        """Has `found` said of a fact; keys wait for it, for they are meant for what is about to be shown."""
        self._wanted += 1
        if fact is None or self._is_little([fact]):
            self.found.emit(_detail(self._bridge.workspace, fact) if fact else None)
        else:
            wanted = self._wanted
            self._bridge.ask(partial(self._look, fact, wanted), partial(self._give, wanted), holds=True)

    def rows(self, facts: Sequence[FactId]) -> Sequence[FactRow | StatedFact]:
        """A page of the list; of facts that rest on much as last known, or without roots, until `counted` is said."""
        workspace = self._bridge.workspace
        if self._is_little(facts):
            return reading.fact_rows(workspace, facts)
        self._bridge.ask(lambda ws: reading.fact_rows(ws, facts), self._count)
        return [self._known.get(each.id) or each for each in reading.stated_facts(workspace, facts)]

    def _is_little(self, facts: Sequence[FactId]) -> bool:
        return reading.evidence_count(self._bridge.workspace, facts) <= AT_ONCE

    def _look(self, fact: FactId, wanted: int, workspace: Workspace) -> FactDetail | None:
        return _detail(workspace, fact) if wanted == self._wanted else None  # another may be wanted meanwhile

    def _give(self, wanted: int, detail: FactDetail | None) -> None:
        if wanted == self._wanted:
            self.found.emit(detail)

    def _count(self, rows: Sequence[FactRow]) -> None:
        self._known |= {row.id: row for row in rows}
        self.counted.emit(rows)


def _detail(workspace: Workspace, fact: FactId) -> FactDetail | None:
    try:
        return reading.fact(workspace, fact)
    except Missing:
        return None
