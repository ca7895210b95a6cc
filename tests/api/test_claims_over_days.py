"""What renews, takes back or denies what another claim tells, by the words and the days between, with look-alikes.

The columns: the relation, with what is let pass as well; by how many days the first claim was published after the
second; and both claims. "supersedes" and "refines" are read from the first to the second, with "<" the other way round.
"""

from pathlib import Path

import pytest

from annotator.api.claims import read
from annotator.match.contrast import contrast_facets

pytestmark = pytest.mark.model
_DIRECTED = ("supersedes", "refines")


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without the lines that only tell of them."""
    lines = Path(__file__).with_name(f"claim_pairs_{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def told_otherwise(name: str) -> list[tuple[str, ...]]:
    """The rows of a table of which either direction tells anything else, each after what both tell."""
    table = rows(name)
    said = read([claim for row in table for claim in row[2:]])
    wrong: list[tuple[str, ...]] = []
    for (relations, days, *claims), a, b in zip(table, said[::2], said[1::2], strict=True):
        there, back = contrast_facets(a, b, int(days)), contrast_facets(b, a, -int(days))
        told = f"{there.relation}{'<' if there.reversed and there.relation in _DIRECTED else ''}"
        if told not in relations.split("/") or back.relation is not there.relation:
            wrong.append((told, back.relation.value, days, *claims))
    return wrong


def test_claims_are_told_as_renewed_only_where_something_was() -> None:
    assert told_otherwise("renewed") == []


def test_what_is_taken_back_is_never_told_as_the_same() -> None:
    assert told_otherwise("taken_back") == []


def test_who_is_named_in_passing_hides_no_denial() -> None:
    assert told_otherwise("remarks") == []
