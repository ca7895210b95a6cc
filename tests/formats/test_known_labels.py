"""Tests of the label schema in exports: its labels and guidelines stand where a format has a place for them."""

from pathlib import Path

import pytest

from annotator.formats.document import Entry, SchemaEntry
from annotator.formats.known_labels import guidelines, label_schema, mention_labels
from annotator.formats.registry import format_written
from annotator.paths import resource
from tests.formats.cases import MemoryCase, exported

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
    exported(exporter, [SchemaEntry(1, _TOML)], tmp_path / "out")
    written = (tmp_path / "out" / _FILE[name]).read_text(encoding="utf-8")
    assert "VESSEL" in written
    assert "One fact <a> claim." in written.replace("&lt;", "<").replace("&gt;", ">")
