"""Tests of the reason of a rejection, typed with real keys: what it keeps, where it is seen, what it lets through."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.domain.ids import ClaimId
from annotator.gui.views.history_words import after_words
from annotator.gui.views.review import ReviewScreen
from annotator.services import exporting, reading
from annotator.services.workspace import Workspace
from tests.gui.review_host import Host, click, focus, press, selected

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def rejected_for(workspace: Workspace, claim: str) -> str:
    card = reading.claim_card(workspace, ClaimId(claim))
    assert card.status is Status.REJECTED
    return card.reason


def give(qtbot: QtBot, host: Host, words: str) -> None:
    """Types a reason for the selected claim."""
    press(qtbot, host, KEY.Key_X, SHIFT)
    QTest.keyClicks(focus(), words)
    press(qtbot, host, KEY.Key_Return)


def test_a_typed_reason_is_part_of_the_one_decision_and_goes_on(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    give(qtbot, host, "opinion, not a claim")
    assert rejected_for(workspace, "flight") == "opinion, not a claim"
    assert len(reading.history_ids(workspace)) == 1
    assert selected(screen) == "arrival"
    assert screen.claims.list.hasFocus()
    assert host.told == ["Rejected claim 1: opinion, not a claim"]


def test_the_reason_is_seen_on_the_card_in_history_and_in_the_export(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace, tmp_path: Path
) -> None:
    press(qtbot, host, KEY.Key_X, SHIFT)
    composed = QInputMethodEvent("wört", [])
    QApplication.sendEvent(focus(), composed)
    composed = QInputMethodEvent()
    composed.setCommitString("wörtlich „nicht“ gesagt 🙂")
    QApplication.sendEvent(focus(), composed)
    press(qtbot, host, KEY.Key_Return)
    press(qtbot, host, KEY.Key_Up)
    assert screen.claims.card._reason.text() == "Rejected: wörtlich „nicht“ gesagt 🙂"
    (row,) = reading.history_rows(workspace, reading.history_ids(workspace))
    assert (row.after, row.reason) == ("rejected", "wörtlich „nicht“ gesagt 🙂")
    assert after_words(row) == "Rejected: wörtlich „nicht“ gesagt 🙂"
    exporting.export(workspace, "jsonl", tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    (decision,) = [line for line in lines if line["type"] == "decision"]
    assert (decision["verb"], decision["payload"]["reason"]) == ("reject", "wörtlich „nicht“ gesagt 🙂")


def test_no_letter_decides_while_a_reason_is_typed(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_X, SHIFT)
    QTest.keyClicks(focus(), "cxun 1?/ e")
    assert screen.claims.card.why_not.field.text() == "cxun 1?/ e"
    for key in (KEY.Key_Space, KEY.Key_PageDown, KEY.Key_Up, KEY.Key_Down, KEY.Key_Home):
        QTest.keyClick(focus(), key)
    assert len(reading.history_ids(workspace)) == 0
    assert selected(screen) == "flight"
    assert screen.articles.current == "one"


def test_escape_leaves_without_a_decision_and_says_so_once_something_was_typed(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_X, SHIFT)
    press(qtbot, host, KEY.Key_Escape)
    assert host.told == []
    press(qtbot, host, KEY.Key_X, SHIFT)
    QTest.keyClicks(focus(), "no")
    press(qtbot, host, KEY.Key_Escape)
    assert host.told == ["Left the reason; Up brings it back"]
    assert not screen.claims.editing
    assert screen.claims.list.hasFocus()
    assert len(reading.history_ids(workspace)) == 0
    press(qtbot, host, KEY.Key_C)
    assert reading.claim_card(workspace, ClaimId("flight")).status is Status.CONFIRMED


def test_enter_without_words_rejects_as_x_does(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    give(qtbot, host, "  ")
    assert rejected_for(workspace, "flight") == ""
    assert host.told == ["Rejected claim 1"]


def test_a_claim_that_is_rejected_already_gets_its_reason_later(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_X)
    press(qtbot, host, KEY.Key_Up)
    give(qtbot, host, "hearsay")
    assert rejected_for(workspace, "flight") == "hearsay"
    press(qtbot, host, KEY.Key_Up)
    press(qtbot, host, KEY.Key_X, SHIFT)
    assert screen.claims.card.why_not.field.selectedText() == "hearsay"
    press(qtbot, host, KEY.Key_Return)
    assert len(reading.history_ids(workspace)) == 2
    assert host.told[-1] == "Claim 1 is rejected already; its reason stays as it was"


def test_a_reason_can_be_given_with_the_mouse(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_X)
    press(qtbot, host, KEY.Key_Up)
    button = screen.claims.card._buttons["claim.reject"]
    assert (button.text(), button.accessibleName()) == ("Reason", "Say why it is rejected")
    click(qtbot, host, button)
    assert screen.claims.card.why_not.field.hasFocus()
    QTest.keyClicks(focus(), "hearsay")
    click(qtbot, host, screen.claims.card.why_not.reject)
    assert rejected_for(workspace, "flight") == "hearsay"
    assert screen.claims.list.hasFocus()
    click(qtbot, host, screen.claims.card._buttons["claim.reject"])
    assert rejected_for(workspace, "arrival") == ""


def test_up_brings_the_reasons_back_that_were_given_before(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    give(qtbot, host, "hearsay")
    give(qtbot, host, "opinion")
    press(qtbot, host, KEY.Key_X, SHIFT)
    QTest.keyClicks(focus(), "new")
    field = screen.claims.card.why_not.field
    seen = []
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down):
        QTest.keyClick(field, key)
        seen.append(field.text())
    assert seen == ["opinion", "hearsay", "hearsay", "opinion", "new", "new"]


def test_what_is_typed_is_not_lost_by_a_click_on_another_claim(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_X, SHIFT)
    QTest.keyClicks(focus(), "hearsay")
    place = screen.claims.list.visualRect(screen.claims.list.claims.index(2)).center()
    QTest.mouseClick(screen.claims.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(screen) == "flight"
    assert screen.claims.card.why_not.field.hasFocus()
    assert host.told == ["Save the reason with Ctrl+Enter, or leave it with Esc, first"]
    press(qtbot, host, KEY.Key_Return, CONTROL)
    assert rejected_for(workspace, "flight") == "hearsay"


def test_undo_takes_the_rejection_back_with_its_reason(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    give(qtbot, host, "hearsay")
    workspace.undo(via="key:Ctrl+Z")
    card = reading.claim_card(workspace, ClaimId("flight"))
    assert (card.status, card.reason) == (Status.PROPOSED, "")


def test_in_the_field_undo_is_the_fields_own(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_C)
    press(qtbot, host, KEY.Key_X, SHIFT)
    QTest.keyClicks(focus(), "hearsay")
    QTest.keyClick(focus(), KEY.Key_Z, CONTROL)
    assert screen.claims.card.why_not.field.text() != "hearsay"
    assert reading.claim_card(workspace, ClaimId("flight")).status is Status.CONFIRMED
