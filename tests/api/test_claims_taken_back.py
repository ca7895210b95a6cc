"""What is taken back, lifted or called off, and what is said of others of one kind, with look-alikes.

The columns are those of the claims that are renewed.
"""

from pathlib import Path

import pytest

from annotator.api.claims import read
from annotator.match.contrast import contrast_facets

pytestmark = pytest.mark.model
_TABLE = Path(__file__).with_name("claim_pairs_taken_back.tsv")
_DIRECTED = ("supersedes", "refines")


def test_what_is_taken_back_is_never_told_as_the_same() -> None:
    table = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    said = read([claim for row in table for claim in row[2:]])
    wrong = []
    for (relations, days, *claims), a, b in zip(table, said[::2], said[1::2], strict=True):
        there, back = contrast_facets(a, b, int(days)), contrast_facets(b, a, -int(days))
        told = f"{there.relation}{'<' if there.reversed and there.relation in _DIRECTED else ''}"
        if told not in relations.split("/") or back.relation is not there.relation:
            wrong.append((told, back.relation.value, days, *claims))
    assert not wrong, "\n".join(map(str, wrong))
