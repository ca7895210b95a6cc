"""Tests of brat standoff: there and back, what other tools wrote, and files with something wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from pybrat.parser import BratParser

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Factuality, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.ids import ArticleId, ClaimId, MentionId, mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, EntityEntry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.manner import Reading
from annotator.formats.registry import format_written
from annotator.paths import resource
from tests.formats.cases import brought_in, exported

SAMPLE = Path(__file__).parent / "samples" / "brat"


def test_a_sample_of_another_tool_comes_in_whole() -> None:
    entries = brought_in(SAMPLE / "meeting.ann")
    mentions = {e.mention.quote: e for e in entries if isinstance(e, MentionEntry)}
    assert mentions["Ana Vidal"].extra["brat"] == {
        "attributes": [["Office", "mayor"]],
        "references": ["Wikidata:Q1"],
        "relations": [["lives-in", 19, 25]],
    }
    (entity,) = [e.entity for e in entries if isinstance(e, EntityEntry)]
    assert (entity.name, entity.variants) == ("Ana Vidal", ("Ana Vidal", "She"))
    (claim,) = [e for e in entries if isinstance(e, ClaimEntry)]
    assert claim.claim.text == "Ana Vidal 🙂 met in Halden"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("T1 Person 0 3 Ana", "it is no line of brat"),
        ("T1\tPerson 0 99\tAna", "lies outside the text"),
        ("T1\tPerson 3 1\tAna", "the span 3 to 1 is empty or reversed"),
        ("T1\tPerson 0 3;5 5\tAna", "the span 5 to 5 is empty or reversed"),
        ("T1\tPerson 0 3\tBen", "is not the one that the line gives"),
        ("T1\tPerson x 3\tAna", "a text-bound annotation is"),
        ("R1\tknows Arg1:T1 Arg2:T9", "there is no T9 in this file"),
        ("E1\tMeet", "an event is a type"),
        ("E1\tMeet:T9 Who:T1", "there is no T9 in this file"),
        ("E1\tMeet:T1 Who:T1 Whom:E7", "there is no E7 in this file"),
        ("#1\tAnnotatorNotes T7\tho", "there is no T7 in this file"),
        ("#1\tAnnotatorNotes Z9\tho", "there is no Z9 in this file"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_comes_in(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "a.txt").write_text("Ana met Ben.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"{line}\nT1\tPerson 0 3\tAna\n", encoding="utf-8")
    items = list(read_path(tmp_path))
    (trouble,) = [str(item) for item in items if isinstance(item, AnnotatorError)]
    assert trouble.startswith(f"{tmp_path / 'a.ann'}, line 1: ")
    assert says in trouble
    assert [
        item.entry.mention.quote for item in items if isinstance(item, Given) and isinstance(item.entry, MentionEntry)
    ] == ["Ana"]


def test_what_is_said_of_events_stays_with_them_and_what_has_no_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana met Ben.", encoding="utf-8")
    spans = "T1\tPerson 0 3\tAna\nT2\tMeet 4 7\tmet\nT3\tPerson 8 11\tBen\nT3\tOther 0 3\tAna\n"
    events = "E1\tMeet:T2 Who:T1\nE2\tMeet:T2 Who:T3\nA1\tNegation E2\nR1\tafter Arg1:E2 Arg2:E1\n"
    rest = "#1\tAnnotatorNotes E2\tsure\n#2\tAnnotatorNotes R1\tno\nA2\tStrong R1\n"
    (tmp_path / "a.ann").write_text(spans + events + rest, encoding="utf-8")
    items = list(read_path(tmp_path / "a.ann"))
    entries = [item.entry for item in items if isinstance(item, Given)]
    mentions = {each.mention.label: each.extra for each in entries if isinstance(each, MentionEntry)}
    assert mentions == {"Person": {}, "Meet": {}}
    assert [each.extra["brat"] for each in entries if isinstance(each, ClaimEntry)] == [
        {"type": "Meet", "roles": ["Who"]},
        {
            "type": "Meet",
            "roles": ["Who"],
            "attributes": [["Negation", ""]],
            "notes": ["sure"],
            "relations": [["after", 4, 7]],
        },
    ]
    double, left = [str(item).partition("a.ann")[2] for item in items if isinstance(item, AnnotatorError)]
    assert double.startswith(", line 4: T3 is the id of an earlier line, which counts")
    assert left.startswith(": 2 lines about relations, attributes and slots stayed out")
    assert ", of which the first is line 10, " in left
    assert left.endswith("(attributes, notes).")


def test_an_event_stays_without_the_arguments_that_are_nowhere_which_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana met Ben.", encoding="utf-8")
    spans = "T1\tPerson 0 3\tAna\nT2\tMeet 4 7\tmet\n"
    events = "E1\tMeet:T2 Who:T1 Why:E2 How:E3\nE2\tMeet:T9 Who:T1\nE3\tMeet:T2 Whom:T8\n"
    (tmp_path / "a.ann").write_text(spans + events, encoding="utf-8")
    items = list(read_path(tmp_path / "a.ann"))
    claims = [item.entry for item in items if isinstance(item, Given) and isinstance(item.entry, ClaimEntry)]
    assert [each.extra["brat"] for each in claims] == [
        {"type": "Meet", "roles": ["Who", "How"]},
        {"type": "Meet", "roles": []},
    ]
    assert [
        str(item).partition("a.ann, ")[2].partition("; mend")[0] for item in items if isinstance(item, BadFile)
    ] == [
        "line 4: there is no T9 in this file, and so there is no event",
        "line 3: E2 stayed out (line 4); its event came in without the argument Why",
        "line 5: there is no T8 in this file; its event came in without the argument Whom",
    ]


@pytest.mark.parametrize("now", ["\n", "\r\n", "\ufeff\n", "\ufeff\r\n"])
@pytest.mark.parametrize("then", ["\n", "\r\n", "\ufeff\n"])
def test_a_text_that_got_other_line_ends_or_a_mark_since_is_read_as_it_was_annotated(
    tmp_path: Path, now: str, then: str
) -> None:
    lines = ("Ana met 🙂 Ben.", "She left.", "", "Cleo came.")
    before, after = ("\ufeff" * ("\ufeff" in ends) + ends.removeprefix("\ufeff").join(lines) for ends in (then, now))
    spans = [(before.index(word), before.index(word) + len(word), word) for word in ("Ben", "She", "Cleo")]
    written = "".join(f"T{n}\tPer {a} {b}\t{word}\n" for n, (a, b, word) in enumerate(spans, 1))
    (tmp_path / "a.txt").write_text(after, encoding="utf-8", newline="")
    (tmp_path / "a.ann").write_text(f"\ufeff{written}", encoding="utf-8", newline="")
    items = list(read_path(tmp_path / "a.ann"))
    entries = [item.entry for item in items if isinstance(item, Given)]
    (article,) = [each.text for each in entries if isinstance(each, Article)]
    mentions = [each.mention for each in entries if isinstance(each, MentionEntry)]
    assert article == "\n".join(lines)
    assert [each.span.quote(article) for each in mentions] == ["Ben", "She", "Cleo"]
    assert not [item for item in items if isinstance(item, AnnotatorError)]


def test_what_names_a_refused_line_is_told_that_it_was_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana met Ben.", encoding="utf-8")
    refused = "T1\tPerson 0 3\tAna\nT2\tPerson 0 3\tBen\nE1\tMeet:T1 Who\nT3\tPerson 8 99\tBen\nT3\tPerson 8 11\tBen\n"
    naming = "R1\tknows Arg1:T1 Arg2:T2\nA1\tSure E1\nE2\tMeet:T2\nA2\tSure E5\nR2\tknows Arg1:T1 Arg2:T3\n"
    (tmp_path / "a.ann").write_text(refused + naming, encoding="utf-8")
    told = [str(item).partition("a.ann, ")[2] for item in read_path(tmp_path / "a.ann") if isinstance(item, BadFile)]
    assert [each.partition("; mend")[0] for each in told if "stayed out" in each or "no E5" in each] == [
        "line 6: T2 stayed out (line 2)",
        "line 7: E1 stayed out (line 3)",
        "line 9: there is no E5 in this file",
        "line 8: T2 stayed out (line 2), and so there is no event",
    ]


def test_annotations_without_their_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tPerson 0 3\tAna\n", encoding="utf-8")
    assert any("a.txt" in str(item) for item in read_path(tmp_path / "a.ann"))


def test_pybrat_needs_the_option_that_the_help_names_where_a_mention_is_a_slot_too(tmp_path: Path) -> None:
    exporter = format_written("brat").exporter
    assert exporter is not None
    article = new_article("Ana left.", title="")
    slots = (Slot(Role.SUBJECT, Span(0, 3)), Slot(Role.PREDICATE, Span(4, 8)))
    claim = ClaimEntry(
        Claim(ClaimId("c"), article.id, Span(0, 9), "Ana left.", slots=slots),
        Status.CONFIRMED,
        article_text=article.text,
    )
    mention = MentionEntry(Mention(MentionId("m"), article.id, Span(0, 3), "Ana", "PER"))
    exported(exporter, [article, mention, claim], tmp_path / "out")
    with pytest.raises(RuntimeError, match="Detected identical span for different entities") as refused:
        BratParser().parse(str(tmp_path / "out"))
    (found,) = BratParser(error="ignore").parse(str(tmp_path / "out"))
    assert len(found.entities) == 4
    assert len(found.relations) == 2
    told = " ".join(resource("help", "formats", "brat.md").read_text(encoding="utf-8").split())
    assert str(refused.value).partition(":")[0] in told
    assert 'BratParser(error="ignore")' in told


def test_of_two_mentions_that_brat_could_not_tell_apart_one_is_told(tmp_path: Path) -> None:
    article, brat = new_article("Ana met Ben."), format_written("brat").exporter
    twice = [MentionEntry(Mention(MentionId(name), article.id, Span(0, 3), "Ana", "PERSON")) for name in ("a", "b")]
    assert brat is not None
    held = {each.kind: each for each in exported(brat, [article, *twice], tmp_path / "out")}
    assert held[MentionEntry].lost == {"the same words under the same label as another mention": ("b",)}
    assert len([e for e in brought_in(tmp_path / "out") if isinstance(e, MentionEntry)]) == 1


def test_what_brat_has_no_place_for_of_an_article_lies_beside_it_and_comes_back(tmp_path: Path) -> None:
    exporter = format_written("brat").exporter
    assert exporter is not None
    known = {"title": "Ana 😀", "url": "https://wire.example/1", "author": "A. B.", "published": "2021-03-16"}
    article = replace(new_article("Ana left.", **known), id=ArticleId("ours/1"), extra={"desk": 3})
    mention = Mention(mention_id(article.id, Span(0, 3), "PER"), article.id, Span(0, 3), "Ana", "PER")
    exported(exporter, [article, MentionEntry(mention)], tmp_path / "out")
    assert len(BratParser().parse(str(tmp_path / "out"))) == 1
    again, named = brought_in(tmp_path / "out")
    assert again == replace(article, file="ours_1.txt")
    assert isinstance(named, MentionEntry)
    assert named.mention == mention


def test_a_damaged_file_beside_annotations_is_told(tmp_path: Path) -> None:
    for name, words in (("a.txt", "Ana left."), ("a.ann", "T1\tPerson 0 3\tAna\n"), ("a.article.json", '{"id":')):
        (tmp_path / name).write_text(words, encoding="utf-8")
    (told,) = [str(item) for item in read_path(tmp_path / "a.ann")]
    assert told.startswith(f"{tmp_path / 'a.article.json'}, line 1: not a JSON object")


def test_a_span_in_pieces_is_written_in_the_same_pieces(tmp_path: Path) -> None:
    lines = "T1\tGPE 10 13;23 34\tNew Los Angeles\nT2\tGPE 10 18\tNew York\n"
    (tmp_path / "doc.txt").write_bytes(b"Rain.\r\nIn New York and Los Angeles.")
    (tmp_path / "doc.ann").write_text(lines, encoding="utf-8")
    exporter = format_written("brat").exporter
    assert exporter is not None
    held = exported(exporter, brought_in(tmp_path), tmp_path / "out")
    (written,) = (tmp_path / "out").glob("*.ann")
    assert "GPE 9 12;22 33\tNew Los Angeles\n" in written.read_text(encoding="utf-8")
    assert not any(kind.lost for kind in held)


WIDE = "Ça 🚢🚢 va, Ana.\r\nBen 🚢 bought Acme."


@pytest.mark.parametrize(("code", "unit"), [("utf-16-le", "units of UTF-16"), ("utf-8", "bytes of UTF-8")])
def test_places_in_units_of_other_programs_are_known_and_told_as_a_guess(tmp_path: Path, code: str, unit: str) -> None:
    """The places are counted by Python's own codecs."""
    size = 2 if code == "utf-16-le" else 1
    lines = ""
    for number, word in enumerate(("Ana", "Ben", "Acme"), 1):
        start = len(WIDE[: WIDE.index(word)].encode(code)) // size
        lines += f"T{number}\tName {start} {start + len(word)}\t{word}\n"
    (tmp_path / "a.txt").write_bytes(WIDE.encode())
    (tmp_path / "a.ann").write_text(lines, encoding="utf-8")
    items = list(read_path(tmp_path))
    entries = [item.entry for item in items if isinstance(item, Given)]
    assert [each.mention.quote for each in entries if isinstance(each, MentionEntry)] == ["Ana", "Ben", "Acme"]
    (told,) = [str(item) for item in items if isinstance(item, AnnotatorError)]
    assert f"its places were taken as {unit}, which is a guess" in told


def test_pieces_that_overlap_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I came.", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T6\tPer 0 1;0 1\tI I\n", encoding="utf-8")
    (trouble,) = [str(item) for item in read_path(tmp_path) if isinstance(item, AnnotatorError)]
    assert "line 1: its pieces overlap, or do not stand in order" in trouble


def test_annotations_without_their_text_say_what_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "alone.ann").write_text("T1\tPer 0 1\tI\n", encoding="utf-8")
    (trouble,) = [str(item) for item in read_path(tmp_path / "alone.ann")]
    assert "alone.ann says where names stand in a text, alone.txt, which does not lie beside it" in trouble


def test_who_is_meant_is_called_as_the_pieces_of_a_span_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Both Ana and\nBen Vidal left.", encoding="utf-8")
    lines = ("T1\tPerson 5 8;17 22\tAna Vidal", "T2\tPerson 9 12\tand", "*\tEquiv T1 T2")
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    entries = [each.entry for each in read_path(tmp_path) if isinstance(each, Given)]
    (entity,) = [each.entity for each in entries if isinstance(each, EntityEntry)]
    assert (entity.name, entity.variants) == ("Ana Vidal", ("Ana Vidal", "and"))


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("", Factuality.CERTAIN),
        ("A1\tNegation E1\n", Factuality.CERTAIN_NOT),
        ("A1\tSpeculation E1\n", Factuality.POSSIBLE),
        ("A1\tNegated E1\nA2\tSpeculation E1\n", Factuality.POSSIBLE_NOT),
    ],
)
def test_an_event_that_is_negated_or_speculated_is_held_so(tmp_path: Path, lines: str, held: Factuality) -> None:
    (tmp_path / "a.txt").write_text("Bob sold it.", encoding="utf-8")
    spans = "T1\tPerson 0 3\tBob\nT2\tSell 4 8\tsold\nE1\tSell:T2 Seller:T1\n"
    (tmp_path / "a.ann").write_text(spans + lines, encoding="utf-8")
    found = [each.entry for each in read_path(tmp_path / "a.ann") if isinstance(each, Given)]
    assert [each.claim.factuality for each in found if isinstance(each, ClaimEntry)] == [held]


def test_a_text_that_is_not_utf_8_is_told_or_read_as_somebody_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("José met Zoë in Łódź.".encode("cp1250", "replace").replace(b"?", b"e"))
    (tmp_path / "a.ann").write_text("T1\tPerson 0 4\tJosé\n", encoding="cp1250")
    told = [str(each) for each in read_path(tmp_path / "a.ann") if isinstance(each, AnnotatorError)]
    assert any("a guess; --encoding NAME" in each or "name its encoding" in each for each in told)
    given = list(read_path(tmp_path / "a.ann", how=Reading(encoding="windows-1250")))
    (mention,) = [each.entry for each in given if isinstance(each, Given) and isinstance(each.entry, MentionEntry)]
    assert mention.mention.quote == "José"
    assert not [each for each in given if isinstance(each, AnnotatorError)]
