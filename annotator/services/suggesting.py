"""Owns suggestion runs: what the project holds goes to the matcher, its links, entities and families come back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Kind, new_run
from annotator.match.links.linking import Choice
from annotator.match.links.readying import LAYOUT, ReadyArticle, ready
from annotator.match.suggest import MAKER, VERSION
from annotator.services.jobs import Chunks, Progress, local_workers, silent
from annotator.services.suggestions.assistant import Assistant
from annotator.services.suggestions.regrouping import Session, said_of_groups
from annotator.services.suggestions.rematching import Notes, keep_articles, keep_ready
from annotator.services.suggestions.spooling import Spool, spooled
from annotator.services.suggestions.storing import Found, Stands, finish, keep_chosen, make_whole, put_by
from annotator.services.suggestions.working_out import Asked, Going, Stopped, Work, Workers, worked_out
from annotator.services.workspace import Workspace
from annotator.store import coming, queries
from annotator.store import matching as kept
from annotator.store.database import Connection

RUN = new_run("suggest", MAKER, VERSION)
_ARTICLES_A_LOOK = 50
"""Articles read between two looks at whether to go on."""
_FEW_ARTICLES, _FEW_CLAIMS = 400, 2_000
"""So few are ready before workers have started."""
_MOST_CHANGED = 4
"""Where more than a quarter of the claims changed, looking at all of them takes less time."""
Given = tuple[Article, list[Claim]]

_GROUPS = (Kind.ENTITY, Kind.FAMILY, Kind.STORY)


@dataclass(slots=True)
class SuggestionReport:
    """How many suggestions stand after a run; `stopped` if somebody stopped it, then the former ones stand."""

    links: int = 0
    entities: int = 0
    families: int = 0
    stories: int = 0
    stopped: bool = False


def suggest(
    ws: Workspace,
    *,
    top: int = 9,
    within_families: bool = False,
    progress: Progress | None = None,
    executor: Workers | None = None,
    by: Session | Assistant | None = None,
) -> SuggestionReport:
    """New suggestions over the whole project; those that somebody decided on stay, the other former ones go.

    Where a former run for the same choice stands, only what changed since is looked at, with what that reaches; what
    comes of it is the same. Stopped, it keeps nothing and the former ones stand.

    Args:
        top: how many candidates a claim gets.
        within_families: whether claims in copies of one passage are paired, too.
        executor: starts the workers that get claims ready and rank them; by default processes of this machine where
            there are many.
        by: what was held since a former run, and goes on with this one: what is added takes much less time then; or a
            process of its own that holds it and works all out.
    """
    choice, going = Choice(top, within_families), Going(progress or silent)
    try:
        going.check()
        finish(ws, silent)
        _bring_up(ws, choice, going, _How(by or Session(), executor))
    except Stopped:
        ws.write(coming.forget)
        return SuggestionReport(stopped=True)
    counts = ws.read(lambda c: kept.proposed(c, RUN.id))
    links, entities, families, stories = (counts.get(kind, 0) for kind in (Kind.LINK, *_GROUPS))
    return SuggestionReport(links, entities, families, stories)


def packages() -> dict[str, str]:
    """The packages of others that decide what is suggested, with their versions."""
    return {"wordfreq": version("wordfreq")}


@dataclass(frozen=True, slots=True)
class _How:
    """Who works a run out, which workers help where they are given, and whether there is much to do."""

    by: Session | Assistant
    given: Workers | None
    many: bool = False

    @property
    def workers(self) -> Workers | None:
        """Those that are given, or processes of this machine where there is much to do."""
        return self.given or (local_workers if self.many else None)


def _bring_up(ws: Workspace, choice: Choice, going: Going, how: _How) -> None:
    made_under = " ".join([VERSION, LAYOUT, *packages().values(), str(choice.top), str(choice.within_families)])
    since = ws.read(lambda c: _noted(c, made_under))
    if since.notes is None or _MOST_CHANGED * len(since.notes.get("claim", ())) > since.claims:
        ws.write(lambda c: kept.begin(c, RUN.id))
        since = _Since(ws.read(kept.newest_note))
        how = replace(how, many=ws.read(_are_many))
        _make_ready(ws, going, how)
    elif not since.notes:
        return
    asked = Asked(RUN.id, choice, since.notes, since.turn)
    with spooled() as spool:
        work = _worked_out(ws, asked, going, spool, how)
        going.what = "Storing suggestions"
        put_by(ws, RUN, Found(work.groups, spool, work.looked_at), going.check)
        if work.changes is None:
            keep_chosen(ws, work.families, work.best, going.check)
    stands = Stands(f"{made_under} {work.said} {work.turn}", since.through, work.changes, work.compared)
    ws.write(lambda c: make_whole(c, RUN, stands))
    finish(ws, going.tell)


def _worked_out(ws: Workspace, asked: Asked, going: Going, spool: Spool, how: _How) -> Work:  # all that a run is about
    by = how.by
    if isinstance(by, Assistant):
        return by.worked_out(asked, going, spool, many=how.many)
    workers = how.workers if asked.notes is None else None
    return ws.read(lambda c: worked_out(c, asked, going, spool, session=by, workers=workers))


@dataclass(frozen=True, slots=True)
class _Since:
    """What changed since the suggestions were made that stand: through which note, what by kind (None: nothing stands),
    how many claims are kept, and at what turn they stand."""

    through: int = 0
    notes: Notes | None = None
    claims: int = 0
    turn: str = ""


def _noted(connection: Connection, made_under: str) -> _Since:
    before, said, turn = ["", "", "", *(kept.stamp(connection) or "").rsplit(" ", 2)][-3:]
    if before != made_under:
        return _Since()
    through = kept.newest_note(connection)
    notes = kept.notes(connection, through)
    if said != said_of_groups(connection):
        notes[Kind.ENTITY] = []
    return _Since(through, notes, kept.count(connection), turn)


def _are_many(connection: Connection) -> bool:
    return len(queries.article_ids(connection)) > _FEW_ARTICLES or kept.claims_there(connection) > _FEW_CLAIMS


def _make_ready(ws: Workspace, going: Going, how: _How) -> None:
    """Keep every article, and every claim that nobody rejected, ready to be compared."""
    going.what = "Getting claims ready"
    ids = ws.read(queries.article_ids)
    parts = (ids[at : at + _ARTICLES_A_LOOK] for at in range(0, len(ids), _ARTICLES_A_LOOK))
    given = (ws.read(partial(_given, ids=part)) for part in parts)
    first = made = 0
    for fresh in _readied(given, going, how):
        first = ws.write(partial(_keep, made=fresh, first=first))
        made += len(fresh)
        going.on(made, len(ids))


def _readied(given: Iterator[list[Given]], going: Going, how: _How) -> Iterator[Sequence[ReadyArticle]]:
    """Articles with their claims made ready, part by part, in whatever order."""
    if how.workers is None:
        yield from how.by.readied(given, going) if isinstance(how.by, Assistant) else map(ready, given)
        return
    chunks: Chunks[list[Given], list[ReadyArticle]] = Chunks(how.workers, ready, given)
    for _, outcome in chunks.results(going.goes):
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome


def _keep(connection: Connection, made: Sequence[ReadyArticle], first: int) -> int:
    keep_articles(connection, made)
    return keep_ready(connection, made, first)


def _given(connection: Connection, ids: Sequence[ArticleId]) -> list[Given]:
    """Articles with those of their claims that nobody rejected."""
    claims: dict[ArticleId, list[Claim]] = {}
    for claim, status in queries.claims_with_status(connection, ids):
        if status is not Status.REJECTED:
            claims.setdefault(claim.article, []).append(claim)
    return [(article, claims.get(article.id, [])) for article in queries.articles_by_id(connection, ids)]
