"""Tests that the check of a file finds what was changed behind our back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.services import checking, claims
from tests import builders

_CHANGED = {
    "status": ("UPDATE claim SET status = 'rejected'", "The table claim does not say what the decisions say."),
    "judgement": ("DELETE FROM judgement", "The table judgement does not say what the decisions say."),
    "withdrawn": ("DELETE FROM withdrawn", "The table withdrawn does not say what the decisions say."),
    "text": ("UPDATE body SET text = text || '!'", "was altered."),
    "proposal": ("UPDATE proposal SET payload = replace(payload, 'held', 'broke')", "The table claim does not say"),
    "place": ('UPDATE claim SET "end" = 9999', "lies outside its article's text."),
    "decision": ("UPDATE decision SET via = 'forged'", "its content does not match its hash."),
    "dropped": ("DELETE FROM decision WHERE seq = 1", "a decision before it is missing."),
    "target": ("UPDATE decision_target SET target = 'x' WHERE ordinal = 0", "its content does not match its hash."),
    "reference": ("DELETE FROM body", "A row of article points to a missing body."),
}


@pytest.mark.parametrize("name", sorted(_CHANGED))
def test_a_change_behind_our_back_is_found_and_the_file_left_alone(tmp_path: Path, name: str) -> None:
    ws = builders.project(tmp_path)
    for identity in builders.claim_ids(ws)[:3]:
        claims.confirm(ws, identity, via="test")
    ws.undo(via="test")
    ws.close()
    assert checking.check(ws.path) == []
    sql, sentence = _CHANGED[name]
    with closing(sqlite3.connect(ws.path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger, _ in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(sql)
        for _, made in triggers:
            connection.execute(made)
        connection.commit()
    before = ws.path.read_bytes()
    found = checking.check(ws.path)
    assert any(sentence in finding for finding in found), found
    assert ws.path.read_bytes() == before
