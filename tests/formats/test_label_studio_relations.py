"""Tests of what relations of Label Studio make of claims and mentions, and of annotations that hold their task."""

import json
from pathlib import Path

import pytest

from annotator.domain.claim import Role
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, MentionEntry
from tests.formats.test_label_studio import TEXT, read, region, task


@pytest.mark.parametrize("labels", [{}, {"labels": []}, {"labels": ["subject"]}])
def test_a_relation_from_a_claim_to_a_region_called_as_a_slot_makes_that_slot(
    tmp_path: Path, labels: dict[str, object]
) -> None:
    drawn = {"type": "relation", "from_id": "r0", "to_id": "r3", "direction": "right", **labels}
    said: list[dict[str, object]] = [region(0, 23, "Claim"), region(3, 12, "Subject"), region(13, 16, "Act")]
    to_act: dict[str, object] = {"type": "relation", "from_id": "r0", "to_id": "r13"}
    (claim, mention), troubles = read(tmp_path, json.dumps([task(*said, drawn, to_act)]))
    assert isinstance(claim, ClaimEntry)
    assert isinstance(mention, MentionEntry)
    assert [(slot.role, slot.span) for slot in claim.claim.slots] == [(Role.SUBJECT, Span(2, 11))]
    assert claim.extra == {"label-studio": {"relations": [["", 12, 15]]}}
    assert (mention.mention.label, troubles) == ("Act", [])


def test_a_relation_without_a_label_between_names_makes_no_slot(tmp_path: Path) -> None:
    drawn: dict[str, object] = {"type": "relation", "from_id": "r13", "to_id": "r3"}
    found, _ = read(tmp_path, json.dumps([task(region(3, 12, "Subject"), region(13, 16, "Act"), drawn)]))
    assert [each.mention.label for each in found if isinstance(each, MentionEntry)] == ["Subject", "Act"]


def test_a_relation_to_a_region_that_is_not_there_is_told(tmp_path: Path) -> None:
    drawn: list[dict[str, object]] = [
        {"type": "relation", "from_id": "r3", "to_id": "gone"},
        {"type": "relation", "from_id": "r0", "to_id": "lost", "labels": ["subject"]},
    ]
    found, (told,) = read(tmp_path, json.dumps([task(region(3, 12, "Person"), region(0, 23, "Claim"), *drawn)]))
    assert [each.extra for each in found] == [{}, {}]
    assert told.endswith(
        ": 2 relations stayed out, for a span that they join is not there "
        "(without a label from r3 to gone, subject from r0 to lost); mend its id, or give the span."
    )


def test_an_annotation_that_holds_its_task_comes_in_as_that(tmp_path: Path) -> None:
    stored = {
        "id": 11,
        "result": [region(3, 12, "Person", "Ana Vidal")],
        "completed_by": {"id": 1, "email": "a@x.example"},
        "task": {"id": 2, "data": {"text": TEXT}, "project": 1},
        "was_cancelled": False,
    }
    (mention,), troubles = read(tmp_path, json.dumps(stored), "11.json")
    assert isinstance(mention, MentionEntry)
    assert (mention.mention.quote, mention.mention.label, troubles) == ("Ana Vidal", "Person", [])
    found, (told,) = read(tmp_path, json.dumps({**stored, "was_cancelled": True}), "11.json")
    assert (found, "1 cancelled annotation stayed out" in told) == ([], True)
