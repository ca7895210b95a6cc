"""Owns getting work out: a file or folder in some format, whole or not at all, read back, its losses told beside it."""

import errno
import stat
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.domain.errors import BadFile, Missing, NotAllowed
from annotator.formats.choosing import EVERYTHING, Chosen, decided
from annotator.formats.document import FactEntry, JudgementEntry, identity
from annotator.formats.format import Format
from annotator.formats.output import Exporter, Held, UnevenError
from annotator.formats.output import Kind as EntryKind
from annotator.formats.parting.witness import Proof
from annotator.formats.registry import format_written
from annotator.services.collecting import seldom_collected
from annotator.services.jobs import Progress, silent
from annotator.services.outgoing.accounting import account_beside, account_for, beside_ids, contradicted, judgements
from annotator.services.outgoing.card_words import card_json, card_markdown
from annotator.services.outgoing.gold_card import GoldCard, gold_card
from annotator.services.outgoing.losses import digest_in, named, report_text
from annotator.services.outgoing.making import Making
from annotator.services.outgoing.outgoing import JUDGED, Identities, StoredCase
from annotator.services.outgoing.sinks import Sink, digest_of, file_sink, folder_made, folder_sink
from annotator.services.outgoing.splitting import parted, proof, refuse_unless_split
from annotator.services.partial import written_whole
from annotator.services.suggestions.storing import finish
from annotator.services.workspace import Workspace
from annotator.store import coming, export_queries
from annotator.store.alone import alone
from annotator.store.caching import much_kept
from annotator.store.database import Connection
from annotator.store.stopping import StoppedError
from annotator.store.trouble import UnreadableError

LOSSES, CARD, CARD_DATA = ".losses.json", ".card.md", ".card.json"
"""How the names end of what lies beside an export: its losses, and its gold card for people and for programs."""
_FOUND_A_LOOK = 5_000
MANY = 60_000
"""So many claims are worth processes that help, which take most of a second to start."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written and where: how much of each kind it holds and lost, its hash, the files of its losses and card.

    `gold` is what the card tells. Of a split also the proof that nothing leaks from one part into another.
    """

    file: Path
    kinds: tuple[Held, ...]
    sha256: str
    losses: Path
    card: Path
    gold: GoldCard
    split: Proof | None = None

    @property
    def records(self) -> int:
        """How many entries it holds."""
        return sum(kind.held for kind in self.kinds)


def export(  # what, how and where to
    ws: Workspace,
    name: str,
    out: Path,
    *,
    chosen: Chosen | None = None,
    progress: Progress | None = None,
    lasting: bool = True,
) -> ExportReport:
    """The project in a format, read back by the format's own reader before it takes its name, in a folder that is
    made if it is not there.

    Unless `chosen`, a format for labels holds what people confirmed, another one everything. What is thrown away at
    once need not be `lasting`, for which the disk takes its time.

    Raises:
        Conflict: somebody else's suggestions are just coming in.
        Missing: there is no such format or analyst, or packages that it needs are not installed.
        NotAllowed: it cannot be split, or somebody stopped it.
        BadFile: the file cannot be written.
        UnevenError, AssertionError: the account does not add up, or what was written is not found again, by a fault
            of ours.
    """
    format_ = format_written(name)
    format_.demand()
    exporter = format_.exporter
    assert exporter is not None
    asked = chosen or (decided(negatives=False) if exporter.labels else EVERYTHING)
    if asked.split:
        refuse_unless_split(format_)
        exporter = replace(exporter, folder=True)
    writing = _Writing(format_, exporter, _target(ws, out, exporter), asked, progress or silent, lasting)
    try:
        with seldom_collected(), folder_made(writing.target.parent):
            written = _at_one_moment(ws, asked, writing)
        writing.tell(written)
    except OSError as error:
        raise _failed(out, error) from error
    losses, card = (out.with_name(out.name + end) for end in (LOSSES, CARD))
    return ExportReport(out, written.kinds, written.sha256, losses, card, written, written.split)


def _at_one_moment(ws: Workspace, asked: Chosen, writing: "_Writing") -> GoldCard:
    """The card of what is written of the whole project as it is now, whatever is decided meanwhile.

    Suggestions that are just coming in come in first; Conflict if they cannot, for the project is only read.
    """

    def write(connection: Connection) -> GoldCard:
        coming.see_settled(connection, ws.path)
        return writing.write(connection)

    if not ws.read_only:
        finish(ws, writing.wait)
    if asked.analyst is None:
        return ws.read(write)
    known = ws.read(export_queries.deciding_analysts)
    analyst = next((identity for identity, name in known if name == asked.analyst), None)
    if analyst is None:
        raise Missing("analyst-unknown", name=asked.analyst, known=", ".join(name for _, name in known) or "nobody")
    whole = ws.read(_amounts)
    with TemporaryDirectory() as folder:
        try:
            with alone(
                ws.path, Path(folder), analyst, lambda done, total: writing.progress(done, total, "Copying")
            ) as c:
                here = _amounts(c)
                more = ((kind, number - here[kind]) for kind, number in whole.items())
                return replace(write(c), by_others=tuple((kind, number) for kind, number in more if number > 0))
        except StoppedError as error:
            raise NotAllowed("export-stopped", done=0, total=writing.total) from error


def _amounts(connection: Connection) -> dict[EntryKind, int]:
    """How many of each kind a project holds."""
    return {kind: len(ids) for kind, ids in StoredCase(connection).everything().items()}


_Everything = Mapping[EntryKind, Identities | set[str]]


@dataclass(slots=True)
class _Writing:
    """One format on its way to one place."""

    format: Format
    exporter: Exporter
    target: Path
    asked: Chosen
    progress: Progress
    lasting: bool
    total: int = 0
    done: int = 0

    def write(self, connection: Connection) -> GoldCard:
        """The card of the file that is written."""
        with much_kept(connection), Making(lambda: self._go_on(self.done)) as making:
            paged = self.exporter.paged and bool(self.exporter.write_parts or not self.asked.split)
            if paged and export_queries.count(connection, "claim") >= MANY:
                making.helped()
            return self._write(connection, making)

    def _write(self, connection: Connection, making: Making) -> GoldCard:
        told = self.asked if self.exporter.soft else replace(self.asked, soft=False)
        case = StoredCase(connection, told, context=self.exporter.context, making=making)
        made = parted(connection, self.format, self.asked.split) if self.asked.split else None
        self.exporter = made.as_exporter() if made else self.exporter
        judged = list(judgements(connection, JUDGED)) if self.asked.soft else []
        told_apart = {f"{target} {analyst}" for _, target, analyst in judged}
        beside = case.beside()
        everything: _Everything = {
            **case.everything(),
            **({JudgementEntry: told_apart} if judged else {}),
            **beside_ids(beside),
        }
        self.total = sum(len(ids) for kind, ids in everything.items() if kind in self.exporter.holds)
        with self._sink() as sink:
            for kind, identity, why in case.not_chosen():
                if kind in self.exporter.holds:
                    sink.lost(kind, identity, why)
            self.exporter.write(case, sink)
            making.end()
            self.exporter = account_for(sink.account, judged, self.exporter, self.format.short_title)
            self.exporter = account_beside(sink.account, beside, self.exporter, self.format.short_title)
            kinds = self._settled(case, sink, everything)
            if sink.open_file is not None:
                sink.open_file.flush()
            self._read_back(sink)
            sha256 = digest_of(sink.place)
            found = proof(connection, made) if made else None
            card = gold_card(
                connection, self.target.name, (self.format, self.asked), kinds=kinds, sha256=sha256, split=found
            )
            return replace(card, contradicted=contradicted(sink.account, case.of(FactEntry)))

    def _settled(self, case: StoredCase, sink: Sink, everything: _Everything) -> tuple[Held, ...]:
        try:
            return tuple(sink.account.settled(everything, self.exporter, self.format.short_title))
        except UnevenError as error:
            gone = error.ids - {identity(entry) for entry in case.of(error.kind)}
            if gone and error.kind in self.exporter.holds:
                raise UnreadableError(f"the {named(error.kind, 1)[2:]} {min(gone)} cannot be read") from error
            raise

    def _sink(self) -> AbstractContextManager[Sink]:
        if not self.exporter.folder:
            return file_sink(self.target, self._go_on, lasting=self.lasting)
        return folder_sink(self.target, self._go_on, stated=self._stated())

    def wait(self, done: int, total: int, what: str) -> bool:
        """True, once it is told what comes first; NotAllowed if somebody stopped it."""
        if not self.progress(done, total, what):
            raise NotAllowed("export-stopped", done=0, total=self.total)
        return True

    def _go_on(self, done: int) -> None:
        self.done = done
        if not self.progress(min(done, self.total), self.total, "Exporting"):
            raise NotAllowed("export-stopped", done=done, total=self.total)

    def _read_back(self, sink: Sink) -> None:
        found = self.exporter.reread(sink.place)
        while sink.account.find_all(islice(found, _FOUND_A_LOOK)):
            if not self.progress(self.total, self.total, "Reading it back"):
                raise NotAllowed("export-stopped", done=self.total, total=self.total)
        if sink.account.unlike:
            raise AssertionError(f"{self.format.title}: {sink.account.unlike} things read otherwise than written")

    def _stated(self) -> set[str]:
        """The hashes that what lies beside the target tells of the export which it describes."""
        beside = (self.target.with_name(self.target.name + end) for end in (LOSSES, CARD_DATA))
        return {found for each in beside if (found := digest_in(each))}

    def tell(self, written: GoldCard) -> None:
        """Write what the file says of itself beside it."""
        losses = report_text(written)
        told = {LOSSES: losses, CARD: card_markdown(written), CARD_DATA: card_json(written)}
        for end, text in told.items():
            with written_whole(self.target.with_name(self.target.name + end), lasting=self.lasting) as file:
                file.write(text.encode("utf-8"))


def _failed(out: Path, error: OSError) -> BadFile:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BadFile("export-no-room", file=str(out))
    return BadFile("export-failed", file=str(out), reason=error.strerror or str(error))


def _target(ws: Workspace, out: Path, exporter: Exporter) -> Path:
    """The file or folder that a name stands for, whatever links lead to it; an error if it is something else."""
    try:
        mode = out.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFDIR if exporter.folder else stat.S_IFREG
    except OSError as error:
        raise _failed(out, error) from error
    trouble = _trouble(mode, folder=exporter.folder)
    if trouble:
        raise BadFile(trouble, file=str(out))
    target = out.resolve()
    if target in _own_files(ws):
        raise NotAllowed("export-over-project", file=str(out))
    return target


def _trouble(mode: int, *, folder: bool) -> str:
    """The message of what stands in the way, if anything does."""
    if folder:
        return "" if stat.S_ISDIR(mode) else "export-no-folder"
    if stat.S_ISDIR(mode):
        return "export-folder"
    return "" if stat.S_ISREG(mode) else "export-special"


def _own_files(ws: Workspace) -> list[Path]:
    """The project's file and those that lie beside it while it is open."""
    own = ws.path.resolve()
    return [own.with_name(own.name + end) for end in ("", "-wal", "-shm", ".lock")]
