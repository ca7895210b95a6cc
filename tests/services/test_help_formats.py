"""Tests of the help's pages on formats: their lines for other tools run on an export, and print what it holds."""

import importlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner

from annotator.cli.main import app
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.formats import plugins
from annotator.formats.format import ENTRY_POINTS
from annotator.formats.registry import format_written, formats
from annotator.services import claims, facts, reading
from annotator.services.articles import import_paths
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
    assert pages <= {known.name for known in formats()}


def test_every_format_has_a_page_that_says_what_comes_in_and_what_is_lost() -> None:
    for known in formats():
        page = next((markdown(page) for page in PAGES if page.id == f"formats/{known.name}"), "")
        assert not known.reads or "\n## What comes in\n" in page, known.name
        assert known.writes or "\n## What is lost\n" in page, known.name


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


def test_the_lines_for_brat_take_spans_of_several_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "doc.txt").write_bytes(b"Rain.\r\nAna met Ben.")
    (tmp_path / "doc.ann").write_text("T1\tPair 7 10;15 18\tAna Ben\n", encoding="utf-8")
    ws = builders.empty(tmp_path)
    import_paths(ws, [tmp_path / "doc.ann"])
    export(ws, "brat", tmp_path / "demo-brat")
    ws.close()
    monkeypatch.chdir(tmp_path)
    (page,) = [page for page in PAGES if page.id == "formats/brat"]
    (code,) = _CODE.findall(markdown(page))
    exec(compile(code, page.id, "exec"), {})
    assert capsys.readouterr().out == "Pair [(6, 9), (14, 17)] Ana Ben\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The module of the package that the page on plug-ins tells of, installed as its own pyproject.toml says."""
    told = markdown(next(page for page in PAGES if page.id == "plugins"))
    described, code = (re.findall(rf"```{kind}\n(.*?)```", told, re.DOTALL)[0] for kind in ("toml", "python"))
    ((name, value),) = tomllib.loads(described)["project"]["entry-points"][ENTRY_POINTS].items()
    module = tmp_path / "package" / f"{value.partition(':')[0]}.py"
    module.parent.mkdir()
    module.write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(module.parent))
    points = [EntryPoint(name, value, ENTRY_POINTS)]
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: points if group == ENTRY_POINTS else [])
    plugins.brought.cache_clear()
    importlib.invalidate_caches()
    yield module
    sys.modules.pop(module.stem, None)
    plugins.brought.cache_clear()


@pytest.mark.usefixtures("package")
def test_the_package_of_the_page_on_plug_ins_goes_out_and_in(project: Workspace, tmp_path: Path) -> None:
    export(project, "ticker", tmp_path / "demo.ticker")
    first, *_ = builders.claim_ids(project)
    other = builders.empty(tmp_path, name="other.facts")
    assert not import_paths(other, [tmp_path / "demo.ticker"]).troubles
    (again,) = builders.claim_ids(other)
    said, before = reading.claim_card(other, again), reading.claim_card(project, first)
    assert (said.claim.article, said.claim.span, said.status) == (
        before.claim.article,
        before.claim.span,
        before.status,
    )
    other.close()


@pytest.mark.usefixtures("package")
def test_a_line_that_the_package_cannot_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "news.ticker"
    lines = ["{}", "7", json.dumps({"id": "a", "text": "Rain fell.", "claims": [[0, 99], [0, 9]]})]
    file.write_text("\n".join(lines), encoding="utf-8")
    ws = builders.empty(tmp_path)
    told = import_paths(ws, [file]).troubles
    assert [trouble.parameters["line"] for trouble in told] == [1, 2, 3]
    assert len(builders.claim_ids(ws)) == 1
    ws.close()


def test_a_package_that_does_not_work_is_told_of_as_its_page_says(package: Path) -> None:
    package.write_text("import no_such_module", encoding="utf-8")
    result = CliRunner().invoke(app, ["formats"])
    assert "The format ticker of" in result.output
    assert "cannot be used: ModuleNotFoundError" in result.output
