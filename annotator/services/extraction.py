"""Owns extraction runs: articles to worker processes, their claims and mentions into the project, batch by batch."""

import functools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Batch, new_run
from annotator.services.jobs import Chunks, Progress, local_workers, silent
from annotator.services.workspace import Workspace
from annotator.store import inputs, queries

RUN = new_run("extract", "annotator-spacy", "1")
"""What the extractor's proposals are filed under; a test holds it against the extractor's own name and version."""

_MOST_A_CHUNK, _LEAST_CHUNKS = 8, 10
"""A chunk is small, so that progress is told and stopping works also where there are few articles."""

_WHAT = "Extracting claims"


@dataclass(slots=True)
class ExtractionReport:
    """What an extraction brought in; `stopped` if somebody stopped it."""

    articles: int = 0
    claims: int = 0
    mentions: int = 0
    troubles: list[AnnotatorError] = field(default_factory=list)
    stopped: bool = False


def pending(ws: Workspace) -> list[ArticleId]:
    """The articles that this version of the extractor has not been through."""
    done = ws.read(lambda c: inputs.articles_done(c, RUN.id))
    return [identity for identity in ws.read(queries.article_ids) if identity not in done]


def extract(
    ws: Workspace,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    executor: Callable[[], Executor] | None = None,
) -> ExtractionReport:
    """Claims and mentions of every article this extractor has not read yet; what is done stays if it is stopped."""
    listed, report, tell = pending(ws), ExtractionReport(), progress or silent
    made = executor or functools.partial(local_workers, workers)
    work: Chunks[tuple[Article, ...], list[Batch]] = Chunks(made, extract_chunk, _chunks(ws, listed))

    def go_on() -> bool:
        report.stopped = not tell(report.articles + len(report.troubles), len(listed), _WHAT)
        return not report.stopped

    for articles, outcome in work.results(go_on) if listed else ():
        _keep(ws, articles, outcome, report)
    if not report.stopped:
        tell(len(listed), len(listed), _WHAT)
    return report


def _chunks(ws: Workspace, listed: Sequence[ArticleId]) -> Iterator[tuple[Article, ...]]:
    size = max(1, min(_MOST_A_CHUNK, len(listed) // _LEAST_CHUNKS))
    for at in range(0, len(listed), size):
        yield _read(ws, listed[at : at + size])


def _read(ws: Workspace, ids: Sequence[ArticleId]) -> tuple[Article, ...]:
    return tuple(ws.read(lambda c: queries.articles_by_id(c, ids)))


def extract_chunk(articles: tuple[Article, ...]) -> list[Batch]:
    """What the extractor proposes for some articles; runs in a worker process, where spaCy is loaded once."""
    return list(_extractor().extract(articles))


@functools.cache
def _extractor():  # type: ignore[no-untyped-def]  # naming its type here would import spaCy into the window
    from annotator.extract.pipeline import Extractor

    return Extractor.load()


def _keep(
    ws: Workspace, articles: Sequence[Article], outcome: list[Batch] | BaseException, report: ExtractionReport
) -> None:
    """Store what came of a chunk, or remember why nothing did."""
    if isinstance(outcome, AnnotatorError):
        raise outcome
    if isinstance(outcome, BaseException):
        named = ((article.title or article.id) for article in articles)
        report.troubles += [BadFile("extraction-failed", article=name, reason=str(outcome)) for name in named]
        return
    batches: list[Batch] = outcome
    ws.write(lambda c: inputs.add_batches(c, RUN, batches))
    proposals = [proposal for batch in batches for proposal in batch.proposals]
    claims = sum(isinstance(proposal, Claim) for proposal in proposals)
    report.articles += len(articles)
    report.claims += claims
    report.mentions += len(proposals) - claims
