"""Tests of the native format: what is written reads back equal, line by line as the schema says."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, Remark
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.formats import native
from annotator.formats.document import ClaimEntry, EntityEntry, Entry, Given, MentionEntry
from annotator.formats.native.exporting import reread
from annotator.formats.native.shapes import REQUIRED, SHAPES
from annotator.formats.native.writing import HEADER_LINE
from annotator.paths import resource
from tests.formats.strategies import RAW_PIECES, articles, claim_entries, joined, projects

SCHEMA = json.loads(resource("native.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def entries_of(lines: Sequence[str | bytes]) -> list[Entry]:
    given_or_errors = list(native.read(lines, file="project.jsonl"))
    troubles = [item for item in given_or_errors if isinstance(item, AnnotatorError) and not isinstance(item, Remark)]
    assert [str(item) for item in troubles] == []
    return [item.entry for item in given_or_errors if isinstance(item, Given)]


def line(**keys: object) -> str:
    return json.dumps(keys)


@given(projects())
def test_what_is_written_reads_back_equal(project: list[Entry]) -> None:
    assert entries_of(list(native.write(project))) == project


@given(projects())
def test_writing_what_was_read_gives_the_same_bytes(project: list[Entry]) -> None:
    written = "".join(native.write(project)).encode()
    assert "".join(native.write(entries_of(written.splitlines(keepends=True)))).encode() == written


@given(projects())
def test_every_written_line_is_as_the_schema_says(project: list[Entry]) -> None:
    for written in native.write(project):
        assert [error.message for error in VALIDATOR.iter_errors(json.loads(written))] == []


@given(projects())
def test_lines_have_sorted_keys_and_one_line_feed(project: list[Entry]) -> None:
    for written in native.write(project):
        record = json.loads(written)
        assert list(record) == sorted(record)
        assert written.count("\n") == 1
        assert written.endswith("\n")


def test_an_export_is_read_back_line_by_line_however_long_it_is(tmp_path: Path) -> None:
    ids = [f"{number:04}" for number in range(3_000)]
    lines = [HEADER_LINE, *(f"{line(type='article', id=each, text='Rain fell. ' * 50)}\n" for each in ids)]
    out = tmp_path / "out.jsonl"
    out.write_text("".join(lines), encoding="utf-8")
    assert [(found.kind, found.text) for found in reread(out)] == [(Article, each) for each in ids]


@pytest.mark.parametrize(
    "torn", [b'{"type":"header"}{"type":"header"}\n', b'{"type":\n"header"}\n', b'{"type":"header"}']
)
def test_lines_that_are_no_object_each_are_not_found_again(tmp_path: Path, torn: bytes) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(HEADER_LINE.encode() + torn)
    with pytest.raises(ValueError, match=r"lines hold|the last line ends"):
        list(reread(out))


@given(articles().flatmap(claim_entries))
def test_quotes_are_cut_from_the_text(entry: ClaimEntry) -> None:
    record = json.loads(list(native.write([entry]))[1])
    assert record["quote"] == entry.article_text[record["start"] : record["end"]]


@given(joined(RAW_PIECES), st.data())
def test_incoming_offsets_point_at_the_same_words_after_import(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    lines = [
        line(type="article", id="job-1", text=raw),
        line(type="claim", article="job-1", start=start, end=end, quote=raw[start:end]),
    ]
    result = list(native.read(lines, file="job.jsonl"))
    assert isinstance(result[0], Given)
    assert isinstance(result[0].entry, Article)
    if isinstance(result[1], AnnotatorError):
        # Nothing is left of a lone byte order mark, of the first half of CRLF, or of one behind the other.
        assert raw[start:end] in ("\ufeff", "\r", "\ufeff\r")
        return
    entry = result[1].entry
    assert isinstance(entry, ClaimEntry)
    kept = raw[start:end].replace("\0", "\ufffd").removeprefix("\ufeff" if start == 0 else "-")
    assert entry.claim.span.quote(result[0].entry.text).strip("\n") == kept.replace("\r\n", "\n").replace(
        "\r", "\n"
    ).strip("\n")


def test_scores_have_four_decimals() -> None:
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar", worth=7_312, score=10_000, makers=("m@1",))
    written = list(native.write([ClaimEntry(claim, proposal=claim, article_text="Akar said")]))[1]
    assert '"score":1.0000' in written
    assert '"worth":0.7312' in written


def test_a_corrected_claim_keeps_what_the_machine_had_proposed() -> None:
    proposal = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar")
    corrected = replace(proposal, span=Span(0, 9), text="Akar said", makers=("m@1",))
    entry = ClaimEntry(corrected, Status.CORRECTED, proposal=proposal, article_text="Akar said so")
    record = json.loads(list(native.write([entry]))[1])
    assert (record["quote"], record["proposal"]["quote"]) == ("Akar said", "Akar")


def test_a_claim_of_a_person_has_no_makers_and_no_proposal() -> None:
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar")
    article = replace(new_article("Akar said so"), id=ArticleId("a"))
    entry = ClaimEntry(claim, Status.CONFIRMED, article_text=article.text)
    lines = list(native.write([article, entry]))
    record = json.loads(lines[2])
    assert record["makers"] == []
    assert "proposal" not in record
    assert entries_of(lines)[1] == entry


def test_a_claim_says_by_which_rules_it_was_found() -> None:
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar", makers=("m@1",), why=("title", "their own words"))
    written = list(native.write([ClaimEntry(claim, proposal=claim, article_text="Akar said")]))[1]
    assert '"why":["title","their own words"]' in written


def test_a_claim_without_rules_has_no_key_for_them() -> None:
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar", makers=("m@1",))
    assert '"why"' not in list(native.write([ClaimEntry(claim, proposal=claim, article_text="Akar said")]))[1]


def test_what_a_claim_of_a_person_says_of_rules_is_kept_as_it_was() -> None:
    lines = [
        line(type="article", id="a", text="Akar met Salah"),
        line(type="claim", id="c", article="a", start=0, end=4, makers=[], why=["a hunch"]),
    ]
    entries = entries_of(lines)
    assert isinstance(entries[1], ClaimEntry)
    assert (entries[1].claim.why, entries[1].extra) == ((), {"why": ["a hunch"]})
    assert '"why":["a hunch"]' in list(native.write(entries))[2]


def test_a_second_slot_of_a_single_role_is_kept() -> None:
    slots = (Slot(Role.TIME, Span(0, 4), "2020"), Slot(Role.TIME, None, "2021"))
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar", slots)
    article = replace(new_article("Akar said so"), id=ArticleId("a"))
    entry = ClaimEntry(claim, article_text=article.text)
    assert entries_of(list(native.write([article, entry])))[1] == entry


def test_entries_out_of_order_are_refused_before_they_are_written() -> None:
    first, second = sorted((new_article("one"), new_article("two")), key=lambda article: article.id)
    with pytest.raises(ValueError, match="comes after"):
        list(native.write([second, first]))


def test_a_mention_may_leave_its_entity_to_be_put_together() -> None:
    lines = [
        line(type="article", id="a", text="Akar met Salah"),
        line(type="entity", id="e", name="Hulusi Akar"),
        line(type="mention", article="a", start=0, end=4, entity="e"),
    ]
    _, mention, entity = entries_of(lines)
    assert isinstance(mention, MentionEntry)
    assert isinstance(entity, EntityEntry)
    assert entity.entity.mentions == (mention.mention.id,)


def test_schema_and_reader_know_the_same_keys() -> None:
    assert set(SCHEMA["properties"]["type"]["enum"]) == set(SHAPES)
    for kind, shapes in SHAPES.items():
        definition = SCHEMA["$defs"][kind]
        assert set(definition["properties"]) == set(shapes), kind
        assert set(definition["required"]) == set(REQUIRED.get(kind, ())), kind


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].startswith("urn:")
