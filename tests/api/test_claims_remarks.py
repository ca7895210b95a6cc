"""What is denied of somebody stays denied where the other claim names somebody else in passing, with look-alikes.

The columns are those of the claims that are renewed.
"""

from pathlib import Path

import pytest

from annotator.api.claims import read
from annotator.match.contrast import contrast_facets

pytestmark = pytest.mark.model
_TABLE = Path(__file__).with_name("claim_pairs_remarks.tsv")


def test_who_is_named_in_passing_hides_no_denial() -> None:
    table = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    said = read([claim for row in table for claim in row[2:]])
    wrong = []
    for (relations, days, *claims), a, b in zip(table, said[::2], said[1::2], strict=True):
        there, back = contrast_facets(a, b, int(days)), contrast_facets(b, a, -int(days))
        if there.relation not in relations.split("/") or back.relation is not there.relation:
            wrong.append((there.relation.value, back.relation.value, days, *claims))
    assert not wrong, "\n".join(map(str, wrong))
