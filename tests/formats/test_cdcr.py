"""Tests of the lists of mentions: what an export says to either family of tools, lists of others, and wrong ones."""

import json
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.formats.cdcr.format import CDCR
from annotator.formats.document import ClaimEntry, EntityEntry, Given, LinkEntry, MentionEntry
from annotator.formats.files import read_path
from tests.formats.cases import brought_in, exported
from tests.formats.test_conll2012 import case

DOCUMENTS = {
    "1_1ecb.xml": [[0, 1, "🙂", True], [0, 2, "Ana", True], [0, 3, "left", True]],
    "1_2ecb.xml": [[0, "1", "She", True], [1, "2", "went", True], [1, "3", "off", True]],
}
EVENTS = [
    {"doc_id": "1_1ecb.xml", "tokens_ids": [3], "cluster_id": 7, "singleton": False},
    {"doc_id": "1_2ecb.xml", "tokens_ids": [2, 3], "cluster_id": 7, "singleton": False},
]
ENTITIES = [
    {"doc_id": "1_1ecb.xml", "tokens_ids": [2], "cluster_id": 8, "mention_type": "HUM", "cluster_desc": "Ana"},
    {"doc_id": "1_2ecb.xml", "tokens_ids": ["1"], "cluster_id": 8, "mention_type": "HUM", "cluster_desc": "Ana"},
]


def written(folder: Path, name: str, value: object) -> None:
    (folder / name).write_text(json.dumps(value, indent=1), encoding="utf-8")


def test_an_export_names_words_by_both_ways_of_counting(tmp_path: Path) -> None:
    assert CDCR.exporter is not None
    exported(CDCR.exporter, case(), tmp_path / "out")
    documents = json.loads((tmp_path / "out" / "all.json").read_text("utf-8"))
    assert list(documents) == ["1_1ecbplus.xml", "1_2ecbplus.xml", "2_1ecbplus.xml"]
    mentions = [
        mention
        for name in ("all_events.json", "all_entities.json")
        for mention in json.loads((tmp_path / "out" / name).read_text("utf-8"))
    ]
    for mention in mentions:
        words = documents[mention["doc_id"]]
        sentence = [word for number, _, word, _ in words if number == mention["sent_id"]]
        assert [word for _, number, word, _ in words if number in mention["tokens_ids"]] == mention["tokens"].split()
        assert [sentence[number] for number in mention["tokens_number"]] == mention["tokens_str"].split()
    clusters = {mention["tokens"]: mention["cluster_id"] for mention in mentions}
    assert clusters["met"] == clusters["saw"] != clusters["left"]
    assert [mention["singleton"] for mention in mentions if mention["tokens"] in {"met", "left"}] == [False, True]


def test_lists_of_another_tool_come_in_with_their_documents(tmp_path: Path) -> None:
    for name, value in (("dev.json", DOCUMENTS), ("dev_events.json", EVENTS), ("dev_entities.json", ENTITIES)):
        written(tmp_path, name, value)
    entries = brought_in(tmp_path)
    assert [each.text for each in entries if isinstance(each, Article)] == ["🙂 Ana left", "She\nwent off"]
    assert [each.mention.quote for each in entries if isinstance(each, MentionEntry)] == ["Ana", "She"]
    assert [each.claim.text for each in entries if isinstance(each, ClaimEntry)] == ["🙂 Ana left", "went off"]
    assert [(e.entity.name, e.entity.label) for e in entries if isinstance(e, EntityEntry)] == [("Ana", "PERSON")]
    assert len([each for each in entries if isinstance(each, LinkEntry)]) == 1


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ({"doc_id": "1_1ecb.xml", "tokens_ids": [9]}, "there is no token 9 with a word"),
        ({"doc_id": "1_1ecb.xml"}, "1_1ecb.xml: a mention needs tokens_ids"),
        ({"doc_id": "9.xml", "tokens_ids": [1]}, "1 mention of documents that are not in it stayed out"),
    ],
)
def test_a_mention_that_is_nowhere_is_told(tmp_path: Path, event: dict[str, object], says: str) -> None:
    written(tmp_path, "dev.json", DOCUMENTS)
    written(tmp_path, "dev_events.json", [event])
    items = list(read_path(tmp_path))
    assert any(says in str(item) for item in items if isinstance(item, AnnotatorError))
    assert "She\nwent off" in [i.entry.text for i in items if isinstance(i, Given) and isinstance(i.entry, Article)]


def test_a_word_that_is_none_is_told_and_other_documents_come_in(tmp_path: Path) -> None:
    written(tmp_path, "dev.json", {**DOCUMENTS, "1_1ecb.xml": [[0, 1, "Ana"], [0, 2]]})
    items = list(read_path(tmp_path))
    (trouble,) = [str(item) for item in items if isinstance(item, BadFile)]
    assert "line 1: 1_1ecb.xml: a word needs its sentence, its number and itself" in trouble
    assert len([item for item in items if isinstance(item, Given)]) == 1


def test_what_else_is_said_of_mentions_is_counted(tmp_path: Path) -> None:
    written(tmp_path, "dev.json", DOCUMENTS)
    written(tmp_path, "dev_events.json", [{**EVENTS[0], "mention_head": "left", "score": -1.0, "mention_ner": ""}])
    written(tmp_path, "dev_entities.json", [{**each, "mention_head": "Ana", "score": 0.5} for each in ENTITIES])
    told = [str(item) for item in read_path(tmp_path) if isinstance(item, Remark)]
    assert told[-1].endswith("for there is no place for it (mention_head of 3 mentions, score of 2 mentions).")
