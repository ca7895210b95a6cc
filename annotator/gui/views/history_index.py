"""Owns what the history knows of every decision without holding its row: enough to filter, group and find."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from annotator.domain.decision import Verb
from annotator.domain.fact import Fact
from annotator.domain.ids import ActionId, DecisionId, FactId, TargetId
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.gui.views.history_words import decision_words, moment
from annotator.services import reading
from annotator.services.workspace import Workspace

CHUNK = 500
"""Decisions read at once: some 20 ms, so that the window stays alive."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a decision; none of it ever changes."""

    id: DecisionId
    action: ActionId
    target: TargetId
    day: str
    analyst: str
    verb: Verb
    kind: Kind | None
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which decisions to show; "" or None for all."""

    analyst: str = ""
    verb: Verb | None = None
    kind: Kind | None = None
    words: str = ""

    def takes(self, entry: Entry) -> bool:
        """Whether a decision is among them."""
        return (
            self.analyst in ("", entry.analyst)
            and self.verb in (None, entry.verb)
            and self.kind in (None, entry.kind)
            and all(word in entry.words for word in self.words.casefold().split())
        )


class HistoryIndex:
    """Reads the log once, newest first, in chunks; `update` after every change, `read_on` until it is complete."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ids: list[DecisionId] = []
        self._entries: dict[DecisionId, Entry] = {}

    @property
    def size(self) -> int:
        """How many decisions there are, read or not."""
        return len(self._ids)

    @property
    def complete(self) -> bool:
        """Whether every decision has been read."""
        return len(self._entries) == len(self._ids)

    def update(self) -> None:
        """Takes new decisions into account and reads the newest of them."""
        self._ids = reading.history_ids(self._workspace)
        self.read_on()

    def read_on(self) -> bool:
        """Reads the next chunk; whether there is more to read."""
        if not self.complete:
            missing = [identity for identity in self._ids if identity not in self._entries][:CHUNK]
            for row in reading.history_rows(self._workspace, missing):
                self._entries[row.id] = _entry(row)
        return not self.complete

    def read_all(self) -> None:
        """Reads whatever is left."""
        while self.read_on():
            pass

    def entries(self) -> list[Entry]:
        """What has been read, newest first."""
        return [self._entries[identity] for identity in self._ids if identity in self._entries]

    def entry(self, identity: str) -> Entry | None:
        """What is known of a decision."""
        return self._entries.get(DecisionId(identity))

    def rows_where(self, wanted: Callable[[Entry], bool]) -> list[HistoryRow]:
        """The decisions that are wanted, oldest first, as they stand now; reads what is left."""
        self.read_all()
        return self.rows([entry.id for entry in reversed(self.entries()) if wanted(entry)])

    def about(self, targets: Collection[TargetId]) -> list[HistoryRow]:
        """Every decision about the targets, oldest first."""
        return self.rows_where(lambda entry: entry.kind is not None and entry.target in targets)

    def fact_without(self, fact: TargetId, actions: Collection[ActionId]) -> tuple[Fact | None, Fact | None]:
        """A fact as it stands and as it would stand without these acts; None if it is gone."""
        now, then = (reading.fact_without(self._workspace, FactId(fact), gone) for gone in ((), actions))
        return now, then

    def rows(self, ids: Sequence[DecisionId]) -> list[HistoryRow]:
        """The rows of some decisions in their order, as they stand now."""
        found: list[HistoryRow] = []
        for at in range(0, len(ids), CHUNK):
            found += reading.history_rows(self._workspace, ids[at : at + CHUNK])
        return found


def _entry(row: HistoryRow) -> Entry:
    shown = decision_words(replace(row, withdrawn=False)).texts
    words = " ".join((*shown, row.verb.value, row.via)).casefold()
    then = moment(row.at)
    day = then.date().isoformat() if then else ""
    return Entry(row.id, row.action, row.target, day, row.analyst, row.verb, row.kind, words)
