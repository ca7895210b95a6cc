"""Tests of the help's pages on formats: their lines for other tools run on an export, and print what it holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.formats.registry import format_written
from annotator.services import claims, facts
from annotator.services.exporting import export
from annotator.services.help_pages import PAGES, HelpPage, markdown
from annotator.services.workspace import Workspace
from tests import builders

_CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
_WITH_CODE = [page for page in PAGES if page.id.startswith("formats/") and _CODE.search(markdown(page))]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A project with a confirmed claim and a fact that rests on it."""
    ws = builders.project(tmp_path_factory.mktemp("help"), name="demo.facts")
    first, *_ = builders.claim_ids(ws)
    claims.confirm(ws, first, via="test")
    evidence = [Evidence(first, Stance.SUPPORTS)]
    facts.state(ws, "The mandate was extended", evidence, verdict=Verdict.SUPPORTED, via="test")
    yield ws
    ws.close()


def test_every_page_names_the_format_that_it_is_about() -> None:
    pages = {page.id.partition("/")[2] for page in PAGES if page.id.startswith("formats/")}
    assert {format_written(name).name for name in pages} == pages


@pytest.mark.parametrize("page", _WITH_CODE, ids=lambda page: page.id)
def test_the_lines_for_other_tools_run(
    page: HelpPage,
    project: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    format_ = format_written(page.id.partition("/")[2])
    export(project, format_.name, format_.beside(tmp_path / "demo.facts"))
    monkeypatch.chdir(tmp_path)
    for code in _CODE.findall(markdown(page)):
        exec(compile(code, page.id, "exec"), {})
        assert capsys.readouterr().out.strip()
