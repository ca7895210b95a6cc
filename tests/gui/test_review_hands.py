"""Tests of Review under two hands: where the focus goes, what is said, what a wrong key leaves alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Role
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ClaimId
from annotator.domain.link import Relation
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.fact_dialog import FactDialog
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.services import facts, reading
from annotator.services.workspace import Workspace
from tests.gui import review_project
from tests.gui.review_host import Host, click, press

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_next_article_by_mouse_leaves_the_letters_alive(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    for _ in range(4):
        press(qtbot, host, KEY.Key_C)
    screen.done._button.setFocus()
    click(qtbot, host, screen.done._button)
    assert screen.claims.list.hasFocus()
    press(qtbot, host, KEY.Key_C)
    assert host.told[-1] == "Confirmed claim 1"


@pytest.mark.parametrize("action", ["claim.confirm", "claim.reject", "claim.unsure"])
def test_a_decision_by_mouse_gives_the_focus_to_the_claims(
    qtbot: QtBot, host: Host, screen: ReviewScreen, action: str
) -> None:
    button = screen.claims.card._buttons[action]
    button.setFocus()
    click(qtbot, host, button)
    assert screen.claims.list.hasFocus()


def test_a_relation_by_mouse_gives_the_focus_to_the_claims(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    screen.claims.select(ClaimId("mission"))
    screen.articles.focus_search()
    click(qtbot, host, screen.elsewhere.relations._buttons["same"])
    assert screen.claims.list.hasFocus()


def test_correcting_by_mouse_leaves_the_focus_in_the_form(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    click(qtbot, host, screen.claims.card._buttons["claim.correct"])
    assert screen.claims.editor.wording.hasFocus()


def test_a_digit_without_a_candidate_says_so_and_the_next_letter_links_nothing(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    screen.claims.select(ClaimId("mission"))
    press(qtbot, host, KEY.Key_5)
    press(qtbot, host, KEY.Key_D)
    assert host.told == ["There is no candidate 5"]
    assert not reading.history_ids(workspace)
    screen.refresh(None)
    assert screen.elsewhere.current() is None
    press(qtbot, host, KEY.Key_2)
    press(qtbot, host, KEY.Key_D)
    assert host.told[-1] == "Told claim 4 apart from a claim in Report two"
    assert len(screen.elsewhere.model.candidates) == 2
    apart = screen.elsewhere.current()
    assert apart is not None
    assert apart.link.relation is Relation.DIFFERENT
    screen.claims.select(ClaimId("flight"))
    screen.claims.select(ClaimId("mission"))
    assert len(screen.elsewhere.model.candidates) == 1


@pytest.mark.parametrize(
    ("key", "modifier", "said"),
    [
        (KEY.Key_S, Qt.KeyboardModifier.NoModifier, "Linked: claim 4 says the same as a claim in Report two"),
        (KEY.Key_K, Qt.KeyboardModifier.NoModifier, "Linked: claim 4 contradicts a claim in Report two"),
        (KEY.Key_R, Qt.KeyboardModifier.NoModifier, "Linked: claim 4 refines a claim in Report two"),
        (KEY.Key_T, SHIFT, "Linked: a claim in Report two supersedes claim 4"),
    ],
)
def test_a_link_is_said_in_a_sentence(
    qtbot: QtBot, host: Host, screen: ReviewScreen, key: Qt.Key, modifier: Qt.KeyboardModifier, said: str
) -> None:
    screen.claims.select(ClaimId("mission"))
    press(qtbot, host, key, modifier)
    assert host.told == [said]


def test_n_says_how_the_new_claim_gets_its_slots_and_selects_it(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    text = review_project.TEXTS["one"]
    cursor = screen.reader.textCursor()
    cursor.setPosition(text.index("met Namroush"))
    cursor.setPosition(text.index(" there"), cursor.MoveMode.KeepAnchor)
    screen.reader.setTextCursor(cursor)
    screen.reader.setFocus()
    press(qtbot, host, KEY.Key_N)
    assert host.told == ["Added claim 4; E corrects its wording and slots"]
    assert screen.claims.list.hasFocus()
    press(qtbot, host, KEY.Key_E)
    assert screen.claims.editor.wording.toPlainText() == "met Namroush"


def test_leaving_a_filled_correction_is_said(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    press(qtbot, host, KEY.Key_Escape)
    assert host.told == []
    for focus in (screen.claims.editor.wording, screen.reader):
        press(qtbot, host, KEY.Key_E)
        QTest.keyClicks(screen.claims.editor.wording, "Something else.")
        focus.setFocus()
        press(qtbot, host, KEY.Key_Escape)
        assert not screen.claims.editing
    assert host.told == ["Left the correction; E brings it back"] * 2


def test_saving_a_correction_is_not_called_leaving_it(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    QTest.keyClicks(screen.claims.editor.wording, "Surely ")
    press(qtbot, host, KEY.Key_Return)
    assert host.told == ["Corrected claim 1"]


def test_the_form_is_one_pane_and_gives_back_the_field_that_was_left(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    press(qtbot, host, KEY.Key_E)
    assert screen.panes()[0] is screen.claims.editor.wording
    field = _field(screen, Role.TIME)
    field.setFocus()
    screen.reader.setFocus()
    assert screen.panes()[0] is field


def test_words_selected_by_keys_fill_the_slot_and_leave_the_claim_where_it_is(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    press(qtbot, host, KEY.Key_E)
    field = _field(screen, Role.TIME)
    field.setFocus()
    screen.reader.setFocus()
    for _ in range(4):
        press(qtbot, host, KEY.Key_Right, SHIFT)
    assert field.text() == "Akar"
    assert screen.claims.editor.span == reading.claim_card(host.bridge.workspace, ClaimId("flight")).claim.span


def test_a_click_in_the_article_lets_a_selection_begin_there(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    text = review_project.TEXTS["one"]
    press(qtbot, host, KEY.Key_E)
    field = _field(screen, Role.TIME)
    field.setFocus()
    cursor = screen.reader.textCursor()
    cursor.setPosition(text.index("Saturday"))
    at = screen.reader.cursorRect(cursor).center()
    QTest.mouseClick(screen.reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert screen.reader.hasFocus()
    press(qtbot, host, KEY.Key_Right, SHIFT | Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Saturday"


def test_the_form_says_how_words_are_selected_by_keys(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    for part in (screen.claims.editor.wording, _field(screen, Role.TIME)):
        part.setFocus()
        assert "F6 to the article, Shift and arrows select" in screen.claims.editor.hint


def test_a_claim_that_is_evidence_carries_a_mark_that_names_the_fact(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    screen.claims.select(ClaimId("mission"))
    badge = screen.claims.card.head.fact
    assert badge.isHidden()
    _state(qtbot, host, "The mission goes on.")
    assert badge.isVisible()
    assert "The mission goes on." in badge.toolTip()
    assert badge.accessibleName() == "Fact"
    screen.claims.select(ClaimId("flight"))
    assert badge.isHidden()


def test_a_fact_that_holds_the_claim_cannot_be_joined_again(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    screen.claims.select(ClaimId("mission"))
    _state(qtbot, host, "The mission goes on.")
    press(qtbot, host, KEY.Key_F)
    dialog = screen.findChild(FactDialog)
    assert isinstance(dialog, FactDialog)
    qtbot.waitUntil(lambda: bool(dialog._targets))
    new, known = (button for _, button in dialog._targets)
    assert new.isChecked()
    assert not known.isEnabled()
    assert known.text().startswith("Already in “The mission goes on.”")


def test_a_project_that_can_only_be_read_has_no_empty_row_of_buttons(
    qtbot: QtBot, workspace: Workspace, theme: ThemeHolder
) -> None:
    path = workspace.path
    workspace.close()
    bridge = Bridge(Workspace.open(path, analyst="A1", read_only=True))
    screen = ReviewScreen(bridge, theme)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.claims.card.acts.isHidden()
    bridge.close()


def _field(screen: ReviewScreen, role: Role) -> QLineEdit:
    return next(field.field for field in screen.claims.editor.fields if field.place.role is role)


def _state(qtbot: QtBot, host: Host, text: str) -> None:
    card = host.screen_shown.claims.selected()
    assert card is not None
    evidence = [Evidence(card.id, Stance.SUPPORTS)]
    host.bridge.run(facts.state, text, evidence, verdict=Verdict.SUPPORTED, via="key:F")
    qtbot.waitUntil(lambda: not host.bridge.busy)
