"""Tests of what is one article and what is another: the same file adds nothing, another outlet is another article."""

import zipfile
from pathlib import Path

import pytest

from annotator.services.articles import ImportReport, import_bytes, import_paths, import_text
from annotator.services.workspace import Workspace
from annotator.store import inputs

_TEXT = "Hulusi Akar, the Turkish Defence Minister, said on Saturday that Turkey would go on training forces in Libya."
_MORE = "Parliament had extended the mandate by 18 months, the agency reported, although many members were absent."


@pytest.fixture
def ws(empty: Workspace) -> Workspace:
    return empty


def _page(site: str) -> str:
    stated = f"<meta property='og:site_name' content='{site}'><link rel='canonical' href='https://{site}.example/1'>"
    return f"<html><head>{stated}</head><body><p>{_TEXT}</p><p>{_MORE}</p></body></html>"


def _written(folder: Path, name: str, outlet: str) -> Path:
    """The one text as a file of the kind that its name says; of pages and tables also as printed by an outlet."""
    path = folder / name
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{outlet}.html", _page(outlet))
        return path
    content = {
        ".html": _page(outlet),
        ".csv": f"text,outlet\n{_TEXT},{outlet}\n".replace(_TEXT, f'"{_TEXT}"'),
        ".txt": _TEXT,
    }[path.suffix]
    path.write_text(content, encoding="utf-8")
    return path


def _came(report: ImportReport) -> tuple[int, int, list[str]]:
    return report.articles, report.unchanged, [str(trouble) for trouble in report.troubles]


def _once_more(report: ImportReport) -> list[str]:
    """What is told of articles that came more than once in one import, which were not here before for that."""
    told = [str(each).rpartition(": ")[2] for each in report.remarks]
    return [each.removesuffix(" in this import, which changed nothing.") for each in told]


@pytest.mark.parametrize("kind", [".txt", ".html", ".csv", ".zip"])
def test_the_same_file_twice_adds_nothing(ws: Workspace, tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path, f"a{kind}", "wire")
    assert _came(import_paths(ws, [path])) == (1, 0, [])
    assert _came(import_paths(ws, [path])) == (0, 1, [])
    twice = import_paths(ws, [path, path])
    assert (_came(twice), _once_more(twice)) == ((0, 1, []), ["1 article came once more"])


@pytest.mark.parametrize("kind", [".txt", ".html", ".csv", ".zip"])
def test_the_same_text_of_another_outlet_is_another_article(ws: Workspace, tmp_path: Path, kind: str) -> None:
    paths = [_written(tmp_path, f"{outlet}{kind}", outlet) for outlet in ("wire", "post")]
    assert _came(import_paths(ws, paths)) == (2, 0, [])
    bodies = ws.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM body").scalar_one())
    assert bodies == 1


def test_rows_that_differ_in_their_address_alone_are_articles_of_their_own(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,url\nOne,https://a.example\nOne,https://b.example\nOne,https://a.example\n", encoding="utf-8")
    report = import_paths(ws, [path])
    assert (_came(report), _once_more(report)) == ((2, 0, []), ["1 article came once more"])


def test_a_page_in_a_folder_and_in_an_archive_is_one_article(ws: Workspace, tmp_path: Path) -> None:
    paths = [_written(tmp_path, "wire.html", "wire"), _written(tmp_path, "wire.zip", "wire")]
    report = import_paths(ws, paths)
    assert (_came(report), _once_more(report)) == ((1, 0, []), ["1 article came once more"])


def test_the_same_text_pasted_twice_adds_nothing(ws: Workspace) -> None:
    assert _came(import_text(ws, f"{_TEXT}\r\n")) == (1, 0, [])
    assert _came(import_text(ws, f"{_TEXT}\n")) == (0, 1, [])
    assert _came(import_bytes(ws, f"{_TEXT}\n".encode(), name="Standard input")) == (0, 1, [])
    assert _came(import_text(ws, f"{_TEXT}\n", source=" The  Wire ", published="2020-12-26")) == (1, 0, [])
    assert [source.name for source in ws.read(inputs.sources)] == ["The Wire"]


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("", None, "There is no text"),
        (" \n\0", None, "There is no text"),
        ("\u200b\u00a0", None, "only invisible"),
        ("A text.", "26/12/2020", "is no date"),
    ],
)
def test_what_cannot_be_pasted_is_one_sentence(ws: Workspace, text: str, published: str | None, words: str) -> None:
    articles, unchanged, troubles = _came(import_text(ws, text, published=published))
    assert (articles, unchanged, len(troubles), words in troubles[0]) == (0, 0, 1, True)


def test_a_pasted_text_may_hold_what_no_file_can(ws: Workspace) -> None:
    assert _came(import_text(ws, "Words \ud800 and \0.", title="\ud800 A\n title")) == (1, 0, [])
