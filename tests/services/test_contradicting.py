"""Decisions that contradict each other are told, those that a touched link is part of alone, and nothing is undone."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.claim import Claim
from annotator.domain.link import Relation
from annotator.services import checking, contradicting, links
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with closing(builders.empty(tmp_path)) as made:
        for article in _ARTICLES:
            builders.store(made, article, *builders.sentences(article))
        yield made


_ARTICLES = [builders.article(f"The ferry {how} off Korvik", how) for how in ("sank", "burned", "foundered", "left")]
A, B, C, D = (builders.sentences(article)[0] for article in _ARTICLES)


def say(ws: Workspace, a: Claim, b: Claim, relation: Relation = Relation.SAME) -> list[str]:
    """What is in contradiction after a link."""
    touched = links.link(ws, a.id, b.id, relation, via="test").targets
    return [each.words for each in contradicting.with_links(ws, [target for _, target in touched])]


def test_the_last_of_three_decisions_tells_of_all_and_all_are_kept(ws: Workspace) -> None:
    assert say(ws, A, B) == say(ws, B, C) == []
    (told,) = say(ws, A, C, Relation.DIFFERENT)
    assert [told.count(each.text) for each in (A, B, C)] == [2, 2, 2]
    assert contradicting.count(ws) == 1
    assert checking.checked(ws.path).troubles == []
    (remark,) = checking.checked(ws.path).remarks
    assert remark.startswith(f"Decisions contradict each other: {told}; ")


def test_a_same_that_closes_the_chain_tells_it_as_well(ws: Workspace) -> None:
    assert say(ws, A, C, Relation.DIFFERENT) == say(ws, A, B) == []
    assert len(say(ws, B, C)) == 1


def test_a_link_that_has_no_part_in_it_tells_nothing(ws: Workspace) -> None:
    for a, b, relation in ((A, B, Relation.SAME), (B, C, Relation.SAME), (A, C, Relation.DIFFERENT)):
        links.link(ws, a.id, b.id, relation, via="test")
    assert say(ws, C, D) == []
    assert len(say(ws, A, D, Relation.DIFFERENT)) == 1
    assert contradicting.count(ws) == 2


def test_what_is_taken_back_contradicts_nothing(ws: Workspace) -> None:
    for a, b, relation in ((A, B, Relation.SAME), (B, C, Relation.SAME), (A, C, Relation.DIFFERENT)):
        links.link(ws, a.id, b.id, relation, via="test")
    undone = ws.undo(via="test")
    assert contradicting.with_links(ws, [target for _, target in undone.targets]) == []
    assert contradicting.count(ws) == 0
    assert checking.checked(ws.path).remarks == []
