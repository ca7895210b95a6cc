"""Tests of files of ECB+ and of lists of mentions in which ids are missing, said twice, or lead nowhere."""

import json
from pathlib import Path
from typing import Final

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats.document import ClaimEntry, EntityEntry, Given, LinkEntry, MentionEntry
from annotator.formats.files import read_path

WORDS: Final = ("Ana", "met", "Ben", ".")
HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
INSTANCE: Final = '<HUMAN_PART_PER m_id="10" instance_id="H1" TAG_DESCRIPTOR="t1_h"/>'
Items = list[Given | AnnotatorError]


def tokens(*words: str, first: int = 1) -> str:
    return "".join(f'<token t_id="{n}" sentence="0">{word}</token>\n' for n, word in enumerate(words, first))


def mark(tag: str, identity: str, *ids: object) -> str:
    anchors = "".join(f'<token_anchor t_id="{each}"/>' for each in ids)
    return f"<{tag}{f' m_id={chr(34)}{identity}{chr(34)}' if identity else ''}>{anchors}</{tag}>\n"


def joined(target: str, *sources: str) -> str:
    said = "".join(f'<source m_id="{each}"/>' for each in sources)
    aim = f'<target m_id="{target}"/>' if target else ""
    return f"<CROSS_DOC_COREF>{said}{aim}</CROSS_DOC_COREF>\n"


def document(words: str, marks: str = "", relations: str = "") -> str:
    parts = f"<Markables>\n{marks}</Markables><Relations>\n{relations}</Relations>"
    return f'{HEAD}<Document doc_name="a.xml">\n{words}{parts}</Document>'


def read(path: Path, data: str | bytes) -> Items:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return list(read_path(path))


def told(items: Items) -> list[str]:
    """What is told, without the file and the remedy of a line."""
    said = (str(each).partition(".xml")[2] for each in items if isinstance(each, AnnotatorError))
    return [each.removeprefix(", ").removeprefix(": ").partition("; mend")[0] for each in said]


def chains(items: Items) -> list[tuple[str, ...]]:
    """The words of the mentions of each entity."""
    entries = [each.entry for each in items if isinstance(each, Given)]
    quotes = {each.mention.id: each.mention.quote for each in entries if isinstance(each, MentionEntry)}
    return [tuple(quotes[m] for m in each.entity.mentions) for each in entries if isinstance(each, EntityEntry)]


def quotes(items: Items) -> list[str]:
    return [e.entry.mention.quote for e in items if isinstance(e, Given) and isinstance(e.entry, MentionEntry)]


def texts(items: Items) -> list[str]:
    return [each.entry.text for each in items if isinstance(each, Given) and isinstance(each.entry, Article)]


PEOPLE: Final = mark("HUMAN_PART_PER", "1", 1) + mark("HUMAN_PART_PER", "3", 3)


@pytest.mark.parametrize(
    ("marks", "relations", "found", "says"),
    [
        (
            PEOPLE + INSTANCE,
            joined("10", "1", "99", "3"),
            [("Ana", "Ben")],
            ["line 13: there is no mark 99 in this file"],
        ),
        (PEOPLE + INSTANCE, joined("10", "1", "1") + joined("10", "1"), [("Ana",)], []),
        (PEOPLE, joined("77", "1", "3"), [("Ana", "Ben")], ["line 12: there is no mark 77 in this file"]),
        (PEOPLE, joined("", "1") + joined("", "3"), [("Ana",), ("Ben",)], []),
        (
            mark("HUMAN_PART_PER", "", 1) + mark("HUMAN_PART_PER", "", 3) + INSTANCE,
            joined("10", ""),
            [],
            ["line 12: it names a mark without its m_id"],
        ),
        (
            mark("HUMAN_PART_PER", "1", 1) + mark("HUMAN_PART_PER", "1", 3) + INSTANCE,
            joined("10", "1"),
            [("Ana",)],
            ["line 9: an earlier mark has the m_id 1, and chains count that one"],
        ),
        (
            mark("HUMAN_PART_PER", "1", 1, 9) + mark("HUMAN_PART_PER", "3", 3) + INSTANCE,
            joined("10", "1", "3"),
            [("Ben",)],
            ["line 8: there is no token 9 with a word in this file"],
        ),
    ],
)
def test_a_chain_holds_the_marks_that_are_there_and_the_others_are_told(
    tmp_path: Path, marks: str, relations: str, found: list[tuple[str, ...]], says: list[str]
) -> None:
    items = read(tmp_path / "a.xml", document(tokens(*WORDS), marks, relations))
    assert chains(items) == found
    assert [each.partition(": ")[2] for each in told(items)] == [each.partition(": ")[2] for each in says]


def test_numbers_that_start_anew_in_each_sentence_lead_to_no_words(tmp_path: Path) -> None:
    words = tokens(*WORDS) + tokens("She", "left").replace('sentence="0"', 'sentence="1"') + tokens("Now", first=9)
    items = read(tmp_path / "a.xml", document(words, mark("HUMAN_PART_PER", "1", 1) + mark("TIME_DATE", "2", 9)))
    assert quotes(items) == ["Now"]
    (said,) = told(items)
    assert said.endswith("several tokens here have the number 1, and which is meant is not told")


def test_a_chain_of_names_and_events_is_two_which_is_told(tmp_path: Path) -> None:
    marks = PEOPLE + mark("ACTION_OCCURRENCE", "2", 2) + INSTANCE
    items = read(tmp_path / "a.xml", document(tokens(*WORDS), marks, joined("10", "1", "2", "3")))
    assert chains(items) == [("Ana", "Ben")]
    (said,) = told(items)
    assert said.startswith("1 chain of names and events at once came in as two each")


def test_all_words_of_a_token_come_in_whatever_is_in_it_and_whatever_the_namespace(tmp_path: Path) -> None:
    words = tokens("An<!-- x -->a", "m<b>e</b>t", "A&amp;&#233;", "")
    data = document(words, mark("HUMAN_PART_PER", "1", 1)).replace("<Document ", '<Document xmlns="urn:x" ')
    for spelled in (data, "\ufeff" + data.removeprefix(HEAD), data.replace("\n", "\r\n")):
        items = read(tmp_path / "a.xml", spelled)
        assert (texts(items), quotes(items), told(items)) == (["Ana met A&é"], ["Ana"], [])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (document(tokens("A&nbsp;B")), "line 3: it is not well-formed XML: Entity 'nbsp' not defined"),
        (document(tokens("A\x01B")), "line 3: it is not well-formed XML: PCDATA invalid Char value 1"),
        (document(tokens("\xc9va")).encode("latin-1"), "line 3: it is not well-formed XML: Invalid bytes"),
        (
            document(tokens("", " ")),
            " holds no words; nothing was taken from it. See that it is the right file, and whole.",
        ),
    ],
)
def test_a_file_without_a_word_is_told_once(tmp_path: Path, data: str | bytes, says: str) -> None:
    (said,) = told(read(tmp_path / "a.xml", data))
    assert said.startswith(says)


def test_the_same_instance_in_two_topics_is_two(tmp_path: Path) -> None:
    for topic in (1, 2):
        for number in (1, 2):
            path = tmp_path / f"{topic}_{number}ecb.xml"
            words = tokens(f"Ana{topic}{number}", "met", "Ben", ".")
            path.write_text(document(words, PEOPLE + INSTANCE, joined("10", "1")), encoding="utf-8")
    assert chains(list(read_path(tmp_path))) == [("Ana11", "Ana12"), ("Ana21", "Ana22")]


LISTED: Final = [[0, number, word, True] for number, word in enumerate(WORDS)]


def event(tokens_ids: object, cluster: object = 7, **more: object) -> dict[str, object]:
    return {"doc_id": "1_1.xml", "tokens_ids": tokens_ids, "cluster_id": cluster, **more}


def lists(folder: Path, documents: object, events: object, entities: object = None) -> Items:
    for name, value in (("dev.json", documents), ("dev_events.json", events), ("dev_entities.json", entities)):
        if value is not None:
            data = value if isinstance(value, bytes) else json.dumps(value).encode("utf-8")
            (folder / name).write_bytes(data)
    return list(read_path(folder / "dev.json"))


def shown(items: Items) -> list[str]:
    said = (str(each).rpartition("/")[2] for each in items if isinstance(each, AnnotatorError))
    return [each.partition("; mend")[0] for each in said]


def happened(items: Items) -> list[str]:
    claims = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, ClaimEntry)]
    return [slot.words(each.article_text) for each in claims for slot in each.claim.slots]


def test_a_mention_that_leads_nowhere_is_told_in_its_list_and_the_others_come_in(tmp_path: Path) -> None:
    odd = [event(ids) for ids in ([], None, ["x"], [99], [1.5])]
    items = lists(tmp_path, {"1_1.xml": LISTED}, [*odd, event([1]), {"tokens_ids": [1]}], [[1]])
    assert happened(items) == ["met"]
    assert shown(items) == [
        "dev_events.json, mention 7: a mention needs doc_id",
        "dev_entities.json, mention 1: it begins in line 1 and is no JSON object (it is another kind of value)",
        "dev_events.json, mention 1: 1_1.xml: a mention needs tokens_ids",
        "dev_events.json, mention 2: 1_1.xml: a mention needs tokens_ids",
        "dev_events.json, mention 3: there is no token x with a word in this file",
        "dev_events.json, mention 4: there is no token 99 with a word in this file",
        "dev_events.json, mention 5: there is no token  with a word in this file",
    ]


def test_clusters_of_both_lists_count_for_themselves(tmp_path: Path) -> None:
    other = {"doc_id": "1_2.xml", "tokens_ids": [1], "cluster_id": 1, "cluster_desc": "meeting"}
    who = [{**event([0], 1), "cluster_desc": "Ana"}, {"doc_id": "1_2.xml", "tokens_ids": [0], "cluster_id": 1}]
    items = lists(tmp_path, {"1_1.xml": LISTED, "1_2.xml": LISTED}, [event([1], 1), other], who)
    entries = [each.entry for each in items if isinstance(each, Given)]
    assert [each.entity.name for each in entries if isinstance(each, EntityEntry)] == ["Ana"]
    assert (len([each for each in entries if isinstance(each, LinkEntry)]), shown(items)) == (1, [])


@pytest.mark.parametrize("cluster", [None, "", [], 1.5])
def test_mentions_without_a_cluster_are_in_no_chain(tmp_path: Path, cluster: object) -> None:
    second = {**event([1], cluster), "doc_id": "1_2.xml"}
    items = lists(tmp_path, {"1_1.xml": LISTED, "1_2.xml": LISTED}, [event([1], cluster), second])
    assert happened(items) == ["met", "met"]
    assert not any(isinstance(each, Given) and isinstance(each.entry, LinkEntry) for each in items)


def test_documents_that_are_none_are_told_by_name_and_the_others_come_in(tmp_path: Path) -> None:
    odd = {"2.xml": [], "3.xml": {"a": 1}, "4.xml": [[0, 1]], "5.xml": [[0, 1, ""]]}
    items = lists(tmp_path, {"1_1.xml": LISTED, **odd}, [event([1]), {**event([1]), "doc_id": "9.xml"}])
    assert texts(items) == ["Ana met Ben."]
    assert shown(items) == [
        "dev.json, line 1: 2.xml: it has no words",
        "dev.json, line 1: 3.xml: it has no words",
        "dev.json, line 1: 4.xml: a word needs its sentence, its number and itself",
        "dev.json, line 1: 5.xml: it has no words",
        "dev.json: 1 mention of documents that are not in it stayed out (9.xml); put their words into it.",
    ]


def test_a_document_that_stands_twice_is_told_and_neither_counts(tmp_path: Path) -> None:
    twice = f'{{"1_1.xml": {json.dumps(LISTED)}, "1_1.xml": [[0, 0, "Zoe"]]}}'.encode()
    items = lists(tmp_path, twice, [event([1])])
    assert texts(items) == []
    assert shown(items)[0] == "dev.json, line 1: the key 1_1.xml stands twice in one object"


def test_a_list_in_utf_16_and_no_list_at_all_are_told(tmp_path: Path) -> None:
    items = lists(tmp_path, {"1_1.xml": LISTED}, json.dumps([event([1])]).encode("utf-16"))
    assert shown(items) == [
        "dev_events.json is UTF-16, where only UTF-8 can be read; save it as UTF-8 and import it again."
    ]
    (tmp_path / "dev_events.json").unlink()
    assert shown(lists(tmp_path, {"1_1.xml": LISTED}, None)) == [
        "dev.json: only its articles came in, for neither dev_events.json nor dev_entities.json lies beside it; "
        "put them there and import the folder."
    ]
