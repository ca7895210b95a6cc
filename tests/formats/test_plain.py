"""Tests of plain text files: decoding, title, and what is said of files that are no text."""

from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import BadFile
from annotator.domain.ids import text_hash
from annotator.formats import plain, regular
from annotator.formats.originals import on_disk
from annotator.formats.plain import title_of


def written(folder: Path, data: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_article(path: Path) -> Article:
    return plain.read_article(on_disk(path))[0]


def test_zeros_in_a_text_are_told(tmp_path: Path) -> None:
    article, decoding = plain.read_article(on_disk(written(tmp_path, b"One\0 two\0 three.")))
    assert article.text == "One\ufffd two\ufffd three."
    assert [str(each) for each in decoding.remarks("a.txt")] == [
        "a.txt: 2 characters that no text can hold (NUL, or half of a pair) came in as � (U+FFFD)."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_decoded_by_its_mark(tmp_path: Path, encoding: str) -> None:
    article = read_article(written(tmp_path, "ليبيا 𠀀 😀\r\nnext".encode(encoding)))
    assert article.text == "ليبيا 𠀀 😀\nnext"
    assert article.sha256 == text_hash(article.text)


def test_big_endian_utf_16_is_decoded(tmp_path: Path) -> None:
    assert read_article(written(tmp_path, b"\xfe\xff" + "Akar".encode("utf-16-be"))).text == "Akar"


def test_the_name_of_the_file_and_its_first_line_are_kept(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, b"\n# Akar in Libya\n\nHe came.", "visit.md"))
    assert (article.file, article.title, article.text[0]) == ("visit.md", "Akar in Libya", "\n")


def test_the_same_file_gives_the_same_article(tmp_path: Path) -> None:
    path = written(tmp_path, b"Akar said so.")
    assert read_article(path) == read_article(path)


def test_a_seldom_zero_byte_is_shown_as_a_replacement(tmp_path: Path) -> None:
    assert read_article(written(tmp_path, b"a" * 200 + b"\0")).text.endswith("a\ufffd")


def test_zero_bytes_in_a_short_text_are_no_reason_to_refuse_it(tmp_path: Path) -> None:
    assert read_article(written(tmp_path, b"ab\0cd\0ef")).text == "ab\ufffdcd\ufffdef"


def test_a_text_beyond_the_limit_is_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular, "LARGEST", 1024**2)
    with pytest.raises(BadFile, match=r"report\.txt is larger than 1 MB; split it"):
        read_article(written(tmp_path, b"a" * (1024**2 + 1)))
    assert len(read_article(written(tmp_path, b"a" * 1024**2)).text) == 1024**2


@pytest.mark.parametrize(
    ("data", "message_id", "words"),
    [
        (b"", "file-empty", "holds no text"),
        (b" \r\n\t", "file-empty", "holds no text"),
        (b"\xef\xbb\xbf", "file-empty", "holds no text"),
        ("Ливия и мир\nЛивия".encode() + b"\xff", "file-not-utf8", "at byte 31, line 2"),
        (b"one\n\xe9\xf8", "encoding-unclear", "line 2"),
        (b"\xff\xfea", "encoding-fails", "not UTF-16 at byte 2"),
        (b"PK\x03\x04\0\0\xff\xff", "file-other", "a ZIP archive"),
        (b"\0\x01\xff\xfe\x80\x02\0\0\x9d", "file-binary", "position 0"),
        (b"a\x01\x02\x03", "file-binary", "position 1"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, data: bytes, message_id: str, words: str) -> None:
    with pytest.raises(BadFile, match=words) as refused:
        read_article(written(tmp_path, data))
    assert refused.value.message_id == message_id
    assert "report.txt" in str(refused.value)


TABLE = "text\tquote\nIt sank on Monday.\tIt sank\nIt rose on Friday.\tIt rose\nIt lay.\t\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TABLE, ["has 2 columns parted by tabs as a table has; if each"]),
        ("id\ttext\tlabel\n1\tIt sank.\tPER\n", ["has 3 columns parted by tabs as a table has"]),
        ("text\ttitle\nIt sank.\tT\n", ["has 2 columns parted by tabs as a table has"]),
        ("12\t|t|x\n", []),
        ("12|t|It sank.\n12|a|More of it.\n12\t0\t2\tIt\tShip\tS1\n", ["with the marks of PubTator in it"]),
        ("To:\tthe press\nFrom:\tthe mayor\n\nIt sank.", []),
        ("It sank.\n\tIt was late.\nIt rose.\n\tIt was early.\nSo it was.\nMore followed.", []),
        ("Name\tX", []),
    ],
)
def test_a_text_that_begins_like_a_table_is_told(tmp_path: Path, text: str, told: list[str]) -> None:
    _, decoding = plain.read_article(on_disk(written(tmp_path, text.encode("utf-16"))))
    assert [each in str(said) for each, said in zip(told, decoding.also, strict=True)] == [True] * len(told)


def test_a_missing_file_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone\.txt cannot be read \(No such file or directory\)"):
        read_article(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Akar in Libya\n\nHe came.", "Akar in Libya"),
        ("\n\n  Akar in Libya  \nHe came.", "Akar in Libya"),
        ("## Akar\n", "Akar"),
        ("Akar came.", "Akar came."),
        ("He came to Tripoli on Saturday and left the same day.\nMore was said of the visit by others.", None),
        ("x" * 150, "x" * 150),
        ("x" * 151, "x" * 80 + "…"),
    ],
)
def test_a_title_is_the_headline_or_the_beginning(text: str, title: str | None) -> None:
    expected = title or "He came to Tripoli on Saturday and left the same day. More was said of the visit…"
    assert title_of(text) == expected
