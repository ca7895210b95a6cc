"""Tests of the one way in: files and folders, and the table that tells of the texts beside it."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from spacy.tokens import DocBin

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.source import Source
from annotator.formats import regular
from annotator.formats.document import Given
from annotator.formats.endings import PACKED, SAVED_AS
from annotator.formats.files import importable, in_order, read_path
from annotator.formats.foreign import extensions
from annotator.formats.native import reading
from annotator.paths import seeds
from annotator.services.articles import import_paths
from tests import builders


def titles(path: Path) -> list[str | None]:
    items = [item.entry for item in read_path(path) if isinstance(item, Given)]
    return [entry.title for entry in items if isinstance(entry, Article)]


def troubles(path: Path) -> list[str]:
    return [str(item) for item in read_path(path) if isinstance(item, AnnotatorError)]


def table(folder: Path, **keys: str) -> None:
    line = json.dumps({"type": "article", "id": "one", "title": "From the table", **keys})
    (folder / "sources.jsonl").write_text(f"{line}\n", encoding="utf-8")


def test_the_seeds_come_in_with_what_their_table_tells() -> None:
    items = list(read_path(seeds()))
    entries = [item.entry for item in items if isinstance(item, Given)]
    articles = [entry for entry in entries if isinstance(entry, Article)]
    assert len(items) == len(entries)
    assert len(articles) == len(list(seeds().glob("*.txt"))) == 5
    assert sum(isinstance(entry, Source) for entry in entries) == 6
    assert all(article.title and article.source and article.file for article in articles)


def test_a_folder_gives_its_texts_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "one.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(f"Title of {name}\nText.", encoding="utf-8")
    table(tmp_path, file="one.txt")
    assert titles(tmp_path) == ["From the table", "Title of a.md", "Title of b.txt"]
    assert troubles(tmp_path) == [f"{tmp_path}: 1 file of other kinds passed over (.png)."]


def test_files_of_other_kinds_are_counted_by_kind(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.JPG", "c.jpg", "in/d.exe", "in/noext", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).write_text("Title\nText.", encoding="utf-8")
    assert troubles(tmp_path) == [f"{tmp_path}: 4 files of other kinds passed over (.jpg, .exe, no ending)."]
    (tmp_path / "a.txt").unlink()
    assert troubles(tmp_path)[1] == f"Nothing came in from {tmp_path}."


def test_files_that_labels_go_by_are_told_by_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "out" / "label_schema").mkdir(parents=True)
    for name in ("a.txt", "annotation.conf", "visual.conf", "other.conf", "other.toml"):
        (tmp_path / "out" / name).write_text("Title\nText.", encoding="utf-8")
    for version in (1, 2):
        (tmp_path / "out" / "label_schema" / f"{version}.toml").write_text("", encoding="utf-8")
    assert troubles(tmp_path) == [
        f"{tmp_path}: what brat shows by (annotation.conf, visual.conf) stayed out, for it labels nothing.",
        f"{tmp_path}: the label schema of the export stayed out (1.toml, 2.toml), for a project keeps its own; to take "
        "that over, put the text of the file into Tools, Label schema (or annotator decide).",
        f"{tmp_path}: 2 files of other kinds passed over (.conf, .toml).",
    ]


def test_of_many_like_troubles_of_a_file_of_lines_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("no\n" * 500 + '{"type":"cow"}\n', encoding="utf-8")
    told = troubles(path)
    assert len(told) == 22
    assert told[-1].startswith(
        f'{path}: and 480 more of this kind, the last being "{path}, line 500: not a JSON object'
    )


def test_folders_within_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "week").mkdir()
    (tmp_path / "week" / "a.txt").write_text("Title\nText.", encoding="utf-8")
    assert titles(tmp_path) == ["Title"]


def test_a_table_cannot_reach_into_other_folders(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Not yours\nText.", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "..", "a\0.txt", "sources.jsonl"):
        table(inner, file=name)
        assert titles(inner) == [], name
        assert (
            "file must be the name of a text file beside this one" in troubles(inner)[0] or "null" in troubles(inner)[0]
        )


def test_a_missing_text_of_a_table_is_told(tmp_path: Path) -> None:
    table(tmp_path, file="gone.txt")
    assert troubles(tmp_path) == [
        f"{tmp_path / 'gone.txt'} cannot be read (No such file or directory); see that it is there and that you "
        "may read it."
    ]


def test_a_bad_text_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b.txt").write_text("Title\nText.", encoding="utf-8")
    assert titles(tmp_path) == ["Title"]
    assert len(troubles(tmp_path)) == 1


def test_other_kinds_of_files_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(b"words")
    assert "a.xyz is of a kind that cannot be imported; known are .txt, .md, .html, " in troubles(tmp_path / "a.xyz")[0]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        *((f"a{ending}", ".docx (or .txt)") for ending in (".doc", ".rtf", ".odt", ".pages", ".epub")),
        ("a.MBOX", ".eml (or .txt), a file a mail,"),
        ("a.ods", ".xlsx (or .csv)"),
        ("a.parquet", ".csv (or .xlsx)"),
    ],
)
def test_what_can_be_saved_as_something_that_is_read_is_refused_with_that(
    tmp_path: Path, name: str, better: str
) -> None:
    (tmp_path / name).write_bytes(b"words")
    told = f"{tmp_path / name} cannot be read as it is; save it as {better} and import that."
    assert troubles(tmp_path / name) == [told]


def test_what_is_packed_is_to_be_unpacked_first(tmp_path: Path) -> None:
    (tmp_path / "d.xmi.gz").write_bytes(b"words")
    (tmp_path / "texts.tar").write_bytes(b"words")
    assert troubles(tmp_path / "d.xmi.gz") == [
        f"{tmp_path / 'd.xmi.gz'} is packed in a way that is not read; unpack it first, and import what was in it."
    ]
    assert troubles(tmp_path)[0].endswith(
        ": 2 files of other kinds passed over (.gz, .tar); unpack .gz and .tar first, and import what was in them."
    )


def test_nothing_that_is_read_is_to_be_saved_as_something_else() -> None:
    assert not set(extensions()) & {*SAVED_AS, *PACKED}


def test_what_is_not_there_or_empty_is_told(tmp_path: Path) -> None:
    assert troubles(tmp_path) == [f"Nothing came in from {tmp_path}."]
    for name in ("gone.txt", "gone.jsonl", "gone"):
        assert "gone" in troubles(tmp_path / name)[0]
        assert "cannot be read" in troubles(tmp_path / name)[0]


def test_lines_break_at_line_feeds_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    text = "one\u2028two\x85three"
    path.write_text(json.dumps({"type": "article", "id": "a", "text": text}, ensure_ascii=False), encoding="utf-8")
    entries = [item.entry for item in read_path(path) if isinstance(item, Given)]
    assert isinstance(entries[0], Article)
    assert entries[0].text == text


@pytest.mark.parametrize("name", ["pipe.txt", "pipe.jsonl"])
def test_a_pipe_is_passed_over(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (tmp_path / "a.txt").write_text("Title\nText.", encoding="utf-8")
    assert titles(tmp_path) == ["Title"]
    told = (
        f"{tmp_path / name} is not an ordinary file; it was passed over. Save what it gives as a file and import that."
    )
    assert troubles(tmp_path) == [told] == troubles(tmp_path / name)


def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    inner, secret = tmp_path / "inner", tmp_path / "secret.txt"
    (inner / "deep").mkdir(parents=True)
    secret.write_text("Not yours\nText.", encoding="utf-8")
    (inner / "deep" / "a.md").write_text("Title\nText.", encoding="utf-8")
    for name, target in (("b.txt", inner / "deep" / "a.md"), ("zero.txt", Path("/dev/zero")), ("out.txt", secret)):
        (inner / name).symlink_to(target)
    (inner / "up").symlink_to(tmp_path)
    told = [
        f"{inner / name} leads out of its folder; it was passed over. Copy what it leads to into the folder."
        for name in ("out.txt", "up", "zero.txt")
    ]
    assert (titles(inner), troubles(inner)) == (["Title", "Title"], told)
    assert [path.name for path in importable(inner)] == ["b.txt", "a.md"]


def test_a_table_cannot_reach_out_by_a_link(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("Not yours\nText.", encoding="utf-8")
    (inner / "link.txt").symlink_to(tmp_path / "secret.txt")
    table(inner, file="link.txt")
    for path in (inner, inner / "sources.jsonl"):
        assert titles(path) == []
        assert (
            f"{inner / 'link.txt'} leads out of its folder; it was passed over. Copy what it leads to into the folder."
            in troubles(path)
        )


def test_a_line_beyond_the_limit_is_told_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (regular, reading):
        monkeypatch.setattr(module, "LARGEST", 1024)
    lines = [
        json.dumps({"type": "article", "id": name, "title": name, "text": name * much})
        for name, much in (("a", 9), ("b", 5000), ("c", 9))
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert titles(tmp_path) == ["a", "c"]
    assert troubles(tmp_path) == [
        f"{tmp_path / 'a.jsonl'}, line 2: not a JSON object (it is too long); mend or remove the line."
    ]


@pytest.mark.parametrize("ending", [".json", ".jsonld", ".xml", ".conll"])
def test_a_known_ending_of_no_known_format_is_told_with_what_it_may_be(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_text('{"numbers": [1, 2]}', encoding="utf-8")
    (told,) = troubles(tmp_path / f"a{ending}")
    assert f"a{ending} begins like none of the formats that end in {ending} (" in told
    assert "(" + ")" not in told


@pytest.mark.parametrize("ending", [".json", ".jsonld", ".xml", ".conll", ".jsonl"])
def test_an_empty_file_is_told_as_empty(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_bytes(b" \n")
    assert troubles(tmp_path / f"a{ending}") == [
        f"{tmp_path}/a{ending} holds no text; nothing was taken from it. See that it is the right file, and whole."
    ]


def test_lines_of_another_program_are_told_once_with_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Ana met", "tones": [[0, 3, 0.5]]}\n' * 3, encoding="utf-8")
    (told,) = troubles(tmp_path / "a.jsonl")
    assert "a.jsonl: its lines are like those of none of the formats that end in .jsonl (Annotator JSON Lines; " in told
    assert "Prodigy JSON Lines; SciFact; " in told
    assert "; Doccano); save it as one of them." in told


@pytest.mark.parametrize("packed", [False, True])
def test_what_tells_of_exports_and_data_sets_beside_them_is_no_article(tmp_path: Path, *, packed: bool) -> None:
    folder = tmp_path / "all"
    said = ("demo.csv.losses.json", "demo.csv.card.md", "demo.csv.card.json", "set/README.md", "set/data/a.parquet")
    mine = ("README.md", "my.card.md", "set/notes.md")
    for name in (*said, *mine):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"What {name} says.", encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            for file in sorted(folder.rglob("*.*")):
                archive.write(file, file.relative_to(folder))
    path = tmp_path / "all.zip" if packed else folder
    assert titles(path) == ["What README.md says.", "What my.card.md says.", "What set/notes.md says."]
    assert troubles(path) == [
        f"{path}: what tells of the exports and data sets there (README.md, demo.csv.card.json, demo.csv.card.md, "
        "demo.csv.losses.json) stayed out, for it labels nothing.",
        f"{path}: 1 file of other kinds passed over (.parquet); save .parquet as .csv (or .xlsx), and import that.",
    ]


def test_a_table_of_claims_comes_after_the_lines_that_bring_their_texts(tmp_path: Path) -> None:
    (tmp_path / "a-claims.csv").write_text("article,quote\none,Ana left\n", encoding="utf-8")
    (tmp_path / "b-texts.csv").write_text("id,text\ntwo,Ben left.\n", encoding="utf-8")
    (tmp_path / "c-texts.jsonl").write_text('{"type": "article", "id": "one", "text": "Ana left."}\n', "utf-8")
    names = ["a-claims.csv", "b-texts.csv", "c-texts.jsonl"]
    assert [path.name for path in in_order(tmp_path / name for name in names)] == [*names[1:], names[0]]
    read = [Path(item.file).name for item in read_path(tmp_path) if isinstance(item, Given)]
    assert read == ["b-texts.csv", "c-texts.jsonl"]
    ws = builders.empty(tmp_path)
    report = import_paths(ws, [tmp_path / name for name in names])
    ws.close()
    assert (report.articles, report.claims, report.troubles) == (2, 1, [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_utf_16_is_told_once(tmp_path: Path, name: str, encoding: str) -> None:
    line = '{"type": "article", "id": "a", "text": "Some words"}\n'
    (tmp_path / name).write_bytes((line * 5).encode(encoding))
    (told,) = troubles(tmp_path / name)
    assert told.endswith(f"{name} is UTF-16, where only UTF-8 can be read; save it as UTF-8 and import it again.")


@pytest.mark.parametrize(
    "line",
    [
        {"type": "article", "text": "Málaga and Köln"},
        {"text": "Málaga and Köln", "answer": "accept", "spans": []},
        {"claim": "Málaga is north of Köln.", "label": "REFUTES", "evidence": []},
    ],
)
def test_lines_in_another_encoding_are_told_once_and_the_others_come_in(tmp_path: Path, line: dict[str, str]) -> None:
    bad = json.dumps(line, ensure_ascii=False)
    good = bad.encode("ascii", "ignore").decode()
    (tmp_path / "a.jsonl").write_text(f"{good}\n{bad}\n{bad}\n", encoding="latin-1")
    (told,) = troubles(tmp_path / "a.jsonl")
    assert "a.jsonl: 2 lines are not UTF-8 and stayed out (the first is line 2, at byte " in told
    assert told.endswith("); save the file as UTF-8 and import it again.")


@pytest.mark.parametrize(
    ("name", "head", "says"),
    [
        ("dev_events.json", '[{"doc_id": "1_1ecb", "tokens_ids": [2], "tokens": "x"}]', "such as dev.json for dev_ev"),
        ("a.conll", "bc/x 0 0 Bob NN * - - - Spk * (0)\n", "line 1: the columns are those of CoNLL-2012, but no line"),
        ("b.conll", "EU 0 NNP B-ORG extra more\n", "line 1: the tag B-ORG is in column 4 of 6; put the tags"),
        ("c.conll", "one two\nthree four\n", "begins like none of the formats"),
    ],
)
def test_a_file_that_nearly_is_of_a_format_is_told_what_it_lacks(
    tmp_path: Path, name: str, head: str, says: str
) -> None:
    (tmp_path / name).write_text(head, encoding="utf-8")
    (trouble,) = [str(each) for each in read_path(tmp_path / name)]
    assert says in trouble


@pytest.mark.parametrize(
    ("name", "written", "says"),
    [
        ("a.jsonl", '{"type":"article","id":"a","text":"Rain."}\n{"type":"article","id":"b","te', "within line 2"),
        ("a.jsonl", '{"text":"Rain.","spans":[]}\n{"text":"Sun.","spans":[{"start":0', "within line 2"),
        (
            "a.xmi",
            '<?xml version="1.0"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">\n<a b="',
            "begins in line 2 has no",
        ),
    ],
)
def test_a_file_that_is_cut_off_is_called_so(tmp_path: Path, name: str, written: str, says: str) -> None:
    (tmp_path / name).write_text(written, encoding="utf-8")
    (told,) = [str(each) for each in read_path(tmp_path / name) if isinstance(each, BadFile)]
    assert f"{name} is cut off" in told
    assert says in told
    assert told.endswith("get a whole copy of it.")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.conll", b"-DOCSTART- -X- O O\n\n"),
        ("b.conll", b"#begin document (x); part 000\n#end document\n"),
        ("c.spacy", DocBin(attrs=["ORTH"]).to_bytes()),
    ],
)
def test_a_file_of_another_tool_that_gives_nothing_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (told,) = map(str, read_path(tmp_path / name))
    assert told.startswith(f"{tmp_path / name} holds no text; nothing was taken from it.")
