"""Owns bringing in what a maker's new version proposes: what only former ones proposed goes, what people did stays."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId, RunId, TargetId
from annotator.domain.json import parse_object
from annotator.domain.record import claim_of
from annotator.domain.sameness import Standing, repeated, standing_of
from annotator.domain.suggestion import Batch, Kind, Proposal, Run
from annotator.store import inputs, queries, state
from annotator.store.rows import marks

_NUMBER = re.compile(r"\d+")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Renewed:
    """What came of some batches: how many claims and mentions are new, and how many proposals went for them."""

    claims: int
    mentions: int
    gone: int


def is_newer(version: str, than: str) -> bool:
    """Whether a version is the later one, going by its numbers."""
    return _numbers(version) > _numbers(than)


def articles_done(connection: Connection, run: Run) -> set[ArticleId]:
    """The articles that this version of a maker, or a newer one, is through with."""
    known = [each for each in inputs.runs(connection) if (each.maker, each.kind) == (run.maker, run.kind)]
    through = [each.id for each in known if each.id == run.id or is_newer(each.version, run.version)]
    return {article for each in through for article in inputs.articles_done(connection, each)}


def renew(connection: Connection, run: Run, batches: Iterable[Batch]) -> Renewed:
    """Store what a run proposes for some articles, and nothing that says what people decided on already.

    What only former versions of its maker proposed there, and nobody touched, goes with it.
    """
    listed = [batch for batch in batches if batch.article is not None]
    articles = [batch.article for batch in listed if batch.article is not None]
    gone = _former_out(connection, run, articles)
    settled, places = _settled(connection, articles), known_places(connection, articles)
    fresh = [_only_new(batch, settled.get(batch.article or ArticleId(""), ()), places) for batch in listed]
    there = _count(connection, articles)
    inputs.add_batches(connection, run, fresh)
    now, here = _count(connection, articles), {proposal.id for batch in fresh for proposal in batch.proposals}
    gone = [target for target in gone if target not in here]
    drop_links(connection, gone)
    claims, mentions = (now.get(kind, 0) - there.get(kind, 0) for kind in (Kind.CLAIM, Kind.MENTION))
    return Renewed(claims, mentions, len(gone))


def known_places(
    connection: Connection, articles: Sequence[ArticleId], *, until: int | None = None
) -> dict[Standing, ClaimId]:
    """Which claim a machine first proposed at each place of some articles; only those stored up to row `until`."""
    last = "" if until is None else f"AND rowid <= {until:d}"
    sql = f"""SELECT payload FROM proposal WHERE kind = 'claim' AND article IN ({marks(len(articles))}) {last}
        ORDER BY rowid"""
    found: dict[Standing, ClaimId] = {}
    for row in connection.exec_driver_sql(sql, tuple(articles)):
        claim = claim_of(parse_object(row[0]))
        found.setdefault(standing_of(claim), claim.id)
    return found


def claimed(connection: Connection, articles: Sequence[ArticleId], *, until: int) -> set[ArticleId]:
    """Those of some articles of which a machine proposed a claim that is stored up to a row."""
    found: set[ArticleId] = set()
    for at in range(0, len(articles), _CHUNK):
        part = articles[at : at + _CHUNK]
        sql = f"""SELECT DISTINCT article FROM proposal WHERE kind = 'claim' AND article IN ({marks(len(part))})
            AND rowid <= {until:d}"""
        found.update(ArticleId(row[0]) for row in connection.exec_driver_sql(sql, tuple(part)))
    return found


def newest_row(connection: Connection) -> int:
    """The row of the proposal that was stored last."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM proposal").scalar_one())


def discard(connection: Connection, run: RunId) -> int:
    """Take out a run, as far as nobody decided on what it proposed, with suggestions that lead nowhere then.

    How many proposals went. The run itself goes too if nothing of it stays.
    """
    gone = inputs.discard_run(connection, run)
    loose = "SELECT id FROM link WHERE a NOT IN (SELECT id FROM claim) OR b NOT IN (SELECT id FROM claim)"
    _drop(connection, [row[0] for row in connection.exec_driver_sql(f"{loose} ORDER BY id")])
    sql = "DELETE FROM run WHERE id = ? AND NOT EXISTS (SELECT 1 FROM proposed_by WHERE run = run.id)"
    connection.exec_driver_sql(sql, (run,))
    return gone


def give_way(connection: Connection, claim: ClaimId, to: ClaimId) -> None:
    """Let whose a claim is be whose another one is, which takes its place; not if somebody touched it."""
    sql = f"SELECT 1 FROM proposal p WHERE p.id = ? AND {inputs.UNTOUCHED}"
    if connection.exec_driver_sql(sql, (claim,)).first() is None or claim in inputs.undone(connection):
        return
    sql = "INSERT OR IGNORE INTO proposed_by SELECT ?, run FROM proposed_by WHERE proposal = ?"
    connection.exec_driver_sql(sql, (to, claim))
    makers = [
        RunId(row[0]) for row in connection.exec_driver_sql("SELECT run FROM proposed_by WHERE proposal = ?", (claim,))
    ]
    connection.exec_driver_sql("INSERT OR IGNORE INTO given SELECT ? FROM given WHERE proposal = ?", (to, claim))
    connection.exec_driver_sql("DELETE FROM given WHERE proposal = ?", (claim,))
    inputs.take_out(connection, makers, [(claim, Kind.CLAIM)])
    drop_links(connection, [claim])


def run_counts(connection: Connection) -> list[tuple[Run, int, int]]:
    """Every run that proposed something, with how much it proposed and how much of that nobody touched."""
    sql = f"""SELECT run.id, maker, version, run.kind, count(*), sum({inputs.UNTOUCHED}) FROM run
        JOIN proposed_by b ON b.run = run.id JOIN proposal p ON p.id = b.proposal GROUP BY run.id ORDER BY run.id"""
    rows = connection.exec_driver_sql(sql)
    return [(Run(RunId(row[0]), row[1], row[2], row[3]), int(row[4]), int(row[5])) for row in rows]


def drop_links(connection: Connection, claims: Sequence[TargetId]) -> None:
    """Take out the suggested links of claims that are no more."""
    for claim in claims:
        sql = "SELECT id FROM link WHERE a = ? UNION SELECT id FROM link WHERE b = ?"
        _drop(connection, [row[0] for row in connection.exec_driver_sql(sql, (claim, claim))])


def _drop(connection: Connection, links: Sequence[str]) -> None:
    for link in links:
        decided = "AND id NOT IN (SELECT target FROM decision_target)"
        connection.exec_driver_sql(f"DELETE FROM link WHERE id = ? {decided}", (link,))
        connection.exec_driver_sql(f"DELETE FROM proposal WHERE id = ? {decided}", (link,))


def _numbers(version: str) -> tuple[tuple[int, str], ...]:
    """Its numbers by size: how many digits, and which, for Python makes no number of thousands of digits."""
    plain = ("".join(str(int(digit)) for digit in number).lstrip("0") for number in _NUMBER.findall(version))
    return tuple((len(digits), digits) for digits in plain)


def _former_out(connection: Connection, run: Run, articles: Sequence[ArticleId]) -> list[TargetId]:
    """Take out what former versions proposed for the articles and nobody touched; the ids of what is no more."""
    former = [
        each.id
        for each in inputs.runs(connection)
        if each.maker == run.maker and each.version != run.version and not is_newer(each.version, run.version)
    ]
    if not former or not articles:
        return []
    sql = f"""SELECT p.id, p.kind FROM proposal p WHERE p.article IN ({marks(len(articles))})
        AND p.id IN (SELECT proposal FROM proposed_by WHERE proposal = p.id AND run IN ({marks(len(former))}))
        AND {inputs.UNTOUCHED} ORDER BY p.id"""
    rows, kept = connection.exec_driver_sql(sql, (*articles, *former)).all(), inputs.undone(connection)
    return inputs.take_out(connection, former, [(row[0], Kind(row[1])) for row in rows if row[0] not in kept])


def _settled(connection: Connection, articles: Sequence[ArticleId]) -> Mapping[ArticleId, Sequence[Claim]]:
    """The claims of each article that people touched, as they stand and as they were proposed."""
    sql = f"SELECT p.id, {inputs.UNTOUCHED} FROM claim p WHERE p.article IN ({marks(len(articles))})"
    rows = connection.exec_driver_sql(sql, tuple(articles)).all()
    kept = inputs.undone(connection) if rows else set()
    touched = {row[0] for row in rows if not row[1] or row[0] in kept}
    found: dict[ArticleId, list[Claim]] = {}
    if touched:
        proposed = state.read_proposals(connection, sorted(touched))
        standing = [claim for claim in queries.claims_in(connection, articles) if claim.id in touched]
        for claim in (*standing, *(each for each in proposed.values() if isinstance(each, Claim))):
            found.setdefault(claim.article, []).append(claim)
    return found


def _only_new(batch: Batch, settled: Collection[Claim], places: Mapping[Standing, ClaimId]) -> Batch:
    """The batch with the ids that its claims have here, without those that repeat what is settled."""
    named = [_known_as(proposal, places) for proposal in batch.proposals]
    again = repeated([each for each in named if isinstance(each, Claim)], settled) - {claim.id for claim in settled}
    return replace(batch, proposals=tuple(each for each in named if each.id not in again))


def _known_as(proposal: Proposal, places: Mapping[Standing, ClaimId]) -> Proposal:
    if not isinstance(proposal, Claim):
        return proposal
    known = places.get(standing_of(proposal), proposal.id)
    return proposal if known == proposal.id else replace(proposal, id=known)


def _count(connection: Connection, articles: Sequence[ArticleId]) -> dict[Kind, int]:
    sql = f"SELECT kind, count(*) FROM proposal WHERE article IN ({marks(len(articles))}) GROUP BY kind"
    return {Kind(row[0]): int(row[1]) for row in connection.exec_driver_sql(sql, tuple(articles))}
