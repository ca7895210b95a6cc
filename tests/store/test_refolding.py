"""Tests of folding anew what an earlier version of the rules folded otherwise."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from annotator.domain.fold import FOLDING
from annotator.domain.ids import ClaimId
from annotator.services import claims
from annotator.services.checking import check
from annotator.services.reading import claim_card
from annotator.services.workspace import Workspace
from annotator.store import meta
from tests import builders


def test_a_project_folded_by_earlier_rules_is_whole_and_is_folded_anew_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "p.facts"
    builders.project(tmp_path, name=path.name).close()
    claim = _contradicted(path)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM meta WHERE key = 'folding'")
        raw.execute("UPDATE claim SET disputed = 0")
    assert check(path) == []
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        assert ws.read(meta.folding) == FOLDING
        assert claim_card(ws, claim).disputed


def test_what_differs_though_it_was_folded_by_the_rules_of_today_is_told(tmp_path: Path) -> None:
    path = tmp_path / "p.facts"
    builders.project(tmp_path, name=path.name).close()
    claim = _contradicted(path)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE claim SET disputed = 0")
    assert any(claim in sentence for sentence in check(path))


def _contradicted(path: Path) -> ClaimId:
    """The first claim of a project, which two analysts corrected to contrary words."""
    for analyst, text in (("ada", "It did."), ("ben", "It did not.")):
        with builders.opened(path, analyst=analyst) as ws:
            card = claim_card(ws, builders.claim_ids(ws)[0])
            claims.correct(ws, card.id, replace(card.claim, text=text), via="test")
    return card.id
