"""Labels made elsewhere become decisions, each once."""

import json
from pathlib import Path

from annotator.services import articles, reading
from annotator.services.workspace import Workspace
from annotator.store import export_queries

_LINES = [
    {"type": "article", "id": "a1", "text": "Parliament voted on Monday. Nobody objected."},
    {"type": "claim", "id": "c1", "article": "a1", "start": 0, "end": 26, "makers": ["m@1"]},
    {"type": "note", "id": "n1", "target": "c1", "text": "Ask the clerk"},
    {"type": "note", "id": "n2", "target": "nothing", "text": "Lost"},
]


def _imported(folder: Path, times: int) -> Workspace:
    file = folder / "labels.jsonl"
    file.write_text("\n".join(map(json.dumps, _LINES)) + "\n", encoding="utf-8")
    ws = Workspace.create(folder / "p.facts", analyst="ada")
    for _ in range(times):
        troubles = [str(trouble) for trouble in articles.import_paths(ws, [file]).troubles]
        told = (
            "there is no thing nothing here; the note was left out. Put it into the file, or import what has it first."
        )
        assert troubles == [f"{file}, line 4: {told}"]
    return ws


def test_a_hand_made_note_becomes_one_decision_however_often_it_comes(tmp_path: Path) -> None:
    ws = _imported(tmp_path, times=2)
    noted = ws.read(export_queries.notes)
    count = reading.counts(ws).decisions
    ws.close()
    assert [(note.target, note.text) for note in noted] == [("c1", "Ask the clerk")]
    assert count == 1
