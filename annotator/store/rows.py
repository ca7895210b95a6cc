"""Owns the mapping between domain values and rows, both ways, and writing rows in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from sqlalchemy import Connection
from sqlmodel import SQLModel

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot
from annotator.domain.decision import Decision, Exposure, Verb
from annotator.domain.ids import ActionId, AnalystId, ArticleId, ClaimId, DecisionId, LinkId, ReplicaId
from annotator.domain.json import as_list, as_str, canonical, parse_object
from annotator.domain.link import Link, Relation
from annotator.domain.record import features_of
from annotator.domain.span import Span
from annotator.store.tables import (
    ArticleRecord,
    ClaimRow,
    DecisionRow,
    DecisionTargetRow,
    Row,
    SlotRow,
)

Scalar = str | int | None
Values = Mapping[str, Scalar]

_CHUNK = 500
_VALUES_A_STATEMENT = 30_000
"""SQLite does one statement of many rows in half the time of many statements of one: it need not keep aside the pages
that each changes where triggers look at its rows, and lets other threads of Python work meanwhile."""


def write(connection: Connection, table: type[Row], values: Sequence[Values], *, keep: bool = False) -> None:
    """Insert rows, all with the same keys; with `keep`, rows that are there already stay."""
    if values:
        names = tuple(values[0])
        # A tuple by the getter in C; of one column it would be the bare value.
        rows = list(map(itemgetter(*names), values)) if len(names) > 1 else [(row[names[0]],) for row in values]
        write_rows(connection, table, names, rows, keep=keep)


def write_rows(
    connection: Connection,
    table: type[Row],
    names: Sequence[str],
    rows: Sequence[tuple[Scalar, ...]],
    *,
    keep: bool = False,
) -> None:
    """Insert rows whose values stand in the order of `names`; with `keep`, rows that are there already stay."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    said = ",".join(f'"{columns[name].name}"' for name in names)
    sql = f"INSERT {'OR IGNORE ' if keep else ''}INTO {table.__tablename__} ({said}) VALUES"
    one_row, most = f"({marks(len(names))})", _VALUES_A_STATEMENT // len(names)
    # Past SQLAlchemy's statement compiler, which took longer than SQLite on a large import.
    for at in range(0, len(rows), most):
        page = rows[at : at + most]
        connection.exec_driver_sql(f"{sql} {','.join([one_row] * len(page))}", tuple(chain.from_iterable(page)))


def marks(count: int) -> str:
    """As many question marks as an IN list needs."""
    return ",".join("?" * count)


def known(connection: Connection, table: str, ids: Sequence[str]) -> set[str]:
    """Those of the ids that a table holds."""
    found: set[str] = set()
    for at in range(0, len(ids), _CHUNK):
        part = tuple(ids[at : at + _CHUNK])
        rows = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE id IN ({marks(len(part))})", part)
        found.update(row[0] for row in rows)
    return found


def article_values(article: Article) -> dict[str, Scalar]:
    """An article's row."""
    proposed = article.published_proposed
    return {
        "id": article.id,
        "sha256": article.sha256,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "file": article.file,
        "author": article.author,
        "published": article.published,
        "proposed_value": proposed.value if proposed else None,
        "proposed_reason": proposed.reason if proposed else None,
        "language": article.language,
        "extra": canonical(article.extra) if article.extra else None,
    }


def claim_values(claim: Claim, status: str, disputed: bool) -> dict[str, Scalar]:
    """A claim's row as it stands."""
    return {
        "id": claim.id,
        "article": claim.article,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "mode": claim.mode,
        "factuality": claim.factuality,
        "worth": claim.worth,
        "score": claim.score,
        "status": status,
        "disputed": int(disputed),
    }


def slot_values(claim: Claim) -> list[dict[str, Scalar]]:
    """The rows of a claim's slots; `ordinal` counts within a role."""
    rows: list[dict[str, Scalar]] = []
    for slot in claim.slots:
        ordinal = sum(1 for row in rows if row["role"] == slot.role)
        start, end = (slot.span.start, slot.span.end) if slot.span else (None, None)
        place = {"start": start, "end": end, "value": slot.value}
        rows.append({"claim": claim.id, "role": slot.role, "ordinal": ordinal, **place})
    return rows


CLAIM_COLUMNS = "claim.id, article, start, end, text, mode, factuality, worth, score, status, disputed"


def claim_of_row(
    row: Sequence[str], slots: Iterable[Slot], makers: tuple[str, ...] = (), why: tuple[str, ...] = ()
) -> Claim:
    """The claim of a row of CLAIM_COLUMNS, with its slots, its makers and the rules that made it."""
    identity, article, start, end, text, mode, factuality, worth, score, *_ = row
    stated = Mode(mode) if mode else None, _FACTUALITIES.get(factuality) or Factuality(factuality)
    said = Span(int(start), int(end)), text, tuple(slots)
    # By place and not by name, for there may be a million.
    return Claim(ClaimId(identity), ArticleId(article), *said, *stated, int(worth), int(score), makers, why)


def slot_of_row(role: str, start: int | None, end: int | None, value: str | None) -> Slot:
    """The slot of a row."""
    span = Span(start, end) if start is not None and end is not None else None
    return Slot(_ROLES.get(role) or Role(role), span, value)


_ROLES: Mapping[str, Role] = {role.value: role for role in Role}
_FACTUALITIES: Mapping[str, Factuality] = {word.value: word for word in Factuality}
"""Looked up where there are many, for an enum takes four times as long to find its member."""


LINK_COLUMNS = (
    "link.id, a, b, relation, link.score, rank_a, rank_b, reasons, standing, "
    "(SELECT payload -> '$.features' FROM proposal WHERE proposal.id = link.id)"
)


def link_of_row(row: Sequence[str]) -> Link:
    """The link of a row of LINK_COLUMNS."""
    identity, a, b, relation, score, rank_a, rank_b, reasons, _standing, features = row
    told = tuple(as_str(reason) for reason in as_list(parse_object(f'{{"r":{reasons}}}')["r"]))
    ranks = (int(rank_a), int(rank_b))
    seen = features_of(parse_object(features)) if features else ()
    return Link(LinkId(identity), ClaimId(a), ClaimId(b), Relation(relation), int(score), *ranks, told, seen)


def decision_values(decision: Decision) -> dict[str, Scalar]:
    """A decision's row."""
    plain = (
        "id",
        "action",
        "analyst",
        "replica",
        "seq",
        "hlc",
        "at",
        "verb",
        "exposure",
        "via",
        "schema",
        "previous",
        "hash",
    )
    values: dict[str, Scalar] = {name: getattr(decision, name) for name in plain}
    return {**values, "payload": canonical(decision.payload), "shown": canonical(decision.shown)}


def target_values(decision: Decision) -> list[dict[str, Scalar]]:
    """The rows of a decision's targets."""
    return [{"decision": decision.id, "ordinal": at, "target": target} for at, target in enumerate(decision.targets)]


DECISION_COLUMNS = (
    "decision.id, action, analyst, replica, seq, hlc, at, verb, payload, shown, exposure, via, schema, previous, hash"
)


def decision_of(row: Sequence[str], targets: tuple[str, ...]) -> Decision:
    """The decision of a row of DECISION_COLUMNS with its targets."""
    identity, action, analyst, replica, seq, hlc, at, verb, payload, shown, exposure, via, schema, previous, digest = (
        row
    )
    return Decision(
        id=DecisionId(identity),
        action=ActionId(action),
        analyst=AnalystId(analyst),
        replica=ReplicaId(replica),
        seq=int(seq),
        hlc=hlc,
        at=at,
        verb=Verb(verb),
        targets=targets,
        payload=parse_object(payload),
        shown=parse_object(shown),
        exposure=Exposure(exposure),
        via=via,
        schema=int(schema),
        previous=previous,
        hash=digest,
    )


WRITTEN = (ArticleRecord, ClaimRow, SlotRow, DecisionRow, DecisionTargetRow)
"""Rows whose fields come from domain values of the same names; a test compares both ways."""
