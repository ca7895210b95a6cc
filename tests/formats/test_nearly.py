"""Tests of files that are nearly of a format, or of a known one that is not read: what they lack, and what helps."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.claim_review.ratings import verdict_of
from annotator.formats.document import FactEntry, Given
from annotator.formats.files import read_path

TEXT = "Ana met Ben in Halden."
TURNS = [{"author": "A", "text": "Hello Ben."}]
TAGGED = "Ana\tB-PER\tO\nVidal\tI-PER\tO\nmet\tO\tO\n"


@pytest.mark.parametrize(
    ("name", "written", "says"),
    [
        ("a.tsv", TAGGED, "save it under a name that ends in .conll"),
        ("a.tsv", f"# http://a.example [2009]\n1\tBy\tO\tO\n{TAGGED}", "save it under a name that ends in .conll"),
        ("a.jsonl", json.dumps({"id": "0", "tokens": ["Ana"], "ner_tags": [1]}), "words with numbers for the tags"),
        (
            "a.jsonl",
            json.dumps({"tokens": ["Ana"], "ner_tags": ["B-PER"]}),
            "lists of words with their tags; save it as .conll",
        ),
        ("a.jsonl", json.dumps([TEXT, {"entities": [[0, 3, "PER"]]}]), "training older versions of spaCy"),
        (
            "a.jsonl",
            json.dumps({"type": "Annotation", "target": "a.txt#char=0,3"}),
            "save them as one list, in brackets",
        ),
        ("a.json", json.dumps({"_context": {}, "_views": {"_InitialView": {}}}), "an older JSON of UIMA; export it"),
        ("a.json", json.dumps([[TEXT, {"entities": [[0, 3, "PER"]]}]]), "training older versions of spaCy"),
        (
            "a.json",
            json.dumps([{"paragraphs": [{"raw": TEXT, "sentences": [{"tokens": []}]}]}]),
            "training older versions of spaCy",
        ),
        ("a.jsonl", json.dumps({"image": "a.png", "answer": "accept"}), "line 1: a task needs a text"),
        (
            "exportedproject.json",
            '{"name":"p","source_documents":[{"name":"doc.txt"}],"annotation_documents":[]}',
            "labels nothing; import the folders annotation or curation that lie beside it",
        ),
        (
            "a.json",
            json.dumps([{"id": 1, "data": {"dialogue": TURNS}, "annotations": []}]),
            "task 1: the task has no text under data, but a list, as of a dialogue’s turns",
        ),
        (
            "a.json",
            json.dumps(
                [
                    {
                        "type": "Annotation",
                        "body": [],
                        "target": {"selector": {"type": "TextQuoteSelector", "exact": "Ana"}},
                    }
                ]
            ),
            "its target names no text; say under source which one it points into",
        ),
    ],
)
def test_what_is_not_read_is_told_with_what_helps(tmp_path: Path, name: str, written: str, says: str) -> None:
    (tmp_path / name).write_text(written, encoding="utf-8")
    (told,) = [str(each) for each in read_path(tmp_path / name)]
    assert says in told


def test_chains_of_litbank_and_parts_of_annotations_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text("MENTION\tT0\t0\t0\t0\t0\tAna\tPER\tPROP\nCOREF\tT0\tAna-0\n", encoding="utf-8")
    (tmp_path / "b.a1").write_text("T1\tPerson 0 3\tAna\n", encoding="utf-8")
    own, parts = [str(each) for each in read_path(tmp_path) if isinstance(each, AnnotatorError)]
    assert "in a way of LitBank’s own" in own or "in a way of LitBank’s own" in parts
    assert any("join .a1 and .a2, in this order, to one file ending in .ann" in each for each in (own, parts))


def test_evidence_with_the_words_of_its_sentence_is_read_by_page_and_number(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text(json.dumps({"id": "Halden", "text": "It rains .", "lines": "0\tIt rains ."}))
    claim = {"id": 1, "label": "SUPPORTS", "claim": "Halden is wet.", "evidence": [["Halden", 0, "It rains ."]]}
    (tmp_path / "a.jsonl").write_text(json.dumps(claim))
    items = list(read_path(tmp_path / "a.jsonl"))
    assert not any(isinstance(each, AnnotatorError) for each in items)
    (fact,) = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, FactEntry)]
    assert len(fact.fact.evidence) == 1


@pytest.mark.parametrize(
    ("said", "value", "verdict"),
    [
        ("Correct, but not the whole story", 3, "conflicting evidence"),
        ("True - however, it misleads", None, None),
        ("False. It was made up", 3, "refuted"),
        ("Butter: false", 1, "refuted"),
        ("pants-fire", None, "refuted"),
        ("barely-true", None, "refuted"),
    ],
)
def test_a_first_word_with_a_but_is_no_verdict(said: str, value: int | None, verdict: str | None) -> None:
    found = verdict_of(said, {} if value is None else {"ratingValue": value})
    assert (found.value if found else None) == verdict


@pytest.mark.parametrize(
    ("name", "written", "says"),
    [
        ("a.json", "[]", "holds no text; nothing was taken from it. See that it is the right file, and whole."),
        ("a.jsonl", "{}\n", "holds no text; nothing was taken from it. See that it is the right file, and whole."),
        (
            "a.jsonl",
            json.dumps({"type": "header", "format": "annotator", "version": 99}),
            "and only 1 can be read; nothing after it was; update Annotator, or export the project anew.",
        ),
    ],
)
def test_files_without_anything_or_of_later_times_are_told(tmp_path: Path, name: str, written: str, says: str) -> None:
    (tmp_path / name).write_text(written, encoding="utf-8")
    (told,) = [str(each) for each in read_path(tmp_path / name)]
    assert told.endswith(says)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            "{bad",
            "line 1: not JSON (Expecting property name enclosed in double quotes at character 2); mend that place",
        ),
        ('{"a": 1,\n "b" 2}', "line 2: not JSON (Expecting ':' delimiter at character 6)"),
        ("Some words.", "line 1: not JSON (Expecting value at character 1)"),
        ('\n[1, {"a": ', "is cut off: what begins in line 2 has no end"),
        ('{"a": 1}', "begins like none of the formats"),
        ('{"a": 1}\n{"a": 2}', "begins like none of the formats"),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonld"])
def test_what_is_no_json_is_told_with_the_line_before_any_format(
    tmp_path: Path, name: str, written: str, says: str
) -> None:
    (tmp_path / name).write_text(written, encoding="utf-8")
    (told,) = [str(each) for each in read_path(tmp_path / name)]
    assert says in told
