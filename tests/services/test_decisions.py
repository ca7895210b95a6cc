"""Tests of decisions as scripts write them: one JSON object a line."""

import pytest

from annotator.domain.errors import AnnotatorError, NotAllowed
from annotator.domain.ids import FactId, link_id
from annotator.domain.json import Json, JsonObject
from annotator.domain.link import Standing
from annotator.domain.suggestion import Kind
from annotator.services import reading
from annotator.services.decisions import decide
from annotator.services.workspace import Workspace
from annotator.store import queries
from tests import builders


def _status(ws: Workspace, at: int) -> str:
    return reading.claim_card(ws, builders.claim_ids(ws)[at]).status.value


def test_every_verb_on_claims_by_line(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    decide(ws, {"verb": "confirm", "target": ids[0]})
    decide(ws, {"verb": "reject", "target": ids[1], "reason": "opinion"})
    decide(ws, {"verb": "unsure", "target": ids[2]})
    decide(ws, {"verb": "correct", "target": ids[3], "text": "Better", "factuality": "PS+"})
    decide(ws, {"verb": "note", "target": ids[3], "text": "see the annex"})
    assert [_status(ws, at) for at in range(4)] == ["confirmed", "rejected", "unsure", "corrected"]
    card = reading.claim_card(ws, ids[3])
    assert (card.claim.text, card.claim.factuality.value) == ("Better", "PS+")
    assert {row.via for row in reading.history_rows(ws, reading.history_ids(ws))} == {"script"}


def test_add_link_and_facts_by_line(ws: Workspace) -> None:
    ids, article = builders.claim_ids(ws), reading.article_ids(ws)[0]
    slots: list[JsonObject] = [{"role": "time", "value": "2020"}]
    added = decide(ws, {"verb": "add", "article": article, "start": 0, "end": 10, "slots": slots}).of(Kind.CLAIM)
    assert len(added) == 1
    decide(ws, {"verb": "link", "a": ids[0], "b": ids[3], "relation": "refines"})
    evidence: list[JsonObject] = [{"claim": ids[0], "stance": "supports"}]
    line: JsonObject = {"verb": "state", "text": "It is so.", "evidence": evidence, "verdict": "supported"}
    fact = FactId(decide(ws, line).of(Kind.FACT)[0])
    decide(ws, {"verb": "state", "target": fact, "valid_from": "2020"})
    decide(ws, {"verb": "state", "target": fact, "text": "It was so."})
    decide(ws, {"verb": "assess", "target": fact, "claim": ids[3], "stance": "refutes"})
    decide(ws, {"verb": "assess", "target": fact, "claim": ids[0], "stance": None})
    decide(ws, {"verb": "assess", "target": fact, "verdict": "refuted", "rationale": "r"})
    found = reading.fact(ws, fact).fact
    assert (found.text, found.valid_from, found.verdict.value) == ("It was so.", "2020", "refuted")
    assert [item.claim for item in found.evidence] == [ids[3]]


def test_links_and_entities_are_judged_once_by_line(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    link, entity = link_id(ids[0], ids[3]), builders.entity("Minister").id
    for target in (link, entity):
        decide(ws, {"verb": "reject", "target": target})
        with pytest.raises(AnnotatorError, match="is already rejected"):
            decide(ws, {"verb": "reject", "target": target})
    decide(ws, {"verb": "rename", "target": entity, "name": "The minister"})
    stored = ws.read(lambda c: queries.link(c, link))
    assert stored is not None
    assert stored[1] is Standing.REJECTED
    assert reading.counts(ws).entities == {"confirmed": 1}


def test_undo_redo_and_withdraw_by_line(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    acts = [decide(ws, {"verb": "confirm", "target": identity}).action for identity in ids[:3]]
    decide(ws, {"verb": "undo"})
    decide(ws, {"verb": "redo"})
    decide(ws, {"verb": "withdraw", "actions": [acts[0], acts[2]]})
    assert [_status(ws, at) for at in range(3)] == ["proposed", "confirmed", "proposed"]


_TWICE: list[Json] = [{"claim": "@claim", "stance": "supports"}, {"claim": "@claim", "stance": "refutes"}]
_MALFORMED: list[tuple[JsonObject, str]] = [
    ({}, "There is no verb called (none); known are confirm"),
    ({"verb": "approve"}, "There is no verb called approve"),
    ({"verb": ["confirm"]}, "There is no verb called (none)"),
    ({"verb": "confirm"}, "confirm: target is missing."),
    ({"verb": "confirm", "target": 5}, "confirm: target is missing."),
    ({"verb": "confirm", "target": "none"}, "There is nothing with the id none"),
    ({"verb": "confirm", "target": "@article"}, "confirm does not apply to this article; possible are note, tag."),
    ({"verb": "rename", "target": "@claim", "name": "x"}, "rename does not apply to this claim"),
    ({"verb": "rename", "target": "@entity"}, "rename: name is missing."),
    ({"verb": "correct", "target": "@claim"}, "Nothing was changed"),
    ({"verb": "correct", "target": "@claim", "start": 5, "end": 2}, "correct: span 5..2 is empty or negative."),
    ({"verb": "correct", "target": "@claim", "start": 0, "end": 10**30}, "The span 0 to"),
    ({"verb": "correct", "target": "@claim", "factuality": "sure"}, "correct: 'sure' is not a valid Factuality."),
    ({"verb": "correct", "target": "@claim", "slots": [{"role": "hero"}]}, "correct: 'hero' is not a valid Role."),
    ({"verb": "correct", "target": "@claim", "slots": [{"role": "time"}]}, "correct: slot time has neither"),
    ({"verb": "correct", "target": "@claim", "text": ""}, "Select the words of the claim first."),
    ({"verb": "correct", "target": "@claim", "text": "\ud800"}, "correct: "),
    ({"verb": "add", "article": "@article"}, "add: start and end are missing."),
    ({"verb": "add", "article": "@article", "start": True, "end": 4}, "add: start and end are missing."),
    ({"verb": "add", "article": "none", "start": 0, "end": 4}, "There is no article none"),
    ({"verb": "link", "a": "@claim", "b": "@claim", "relation": "same"}, "A claim cannot be linked to itself."),
    ({"verb": "link", "a": "@claim", "b": "@claim", "relation": "likes"}, "link: 'likes' is not a valid Relation."),
    ({"verb": "link", "a": "@claim", "relation": "same"}, "link: b is missing."),
    ({"verb": "state"}, "A fact needs a statement."),
    ({"verb": "state", "text": "x", "evidence": [{"claim": "@claim"}]}, "state: stance is missing."),
    ({"verb": "state", "text": "x", "verdict": "supported", "evidence": _TWICE}, "The evidence names the claim "),
    ({"verb": "state", "text": "x", "evidence": [7]}, "state: claim is missing."),
    ({"verb": "state", "text": "x", "verdict": "true"}, "state: 'true' is no verdict; known are supported, "),
    ({"verb": "state", "text": "x"}, "state: it needs a verdict: supported, refuted, "),
    ({"verb": "state", "target": "none", "text": "x"}, "There is no fact none"),
    ({"verb": "assess", "target": "@claim", "verdict": "supported"}, "assess does not apply to this claim"),
    ({"verb": "note", "target": "@claim"}, "note: text is missing."),
    ({"verb": "withdraw"}, "There is nothing to undo."),
    ({"verb": "withdraw", "actions": [1]}, "There is nothing to undo."),
    ({"verb": "undo"}, "There is nothing to undo."),
    ({"verb": "redo"}, "There is nothing to redo."),
]


@pytest.mark.parametrize(("line", "sentence"), _MALFORMED, ids=[str(number) for number in range(len(_MALFORMED))])
def test_a_malformed_line_is_told_in_one_sentence_and_changes_nothing(
    ws: Workspace, line: JsonObject, sentence: str
) -> None:
    known = {
        "@claim": builders.claim_ids(ws)[0],
        "@article": reading.article_ids(ws)[0],
        "@entity": builders.entity("Minister").id,
    }
    meant: JsonObject = {k: known.get(v, v) if isinstance(v, str) else v for k, v in line.items()}
    if isinstance(evidence := line.get("evidence"), list):
        named = {"claim": known["@claim"]}
        meant = {**meant, "evidence": [{**each, **named} if isinstance(each, dict) else each for each in evidence]}
    with pytest.raises(AnnotatorError) as caught:
        decide(ws, meant)
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)
    assert reading.counts(ws).decisions == 0


@pytest.mark.parametrize("line", [{"verb": "reject"}, {"verb": "note", "text": "x"}])
def test_a_mention_is_told_to_be_one_that_nobody_decides_on(ws: Workspace, line: JsonObject) -> None:
    article = builders.article(builders.FIRST, "Mandate extended", published="2020-12-26")
    mention = builders.mention(article, "minister").id
    with pytest.raises(
        NotAllowed, match=f"^{mention} is a mention, which nobody decides on by itself; take the entity"
    ):
        decide(ws, {**line, "target": mention})
