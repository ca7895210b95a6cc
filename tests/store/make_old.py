"""Makes resources/old/vN.facts, a project of this format version, N, that every later version must open.

Run once for a released version: `python -m tests.store.make_old`. The file is kept; it is never made anew.
"""

import sys
from pathlib import Path

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import SourceId
from annotator.domain.link import Relation
from annotator.domain.source import Reliability, Source
from annotator.paths import resource
from annotator.services import claims, facts, links
from annotator.services.workspace import Workspace
from annotator.store.migrations import VERSION
from tests import builders


def main(path: Path | None = None) -> Path:
    """The path of the new file; FileExistsError if it is kept already."""
    target = path or resource("old") / f"v{VERSION}.facts"
    if target.exists():
        raise FileExistsError(target)
    ws = Workspace.create(target, analyst="ada")
    builders.store(ws, Source(SourceId("wire"), "Wire", Reliability.B))
    ours, theirs = builders.fill(ws)
    claims.confirm(ws, ours[0].id, via="key:C")
    claims.reject(ws, ours[1].id, reason="opinion", via="key:X")
    claims.unsure(ws, ours[2].id, via="key:U")
    links.link(ws, ours[0].id, theirs[0].id, Relation.CONTRADICTS, via="key:K")
    evidence = [Evidence(ours[0].id, Stance.SUPPORTS), Evidence(theirs[0].id, Stance.REFUTES)]
    facts.state(ws, "The mandate was extended.", evidence, verdict=Verdict.CONFLICTING, rationale="18 or 12", via="F")
    ws.undo(via="key:Ctrl+Z")
    ws.redo(via="key:Ctrl+Shift+Z")
    ws.close()
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
