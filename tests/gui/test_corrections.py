"""Tests of a correction typed with real keys: what Esc keeps, what comes after saving, what Enter does where."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Factuality, Role, Status
from annotator.domain.ids import ClaimId
from annotator.gui.views.review import ReviewScreen
from annotator.gui.views.review_fields import SlotField
from annotator.services import reading
from annotator.services.workspace import Workspace
from tests.gui.review_host import Host, focus, press, selected

KEY = Qt.Key


def slot(screen: ReviewScreen, role: Role) -> SlotField:
    return next(field for field in screen.claims.editor.fields if field.place.role is role)


def retype(field: QWidget, words: str) -> None:
    field.setFocus()
    QTest.keyClick(field, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)


def test_e_brings_back_what_esc_left(qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace) -> None:
    editor = screen.claims.editor
    press(qtbot, host, KEY.Key_E)
    retype(editor.wording, "They flew.")
    retype(slot(screen, Role.PLACE).field, "Tripoli airport")
    editor.certainty.parts[-1].setFocus()
    press(qtbot, host, KEY.Key_Space)
    press(qtbot, host, KEY.Key_Escape)
    assert host.told == ["Left the correction; E brings it back"]
    press(qtbot, host, KEY.Key_Down)
    press(qtbot, host, KEY.Key_Up)
    press(qtbot, host, KEY.Key_E)
    assert editor.wording.toPlainText() == "They flew."
    assert slot(screen, Role.PLACE).field.text() == "Tripoli airport"
    press(qtbot, host, KEY.Key_Return)
    claim = reading.claim_card(workspace, ClaimId("flight")).claim
    place = claim.slot(Role.PLACE)
    assert (claim.text, place.value if place else None) == ("They flew.", "Tripoli airport")
    assert claim.factuality is Factuality.CERTAIN_NOT


def test_a_decision_on_the_claim_ends_what_was_typed_about_it(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    retype(screen.claims.editor.wording, "They flew.")
    press(qtbot, host, KEY.Key_Escape)
    press(qtbot, host, KEY.Key_C)
    press(qtbot, host, KEY.Key_Up)
    press(qtbot, host, KEY.Key_E)
    assert screen.claims.editor.wording.toPlainText() != "They flew."


def test_an_untouched_form_leaves_nothing_behind(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    press(qtbot, host, KEY.Key_Escape)
    press(qtbot, host, KEY.Key_E)
    assert not screen.claims.editor.changed


def test_a_reason_that_was_left_is_the_first_that_up_brings(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_X, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focus(), "hearsay")
    press(qtbot, host, KEY.Key_Escape)
    assert host.told == ["Left the reason; Up brings it back"]
    press(qtbot, host, KEY.Key_X, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, host, KEY.Key_Up)
    assert screen.claims.card.why_not.field.text() == "hearsay"


def test_saving_a_correction_goes_on_so_that_the_next_key_decides_the_next_claim(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_E)
    retype(screen.claims.editor.wording, "They flew.")
    press(qtbot, host, KEY.Key_Return)
    assert selected(screen) == "arrival"
    press(qtbot, host, KEY.Key_X)
    assert reading.claim_card(workspace, ClaimId("flight")).status is Status.CORRECTED
    assert reading.claim_card(workspace, ClaimId("arrival")).status is Status.REJECTED


def test_on_denied_enter_saves_and_space_flips(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_E)
    denied = screen.claims.editor.certainty.parts[-1]
    retype(screen.claims.editor.wording, "They flew.")
    denied.setFocus()
    press(qtbot, host, KEY.Key_Return)
    claim = reading.claim_card(workspace, ClaimId("flight")).claim
    assert (claim.text, claim.factuality) == ("They flew.", Factuality.CERTAIN)
    press(qtbot, host, KEY.Key_Up)
    press(qtbot, host, KEY.Key_E)
    screen.claims.editor.certainty.parts[-1].setFocus()
    press(qtbot, host, KEY.Key_Space)
    press(qtbot, host, KEY.Key_Return)
    assert reading.claim_card(workspace, ClaimId("flight")).claim.factuality is Factuality.CERTAIN_NOT


def test_enter_in_a_slot_saves_once_and_says_so(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    failures: list[object] = []
    host.bridge.failed.connect(failures.append)
    press(qtbot, host, KEY.Key_E)
    retype(slot(screen, Role.PLACE).field, "Tripoli airport")
    press(qtbot, host, KEY.Key_Return)
    assert (host.told, failures) == (["Corrected claim 1"], [])


def test_certainty_is_not_said_to_be_filled_from_the_article(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    slot(screen, Role.TIME).field.setFocus()
    assert "fill “When”" in screen.claims.editor.hint
    screen.claims.editor.certainty.parts[0].setFocus()
    assert "“When”" not in screen.claims.editor.hint


def test_what_a_changed_field_was_is_told_by_the_fields_own_name(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    press(qtbot, host, KEY.Key_E)
    field = slot(screen, Role.TIME)
    retype(field.field, "22 December 2020")
    assert field.field.accessibleDescription().startswith("When was")
