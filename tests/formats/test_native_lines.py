"""Tests of lines that other programs and people write: what is filled in, what is refused, and how that is said."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.claim import Role, Slot, Status
from annotator.domain.decision import Decision
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.ids import ArticleId, claim_id, link_id, text_hash
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.domain.state import Note
from annotator.formats import native
from annotator.formats.document import Analyst, ClaimEntry, EntityEntry, Entry, FactEntry, FamilyEntry, Given, LinkEntry
from annotator.formats.native.shapes import REQUIRED, SHAPES

ARTICLE = json.dumps({"type": "article", "id": "job-000001", "text": "Akar said Turkey trains forces in Libya."})
DECISION = {
    "type": "decision",
    "id": "d",
    "action": "x",
    "analyst": "ada",
    "replica": "r",
    "seq": 1,
    "hlc": "000000000000010.000000",
    "at": "2026-11-21T10:00:00Z",
    "verb": "confirm",
    "targets": ["c"],
    "payload": {"kind": "claim"},
}


def line(**keys: object) -> str:
    return json.dumps(keys)


def read(*lines: str | bytes, known: dict[str, str] | None = None) -> tuple[list[Entry], list[str]]:
    """The entries and the sentences that lines of job.jsonl give."""
    items = list(native.read(lines, file="job.jsonl", text_of=(known or {}).get))
    entries = [item.entry for item in items if isinstance(item, Given)]
    return entries, [str(item) for item in items if isinstance(item, AnnotatorError)]


def only_trouble(*lines: str | bytes) -> str:
    _, troubles = read(*lines)
    assert len(troubles) == 1, troubles
    return troubles[0]


def claim_line(**keys: object) -> str:
    return line(**{"type": "claim", "article": "job-000001", "start": 0, "end": 9, **keys})


def claim_of(*lines: str) -> ClaimEntry:
    entries, troubles = read(ARTICLE, *lines)
    assert troubles == []
    entry = entries[-1]
    assert isinstance(entry, ClaimEntry)
    return entry


def test_an_article_needs_only_id_and_text() -> None:
    entries, troubles = read(ARTICLE)
    assert isinstance(entries[0], Article)
    assert entries[0].id == "job-000001"
    assert (entries[0].title, entries[0].source, entries[0].extra, troubles) == (None, None, None, [])


def test_a_line_with_a_key_twice_is_refused_and_the_others_come_in() -> None:
    twice = '{"type":"article","id":"b","text":"Yes.","text":"No."}'
    entries, troubles = read(line(type="article", id="a", text="So."), twice, line(type="article", id="c", text="Hm."))
    assert [each.id for each in entries if isinstance(each, Article)] == ["a", "c"]
    assert [told.partition(", ")[2] for told in troubles] == [
        "line 2: the key text stands twice in one object; mend or remove the line."
    ]


def test_a_claim_needs_only_its_place() -> None:
    entry = claim_of(claim_line())
    assert entry.claim.id == claim_id(ArticleId("job-000001"), Span(0, 9), None)
    assert (entry.claim.text, entry.status) == ("Akar said", Status.PROPOSED)
    assert entry.proposal == entry.claim


def test_two_claims_of_one_sentence_without_ids_both_come_in() -> None:
    one, two = claim_line(text="Akar spoke"), claim_line(text="Turkey trains")
    entries, troubles = read(ARTICLE, one, two, two)
    claims = [entry.claim for entry in entries if isinstance(entry, ClaimEntry)]
    assert [claim.text for claim in claims] == ["Akar spoke", "Turkey trains"]
    assert claims[0].id != claims[1].id
    assert troubles == []


def test_a_claim_before_its_article_waits_for_it() -> None:
    entries, troubles = read(claim_line(), ARTICLE)
    assert [type(entry) for entry in entries] == [Article, ClaimEntry]
    assert troubles == []


def test_a_claim_may_point_into_an_article_of_the_project() -> None:
    entries, troubles = read(claim_line(quote="Akar said"), known={"job-000001": "Akar said so"})
    assert isinstance(entries[0], ClaimEntry)
    assert entries[0].article_text == "Akar said so"
    assert troubles == []


def test_a_claim_of_no_article_is_refused() -> None:
    assert only_trouble(claim_line()) == (
        "job.jsonl, line 1: there is no article job-000001 in this file or in the project; mend or remove the line."
    )


def test_the_line_of_the_article_maps_offsets_even_if_the_project_has_it() -> None:
    article = line(type="article", id="a", text="\r\nAkar")
    claim = line(type="claim", article="a", start=2, end=6, quote="Akar")
    entries, troubles = read(claim, article, known={"a": "\nAkar"})
    assert isinstance(entries[1], ClaimEntry)
    assert entries[1].claim.span == Span(1, 5)
    assert troubles == []


def test_slots_may_have_a_place_or_only_a_value() -> None:
    entry = claim_of(claim_line(subject={"start": 0, "end": 4}, time={"value": "2020-12-26"}))
    assert entry.claim.slots == (Slot(Role.SUBJECT, Span(0, 4)), Slot(Role.TIME, None, "2020-12-26"))


def test_unknown_keys_of_a_claim_are_kept() -> None:
    entry = claim_of(claim_line(rank=3, tags=["x"], source_row={"sheet": 1}))
    assert entry.extra == {"rank": 3, "tags": ["x"], "source_row": {"sheet": 1}}


def test_digits_of_unknown_numbers_are_kept_as_written() -> None:
    lines = [ARTICLE[:-1] + ', "weight": 0.50, "big": 1e5}']
    entries, _ = read(*lines)
    written = list(native.write(entries))[1]
    assert '"weight":0.50' in written
    assert '"big":1e5' in written


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"end": 400}, "the span 0 to 400 lies outside the text, which has 40 characters"),
        ({"start": 9}, "the span 9 to 9 is empty or reversed: the end must come after the start"),
        ({"start": 9, "end": 3}, "the span 9 to 3 is empty or reversed: the end must come after the start"),
        ({"end": 2**63}, "not a JSON object (the number 9223372036854775808 is outside the range of 64 bits)"),
        ({"x": {"y": [-(2**63) - 1]}}, "not a JSON object (the number -9223372036854775809 is outside"),
        ({"start": -1}, "start must be a whole number from 0"),
        ({"start": True}, "start must be a whole number from 0"),
        ({"start": None}, "a claim needs start"),
        ({"quote": "Akar sad"}, "the text at 0 to 9 is not the quote that the line gives"),
        ({"score": 93}, "score must be a number from 0 to 1"),
        ({"worth": "high"}, "worth must be a number from 0 to 1"),
        ({"subject": "Akar"}, "subject must be an object"),
        ({"subject": {}}, "subject: it needs start and end, or a value"),
        ({"subject": {"start": 3}}, "subject: start and end go together"),
        (
            {"subject": {"start": 3}, "objects": [{}], "place": {"start": 0, "end": 90}},
            "subject: start and end go together; place: the span 0 to 90 lies outside the text, which has 40 "
            "characters; object: it needs start and end, or a value; mend or remove the line.",
        ),
        ({"objects": [3]}, "objects must be a list of objects"),
        ({"status": "done"}, "there is no status called 'done'; known are proposed, confirmed, corrected"),
        ({"factuality": "CT"}, "there is no factuality called 'CT'"),
        ({"attribution": {"mode": "loud"}}, "there is no mode called 'loud'"),
        ({"judgements": [{"analyst": "ada"}]}, "there is no status called ''"),
        ({"proposal": {"start": 0}}, "start and end go together"),
        ({"id": ""}, "id must be a string that is not empty"),
    ],
)
def test_a_bad_claim_is_refused_with_its_line_and_reason(keys: dict[str, object], reason: str) -> None:
    sentence = only_trouble(ARTICLE, claim_line(**keys))
    assert sentence.startswith(f"job.jsonl, line 2: {reason}")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"\xff\xfe", "it is not UTF-8 at byte 1"),
        ("{", "Expecting property name enclosed in double quotes at character 2"),
        ("[1]", "it is another kind of value"),
        ('{"type":"claim","worth":NaN}', "NaN is not JSON"),
        ("[" * 100_000, "it is nested too deeply"),
        (f'{{"type":"article","id":"a","text":"x","deep":{"[" * 64}{"]" * 64}}}', "it is nested too deeply"),
        (
            f'{{"type":"article","id":"a","text":"x","n":{"7" * 5000}}}',
            f"the number {'7' * 59}… is outside the range of 64 bits",
        ),
    ],
)
def test_a_line_that_is_no_object_is_told_and_the_rest_goes_on(bad: str | bytes, reason: str) -> None:
    entries, troubles = read(bad, ARTICLE)
    assert troubles == [f"job.jsonl, line 1: not a JSON object ({reason}); mend or remove the line."]
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({}, "it has no type; known are header,"),
        ({"type": ["x"]}, "type must be a word in quotation marks; known are header,"),
        ({"type": ""}, "there is no type called ''"),
        ({"type": "article", "id": "a", "text": "\u200b \u00a0\ufeff"}, "the article has no text"),
        ({"type": "cow"}, "there is no type called 'cow'"),
        ({"type": "article", "id": "a"}, "an article needs text"),
        ({"type": "article", "id": "a", "text": " \n"}, "the article has no text"),
        ({"type": "article", "id": "a", "text": "x", "sha256": "00"}, "sha256 is not that of the text"),
        (
            {"type": "article", "id": "a", "text": "x", "published": "soon"},
            "published must be a date such as 2020-12-26",
        ),
        ({"type": "article", "id": 7, "text": "x"}, "id must be a string that is not empty"),
        ({"type": "source"}, "a source needs id or name"),
        ({"type": "source", "name": "RT", "reliability": "G"}, "there is no reliability called 'G'"),
        ({"type": "link", "a": "c", "b": "c", "relation": "same"}, "a link needs two different claims"),
        ({"type": "link", "a": "c", "b": "d", "relation": "equal"}, "there is no relation called 'equal'"),
        (
            {"type": "fact", "text": "x", "evidence": [{"claim": "c", "stance": s} for s in ("supports", "refutes")]},
            "its evidence names the claim c twice, as supports and as refutes",
        ),
        (
            {"type": "fact", "text": "x", "evidence": [{"claim": "c", "stance": "pro"}]},
            "there is no stance called 'pro'",
        ),
        (
            {"type": "family", "members": [{"article": "a", "start": 3, "end": 3}]},
            "the span 3 to 3 is empty or reversed: the end must come after the start",
        ),
        ({"type": "family", "members": [{"start": 1}]}, "every member of a family needs article"),
        ({**DECISION, "verb": "praise"}, "there is no verb called 'praise'"),
        ({**DECISION, "hlc": "now"}, "hlc must be 15 digits, a dot and 6 digits"),
        ({**DECISION, "seq": 0}, "a decision needs seq from 1 and at least one target"),
        ({**DECISION, "payload": {"kind": "link"}, "verb": "correct"}, "correct does not apply to a link"),
        ({**DECISION, "payload": {"kind": "claim"}, "verb": "add"}, "a claim needs start and end"),
        ({**DECISION, "payload": {"kind": "claim", "slots": [{}]}, "verb": "correct"}, "there is no role called ''"),
        (
            {**DECISION, "payload": {"kind": "fact", "verdict": "x"}, "verb": "assess"},
            "there is no verdict called 'x'; known",
        ),
    ],
)
def test_a_bad_line_is_refused_with_its_reason(keys: dict[str, object], reason: str) -> None:
    assert only_trouble(line(**keys)).startswith(f"job.jsonl, line 1: {reason}")


def test_sixty_four_levels_and_sixty_four_bits_come_in_and_go_out() -> None:
    nested: object = [2**63 - 1, -(2**63)]
    for _ in range(62):
        nested = [nested]
    entries, troubles = read(line(type="article", id="a", text="x", deep=nested))
    assert troubles == []
    assert json.loads(list(native.write(entries))[1])["deep"] == nested


def test_long_values_are_shown_by_their_beginning() -> None:
    for keys in ({"type": "cow" * 99}, {"type": "claim", "article": "a" * 300, "start": 0, "end": 1}):
        assert len(only_trouble(line(**keys))) < 280


def test_a_repeated_line_is_passed_over() -> None:
    entries, troubles = read(ARTICLE, ARTICLE)
    assert (len(entries), troubles) == (1, [])


def test_one_id_for_two_different_texts_is_refused() -> None:
    other = line(type="article", id="job-000001", text="Something else.")
    assert only_trouble(ARTICLE, other).startswith("job.jsonl, line 2: line 1 has the same id and says something else")


@pytest.mark.parametrize("keys", [{"version": 2}, {"offset_unit": "utf16"}, {"format": "other"}])
def test_nothing_is_read_after_a_header_of_another_kind(keys: dict[str, object]) -> None:
    entries, troubles = read(line(**{"type": "header", "format": "annotator", **keys}), ARTICLE)
    assert entries == []
    assert len(troubles) == 1


def test_a_byte_order_mark_and_crlf_between_lines_do_no_harm() -> None:
    entries, troubles = read(f"\ufeff{ARTICLE}\r\n".encode(), b"\r\n", b"")
    assert (len(entries), troubles) == (1, [])


def test_a_lone_surrogate_becomes_one_character() -> None:
    entries, troubles = read('{"type":"article","id":"a","text":"x \\ud800 y \\ud83d\\ude00 \\\\ud800"}')
    assert isinstance(entries[0], Article)
    assert entries[0].text == "x \ufffd y 😀 \\ud800"
    assert troubles == ["job.jsonl: 1 character that no text can hold (NUL, or half of a pair) came in as � (U+FFFD)."]


def test_characters_that_no_text_can_hold_are_counted_over_all_lines() -> None:
    first = '{"type":"article","id":"a","title":"\\udfff","text":"x\\u0000\\uD83D"}'
    entries, troubles = read(first, '{"type":"article","id":"b","text":"\\u0000 y \\\\u0000"}')
    assert [entry.text for entry in entries if isinstance(entry, Article)] == ["x��", "� y \\u0000"]
    assert troubles == ["job.jsonl: 4 characters that no text can hold (NUL, or half of a pair) came in as � (U+FFFD)."]


def test_a_time_of_day_is_cut_from_the_date() -> None:
    entries, _ = read(line(type="article", id="a", text="x", published="2020-12-26T10:00:00Z"))
    assert isinstance(entries[0], Article)
    assert entries[0].published == "2020-12-26"


def test_a_hash_of_the_text_before_import_is_accepted() -> None:
    entries, troubles = read(line(type="article", id="a", text="x\r\ny", sha256=text_hash("x\r\ny")))
    assert isinstance(entries[0], Article)
    assert entries[0].sha256 == text_hash("x\ny")
    assert troubles == []


def test_ids_that_are_not_given_follow_from_the_content() -> None:
    entries, troubles = read(
        line(type="link", a="c", b="d", relation="same"),
        line(type="source", name="RT"),
        line(type="analyst", name="Ada"),
        line(type="fact", text="Turkey trains forces."),
        line(type="note", target="c", text="check"),
        line(type="entity", name="Hulusi Akar", mentions=[]),
    )
    assert troubles == []
    link, source, analyst, fact, note, entity = entries
    assert isinstance(link, LinkEntry)
    assert link.link.id == link_id(link.link.a, link.link.b)
    assert (link.standing, link.link.relation, link.proposal) == (Standing.SUGGESTED, Relation.SAME, link.link)
    assert isinstance(link.proposal, Link)
    assert isinstance(source, Source)
    assert isinstance(analyst, Analyst)
    assert isinstance(fact, FactEntry)
    assert isinstance(note, Note)
    assert isinstance(entity, EntityEntry)
    assert all((source.id, analyst.id, fact.fact.id, note.id, entity.entity.id))


def test_passages_of_a_family_are_mapped_like_those_of_claims() -> None:
    article = line(type="article", id="a", text="\r\nAkar")
    members = [
        {"article": "a", "start": 2, "end": 6, "derivation": "partially"},
        {"article": "b", "start": 2, "end": 6},
    ]
    entries, troubles = read(article, line(type="family", members=members))
    assert isinstance(entries[1], FamilyEntry)
    assert [member.span for member in entries[1].family.members] == [Span(1, 5), Span(2, 6)]
    assert troubles == []
    outside = line(type="family", members=[{"article": "a", "start": 2, "end": 7}])
    assert "the span 2 to 7 lies outside the text" in only_trouble(article, outside)


def test_a_decision_comes_through_as_it_is() -> None:
    entries, troubles = read(json.dumps({**DECISION, "via": "key:C", "shown": {"score": 9100}}))
    assert troubles == []
    assert isinstance(entries[0], Decision)
    assert (entries[0].via, entries[0].shown) == ("key:C", {"score": 9100})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def odd_lines(draw: st.DrawFn) -> str:
    """A line with the keys of its kind, some of them holding anything."""
    kind = draw(st.sampled_from(sorted(SHAPES)))
    fitting = st.just("job-000001") | st.integers(0, 40) | st.just({"start": 0, "end": 4}) | st.just([{"article": "x"}])
    names = {*REQUIRED.get(kind, ()), *draw(st.lists(st.sampled_from(sorted(SHAPES[kind])), max_size=4))}
    return json.dumps({"type": kind, **{name: draw(fitting | anything) for name in sorted(names)}})


@given(st.lists(odd_lines(), max_size=4))
def test_no_line_whatever_it_holds_ends_the_reading(lines: list[str]) -> None:
    items = list(native.read([ARTICLE, *lines], file="job.jsonl"))
    assert all(isinstance(item, Given | BadFile | Remark) for item in items)


@given(st.binary(max_size=80))
def test_no_bytes_whatever_end_the_reading(data: bytes) -> None:
    items = list(native.read(data.split(b"\n"), file="job.jsonl"))
    assert all(isinstance(item, Given | BadFile | Remark) for item in items)


def test_judgements_without_a_decision_are_told() -> None:
    judged = [{"analyst": "kim", "status": "confirmed"}, {"analyst": "lee", "status": "rejected"}]
    claim = claim_line(id="c", status="confirmed", judgements=judged)
    assert only_trouble(ARTICLE, claim) == (
        "job.jsonl: 1 line tells who judged it how and no line is a decision on it (the first is line 2); only the "
        "status counts, as the file's own. Give each judgement as a line of type decision."
    )
    assert read(ARTICLE, claim, line(**DECISION))[1] == read(ARTICLE, line(**DECISION), claim)[1] == []
