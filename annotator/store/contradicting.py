"""Owns which decided links of a project contradict each other, all of them or those around a few that were touched."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from annotator.domain.contradictions import Contradiction, contradictions
from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.link import Link, Relation, Standing
from annotator.store import link_queries, queries
from annotator.store.rows import LINK_COLUMNS, link_of_row, marks

_A_BATCH = 400


def every(connection: Connection) -> list[Contradiction]:
    """All of a project, by the link that tells apart."""
    return list(contradictions(link_queries.decided_links(connection)))


def around(connection: Connection, links: Sequence[LinkId]) -> list[Contradiction]:
    """Those that one of some links is part of."""
    touched = [known[0] for each in links if (known := queries.link(connection, each))]
    near = _decided_near(connection, [end for link in touched for end in (link.a, link.b)])
    return [each for each in contradictions(near) if not set(links).isdisjoint(each.ids)]


def texts(connection: Connection, found: Iterable[Contradiction]) -> dict[ClaimId, str]:
    """What the claims say that links of contradictions join."""
    claims = sorted({end for each in found for link in each.links for end in (link.a, link.b)})
    said: dict[ClaimId, str] = {}
    for at in range(0, len(claims), _A_BATCH):
        part = tuple(claims[at : at + _A_BATCH])
        rows = connection.exec_driver_sql(f"SELECT id, text FROM claim WHERE id IN ({marks(len(part))})", part)
        said.update((ClaimId(row[0]), str(row[1])) for row in rows)
    return said


def _decided_near(connection: Connection, claims: Iterable[ClaimId]) -> list[tuple[Link, Standing]]:
    """The decided links of claims and of all that are said to be the same as one of them."""
    found: dict[LinkId, tuple[Link, Standing]] = {}
    seen, ahead = set[ClaimId](), set(claims)
    while ahead:
        seen |= ahead
        fresh = [each for each in _decided_at(connection, sorted(ahead)) if each[0].id not in found]
        found.update((link.id, (link, standing)) for link, standing in fresh)
        same = (link for link, standing in fresh if standing is Standing.CONFIRMED and link.relation is Relation.SAME)
        ahead = {end for link in same for end in (link.a, link.b)} - seen
    return list(found.values())


def _decided_at(connection: Connection, claims: Sequence[ClaimId]) -> Iterator[tuple[Link, Standing]]:
    said = (Standing.CONFIRMED.value, Standing.REJECTED.value)
    for at in range(0, len(claims), _A_BATCH):
        part = tuple(claims[at : at + _A_BATCH])
        for end in ("a", "b"):
            sql = f"SELECT {LINK_COLUMNS} FROM link WHERE {end} IN ({marks(len(part))}) AND standing IN (?, ?)"
            for row in connection.exec_driver_sql(sql, (*part, *said)).all():
                yield link_of_row(row), Standing(row[8])
