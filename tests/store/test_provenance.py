"""What a decision tells of itself: what was shown, and what it changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.claim import Role, Slot
from annotator.domain.decision import Decision, Exposure, Verb
from annotator.domain.fact import Verdict
from annotator.domain.ids import ActionId, AnalystId, DecisionId, FactId, ReplicaId, link_id
from annotator.domain.json import Json
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow, PartChange
from annotator.services import claims, facts, links, reading
from annotator.services.workspace import Act, Workspace
from annotator.store.provenance import changed_parts, shown_words
from tests import builders


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.project(tmp_path)
    yield ws
    ws.close()


def _rows(ws: Workspace) -> list[HistoryRow]:
    return reading.history_rows(ws, reading.history_ids(ws))


def _decision(verb: Verb, payload: dict[str, Json], shown: dict[str, Json]) -> Decision:
    who = (AnalystId("a"), ReplicaId("r"))
    return Decision(DecisionId("d"), ActionId("x"), *who, 1, "", "", verb, ("t",), payload, shown)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ({"status": "suggested", "score": 5_150, "relation": "same"}, "machine: same? 52 % alike"),
        ({"status": "suggested", "score": 5_999, "relation": "supports"}, "machine: none clear (supports), 60 % alike"),
        ({"status": "suggested", "score": 6_000, "relation": "supports"}, "machine: supports? 60 % alike"),
        ({"status": "confirmed", "score": 5_150, "relation": "same"}, "as decided before: same"),
        ({"status": "unsure", "score": 5_150, "relation": "same"}, "as decided before: unsure"),
        ({}, ""),
    ],
)
def test_only_what_was_suggested_is_the_machines(shown: dict[str, Json], words: str) -> None:
    assert shown_words(_decision(Verb.LINK, {"kind": "link"}, shown)) == words


def test_a_claim_that_was_decided_before_shows_no_machine() -> None:
    judged: dict[str, Json] = {"status": "confirmed", "score": 9_300, "makers": []}
    assert shown_words(_decision(Verb.REJECT, {"kind": "claim"}, judged)) == "as decided before: confirmed"
    proposed = _decision(Verb.REJECT, {"kind": "claim"}, {"status": "proposed", "score": 9_300})
    assert shown_words(proposed) == "machine 93 % likely"
    assert shown_words(replace(proposed, exposure=Exposure.BLIND)) == "hidden, blind"


def test_a_claim_that_a_file_gave_shows_no_machine() -> None:
    given: dict[str, Json] = {"status": "proposed", "score": 10_000, "makers": []}
    assert shown_words(_decision(Verb.CONFIRM, {"kind": "claim"}, given)) == "as a file gave it"
    assert (
        shown_words(_decision(Verb.CONFIRM, {"kind": "claim"}, {**given, "makers": ["a@1"]})) == "machine 100 % likely"
    )


def test_relations_said_after_each_other_name_the_one_before(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    for relation in (Relation.SAME, Relation.REFINES, Relation.CONTRADICTS):
        links.link(ws, ids[1], ids[4], relation, via="key:S")
    newest, second, _ = _rows(ws)
    assert [newest.shown, second.shown] == ["as decided before: refines", "as decided before: same"]
    assert [newest.before, second.before] == ["refines", "same"]
    assert newest.ends == (ids[1], ids[4])
    assert newest.target == link_id(ids[1], ids[4])


def test_a_correction_names_wording_span_and_slots(ws: Workspace) -> None:
    before = reading.claim_card(ws, builders.claim_ids(ws)[1]).claim
    text = reading.article(ws, before.article).text
    saturday = Span(text.index("Saturday"), text.index("Saturday") + len("Saturday"))
    timed = replace(before, text="He flew").with_slots(Role.TIME, [Slot(Role.TIME, saturday)])
    claims.correct(ws, before.id, timed, via="key:E")
    dated = replace(timed, span=Span(before.span.start, before.span.end - len(" on Saturday")))
    dated = dated.with_slots(Role.TIME, [Slot(Role.TIME, saturday, "2020-12-26")])
    claims.correct(ws, before.id, dated, via="key:E")
    second, first = _rows(ws)
    assert first.changed == (PartChange("text", before.text, "He flew"), PartChange("time", "", "Saturday"))
    assert second.changed == (
        PartChange("span", "The minister flew to Tripoli on Saturday", "The minister flew to Tripoli"),
        PartChange("time", "Saturday", "2020-12-26"),
    )


def test_dates_of_a_fact_are_told_with_those_before(ws: Workspace) -> None:
    stated = facts.state(ws, "It held.", [], verdict=Verdict.SUPPORTED, via="key:F")
    fact = FactId(stated.of(Kind.FACT)[0])
    facts.restate(ws, fact, "It held.", valid_from="2020-12-22", via="key:F2")
    facts.restate(ws, fact, "It held on.", valid_from="2020-12", via="key:F2")
    second, first, new = _rows(ws)
    assert new.changed == ()
    assert first.changed == (PartChange("valid_from", "", "2020-12-22"),)
    assert second.changed == (
        PartChange("text", "It held.", "It held on."),
        PartChange("valid_from", "2020-12-22", "2020-12"),
    )


def test_a_hand_made_record_of_what_was_shown_breaks_nothing() -> None:
    was: dict[str, Json] = {"start": 9, "end": 3, "slots": [{"role": "nobody"}, 7, {"role": "time"}], "text": 5}
    made = _decision(Verb.CORRECT, {"start": 0, "end": 2, "slots": [], "text": "x"}, {"was": was})
    assert changed_parts(made, "") == (PartChange("text", "", "x"),)


def test_an_undo_names_what_it_takes_back(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    facts.state(ws, "It held.", [], verdict=Verdict.SUPPORTED, via="key:F")
    ws.undo(via="key:Ctrl+Z")
    ws.redo(via="key:Ctrl+Shift+Z")
    again, undone, _ = _rows(ws)
    assert (undone.object, undone.told, undone.before, undone.after) == (
        "It held.",
        Kind.FACT,
        "supported",
        "withdrawn",
    )
    assert (again.object, again.told, again.before, again.after) == ("It held.", Kind.FACT, "withdrawn", "reinstated")
    ws.act([Act(Verb.CONFIRM, Kind.CLAIM, each, {}) for each in ids[:2]], via="script")
    claims.reject(ws, ids[2], via="key:X")
    ws.withdraw(ws.undoable()[-2:], via="key:Ctrl+Return")
    assert (_rows(ws)[0].object, _rows(ws)[0].told) == ("3 decisions", None)
