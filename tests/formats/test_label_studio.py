"""Tests of Label Studio's JSON: what its own export says, units of UTF-16, and tasks with something wrong."""

import csv
import io
import json
import socket
from pathlib import Path

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.label_studio import writing
from annotator.formats.label_studio.sdk import Sdk
from annotator.formats.registry import format_written
from annotator.formats.utf16 import Utf16
from tests.formats.cases import exported
from tests.formats.test_splits import many

TEXT = "🙂 Ana Vidal met elites."


def region(start: int, end: int, label: str, text: str | None = None, **more: object) -> dict[str, object]:
    value = {"start": start, "end": end, "labels": [label], **({"text": text} if text else {})}
    return {"id": f"r{start}", "from_name": "ner", "to_name": "text", "type": "labels", "value": value, **more}


def task(*results: dict[str, object], name: str = "annotations") -> dict[str, object]:
    return {"id": 7, "data": {"body": TEXT, "outlet": "Wire"}, name: [{"completed_by": 1, "result": list(results)}]}


def read(tmp_path: Path, written: str, name: str = "tasks.json") -> tuple[list[MentionEntry | ClaimEntry], list[str]]:
    (tmp_path / name).write_text(written, encoding="utf-8", newline="")
    items = list(read_path(tmp_path / name))
    entries = [item.entry for item in items if isinstance(item, Given)]
    found = [entry for entry in entries if isinstance(entry, MentionEntry | ClaimEntry)]
    return found, [str(item) for item in items if isinstance(item, AnnotatorError)]


def test_a_smile_is_two_units() -> None:
    assert Utf16(TEXT).units(Span(2, 11)) == (3, 12)
    assert [Utf16(TEXT).offset(unit) for unit in (0, 1, 2, 3, 12)] == [0, 0, 1, 2, 11]


def test_a_region_in_units_and_one_in_code_points_mean_the_same_words(tmp_path: Path) -> None:
    one = task(region(3, 12, "Person", "Ana Vidal"))
    other = task(region(2, 11, "Person", "Ana Vidal"))
    for each in (one, other):
        (mention,), troubles = read(tmp_path, json.dumps([each]))
        assert isinstance(mention, MentionEntry)
        assert (mention.mention.quote, mention.mention.label, troubles) == ("Ana Vidal", "Person", [])


def test_a_predicted_claim_is_proposed_and_an_annotated_one_confirmed(tmp_path: Path) -> None:
    for name, status in (("annotations", "confirmed"), ("predictions", "proposed")):
        (claim,), _ = read(tmp_path, json.dumps([task(region(3, 12, "Claim"), name=name)]))
        assert isinstance(claim, ClaimEntry)
        assert claim.status.value == status


def test_predictions_are_marked_with_their_model_and_counted_and_drafts_too(tmp_path: Path) -> None:
    predicted = {"model_version": "v1", "result": [region(3, 12, "Person"), region(0, 23, "Claim")]}
    tried = {**task(region(3, 12, "Person")), "predictions": [predicted], "drafts": [{"result": []}]}
    (by_person, by_model, claim), troubles = read(tmp_path, json.dumps([tried]))
    assert isinstance(by_person, MentionEntry)
    assert isinstance(by_model, MentionEntry)
    assert isinstance(claim, ClaimEntry)
    assert (by_person.makers, by_model.makers, claim.claim.makers) == ((), ("label-studio@v1",), ("label-studio@v1",))
    assert [each.removeprefix(f"{tmp_path / 'tasks.json'}: ") for each in troubles] == [
        "1 draft that nobody submitted stayed out.",
        "1 mention and 1 claim of predictions came in as made by v1; nobody judged them.",
    ]


def test_data_beside_the_text_are_of_the_article_or_told(tmp_path: Path) -> None:
    data = {"body": TEXT, "headline": "Vidal", "date": "May 3, 2021", "kind": "news", "pages": [1], "none": None}
    (tmp_path / "a.json").write_text(json.dumps([{**task(), "data": data}]), encoding="utf-8")
    article, *_, told = list(read_path(tmp_path / "a.json"))
    assert isinstance(article, Given)
    assert isinstance(article.entry, Article)
    assert (article.entry.text, article.entry.title, article.entry.published) == (TEXT, "Vidal", "2021-05-03")
    assert str(told).endswith(": what stands beside the texts under kind, pages stayed out, for nothing here holds it.")


def test_all_that_is_said_of_a_region_stays_with_it(tmp_path: Path) -> None:
    said: list[dict[str, object]] = [
        region(3, 12, "Person", meta={"text": ["sure"]}),
        {**region(3, 12, "Writer"), "from_name": "roles"},
        region(13, 16, "Act"),
        {"id": "r3", "from_name": "stars", "type": "rating", "value": {"start": 3, "end": 12, "rating": 4}},
        {"id": "r3", "from_name": "kind", "type": "taxonomy", "value": {"taxonomy": [["a", "b"]]}},
        {"type": "relation", "from_id": "r3", "to_id": "r13", "direction": "bi", "labels": ["met", "knows"]},
    ]
    found, troubles = read(tmp_path, json.dumps([task(*said)]))
    kept = {
        "stars": 4,
        "kind": [["a", "b"]],
        "meta": {"text": ["sure"]},
        "relations": [["met", 12, 15, "bi"], ["knows", 12, 15, "bi"]],
    }
    mentions = [(each.mention.label, each.extra) for each in found if isinstance(each, MentionEntry)]
    sets = (("Person", "ner"), ("Writer", "roles"))
    assert mentions[:2] == [(label, {"label-studio": {**kept, "from_name": name}}) for label, name in sets]
    assert (mentions[2][0], troubles) == ("Act", [])


def test_what_is_written_at_a_place_of_its_own_stays_with_what_stands_there(tmp_path: Path) -> None:
    def typed(start: int, end: int, words: str, kind: str = "textarea") -> dict[str, object]:
        name = "text" if kind == "textarea" else kind
        return {"id": words, "from_name": "note", "type": kind, "value": {"start": start, "end": end, name: [words]}}

    said = [region(3, 12, "Person"), region(13, 16, "Act", parentID="r3"), typed(3, 12, "sure")]
    found, troubles = read(tmp_path, json.dumps([task(*said, typed(17, 23, "who"), typed(3, 99, "off", "choices"))]))
    kept = [(each.mention.quote, each.mention.label, each.extra) for each in found if isinstance(each, MentionEntry)]
    assert kept == [
        ("Ana Vidal", "Person", {"label-studio": {"note": "sure"}}),
        ("met", "Act", {"label-studio": {"parent": [2, 11]}}),
        ("elites", "MISC", {"label-studio": {"note": "who"}}),
    ]
    assert troubles[0].split("task 1: ")[1].startswith("3 to 99 lies outside the text")
    assert [each.split(": ", 1)[1][:8] for each in troubles[1:]] == ["1 region"]


@pytest.mark.parametrize(("name", "quote"), [("headline", "🙂 Mayor"), ("headline", None), ("top", "🙂 Mayor")])
def test_a_region_of_another_text_of_its_task_is_told_with_the_name_of_both(
    tmp_path: Path, name: str, quote: str | None
) -> None:
    there: dict[str, object] = {**region(0, 8, "Person", quote), "to_name": name, "id": "x"}
    note: dict[str, object] = {"id": "x", "from_name": "stars", "type": "rating", "value": {"rating": 3}}
    made = {**task(there, note, region(3, 12, "Person", "Ana Vidal")), "data": {"body": TEXT, "headline": "🙂 Mayor"}}
    (mention,), (told,) = read(tmp_path, json.dumps([made]))
    assert isinstance(mention, MentionEntry)
    assert told.endswith(
        ": 1 region of the text headline stayed out, for of each task only one text came in as an article (body); "
        "give the other one a task of its own."
    )


def test_results_about_no_words_are_told_once_for_each_kind(tmp_path: Path) -> None:
    rated: dict[str, object] = {
        "id": "x",
        "from_name": "stars",
        "to_name": "text",
        "type": "rating",
        "value": {"rating": 3},
    }
    found, troubles = read(tmp_path, json.dumps([task(region(3, 12, "Person"), rated, {**rated, "id": "y"})]))
    assert len(found) == 1
    assert [each.split(": ", 1)[1] for each in troubles] == [
        "2 results of the kind rating stayed out, being about no words of the text."
    ]


def test_what_is_wrong_is_told_with_its_number_and_the_rest_comes_in(tmp_path: Path) -> None:
    lines = [task(region(3, 12, "Person")), task(region(3, 12, "Person", "Ben")), {"data": {}, "annotations": []}]
    written = "[\n" + ",\n".join(json.dumps(each) for each in lines) + ",\n oops ]"
    found, troubles = read(tmp_path, written)
    assert len(found) == 1
    assert [each.split(", ", 1)[1][:60] for each in troubles] == [
        "task 2: the text at 3 to 12 is not the one that the region g",
        "task 3: the task has no text under data; mend it, or take it",
        "task 4: it begins in line 5 and is no JSON object (Expecting",
    ]


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (region(1, 6, "Person"), "1 to 6 begins or ends within a character, for offsets count units of UTF-16"),
        (region(3, 99, "Person"), "3 to 99 lies outside the text, which has 24 units of UTF-16"),
        ("no region", "1 of its results are no objects"),
    ],
)
def test_a_place_that_cannot_be_is_told_in_the_numbers_of_the_file(
    tmp_path: Path, result: dict[str, object], told: str
) -> None:
    found, troubles = read(tmp_path, json.dumps([task(result)]))
    assert found == []
    assert [each.split(", task 1: ")[1] for each in troubles] == [f"{told}; mend it, or take it out."]


def test_a_region_without_a_label_is_a_mention_and_is_told(tmp_path: Path) -> None:
    (mention,), (told,) = read(tmp_path, json.dumps([task({**region(3, 12, "X"), "value": {"start": 3, "end": 12}})]))
    assert isinstance(mention, MentionEntry)
    assert mention.mention.label == "MISC"
    assert told.endswith("1 region without a label came in as mentions with the label MISC.")


def test_a_text_longer_than_the_head_of_a_file_hides_nothing(tmp_path: Path) -> None:
    long = {**task(region(3, 12, "Person")), "data": {"text": TEXT + ' "Yes." \\' * 7_000}}
    ((mention,), troubles) = read(tmp_path, json.dumps([{"data": long["data"], **long}], indent=1))
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, troubles) == ("Ana Vidal", [])


def test_labels_longer_than_the_head_of_a_file_hide_nothing(tmp_path: Path) -> None:
    many = [region(3, 12, "Person", "Ana Vidal", origin=place) for place in range(600)]
    regions = [{**each, "id": f"r{place}"} for place, each in enumerate(many)]
    written = json.dumps([task(*regions)], sort_keys=True)
    assert written.index('"data"') > 64 * 1024
    found, troubles = read(tmp_path, written)
    assert (len(found), troubles) == (600, [])


@pytest.mark.parametrize(
    "data",
    [
        {"image": "x.png"},
        {"image": "/data/upload/1/My first picture.png", "title": "My first picture"},
        {"audio": "s3://bucket/two words.wav"},
        {"image": "scan 12 of page.JPG"},
        {"value": "12 14"},
    ],
)
def test_a_picture_or_sound_is_no_text(tmp_path: Path, data: dict[str, str]) -> None:
    entries, troubles = read(tmp_path, json.dumps([{"data": data, "annotations": []}]))
    assert entries == []
    assert len(troubles) == 1
    assert "the task has no text under data" in troubles[0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"note": "A longer note on it.", "word": "Libya"}, "Libya"),
        ({"text": "Akar"}, "Akar"),
        ({"title": "Minister resigns"}, "Minister resigns"),
        ({"body": "He came.", "image": "/a/b/my large picture.png"}, "He came."),
    ],
)
def test_what_the_configuration_shows_is_the_text(tmp_path: Path, data: dict[str, str], text: str) -> None:
    config = '<View>\n<Text name="t" granularity="word"\n value="$word"/></View>'
    (tmp_path / "config.xml").write_text(config, encoding="utf-8")
    (tmp_path / "tasks.json").write_text(json.dumps([{"data": data, "annotations": []}]), encoding="utf-8")
    entries = [item.entry for item in read_path(tmp_path / "tasks.json") if isinstance(item, Given)]
    assert [entry.text for entry in entries if isinstance(entry, Article)] == [text]


def test_tasks_in_one_line_are_told_by_their_numbers(tmp_path: Path) -> None:
    good = {**task(region(3, 12, "Person")), "data": {"text": TEXT, "article": "a"}}
    other = {**good, "data": {"text": f"{TEXT} Again.", "article": "a"}}
    _, troubles = read(tmp_path, json.dumps([good, 7, {**good, "data": {}}, other]))
    assert [each.removeprefix(f"{tmp_path / 'tasks.json'}, ") for each in troubles] == [
        "task 2: it begins in line 1 and is no JSON object (it is another kind of value); mend it, or take it out.",
        "task 3: the task has no text under data; mend it, or take it out.",
        "task 4: task 1 has the same id and says something else; mend it, or take it out.",
    ]


def test_the_short_export_brings_its_regions(tmp_path: Path) -> None:
    labelled = [{"start": 3, "end": 12, "text": "Ana Vidal", "labels": ["Person"]}]
    short = {"id": 1, "body": TEXT, "ner": labelled, "annotator": 1, "annotation_id": 4, "lead_time": 2.5}
    (mention,), troubles = read(tmp_path, json.dumps([short]))
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, mention.mention.label) == ("Ana Vidal", "Person")
    (told,) = troubles
    assert told.endswith("for there is no place for it (lead_time of 1 annotation).")


@pytest.mark.parametrize("name", ["tasks.json", "tasks.csv", "tasks.tsv"])
def test_a_task_of_the_short_export_without_regions_comes_in_and_its_choices_are_told(
    tmp_path: Path, name: str
) -> None:
    labelled = [{"start": 3, "end": 12, "text": "Ana Vidal", "labels": ["Person"]}]
    rows: list[dict[str, object]] = [
        {"annotation_id": 1, "annotator": 1, "id": 1, "ner": labelled, "text": TEXT},
        {"annotation_id": 2, "annotator": 1, "id": 2, "ner": {"choices": ["none"]}, "text": "Nobody\r\nmet."},
    ]
    (mention,), (told,) = read(tmp_path, json.dumps(rows) if name == "tasks.json" else _table(rows, name), name)
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, "1 result of the kind choices" in told) == ("Ana Vidal", True)


def test_a_row_of_the_short_export_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    good = {"annotation_id": 1, "annotator": 1, "ner": [{"start": 3, "end": 12, "labels": ["Person"]}], "text": TEXT}
    table = _table([good, {**good, "ner": [{"start": 0, "end": 90, "labels": ["Person"]}]}], "tasks.csv")
    found, troubles = read(tmp_path, f'{table}2,1,"[{{""start""",Hm\n3,1\n', "tasks.csv")
    assert len(found) == 1
    assert [each.removeprefix(str(tmp_path / "tasks.csv")).partition(" (")[0] for each in troubles] == [
        ", task 2: 0 to 90 lies outside the text, which has 24 units of UTF-16; mend it, or take it out.",
        ", line 4: the row cannot be read",
        ", line 5: the row has 2 cells where the table has 4 columns; mend it.",
    ]


def _table(rows: list[dict[str, object]], name: str) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]), delimiter="\t" if name.endswith(".tsv") else ",")
    table.writeheader()
    for row in rows:
        table.writerow({**row, "ner": json.dumps(row["ner"])})
    return written.getvalue()


def test_regions_of_a_page_stand_in_the_text_that_it_shows(tmp_path: Path) -> None:
    value = {
        "start": "/p[1]/b[1]/text()[1]",
        "startOffset": 0,
        "endOffset": 5,
        "text": "Paris",
        "hypertextlabels": ["P"],
    }
    marked = {"id": "a", "type": "hypertextlabels", "value": {**value, "globalOffsets": {"start": 17, "end": 22}}}
    page = {"data": {"html": "<p>😀 Ana &amp; Bo left <b>Paris</b>.</p>"}, "annotations": [{"result": [marked]}]}
    (mention,), troubles = read(tmp_path, json.dumps([page]))
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, mention.mention.span.start, troubles) == ("Paris", 16, [])
    page["annotations"] = [{"result": [{**marked, "value": value}]}]
    _, (told,) = read(tmp_path, json.dumps([page]))
    assert "task 1: its place is a path into a page; it needs globalOffsets" in told


def test_texts_that_lie_elsewhere_and_cancelled_work_are_told(tmp_path: Path) -> None:
    away = {"data": {"text": "https://texts.example/1.txt"}, "annotations": []}
    off = {**task(), "annotations": [{"was_cancelled": True, "result": [region(3, 12, "Person", "Ana Vidal")]}]}
    found, troubles = read(tmp_path, json.dumps([away, off]))
    assert (found, len(troubles)) == ([], 2)
    assert "task 1: its text is not in the file but lies elsewhere" in troubles[0]
    assert troubles[1].endswith("1 cancelled annotation stayed out.")


def test_tasks_too_large_for_one_file_are_in_several_that_all_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_MOST_BYTES", 500)
    entries: list[Entry] = [*many(10)]
    exporter = format_written("label-studio").exporter
    assert exporter is not None
    exported(exporter, entries, tmp_path / "out")
    files = sorted((tmp_path / "out").glob("tasks*.json"))
    assert [file.name for file in files[:2]] == ["tasks.json", "tasks_0002.json"]
    tasks = [task for file in files for task in json.loads(file.read_text(encoding="utf-8"))]
    again = [item.entry for item in read_path(tmp_path / "out") if isinstance(item, Given)]
    articles = [e.id for e in entries if isinstance(e, Article)]
    assert [task["data"]["article"] for task in tasks] == articles
    assert [e.id for e in again if isinstance(e, Article)] == articles
    assert all(file.stat().st_size < 500 + 10 or len(json.loads(file.read_bytes())) == 1 for file in files)


def no_network(*_: object, **__: object) -> None:
    raise AssertionError("the network was asked")


def test_label_studios_own_sdk_takes_what_was_written_and_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    exporter = format_written("label-studio").exporter
    assert exporter is not None
    article = new_article(TEXT)
    slots = (Slot(Role.SUBJECT, Span(2, 11), "Ana"), Slot(Role.TIME, None, "2021"))
    claims = [Claim(ClaimId(name), article.id, Span(2, 22), "met", slots=slots) for name in ("c", "d")]
    entries = [
        ClaimEntry(each, status, article_text=TEXT)
        for each, status in zip(claims, (Status.CONFIRMED, Status.PROPOSED), strict=True)
    ]
    held = exported(exporter, [article, *entries], tmp_path / "out")
    assert not any(kind.lost for kind in held)
    (task,) = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    sdk = Sdk((tmp_path / "out" / "config.xml").read_text(encoding="utf-8"))
    assert sdk.takes(task["data"], task["annotations"], task["predictions"])
    task["annotations"][0]["result"][0]["value"]["labels"] = ["NoSuchLabel"]
    assert not sdk.takes(task["data"], task["annotations"], [])
    assert not sdk.takes({}, [], [])
