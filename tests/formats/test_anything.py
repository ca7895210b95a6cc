"""Property tests: whatever bytes a file holds and however it is called, it gives entries and sentences only."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats.document import Given
from annotator.formats.files import read_path, size
from annotator.formats.manner import FIELDS, Reading
from annotator.services.incoming.previewed import Preview
from annotator.services.incoming.previewing import preview

_NAMES = ("a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.zip", "a.jsonl", "sources.jsonl", "a.pdf", "a.docx", "a.eml")
_PARTS = st.sampled_from(
    [
        *(
            b"title,text\n",
            b'"',
            b",",
            b";",
            b"\t",
            b"\r\n",
            b"\n",
            b"\r",
            b"text",
            b"date",
            b"03/04/2020",
            b"\0",
            b"sep=;",
        ),
        *(
            b"<html>",
            b"<p>",
            b"</p>",
            b"<table>",
            b"<a href='x'>",
            b"<!--",
            b"<script>",
            b"<frameset>",
            b"&#12;",
            b"&amp;",
        ),
        *(b"<meta charset=utf-16>", b"<meta charset='hz'>", b"<meta charset=koi8-r>", b"<title>", b"<![CDATA["),
        *(b"<script type='application/ld+json'>", b'{"@type":"Article","author":[[1]]}', b"</script>"),
        *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xe9", b"\x81\x30", b"words of some length that say something "),
        *("Делегация ".encode("cp1251"), "الوفد ".encode("utf-16-le"), "代表团".encode("gb18030"), "é".encode()),
        *(b'{"type":"article","id":"a","text":"b"}\n', b'{"type":"claim"}\n', b"{", b"PK\x03\x04", b"PK\x05\x06"),
        *(
            b"%PDF-1.4\n",
            b"1 0 obj<</Type/Catalog>>endobj\n",
            b"Content-Type: text/html; charset=x\n\n",
            b"Date: Tue,\n",
        ),
    ]
)
_BYTES = st.one_of(
    st.binary(max_size=300), st.lists(st.one_of(_PARTS, st.binary(max_size=8)), max_size=25).map(b"".join)
)
_HOW = st.builds(
    Reading,
    st.sampled_from(["", "", "utf-8", "windows-1251", "UTF-16", "gb18030", "hz", "iso2022_jp", "nope"]),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["", "1", "2", "9", "text", "title"]), max_size=3),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A new folder at every call."""
    return lambda: tmp_path_factory.mktemp("anything")


def seen(path: Path, how: Reading) -> list[Given | AnnotatorError]:
    items = list(read_path(path, how=how))
    assert items or path.suffix == ".jsonl", "nothing was said"  # blank lines and headers say nothing
    for item in items:
        if isinstance(item, AnnotatorError):
            assert str(item)
        elif isinstance(item.entry, Article):
            assert item.entry.text.strip()
            assert "\0" not in item.entry.text
            assert "\r" not in item.entry.text
            item.entry.text.encode()
    assert isinstance(preview(path, how), Preview)
    assert size(path) >= 0
    return items


@given(data=_BYTES, name=st.sampled_from(_NAMES), how=_HOW)
def test_any_bytes_give_entries_and_sentences_only(
    folder: Callable[[], Path], data: bytes, name: str, how: Reading
) -> None:
    path = folder() / name
    path.write_bytes(data)
    first = seen(path, how)
    assert all(isinstance(item, Given | AnnotatorError) for item in first)
    assert [str(item) for item in read_path(path, how=how)] == [str(item) for item in first]


@given(
    files=st.dictionaries(st.sampled_from([*_NAMES, "b/a.csv", "../a.txt", "b\\a.html"]), _BYTES, max_size=4), how=_HOW
)
def test_any_files_in_an_archive_give_entries_and_sentences_only(
    folder: Callable[[], Path], files: dict[str, bytes], how: Reading
) -> None:
    path = folder() / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    assert all(isinstance(item, Given | AnnotatorError) for item in seen(path, how))


@example(places=[(370, 0)], cut=0)
@given(places=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6), cut=st.integers(0, 400))
def test_any_damage_to_an_archive_gives_entries_and_sentences_only(
    folder: Callable[[], Path], places: list[tuple[int, int]], cut: int
) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Words " * 30)
        archive.writestr("b.csv", "title,text\nA,One\n")
    data = bytearray(held.getvalue())
    for at, byte in places:
        data[at % len(data)] = byte
    path = folder() / "a.zip"
    path.write_bytes(data[: len(data) - cut] if cut < len(data) // 2 else data)
    assert all(isinstance(item, Given | AnnotatorError) for item in seen(path, Reading()))
