"""Owns bringing files in: articles and whatever other programs, or another copy of Annotator, already know of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.decision import Decision
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ActionId, ArticleId, TargetId
from annotator.domain.json import JsonObject
from annotator.domain.source import Source
from annotator.domain.suggestion import Proposal, Run, new_run
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FamilyEntry,
    Given,
    LinkEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
)
from annotator.formats.files import read_path
from annotator.services import labels
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import inputs, log, meta, queries, state
from annotator.store.database import Connection

_ENTRIES_A_BATCH = 5_000
_Of = TypeVar("_Of")


@dataclass(slots=True)
class ImportReport:
    """What came in; `unchanged` articles were there already; `troubles` tell what stayed out and why."""

    articles: int = 0
    claims: int = 0
    decisions: int = 0
    unchanged: int = 0
    troubles: list[AnnotatorError] = field(default_factory=list)
    stopped: bool = False

    @property
    def anything(self) -> bool:
        """Whether anything new or known was read at all."""
        return bool(self.articles or self.claims or self.decisions or self.unchanged)


def import_paths(ws: Workspace, paths: Sequence[Path], *, progress: Progress | None = None) -> ImportReport:
    """Everything good in the files and folders; what is bad is named in the report and the rest still goes in."""
    tell, report = progress or silent, ImportReport()
    for done, path in enumerate(paths):
        if report.stopped or not tell(done, len(paths), f"Importing {path.name}"):
            report.stopped = True
            break
        _import_path(ws, path, report)
    else:
        tell(len(paths), len(paths), "Importing")
    return report


def _import_path(ws: Workspace, path: Path, report: ImportReport) -> None:
    bringing = _Bringing(ws, report, path.stem)
    for item in read_path(path, text_of=lambda identity: _text(ws, identity)):
        if isinstance(item, Given):
            bringing.add(item.entry)
        else:
            report.troubles.append(item)
    bringing.finish()


def _text(ws: Workspace, identity: ArticleId) -> str | None:
    found = ws.read(lambda c: queries.article(c, identity))
    return found.text if found else None


class _Bringing:
    """Entries of one file on their way into the project, batch by batch."""

    def __init__(self, ws: Workspace, report: ImportReport, name: str) -> None:
        self._ws = ws
        self._report = report
        self._name = name
        self._batch: list[Entry] = []
        self._labelled: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Take an entry; a full batch is stored at once."""
        self._batch.append(entry)
        if labels.labelled(entry):
            self._labelled.append(entry)
        if len(self._batch) >= _ENTRIES_A_BATCH:
            self._store()

    def finish(self) -> None:
        """Store what is left, and turn labels that came without decisions into decisions."""
        self._store()
        self._report.decisions += labels.take(self._ws, self._labelled, name=self._name)

    def _store(self) -> None:
        batch, self._batch = self._batch, []
        if batch:
            self._ws.write(lambda c: _store(c, batch, self._report))


def _store(connection: Connection, batch: Sequence[Entry], report: ImportReport) -> None:
    """Write a batch in the order in which its entries rest on one another."""
    for schema in _of(batch, SchemaEntry):
        meta.add_schema(connection, schema.version, schema.toml)
    for analyst in _of(batch, Analyst):
        inputs.add_analyst(connection, analyst.id, analyst.name)
    inputs.add_sources(connection, _of(batch, Source))
    for run in _of(batch, Run):
        inputs.add_run(connection, run)
    articles = _of(batch, Article)
    fresh = inputs.add_articles(connection, articles)
    report.articles += fresh
    report.unchanged += len(articles) - fresh
    _store_proposals(connection, batch, report)
    report.decisions += _store_decisions(connection, _of(batch, Decision))


def _of(batch: Sequence[Entry], kind: type[_Of]) -> list[_Of]:
    return [entry for entry in batch if isinstance(entry, kind)]


_Proposed = ClaimEntry | MentionEntry | EntityEntry | LinkEntry | FamilyEntry | StoryEntry


def _store_proposals(connection: Connection, batch: Sequence[Entry], report: ImportReport) -> None:
    """File each proposal under the runs of its makers, those that a file line names or else a run of this import."""
    known = {run.signature: run for run in inputs.runs(connection)}
    by_maker: dict[str, list[Proposal]] = {}
    extra: dict[TargetId, JsonObject] = {}
    for entry in batch:
        if not isinstance(entry, _Proposed):
            continue
        proposal, makers = _proposal(entry)
        if proposal is None:
            continue
        extra[proposal.id] = entry.extra
        for maker in makers or ("",):
            by_maker.setdefault(maker, []).append(proposal)
    for maker, proposals in by_maker.items():
        run = (known.get(maker) or _import_run(maker)) if maker else None
        claims = [proposal for proposal in proposals if isinstance(proposal, Claim)]
        report.claims += inputs.add_proposals(connection, run, claims)
        inputs.add_proposals(connection, run, [proposal for proposal in proposals if not isinstance(proposal, Claim)])
    inputs.add_extra(connection, extra)


def _import_run(maker: str) -> Run:
    name, _, version = maker.partition("@")
    return new_run("import", name, version)


def _proposal(entry: _Proposed) -> tuple[Proposal | None, tuple[str, ...]]:
    """What the machine proposed, and who made it; no proposal if only people did."""
    match entry:
        case ClaimEntry(proposal=proposal, claim=claim):
            return replace(proposal, makers=()) if proposal and proposal.makers else proposal, claim.makers
        case MentionEntry(mention=mention):
            return mention, entry.makers
        case EntityEntry(entity=entity):
            return entry.proposal or entity, entry.makers
        case LinkEntry(proposal=link):
            return link, entry.makers
        case FamilyEntry(family=family):
            return family, entry.makers
        case StoryEntry(story=story):
            return story, entry.makers


def _store_decisions(connection: Connection, decisions: Sequence[Decision]) -> int:
    """Take over decisions as they are, with their chain, and fold what they touch. How many are new."""
    if not decisions:
        return 0
    new = log.append(connection, decisions)
    state.rebuild_withdrawn(connection)
    targets = {(d.kind, target) for d in decisions if d.kind for target in d.targets}
    undone = [ActionId(action) for d in decisions if d.kind is None for action in d.targets]
    targets |= set(state.targets_of(log.of_actions(connection, undone))) if undone else set()
    state.refold(connection, sorted(targets))
    return new
