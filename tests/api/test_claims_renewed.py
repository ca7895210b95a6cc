"""What renews what another claim tells, and what only contradicts it, by the words alone or by the days between.

The columns: the relation, with what is let pass as well; by how many days the first claim was published after the
second; and both claims. "supersedes" and "refines" are read from the first to the second, with "<" the other way round.
"""

from pathlib import Path

import pytest

from annotator.api.claims import read
from annotator.match.contrast import contrast_facets

pytestmark = pytest.mark.model
_TABLE = Path(__file__).with_name("claim_pairs_renewed.tsv")
_DIRECTED = ("supersedes", "refines")


def test_claims_are_told_as_renewed_only_where_something_was() -> None:
    table = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    said = read([claim for row in table for claim in row[2:]])
    wrong = []
    for (relations, days, *claims), a, b in zip(table, said[::2], said[1::2], strict=True):
        there, back = contrast_facets(a, b, int(days)), contrast_facets(b, a, -int(days))
        told = f"{there.relation}{'<' if there.reversed and there.relation in _DIRECTED else ''}"
        if told not in relations.split("/") or back.relation is not there.relation:
            wrong.append((told, back.relation.value, days, *claims))
    assert not wrong
