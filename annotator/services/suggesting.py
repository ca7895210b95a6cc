"""Owns suggestion runs: what the project holds goes to the matcher, its links, entities and families come back."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.domain.suggestion import Kind, Proposal, kind_of, new_run
from annotator.match.suggest import MAKER, VERSION, Corpus
from annotator.match.suggest import suggest as matched
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import inputs, queries
from annotator.store.database import Connection

RUN = new_run("suggest", MAKER, VERSION)
_A_BATCH = 500


@dataclass(slots=True)
class SuggestionReport:
    """How many suggestions a run made; `stopped` if somebody stopped it, then the former ones stand."""

    links: int = 0
    entities: int = 0
    families: int = 0
    stories: int = 0
    stopped: bool = False


def suggest(ws: Workspace, *, top: int = 9, progress: Progress | None = None) -> SuggestionReport:
    """New suggestions over the whole project; those that somebody decided on stay, the other former ones go."""
    tell, report = progress or silent, SuggestionReport()

    def go_on(done: int, total: int) -> bool:
        report.stopped = report.stopped or not tell(done, total, "Matching claims")
        return not report.stopped

    corpus = ws.read(_corpus)
    refused = ws.read(queries.refused_links)
    proposals: list[Proposal] = list(matched(corpus, refused, top=top, progress=go_on))
    if not report.stopped:
        _count(proposals, report)
        ws.write(lambda c: _replace(c, proposals))
    return report


def _corpus(connection: Connection) -> Corpus:
    articles = list(queries.articles(connection))
    claims = [claim for article in articles for claim in queries.claims_of(connection, article.id)]
    rejected = queries.rejected_claims(connection)
    mentions = queries.mentions(connection)
    return Corpus(articles, [claim for claim in claims if claim.id not in rejected], mentions)


def _replace(connection: Connection, proposals: list[Proposal]) -> None:
    """Take out what former runs, of former versions too, proposed and nobody decided on; store the new proposals."""
    for run in inputs.runs(connection):
        if (run.kind, run.maker) == (RUN.kind, RUN.maker):
            inputs.discard_run(connection, run.id)
    for part in _parts(proposals):
        inputs.add_proposals(connection, RUN, part)


def _parts(proposals: list[Proposal]) -> Iterator[list[Proposal]]:
    listed = iter(proposals)
    while part := list(islice(listed, _A_BATCH)):
        yield part


def _count(proposals: list[Proposal], report: SuggestionReport) -> None:
    kinds: list[Kind] = [kind_of(proposal) for proposal in proposals]
    report.links, report.entities = kinds.count(Kind.LINK), kinds.count(Kind.ENTITY)
    report.families, report.stories = kinds.count(Kind.FAMILY), kinds.count(Kind.STORY)
