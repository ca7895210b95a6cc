"""Owns what never changes once it is in: sources, articles, runs and their proposals, stored in batches."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.ids import AnalystId, ArticleId, RunId, SourceId, TargetId
from annotator.domain.json import JsonObject, as_list, as_object, as_str, canonical, parse_object
from annotator.domain.record import claim_text, proposal_record
from annotator.domain.source import Reliability, Source
from annotator.domain.suggestion import Batch, Kind, Proposal, Run, kind_of
from annotator.store import log, state
from annotator.store import tables as t
from annotator.store.rows import article_values, known, marks, write, write_rows

_CHUNK = 500
_Named = TypeVar("_Named", Article, Proposal)


def add_sources(connection: Connection, sources: Sequence[Source]) -> None:
    """Store sources; one that is there already stays, unless only its id was known so far."""
    sql = """INSERT INTO source VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, reliability = excluded.reliability WHERE name = id AND reliability = 'F'"""
    rows = [(source.id, source.name, source.reliability.value) for source in sources]
    if rows:
        connection.exec_driver_sql(sql, rows)


def add_analyst(connection: Connection, analyst: AnalystId, name: str) -> None:
    """Store an analyst; one who is there already keeps the name, unless only the id was known so far."""
    sql = "INSERT INTO analyst VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name = id"
    connection.exec_driver_sql(sql, (analyst, name))


def text_hashes(connection: Connection, ids: Sequence[ArticleId]) -> dict[str, str]:
    """The hash of the stored text of each of the articles that are here."""
    return _values(connection, "SELECT id, sha256 FROM article", ids)


def kinds(connection: Connection, ids: Sequence[TargetId]) -> dict[TargetId, Kind]:
    """What each of the ids stands for among the proposals."""
    return {target: Kind(kind) for target, kind in _values(connection, "SELECT id, kind FROM proposal", ids).items()}


def _values(connection: Connection, select: str, ids: Sequence[str], *, name: str = "id") -> dict[str, str]:
    found: dict[str, str] = {}
    for at in range(0, len(ids), _CHUNK):
        part = tuple(ids[at : at + _CHUNK])
        rows = connection.exec_driver_sql(f"{select} WHERE {name} IN ({marks(len(part))})", part)
        found.update((str(row[0]), str(row[1])) for row in rows)
    return found


def add_articles(connection: Connection, articles: Sequence[Article]) -> int:
    """Store articles and make them searchable; the same article again adds nothing. How many are new."""
    there = known(connection, "article", [article.id for article in articles])
    fresh = _firsts([article for article in articles if article.id not in there])
    bodies = {a.sha256: a.text for a in fresh}
    write(connection, t.BodyRow, [{"sha256": key, "text": text} for key, text in bodies.items()], keep=True)
    first = int(connection.exec_driver_sql("SELECT coalesce(max(ordinal), 0) + 1 FROM article").scalar_one())
    rows = [{"ordinal": first + at, **article_values(a)} for at, a in enumerate(fresh)]
    write(connection, t.ArticleRecord, rows)
    if fresh:
        # In one statement, for after each this thread waits for its turn while another one reads on.
        told = "SELECT ordinal, title, text FROM article_text WHERE ordinal >= ?"
        connection.exec_driver_sql(f"INSERT INTO article_fts(rowid, title, text) {told}", (first,))
        state.refold(connection, log.added_to(connection, [article.id for article in fresh]))
    return len(fresh)


def _firsts(given: Sequence[_Named]) -> list[_Named]:
    """The things, of several with one id the first."""
    first: dict[str, _Named] = {}
    for each in given:
        first.setdefault(each.id, each)
    return list(first.values())


def add_run(connection: Connection, run: Run) -> None:
    """Store a run, if not yet known."""
    row = {"id": run.id, "maker": run.maker, "version": run.version, "kind": run.kind}
    write(connection, t.RunRow, [row], keep=True)


def add_batches(connection: Connection, run: Run, batches: Iterable[Batch]) -> int:
    """Store what a run proposes, and that it is through with those articles. How many proposals are new."""
    listed = list(batches)
    proposals = [proposal for batch in listed for proposal in batch.proposals]
    new = add_proposals(connection, run, proposals)
    done = [{"article": b.article, "run": run.id} for b in listed if b.article is not None]
    write(connection, t.ArticleRunRow, done, keep=True)
    return new


def add_proposals(
    connection: Connection, run: Run | None, proposals: Sequence[Proposal], *, there: Collection[str] | None = None
) -> int:
    """Store proposals of a run (None: of nobody named) with their state. How many are new.

    The first wording of one id stays; its further makers are listed beside the first. Of nobody named those count as
    new, too, that only programs had proposed.

    Args:
        there: the ids of those that are here, if that is known.
    """
    if there is None:
        there = known(connection, "proposal", [p.id for p in proposals])
    fresh = _firsts([p for p in proposals if p.id not in there])
    write_rows(connection, t.ProposalRow, PROPOSAL, list(map(_proposal_row, fresh)))
    told = len(fresh)
    if run is None:
        gave = sorted({p.id for p in proposals} - _given(connection, [p.id for p in proposals]))
        write_rows(connection, t.GivenRow, ("proposal",), [(key,) for key in gave])
        told = len(gave)
    else:
        add_run(connection, run)
        made = [(key, run.id) for key in sorted(p.id for p in proposals)]
        write_rows(connection, t.ProposedByRow, ("proposal", "run"), made, keep=True)
    decided = decided_of(connection, [p.id for p in fresh])
    state.write_fresh(connection, [p for p in fresh if p.id not in decided] if decided else fresh)
    state.refold(connection, [(kind_of(p), p.id) for p in fresh if p.id in decided])
    return told


PROPOSAL = ("id", "kind", "article", "payload")


def _proposal_row(proposal: Proposal) -> tuple[str, str, str | None, str]:
    if isinstance(proposal, Claim):
        return proposal.id, Kind.CLAIM.value, proposal.article, claim_text(proposal)
    payload = canonical(proposal_record(proposal))
    return proposal.id, kind_of(proposal).value, getattr(proposal, "article", None), payload


def decided_of(connection: Connection, ids: Sequence[str]) -> set[TargetId]:
    """Those of the ids that any decision is about."""
    decided: set[TargetId] = set()
    if connection.exec_driver_sql("SELECT 1 FROM decision_target LIMIT 1").first() is None:
        return decided
    for at in range(0, len(ids), _CHUNK):
        part = tuple(ids[at : at + _CHUNK])
        sql = f"SELECT DISTINCT target FROM decision_target WHERE target IN ({marks(len(part))})"
        decided.update(row[0] for row in connection.exec_driver_sql(sql, part))
    return decided


def runs(connection: Connection) -> list[Run]:
    """Every run, by id."""
    rows = connection.exec_driver_sql("SELECT id, maker, version, kind FROM run ORDER BY id")
    return [Run(RunId(row[0]), row[1], row[2], row[3]) for row in rows]


def sources(connection: Connection) -> list[Source]:
    """Every source, by id."""
    rows = connection.exec_driver_sql("SELECT id, name, reliability FROM source ORDER BY id")
    return [Source(SourceId(row[0]), row[1], Reliability(row[2])) for row in rows]


def add_extra(connection: Connection, extra: Mapping[TargetId, JsonObject]) -> None:
    """Keep what a file said of things in keys that we do not know."""
    rows: list[dict[str, str | int | None]] = [
        {"target": target, "keys": canonical(keys)} for target, keys in extra.items() if keys
    ]
    write(connection, t.ExtraRow, rows, keep=True)


def readers_of(connection: Connection, article: ArticleId) -> list[str]:
    """The makers that are through with an article, by name."""
    sql = "SELECT DISTINCT maker FROM article_run JOIN run ON run.id = run WHERE article = ? ORDER BY maker"
    return [str(row[0]) for row in connection.exec_driver_sql(sql, (article,))]


def articles_done(connection: Connection, run: RunId) -> set[ArticleId]:
    """The articles that a run is through with."""
    rows = connection.exec_driver_sql("SELECT article FROM article_run WHERE run = ?", (run,))
    return {ArticleId(row[0]) for row in rows}


UNTOUCHED = """NOT EXISTS (SELECT 1 FROM decision_target d WHERE d.target = p.id)
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim = p.id)
    AND NOT EXISTS (SELECT 1 FROM link l WHERE (l.a = p.id OR l.b = p.id)
      AND l.id IN (SELECT target FROM decision_target))
    AND NOT EXISTS (SELECT 1 FROM entity_mention m WHERE m.mention = p.id
      AND m.entity IN (SELECT target FROM decision_target))"""
"""Of a proposal p: nobody decided on it or on what rests on it now; `undone` tells what may rest on it again."""


def undone(connection: Connection) -> set[TargetId]:
    """The claims of links and of evidence that were taken back, which a redo would put back."""
    sql = """SELECT d.payload FROM withdrawn w JOIN decision d ON d.action = w.action
        WHERE d.verb IN ('link', 'state', 'assess')"""
    payloads = [parse_object(row[0]) for row in connection.exec_driver_sql(sql)]
    linked = {as_str(payload.get(end)) for payload in payloads for end in ("a", "b")}
    return linked | {
        as_str(as_object(item).get("claim")) for each in payloads for item in as_list(each.get("evidence"))
    }


def discard_run(connection: Connection, run: RunId) -> int:
    """Take out what only this run proposed and nobody decided on. How many proposals went."""
    sql = f"SELECT p.id, p.kind FROM proposed_by b JOIN proposal p ON p.id = b.proposal WHERE b.run = ? AND {UNTOUCHED}"
    kept = undone(connection)
    rows = connection.exec_driver_sql(sql, (run,)).all()
    gone = take_out(connection, [run], [(row[0], Kind(row[1])) for row in rows if row[0] not in kept])
    connection.exec_driver_sql("DELETE FROM article_run WHERE run = ?", (run,))
    return len(gone)


def discard_some(connection: Connection, run: RunId, ids: Sequence[TargetId]) -> None:
    """Take out those of some proposals that only this run made and nobody decided on."""
    kept = undone(connection)
    for at in range(0, len(ids), _CHUNK):
        part = tuple(ids[at : at + _CHUNK])
        sql = f"""SELECT p.id, p.kind FROM proposal p JOIN proposed_by b ON b.proposal = p.id AND b.run = ?
            WHERE p.id IN ({marks(len(part))}) AND {UNTOUCHED}"""
        rows = connection.exec_driver_sql(sql, (run, *part)).all()
        take_out(connection, [run], [(row[0], Kind(row[1])) for row in rows if row[0] not in kept])


def take_out(
    connection: Connection, makers: Sequence[RunId], proposals: Sequence[tuple[TargetId, Kind]]
) -> list[TargetId]:
    """Take proposals back for some runs; those that no other run makes and no file gave go. Their ids."""
    taken = [(target, run) for target, _ in proposals for run in makers]
    if taken:
        connection.exec_driver_sql("DELETE FROM proposed_by WHERE proposal = ? AND run = ?", taken)
    stay = _kept(connection, [target for target, _ in proposals])
    gone = [(target, kind) for target, kind in proposals if target not in stay]
    for target, kind in gone:
        for table in (
            "extra WHERE target",
            *([] if kind is Kind.MENTION else [f"{kind} WHERE id"]),
            "proposal WHERE id",
        ):
            connection.exec_driver_sql(f"DELETE FROM {table} = ?", (target,))
    return [target for target, _ in gone]


def _kept(connection: Connection, ids: Sequence[TargetId]) -> set[str]:
    """Those of the ids that some run proposes, or that a file gave."""
    proposed = _values(connection, "SELECT proposal, run FROM proposed_by", ids, name="proposal").keys()
    return proposed | _given(connection, ids)


def _given(connection: Connection, ids: Sequence[TargetId]) -> set[str]:
    """Those of the ids that a file gave."""
    return set(_values(connection, "SELECT proposal, '' FROM given", ids, name="proposal"))
