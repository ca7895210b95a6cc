"""Tests that the check of a file finds what was changed behind our back."""

from pathlib import Path

import pytest

from annotator.services import checking, claims
from tests import builders
from tests.store import behind

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
    "tally": ("UPDATE tally SET n = n + 1", "The table tally does not say how many there are."),
    "tally gone": ("DELETE FROM tally", "The table tally does not say how many there are."),
    "article tally": ("UPDATE article_tally SET decided = 0", "The table article_tally does not say how many claims"),
    "index": ("INSERT INTO article_fts(article_fts) VALUES ('delete-all')", "The search index does not say what"),
    "copy": ("DELETE FROM meta", "In the table meta the id of this copy is missing."),
    "no schema": ("DELETE FROM label_schema", "There is no label schema."),
    "schema": ("UPDATE label_schema SET toml = '['", "What is stored as version 1 is not a label schema ("),
    "date": ("UPDATE article SET published = 'soon'", "has a date that is none ('soon')."),
    "slots": ("DELETE FROM slot", "The table slot does not say what the decisions say."),
    "claims": ("DELETE FROM claim", "The table claim does not say what the decisions say."),
    "bad payload": ("UPDATE decision SET payload = '{' WHERE seq = 2", "Decision 2 of analyst"),
    "empty payload": ("UPDATE decision SET payload = '{}' WHERE seq = 2", "its content does not match its hash."),
    "float": ("""UPDATE decision SET payload = '{"kind":"claim","x":1.5}' WHERE seq = 2""", "it cannot be read."),
    "deep": ("UPDATE decision SET payload = '{\"a\":' || replace(hex(zeroblob(9999)), '0', '[')", "it cannot be read."),
    "verb": ("UPDATE decision SET verb = 'guess' WHERE seq = 2", "it cannot be read."),
    "kind": ("""UPDATE decision SET payload = '{"kind":"guess"}' WHERE seq = 2""", "it cannot be read."),
    "shown": ("UPDATE decision SET shown = '{' WHERE seq = 2", "it cannot be read."),
    "nonsense": (
        """UPDATE decision SET verb = 'correct', payload = '{"kind":"claim","factuality":"guess"}' WHERE seq = 2""",
        "cannot be followed ('guess' is not a valid Factuality).",
    ),
    "bad proposal": ("UPDATE proposal SET payload = '{' WHERE kind = 'claim'", "(claim) cannot be read."),
    "empty proposal": ("UPDATE proposal SET payload = '{}' WHERE kind = 'claim'", "(claim) cannot be read."),
    "empty link": ("UPDATE proposal SET payload = '{}' WHERE kind = 'link'", "(link) cannot be read."),
    "unknown kind": ("UPDATE proposal SET kind = 'guess' WHERE kind = 'link'", "(guess) cannot be read."),
    "targets": ("DELETE FROM decision_target", "its content does not match its hash."),
    "analysts": ("DELETE FROM analyst", "A row of decision points to a missing analyst."),
    "runs": ("DELETE FROM run", "A row of proposed_by points to a missing run."),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ws = builders.project(tmp_path)
    for identity in builders.claim_ids(ws)[:3]:
        claims.confirm(ws, identity, via="test")
    ws.undo(via="test")
    ws.close()
    return ws.path


@pytest.mark.parametrize("name", sorted(_CHANGED))
def test_a_change_behind_our_back_is_found_and_the_file_left_alone(path: Path, name: str) -> None:
    assert checking.check(path) == []
    sql, sentence = _CHANGED[name]
    behind.change(path, sql)
    before = path.read_bytes()
    found = checking.check(path)
    assert any(sentence in finding for finding in found), found
    assert all(finding.endswith(".") and "\n" not in finding and "[SQL" not in finding for finding in found), found
    assert path.read_bytes() == before


def test_what_can_be_checked_is_checked_beside_what_cannot_be_read(path: Path) -> None:
    behind.change(path, "UPDATE decision SET payload = '{' WHERE seq = 2", "UPDATE body SET text = text || '!'")
    found = checking.check(path)
    assert [finding for finding in found if finding.startswith("Decision 3 ")] == []
    assert len([finding for finding in found if finding.startswith("Decision 2 ")]) == 1
    assert len([finding for finding in found if finding.endswith("was altered.")]) == 2


def test_many_findings_of_a_kind_are_counted(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, *(builders.article(f"Text {number}.") for number in range(33)))
    ws.close()
    behind.change(ws.path, "UPDATE article SET published = 'soon'")
    assert checking.check(ws.path)[20:] == ["And 13 more of this kind."]
