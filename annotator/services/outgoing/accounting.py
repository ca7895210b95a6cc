"""Owns the account of what goes out with other things: judgements, and what other tools said of things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from annotator.domain.fact import opposing
from annotator.formats.document import FactEntry, JudgementEntry
from annotator.formats.output import Account, Exporter, Kind
from annotator.formats.span_relations import Beside
from annotator.store import export_queries
from annotator.store.database import Connection

_GONE: Final = "what it is about is not in the file"

Judgement = tuple[Kind, str, str]
"""What a judgement is about, by kind and id, and the analyst."""


def judgements(connection: Connection, tables: Iterable[tuple[Kind, str]]) -> Iterator[Judgement]:
    """Every judgement of what is in some tables."""
    for kind, table in tables:
        for target, judged in export_queries.judgements(connection, table).items():
            yield from ((kind, target, analyst) for analyst, _ in judged)


def account_for(account: Account, found: Sequence[Judgement], exporter: Exporter, title: str) -> Exporter:
    """Tell of each judgement whether the file holds it, for it goes with what it is about; the exporter that tells so.

    One that holds none is as it was: why it does is told of the whole kind.
    """
    if not (found and exporter.soft):
        return exporter
    for kind, target, analyst in found:
        identity = f"{target} {analyst}"
        if kind not in exporter.soft:
            account.lose(JudgementEntry, identity, f"{title} has no place for what each analyst judged of it")
        elif target in account.kept_ids.get(kind, ()):
            account.keep(JudgementEntry, identity, None)
        else:
            account.lose(JudgementEntry, identity, _GONE)
    return replace(exporter, holds=(*exporter.holds, JudgementEntry))


def contradicted(account: Account, facts: Iterable[FactEntry]) -> tuple[str, ...]:
    """The ids of those facts in a file whose verdict is the contrary of all that their evidence says."""
    kept = account.kept_ids.get(FactEntry, ())
    return tuple(sorted(e.fact.id for e in facts if opposing(e.fact.verdict, e.fact.evidence) and e.fact.id in kept))


def beside_ids(found: Sequence[Beside]) -> Mapping[Kind, set[str]]:
    """The ids of what other tools said of things, by kind."""
    return {kind: {each.id for each in found if each.kind is kind} for kind in {each.kind for each in found}}


def account_beside(account: Account, found: Sequence[Beside], exporter: Exporter, title: str) -> Exporter:
    """Tell of all that other tools said of things whether the file holds it, unless the exporter told itself.

    Gives the exporter that holds what it wrote of that.
    """
    told = {
        kind: {*account.kept_ids.get(kind, ()), *chain.from_iterable(account.lost_ids.get(kind, {}).values())}
        for kind in {each.kind for each in found}
    }
    for each in found:
        if each.id in told[each.kind]:
            continue
        if each.target not in account.kept_ids.get(each.owner, ()):
            account.lose(each.kind, each.id, _GONE)
        elif exporter.beside or (each.key and each.key == exporter.again):
            account.keep(each.kind, each.id, None)
        else:
            account.lose(each.kind, each.id, f"{title} has no place for {each.what} from {each.tool}")
    return replace(exporter, holds=tuple(dict.fromkeys((*exporter.holds, *(each.kind for each in found)))))
