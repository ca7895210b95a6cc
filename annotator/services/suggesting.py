"""Owns suggestion runs: what the project holds goes to the matcher, its links, entities and families come back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import chain, combinations, islice

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, LinkId, content_id, link_id
from annotator.domain.json import canonical
from annotator.domain.link import Standing
from annotator.domain.record import proposal_record
from annotator.domain.root_answers import parted
from annotator.domain.suggestion import Kind, Proposal, new_run
from annotator.match.judged import Judged
from annotator.match.laid import Laid
from annotator.match.linking import Choice, Linking, Pair, packed
from annotator.match.readying import LAYOUT, ReadyArticle, ready
from annotator.match.suggest import MAKER, VERSION, Apart, Corpus, Group, grouped
from annotator.services.jobs import Chunks, Progress, local_workers, silent
from annotator.services.matching import Matching
from annotator.services.outwork import Outwork, laid_down
from annotator.services.rematching import Changes, Fixed, Notes, keep_ready, rematched
from annotator.services.spooling import Spool, spooled
from annotator.services.workspace import Workspace
from annotator.store import inputs, queries, root_queries
from annotator.store import matching as kept
from annotator.store.database import Connection

RUN = new_run("suggest", MAKER, VERSION)
_A_BATCH = 500
_ARTICLES_A_LOOK = 50
"""Articles read between two looks at whether to go on."""
_FEW_ARTICLES, _FEW_CLAIMS = 400, 2_000
"""So few are ready before workers have started."""
_MOST_CHANGED = 4
"""Where more than a quarter of the claims changed, looking at all of them takes less time."""
Given = tuple[Article, list[Claim]]
Workers = Callable[[], Executor]
"""Starts what the chunks are given to."""

_GROUPS = (Kind.ENTITY, Kind.FAMILY, Kind.STORY)


@dataclass(slots=True)
class SuggestionReport:
    """How many suggestions stand after a run; `stopped` if somebody stopped it, then the former ones stand."""

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

    def on(self, done: int, total: int) -> None:
        """Nothing, after so many of all claims, or _Stopped."""
        self.done, self.total = done, total
        self.check()

    def check(self) -> None:
        """Nothing, or _Stopped."""
        if not self.tell(self.done, self.total, self.what):
            raise _Stopped

    def goes(self) -> bool:
        """True, or _Stopped."""
        self.check()
        return True


def suggest(
    ws: Workspace,
    *,
    top: int = 9,
    within_families: bool = False,
    progress: Progress | None = None,
    executor: Workers | None = None,
) -> SuggestionReport:
    """New suggestions over the whole project; those that somebody decided on stay, the other former ones go.

    Where a former run for the same choice stands, only what changed since is looked at, with what that reaches; what
    comes of it is the same. Stopped, it keeps nothing and the former ones stand.

    Args:
        top: how many candidates a claim gets.
        within_families: whether claims in copies of one passage are paired, too.
        executor: starts the workers that get claims ready and rank them; by default processes of this machine where
            there are many.
    """
    choice, going = Choice(top, within_families), _Going(progress or silent)
    try:
        going.check()
        _bring_up(ws, choice, going, executor)
    except _Stopped:
        return SuggestionReport(stopped=True)
    counts = ws.read(lambda c: kept.proposed(c, RUN.id))
    links, entities, families, stories = (counts.get(kind, 0) for kind in (Kind.LINK, *_GROUPS))
    return SuggestionReport(links, entities, families, stories)


def packages() -> dict[str, str]:
    """The packages of others that decide what is suggested, with their versions."""
    return {"wordfreq": version("wordfreq")}


def _bring_up(ws: Workspace, choice: Choice, going: _Going, workers: Workers | None) -> None:
    made_under = " ".join([VERSION, LAYOUT, *packages().values(), str(choice.top), str(choice.within_families)])
    made: Sequence[ReadyArticle] = ()
    through, notes, claims = ws.read(lambda c: _noted(c, made_under))
    if notes is None or _MOST_CHANGED * len(notes.get("claim", ())) > claims:
        ws.write(lambda c: kept.begin(c, RUN.id))
        through, notes = ws.read(kept.newest_note), None
        workers = workers or (local_workers if ws.read(_are_many) else None)
        made = _make_ready(ws, going, workers)
    elif not notes:
        return
    with spooled() as spool:
        work = ws.read(lambda c: _worked_out(c, _Asked(choice, notes, made, workers), going, spool))

        def store(connection: Connection) -> None:
            _store(connection, work, spool, going)
            kept.stand(connection, f"{made_under} {_told(work.judged)}", through)

        ws.write(store)


def _noted(connection: Connection, made_under: str) -> tuple[int, Notes | None, int]:
    """The last note of a change, all of them by kind, and how many claims are kept; no notes where nothing stands."""
    before, _, told = (kept.stamp(connection) or "").rpartition(" ")
    if before != made_under:
        return 0, None, 0
    through = kept.newest_note(connection)
    notes = kept.notes(connection, through)
    if told != _told(_judged(connection)):
        notes[Kind.ENTITY] = []
    return through, notes, kept.count(connection)


def _are_many(connection: Connection) -> bool:
    return len(queries.article_ids(connection)) > _FEW_ARTICLES or kept.claims_there(connection) > _FEW_CLAIMS


def _make_ready(ws: Workspace, going: _Going, workers: Workers | None) -> list[ReadyArticle]:
    """Keep every article, and every claim that nobody rejected, ready to be compared; the articles without these."""
    ids = ws.read(queries.article_ids)
    parts = (ids[at : at + _ARTICLES_A_LOOK] for at in range(0, len(ids), _ARTICLES_A_LOOK))
    given = (ws.read(partial(_given, ids=part)) for part in parts)
    made: list[ReadyArticle] = []
    first = 0
    for fresh in _readied(given, going, workers):
        first = ws.write(partial(_keep, made=fresh, first=first))
        made += [replace(each, claims=()) for each in fresh]
        going.on(len(made), len(ids))
    return made


def _readied(given: Iterator[list[Given]], going: _Going, workers: Workers | None) -> Iterator[Sequence[ReadyArticle]]:
    """Articles with their claims made ready, part by part, in whatever order."""
    going.what = "Getting claims ready"
    if workers is None:
        yield from map(ready, given)
        return
    chunks: Chunks[list[Given], list[ReadyArticle]] = Chunks(workers, ready, given)
    for _, outcome in chunks.results(going.goes):
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome


def _keep(connection: Connection, made: Sequence[ReadyArticle], first: int) -> int:
    kept.add_articles(connection, [kept.KeptArticle(each.article, each.words, each.subject) for each in made])
    return keep_ready(connection, made, first)


def _given(connection: Connection, ids: Sequence[ArticleId]) -> list[Given]:
    """Articles with those of their claims that nobody rejected."""
    claims: dict[ArticleId, list[Claim]] = {}
    for claim, status in queries.claims_with_status(connection, ids):
        if status is not Status.REJECTED:
            claims.setdefault(claim.article, []).append(claim)
    return [(article, claims.get(article.id, [])) for article in queries.articles_by_id(connection, ids)]


@dataclass(frozen=True, slots=True)
class _Work:
    """What a run found: the groups, the pairs whose links lie in the spool or are no more, and what is to be kept."""

    groups: Sequence[Group]
    touched: Sequence[LinkId]
    families: Mapping[int, str]
    best: Mapping[int, bytes]
    changes: Changes | None
    judged: Judged


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a run is to find: for which choice, after which changes (None: everything), from what is ready, by whom."""

    choice: Choice
    notes: Notes | None
    made: Sequence[ReadyArticle]
    workers: Workers | None


def _worked_out(connection: Connection, asked: _Asked, going: _Going, spool: Spool) -> _Work:
    going.what, notes = "Matching articles and names", asked.notes
    corpus = _corpus(connection, going)
    groups = list(grouped(corpus, going.goes, asked.made))
    parting = root_queries.cuts(connection)
    related = [parted(group, parting) for group in groups if isinstance(group, Family)]
    fixed, matching = Fixed(related, queries.refused_links(connection), asked.choice), Matching(connection)
    going.what = "Matching claims"
    if notes is None and asked.workers is not None:
        laid = matching.laid(fixed.related, fixed.refused, fixed.choice)
        return _Work(
            groups, [], laid.twins.told(), _ranked_apart(laid, asked.workers, going, spool), None, corpus.judged
        )
    changes: Changes | None = None
    if notes is None:
        linking = matching.linking(fixed.related, fixed.refused, fixed.choice)
        _choose_all(linking, sorted(matching.place_of.values()), going)
    else:
        linking, changes = rematched(matching, notes, fixed, going.on)
    touched = [_spooled(linking, pair, spool, going) for pair in sorted(linking.changed)]
    best = {} if changes else {place: packed(linking.best[place], linking.lasts[place]) for place in linking.best}
    return _Work(groups, touched, linking.twins.told(), best, changes, corpus.judged)


def _ranked_apart(laid: Laid, workers: Workers, going: _Going, spool: Spool) -> dict[int, bytes]:
    """What is chosen for every claim, packed, whose links are put by: all of it worked out by others."""
    with laid_down(laid) as lying:
        ranking = Outwork(lying, workers)
        best = ranking.chosen(range(len(laid.profiles)), going.on)
        going.what = "Telling links"
        for line in ranking.told(best, going.on):
            spool.add_line(line)
    return best


def _choose_all(linking: Linking, places: Sequence[int], going: _Going) -> None:
    for done, place in enumerate(places):
        going.on(done, len(places))
        linking.choose(place)
    going.on(len(places), len(places))


def _spooled(linking: Linking, pair: Pair, spool: Spool, going: _Going) -> LinkId:
    """The id of the link of a pair, which is put by, if there still is one."""
    if len(spool) % _A_BATCH == 0:
        going.check()
    if found := linking.link(pair):
        spool.add(found)
    one, other = (linking.ranking.profiles[place].claim.id for place in pair)
    return link_id(one, other)


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
    live = [claim for claim in claims if claim.id not in rejected]
    names = {source.id: source.name for source in inputs.sources(connection)}
    return Corpus(articles, live, mentions, names, _apart(connection), _judged(connection))


def _judged(connection: Connection) -> Judged:
    standings = (Standing.REJECTED, Standing.CONFIRMED)
    rejected, confirmed = (tuple(kept.judged_entities(connection, standing)) for standing in standings)
    return Judged(rejected, confirmed)


def _told(judged: Judged) -> str:
    """What is another word where any entity that people rejected or confirmed is another, or told otherwise."""
    of_each = (
        (each.id, each.name, *each.variants, "", *each.mentions, "")
        for each in chain(judged.rejected, judged.confirmed)
    )
    return content_id("judged", str(len(judged.rejected)), *chain.from_iterable(of_each))


def _apart(connection: Connection) -> Apart:
    """The articles of the families that people rejected, pair by pair."""
    copies: set[frozenset[ArticleId]] = set()
    statements: set[frozenset[ArticleId]] = set()
    for articles, quoted in kept.refused_families(connection):
        (statements if quoted else copies).update(map(frozenset, combinations(articles, 2)))
    return Apart(frozenset(copies), frozenset(statements))


def _store(connection: Connection, work: _Work, spool: Spool, going: _Going) -> None:
    """Take out what is no longer proposed and nobody decided on; store what is, and what is kept for the next run."""
    kept.suspend(connection)
    if work.changes is None:
        _discard_all(connection)
        groups = work.groups
        kept.set_families(connection, work.families)
        kept.set_best(connection, work.best.items())
    else:
        groups = _changed_groups(connection, work.groups)
        inputs.discard_some(connection, RUN.id, work.touched)
        work.changes.keep(connection)
    for part in _parts(chain(groups, spool.links())):
        going.check()
        inputs.add_proposals(connection, RUN, part)


def _discard_all(connection: Connection) -> None:
    """Take out what former runs, of former versions too, proposed and nobody decided on."""
    for run in inputs.runs(connection):
        if (run.kind, run.maker) == (RUN.kind, RUN.maker):
            inputs.discard_run(connection, run.id)


def _changed_groups(connection: Connection, groups: Sequence[Group]) -> list[Group]:
    """Those of the groups that do not stand as they are; what stands and is no longer proposed is taken out."""
    stands = {identity: payload for kind in _GROUPS for identity, payload in kept.payloads(connection, RUN.id, kind)}
    fresh = [group for group in groups if stands.pop(group.id, None) != canonical(proposal_record(group))]
    inputs.discard_some(connection, RUN.id, [*stands, *(group.id for group in fresh)])
    return fresh


def _parts(proposals: Iterator[Proposal]) -> Iterator[list[Proposal]]:
    while part := list(islice(proposals, _A_BATCH)):
        yield part
