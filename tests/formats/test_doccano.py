"""Tests of Doccano's files: each layout of its labels, relations, comments, and in what unit its places count."""

import json
from pathlib import Path
from typing import Final

import pytest

from annotator.domain.article import Article
from annotator.domain.clusters import Clusters
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.state import Note
from annotator.formats.doccano.counting import Unit, counted
from annotator.formats.document import ClaimEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.foreign import foreign_of
from annotator.formats.originals import on_disk

TEXT: Final = "Ana Vidal met Ben."
PLACED: Final = {"label": "PER", "start_offset": 0, "end_offset": 9}


def given(tmp_path: Path, *lines: object, name: str = "all.jsonl") -> list[Given | AnnotatorError]:
    path = tmp_path / name
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return list(read_path(path))


def entries(items: list[Given | AnnotatorError]) -> list[Entry]:
    return [each.entry for each in items if isinstance(each, Given)]


def told(items: list[Given | AnnotatorError]) -> list[str]:
    return [str(each).partition(": ")[2] for each in items if isinstance(each, AnnotatorError)]


def mentions(items: list[Given | AnnotatorError]) -> list[tuple[str, str]]:
    found = [each.mention for each in entries(items) if isinstance(each, MentionEntry)]
    return [(each.quote, each.label) for each in found]


@pytest.mark.parametrize(
    "labels",
    [
        {"label": [[0, 9, "PER"]]},
        {"labels": [[0, 9, "PER"]], "meta": {}, "annotation_approver": None},
        {"entities": [[0, 9, "PER"]], "cats": []},
        {"entities": [{"id": 1, **PLACED}], "relations": [], "Comments": []},
        {"annotations": [{"id": 1, **PLACED}]},
    ],
)
@pytest.mark.parametrize("text", ["text", "data"])
def test_every_layout_of_spans_comes_in(tmp_path: Path, labels: dict[str, object], text: str) -> None:
    items = given(tmp_path, {"id": 1, text: TEXT, **labels})
    assert (mentions(items), told(items)) == ([("Ana Vidal", "PER")], [])


def test_a_list_comes_in_as_lines_do(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json.dumps([{"text": TEXT, "label": [[0, 9, "PER"]]}, {"text": ""}], indent=1), encoding="utf-8")
    items = list(read_path(path))
    assert mentions(items) == [("Ana Vidal", "PER")]
    assert [str(each).removeprefix(str(path)) for each in items if isinstance(each, AnnotatorError)] == [
        ", text 2: a text of Doccano needs text, and pictures and sounds have none; mend it, or take it out."
    ]


def test_a_text_longer_than_the_head_of_a_file_is_known(tmp_path: Path) -> None:
    items = given(tmp_path, {"id": 1, "text": TEXT + " Rain fell." * 9_000, "label": [[0, 9, "PER"]]})
    assert mentions(items) == [("Ana Vidal", "PER")]


@pytest.mark.parametrize(
    "line",
    [
        {"type": "article", "id": "a", "text": TEXT, "labels": ["x"]},
        {"text": TEXT, "label": "PER"},
        {"text": TEXT, "label": {"PER": [[0, 9]]}},
        {"tokens": ["Ana"], "label": [1]},
    ],
)
def test_lines_of_other_programs_are_not_taken_for_it(tmp_path: Path, line: object) -> None:
    given(tmp_path, line)
    found = foreign_of(on_disk(tmp_path / "all.jsonl"))
    assert found is None or found.name != "doccano"


def test_relations_stay_with_the_span_that_they_begin_at_and_parts_of_claims_are_slots(tmp_path: Path) -> None:
    spans = [{"id": 1, **PLACED}, {"id": 2, "label": "PER", "start_offset": 14, "end_offset": 17}]
    claim = {"id": 3, "label": "Claim", "start_offset": 0, "end_offset": 17}
    ends = [(1, 2, "met"), (3, 1, "subject"), (3, 2, "near"), (2, 9, "met")]
    related = [{"id": 20 + n, "from_id": a, "to_id": b, "type": kind} for n, (a, b, kind) in enumerate(ends)]
    items = given(tmp_path, {"text": TEXT, "entities": [*spans, claim], "relations": related})
    kept = {
        each.mention.quote if isinstance(each, MentionEntry) else "claim": each.extra.get("doccano")
        for each in entries(items)
        if isinstance(each, MentionEntry | ClaimEntry)
    }
    assert kept == {
        "Ana Vidal": {"relations": [["met", 14, 17, "PER"]]},
        "Ben": None,
        "claim": {"relations": [["near", 14, 17, "PER"]]},
    }
    (found,) = [each for each in entries(items) if isinstance(each, ClaimEntry)]
    assert [(slot.role.value, slot.span and slot.span.quote(TEXT)) for slot in found.claim.slots] == [
        ("subject", "Ana Vidal")
    ]
    assert told(items) == [
        "1 relation stayed out, for a span that they join is not there (23: 2 to 9); mend its id, or give the span."
    ]


def test_what_is_said_of_a_whole_text_stays_with_its_article(tmp_path: Path) -> None:
    line = {"id": 7, "text": TEXT, "label": ["news"], "title": "Met", "page": 3, "Comments": ["Check it."]}
    items = given(tmp_path, line)
    article, note = entries(items)
    assert isinstance(article, Article)
    assert (article.title, article.extra) == ("Met", {"doccano": {"labels": ["news"], "page": 3}})
    assert isinstance(note, Note)
    assert (note.target, note.text) == (article.id, "Check it.")
    assert told(items) == [
        "1 label of whole texts came in as what their articles keep, and no labels; exports to JSON Lines hold them."
    ]


def test_labels_that_are_numbers_are_told(tmp_path: Path) -> None:
    items = given(tmp_path, {"text": TEXT, "annotations": [{**PLACED, "label": 5, "user": 1}]})
    assert mentions(items) == [("Ana Vidal", "5")]
    assert told(items)[0].startswith("1 span came in with the number of the label only")
    assert [each.by for each in items if isinstance(each, Given)] == ["", "1"]


@pytest.mark.parametrize("place", [(3, 6), (2, 5)])
def test_places_behind_an_emoji_count_as_its_words_say_which_is_told(tmp_path: Path, place: tuple[int, int]) -> None:
    items = given(tmp_path, {"text": "🙂 Ana fell.", "label": [[*place, "PER"]]})
    assert mentions(items) == [("Ana", "PER")]
    unit = "units of UTF-16" if place == (3, 6) else "code points"
    assert told(items) == [
        "in 1 text with characters that some tools count as several (the first in line 1) places were taken as "
        f"{unit}, by where words begin and end; see that they are right."
    ]


def test_an_emoji_behind_all_spans_makes_no_difference() -> None:
    assert counted("Ana fell 🙂.", [(0, 3)]) == (Unit.CODE_POINTS, {(0, 3): (0, 3)}, False)
    assert counted("🙂 Ana fell.", [(3, 6), (7, 11)])[::2] == (Unit.UTF_16, True)
    assert counted("🙂 Ana fell.", [(2, 5), (3, 900)])[::2] == (Unit.CODE_POINTS, True)


@pytest.mark.parametrize(
    "before",
    ["Cafe\u0301 Jose\u0301", "🇩🇪🇫🇷", "👩\u200d👧", "👍🏽", "a\r\nb\r\n", "\u1112\u1161\u11ab", "\u0915\u094d"],
)
def test_places_that_count_clusters_are_known_by_their_words_which_is_told(tmp_path: Path, before: str) -> None:
    text = f"{before} Ana Vidal met Ben Ode."
    start = Clusters(before).length + 1
    assert start < len(before) + 1
    spans = [[start, start + 9, "PER"], [start + 14, start + 21, "PER"]]
    items = given(tmp_path, {"text": text, "label": spans})
    assert mentions(items) == [("Ana Vidal", "PER"), ("Ben Ode", "PER")]
    (said,) = told(items)
    assert "places were taken as grapheme clusters" in said
    at = len(before) + 1
    assert mentions(given(tmp_path, {"text": text, "label": [[at, at + 9, "PER"]]})) == [("Ana Vidal", "PER")]


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("Ana", 3), ("\r\n\n", 2), ("e\u0301", 1), ("🇩🇪🇫", 2), ("👩\u200d👧a", 2), ("한글", 2), ("\u0301", 1)],
)
def test_a_cluster_is_what_people_see_as_one_character(text: str, length: int) -> None:
    clusters = Clusters(text)
    assert (clusters.length, clusters.offset(length)) == (length, len(text))


def test_spans_outside_the_text_are_told_and_the_others_come_in(tmp_path: Path) -> None:
    odd = [[0, 99, "PER"], [3, 3, "PER"], [0, "9", "PER"], [0, 9, "PER"], [0, 9, "PER"]]
    items = given(tmp_path, {"text": TEXT, "label": odd})
    assert mentions(items) == [("Ana Vidal", "PER")]
    assert sum(isinstance(each, BadFile) for each in items) == 3


def test_half_of_a_pair_comes_in_as_a_mark_wherever_it_stands_which_is_told(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text('{"text": "Ana fell\\ud83d.", "label": [[0, 3, "P\\ud83dR"]], "meta": {"x": "\\udc00"}}\n', "utf-8")
    items = list(read_path(path))
    (article,) = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, Article)]
    assert (article.text, (article.extra or {})["doccano"]) == ("Ana fell\ufffd.", {"x": "\ufffd"})
    assert mentions(items) == [("Ana", "P\ufffdR")]
    assert told(items) == ["3 characters that no text can hold (NUL, or half of a pair) came in as \ufffd (U+FFFD)."]


def test_a_span_that_cuts_words_is_told_with_its_line_and_ids(tmp_path: Path) -> None:
    spans = [{"id": 3, "label": "PER", "start_offset": 5, "end_offset": 9}, {**PLACED, "id": 4, "end_offset": 10}]
    items = given(tmp_path, {"id": 7, "text": TEXT, "entities": spans})
    assert told(items) == [
        "2 spans begin or end within a word or at a space, in the way of counting that fits best (line 1, id 7, span "
        "3, 5 to 9; line 1, id 7, span 4, 0 to 10); see that they are right."
    ]


@pytest.mark.parametrize(
    ("text", "place"), [("東京都知事は会った", (0, 2)), ("وقال محمد", (1, 4)), ("10km from Halden", (0, 2))]
)
def test_words_that_go_on_without_a_space_are_not_taken_for_cut(
    tmp_path: Path, text: str, place: tuple[int, int]
) -> None:
    assert told(given(tmp_path, {"text": text, "label": [[*place, "X"]]})) == []
