"""Owns how the entries of one file come into the project: batch by batch, each in the order its entries rest on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import TypeVar

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.decision import Decision
from annotator.domain.errors import AnnotatorError, Conflict, Remark
from annotator.domain.ids import ActionId, ArticleId, EntityId, TargetId
from annotator.domain.json import as_object, as_str
from annotator.domain.root_answers import answered
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind, Proposal, Run, kind_of, new_run
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Given,
    LinkEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
)
from annotator.formats.plain_claims import PlainClaims
from annotator.services.incoming import annotated, labels, plainly, references
from annotator.services.incoming.import_report import ImportReport, made_by, made_of, there
from annotator.services.incoming.references import Need, Pointing
from annotator.services.incoming.returned import without_twins
from annotator.services.incoming.uniting import Coming, Uniting
from annotator.services.workspace import Workspace
from annotator.store import gaps, inputs, log, meta, renewing, state
from annotator.store.database import Connection

_ENTRIES_A_BATCH = 10_000
_Of = TypeVar("_Of")
_EXTENDED = (ClaimEntry, MentionEntry, EntityEntry, LinkEntry, FamilyEntry, StoryEntry, FactEntry)
"""Entries whose keys that nobody knows are kept beside what they describe."""
_Made = tuple[Proposal, tuple[str, ...]]
"""A proposal and who made it."""
_Kinds = dict[TargetId, Kind]
"""What the ids of a batch stand for in the project."""


class Bringing:
    """Entries of one file on their way into the project: a batch is stored while the next one is read."""

    def __init__(self, ws: Workspace, report: ImportReport, name: str, brought: set[ArticleId] | None = None) -> None:
        """`brought`: what came with other files of the same import."""
        self._ws = ws
        self._told = report
        self._report = ImportReport()
        """Of what is on its way, for whoever reads on tells in the other one meanwhile."""
        self._before = report.decisions
        self._name = name
        self._batch: list[Coming] = []
        self._size = 0
        self._texts: dict[ArticleId, str] = {}
        self._storing: Future[None] | None = None
        self._stored: dict[ArticleId, str] = {}
        self._waiting: list[Given] = []
        self._labelled: list[Given] = []
        self._meant: dict[EntityId, Given] = {}
        self._decided: set[TargetId] = set()
        self._refused: set[ArticleId] = set()
        self._accepted: set[tuple[str, ArticleId]] = set()
        self._brought = set[ArticleId]() if brought is None else brought
        self._again: Counter[str] = Counter()  # articles of each file that came before in this import
        self._labelling = set[str]()
        """The files that say something of articles."""
        self._uniting = Uniting()
        self._sound: dict[gaps.Chain, bool] = {}
        """Whether chains of decisions lacked nothing that nobody knew of, before more of them came in."""

    def add(self, given: Given) -> None:
        """Take an entry; a full batch is stored at once."""
        if isinstance(given.entry, Article):
            self._texts.setdefault(given.entry.id, given.entry.text)
        self._add(given, 1)

    def add_plain(self, claims: PlainClaims) -> None:
        """Take very many claims at once."""
        self._add(claims, len(claims))

    def _add(self, coming: Coming, size: int) -> None:
        self._batch.append(coming)
        self._size += size
        if self._size >= _ENTRIES_A_BATCH:
            self._store()

    def text_of(self, article: ArticleId) -> str | None:
        """The text of an article that is on its way but not stored yet."""
        return self._texts.get(article) or self._stored.get(article)

    def store_articles(self) -> None:
        """See to it that every article so far can be found in the project."""
        if self._texts:
            self._store()
        if self._stored:
            self._wait()

    def keep(self) -> None:
        """Store what is left of a file that was not read to its end; labels wait, their decisions may follow."""
        self._store()
        self._wait()
        self._tell_decisions()

    def finish(self) -> None:
        """Store what is left, tell what points at nothing, and make decisions of labels that came without."""
        self._store()
        self._wait()
        if self._waiting or self._uniting.holds_any:
            self._ws.write(self._settle)
        self._report.troubles += self._ws.read(self._unknown_entities)
        labelled = [each for each in self._labelled if labels.target(each.entry) not in self._decided]
        whole = self._ws.read(lambda c: self._whole(c, labelled))
        made = made_of(whole)
        before = self._ws.read(lambda c: there(c, made))
        taken = labels.take(self._ws, whole, name=self._name)
        self._report.decisions += taken.made
        self._report.grow(before, self._ws.read(lambda c: there(c, made)))
        self._report.returned += taken.returned
        counts = {"labels-returned": taken.returned, "labels-held": taken.held}
        self._report.remarks += [Remark(kind, file=self._name, count=n) for kind, n in counts.items() if n]
        self._tell()
        self._tell_decisions()

    def _tell_decisions(self) -> None:
        for file, count in self._again.items():
            kind = "articles-again-labelled" if file in self._labelling else "articles-again"
            self._told.remarks.append(Remark(kind, file=file, count=count))
        if self._told.decisions > self._before:
            self._ws.write(lambda c: gaps.note(c, [chain for chain, sound in self._sound.items() if sound]))
            self._ws.decisions_came_in()

    def _store(self) -> None:
        """Have a batch stored, once the one before it is; no more than one waits in memory."""
        batch, self._batch, self._size = self._batch, [], 0
        self._wait()
        self._stored, self._texts = self._texts, {}
        if batch:
            self._storing = self._ws.begin(lambda c: self._write_files(c, batch))

    def _wait(self) -> None:
        """Wait for what is being stored, and tell of it."""
        storing, self._storing = self._storing, None
        if storing is not None:
            storing.result()
            self._stored = {}
            self._tell()

    def _tell(self) -> None:
        self._told.add(self._report)
        self._report = ImportReport()

    def _write_files(self, connection: Connection, coming: Sequence[Coming]) -> None:
        """Write a batch in one transaction; the claims of each file begin after all that came before them."""
        for part, files in self._uniting.parts(coming):
            self._uniting.begin(files, renewing.newest_row(connection))
            plain = [each for each in part if isinstance(each, PlainClaims)]
            self._write(connection, [each for each in part if isinstance(each, Given)], plain)

    def _write(self, connection: Connection, given: Sequence[Given], plain: Sequence[PlainClaims]) -> None:
        batch = [each.entry for each in given]
        for schema in _of(batch, SchemaEntry):
            meta.add_schema(connection, schema.version, schema.toml)
        for run in _of(batch, Run):
            inputs.add_run(connection, run)
        self._write_articles(connection, given)
        left = [*given, *self._write_plain(connection, plain)] if plain else given
        left = [each for each in left if not self._is_refused(each)] if self._refused else left
        left = without_twins(connection, left)
        kinds = _kinds(connection, left)
        kept = self._uniting.hold(connection, left, kinds)
        pointing = [each for each in kept if isinstance(each.entry, Pointing)]
        self._take(
            connection, [each for each in kept if not isinstance(each.entry, Pointing)] if pointing else kept, kinds
        )
        self._take_pointing(connection, pointing, kinds)
        self._write_decisions(connection, batch, _of([each.entry for each in kept], Decision))

    def _write_plain(self, connection: Connection, plain: Sequence[PlainClaims]) -> list[Given]:
        """Write those claims of which nothing is here yet at once; the others as entries, to be looked at each."""
        apart = self._refused | self._uniting.claimed(connection, plain)
        number, left = plainly.write(connection, [each for each in plain if each.article not in apart], _import_run)
        self._report.brought(Kind.CLAIM, number)
        if self._again:
            self._labelling.update(each.file for each in plain)
        return [given for each in (*left, *(e for e in plain if e.article in apart)) for given in each.each()]

    def _is_refused(self, given: Given) -> bool:
        """Whether an entry points into a text that was left out; not if its own file gave the one that is here."""
        article = _article_of(given.entry)
        return article in self._refused and (given.file, article) not in self._accepted

    def _take(self, connection: Connection, given: Sequence[Given], kinds: _Kinds) -> None:
        self._write_proposals(connection, given, kinds)
        entries = [each.entry for each in given]
        inputs.add_extra(
            connection, {labels.target(e): e.extra for e in entries if isinstance(e, _EXTENDED) and e.extra}
        )
        annotated.note(connection, given, self._name)
        self._labelled += [each for each in given if labels.labelled(each.entry)]
        if self._again:
            self._labelling.update(each.file or self._name for each in given if isinstance(each.entry, _EXTENDED))
        for each in given:
            if isinstance(each.entry, MentionEntry) and each.entry.entity:
                self._meant.setdefault(each.entry.entity, each)

    def _take_pointing(self, connection: Connection, given: Sequence[Given], kinds: _Kinds) -> None:
        """Take the entries that point at what is here; the others wait, for it may come yet."""
        gone = references.missing(connection, (need for each in given for need in references.needs(each.entry)))
        self._waiting += [each for each in given if not gone.isdisjoint(references.needs(each.entry))]
        self._take(connection, [each for each in given if gone.isdisjoint(references.needs(each.entry))], kinds)

    def _settle(self, connection: Connection) -> None:
        """Take what waited, and tell of each entry that points at something which never came."""
        settled = self._uniting.settle()
        self._take(connection, settled, _kinds(connection, settled))
        self._uniting.give_way(connection)
        self._waiting = self._uniting.renamed(self._waiting)
        self._labelled = self._uniting.renamed(self._labelled)
        gone = self._gone(connection, self._waiting)
        whole = [each for each in self._waiting if self._stands(each.entry, gone)]
        for each in self._waiting:
            if not self._stands(each.entry, gone):
                self._report.troubles += references.left_out(each, gone, file=self._name)
        self._take(connection, whole, _kinds(connection, whole))

    def _gone(self, connection: Connection, given: Sequence[Given]) -> set[Need]:
        """What entries point at that neither the project holds nor a label of this file makes."""
        made = {labels.target(each.entry) for each in self._labelled}
        wanted = (need for each in given for need in references.needs(each.entry))
        return references.missing(connection, (need for need in wanted if need[1] not in made))

    def _stands(self, entry: Entry, gone: set[Need]) -> bool:
        """Whether an entry means something: what people decided is in their decisions, whatever its line says."""
        made_here = isinstance(entry, LinkEntry) and entry.proposal is None
        return gone.isdisjoint(references.needs(entry)) or (made_here and labels.target(entry) in self._decided)

    def _unknown_entities(self, connection: Connection) -> list[AnnotatorError]:
        gone = references.missing(connection, ((Kind.ENTITY, entity) for entity in self._meant))
        unknown = [(entity, each) for entity, each in self._meant.items() if (Kind.ENTITY, entity) in gone]
        left = "who is meant by the mention"
        return [references.trouble(each, "entity", entity, left=left, file=self._name) for entity, each in unknown]

    def _whole(self, connection: Connection, labelled: Sequence[Given]) -> list[Given]:
        """Labelled entries without evidence and remarks on what is nowhere, of which each is told."""
        facts = [each for each in labelled if isinstance(each.entry, FactEntry)]
        gone = self._gone(connection, facts)
        for each in facts:
            self._report.troubles += references.left_out(each, gone, file=self._name)
        noted = [each.entry for each in labelled if isinstance(each.entry, Note)]
        made = {labels.target(each.entry) for each in labelled}
        nowhere = references.nowhere(connection, (note for note in noted if note.target not in made))
        kept: list[Given] = []
        for each in labelled:
            if isinstance(each.entry, Note) and each.entry.target in nowhere:
                told = {"left": "the note", "file": self._name}
                self._report.troubles.append(references.trouble(each, "thing", each.entry.target, **told))
            else:
                kept.append(references.with_evidence(each, gone))
        return kept

    def _write_articles(self, connection: Connection, given: Sequence[Given]) -> None:
        batch = [each.entry for each in given]
        articles, told = _of(batch, Article), _of(batch, Source)
        named = dict.fromkeys(article.source for article in articles if article.source)
        inputs.add_sources(connection, [*told, *(Source(source, source) for source in named)])
        there = dict(inputs.text_hashes(connection, [article.id for article in articles]))
        kept: list[Article] = []
        for each in given:
            if not isinstance(article := each.entry, Article):
                continue
            # Of two in one batch the first counts, as if they came one after the other.
            if there.setdefault(article.id, article.sha256) == article.sha256:
                # What came before in this import was not here before; each annotator's file may tell it again.
                if article.id not in self._brought:
                    kept.append(article)
                elif not (each.by or each.joined):
                    self._again[each.file or self._name] += 1
                self._brought.add(article.id)
                self._accepted.add((each.file, article.id))
            else:
                self._refused.add(article.id)
                told_of = {"file": each.file or self._name, "id": article.id}
                self._report.troubles.append(Conflict("article-differs", line=each.line, **told_of))
        fresh = inputs.add_articles(connection, kept)
        self._report.articles += fresh
        self._report.unchanged += len(kept) - fresh

    def _write_proposals(self, connection: Connection, given: Sequence[Given], kinds: _Kinds) -> None:
        """File each proposal under the runs of its makers, those that a line names or else a run of this import."""
        known = {run.signature: run for run in inputs.runs(connection)}
        by_maker: dict[str, list[Proposal]] = {}
        for proposal, makers in self._own(given, kinds):
            for maker in makers or ("",):
                by_maker.setdefault(maker, []).append(proposal)
        # What nobody named gave comes first, or what a program proposed as well would count twice.
        for maker, proposals in sorted(by_maker.items(), key=lambda each: each[0] != ""):
            run = (known.get(maker) or _import_run(maker)) if maker else None
            by_kind: dict[Kind, list[Proposal]] = {}
            for proposal in proposals:
                by_kind.setdefault(kind_of(proposal), []).append(proposal)
            for kind, of_kind in by_kind.items():
                self._report.brought(kind, inputs.add_proposals(connection, run, of_kind, there=kinds))
                kinds.update(dict.fromkeys((proposal.id for proposal in of_kind), kind))

    def _own(self, given: Sequence[Given], kinds: Mapping[TargetId, Kind]) -> Iterator[_Made]:
        """The proposals with their makers, of whom "" is nobody named; one whose id is another thing's is left out."""
        fresh: _Kinds = {}
        for each in given:
            for proposal, makers in _proposals(each.entry):
                kind = kind_of(proposal)
                taken = kinds.get(proposal.id) or fresh.setdefault(proposal.id, kind)
                vouched = isinstance(each.entry, MentionEntry) and each.entry.given
                if taken is not kind:
                    self._report.troubles.append(_taken(each, proposal.id, kind, taken, self._name))
                elif makers or vouched or proposal.id not in kinds:
                    yield proposal, makers

    def _write_decisions(self, connection: Connection, batch: Sequence[Entry], decisions: Sequence[Decision]) -> None:
        """Take over decisions as they are, with their chain, and fold what they touch."""
        for analyst in _of(batch, Analyst):
            inputs.add_analyst(connection, analyst.id, analyst.name)
        if not decisions:
            return
        for unnamed in dict.fromkeys(decision.analyst for decision in decisions):
            inputs.add_analyst(connection, unnamed, unnamed)
        made = made_by(decisions)
        before = there(connection, made)
        for chain in {(each.analyst, each.replica) for each in decisions} - self._sound.keys():
            self._sound[chain] = gaps.is_known(connection, chain)
        self._report.decisions += log.append(connection, decisions)
        self._decided.update(target for decision in decisions for target in decision.targets)
        self._uniting.note(decisions)
        state.rebuild_withdrawn(connection)
        undone = [ActionId(action) for d in decisions if d.kind is None for action in d.targets]
        touched = [*decisions, *log.of_actions(connection, undone)]
        state.refold(connection, sorted(state.targets_of(touched)))
        self._report.grow(before, there(connection, made))


def _of(batch: Sequence[Entry], kind: type[_Of]) -> list[_Of]:
    return [entry for entry in batch if isinstance(entry, kind)]


def _article_of(entry: Entry) -> ArticleId | None:
    """The article that an entry points into, if it points into one."""
    match entry:
        case ClaimEntry(claim=claim):
            return claim.article
        case MentionEntry(mention=mention):
            return mention.article
        case Decision(payload=payload):
            return ArticleId(as_str(as_object(payload.get("claim")).get("article")))
        case _:
            return None


def _import_run(maker: str) -> Run:
    name, _, version = maker.partition("@")
    return new_run("import", name, version)


def _kinds(connection: Connection, given: Sequence[Given]) -> _Kinds:
    return inputs.kinds(connection, [proposal.id for each in given for proposal, _ in _proposals(each.entry)])


def _taken(given: Given, identity: TargetId, kind: Kind, taken: Kind, name: str) -> Conflict:
    """The trouble that an id is that of another thing."""
    told = {"id": identity, "kind": kind.value, "taken": taken.value, "file": given.file or name}
    return Conflict("id-taken", line=given.line, **told)


def _proposals(entry: Entry) -> Sequence[_Made]:
    """What the machine proposed, and who made it; nothing if only people did."""
    match entry:
        case ClaimEntry(claim=claim, proposal=Claim() as proposed):
            return ((proposed, claim.makers),)
        case MentionEntry(mention=mention):
            return ((mention, ("", *entry.makers) if entry.given and entry.makers else entry.makers),)
        case EntityEntry(entity=entity):
            return ((entry.proposal or entity, entry.makers),)
        case LinkEntry(proposal=link) if link is not None:
            return ((link, entry.makers),)
        case FamilyEntry(family=family) if answered(family) is None:
            return ((family, entry.makers),)
        case StoryEntry(story=story):
            return ((story, entry.makers),)
        case _:
            return ()
