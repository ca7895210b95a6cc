"""Tests of the report as PDF: its words are found again by another reader, in any script, and none acts as markup."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.document import Entry, FactEntry
from annotator.formats.report import pdf
from annotator.formats.report.coverage import coverage_of
from annotator.formats.report.typefaces import folders, printable, runs_right_to_left
from tests.formats.cases import exported
from tests.formats.strategies import projects
from tests.formats.told import ToldMemoryCase, case, exporter_of
from tests.sampling import examples

pdfium = pytest.importorskip("pypdfium2")
TEXT = pdfium.raw.FPDF_PAGEOBJ_TEXT
MARKUP = '#let x = 1; #panic("x") *bold* _it_ $x^2$ `raw` @label <f1> // [#read("/etc/hostname")] \\ "'


def written(folder: Path, entries: list[Entry]) -> Path:
    """The report of a case, once it was read back and accounted for."""
    out = folder / "r.pdf"
    exported(exporter_of("pdf"), entries, out, ToldMemoryCase)
    return out


def text_of(file: Path) -> str:
    with pdfium.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(5))
@given(project=projects())
def test_whatever_a_project_holds_is_found_again_or_told_as_lost(
    project: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert written(tmp_path_factory.mktemp("pdf"), project).read_bytes().startswith(b"%PDF-")


def test_facts_quotes_and_pages_are_read_by_another_program(tmp_path: Path) -> None:
    text = " ".join(text_of(written(tmp_path, case())).split())
    assert "The bridge opened" in text
    assert "橋は金曜日に開いた" in text
    assert "3 independent roots (at most 4)" in text
    assert "slightly smiling face" in text
    assert "[U+202E]evil" in text
    assert "3 / 3" in text


def test_words_that_look_like_markup_stay_words(tmp_path: Path) -> None:
    entries = [
        replace(each, fact=replace(each.fact, text=MARKUP, rationale=MARKUP)) if isinstance(each, FactEntry) else each
        for each in case()
    ]
    assert "".join(MARKUP.split()) in "".join(text_of(written(tmp_path, entries)).split())


def test_words_too_long_for_a_line_stay_on_the_page(tmp_path: Path) -> None:
    long = "https://example.org/" + "x" * 400
    entries = [replace(e, fact=replace(e.fact, text=long)) if isinstance(e, FactEntry) else e for e in case()]
    with pdfium.PdfDocument(written(tmp_path, entries)) as document:
        page = document[1]
        rightmost = max(item.get_bounds()[2] for item in page.get_objects() if item.type == TEXT)
        assert rightmost < page.get_width() - 50


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, case()).read_bytes()
    assert written(tmp_path, case()).read_bytes() == first


def test_an_empty_project_is_told_as_one(tmp_path: Path) -> None:
    assert "No fact has been stated yet" in text_of(written(tmp_path, []))


def test_one_fact_stands_on_the_first_page_and_several_behind_their_contents(tmp_path: Path) -> None:
    facts = [each for each in case() if isinstance(each, FactEntry)]
    one = [each for each in case() if each not in facts[1:]]
    for entries, contents in ((one, False), (case(), True)):
        with pdfium.PdfDocument(written(tmp_path, entries)) as document:
            first = document[0].get_textpage().get_text_range()
        assert ("Contents" in first, "Fact 1" in first) == (contents, not contents)


def test_facts_beyond_what_one_pdf_holds_are_told_as_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST", 1)
    held = exported(exporter_of("pdf"), case(), tmp_path / "r.pdf", ToldMemoryCase)
    assert {why: ids for each in held if each.kind is FactEntry for why, ids in each.lost.items()} == {
        "no room in one PDF beyond 1 fact; the report as a web page holds all": ("f2",)
    }


def test_what_no_typeface_has_is_printed_as_its_name_or_number() -> None:
    assert printable("a🙂é桥ليبيا שלום हिन्दी ไทย\u00ad") == "a[slightly smiling face]é桥ليبيا שלום हिन्दी ไทย"
    assert printable("\u202eᠮ") == "[U+202E][U+182E]"


def test_every_typeface_says_what_it_covers() -> None:
    files = [file for folder in folders() for file in sorted(Path(folder).iterdir())]
    covered = [coverage_of(file) for file in files if file.suffix in (".ttf", ".ttc")]
    assert len(covered) >= 7
    assert all(each.has(" ") for each in covered)
    assert not any(each.has("\U0010fffd") for each in covered)


def test_the_first_letter_of_a_text_tells_its_direction() -> None:
    assert [runs_right_to_left(text) for text in ("“אב a", "1 a ב", "", "12")] == [True, False, False, False]
