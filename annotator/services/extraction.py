"""Owns extraction runs: articles to worker processes, their claims and mentions into the project, batch by batch."""

import functools
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Run, new_run
from annotator.extract.pipelines import MAKER, VERSION
from annotator.services import extractors
from annotator.services.extractors import OURS, Extracted, Known
from annotator.services.jobs import Chunks, Progress, local_workers, silent
from annotator.services.workspace import Workspace
from annotator.store import inputs, queries, renewing

RUN = new_run("extract", MAKER, VERSION)
"""What our own extractor's proposals are filed under."""

_MOST_A_CHUNK, _LEAST_CHUNKS = 8, 10
"""A chunk is small, so that progress is told and stopping works also where there are few articles."""

Workers = Callable[[], Executor]
"""Starts what the chunks are given to."""

extract_chunk = extractors.extract_with
"""What a worker process does with the name of an extractor and some articles."""


@dataclass(slots=True)
class ExtractionReport:
    """What an extraction brought in; `stopped` if somebody stopped it.

    `retired` counts what a former version of the extractor had proposed, nobody had decided, and is no longer proposed;
    `unread` the articles that gave no claims since no pipeline reads their language, by its short code.
    """

    articles: int = 0
    claims: int = 0
    mentions: int = 0
    retired: int = 0
    unread: "Counter[str]" = field(default_factory=Counter)
    troubles: list[AnnotatorError] = field(default_factory=list)
    stopped: bool = False

    def add(self, other: "ExtractionReport") -> None:
        """Count in what another extractor brought."""
        self.articles += other.articles
        self.claims += other.claims
        self.mentions += other.mentions
        self.retired += other.retired
        self.unread += other.unread
        self.troubles += other.troubles
        self.stopped = self.stopped or other.stopped


@dataclass(frozen=True, slots=True)
class RunCount:
    """A machine run, what it proposed, and how much of that nobody has decided on."""

    run: Run
    proposals: int
    undecided: int


def pending(ws: Workspace, run: Run = RUN) -> list[ArticleId]:
    """The articles that neither this version of the extractor nor a newer one has been through."""
    done = ws.read(lambda c: renewing.articles_done(c, run))
    return [identity for identity in ws.read(queries.article_ids) if identity not in done]


def extract(
    ws: Workspace,
    *,
    name: str = OURS.name,
    only: Collection[ArticleId] | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    executor: Workers | None = None,
) -> ExtractionReport:
    """Claims and mentions of every article this extractor has not read yet; what is done stays if it is stopped.

    What people decided on stays as it is and is not proposed again. The same comes in whoever does the work, and in
    whatever order.

    Args:
        name: which of the installed extractors.
        only: the articles that are asked for; all unless given.
        workers: how many processes of this machine; by default one per core, at most four.
        executor: starts other workers than those.
    """
    made = executor or functools.partial(local_workers, workers)
    run = _run(name, made)
    listed = [identity for identity in pending(ws, run) if only is None or identity in only]
    work = _Work(ws, run, listed, progress or silent)
    work.do(made)
    return work.report


def discard(ws: Workspace, signature: str) -> int:
    """Take out what a maker proposed, NAME@VERSION, as far as nobody decided on it. How many proposals went.

    Missing if the project has no such run.
    """
    found = [each for each in ws.read(inputs.runs) if each.signature == signature]
    if not found:
        known = ", ".join(dict.fromkeys(each.run.signature for each in runs(ws))) or "none"
        raise Missing("run-missing", name=signature, known=known)
    return ws.write(lambda c: sum(renewing.discard(c, run.id) for run in found))


def runs(ws: Workspace) -> list[RunCount]:
    """Every run of the project that proposed something, by maker and version."""
    counted = ws.read(renewing.run_counts)
    return [RunCount(*each) for each in sorted(counted, key=lambda each: (each[0].signature, each[0].kind))]


def _run(name: str, made: Workers) -> Run:
    """What the proposals are filed under; the version of others a worker tells, for only there they are loaded."""
    if name == OURS.name:
        return RUN
    own = extractors.own_version(name)
    if own is not None:
        return new_run("extract", name, own)
    package = extractors.named(name)
    ((_, known),) = Chunks(made, extractors.who, iter([name])).results(lambda: True)
    if isinstance(known, AnnotatorError):
        raise known
    if isinstance(known, BaseException):
        told = {"package": package.package, "version": package.version}
        raise BadFile("extractor-unusable", name=name, **told, reason=extractors.told_of(known)) from known
    return new_run("extract", known.name, known.version)


class _Work:
    """One run on its way through the articles it has not read."""

    def __init__(self, ws: Workspace, run: Run, listed: Sequence[ArticleId], tell: Progress) -> None:
        self.report = ExtractionReport()
        self._ws = ws
        self._run = run
        self._listed = listed
        self._alone: list[ArticleId] = []
        self._tell = tell
        self._what = "Extracting claims" if run == RUN else f"Extracting claims with {run.maker}"

    def do(self, made: Workers) -> None:
        """Give out the articles chunk by chunk and keep what comes back, until it is done or stopped.

        Those of a chunk that failed are given out again, each by itself, for one of them may be to blame for all.
        """
        size = max(1, min(_MOST_A_CHUNK, len(self._listed) // _LEAST_CHUNKS))
        if self._listed:
            self._give_out(made, self._chunks(self._listed, size))
        if self._alone and not self.report.stopped:
            self._give_out(made, self._chunks(self._alone, 1))
        if not self.report.stopped:
            self._tell(len(self._listed), len(self._listed), self._what)

    def _give_out(self, made: Workers, drawn: Iterator[tuple[Article, ...]]) -> None:
        work = functools.partial(extract_chunk, self._run.maker)
        chunks: Chunks[tuple[Article, ...], Extracted] = Chunks(made, work, drawn)
        for articles, outcome in chunks.results(self._goes_on):
            self._keep(articles, outcome)

    def _goes_on(self) -> bool:
        done = min(self.report.articles + len(self.report.troubles), len(self._listed))
        self.report.stopped = not self._tell(done, len(self._listed), self._what)
        return not self.report.stopped

    def _chunks(self, listed: Sequence[ArticleId], size: int) -> Iterator[tuple[Article, ...]]:
        for at in range(0, len(listed), size):
            yield self._read(listed[at : at + size])

    def _read(self, ids: Sequence[ArticleId]) -> tuple[Article, ...]:
        return tuple(self._ws.read(lambda c: queries.articles_by_id(c, ids)))

    def _keep(self, articles: Sequence[Article], outcome: Extracted | BaseException) -> None:
        """Store what came of a chunk, or remember why nothing did."""
        if isinstance(outcome, AnnotatorError):
            raise outcome
        if isinstance(outcome, BaseException) and len(articles) > 1:
            self._alone += [article.id for article in articles]
            return
        if isinstance(outcome, BaseException):
            called, reason = f"{self._run.maker} {self._run.version}", extractors.told_of(outcome)
            named = ((article.title or article.id) for article in articles)
            told = [BadFile("extraction-failed", extractor=called, article=name, reason=reason) for name in named]
            self.report.troubles += told
            return
        self._check(outcome.made_by)
        renewed = self._ws.write(lambda c: renewing.renew(c, self._run, outcome.batches))
        self.report.articles += len(outcome.batches)
        self.report.claims += renewed.claims
        self.report.mentions += renewed.mentions
        self.report.retired += renewed.gone
        self.report.troubles += outcome.troubles

    def _check(self, worker: Known) -> None:
        """Nothing, or Conflict if a worker has another version of the extractor than the run is filed under."""
        if (worker.name, worker.version) != (self._run.maker, self._run.version):
            told = {"name": self._run.maker, "version": self._run.version, "other": worker.version}
            raise Conflict("extractor-differs", **told)
