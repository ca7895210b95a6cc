"""Tests that the check of a file finds what was changed behind our back."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from annotator.domain.decision import Verb
from annotator.domain.errors import BadFile, NotAllowed
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import source_id
from annotator.domain.source import Source
from annotator.domain.suggestion import Kind
from annotator.services import checking, claims, facts
from annotator.services.workspace import Act
from annotator.store import inputs, stopping
from tests import builders
from tests.store import behind

_REPAIR = r"; annotator check --repair makes it anew\."
_END = r"\."
_ID = r"[0-9a-f-]{36}"
_ROW = f"^The row {_ID}.* of the table %s does not say what the decisions say{_REPAIR}$"
_ALTERED = f"^Decision 1 of analyst {_ID}: its content does not match its hash{_END}$"
_UNREAD = f"^Decision 2 of analyst {_ID}: it cannot be read{_END}$"

DERIVED = {
    "status": ("UPDATE claim SET status = 'rejected'", _ROW % "claim"),
    "impossible status": ("UPDATE claim SET status = 'guess'", "CHECK constraint failed in claim" + _REPAIR),
    "judgement": ("DELETE FROM judgement", _ROW % "judgement"),
    "withdrawn": ("DELETE FROM withdrawn", _ROW % "withdrawn"),
    "place": ('UPDATE claim SET "end" = 9999', _ROW % "claim"),
    "text of a claim": ("UPDATE claim SET text = 'Made up.'", _ROW % "claim"),
    "slots": ("DELETE FROM slot", _ROW % "slot"),
    "place of a slot": ('UPDATE slot SET "end" = 9999 WHERE start IS NOT NULL', _ROW % "slot"),
    "claims": ("DELETE FROM claim", _ROW % "claim"),
    "a claim too many": (
        "INSERT INTO claim SELECT 'mine', article, start, \"end\", text, mode, factuality, worth, score, status, "
        "disputed FROM claim LIMIT 1",
        f"^The row mine of the table claim does not say what the decisions say{_REPAIR}$",
    ),
    "link": ("UPDATE link SET relation = 'same'", _ROW % "link"),
    "reasons": ("UPDATE link SET reasons = 'x'", _ROW % "link"),
    "entity": ("UPDATE entity SET name = 'Nobody'", _ROW % "entity"),
    "variant": ("DELETE FROM entity_variant", _ROW % "entity_variant"),
    "mention of an entity": ("DELETE FROM entity_mention", _ROW % "entity_mention"),
    "family": ("DELETE FROM family", _ROW % "family"),
    "fact": ("UPDATE fact SET verdict = 'supported'", _ROW % "fact"),
    "evidence": ("UPDATE evidence SET stance = 'refutes'", _ROW % "evidence"),
    "note": ("UPDATE note SET text = 'x'", _ROW % "note"),
    "article of a claim": (
        "UPDATE claim SET article = 'gone' WHERE id = (SELECT id FROM claim LIMIT 1)",
        f"^The claim {_ID} points to a missing article{_REPAIR}$",
    ),
    "tally": ("UPDATE tally SET n = n + 1", f"^The table tally does not say how many there are{_REPAIR}$"),
    "tally gone": ("DELETE FROM tally", f"^The table tally does not say how many there are{_REPAIR}$"),
    "article tally": (
        "UPDATE article_tally SET decided = 0",
        f"^The table article_tally does not say how many claims each article has{_REPAIR}$",
    ),
    "index": (
        "INSERT INTO article_fts(article_fts) VALUES ('delete-all')",
        f"^The search index does not say what the articles say{_REPAIR}$",
    ),
    "index of words": (
        "DELETE FROM article_fts_data WHERE id > 10",
        f"^The search index does not say what the articles say{_REPAIR}$",
    ),
    "index of rows": (behind.SKEWED_INDEX, f"row 1 missing from index link_to{_REPAIR}$"),
    "index gone": ("DROP INDEX link_to", f"^The index link_to is missing{_REPAIR}$"),
    "trigger gone": (behind.TRIGGER_GONE, f"^The trigger decision_stays is missing{_REPAIR}$"),
}
LASTING = {
    "text": (
        "UPDATE body SET text = text || '!'",
        f"^The stored text [0-9a-f]{{12}} of article {_ID} was altered{_END}",
    ),
    "proposal outside": (
        "UPDATE proposal SET payload = json_set(payload, '$.end', 9999) WHERE kind = 'claim'",
        f"^Claim {_ID} lies outside the text of its article {_ID}{_END}$",
    ),
    "slot outside": (
        "UPDATE proposal SET payload = json_set(payload, '$.slots[0].end', 9999) WHERE kind = 'claim'",
        f"^The slot predicate of claim {_ID} lies outside its article's text{_END}$",
    ),
    "quote": (
        "UPDATE proposal SET payload = json_set(payload, '$.quote', 'mayor') WHERE kind = 'mention'",
        f"^Mention {_ID} quotes what does not stand there in article {_ID}{_END}$",
    ),
    "mention outside": (
        "UPDATE proposal SET payload = json_set(payload, '$.end', 9999, '$.start', 9990) WHERE kind = 'mention'",
        f"^Mention {_ID} quotes what does not stand there in article {_ID}{_END}$",
    ),
    "passage outside": (
        "UPDATE proposal SET payload = json_set(payload, '$.members[0].start', 5, '$.members[0].end', 9999) "
        "WHERE kind = 'family'",
        f"^The passage that family {_ID} names lies outside the text of article {_ID}{_END}$",
    ),
    "decision": ("UPDATE decision SET via = 'forged'", _ALTERED),
    "dropped": (
        "DELETE FROM decision WHERE seq = 1",
        f"^Decision 2 of analyst {_ID}: a decision before it is missing{_END}$",
    ),
    "target": ("UPDATE decision_target SET target = 'x' WHERE ordinal = 0", _ALTERED),
    "reference": ("DELETE FROM body", f"^The article {_ID} points to a missing body{_END}$"),
    "copy": ("DELETE FROM meta", f"^In the table meta the id of this copy is missing{_END}$"),
    "no schema": ("DELETE FROM label_schema", f"^There is no label schema{_END}$"),
    "schema": (
        "UPDATE label_schema SET toml = '['",
        rf"^What is stored as version 1 is not a label schema \(.*\){_END}$",
    ),
    "date": ("UPDATE article SET published = 'soon'", rf"^Article {_ID} has a date that is none \('soon'\){_END}$"),
    "bad payload": ("UPDATE decision SET payload = '{' WHERE seq = 2", _UNREAD),
    "empty payload": (
        "UPDATE decision SET payload = '{}' WHERE seq = 2",
        f"^Decision 2 of analyst {_ID}: its content does not match its hash{_END}$",
    ),
    "float": ("""UPDATE decision SET payload = '{"kind":"claim","x":1.5}' WHERE seq = 2""", _UNREAD),
    "deep": (
        "UPDATE decision SET payload = '{\"a\":' || replace(hex(zeroblob(9999)), '0', '[') WHERE seq = 2",
        _UNREAD,
    ),
    "verb": ("UPDATE decision SET verb = 'guess' WHERE seq = 2", _UNREAD),
    "kind": ("""UPDATE decision SET payload = '{"kind":"guess"}' WHERE seq = 2""", _UNREAD),
    "shown": ("UPDATE decision SET shown = '{' WHERE seq = 2", _UNREAD),
    "nonsense": (
        """UPDATE decision SET verb = 'correct', payload = '{"kind":"claim","factuality":"guess"}' WHERE seq = 2""",
        rf"^The decisions on {_ID} cannot be followed \('guess' is not a valid Factuality\){_END}$",
    ),
    "bad proposal": ("UPDATE proposal SET payload = '{' WHERE kind = 'claim'", rf"\(claim\) cannot be read{_END}$"),
    "empty proposal": (
        "UPDATE proposal SET payload = '{}' WHERE kind = 'claim'",
        rf"^The proposal {_ID} \(claim\) cannot be read{_END}$",
    ),
    "empty link": (
        "UPDATE proposal SET payload = '{}' WHERE kind = 'link'",
        rf"^The proposal {_ID} \(link\) cannot be read{_END}$",
    ),
    "empty mention": (
        "UPDATE proposal SET payload = '{}' WHERE kind = 'mention'",
        rf"^The proposal {_ID} \(mention\) cannot be read{_END}$",
    ),
    "unknown kind": (
        "UPDATE proposal SET kind = 'guess' WHERE kind = 'link'",
        rf"^The proposal {_ID} \(guess\) cannot be read{_END}$",
    ),
    "targets": ("DELETE FROM decision_target", _ALTERED),
    "analysts": ("DELETE FROM analyst", f"^The decision {_ID} points to a missing analyst{_END}$"),
    "runs": ("DELETE FROM run", f"^A row of proposed_by points to a missing run{_END}$"),
    "impossible exposure": (
        "UPDATE decision SET exposure = 'guess' WHERE seq = 2",
        "^The file's pages do not hold: CHECK constraint failed in decision" + _END,
    ),
}
_CHANGED = {**DERIVED, **LASTING}


def full_project(folder: Path) -> Path:
    """The path of a closed project with decisions of every kind, and something in every table; always the same file."""
    path = folder / "project.facts"
    path.write_bytes(_full())
    return path


@cache
def _full() -> bytes:
    with TemporaryDirectory() as folder:
        return _filled(Path(folder)).read_bytes()


def _filled(folder: Path) -> Path:
    ws = builders.project(folder)
    agency = Source(source_id("Wire"), "Wire")
    one = builders.article("One wire text of long ago.", source=agency.id, language="en")
    two = builders.article("Another wire text of long ago.")
    groups = (builders.family(one, two), builders.story(one, two))
    builders.store(ws, agency, one, two, *groups, run=builders.MATCHED)
    ws.write(lambda c: inputs.add_extra(c, {one.id: {"desk": "North Africa"}}))
    ids = builders.claim_ids(ws)
    for identity in ids[:3]:
        claims.confirm(ws, identity, via="test")
    ws.undo(via="test")
    ws.act([Act(Verb.NOTE, Kind.CLAIM, ids[3], {"text": "Ask the ministry."})], via="test")
    evidence = [Evidence(ids[0], Stance.SUPPORTS), Evidence(ids[3], Stance.REFUTES)]
    facts.state(ws, "The mandate was extended.", evidence, verdict=Verdict.CONFLICTING, rationale="18 or 12", via="F")
    ws.close()
    return ws.path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return full_project(tmp_path)


@pytest.mark.parametrize("name", sorted(_CHANGED))
def test_a_change_behind_our_back_is_found_and_the_file_left_alone(path: Path, name: str) -> None:
    assert checking.check(path) == []
    sql, sentence = _CHANGED[name]
    behind.change(path, sql)
    before = path.read_bytes()
    found = checking.check(path)
    assert any(re.search(sentence, finding) for finding in found), found
    assert all(finding.endswith(".") and "\n" not in finding and "[SQL" not in finding for finding in found), found
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_can_be_checked_is_checked_beside_what_cannot_be_read(path: Path) -> None:
    behind.change(path, "UPDATE decision SET payload = '{' WHERE seq = 2", "UPDATE body SET text = text || '!'")
    found = checking.check(path)
    assert [finding for finding in found if finding.startswith("Decision 3 ")] == []
    assert len([finding for finding in found if finding.startswith("Decision 2 ")]) == 1
    assert len([finding for finding in found if finding.endswith(" was altered.")]) == 4


def test_many_findings_of_a_kind_are_counted(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, *(builders.article(f"Text {number}.") for number in range(33)))
    ws.close()
    behind.change(ws.path, "UPDATE article SET published = 'soon'")
    assert checking.check(ws.path)[20:] == ["And 13 more of this kind."]


def test_a_check_that_is_stopped_at_any_part_says_so_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(stopping, "_WORK_BETWEEN_LOOKS", 1_000)
    told: list[str] = []

    def note(_done: int, _total: int, what: str) -> bool:
        told.append(what)
        return True

    assert checking.check(path, progress=note) == []
    parts = list(dict.fromkeys(told))
    assert parts[0] == "copying"
    assert len(parts) == 13
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    for at in (*range(0, len(told), max(1, len(told) // 40)), len(told) - 1):
        seen = iter(range(at))
        with pytest.raises(NotAllowed, match=r"^The check was stopped; .* is as it was\.$"):
            checking.check(path, progress=lambda *_, seen=seen: next(seen, None) is not None)
        assert list((tmp_path / "temporary").iterdir()) == []


def test_a_check_without_room_for_its_copy_names_the_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(BadFile, match=r"cannot be checked: .* needs 1 MB of free disk for a copy; .* in TMPDIR\.$"):
        checking.check(path)
