"""Tests of the way back from an export: the decisions behind a label, and whether a file is what the project says."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Relation
from annotator.formats.held_rows import held_rows
from annotator.formats.manner import Reading
from annotator.services import claims, links
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import CARD, CARD_DATA, LOSSES, export
from annotator.services.reading import claim_card
from annotator.services.workspace import Workspace
from annotator.store import queries
from tests import builders
from tests.cli.conftest import Verb


def decided(tmp_path: Path) -> tuple[Path, str]:
    ws = builders.project(tmp_path)
    claim = builders.claim_ids(ws)[0]
    claims.confirm(ws, claim, via="key:C")
    claims.reject(ws, claim, reason="said by nobody", via="key:X")
    export(ws, "csv", tmp_path / "out.csv")
    export(ws, "brat", tmp_path / "out-brat")
    ws.close()
    return ws.path, claim


def test_a_label_leads_to_the_decisions_behind_it(annotator: Verb, tmp_path: Path) -> None:
    project, claim = decided(tmp_path)
    told = annotator("trace", project, claim).stdout.splitlines()
    assert len(told) == 2
    assert "ada  confirm" in told[0]
    assert "by key:C" in told[0]
    assert "before: confirmed; after: rejected" in told[1]
    assert "reason: said by nobody" in told[1]
    listed = json.loads(annotator("trace", project, claim, "--json").stdout)
    assert [row["verb"] for row in listed] == ["confirm", "reject"]


def test_a_decision_is_told_with_the_words_it_was_made_on(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    one, *_, other = builders.claim_ids(ws)
    former = claim_card(ws, one).claim
    claims.confirm(ws, one, via="key:C")
    links.link(ws, one, other, Relation.SAME, via="key:S")
    claims.correct(ws, one, replace(former, text="Written\n\tlater."), via="key:E")
    claims.reject(ws, one, via="key:X")
    ws.close()
    confirmed, corrected, again = annotator("trace", ws.path, one).stdout.splitlines()
    assert former.text in confirmed
    assert "later." not in confirmed
    assert f"“{former.text}” became “Written\\n\\tlater.”" in corrected
    assert "reject  Written\\n\\tlater." in again
    listed = json.loads(annotator("trace", ws.path, one[:16], "--json").stdout)
    assert [row["object"] for row in listed] == [former.text, former.text, "Written\n\tlater."]
    assert former.text in annotator("trace", ws.path, link_id(one, other)).stdout


def test_who_confirms_a_correction_is_told_to_hold_it_as_the_project_and_soft_labels_do(
    annotator: Verb, tmp_path: Path
) -> None:
    with builders.opened(builders.decided(tmp_path), analyst="anna") as ws:
        claim = builders.claim_ids(ws)[0]
        claims.correct(ws, claim, replace(claim_card(ws, claim).claim, text="It was mended."), via="key:E")
    with builders.opened(ws.path, analyst="bob") as ws:
        claims.confirm(ws, claim, via="key:C")
        assert claim_card(ws, claim).status == "corrected"
    told = annotator("trace", ws.path, claim).stdout.splitlines()[-1]
    assert "bob  confirm" in told
    assert "before: corrected; after: corrected" in told


def test_a_label_that_nobody_decided_on_is_told_and_an_unknown_one_refused(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    ws = Workspace.open(project, analyst="ada", read_only=True)
    other = builders.claim_ids(ws)[1]
    ws.close()
    assert "Nobody has decided on it" in annotator("trace", project, other).stdout
    unknown = annotator("trace", project, "no-such")
    assert (unknown.exit_code, "nothing with the id no-such" in unknown.stderr) == (1, True)


def test_a_file_that_was_changed_or_outlived_is_told_row_by_row(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    out, folder = tmp_path / "out.csv", tmp_path / "out-brat"
    assert annotator("verify", out, "--against", project).exit_code == 0
    assert annotator("verify", folder, "--against", project).exit_code == 0
    out.write_bytes(out.read_bytes().replace(b",rejected,", b",confirmed,"))
    (folder / "annotation.conf").write_text("", encoding="utf-8")
    changed = annotator("verify", out, "--against", project)
    assert changed.exit_code == 1
    assert [line[:1] for line in changed.stdout.splitlines()] == ["-", "+"]
    assert "1 row differs" in changed.stderr
    for name, words in (("added.ann", ""), ("added.txt", "Bob\tleft\n")):
        (folder / name).write_text(words, encoding="utf-8")
    told = annotator("verify", folder, "--against", project).stdout.splitlines()
    assert [line for line in told if "added" in line][:2] == [
        "- added.ann: a file that holds nothing",
        "- added.txt, line 1: Bob\\tleft",
    ]
    assert any("+ annotation.conf" in line for line in told)


@pytest.mark.parametrize("name", ["jsonl", "csv", "prodigy", "label-studio", "brat", "uima-xmi", "web-annotation"])
def test_a_row_that_differs_is_told_by_the_id_that_trace_takes(annotator: Verb, tmp_path: Path, name: str) -> None:
    ws = builders.project(tmp_path)
    claim = builders.claim_ids(ws)[0]
    claims.correct(ws, claim, replace(claim_card(ws, claim).claim, text="It was mended."), via="key:E")
    report = export(ws, name, tmp_path / "out")
    ws.close()
    files = [file for file in (report.file, *report.file.rglob("*")) if file.is_file()]
    (changed,) = [file for file in files if b"It was mended." in file.read_bytes()]
    changed.write_bytes(changed.read_bytes().replace(b"It was mended.", b"It was wrong."))
    told = annotator("verify", report.file, "--against", ws.path).stdout.splitlines()
    assert [line.partition(": ")[0] for line in told][:2] == [f"{sign} {changed.name}, {claim}" for sign in "-+"]
    assert "became “It was mended.”" in annotator("trace", ws.path, claim).stdout


def test_a_row_without_an_id_is_told_by_its_line_and_a_mere_order_as_one(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    report = export(ws, "conll2003", tmp_path / "out.conll")
    ws.close()
    lines = report.file.read_text(encoding="utf-8").split("\n")
    number = lines.index("minister _ _ O" if "minister _ _ O" in lines else next(x for x in lines if "minister" in x))
    report.file.write_text("\n".join([*lines[:number], "minister _ _ B-X", *lines[number + 1 :]]), encoding="utf-8")
    told = annotator("verify", report.file, "--against", ws.path).stdout
    assert told.startswith(f"- out.conll, line {number + 1}: minister _ _ B-X\n+ out.conll, line {number + 1}: ")
    swapped = [*lines[: number - 1], lines[number], lines[number - 1], *lines[number + 1 :]]
    report.file.write_text("\n".join(swapped), encoding="utf-8")
    assert "only the order of its rows differs" in annotator("verify", report.file, "--against", ws.path).stderr


def test_an_entity_is_told_with_what_was_suggested_and_a_note_with_its_words(annotator: Verb, tmp_path: Path) -> None:
    line = {"type": "entity", "id": "ship", "name": "Aurora", "label": "SHIP", "mentions": ["m"], "score": 0.9}
    mention = {"type": "mention", "id": "m", "article": "a", "start": 4, "end": 10, "label": "SHIP", "makers": ["x@1"]}
    article = {"type": "article", "id": "a", "text": "The Aurora sank."}
    file = tmp_path / "in.jsonl"
    file.write_text("".join(f"{json.dumps(each)}\n" for each in (article, mention, {**line, "makers": ["x@1"]})))
    ws = Workspace.create(tmp_path / "p.facts", analyst="ada")
    import_paths(ws, [file])
    for said in ({"verb": "confirm"}, {"verb": "reject"}, {"verb": "note", "text": "Seen twice."}):
        decide(ws, {**said, "target": "ship"})
    ws.close()
    confirmed, rejected, noted = annotator("trace", ws.path, "ship").stdout.splitlines()
    assert "before: suggested; after: confirmed; suggested: machine 90 % likely" in confirmed
    assert "before: confirmed; after: rejected" in rejected
    assert "after: Seen twice." in noted


def test_a_file_that_lost_its_report_is_compared_as_its_card_or_else_itself_says(
    annotator: Verb, tmp_path: Path
) -> None:
    project, _ = decided(tmp_path)
    out = tmp_path / "out.csv"
    asked = ("--status", "rejected", "--out", out)
    assert annotator("export", project, *asked).exit_code == 0
    (tmp_path / "out.csv.losses.json").unlink()
    by_card = annotator("verify", out, "--against", project)
    assert (by_card.exit_code, "out.csv.losses.json is missing; its gold card says" in by_card.stderr) == (0, True)
    (tmp_path / "out.csv.card.json").unlink()
    otherwise = annotator("verify", out, "--against", project)
    assert (otherwise.exit_code, "what mostly is was tried" in otherwise.stderr) == (1, True)
    assert annotator("export", project, "--out", out).exit_code == 0
    for end in ("losses.json", "card.json"):
        (tmp_path / f"out.csv.{end}").unlink()
    assert annotator("verify", out, "--against", project).exit_code == 0
    unknown = annotator("verify", project.with_name("out.csv.card.md"), "--against", project)
    assert (unknown.exit_code, "Nothing says which format" in unknown.stderr) == (1, True)


def test_a_report_that_says_something_else_was_asked_for_is_found_out(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    losses = tmp_path / "out.csv.losses.json"
    losses.write_text(losses.read_text(encoding="utf-8").replace('"analyst": null', '"analyst": "e"'), encoding="utf-8")
    changed = annotator("verify", tmp_path / "out.csv", "--against", project)
    assert changed.stdout.splitlines() == [
        '- out.csv.losses.json, line 6:   "analyst": "e",',
        '+ out.csv.losses.json, line 6:   "analyst": null,',
    ]


def test_what_was_changed_is_seen_however_long_its_row_is(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    out = tmp_path / "tasks.jsonl"
    assert annotator("export", project, "--out", out, "--format", "prodigy").exit_code == 0
    text = out.read_text(encoding="utf-8")
    at = text.index('"label"', len(text) // 3) + 10
    out.write_text(f"{text[:at]}ALTERED{text[at:]}", encoding="utf-8")
    was, would = annotator("verify", out, "--against", project).stdout.splitlines()
    assert ("ALTERED" in was, "ALTERED" in would) == (True, False)


def test_of_documents_of_spacy_what_they_say_is_compared(annotator: Verb, tmp_path: Path) -> None:
    project, other = decided(tmp_path)[0], tmp_path / "other"
    out = tmp_path / "docs"
    assert annotator("export", project, "--out", other, "--format", "docbin", "--status", "all").exit_code == 0
    assert annotator("export", project, "--out", out, "--format", "docbin").exit_code == 0
    (file,) = (path.relative_to(other) for path in other.rglob("*.spacy"))
    (out / file).write_bytes((other / file).read_bytes())
    told = annotator("verify", out, "--against", project).stdout
    assert '"factuality": "CT+"' in told
    data = (out / file).read_bytes()
    for broken in (data[:-9], data[:30] + bytes([data[30] ^ 8]) + data[31:], b""):
        (out / file).write_bytes(broken)
        again = annotator("verify", out, "--against", project)
        assert (again.exit_code, f"- {file}" in again.stdout, f"+ {file}" in again.stdout) == (1, False, False)
        assert f"{file} cannot be read as spaCy documents for training; export it once more." in again.stderr


def test_a_text_with_bytes_that_are_none_is_compared_row_by_row(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    out = tmp_path / "out.csv"
    out.write_bytes(out.read_bytes().replace(b",rejected,", b",rej\xffcted,"))
    changed = annotator("verify", out, "--against", project)
    assert [line[:1] for line in changed.stdout.splitlines()] == ["-", "+"]
    assert "1 row differs" in changed.stderr


def test_of_a_report_on_paper_the_first_byte_that_differs_is_told(annotator: Verb, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    project, _ = decided(tmp_path)
    out = tmp_path / "out.pdf"
    assert annotator("export", project, "--out", out).exit_code == 0
    out.write_bytes(out.read_bytes() + b"x")
    changed = annotator("verify", out, "--against", project)
    assert (changed.exit_code, changed.stdout) == (1, "")
    assert f"differs from byte {out.stat().st_size:,} on, and holds no rows that can be compared" in changed.stderr


def test_a_decision_taken_back_leaves_the_file_as_it_was(annotator: Verb, tmp_path: Path) -> None:
    project, claim = decided(tmp_path)
    ws = Workspace.open(project, analyst="ada")
    claims.unsure(ws, ClaimId(claim), via="key:U")
    ws.undo(via="key:Ctrl+Z")
    ws.close()
    again = annotator("verify", tmp_path / "out.csv", "--against", project)
    assert again.exit_code == 1
    assert "out.csv itself is what the project would export; the report beside it is not: " in again.stderr
    assert "rows differ" in again.stderr


def test_a_report_that_was_falsified_is_found_out(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    losses = tmp_path / "out.csv.losses.json"
    losses.write_text(losses.read_text(encoding="utf-8").replace('"lost": ', '"lost": 1'), encoding="utf-8")
    changed = annotator("verify", tmp_path / "out.csv", "--against", project)
    assert (changed.exit_code, "out.csv.losses.json, line " in changed.stdout) == (1, True)


@pytest.mark.parametrize("end", [CARD, CARD_DATA])
@pytest.mark.parametrize(
    "asked", [(), ("--gold",), ("--soft",), ("--analyst", "ada"), ("--split", "family", "--format", "prodigy")]
)
def test_a_gold_card_that_was_falsified_is_found_out(
    annotator: Verb, tmp_path: Path, end: str, asked: tuple[str, ...]
) -> None:
    project, _ = decided(tmp_path)
    out = tmp_path / "new"
    assert annotator("export", project, "--format", "csv", "--out", out, *asked).exit_code == 0
    out = next(each for each in (out, tmp_path / "new.csv") if each.exists())
    card = out.with_name(out.name + end)
    assert annotator("verify", out, "--against", project).exit_code == 0
    true = card.read_text(encoding="utf-8")
    card.write_text(true.replace("ada", "eva"), encoding="utf-8")
    found = annotator("verify", out, "--against", project)
    assert found.exit_code == 1
    assert any(line.startswith(f"- {card.name}") and "eva" in line for line in found.stdout.splitlines())
    assert "itself is what the project would export; the gold card beside it is not" in found.stderr


def test_an_export_that_got_another_name_is_the_same_with_its_card(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    for end in ("", LOSSES, CARD, CARD_DATA):
        (tmp_path / f"out.csv{end}").rename(tmp_path / f"final.csv{end}")
    assert annotator("verify", tmp_path / "final.csv", "--against", project).exit_code == 0


def test_of_a_workbook_the_rows_that_differ_are_told(annotator: Verb, tmp_path: Path) -> None:
    project, _ = decided(tmp_path)
    out = tmp_path / "out.xlsx"
    assert annotator("export", project, "--out", out).exit_code == 0
    assert annotator("verify", out, "--against", project).exit_code == 0
    book = load_workbook(out)
    book.save(out)
    again = annotator("verify", out, "--against", project)
    assert (again.exit_code, again.stdout, "its rows are, but not its bytes" in again.stderr) == (1, "", True)
    book["claims"].cell(2, 1).value = "altered"
    book.save(out)
    changed = annotator("verify", out, "--against", project)
    assert "altered" in changed.stdout.splitlines()[0]
    assert [line[:1] for line in changed.stdout.splitlines()] == ["-", "+"]
    assert "1 row differs" in changed.stderr
    out.write_bytes(b"PK\x03\x04\xff")
    broken = annotator("verify", out, "--against", project)
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert f"{out.name} cannot be read as Excel workbook; export it once more." in broken.stderr


def test_of_a_parquet_file_the_rows_are_compared() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    made = pyarrow.BufferOutputStream()
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table({"id": ["a", "b"], "n": [1, None]}), made)
    assert held_rows(made.getvalue().to_pybytes()) == ['["id", "n"]', '["a", 1]', '["b", null]']
    assert held_rows(b"PAR1") is None


def test_a_mention_of_an_export_is_known_to_stand_as_proposed(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    mention = builders.mention(
        builders.article(builders.FIRST, "Mandate extended", published="2020-12-26"), "minister"
    ).id
    assert annotator("trace", ws.path, mention).stdout == (
        "Nobody has decided on it: it stands as the machine proposes it.\n"
    )


def test_a_mention_of_a_file_is_not_told_to_be_the_machines(annotator: Verb, tmp_path: Path) -> None:
    labels = tmp_path / "spans.jsonl"
    labels.write_text(json.dumps({"text": "Ana met Ben.", "label": [[0, 3, "PER"]]}), encoding="utf-8")
    for way, stands in (("labels", "as it came in with a file"), ("suggestions", "as the machine proposes it")):
        ws = Workspace.create(tmp_path / f"{way}.facts", analyst="ada")
        import_paths(ws, [labels], how={labels: Reading(suggestions=way == "suggestions")})
        (mention,) = ws.read(queries.mentions)
        ws.close()
        assert annotator("trace", ws.path, mention.id).stdout == f"Nobody has decided on it: it stands {stands}.\n"
