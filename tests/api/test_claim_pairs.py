"""Hundreds of pairs of claims over many topics compare as the tables say: half of them rules were mended by, half not.

The columns: the relation, with what is let pass as well, and both claims; "refines" and "disputes" are read from the
first to the second. What is known to be told wrongly is counted, so that it can only become less.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from annotator.api.claims import compared, read

pytestmark = pytest.mark.model
_FOLDER = Path(__file__).parent
_DIRECTED = ("refines", "disputes")


class Row(NamedTuple):
    """Two claims and the relations that hold, the first being the best."""

    relations: tuple[str, ...]
    a: str
    b: str


def rows(name: str) -> Iterator[Row]:
    for line in (_FOLDER / f"claim_pairs_{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            relations, a, b = line.split("\t")
            yield Row(tuple(relations.split("/")), a, b)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("seen", 1),
        ("unseen", 2),
        ("apart", 0),
        ("others", 0),
        ("answers_seen", 2),
        ("answers_unseen", 4),
        pytest.param("news_seen", 5, marks=pytest.mark.soak),
        pytest.param("news_unseen", 10, marks=pytest.mark.soak),
    ],
)
def test_no_more_pairs_are_told_wrongly_than_are_known(name: str, wrong: int) -> None:
    table = list(rows(name))
    said = read([claim for row in table for claim in (row.a, row.b)])
    missed = []
    for row, a, b in zip(table, said[::2], said[1::2], strict=True):
        found = compared(a, b)
        turned = found.reversed and row.relations[0] in _DIRECTED
        if found.relation not in row.relations or turned:
            missed.append((found.relation, found.reversed, row))
    assert len(missed) <= wrong, missed
