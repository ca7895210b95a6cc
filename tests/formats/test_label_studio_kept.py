"""Tests of Label Studio: scores, notes on tasks and what annotations say of themselves are kept or told."""

import json
from pathlib import Path

from annotator.domain.article import Article
from annotator.formats.document import ClaimEntry, MentionEntry
from tests.formats.cases import brought_in
from tests.formats.test_label_studio import TEXT, read, region, task


def test_scores_of_regions_and_the_meta_of_a_task_are_kept(tmp_path: Path) -> None:
    written = {**task(region(3, 12, "Person", score=0.6)), "meta": {"desk": "night"}}
    (tmp_path / "tasks.json").write_text(json.dumps([written]), encoding="utf-8")
    entries = brought_in(tmp_path / "tasks.json")
    kept = [each.extra for each in entries if isinstance(each, Article | MentionEntry)]
    assert kept == [{"label-studio": {"meta": {"desk": "night"}}}, {"label-studio": {"score": {"$number": "0.6"}}}]


def test_what_annotations_and_predictions_say_of_themselves_is_counted(tmp_path: Path) -> None:
    by_hand = {"ground_truth": True, "result": [region(3, 12, "Person")]}
    guessed = {"model_version": "m", "score": 0.4, "result": [region(13, 16, "Act")]}
    written = {"data": {"text": TEXT}, "annotations": [by_hand], "predictions": [guessed]}
    _, troubles = read(tmp_path, json.dumps([written]))
    assert troubles[-1].endswith("for there is no place for it (ground_truth of 1 annotation, score of 1 prediction).")


def test_how_regions_are_shown_and_drawn_is_kept_and_how_annotations_were_made_is_counted(tmp_path: Path) -> None:
    by_hand = region(3, 12, "Person", hidden=True, locked=False, origin="manual")
    changed = region(13, 16, "Act", origin="prediction-changed", meta={"text": ["sure"]})
    made = {"id": 4, "project": 1, "lead_time": 2.5, "created_at": "2024-05-01", "ground_truth": False, "reviews": [1]}
    written = {"data": {"text": TEXT}, "annotations": [{**made, "result": [by_hand, changed]}], "inner_id": 9}
    found, (told,) = read(tmp_path, json.dumps([{**written, "comment_authors": [3]}]))
    assert [each.extra["label-studio"] for each in found if isinstance(each, MentionEntry)] == [
        {"hidden": True},
        {"origin": "prediction-changed", "meta": {"text": ["sure"]}},
    ]
    counted = "comment_authors of 1 task, lead_time of 1 annotation, reviews of 1 annotation"
    assert told.endswith(f"({counted}).")


def test_a_part_of_a_claim_that_is_hidden_stays_one_and_is_counted(tmp_path: Path) -> None:
    drawn: dict[str, object] = {"type": "relation", "from_id": "r0", "to_id": "r3"}
    regions = [region(0, 23, "Claim"), region(3, 12, "Subject", hidden=True), drawn]
    (claim,), (told,) = read(tmp_path, json.dumps([task(*regions)]))
    assert isinstance(claim, ClaimEntry)
    assert told.endswith("(hidden of 1 slot).")


def test_the_score_of_a_part_of_a_claim_makes_it_no_mention_and_is_counted(tmp_path: Path) -> None:
    drawn: dict[str, object] = {"type": "relation", "from_id": "r0", "to_id": "r3"}
    regions = [region(0, 23, "Claim"), region(3, 12, "Subject", score=0.6), drawn]
    (claim,), (told,) = read(tmp_path, json.dumps([task(*regions)]))
    assert isinstance(claim, ClaimEntry)
    assert told.endswith("(score of 1 slot).")


def test_regions_of_one_name_at_two_places_are_two_each_with_what_is_said_of_it(tmp_path: Path) -> None:
    said: list[dict[str, object]] = [
        {**region(3, 12, "Person", "Ana Vidal"), "id": "a"},
        {**region(13, 16, "Act", "met"), "id": "a"},
        {**region(13, 16, "Verb", "met"), "id": "a"},
        {"id": "a", "from_name": "stars", "type": "rating", "value": {"start": 13, "end": 16, "rating": 4}},
        {"id": "a", "from_name": "kind", "type": "choices", "value": {"start": 3, "end": 12, "choices": ["x"]}},
    ]
    found, troubles = read(tmp_path, json.dumps([task(*said)]))
    mentions = [each for each in found if isinstance(each, MentionEntry)]
    assert [(each.mention.label, each.mention.quote) for each in mentions] == [
        ("Person", "Ana Vidal"),
        ("Act", "met"),
        ("Verb", "met"),
    ]
    assert [each.extra["label-studio"] for each in mentions] == [{"kind": "x"}, {"stars": 4}, {"stars": 4}]
    assert troubles == []
