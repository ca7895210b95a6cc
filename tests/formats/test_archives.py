"""Tests of archives: read in place like a folder, and nothing unsafe taken from them."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats import archives
from annotator.formats.document import Given
from annotator.formats.files import read_path

_UTF_8 = 0x800


def read(path: Path) -> tuple[list[Article], list[str]]:
    items = list(read_path(path))
    articles = [item.entry for item in items if isinstance(item, Given) and isinstance(item.entry, Article)]
    return articles, [str(item).removeprefix(str(path)) for item in items if isinstance(item, AnnotatorError)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "week.zip"


def packed(path: Path, *members: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)


def test_an_archive_is_read_like_a_folder(path: Path) -> None:
    line = json.dumps({"type": "article", "id": "one", "title": "From the table", "file": "one.txt"})
    packed(
        path,
        ("b/one.txt", "One\nText."),
        ("b/sources.jsonl", line),
        ("a.md", "# Two\nText."),
        ("c/week.csv", "title,text\nThree,Text.\nFour,\n"),
        ("picture.png", b"\x89PNG"),
        (".hidden.txt", "No"),
        ("__MACOSX/._a.md", "No"),
    )
    articles, troubles = read(path)
    assert [article.title for article in articles] == ["From the table", "Two", "Three"]
    assert troubles == [
        ": 1 file of other kinds passed over (.png).",
        ": c/week.csv, line 3: the row has no text and was left out; put the text into it.",
    ]
    assert sorted(each.name for each in path.parent.iterdir()) == ["week.zip"]


def test_the_same_files_give_the_same_articles_in_a_folder_and_in_an_archive(path: Path) -> None:
    folder = path.parent / "week"
    (folder / "sub").mkdir(parents=True)
    files = {"a.txt": "One\nText.", "sub/b.csv": "title,text\nTwo,Text.\n"}
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    packed(path, *files.items())
    assert read(path)[0] == read(folder)[0]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_a_name_that_leads_out_is_passed_over(path: Path, name: str) -> None:
    packed(path, (name, "Out"), ("in.txt", "In\nText."))
    articles, troubles = read(path)
    assert [article.title for article in articles] == ["In"]
    assert troubles == [
        f": {name.replace(chr(92), '/')} leads out of its folder; it was passed over. Copy what it leads to "
        "into the folder."
    ]


def test_links_and_archives_within_are_passed_over(path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    packed(path, (link, "/etc/passwd"), ("inner.zip", b"PK"), ("in.txt", "In\nText."))
    articles, troubles = read(path)
    assert [article.title for article in articles] == ["In"]
    assert troubles == [
        ": inner.zip is an archive within an archive; unpack the outer one and import the folder.",
        ": link.txt is a link; it was passed over. Pack the file itself that it leads to.",
    ]


def test_encrypted_files_are_told_once(path: Path) -> None:
    packed(path, ("a.txt", "A"), ("b.txt", "B"), ("c.txt", "C\nText."))
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        for _ in range(2):
            at = data.index(mark, at + 1)
            data[at + offset] |= 1
    path.write_bytes(data)
    articles, troubles = read(path)
    assert [article.title for article in articles] == ["C"]
    assert troubles == [
        ": a.txt and 1 more file are encrypted and left out; unpack with the password and import the folder."
    ]


def test_one_encrypted_file_is_told_alone(path: Path) -> None:
    packed(path, ("a.txt", "A"))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert read(path)[1] == [": a.txt is encrypted and left out; unpack with the password and import the folder."]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_of_one_name_the_one_left_out_is_told(path: Path) -> None:
    packed(path, ("a.txt", "One\nText."), ("a.txt", "Two\nText."), ("A.txt", "Three\nText."))
    articles, troubles = read(path)
    assert sorted(article.title or "" for article in articles) == ["Three", "Two"]
    assert troubles == [
        ": a.txt is in the archive 2 times; the last one came in, as unpacking gives it, and the earlier ones were "
        "left out. Pack each under a name of its own."
    ]
    packed(path, ("a.txt", "One\nText."), ("a.txt", "One\nText."))
    assert [len(each) for each in read(path)] == [1, 0]


def test_many_small_files_that_unpack_to_too_much_are_refused(path: Path) -> None:
    packed(path, *((f"{number}.txt", b"b" * 900_000) for number in range(30)))
    assert path.stat().st_size * 200 < 30 * 900_000
    articles, troubles = read(path)
    assert articles == []
    assert troubles == [
        " would unpack to more than 200 times its size, which no text does; nothing was taken from the archive."
    ]


def test_files_that_lie_over_one_another_are_one_sentence(path: Path) -> None:
    packed(path, ("000.txt", "One\nText."))
    data = path.read_bytes()
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    listed = b"".join(data[start:end].replace(b"000.txt", b"%03d.txt" % number) for number in range(500))
    count = (500).to_bytes(2, "little")
    tail = b"PK\x05\x06\0\0\0\0" + count + count + len(listed).to_bytes(4, "little") + start.to_bytes(4, "little")
    path.write_bytes(data[:start] + listed + tail + b"\0\0")
    assert read(path) == (
        [],
        [
            " lists files that lie over one another, as only harmful archives do; nothing was taken from it. "
            "Pack it once more."
        ],
    )


def test_of_many_like_troubles_in_an_archive_the_rest_is_counted(path: Path) -> None:
    packed(path, *((f"{number:03}.txt", " ") for number in range(50)), ("a.txt", "One\nText."))
    articles, troubles = read(path)
    assert (len(articles), len(troubles)) == (1, 21)
    assert troubles[-1] == (
        f': and 30 more of this kind, the last being "{path}: 049.txt holds no text; nothing was taken from it. '
        'See that it is the right file, and whole".'
    )


def test_what_systems_put_into_archives_is_passed_over_without_a_word(path: Path) -> None:
    packed(path, ("a.txt", "A\nText."), (".DS_Store", "x"), ("b/Thumbs.db", "x"), ("__MACOSX/b/._c.jpg", "x"))
    assert [len(each) for each in read(path)] == [1, 0]


def test_what_would_unpack_to_too_much_is_refused_before_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(path, ("bomb.txt", b"a" * 20 * 1024**2), ("in.txt", "In\nText."))
    articles, troubles = read(path)
    assert (articles, len(troubles)) == ([], 1)
    assert troubles[0].startswith(": bomb.txt would unpack to more than 200 times its size")
    monkeypatch.setattr(archives, "MOST_BYTES", 1024)
    assert "would unpack to more than" in read(path)[1][0]
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    assert "lists more than 1 files" in read(path)[1][0]


def test_a_file_that_is_larger_than_it_is_listed_with_gives_no_more(path: Path) -> None:
    packed(path, ("a.txt", "x" * 100_000))
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark)
        data[at + offset : at + offset + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert read(path) == ([], [": a.txt is damaged or no ZIP archive; pack it once more."])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_unpack_any_amount_at_once_are_refused(path: Path, method: int) -> None:
    packed(path, ("a.txt", "A text. " * 100), method=method)
    assert read(path) == ([], [": a.txt is packed in a way that cannot be read safely; pack it as an ordinary ZIP."])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive at all", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert read(path) == ([], [" is damaged or no ZIP archive; pack it once more."])


def test_an_empty_archive_is_told(path: Path) -> None:
    packed(path)
    assert [trouble.strip() for trouble in read(path)[1]] == [f"Nothing came in from {path}."]


def test_damage_in_one_file_leaves_the_others(path: Path) -> None:
    packed(path, ("a.txt", "One " * 1000), ("b.txt", "Two\nText."), method=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"One ") + 10] ^= 0xFF
    path.write_bytes(data)
    articles, troubles = read(path)
    assert [article.title for article in articles] == ["Two"]
    assert troubles == [": a.txt is damaged or no ZIP archive; pack it once more."]


@pytest.mark.parametrize(("flag", "encoding"), [(_UTF_8, "utf-8"), (0, "utf-8"), (0, "cp437")])
def test_names_are_read_whatever_packed_them(path: Path, flag: int, encoding: str) -> None:
    name = "Übersicht.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("N" * len(name.encode(encoding)), "A\nText.")
    data = path.read_bytes().replace(b"N" * len(name.encode(encoding)), name.encode(encoding))
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.index(mark)
        changed[at + offset : at + offset + 2] = flag.to_bytes(2, "little")
    path.write_bytes(changed)
    assert [article.file for article in read(path)[0]] == [name]


def test_a_table_in_an_archive_reaches_only_into_its_own_folder(path: Path) -> None:
    lines = [json.dumps({"type": "article", "id": name, "file": name}) for name in ("../a.txt", "gone.txt", "b.txt")]
    packed(path, ("a.txt", "Out\nText."), ("sub/sources.jsonl", "\n".join(lines)), ("sub/b.txt", "In\nText."))
    articles, troubles = read(path)
    assert articles[0].id == "b.txt"
    assert "file must be the name of a text file beside this one" in troubles[0]
    assert (
        troubles[1] == ": sub/gone.txt cannot be read (it is not there); see that it is there and that you may read it."
    )


def test_a_list_of_files_of_any_size_is_not_taken_into_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(path, *((f"{number}.txt", "A") for number in range(100)))
    monkeypatch.setattr(archives, "_LIST_BYTES", 1000)
    asked: list[int] = []

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(-1 if size is None else size)
            return super().read(size)

    data = path.read_bytes()
    monkeypatch.setattr(Path, "open", lambda _path, _mode: Counted(data))
    assert read(path)[1] == [" is damaged or no ZIP archive; pack it once more."]
    assert max(asked) <= 1000
    assert min(asked) >= 0
