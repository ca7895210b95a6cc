"""Tests of the list of formats."""

from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, Missing
from annotator.formats.document import Given, sort_key
from annotator.formats.registry import Format, format_named, formats
from annotator.paths import seeds


@pytest.mark.parametrize("known", formats(), ids=lambda known: known.name)
def test_a_format_goes_one_way_at_least_and_says_what_it_loses(known: Format) -> None:
    assert known.reads or known.writes
    assert known.losses.endswith(".")
    assert all(extension.startswith(".") for extension in known.extensions)
    assert format_named(known.name) is known


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(Missing, match="no format called pdf; known are jsonl, csv, text"):
        format_named("pdf")


def test_what_a_format_writes_it_reads_without_trouble(tmp_path: Path) -> None:
    native = format_named("jsonl")
    assert native.read
    assert native.write
    entries = sorted((item.entry for item in native.read(seeds()) if isinstance(item, Given)), key=sort_key)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes("".join(native.write(entries)).encode())
    again = list(native.read(copy))
    assert not [item for item in again if isinstance(item, AnnotatorError)]
    assert [item.entry for item in again if isinstance(item, Given)] == entries
