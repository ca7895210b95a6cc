"""Owns suggestion runs: what the project holds goes to the matcher, its links, entities and families come back."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.domain.claim import Claim
from annotator.domain.ids import LinkId
from annotator.domain.suggestion import Kind, Proposal, kind_of, new_run
from annotator.match.linking import Choice
from annotator.match.suggest import MAKER, VERSION, Corpus
from annotator.match.suggest import suggest as matched
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import inputs, queries
from annotator.store.database import Connection

RUN = new_run("suggest", MAKER, VERSION)
_A_BATCH = 500
_ARTICLES_A_LOOK = 50
"""Articles read between two looks at whether to go on."""


@dataclass(slots=True)
class SuggestionReport:
    """How many suggestions a run made; `stopped` if somebody stopped it, then the former ones stand."""

    links: int = 0
    entities: int = 0
    families: int = 0
    stories: int = 0
    stopped: bool = False


class _Stopped(Exception):
    """Somebody stopped the run; what it wrote is taken back."""


@dataclass(slots=True)
class _Going:
    """How far a run is, and whether it goes on."""

    tell: Progress
    done: int = 0
    total: int = 0
    what: str = "Matching claims"

    def on(self, done: int, total: int) -> bool:
        """Whether to go on, after so many of all claims."""
        self.done, self.total = done, total
        return self.tell(done, total, self.what)

    def check(self) -> None:
        """Nothing, or _Stopped."""
        if not self.tell(self.done, self.total, self.what):
            raise _Stopped


def suggest(ws: Workspace, *, top: int = 9, progress: Progress | None = None) -> SuggestionReport:
    """New suggestions over the whole project; those that somebody decided on stay, the other former ones go.

    Stopped, it keeps nothing and the former ones stand.
    """
    going, report = _Going(progress or silent), SuggestionReport()
    try:
        going.check()
        corpus = ws.read(lambda c: _corpus(c, going))
        proposals = _matched(corpus, ws.read(queries.refused_links), top, going)
        ws.write(lambda c: _replace(c, proposals, going))
    except _Stopped:
        report.stopped = True
        return report
    _count(proposals, report)
    return report


def _matched(corpus: Corpus, refused: Collection[LinkId], top: int, going: _Going) -> list[Proposal]:
    stopped: list[int] = []

    def go_on(done: int, total: int) -> bool:
        if not going.on(done, total):
            stopped.append(done)
        return not stopped

    proposals: list[Proposal] = []
    for proposal in matched(corpus, refused, choice=Choice(top), progress=go_on):
        proposals.append(proposal)
        if len(proposals) % _A_BATCH == 0:
            going.check()
    if stopped:
        raise _Stopped
    return proposals


def _corpus(connection: Connection, going: _Going) -> Corpus:
    articles = list(queries.articles(connection))
    claims: list[Claim] = []
    for place, article in enumerate(articles):
        if place % _ARTICLES_A_LOOK == 0:
            going.check()
        claims += queries.claims_of(connection, article.id)
    rejected = queries.rejected_claims(connection)
    mentions = queries.mentions(connection)
    going.check()
    return Corpus(articles, [claim for claim in claims if claim.id not in rejected], mentions)


def _replace(connection: Connection, proposals: list[Proposal], going: _Going) -> None:
    """Take out what former runs, of former versions too, proposed and nobody decided on; store the new proposals."""
    for run in inputs.runs(connection):
        if (run.kind, run.maker) == (RUN.kind, RUN.maker):
            inputs.discard_run(connection, run.id)
    for part in _parts(proposals):
        going.check()
        inputs.add_proposals(connection, RUN, part)


def _parts(proposals: list[Proposal]) -> Iterator[list[Proposal]]:
    listed = iter(proposals)
    while part := list(islice(listed, _A_BATCH)):
        yield part


def _count(proposals: list[Proposal], report: SuggestionReport) -> None:
    kinds: list[Kind] = [kind_of(proposal) for proposal in proposals]
    report.links, report.entities = kinds.count(Kind.LINK), kinds.count(Kind.ENTITY)
    report.families, report.stories = kinds.count(Kind.FAMILY), kinds.count(Kind.STORY)
