"""Tests of the label schema in exports: its labels and guidelines stand where a format has a place for them."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook

from annotator.formats.document import Entry, SchemaEntry
from annotator.formats.dossier.parts import guidelines_section
from annotator.formats.dossier.rereading import words
from annotator.formats.known_labels import GUIDELINES, guidelines, label_schema, mention_labels
from annotator.formats.registry import format_written
from annotator.paths import resource
from tests import builders
from tests.formats.cases import MemoryCase, exported
from tests.formats.told import ToldMemoryCase, exporter_of

_TOML = (
    resource("schema.toml")
    .read_text(encoding="utf-8")
    .replace('name = "News claims"', 'name = "x"\nguidelines = """\nOne fact <a> claim.\nNo "opinions".\n"""')
    .replace('"PERSON"', '"VESSEL"')
)
_FILE = {"label-studio": "config.xml", "brat": "annotation.conf"}


def test_the_schema_in_force_counts_and_not_the_newest() -> None:
    case = MemoryCase([SchemaEntry(1, _TOML, in_force=True), SchemaEntry(2, "")])
    assert mention_labels(case)[0] == "VESSEL"
    assert guidelines(case).startswith("One fact")


@pytest.mark.parametrize("entries", [[], [SchemaEntry(1, "")]])
def test_without_a_schema_there_are_no_labels(entries: list[Entry]) -> None:
    case = MemoryCase(entries)
    assert (label_schema(case), mention_labels(case), guidelines(case)) == (None, (), "")


@pytest.mark.parametrize("name", _FILE)
def test_labels_nobody_used_and_guidelines_are_in_the_configuration(tmp_path: Path, name: str) -> None:
    exporter = format_written(name).exporter
    assert exporter is not None
    (told,) = exported(exporter, [SchemaEntry(1, _TOML)], tmp_path / "out")
    assert list(told.lost) == [f"not as a whole; labels and guidelines of the one in force are in {_FILE[name]}"]
    written = (tmp_path / "out" / _FILE[name]).read_text(encoding="utf-8")
    assert "VESSEL" in written
    assert "One fact <a> claim." in written.replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])
def test_the_type_system_tells_labels_values_and_guidelines_to_its_own_reader(tmp_path: Path, name: str) -> None:
    cassis = import_module("cassis")
    exporter = format_written(name).exporter
    assert exporter is not None
    exported(exporter, [builders.article("It held."), SchemaEntry(1, _TOML)], tmp_path / "out")
    if name == "uima-xmi":
        types = cassis.load_typesystem(tmp_path / "out" / "TypeSystem.xml")
    else:
        with next((tmp_path / "out").glob("*.json")).open("rb") as file:
            types = cassis.load_cas_from_json(file).typesystem
    claim = types.get_type("webanno.custom.Claim")
    assert "statement, event, plan, opinion" in claim.description
    assert "One fact <a> claim." in claim.description
    assert "confirmed, corrected, rejected" in claim.get_feature("status").description
    named = types.get_type("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    assert "VESSEL" in named.get_feature("value").description


def test_the_collection_of_annotations_tells_labels_and_guidelines(tmp_path: Path) -> None:
    exporter = format_written("web-annotation").exporter
    assert exporter is not None
    exported(exporter, [SchemaEntry(1, _TOML)], tmp_path / "out")
    told = json.loads((tmp_path / "out" / "_collection.jsonld").read_text(encoding="utf-8"))
    assert (told["label"], told["annotator:labels"][0]) == ("x, label schema 1", "VESSEL")
    assert told["annotator:guidelines"].startswith("One fact <a> claim.")


@pytest.mark.parametrize("name", ["report", "viewer"])
def test_pages_for_people_tell_the_guidelines(tmp_path: Path, name: str) -> None:
    (told,) = exported(exporter_of(name), [SchemaEntry(1, _TOML)], tmp_path / "out.html", ToldMemoryCase)
    assert [why.partition(" are ")[0] for why in told.lost] == ["not as a whole; guidelines of the one in force"]
    page = html.fromstring((tmp_path / "out.html").read_text(encoding="utf-8"))
    (section,) = (each for each in page.iter("section") if each.get("class") == "guidelines")
    assert [words(each) for each in section] == [GUIDELINES, "One fact <a> claim.", 'No "opinions".']


def test_guidelines_on_a_page_keep_their_paragraphs_and_indents() -> None:
    section = html.fromstring(guidelines_section("One fact.\nNo opinions.\n\n  - a *list*\n"))
    told = [(str(each.text), each.get("class")) for each in section.iter("p")]
    assert told == [("One fact.", "apart"), ("No opinions.", None), ("  - a *list*", "apart")]


def test_the_report_on_paper_tells_the_guidelines(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    exported(exporter_of("pdf"), [SchemaEntry(1, _TOML)], tmp_path / "out.pdf", ToldMemoryCase)
    with pdfium.PdfDocument(tmp_path / "out.pdf") as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert GUIDELINES in text
    assert "One fact <a> claim." in text


def test_guidelines_on_paper_keep_their_paragraphs_and_begin_at_their_side(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    toml = _TOML.replace('One fact <a> claim.\nNo "opinions".', "First.\nSecond.\n\nThird.\nالعربية")
    exported(exporter_of("pdf"), [SchemaEntry(1, toml)], tmp_path / "out.pdf", ToldMemoryCase)
    with pdfium.PdfDocument(tmp_path / "out.pdf") as document:
        page = document[len(document) - 1]
        told = page.get_textpage()
        text = told.get_text_range()
        at = {word[0]: told.get_charbox(text.index(word)) for word in ("First.", "Second.", "Third.")}
        arabic = max(told.get_charbox(place)[2] for place, letter in enumerate(text) if letter >= "\u0600")
        width = page.get_width()
    (one, two), (_, three) = ((at["F"][1], at["S"][1]), (at["S"][1], at["T"][1]))
    assert two - three > 1.2 * (one - two) > 0
    assert arabic > 0.8 * width


def test_the_description_of_a_workbook_tells_the_guidelines(tmp_path: Path) -> None:
    (told,) = exported(exporter_of("xlsx"), [SchemaEntry(1, _TOML)], tmp_path / "out.xlsx")
    assert [*told.lost] == ["not as a whole; guidelines of the one in force are in the description of the workbook"]
    described = load_workbook(tmp_path / "out.xlsx").properties.description
    assert described.splitlines() == ["One fact <a> claim.", 'No "opinions".']


def test_the_card_of_a_data_set_tells_the_guidelines(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    exported(exporter_of("parquet"), [SchemaEntry(1, _TOML)], tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert f'## {GUIDELINES}\n\n    One fact <a> claim.\n    No "opinions".\n' in card


def test_the_schema_lies_beside_the_documents_of_spacy(tmp_path: Path) -> None:
    exporter = format_written("docbin").exporter
    assert exporter is not None
    exported(exporter, [SchemaEntry(1, _TOML)], tmp_path / "out")
    assert (tmp_path / "out" / "label_schema" / "1.toml").read_text(encoding="utf-8") == _TOML
