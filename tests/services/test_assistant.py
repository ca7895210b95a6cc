"""Tests of the process beside the window: it finds what the program itself finds, and ends when it is asked to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services.exporting import export
from annotator.services.suggesting import suggest
from annotator.services.suggestions import regrouping
from annotator.services.suggestions.assistant import Assistant
from annotator.services.workspace import Workspace
from annotator.store import matching as kept
from tests import builders

_TEXTS = (
    "Parliament extended the mandate in Libya by 18 months.",
    "Parliament prolonged the mandate in Libya by 12 months.",
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    for text in _TEXTS:
        _add(ws, text)
    yield ws
    ws.close()


def _add(ws: Workspace, text: str) -> None:
    article = builders.article(text, f"Report {text}")
    builders.store(ws, article, *builders.sentences(article))


def _exported(ws: Workspace) -> bytes:
    out = ws.path.with_name("out.jsonl")
    out.unlink(missing_ok=True)
    export(ws, "jsonl", out)
    return out.read_bytes()


def test_it_finds_what_the_program_itself_finds_and_goes_on_with_it(ws: Workspace) -> None:
    beside = Assistant(ws)
    assert suggest(ws, by=beside).links == 1
    _add(ws, "Parliament cut the mandate in Libya to 6 months.")
    assert suggest(ws, by=beside).links == 3
    found = _exported(ws)
    ws.write(kept.forget)
    suggest(ws)
    assert _exported(ws) == found


@pytest.mark.soak
def test_a_run_stopped_beside_the_window_leaves_nothing_and_the_next_one_finds_all(ws: Workspace) -> None:
    beside, before = Assistant(ws), _exported(ws)
    assert suggest(ws, by=beside, progress=lambda _done, _total, what: what == "Getting claims ready").stopped
    assert _exported(ws) == before
    assert suggest(ws, by=beside).links == 1


def test_a_session_that_the_file_knows_nothing_of_is_not_gone_on_with(ws: Workspace) -> None:
    session = regrouping.Session()
    suggest(ws, by=session)
    ws.write(kept.forget)
    suggest(ws)
    _add(ws, "Parliament cut the mandate in Libya to 6 months.")
    assert suggest(ws, by=session).links == 3
