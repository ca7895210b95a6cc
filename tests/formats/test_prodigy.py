"""Tests of Prodigy's tasks: their tokens, what its own recipes write, and answers."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.foreign import foreign_of
from annotator.formats.originals import on_disk
from annotator.formats.prodigy.blanks import tokens_of
from annotator.formats.registry import format_written
from annotator.formats.tokens import tokens
from tests.formats.cases import exported

TEXT = "Ana Vidal 🙂 met e\u0301lites in Halden."
TASK = {
    "text": TEXT,
    "_input_hash": 1,
    "_task_hash": 2,
    "tokens": [],
    "spans": [{"start": 0, "end": 9, "label": "PERSON", "token_start": 0, "token_end": 1, "source": "ner"}],
    "answer": "accept",
}


def read(tmp_path: Path, *tasks: object) -> tuple[list[MentionEntry | ClaimEntry], list[AnnotatorError]]:
    path = tmp_path / "tasks.jsonl"
    path.write_text("".join(f"{json.dumps(task)}\n" for task in tasks), encoding="utf-8")
    items = list(read_path(path))
    entries = [item.entry for item in items if isinstance(item, Given)]
    found = [entry for entry in entries if isinstance(entry, MentionEntry | ClaimEntry)]
    return found, [item for item in items if isinstance(item, AnnotatorError)]


def test_a_sign_is_a_token_and_a_letter_keeps_its_accent() -> None:
    words = [span.quote(TEXT) for span in tokens(TEXT).spans]
    assert words == ["Ana", "Vidal", "🙂", "met", "e\u0301lites", "in", "Halden", "."]


def test_a_task_of_prodigys_own_comes_in_as_mentions(tmp_path: Path) -> None:
    span = {"start": 0, "end": 9, "label": "PERSON", "token_start": 0, "token_end": 1, "text": "Ana Vidal"}
    (mention,), troubles = read(tmp_path, {**TASK, "spans": [{**span, "source": "ner", "score": 1, "status": "odd"}]})
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, mention.mention.label, troubles) == ("Ana Vidal", "PERSON", [])
    assert mention.extra["prodigy"] == {"source": "ner", "score": 1, "status": "odd"}


def test_a_refused_claim_is_rejected_and_a_refused_mention_is_told(tmp_path: Path) -> None:
    claim = {"start": 0, "end": 17, "label": "CLAIM"}
    (found,), troubles = read(tmp_path, {**TASK, "spans": [claim, {**claim, "label": "ORG"}], "answer": "reject"})
    assert isinstance(found, ClaimEntry)
    assert found.status.value == "rejected"
    assert [type(each) for each in troubles] == [Remark]


def test_what_a_task_and_its_meta_say_beside_is_of_the_article_or_told(tmp_path: Path) -> None:
    more = {"meta": {"source": "Wire", "pattern": 3}, "comment": "odd", "flagged": False, "_timestamp": 1}
    (mention,), (told,) = read(tmp_path, {**TASK, **more})
    assert isinstance(mention, MentionEntry)
    assert str(told).endswith("under comment, meta.pattern stayed out, for nothing here holds it.")


def test_spans_without_a_label_are_counted_and_what_else_a_claim_says_stays(tmp_path: Path) -> None:
    claim = {"start": 0, "end": 17, "label": "CLAIM", "comment": "checked"}
    (found, mention), (told,) = read(tmp_path, {**TASK, "spans": [claim, {"start": 0, "end": 9, "label": None}]})
    assert isinstance(found, ClaimEntry)
    assert isinstance(mention, MentionEntry)
    assert (found.extra, mention.mention.label) == ({"prodigy": {"comment": "checked"}}, "MISC")
    assert str(told).endswith(": 1 annotation without a label came in as mentions with the label MISC.")


def test_a_task_without_a_text_is_told_with_its_line_and_the_others_come_in(tmp_path: Path) -> None:
    found, troubles = read(tmp_path, TASK, {"spans": []}, {**TASK, "text": "Ana Vidal left."})
    assert [str(each) for each in troubles if isinstance(each, BadFile)] == [
        f"{tmp_path / 'tasks.jsonl'}, line 2: a task needs a text; mend or remove the line."
    ]
    assert len(found) == 2


def test_a_task_with_a_key_twice_is_told_and_the_others_come_in(tmp_path: Path) -> None:
    path = tmp_path / "tasks.jsonl"
    path.write_text(f'{json.dumps(TASK)}\n{json.dumps(TASK)[:-1]}, "text": "Else."}}\n', encoding="utf-8")
    told = [str(each) for each in read_path(path) if isinstance(each, AnnotatorError)]
    assert told == [f"{path}, line 2: the key text stands twice in one object; mend or remove the line."]


def test_a_list_of_tasks_comes_in_and_its_troubles_have_the_numbers_of_tasks(tmp_path: Path) -> None:
    path = tmp_path / "tasks.json"
    for indent in (None, 2):
        path.write_text(json.dumps([TASK, {"spans": []}, {**TASK, "text": "Ana Vidal left."}], indent=indent))
        items = list(read_path(path))
        assert sum(isinstance(each, Given) and isinstance(each.entry, MentionEntry) for each in items) == 2
        assert [str(each).removeprefix(str(path)) for each in items if isinstance(each, AnnotatorError)] == [
            ", task 2: a task needs a text; mend it, or take it out."
        ]


def test_a_task_that_is_only_a_text_may_come_first(tmp_path: Path) -> None:
    marked = {"text": "Ann left.", "spans": [{"start": 0, "end": 3, "label": "PER"}]}
    (mention,), troubles = read(tmp_path, {"text": "Rain."}, marked)
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, troubles) == ("Ann", [])


def test_a_span_beyond_the_text_is_told(tmp_path: Path) -> None:
    _, troubles = read(tmp_path, {**TASK, "spans": [{"start": 5, "end": 900, "label": "X"}]})
    assert "lies outside the text" in str(troubles[0])


def test_a_text_longer_than_the_head_of_a_file_hides_nothing(tmp_path: Path) -> None:
    (mention,), troubles = read(tmp_path, {**TASK, "text": TEXT + ' "Yes." \\' * 7_000})
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, troubles) == ("Ana Vidal", [])


def test_relations_stay_with_the_span_that_they_begin_at(tmp_path: Path) -> None:
    ana, town = (
        {"start": a, "end": b, "label": c, "token_end": d} for a, b, c, d in ((0, 9, "PER", 1), (27, 33, "LOC", 6))
    )
    by_place = {"head": 9, "child": 9, "head_span": ana, "child_span": town, "label": "MET"}
    by_token = {"head": 6, "child": 1, "label": "OF"}
    (first, second), troubles = read(tmp_path, {**TASK, "spans": [ana, town], "relations": [by_place, by_token]})
    assert first.extra["prodigy"] == {"relations": [["MET", 27, 33, "LOC"]]}
    assert second.extra["prodigy"] == {"relations": [["OF", 0, 9, "PER"]]}
    assert troubles == []


def test_relations_between_what_does_not_come_in_are_told_by_their_places(tmp_path: Path) -> None:
    joined = {"head_span": {"start": 0, "end": 9}, "child_span": {"start": 27, "end": 33}, "label": "MET"}
    _, (told,) = read(tmp_path, {**TASK, "relations": [{"head": 1, "child": 9, "label": "OF"}, joined]})
    assert str(told).endswith(
        ": 2 relations stayed out, for a span that they join is not there "
        "(line 1: OF from token 1 to token 9, line 1: MET from 0-9 to 27-33); mend its id, or give the span."
    )


def test_a_relation_to_a_slot_of_a_refused_claim_is_nothing_to_tell(tmp_path: Path) -> None:
    claim = {"start": 0, "end": 17, "label": "CLAIM", "id": "c", "token_end": 3}
    slot = {"start": 0, "end": 9, "label": "SUBJECT", "claim": "c", "token_end": 1}
    joined = {"head": 3, "child": 1, "head_span": claim, "child_span": slot, "label": "subject"}
    (found,), troubles = read(tmp_path, {**TASK, "spans": [claim, slot], "relations": [joined], "answer": "reject"})
    assert isinstance(found, ClaimEntry)
    assert (found.status, len(found.claim.slots), troubles) == (Status.REJECTED, 1, [])


def test_what_is_said_of_whole_texts_is_counted(tmp_path: Path) -> None:
    chosen = {**TASK, "text": "Other.", "spans": [], "accept": ["A", "B"], "label": "POLITICS"}
    _, told = read(tmp_path, TASK, chosen)
    assert [(each.parameters["kind"], each.parameters["count"]) for each in told if isinstance(each, Remark)] == [
        ("accept", 2),
        ("label", 1),
    ]


def test_a_claims_span_has_the_words_it_covers_and_begins_and_ends_with_a_token(tmp_path: Path) -> None:
    article = new_article("Troops hit Adawsons.", title="A")
    slot = Slot(Role.OBJECT, Span(11, 18), None)
    claim = Claim(ClaimId("c1"), article.id, Span(0, 18), "Troops hit Adawson again.", slots=(slot,))
    exporter = format_written("prodigy").exporter
    assert exporter is not None
    entries: list[Entry] = [article, ClaimEntry(claim, Status.CONFIRMED, article_text=article.text)]
    exported(exporter, entries, tmp_path / "tasks.jsonl")
    (task,) = map(json.loads, (tmp_path / "tasks.jsonl").read_text(encoding="utf-8").splitlines())
    for span in task["spans"]:
        first, last = (task["tokens"][span[name]] for name in ("token_start", "token_end"))
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    assert task["spans"][0]["text"] == "Troops hit Adawson"
    back = [each.entry for each in read_path(tmp_path / "tasks.jsonl") if isinstance(each, Given)]
    assert [each.claim.text for each in back if isinstance(each, ClaimEntry)] == ["Troops hit Adawson again."]


def test_a_text_as_long_as_a_line_may_be_does_not_hide_what_the_file_is(tmp_path: Path) -> None:
    # Quotation marks and escapes fall on every place where a piece that is read may end.
    head = f'{{"text": "{chr(92)}"spans\\" {chr(92) * 2}'
    task = head + "a b\\\\" * 2_000_000 + '", "spans": [], "answer": "accept"}'
    (tmp_path / "tasks.jsonl").write_text(task, encoding="utf-8")
    found = foreign_of(on_disk(tmp_path / "tasks.jsonl"))
    assert found is not None
    assert found.name == "prodigy"


def test_words_that_a_span_gives_must_be_those_at_its_place(tmp_path: Path) -> None:
    span = {"start": 0, "end": 9, "label": "PERSON", "text": "Bo"}
    found, (trouble,) = read(tmp_path, {**TASK, "spans": [span, {**span, "text": "Ana Vidal"}]})
    assert len(found) == 1
    assert "line 1: the text at 0 to 9 is not the quote that the line gives" in str(trouble)


def test_half_of_a_pair_is_told(tmp_path: Path) -> None:
    _, (told,) = read(tmp_path, {**TASK, "text": f"{TEXT} \ud83d"})
    assert "1 character that no text can hold" in str(told)


@pytest.mark.parametrize(
    "task",
    [
        {**TASK, "type": "news"},
        {**TASK, "meta": {"type": "news", "annotation_id": 7}},
        {**TASK, "spans": [{"start": 0, "end": 9, "label": "PERSON", "type": "claim"}]},
        {**TASK, "type": {"of": "news"}},
    ],
)
def test_what_a_task_calls_its_type_hides_no_task(tmp_path: Path, task: dict[str, object]) -> None:
    [mention], told = read(tmp_path, task)
    assert isinstance(mention, MentionEntry)
    assert mention.mention.quote == "Ana Vidal"
    assert not [each for each in told if isinstance(each, BadFile)]


def test_a_line_of_ours_is_no_task(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"type": "article", "id": "a", **TASK}), encoding="utf-8")
    assert foreign_of(on_disk(path)) is None


@pytest.mark.parametrize(
    "places", [[(3, 8)], [(0, 4), (3, 9)], [(3, 5), (4, 5)], [(8, 10), (9, 13)], [(4, 8), (3, 10)]]
)
def test_tokens_of_spans_that_begin_or_end_in_white_space_are_their_words(places: list[tuple[int, int]]) -> None:
    text = "Ana  met \nBen."
    found = tokens_of(text, [Span(*place) for place in places])
    for start, end in places:
        first, after = found.covering(Span(start, end))
        assert (found.spans[first].start, found.spans[after - 1].end) == (start, end)
    assert all(one.end <= other.start for one, other in pairwise(found.spans))


def test_a_token_before_white_space_that_is_a_token_has_no_space_behind_it(tmp_path: Path) -> None:
    exporter = format_written("prodigy").exporter
    assert exporter is not None
    article = new_article("Ana met Ben.", title="A")
    claim = Claim(ClaimId("c1"), article.id, Span(3, 7), " met")
    exported(exporter, [article, ClaimEntry(claim, Status.CONFIRMED, article_text=article.text)], tmp_path / "a.jsonl")
    (task,) = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(each["text"], each["ws"]) for each in task["tokens"]] == [
        ("Ana", False),
        (" ", False),
        ("met", True),
        ("Ben", False),
        (".", False),
    ]
    assert (task["spans"][0]["token_start"], task["spans"][0]["token_end"]) == (1, 2)


def test_tasks_that_were_refused_or_passed_over_without_a_span_are_counted(tmp_path: Path) -> None:
    tasks: list[dict[str, object]] = [
        {"text": f"Ana left {answer}.", "spans": [], "answer": answer} for answer in ("accept", "reject", "ignore")
    ]
    (tmp_path / "tasks.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in tasks), encoding="utf-8")
    (told,) = [str(each) for each in read_path(tmp_path / "tasks.jsonl") if isinstance(each, AnnotatorError)]
    assert told.endswith(": 2 tasks that were refused or passed over without a span brought only the text.")


def test_what_a_later_task_says_otherwise_of_the_same_text_is_told(tmp_path: Path) -> None:
    metas: list[dict[str, object]] = [{"source": "Wire"}, {"source": "Wire"}, {"source": "Post", "page": 4}]
    tasks = [{"text": "Ana left.", "spans": [], "answer": "accept", "meta": meta} for meta in metas]
    (tmp_path / "tasks.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in tasks), encoding="utf-8")
    (told,) = [str(each) for each in read_path(tmp_path / "tasks.jsonl") if isinstance(each, AnnotatorError)]
    assert told.endswith(
        "what stands beside the texts under meta.page, meta.source stayed out, for nothing here holds it."
    )


def test_an_answer_that_prodigy_does_not_know_is_told(tmp_path: Path) -> None:
    found, (told,) = read(tmp_path, {**TASK, "spans": [{"start": 0, "end": 9, "label": "CLAIM"}], "answer": "maybe"})
    assert not found
    assert "accept, reject or ignore" in str(told)


def test_of_several_bad_spans_of_a_task_each_is_told_by_its_number(tmp_path: Path) -> None:
    spans = [{"start": 0, "end": 3, "label": "PER"}, {"start": 0}, {"end": 3}, {"start": "x", "end": 9}, {"label": "A"}]
    (tmp_path / "tasks.jsonl").write_text(json.dumps({"text": "Ana Vidal met.", "spans": spans}), encoding="utf-8")
    items = list(read_path(tmp_path / "tasks.jsonl"))
    told = [str(each).partition("line 1: ")[2] for each in items if isinstance(each, AnnotatorError)]
    needs = "needs start and end, two whole numbers from 0; mend or remove the line."
    assert told == [f"span {number} {needs}" for number in (2, 3, 4, 5)]
    assert len([each for each in items if isinstance(each, Given) and isinstance(each.entry, MentionEntry)]) == 1
