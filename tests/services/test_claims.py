"""Tests of what an analyst does with claims."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, Missing, NotAllowed
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services import claims, reading
from annotator.services.workspace import Workspace
from tests import builders


def _first(ws: Workspace) -> ClaimId:
    return builders.claim_ids(ws)[0]


def test_what_is_added_was_added_without_a_suggestion_in_view(ws: Workspace) -> None:
    claims.confirm(ws, _first(ws), via="test")
    claims.add(ws, reading.article_ids(ws)[0], Span(0, 19), via="test")
    sql = "SELECT verb, exposure FROM decision ORDER BY seq"
    made = ws.read(lambda c: [tuple(row) for row in c.exec_driver_sql(sql)])
    assert made == [("confirm", "assisted"), ("add", "blind")]
    assert reading.history_rows(ws, reading.history_ids(ws))[0].shown == ""


@pytest.mark.parametrize(
    ("verb", "status"),
    [(claims.confirm, Status.CONFIRMED), (claims.reject, Status.REJECTED), (claims.unsure, Status.UNSURE)],
)
def test_a_verdict_is_taken_once_and_refused_when_said_already(
    ws: Workspace, verb: Callable[..., Changes], status: Status
) -> None:
    changes = verb(ws, _first(ws), via="key:X")
    card = reading.claim_card(ws, _first(ws))
    assert (card.status, card.analyst, changes.targets) == (status, "ada", ((Kind.CLAIM, _first(ws)),))
    with pytest.raises(NotAllowed, match=f"This claim is already {status}"):
        verb(ws, _first(ws), via="key:X")


def test_what_was_on_the_screen_is_kept_with_the_decision(ws: Workspace) -> None:
    claims.reject(ws, _first(ws), reason="an opinion", via="key:X")
    row = reading.history_rows(ws, reading.history_ids(ws))[0]
    assert (row.before, row.after, row.via, row.shown) == ("proposed", "rejected", "key:X", "machine 90 % likely")
    assert row.reason == "an opinion"
    assert reading.claim_card(ws, _first(ws)).reason == "an opinion"


def test_a_correction_keeps_the_id_and_can_be_undone(ws: Workspace) -> None:
    before = reading.claim_card(ws, _first(ws)).claim
    better = replace(before, text="Better", span=Span(0, 10), slots=(Slot(Role.TIME, value="2020"),))
    claims.correct(ws, before.id, better, via="key:E")
    card = reading.claim_card(ws, before.id)
    assert (card.status, card.claim) == (Status.CORRECTED, better)
    ws.undo(via="test")
    assert reading.claim_card(ws, before.id).claim == before


_WRONG: list[tuple[Callable[[Claim], Claim], str]] = [
    (lambda c: c, "Nothing was changed"),
    (lambda c: replace(c, makers=("x",)), "Nothing was changed"),
    (lambda c: replace(c, span=Span(5, 9_999)), "lies outside the article"),
    (lambda c: replace(c, slots=(Slot(Role.TIME, Span(1, 10**30)),)), "lies outside the article"),
    (lambda c: replace(c, text=" \n"), "Select the words"),
]


@pytest.mark.parametrize(("spoil", "sentence"), _WRONG)
def test_a_correction_that_says_nothing_or_nowhere_is_refused(
    ws: Workspace, spoil: Callable[[Claim], Claim], sentence: str
) -> None:
    before = reading.claim_card(ws, _first(ws)).claim
    with pytest.raises(NotAllowed, match=sentence):
        claims.correct(ws, before.id, spoil(before), via="test")
    assert reading.counts(ws).decisions == 0


@pytest.mark.parametrize(
    ("text", "expected"), [(None, "Parliament extended"), ("  ", "Parliament extended"), (" Mine ", "Mine")]
)
def test_an_added_claim_is_confirmed_and_quotes_unless_worded(ws: Workspace, text: str | None, expected: str) -> None:
    article = reading.article_ids(ws)[0]
    added = ClaimId(claims.add(ws, article, Span(0, 19), text=text, via="key:N").of(Kind.CLAIM)[0])
    card = reading.claim_card(ws, added)
    assert (card.status, card.claim.text, card.analyst) == (Status.CONFIRMED, expected, "ada")
    ws.undo(via="test")
    with pytest.raises(Missing, match="There is no claim"):
        reading.claim_card(ws, added)
    ws.redo(via="test")
    assert reading.claim_card(ws, added).claim == card.claim


@pytest.mark.parametrize("span", [Span(0, 9_999), Span(9_999, 10_000)])
def test_a_claim_outside_the_article_is_refused(ws: Workspace, span: Span) -> None:
    with pytest.raises(NotAllowed, match="lies outside"):
        claims.add(ws, reading.article_ids(ws)[0], span, via="test")


def test_a_claim_of_white_space_alone_is_refused(ws: Workspace) -> None:
    with pytest.raises(NotAllowed, match="Select the words"):
        claims.add(ws, reading.article_ids(ws)[0], Span(10, 11), via="test")


def test_what_does_not_exist_is_told(ws: Workspace) -> None:
    with pytest.raises(Missing, match="There is no claim nothing"):
        claims.confirm(ws, ClaimId("nothing"), via="test")
    with pytest.raises(AnnotatorError, match="There is no article nowhere"):
        claims.add(ws, ArticleId("nowhere"), Span(0, 1), via="test")
