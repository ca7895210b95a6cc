"""Tests that claims told by place and words alone are those with no more to tell, in the lines they had before."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.ids import ClaimId
from annotator.formats.bare_claims import BareClaim
from annotator.formats.choosing import EVERYTHING, Chosen
from annotator.formats.document import ClaimEntry, identity, sort_key
from annotator.formats.native.writing import entry_line, record_line
from annotator.services import claims
from annotator.services.articles import import_paths
from annotator.services.outgoing.outgoing import StoredCase
from annotator.services.workspace import Workspace
from annotator.store.database import Connection
from tests import builders

_TOLD: dict[str, dict[str, object]] = {
    "bare": {"factuality": "PR+", "worth": 0.25, "score": 0.5},
    "other words": {"text": 'It "rained" \u2028 \\ hard.'},
    "by two": {"makers": ["p@1", "q@2"]},
    "by nobody named": {"makers": None},
    "with a key of theirs": {"mood": "wet"},
    "with a time": {"time": {"value": "2020"}},
    "told by somebody": {"attribution": {"mode": "indirect"}},
    "by a rule": {"why": ["said"]},
    "confirmed": {},
    "open again": {},
}
_BARE = ["bare", "other words", "by two"]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    article: dict[str, object] = {"type": "article", "id": "a", "text": "Rain fell. " * len(_TOLD)}
    lines = [article]
    for at, (name, more) in enumerate(_TOLD.items()):
        place = {"article": "a", "start": 11 * at, "end": 11 * at + 10}
        lines.append({"type": "claim", "id": name, **place, "makers": ["p@1"], **more})
    file = tmp_path / "theirs.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    ws = builders.empty(tmp_path)
    assert import_paths(ws, [file]).troubles == []
    claims.confirm(ws, ClaimId("confirmed"), via="test")
    claims.confirm(ws, ClaimId("open again"), via="test")
    ws.undo(via="test")
    yield ws
    ws.close()


@pytest.mark.parametrize("chosen", [EVERYTHING, Chosen(soft=True), Chosen(frozenset(["proposed"]))])
def test_the_lines_are_those_that_the_general_way_writes(ws: Workspace, chosen: Chosen) -> None:
    def both(connection: Connection) -> tuple[list[ClaimEntry | BareClaim], list[ClaimEntry]]:
        case = StoredCase(connection, chosen)
        return [each for some in case.made_of_claims(list) for each in some], list(case.of(ClaimEntry))

    told, entries = ws.read(both)
    assert [entry_line(each) for each in told] == [f"{record_line(each)}\n" for each in entries]
    assert [(sort_key(each), identity(each)) for each in told] == [(sort_key(e), identity(e)) for e in entries]
    assert [each.id for each in told if isinstance(each, BareClaim)] == _BARE
