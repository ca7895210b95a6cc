"""Owns which plain claims come into a project at once: those of which nothing at all is in it yet."""

from collections.abc import Callable, Sequence

from annotator.domain.suggestion import Run
from annotator.formats.plain_claims import PlainClaims
from annotator.store import inputs
from annotator.store.at_once import PlainClaim, add_plain_claims
from annotator.store.database import Connection


def write(
    connection: Connection, plain: Sequence[PlainClaims], run_of: Callable[[str], Run]
) -> tuple[int, Sequence[PlainClaims]]:
    """How many claims were written, and those of which something is known here."""
    ids = [claim[0] for each in plain for claim in each.claims]
    if inputs.decided_of(connection, ids):
        return 0, plain
    known = {run.signature: run for run in inputs.runs(connection)}
    by_makers: dict[tuple[str, ...], list[PlainClaims]] = {}
    for each in plain:
        by_makers.setdefault(each.makers, []).append(each)
    number, left = 0, list[PlainClaims]()
    for makers, of_them in by_makers.items():
        runs = {maker: known.get(maker) or run_of(maker) for maker in makers}
        rows = [row for each in of_them for row in _rows(each)]
        if add_plain_claims(connection, list(runs.values()), rows):
            number += len(rows)
        else:
            left += of_them
    return number, left


def _rows(plain: PlainClaims) -> list[PlainClaim]:
    article = plain.article
    return [(identity, article, start, end, text) for identity, start, end, text in plain.claims]
