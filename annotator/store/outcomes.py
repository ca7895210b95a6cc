"""Owns what tells judgements of one value apart: who holds other words, places or parts to be so."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection

from annotator.domain.ids import AnalystId, TargetId
from annotator.domain.link import Link, Standing
from annotator.domain.state import Judgement
from annotator.store import export_queries, state
from annotator.store.rows import marks

Outcomes = Mapping[TargetId, Mapping[AnalystId, int]]
"""Which of several outcomes of one value an analyst holds, by target: 0 is what stands, and is not told."""


def outcomes(connection: Connection, kind: str) -> Outcomes:
    """Of the things of a kind on which analysts differ with one value: who holds another outcome than what stands."""
    found = groupby(_held_apart(connection, kind), key=attrgetter("target"))
    return {target: dict(_numbered(connection, list(judgements))) for target, judgements in found}


def links_said(connection: Connection) -> Mapping[TargetId, Mapping[AnalystId, Link]]:
    """Of the links on which analysts differ though they judged alike: how each who confirmed one held it."""
    found: dict[TargetId, dict[AnalystId, Link]] = {}
    for each in _held_apart(connection, "link"):
        if each.said is not None and each.value == Standing.CONFIRMED:
            found.setdefault(each.target, {})[each.analyst] = each.said
    return found


def _held_apart(connection: Connection, kind: str) -> Iterator[Judgement]:
    """The judgements of the things of a kind on which analysts differ though some gave one value."""
    judged = {target: dict(held) for target, held in export_queries.judgements(connection, kind).items()}
    # The sign keeps SQLite from going through all rows by their ids, which lie anywhere in the file.
    disputed = connection.exec_driver_sql(f"SELECT id FROM {kind} WHERE disputed ORDER BY +id").scalars()
    alike = [target for target in disputed if len(set(judged.get(target, {}).values())) < len(judged.get(target, {}))]
    return state.judgements_of(connection, alike)


def _numbered(connection: Connection, judgements: Sequence[Judgement]) -> Iterator[tuple[AnalystId, int]]:
    """The numbers as the fold gave them, with that of the newest judgement changed for 0: that one stands."""
    stands = _newest(connection, judgements)
    for each in judgements:
        number = each.outcome
        if each.value == stands.value and number in (0, stands.outcome):
            number = stands.outcome - number
        if number:
            yield each.analyst, number


def _newest(connection: Connection, judgements: Sequence[Judgement]) -> Judgement:
    made = {each.decision: each for each in judgements}
    sql = f"SELECT id FROM decision WHERE id IN ({marks(len(made))}) ORDER BY hlc DESC, id DESC LIMIT 1"
    return made[connection.exec_driver_sql(sql, tuple(made)).scalar_one()]
