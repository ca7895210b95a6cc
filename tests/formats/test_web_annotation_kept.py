"""Tests of web annotations: what they say beside their words stays with these, or is told."""

from pathlib import Path

import pytest

from annotator.formats.document import MentionEntry
from tests.formats.test_web_annotation import PLACE, annotation, quotes, read


@pytest.mark.parametrize("body", [{"bodyValue": "PER"}, {"body": {"type": "TextualBody", "value": "PER"}}])
def test_a_label_without_a_purpose_is_a_label(tmp_path: Path, body: dict[str, object]) -> None:
    entries, troubles = read(tmp_path, {**annotation(PLACE), "motivation": None, **body})
    assert (quotes(entries), troubles) == ([("PER", "Ana Vidal")], [])


def test_rights_stay_with_a_mention_and_keys_of_no_standard_are_told(tmp_path: Path) -> None:
    written = {**annotation(PLACE), "bodyValue": "PER", "motivation": "tagging"}
    entries, (told,) = read(tmp_path, {**written, "rights": "https://rights.example/open", "x:mood": "calm", "via": ""})
    (mention,) = [each for each in entries if isinstance(each, MentionEntry)]
    assert mention.extra["web"] == {
        "id": "http://a.example/anno",
        "bodyValue": "PER",
        "motivation": "tagging",
        "rights": "https://rights.example/open",
    }
    assert told.endswith(
        "a.jsonld: what else it says of what came in stayed out, for there is no place for it (x:mood of 1 annotation)."
    )
