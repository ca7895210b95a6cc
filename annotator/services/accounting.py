"""Owns the account of judgements in an export with soft labels: which are in the file, and why others are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from annotator.formats.document import JudgementEntry
from annotator.formats.output import Account, Exporter, Kind
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
