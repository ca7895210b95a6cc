"""Tests of the list of formats."""

from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, Missing
from annotator.formats.document import Given, sort_key
from annotator.formats.files import read_path
from annotator.formats.format import Format
from annotator.formats.native import write
from annotator.formats.registry import format_written, formats
from annotator.paths import seeds


@pytest.mark.parametrize("known", formats(), ids=lambda known: known.name)
def test_a_format_goes_one_way_at_least_and_says_what_it_loses(known: Format) -> None:
    assert known.reads or known.writes
    assert known.losses.endswith(".")
    assert all(extension.startswith(".") for extension in known.extensions)
    assert not known.writes or format_written(known.name) is known


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(Missing, match="Nothing can be exported as odt; known are jsonl, csv"):
        format_written("odt")


def test_what_a_format_writes_it_reads_without_trouble(tmp_path: Path) -> None:
    entries = sorted((item.entry for item in read_path(seeds()) if isinstance(item, Given)), key=sort_key)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes("".join(write(entries)).encode())
    again = list(read_path(copy))
    assert not [item for item in again if isinstance(item, AnnotatorError)]
    assert [item.entry for item in again if isinstance(item, Given)] == entries
