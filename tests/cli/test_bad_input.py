"""Tests of bad input on the command line: one sentence each, the good rest comes in, never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Verb

_GOOD: dict[str, object] = {"type": "article", "id": "good", "text": "One came. Two left."}


def _lines(*lines: dict[str, object] | str) -> bytes:
    return "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines).encode()


def _claim(**keys: object) -> dict[str, object]:
    return {"type": "claim", "article": "good", "start": 0, "end": 8, **keys}


def _told(result: Ended) -> list[str]:
    assert "Traceback" not in result.output
    return [line for line in result.stderr.splitlines() if not line.startswith("Importing")]


_BAD: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", " holds no text; nothing was taken from it. See that it is the right file, and whole."),
    ("a.html", b"", " holds no text; nothing was taken from it. See that it is the right file, and whole."),
    ("a.csv", b"", " holds no text; nothing was taken from it. See that it is the right file, and whole."),
    ("a.jsonl", b"", " holds no text; nothing was taken from it. See that it is the right file, and whole."),
    ("a.zip", b"", " is damaged or no ZIP archive; pack it once more."),
    ("a.txt", bytes(range(256)) * 4, " is not text (control characters from position 0 on); convert it first."),
    ("a.txt", b"%PDF-1.7\n\xe2", " is a PDF document, not what its name says; convert it to text first."),
    ("a.csv", b"PK\x03\x04\x14", " is a ZIP archive or an office document, not what its name says; convert it to text"),
    ("a.html", b"\x89PNG\r\n\x1a\n", " is a picture, not what its name says; convert it to text first."),
    ("a.txt", "Ливия\nЛив".encode() + b"\xff", " is not valid UTF-8 at byte 17, line 2; mend that place, or save"),
    ("a.txt", b"one\n\xe9\xf8", " is not UTF-8 (line 2) and too short or too odd to tell what else; name its encoding"),
    (
        "a.csv",
        b"words,more\n1,2\n",
        ": none of its columns (words, more) is known to hold the text; name it with --column",
    ),
    ("a.csv", b"title,text\nA,\n", ", line 2: the row has no text and was left out; put the text into it."),
    ("a.csv", b"title,text\nA,b,c\n", ", line 2: the row has 3 cells where the table has 2 columns; mend it."),
    ("a.html", b"<html><body></body></html>", " holds no main text (only menus, scripts or pictures, perhaps);"),
    ("a.xyz", b"words", " is of a kind that cannot be imported; known are .txt, .md, .html,"),
    ("a.doc", b"words", " cannot be read as it is; save it as .docx (or .txt) and import that."),
    ("a.jsonl", b"\xff\n", ", line 1: not a JSON object (it is not UTF-8 at byte 1); mend or remove the line."),
    ("a.jsonl", b"[1]\n", ", line 1: not a JSON object ("),
]


@pytest.mark.parametrize(("name", "content", "sentence"), _BAD)
def test_a_bad_file_alone_is_one_sentence_and_1(
    annotator: Verb, project: Path, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = annotator("import", project, path)
    told = _told(result)
    assert (result.exit_code, len(told)) == (1, 1), told
    assert told[0].startswith(f"{path}{sentence}")
    assert json.loads(annotator("stats", project, "--json").stdout)["articles"] == 1


_LINES: list[tuple[list[dict[str, object] | str], int, str]] = [
    ([*[_GOOD] * 6, '{"type":"claim"'], 7, "not a JSON object ("),
    ([_claim(start=0, end=99)], 2, ""),
    ([_claim(quote="Nobody ")], 2, ""),
    ([_claim(start=5, end=2)], 2, ""),
    ([_claim(id="c"), _claim(id="c", end=3)], 3, "line 2 has the same id and says something else"),
    ([{**_GOOD, "text": "Another."}], 2, "line 1 has the same id and says something else"),
    ([{"type": "claim", "article": "gone", "start": 0, "end": 1}], 2, "there is no article gone"),
]


@pytest.mark.parametrize(("lines", "number", "reason"), _LINES)
def test_a_bad_line_is_named_by_its_number_and_the_rest_comes_in(
    annotator: Verb, project: Path, tmp_path: Path, lines: list[dict[str, object] | str], number: int, reason: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_lines(_GOOD, *lines) if number != 7 else _lines(*lines))
    result = annotator("import", project, path)
    told = _told(result)
    assert (result.exit_code, len(told)) == (0, 1), told
    assert told[0].startswith(f"{path}, line {number}: {reason}")
    assert told[0].endswith("mend or remove the line.")
    assert result.stdout.startswith("Imported 1 article,")


@pytest.mark.parametrize("trial", [(), ("--dry-run",)], ids=["import", "trial"])
def test_with_strict_what_stays_out_ends_with_1_and_the_rest_comes_in(
    annotator: Verb, project: Path, tmp_path: Path, trial: tuple[str, ...]
) -> None:
    path, whole = tmp_path / "a.jsonl", tmp_path / "whole.jsonl"
    path.write_bytes(_lines(_GOOD, _claim(start=0, end=99), _claim(id="c")))
    whole.write_bytes(_lines(_GOOD, _claim(id="c")))
    lenient, strict = (annotator("import", project, path, *trial, *given) for given in ((), ("--strict",)))
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert _told(strict) == _told(lenient)
    assert len(_told(strict)) == 1
    assert json.loads(annotator("stats", project, "--json").stdout)["articles"] == (1 if trial else 2)
    assert annotator("import", project, whole, *trial, "--strict").exit_code == 0


def test_unknown_keys_are_kept_through_export(annotator: Verb, project: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    path.write_bytes(_lines({**_GOOD, "desk": "foreign"}, _claim(id="c", weight=0.5)))
    assert annotator("import", project, path).exit_code == 0
    annotator("export", project, "--out", out)
    kept = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["desk"] for line in kept if "desk" in line] == ["foreign"]
    assert [line["id"] for line in kept if line.get("weight") == 0.5 and line["type"] == "claim"] == ["c", "claim-2"]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


_SPECIAL: list[tuple[Callable[[Path], None], str]] = [
    (_fifo, " is not an ordinary file; it was passed over. Save what it gives as a file and import that."),
    (_device, " is not an ordinary file; it was passed over. Save what it gives as a file and import that."),
    (_dangling, " cannot be read (it is a link that leads to nothing); see that it is there and that you may read it."),
    (lambda _path: None, " cannot be read (there is no such file); see that it is there and that you may read it."),
]


@pytest.mark.parametrize("extension", [".txt", ".html", ".csv", ".zip", ".jsonl"])
@pytest.mark.parametrize(("make", "sentence"), _SPECIAL)
def test_what_is_no_ordinary_file_is_one_sentence(
    annotator: Verb, project: Path, tmp_path: Path, make: Callable[[Path], None], sentence: str, extension: str
) -> None:
    path = tmp_path / f"a{extension}"
    make(path)
    result = annotator("import", project, path)
    assert (result.exit_code, _told(result)) == (1, [f"{path}{sentence}"])


def test_the_good_rest_comes_in_with_0_and_all_that_is_bad_is_named(
    annotator: Verb, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for number, (name, content, _) in enumerate(_BAD):
        (folder / f"{number:02}{name}").write_bytes(content)
    os.mkfifo(folder / "pipe.txt")
    (folder / "good.txt").write_text("A title\n\nA text.", encoding="utf-8")
    result = annotator("import", project, folder)
    known = [f"{number:02}{name}" for number, (name, _, _) in enumerate(_BAD) if not name.endswith((".xyz", ".doc"))]
    in_turn = sorted([*known, "pipe.txt"], key=lambda name: (not name.endswith((".txt", ".html")), name))
    assert (result.exit_code, result.stdout) == (0, "Imported 1 article, 0 claims and 0 decisions.\n")
    remark, *troubles = _told(result)
    assert remark == (
        f"{folder}: 2 files of other kinds passed over (.doc, .xyz); save .doc as .docx (or .txt), and import that."
    )
    assert [line.removeprefix(f"{folder}/")[:2] for line in troubles] == [name[:2] for name in in_turn]
    assert annotator("check", project).exit_code == 0


def test_a_folder_or_file_without_permission_is_told_and_the_rest_comes_in(project: Path, tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    (pile / "shut").mkdir(parents=True)
    (pile / "good.txt").write_text("A title\n\nA text.", encoding="utf-8")
    (pile / "shut" / "b.txt").write_text("B", encoding="utf-8")
    (pile / "no.txt").write_text("C", encoding="utf-8")
    (pile / "shut").chmod(0)
    (pile / "no.txt").chmod(0)
    # Root may read anything: as root the import gives its rights up first.
    code = (
        "import os, sys\n"
        "from annotator.formats import files\n"
        "if os.geteuid() == 0: os.setegid(65534); os.seteuid(65534)\n"
        "from annotator.domain.errors import AnnotatorError\n"
        "from pathlib import Path\n"
        "for item in [*files.read_path(Path('.')), *files.read_path(Path('shut/b.txt'))]:\n"
        "    print(item if isinstance(item, AnnotatorError) else item.entry.title)\n"
    )
    tmp_path.chmod(0o755)
    pile.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code], cwd=pile, capture_output=True, text=True, check=True)
    (pile / "shut").chmod(0o700)
    assert done.stdout.splitlines() == [
        "shut cannot be read (Permission denied); see that it is there and that you may read it.",
        "A title",
        "no.txt cannot be read (Permission denied); see that it is there and that you may read it.",
        "shut/b.txt cannot be read (Permission denied); see that it is there and that you may read it.",
    ]


def test_standard_input_is_one_text(annotator: Verb, project: Path) -> None:
    first = annotator("import", project, "-", given="A title\n\nA text.")
    again = annotator("import", project, "-", given="A title\n\nA text.")
    assert (first.exit_code, first.stdout) == (0, "Imported 1 article, 0 claims and 0 decisions.\n")
    assert "Left as they are: 1 article" in again.stdout
    empty = annotator("import", project, "-", given="")
    assert (empty.exit_code, _told(empty)) == (
        1,
        ["Standard input holds no text; nothing was taken from it. See that it is the right file, and whole."],
    )


def test_a_guessed_encoding_is_remarked_and_can_be_named(annotator: Verb, project: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Делегация вылетела утром из столицы, сообщил посол.".encode("cp1251"))
    result = annotator("import", project, path)
    remark = f"{path} was read as windows-1251, which is a guess; --encoding NAME reads it otherwise."
    assert (result.exit_code, _told(result)) == (0, [remark])
    named = annotator("import", project, path, "--encoding", "windows-1251")
    assert (named.exit_code, _told(named)) == (0, [])
    assert "Left as they are: 1 article" in named.stdout


def test_columns_can_be_named(annotator: Verb, project: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("words,by\nOne,Jane\nTwo,John\n", encoding="utf-8")
    result = annotator("import", project, path, "--column", "text=words", "--column", "author=by")
    assert (result.exit_code, result.stdout) == (0, "Imported 2 articles, 0 claims and 0 decisions.\n")


def test_which_number_of_a_date_is_the_day_and_what_a_status_means_can_be_said(
    annotator: Verb, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,published,quote,status\nIt was so.,03/04/2020,was so,Sound\n", encoding="utf-8")
    untold = _told(annotator("import", project, path, "--dry-run"))
    assert [each.partition(", line 2: ")[2] for each in sorted(untold) if str(path) in each] == [
        "03/04/2020 is not clearly one date, and was left out; write it as YYYY-MM-DD, or say with --dates which "
        "number is the day.",
        "Sound is no status; known are proposed, confirmed, corrected, rejected, unsure; say what it means with "
        "--status WORD=STATUS.",
    ]
    result = annotator("import", project, path, "--dates", "day-first", "--status", "sound=rejected")
    assert (result.exit_code, result.stdout) == (0, "Imported 1 article, 1 claim and 1 decision.\n")
    annotator("export", project, "--out", project.with_name("out.jsonl"))
    written = project.with_name("out.jsonl").read_text("utf-8")
    assert ('"published":"2020-04-03"' in written, '"status":"rejected"' in written) == (True, True)


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("a.tsv", "1\tAnna\tB-PER\n2\tleft\tO\n\n1\tBob\tB-PER\n2\tran\tO\n", "a word a line with the tags of names"),
        ("a.csv", "place,amount\nKöln,3\nBonn,4\n", "amount"),
    ],
)
def test_a_trial_tells_no_columns_of_a_table_that_is_refused(
    annotator: Verb, project: Path, tmp_path: Path, name: str, written: str, told: str
) -> None:
    (tmp_path / name).write_text(written, encoding="utf-8")
    tried = annotator("import", project, tmp_path / name, "--dry-run")
    assert (tried.exit_code, tried.stdout) == (1, "")
    assert told in tried.stderr


def test_a_text_whose_date_could_be_two_days_is_told_of_and_dated_as_said(
    annotator: Verb, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("03/04/2020\n\nIt was so.\n", encoding="utf-8")
    asked = annotator("import", project, path, "--dry-run")
    assert "a.txt: 03/04/2020 could be two days; say with --dates which number is the day." in asked.stdout
    wrongly = annotator("import", project, path, "--dates", "year-first")
    assert (wrongly.exit_code, "'year-first' is neither day-first nor month-first" in wrongly.stderr) == (2, True)
    annotator("import", project, path, "--dates", "month-first")
    annotator("export", project, "--out", project.with_name("out.jsonl"))
    assert '"published_proposed":{"reason"' in (said := project.with_name("out.jsonl").read_text("utf-8"))
    assert '"value":"2020-03-04"' in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--encoding", "rot13"), "There is no encoding called rot13; known are UTF-8,"),
        (("--column", "text"), "--column text is not FIELD=NAME, with one of text, title,"),
        (("--column", "words=text"), "--column words=text is not FIELD=NAME,"),
        (("--status", "good=fine"), "--status good=fine is not WORD=STATUS, with one of proposed, confirmed,"),
    ],
)
def test_what_is_asked_for_wrongly_is_one_sentence(
    annotator: Verb, project: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "a.txt").write_text("A", encoding="utf-8")
    result = annotator("import", project, tmp_path / "a.txt", *arguments)
    assert (result.exit_code, len(_told(result))) == (1, 1)
    assert _told(result)[0].startswith(sentence)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.jsonl", "a.zip"])
def test_200_mb_of_one_line_are_one_sentence(annotator: Verb, project: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"words and " * (1024**2 // 10))
    result = annotator("import", project, path)
    assert (result.exit_code, len(_told(result))) == (1, 1)
    assert _told(result)[0].startswith(str(path))


@pytest.mark.parametrize("named", ["kim", ""])
def test_labels_without_a_name_are_those_of_the_analyst_given(
    annotator: Verb, project: Path, tmp_path: Path, named: str
) -> None:
    task = {"text": "Anna left.", "spans": [{"start": 0, "end": 10, "label": "CLAIM"}], "answer": "accept"}
    (tmp_path / "tasks.jsonl").write_text(json.dumps(task), encoding="utf-8")
    given = ["--analyst", named] if named else []
    assert annotator("import", project, tmp_path / "tasks.jsonl", *given).exit_code == 0
    out = tmp_path / "out.jsonl"
    assert annotator("export", project, "--format", "jsonl", "--out", out, "--status", "all").exit_code == 0
    records = map(json.loads, out.read_text("utf-8").splitlines())
    assert {each["name"] for each in records if each["type"] == "analyst"} - {"Ada"} == {named or "tasks"}
