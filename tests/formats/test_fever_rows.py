"""Tests of claims that are FEVER's in other shapes: a row for each sentence of evidence, and FEVEROUS."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.document import ClaimEntry, FactEntry, Given
from annotator.formats.files import read_path

PAGE = {
    "id": "Halden",
    "text": "Halden is a town . It lies in Norway .",
    "lines": "0\tHalden is a town .\n1\tIt lies in Norway .",
}


def row(claim: str, page: str, sentence: int, number: int = 7, **more: object) -> dict[str, object]:
    evidence = {"evidence_annotation_id": 1, "evidence_id": number, "evidence_wiki_url": page}
    said = {"id": number, "label": "SUPPORTS", "claim": claim, **evidence, "evidence_sentence_id": sentence}
    return {**said, **more}


def read(tmp_path: Path, *lines: object) -> tuple[list[Given], list[str]]:
    (tmp_path / "train.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    (tmp_path / "pages.jsonl").write_text(json.dumps(PAGE), encoding="utf-8")
    items = list(read_path(tmp_path / "train.jsonl"))
    told = [str(each).partition("train.jsonl")[2] for each in items if isinstance(each, AnnotatorError)]
    return [each for each in items if isinstance(each, Given)], told


def facts(given: list[Given]) -> list[tuple[str, str, int]]:
    found = [each.entry for each in given if isinstance(each.entry, FactEntry)]
    return [(each.fact.text, each.fact.verdict.value, len(each.fact.evidence)) for each in found]


def test_rows_of_one_sentence_each_are_joined_by_their_claim(tmp_path: Path) -> None:
    none = {"evidence_annotation_id": 2, "evidence_id": -1, "label": "NOT ENOUGH INFO"}
    given, told = read(
        tmp_path,
        row("Halden is Norwegian.", "Halden", 0),
        row("Nobody knows.", "", -1, 8, **none),
        row("Halden is Norwegian.", "Halden", 1),
    )
    assert told == []
    assert facts(given) == [("Halden is Norwegian.", "supported", 1), ("Nobody knows.", "not enough evidence", 0)]
    quoted = [each.entry.claim.text for each in given if isinstance(each.entry, ClaimEntry)]
    assert quoted == ["Halden is a town . It lies in Norway ."]


def test_a_number_for_a_label_is_refused_with_what_is_wanted(tmp_path: Path) -> None:
    given, (told,) = read(tmp_path, row("Halden is Norwegian.", "Halden", 0, label=0))
    assert facts(given) == []
    assert told.startswith(
        ", line 1: a claim of FEVER needs claim, and label with SUPPORTS, REFUTES or NOT ENOUGH INFO"
    )
    assert told.endswith("which of them a number means, the file does not tell; mend or remove the line.")


@pytest.mark.parametrize("head", [[{"id": "", "claim": "", "label": "", "evidence": [{"content": []}]}], []])
def test_claims_of_feverous_are_facts_and_their_pieces_are_told(tmp_path: Path, head: list[object]) -> None:
    pointing = {"content": ["Halden_cell_0_1_1", "Halden_sentence_0"], "context": {}}
    claim = {"id": 4, "label": "REFUTES", "claim": "Halden is large.", "challenge": "Other"}
    unknown = {"id": 5, "label": "NOT ENOUGH INFO", "claim": "Halden is old.", "evidence": [{"content": []}]}
    given, (told,) = read(tmp_path, *head, {**claim, "evidence": [pointing]}, unknown)
    assert facts(given) == [("Halden is large.", "refuted", 0), ("Halden is old.", "not enough evidence", 0)]
    assert told == (
        ": 1 set of evidence stayed out, for they point to cells, headings and sentences of the pages of FEVEROUS "
        f"(the first in line {len(head) + 1}: Halden_cell_0_1_1), which are not read; the facts came in."
    )
