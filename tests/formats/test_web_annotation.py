"""Tests of W3C Web Annotation: there and back, where selectors lead, and what is told of those that lead nowhere."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, Remark
from annotator.domain.ids import ArticleId, ClaimId, MentionId, source_id
from annotator.domain.json import Json
from annotator.domain.mention import Mention
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.domain.state import Note
from annotator.formats.document import ClaimEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.json_ld import NotReadError, expanded
from annotator.formats.registry import format_written
from annotator.formats.web_annotation.vocabulary import CONTEXT, IRIS, context
from annotator.services import reading
from annotator.services.articles import import_paths
from tests import builders
from tests.formats.cases import exported, there_and_back

TEXT = "🙂 Ana Vidal met Ben.\nAna Vidal left  Halden 合同."
PLACE = {"type": "TextPositionSelector", "start": 2, "end": 11}
QUOTE = {"type": "TextQuoteSelector", "exact": "Ana Vidal", "prefix": "🙂 ", "suffix": " met"}
Object = Mapping[str, object]


def annotation(selector: object, *body: object, **more: object) -> dict[str, object]:
    target = {"source": {"id": "http://a.example/1", "value": TEXT}, **({"selector": selector} if selector else {})}
    said = {"id": "http://a.example/anno", "type": "Annotation", "motivation": "tagging", "body": list(body)}
    return {"@context": CONTEXT, **said, "target": target, **more}


def tag(value: str, purpose: str = "tagging") -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def read(tmp_path: Path, written: object, name: str = "a.jsonld") -> tuple[list[Entry], list[str]]:
    (tmp_path / name).write_text(json.dumps(written), encoding="utf-8")
    items = list(read_path(tmp_path / name))
    entries = [item.entry for item in items if isinstance(item, Given)]
    return entries, [str(item) for item in items if isinstance(item, AnnotatorError)]


def quotes(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return [(e.mention.label, e.mention.quote) for e in entries if isinstance(e, MentionEntry)]


def project() -> list[Entry]:
    paper = Source(source_id("Paper"), "Paper")
    article = new_article(f"\f{TEXT}\x01", title="Talks\x02", url="https://news.example/1?a=ä", author="A. B.")
    article = replace(article, id=ArticleId("collection"), source=paper.id, language="en", published="2020-12-26")
    text = article.text
    spans = [Span(at, at + size) for at in range(len(text)) for size in (1, 3) if at + size <= len(text)]
    mentions = [
        MentionEntry(Mention(MentionId(f"m{n}"), article.id, s, s.quote(text), "GPE")) for n, s in enumerate(spans)
    ]
    slots = (Slot(Role.OBJECT, Span(0, 4), "five"), Slot(Role.OBJECT, Span(6, 9)), Slot(Role.TIME, None, "2020"))
    claim = Claim(ClaimId("c"), article.id, Span(2, 20), "", slots, Mode.MIXED, Factuality.POSSIBLE, 7, 12, ("m@1",))
    return [paper, article, *mentions, ClaimEntry(claim, Status.UNSURE, proposal=claim, article_text=text)]


def test_all_that_the_format_holds_comes_back_equal() -> None:
    exporter = format_written("web-annotation").exporter
    assert exporter is not None
    held, again = there_and_back(exporter, project())
    assert not any(kind.lost for kind in held if kind.kind in exporter.holds)
    (before,), (after,) = ([e for e in each if isinstance(e, Article)] for each in (project(), again))
    assert replace(after, file=None) == before
    assert [e for e in again if isinstance(e, MentionEntry)] == [e for e in project() if isinstance(e, MentionEntry)]
    (said,), (claim,) = ([e for e in each if isinstance(e, ClaimEntry)] for each in (project(), again))
    assert (claim.claim, claim.status) == (said.claim, Status.UNSURE)


def test_pyld_finds_every_span_in_code_points(tmp_path: Path) -> None:
    exporter = format_written("web-annotation").exporter
    assert exporter is not None
    exported(exporter, project(), tmp_path / "out")
    covered = sorted(found.text for found in exporter.reread(tmp_path / "out") if found.kind is MentionEntry)
    assert covered == sorted(f"GPE {quote}" for _, quote in quotes(project()))


def test_a_collection_counts_and_chains_its_pages(tmp_path: Path) -> None:
    exporter = format_written("web-annotation").exporter
    assert exporter is not None
    articles = sorted((new_article(f"Text {n}", title="T") for n in range(3)), key=lambda each: each.id)
    exported(exporter, articles, tmp_path / "out")
    contexts = {CONTEXT: context()}

    def read_page(name: str) -> Mapping[str, Json]:
        (found,) = expanded(json.loads((tmp_path / "out" / name).read_text()), "https://a.example/", contexts)
        return found

    collection = read_page("_collection.jsonld")
    assert collection[IRIS["total"]] == [{"@value": 3}]
    names = [f"{article.id}.jsonld" for article in articles]
    assert collection[IRIS["first"]] == [{"@id": f"https://a.example/{names[0]}"}]
    assert read_page(names[0])[IRIS["next"]] == [{"@id": f"https://a.example/{names[1]}"}]
    assert read_page(names[2])[IRIS["startIndex"]] == [{"@value": 2}]
    assert [str(item) for item in read_path(tmp_path / "out") if isinstance(item, AnnotatorError)] == []


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        (PLACE, "Ana Vidal"),
        ([PLACE, QUOTE], "Ana Vidal"),
        ([{**PLACE, "start": 3, "end": 12}, QUOTE], "Ana Vidal"),  # units of UTF-16, as Hypothesis counts
        ([{**PLACE, "start": 40, "end": 49}, QUOTE], "Ana Vidal"),
        (QUOTE, "Ana Vidal"),
        ({"type": "TextQuoteSelector", "exact": "left Halden"}, "left  Halden"),
        ({"type": "TextQuoteSelector", "exact": "Ben", "prefix": "not so ", "suffix": "?"}, "Ben"),
        ({"type": "oa:TextQuoteSelector", "oa:exact": {"@value": "合同"}}, "合同"),
        ({"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", "value": "char=0,1"}, "🙂"),
        ({"type": "FragmentSelector", "value": "p1", "refinedBy": {**QUOTE, "exact": "Ben", "suffix": "."}}, "Ben"),
        ({**PLACE, "start": 21, "end": 44, "refinedBy": {**QUOTE, "prefix": "", "suffix": ""}}, "Ana Vidal"),
        ({**PLACE, "start": 21, "end": 44, "refinedBy": {**PLACE, "start": 10, "end": 14}}, "left"),
        (
            {
                "type": "RangeSelector",
                "startSelector": {"type": "TextQuoteSelector", "exact": "met"},
                "endSelector": {"type": "TextQuoteSelector", "exact": "."},
            },
            None,
        ),
        ({"type": "RangeSelector", "startSelector": PLACE, "endSelector": {**PLACE, "start": 12}}, None),
        ({"type": "RangeSelector", "startSelector": {**PLACE, "end": 5}, "endSelector": {**PLACE, "start": 6}}, "Ana "),
    ],
)
def test_selectors_of_text_lead_to_words(tmp_path: Path, selector: object, words: str | None) -> None:
    entries, troubles = read(tmp_path, annotation(selector, tag("PER")))
    assert (quotes(entries), bool(troubles)) == (([("PER", words)], False) if words else ([], True))


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        (None, "it is about the whole of its target, and says nothing in words of its own"),
        ({"type": "XPathSelector", "value": "/p"}, "it selects by XPathSelector; only places and quotes"),
        ({"type": "DataPositionSelector", "start": 1, "end": 2}, "it selects by DataPositionSelector"),
        ({"type": "CssSelector", "value": "p", "refinedBy": PLACE}, "it selects by CssSelector"),
        ("http://a.example/selector", "its selector lies elsewhere, at http://a.example/selector"),
        ({**PLACE, "end": 99}, "the span 2 to 99 lies outside the text"),
        ({**PLACE, "end": "x"}, "a TextPositionSelector needs start and end"),
        ({"type": "TextQuoteSelector", "exact": "Ana Vidal"}, "the words Ana Vidal stand there more than once"),
        ({"type": "TextQuoteSelector", "exact": "Cy"}, "the words Cy stand there nowhere"),
        ({"type": "TextQuoteSelector"}, "a TextQuoteSelector needs exact"),
        ([{**PLACE, "start": 0, "end": 9}, {**QUOTE, "exact": "Cy"}], "the words Cy stand there nowhere"),
    ],
)
def test_what_leads_to_no_words_is_told_with_why(tmp_path: Path, selector: object, says: str) -> None:
    entries, troubles = read(tmp_path, annotation(selector))
    assert quotes(entries) == []
    (trouble,) = troubles
    assert trouble.startswith(f"{tmp_path / 'a.jsonld'}, line 1: the annotation http://a.example/anno stayed out: ")
    assert says in trouble


def test_an_annotation_without_a_target_and_one_that_is_only_named_are_told(tmp_path: Path) -> None:
    without = {key: value for key, value in annotation(PLACE).items() if key != "target"}
    held = annotation(PLACE, tag("PER"))
    page = {"type": "AnnotationPage", "items": [without, held, "http://a.example/2", "http://a.example/3"]}
    entries, (bare, named) = read(tmp_path, page)
    assert quotes(entries) == [("PER", "Ana Vidal")]
    assert bare.endswith("stayed out: it has no target; say in it what it is about.")
    assert ": 2 annotations of which it holds the name only stayed out" in named


def test_a_spelled_out_annotation_says_the_same(tmp_path: Path) -> None:
    short = annotation([PLACE, QUOTE], tag("PER"))
    (long,) = expanded(json.loads(json.dumps(short)), "http://a.example/", {CONTEXT: context()})
    for written in (short, [long], {"@graph": [long]}, {"rows": [short]}, {"type": "AnnotationPage", "items": [short]}):
        assert quotes(read(tmp_path, written)[0]) == [("PER", "Ana Vidal")]


def test_several_targets_and_choices_are_each_taken(tmp_path: Path) -> None:
    source = {"id": "http://a.example/1", "value": TEXT}
    targets = [{"source": source, "selector": {**PLACE, "start": 17 - n, "end": 20 - n}} for n in (1, 5)]
    body = {"type": "Choice", "items": [tag("first"), tag("second")]}
    written = {**annotation(None, body), "target": {"type": "List", "items": [*targets, "http://a.example/other"]}}
    entries, troubles = read(tmp_path, written)
    assert quotes(entries) == [("first", "Ben"), ("first", "met")]
    assert ["http://a.example/other is not here" in trouble for trouble in troubles] == [True]


def test_a_claim_made_elsewhere_is_confirmed_and_keeps_what_else_was_said(tmp_path: Path) -> None:
    written = annotation(QUOTE, tag("claim"), tag("She met him.", "describing"), creator="http://a.example/me")
    entries, _ = read(tmp_path, written)
    (entry,) = [e for e in entries if isinstance(e, ClaimEntry)]
    assert (entry.claim.text, entry.status) == ("She met him.", Status.CONFIRMED)
    kept = entry.extra["web"]
    assert isinstance(kept, Mapping)
    assert kept["creator"] == "http://a.example/me"


def test_a_text_beside_is_taken_by_name_and_nothing_further_away(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in").mkdir()
    beside = {"source": "http://a.example/1", "selector": PLACE, "state": {"type": "TimeState", "cached": "b.txt"}}
    relative = {"source": "./b.txt", "selector": PLACE}
    for target in (beside, relative):
        written = {**annotation(None, tag("PER")), "target": target}
        assert quotes(read(tmp_path, written)[0]) == [("PER", "Ana Vidal")]
    elsewhere = {**annotation(None, tag("PER")), "target": {"source": "http://a.example/in/b.txt", "selector": PLACE}}
    assert quotes(read(tmp_path, elsewhere)[0]) == [("PER", "Ana Vidal")]
    outside = {**annotation(None, tag("PER")), "target": {"source": "../b.txt", "selector": PLACE}}
    (trouble,) = read(tmp_path / "in", outside)[1]
    assert "the text of ../b.txt is not here" in trouble


def test_a_text_called_as_the_annotations_is_taken_where_no_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    pointing = {**annotation(None, tag("PER")), "target": {"selector": [PLACE, QUOTE]}}
    assert quotes(read(tmp_path, pointing)[0]) == [("PER", "Ana Vidal")]
    read(tmp_path, annotation(PLACE, tag("PER")))
    texts = [
        item.entry.text for item in read_path(tmp_path) if isinstance(item, Given) and isinstance(item.entry, Article)
    ]
    assert texts == [TEXT, TEXT]


def test_what_hypothesis_exports_is_taken_with_its_tags_and_text(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    row = {
        "uri": "b.txt",
        "tags": ["stance"],
        "text": "odd",
        "target": [{"source": "b.txt", "selector": [PLACE, QUOTE]}],
    }
    entries, troubles = read(tmp_path, {"total": 1, "rows": [row]}, "a.json")
    assert (quotes(entries), troubles) == ([("stance", "Ana Vidal")], [])
    (mention,) = [e for e in entries if isinstance(e, MentionEntry)]
    assert mention.extra["web"] == {"text": "odd", "tags": ["stance"]}


def test_users_of_hypothesis_are_annotators_and_their_answers_are_told(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    whole = [{"source": "b.txt"}]
    row = {"tags": ["claim"], "target": [{"source": "b.txt", "selector": [PLACE, QUOTE]}]}
    rows = [
        {**row, "id": "r1", "user": "acct:bob@hypothes.is"},
        {**row, "id": "r2", "user": "acct:ann@hypothes.is", "text": "sure"},
        {"id": "r3", "user": "acct:ann@hypothes.is", "text": "I agree.", "references": ["r1"], "target": whole},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"total": 3, "rows": rows}), encoding="utf-8")
    items = list(read_path(tmp_path / "a.json"))
    given = [each for each in items if isinstance(each, Given) and not isinstance(each.entry, Article)]
    assert [(type(each.entry).__name__, each.by) for each in given] == [
        ("ClaimEntry", "bob@hypothes.is"),
        ("ClaimEntry", "ann@hypothes.is"),
        ("Note", "ann@hypothes.is"),
    ]
    assert len({each.entry.claim.id for each in given if isinstance(each.entry, ClaimEntry)}) == 1
    assert [str(each).partition(": ")[2] for each in items if isinstance(each, Remark)] == [
        "1 answer to other annotations came in as notes on the article, or on the words that they name themselves."
    ]


def test_notes_of_hypothesis_on_whole_pages_alone_are_known_by_their_users(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    row = {"user": "acct:bob@hypothes.is", "text": "Read twice.", "target": [{"source": "b.txt"}]}
    (tmp_path / "a.json").write_text(json.dumps({"total": 1, "rows": [row]}), encoding="utf-8")
    entries = [each.entry for each in read_path(tmp_path / "a.json") if isinstance(each, Given)]
    assert [each.text for each in entries if isinstance(each, Note)] == ["Read twice."]


def test_an_article_of_the_project_is_found_by_its_address(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    article = builders.article(TEXT, url="http://a.example/1")
    builders.store(ws, article)
    target = {"source": "http://a.example/1", "selector": [PLACE, QUOTE]}
    noted = {**annotation(None, tag("Read twice.", "commenting")), "target": "http://a.example/1"}
    claimed = {**annotation(None, tag("Claim")), "target": target}
    (tmp_path / "a.jsonld").write_text(json.dumps([claimed, noted]), encoding="utf-8")
    report = import_paths(ws, [tmp_path / "a.jsonld"])
    assert [str(trouble) for trouble in report.troubles] == []
    assert (report.articles, report.claims) == (0, 1)
    assert reading.article_ids(ws) == [article.id]
    ws.close()


def test_an_image_and_a_missing_page_are_told_apart(tmp_path: Path) -> None:
    for target, says in (
        ({"source": {"id": "http://a.example/i", "type": "Image"}, "selector": PLACE}, "it is about an image, not a"),
        ({"source": "http://a.example/p", "selector": PLACE}, "the text of http://a.example/p is not here"),
    ):
        (trouble,) = read(tmp_path, {**annotation(None, tag("x")), "target": target})[1]
        assert says in trouble


def test_whole_articles_are_noted_where_something_is_said(tmp_path: Path) -> None:
    entries, _ = read(tmp_path, {**annotation(None), "bodyValue": "A good read."})
    assert [e.text for e in entries if isinstance(e, Note)] == ["A good read."]


def test_a_project_without_articles_is_a_collection_without_pages(tmp_path: Path) -> None:
    exporter = format_written("web-annotation").exporter
    assert exporter is not None
    exported(exporter, [], tmp_path / "out")
    collection = json.loads((tmp_path / "out" / "_collection.jsonld").read_text(encoding="utf-8"))
    assert (collection["total"], "first" in collection) == (0, False)


def test_no_context_is_ever_fetched() -> None:
    with pytest.raises(NotReadError, match="is not at hand, and nothing is fetched"):
        expanded({"@context": "https://a.example/context"}, "https://a.example/", {CONTEXT: context()})


def test_damaged_annotations_are_told_or_passed_over(tmp_path: Path) -> None:
    deep: object = "x"
    for _ in range(20):
        deep = {"type": "FragmentSelector", "value": "p", "refinedBy": deep}
    for selector in (
        deep,
        [[PLACE]],
        {"type": 5},
        {"type": ["TextPositionSelector"], "start": [1], "end": {"@value": 2}},
    ):
        entries, troubles = read(tmp_path, annotation(selector, 5, None, [tag("x")]))
        assert len(quotes(entries)) + len(troubles) == 1


def test_what_says_no_label_is_counted(tmp_path: Path) -> None:
    bare = {**annotation(PLACE, {"type": "TextualBody", "value": "who is that"}), "motivation": None}
    entries, (told,) = read(tmp_path, bare)
    assert quotes(entries) == [("MISC", "Ana Vidal")]
    assert told.endswith("a.jsonld: 1 annotation without a label came in as mentions with the label MISC.")


def test_what_is_said_twice_of_the_same_words_is_one_mention_and_told(tmp_path: Path) -> None:
    written = [
        annotation([PLACE, QUOTE], tag("Person"), id=f"http://a.example/{n}", created=f"2020-01-0{n}") for n in (1, 2)
    ]
    other = annotation([PLACE, QUOTE], tag("Person"), tag("the mayor", "commenting"), id="http://a.example/3")
    entries, troubles = read(tmp_path, [*written, other])
    assert len(quotes(entries)) == 2
    assert [each.partition("a.jsonld")[2] for each in troubles] == [
        ": 1 annotation says of the same words the same as an earlier one, and made no mention more."
    ]


def test_what_is_no_annotation_in_a_list_of_one_line_is_told_by_its_number(tmp_path: Path) -> None:
    entries, troubles = read(tmp_path, [annotation([PLACE, QUOTE], tag("Person")), 7])
    assert len(quotes(entries)) == 1
    assert [each.partition("a.jsonld")[2] for each in troubles] == [
        ", line 1: what begins there is no JSON object (number 2 of the list: it is another kind of value); mend it, "
        "or take it out."
    ]


def test_each_creator_is_an_annotator_of_one_claim(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    written = [
        annotation([PLACE, QUOTE], tag("Claim"), id=f"http://a.example/{name}", creator=creator)
        for name, creator in (("1", {"type": "Person", "name": "Anna"}), ("2", "http://a.example/Bert"))
    ]
    (tmp_path / "a.jsonld").write_text(json.dumps(written), encoding="utf-8")
    report = import_paths(ws, [tmp_path / "a.jsonld"])
    assert ([str(each) for each in report.troubles], report.claims, report.decisions) == ([], 1, 2)
    names = {row.analyst for row in reading.history_rows(ws, reading.history_ids(ws))}
    assert names == {"a: Anna", "a: http://a.example/Bert"}
    ws.close()


@pytest.mark.parametrize("purpose", ["commenting", "questioning"])
def test_a_comment_on_words_is_a_note_and_told(tmp_path: Path, purpose: str) -> None:
    body = {"type": "TextualBody", "value": "I doubt this."}
    entries, (told,) = read(tmp_path, annotation([PLACE, QUOTE], body, motivation=purpose))
    assert [each.text for each in entries if isinstance(each, Note)] == ["“Ana Vidal”: I doubt this."]
    assert quotes(entries) == []
    assert "a.jsonld: 1 comment on words of a text came in as notes" in told


def test_words_that_are_only_highlighted_have_no_label_which_is_told(tmp_path: Path) -> None:
    entries, (told,) = read(tmp_path, annotation([PLACE, QUOTE], motivation="highlighting"))
    assert quotes(entries) == [("MISC", "Ana Vidal")]
    assert "without a label" in told


@pytest.mark.parametrize("given", [[""], ["a.jsonld", "texts.csv"]])
def test_annotations_come_in_after_the_texts_that_they_point_into(tmp_path: Path, given: list[str]) -> None:
    ws, folder = builders.empty(tmp_path), tmp_path / "in"
    folder.mkdir()
    target = {"source": "http://a.example/1", "selector": [PLACE, QUOTE]}
    (folder / "a.jsonld").write_text(json.dumps([{**annotation(None, tag("Claim")), "target": target}]), "utf-8")
    with (folder / "texts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "url"), (TEXT, "http://a.example/1")])
    report = import_paths(ws, [folder / name for name in given])
    assert (report.articles, report.claims, report.troubles) == (1, 1, [])
    assert import_paths(ws, [folder / name for name in given]).claims == 0
    ws.close()
