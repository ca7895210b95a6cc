"""Tests of web annotations: what they say beside their words stays with these, or is told."""

from pathlib import Path

import pytest

from annotator.formats.document import MentionEntry
from tests.formats.test_web_annotation import PLACE, TEXT, annotation, quotes, read


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


def test_what_a_target_says_beside_its_words_stays_with_the_mention(tmp_path: Path) -> None:
    written = annotation(PLACE, {"type": "TextualBody", "purpose": "tagging", "value": "PER"})
    state = {"type": "TimeState", "sourceDate": "2024-05-01T00:00:00Z"}
    source = {"id": "http://a.example/1", "value": TEXT, "format": "text/plain"}
    target = {"source": source, "selector": PLACE, "state": state, "scope": "http://a.example/all", "rights": ""}
    entries, troubles = read(tmp_path, {**written, "target": target})
    (mention,) = [each for each in entries if isinstance(each, MentionEntry)]
    assert isinstance(kept := mention.extra["web"], dict)
    assert kept["target"] == {"state": state, "scope": "http://a.example/all", "source": {"format": "text/plain"}}
    assert troubles == []


def test_what_a_comment_says_of_itself_and_of_its_target_is_counted(tmp_path: Path) -> None:
    written = {**annotation(PLACE), "motivation": "commenting", "bodyValue": "odd", "created": "2024-05-01"}
    target = {"source": {"id": "http://a.example/1", "value": TEXT}, "selector": PLACE, "scope": "http://a.example/all"}
    _, troubles = read(tmp_path, {**written, "target": target})
    assert troubles[-1].endswith("(created of 1 note, target.scope of 1 note).")


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        ({"type": "TextPositionSelector", "start": 9, "end": 2}, "the one before the other, and has 9 and 2."),
        ({"type": "TextPositionSelector", "start": 9}, "needs start and end, two whole numbers from 0 on."),
        ({"type": "TextQuoteSelector", "exact": ""}, "needs exact, the words that it quotes."),
        ({"type": "FragmentSelector", "value": "char=9,2"}, "char=9,2 ends before it begins; swap the two."),
        ({"type": "XPathSelector", "value": "/p", "refinedBy": {"type": "TextQuoteSelector"}}, "needs exact"),
    ],
)
def test_a_selector_that_fits_no_text_is_told_as_such_though_its_text_is_not_here(
    tmp_path: Path, selector: object, says: str
) -> None:
    written = {**annotation(selector, {"value": "PER"}), "target": {"source": "http://b.example", "selector": selector}}
    _, (told,) = read(tmp_path, written)
    assert says in told
    assert "import that article" not in told


def test_what_is_labelled_by_an_address_is_a_mention_that_keeps_it_with_the_comment_beside(tmp_path: Path) -> None:
    address = {"type": "SpecificResource", "purpose": "classifying", "source": "http://wikidata.example/Q9"}
    comment = {"type": "TextualBody", "purpose": "commenting", "value": "the mayor"}
    entries, (told,) = read(tmp_path, annotation(PLACE, address, comment))
    (mention,) = [each for each in entries if isinstance(each, MentionEntry)]
    assert isinstance(kept := mention.extra["web"], dict)
    assert kept["body"] == [address, comment]
    assert "1 annotation without a label came in as mentions with the label MISC" in told


@pytest.mark.parametrize("page", ["http://a.example/p2", {"id": "http://a.example/p2", "type": "AnnotationPage"}])
def test_a_collection_that_goes_on_elsewhere_tells_where(tmp_path: Path, page: object) -> None:
    first = {"type": "AnnotationPage", "items": [{**annotation(PLACE), "bodyValue": "PER"}], "next": page}
    entries, (told,) = read(tmp_path, {"type": "AnnotationCollection", "total": 9, "first": first})
    assert entries
    assert told.endswith(
        "a.jsonld: its annotations go on in http://a.example/p2, which does not lie beside it; fetch that page and "
        "import it, too."
    )


@pytest.mark.parametrize("page", ["b.jsonld", {"type": "AnnotationPage", "items": []}])
def test_a_page_that_lies_beside_or_within_is_no_page_elsewhere(tmp_path: Path, page: object) -> None:
    (tmp_path / "b.jsonld").write_text("{}", encoding="utf-8")
    _, troubles = read(
        tmp_path, {"type": "AnnotationPage", "items": [{**annotation(PLACE), "bodyValue": "PER"}], "next": page}
    )
    assert troubles == []


@pytest.mark.parametrize(
    ("target", "medium"),
    [
        ("http://a.example/bridge.PNG?w=3", "an image"),
        ("http://a.example/bridge#xywh=1,1,2,2", "an image"),
        ("http://a.example/talk.mp3#t=3,9", "a sound"),
        ("http://a.example/talk#t=3,9", "a sound or a film"),
    ],
)
def test_an_annotation_of_a_picture_or_a_sound_is_told_as_one(tmp_path: Path, target: str, medium: str) -> None:
    _, (told,) = read(tmp_path, {**annotation(PLACE), "bodyValue": "nice", "target": target})
    assert f"it is about {medium}, not a text" in told
