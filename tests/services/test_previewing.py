"""Tests of previews: what a file would give, from its beginning alone, and never an exception."""

import os
import zipfile
from pathlib import Path

import pytest

from annotator.formats import regular
from annotator.formats.manner import Reading
from annotator.formats.rows import HEAD_BYTES
from annotator.services.incoming import previewing
from annotator.services.incoming.previewed import Kind
from annotator.services.incoming.previewing import preview
from tests.formats.printing import pdf

_RUSSIAN = "Делегация вылетела утром из столицы. По словам посла, переговоры продлятся ещё два дня."


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_shows_its_first_lines_its_title_and_its_encoding(tmp_path: Path) -> None:
    seen = preview(written(tmp_path, "a.txt", f"# A title\r\n\r\n{_RUSSIAN}\n"))
    assert (seen.kind, seen.encoding, seen.certain, seen.articles, seen.whole) == (Kind.TEXT, "UTF-8", True, 1, True)
    assert (seen.title, seen.lines, seen.trouble) == ("A title", ("# A title", "", _RUSSIAN, ""), "")


def test_a_guessed_encoding_is_shown_as_one_and_can_be_changed(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", _RUSSIAN.encode("cp1251"))
    guessed, named = preview(path), preview(path, Reading("KOI8-R"))
    assert (guessed.encoding, guessed.certain, guessed.lines) == ("windows-1251", False, (_RUSSIAN,))
    assert (named.encoding, named.certain) == ("KOI8-R", True)
    assert named.lines[0] == _RUSSIAN.encode("cp1251").decode("koi8_r")


def test_a_table_shows_its_columns_what_they_are_and_its_first_rows(tmp_path: Path) -> None:
    rows = "".join(f'{n};"Text\n{n}";x\n' for n in range(30))
    seen = preview(written(tmp_path, "a.csv", f"Headline;Body;Other\n{rows};;\n31;;\n"))
    assert (seen.kind, seen.columns) == (Kind.TABLE, ("Headline", "Body", "Other"))
    assert (seen.mapping, seen.articles) == ({"text": "Body", "title": "Headline"}, 30)
    assert (len(seen.rows), seen.rows[0], seen.trouble) == (20, ("0", "Text 0", "x"), "")


def test_a_column_of_judgements_without_words_of_claims_is_not_said_to_come_in(tmp_path: Path) -> None:
    judged = "text,label,annotator\nThe ship sank.,true,ann\nIt sailed.,false,bob\n"
    assert preview(written(tmp_path, "b.csv", judged)).idle == {"verdict"}
    path = written(tmp_path, "a.csv", f"{judged}It left.,maybe,bob\n")
    for seen in (preview(path), preview(path, Reading(columns={"status": "label"}))):
        assert seen.mapping == {"text": "text", "status": "label"}
        assert seen.idle == {"status"}
    assert preview(path, Reading(columns={"quote": "text"})).idle == frozenset()


def test_a_table_without_text_shows_its_columns_and_the_trouble(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "words,said by\nOne,Jane\n")
    seen = preview(path)
    assert (seen.columns, seen.rows, seen.articles) == (("words", "said by"), (("One", "Jane"),), 0)
    assert "none of its columns (words, said by) is known to hold the text" in seen.trouble
    given = preview(path, Reading(columns={"text": "words", "author": "said by"}))
    assert (given.mapping, given.articles, given.trouble) == ({"text": "words", "author": "said by"}, 1, "")
    counted = preview(path, Reading(columns={"text": "1"}))
    assert (counted.columns, counted.articles, counted.rows[0]) == (("1", "2"), 2, ("words", "said by"))
    assert "no column called gone" in preview(path, Reading(columns={"text": "gone"})).trouble


def test_lines_are_counted_by_kind(tmp_path: Path) -> None:
    lines = '{"type":"article","id":"a","text":"b"}\n{"type": "claim"}\n{"type": "claim"}\n'
    seen = preview(written(tmp_path, "a.jsonl", lines))
    assert (seen.kind, seen.articles, seen.claims, seen.whole, seen.encoding) == (Kind.LINES, 1, 2, True, "")


def test_folders_and_archives_show_their_files(tmp_path: Path) -> None:
    inner = tmp_path / "week"
    inner.mkdir()
    for name in ("b.txt", "a.csv", "c.png"):
        written(inner, name, "x")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("sub/b.txt", "x")
        archive.writestr("../c.txt", "x")
    folder, packed = preview(inner), preview(tmp_path / "a.zip")
    assert (folder.kind, folder.articles, folder.lines, folder.trouble) == (Kind.FOLDER, 2, ("a.csv", "b.txt"), "")
    assert (packed.kind, packed.articles, packed.lines) == (Kind.ARCHIVE, 1, ("sub/b.txt",))
    assert "../c.txt leads out" in packed.trouble


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("a.txt", b"", Kind.TEXT, "holds no text"),
        ("a.txt", b"%PDF-1.7", Kind.TEXT, "is a PDF document"),
        ("a.html", b"<html></html>", Kind.PAGE, "holds no main text"),
        ("a.csv", b"\n\n", Kind.TABLE, "holds no text"),
        ("a.zip", b"PK", Kind.ARCHIVE, "is damaged or no ZIP archive"),
        ("a.pdf", b"%PDF-1.7", Kind.DOCUMENT, "is no PDF file that can be read"),
        ("a.xyz", b"words", Kind.OTHER, "is of a kind that cannot be imported"),
        ("a.rtf", b"words", Kind.OTHER, "cannot be read as it is; save it as .docx"),
        ("a.mhtml", b"MIME", Kind.OTHER, "is a web archive"),
        ("a.a1", b"T1", Kind.OTHER, "is one part of the annotations of its text"),
        ("a.conllu", b"1\tBob", Kind.OTHER, "holds words with their grammar"),
        ("a.conll", b"# x\n\n1" + b"\tBob" * 9 + b"\n", Kind.OTHER, "holds words with their grammar"),
    ],
)
def test_what_cannot_come_in_is_one_sentence(tmp_path: Path, name: str, content: bytes, kind: Kind, words: str) -> None:
    seen = preview(written(tmp_path, name, content))
    assert (seen.kind, seen.articles) == (kind, 0)
    assert seen.trouble.startswith(f"{tmp_path / name} {words}")


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "not an ordinary file" in preview(tmp_path / "pipe.txt").trouble
    for name in ("gone.txt", "gone.csv", "gone", "link.txt", "gone.zip", "gone.jsonl"):
        assert f"{tmp_path / name} cannot be read" in preview(tmp_path / name).trouble


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
def test_only_the_beginning_of_a_large_file_is_read(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, name, "title,text\n" + "A,Some words\n" * 50_000)
    with path.open("r+b") as file:
        file.truncate(400 * 1024**2)  # a hole: reading it all would take long
    monkeypatch.setattr(regular, "LARGEST", HEAD_BYTES)  # `whole` would refuse it
    seen = preview(path)
    assert (seen.whole, seen.trouble == "") == ((name == "a.txt"), name != "a.txt")
    assert all(len(row) == 2 for row in seen.rows)


def test_labels_of_other_tools_say_whose_they_are_and_what_they_bring(tmp_path: Path) -> None:
    inner = tmp_path / "week"
    inner.mkdir()
    written(inner, "a.txt", "Rain fell.")
    written(inner, "a.ann", "T1\tClaim 0 10\tRain fell.\n")
    written(inner, "b.txt", "Snow fell.")
    alone, folder = preview(inner / "a.ann"), preview(inner)
    assert (alone.kind, alone.labelling, alone.articles, alone.claims) == (Kind.LABELS, "brat standoff", 1, 1)
    assert (alone.lines, alone.trouble) == (("T1\tClaim 0 10\tRain fell.", ""), "")
    assert [(each.labelling, each.files) for each in folder.inside] == [("brat standoff", 1), ("", 1)]
    assert folder.lines == ("a.ann", "b.txt")


def test_what_is_wrong_has_the_id_of_its_message(tmp_path: Path) -> None:
    seen = preview(written(tmp_path, "scan.pdf", pdf([()])))
    assert (seen.wrong, seen.kind) == ("pdf-no-text", Kind.DOCUMENT)


def test_rows_are_counted_column_by_column(tmp_path: Path) -> None:
    seen = preview(written(tmp_path, "a.csv", "quote,speaker,row\nIt rained.,,1\nIt snowed.,Haftar,2\n"))
    assert (seen.body, seen.filled, seen.of_claims, seen.claims) == (2, (2, 1, 2), True, 2)


def test_long_cells_and_lines_are_cut(tmp_path: Path) -> None:
    rows = preview(written(tmp_path, "a.csv", f"title,text\nA,{'x' * 5000}\n")).rows
    lines = preview(written(tmp_path, "a.txt", "x" * 5000)).lines
    assert max(map(len, (*rows[0], *lines))) == previewing._CHARACTERS


def test_what_tables_and_texts_of_a_folder_or_archive_ask_is_asked_once(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    (folder / "in").mkdir(parents=True)
    (folder / "a.csv").write_text("text,quote,status\nRain fell.,Rain,approved by me\nRain fell.,fell,yes\n")
    (folder / "b.csv").write_text("text,quote,status,date\nSnow fell.,Snow,approved by me,26/12/2020\n")
    (folder / "in" / "c.csv").write_text("text,quote,status,date\nHail fell.,Hail,set aside,05/04/2020\n")
    (folder / "d.txt").write_text("Gazette, 04/12/2020\n\nIt met.\n")
    (folder / "e.csv").write_bytes(b"\xff\xfe\x00")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in sorted(folder.rglob("*.csv")):
            archive.write(path, path.relative_to(folder))
    for path, day in ((folder, "04/12/2020"), (tmp_path / "all.zip", "05/04/2020")):
        seen = preview(path)
        assert (seen.strange, seen.unclear) == (("approved by me", "set aside"), day)
    (folder / "in" / "c.csv").unlink()
    assert (preview(folder / "in").unclear, preview(folder / "in").strange) == ("", ())


def test_labels_in_a_guessed_encoding_show_it_and_can_be_read_in_another(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_bytes("España B-LOC\ngana O\n. O\n".encode("latin-1"))
    seen = preview(tmp_path / "a.conll")
    assert (seen.kind, seen.encoding, seen.certain, seen.lines[0]) == (
        *(Kind.LABELS, "windows-1252", False, "España B-LOC"),
    )
    seen = preview(tmp_path / "a.conll", Reading(encoding="windows-1250"))
    assert (seen.encoding, seen.certain, seen.lines[0]) == ("windows-1250", True, "Espańa B-LOC")
    (tmp_path / "b.json").write_text('[{"data":{"text":"Ana left."},"annotations":[]}]', encoding="utf-8")
    assert preview(tmp_path / "b.json").encoding == ""
