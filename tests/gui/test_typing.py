"""Tests of fields: in every field of every screen and dialog every letter key is typed, and none of them decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from annotator.domain.claim import Status
from annotator.gui import fonts
from annotator.gui.actions import ACTIONS
from annotator.gui.dialogs.verdict_dialog import VerdictDialog
from annotator.gui.keys import is_editor
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.gui.views.search_field import SearchField
from annotator.gui.window import Window
from annotator.services import reading
from tests.gui import scenes

_EVERY_SCENE = pytest.mark.parametrize("scene", scenes.IN_ORDER)
_LETTERS = "".join(sorted({key for action in ACTIONS for key in action.keys if len(key) == 1}))
"""Every letter, digit and sign that means something on some screen."""
_COMPOSED = "کلمة 漢字"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typing")
    return scenes.make_project(folder)


@pytest.fixture(scope="module")
def shared(qapp: QApplication, project: Path) -> Iterator[Window]:
    """One window for all scenes."""
    fonts.load()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(project.parent / "home"))
        with scenes.window_on(ThemeHolder(qapp, Choice.LIGHT), project) as made:
            yield made


def _fields(root: QWidget) -> list[QWidget]:
    """The fields that one can type into now, without those that are parts of others."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    found = [each for each in root.findChildren(QWidget) if isinstance(each, kinds) and is_editor(each)]
    return [each for each in found if each.isVisible() and each.isEnabled()]


def _is_free(field: QWidget) -> bool:
    """Whether any text can be typed, and not only a number or a date."""
    parent = field.parentWidget()
    masked = isinstance(field, QLineEdit) and bool(field.inputMask() or field.validator() or field.completer())
    return not isinstance(parent, QSpinBox | QDateEdit) and not masked


def _text(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


def _focus(field: QWidget) -> None:
    field.setFocus()
    scenes.wait(field.hasFocus)


def _decisions(window: Window) -> int:
    return len(reading.history_ids(window.workspace)) if window.has_project else 0


def _closed(window: Window) -> None:
    """Waits until a dialog has gone; off screen nothing else makes the window active again."""
    scenes.wait(lambda: scenes.opened(window) is None and not window.bridge.busy)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def _entered(window: Window, scene: str, project: Path) -> list[QWidget]:
    shown = scenes.enter(window, scene, project)
    if scene in ("facts", "history", "review"):
        window.trigger("search")
        scenes.wait(lambda: not window.bridge.busy)
    return _fields(window.overlay or shown)


@_EVERY_SCENE
def test_letters_are_typed_and_decide_nothing_in_any_field(shared: Window, project: Path, scene: str) -> None:
    fields = _entered(shared, scene, project)
    before, opened, screen = _decisions(shared), scenes.opened(shared), shared.current
    for field in fields:
        _focus(field)
        written = _text(field)
        QTest.keyClicks(field, _LETTERS)
        QTest.keyClicks(field, "TRPQX", Qt.KeyboardModifier.ShiftModifier)
        said = f"{scene}: {field.accessibleName() or field}"
        if _is_free(field):
            assert len(_text(field)) == len(written) + len(_LETTERS) + 5 or _LETTERS in _text(field), said
        assert (_decisions(shared), scenes.opened(shared), shared.current) == (before, opened, screen), said
        _restore(field, written)
    scenes.leave(shared, scene)


@_EVERY_SCENE
def test_what_an_input_method_commits_arrives_whole_in_any_field(shared: Window, project: Path, scene: str) -> None:
    fields = _entered(shared, scene, project)
    before = _decisions(shared)
    for field in (each for each in fields if _is_free(each)):
        _focus(field)
        written = _text(field)
        field_said = f"{scene}: {field.accessibleName() or field}"
        QCoreApplication.sendEvent(field, QInputMethodEvent("کل", []))
        QTest.keyClick(field, Qt.Key.Key_Left)
        commit = QInputMethodEvent("", [])
        commit.setCommitString(_COMPOSED)
        QCoreApplication.sendEvent(field, commit)
        assert _COMPOSED in _text(field), field_said
        assert _decisions(shared) == before, field_said
        _restore(field, written)
    scenes.leave(shared, scene)


def _restore(field: QWidget, text: str) -> None:
    if isinstance(field, SearchField):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    elif isinstance(field, QLineEdit):
        field.setText(text)
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        field.setPlainText(text)


@pytest.mark.parametrize("pane", ["claims", "reader", "candidates"])
def test_what_is_composed_over_the_claims_is_no_command(shared: Window, project: Path, pane: str) -> None:
    scenes.enter(shared, "review", project)
    review = shared.current
    assert isinstance(review, ReviewScreen)
    widget = {"claims": review.claims.list, "reader": review.reader, "candidates": review.elsewhere.list}[pane]
    _focus(widget)
    before, card = _decisions(shared), review.target()
    for preedit, committed in (("c", ""), ("cx", ""), ("", "cx"), ("", "c")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(committed)
        QCoreApplication.sendEvent(widget, event)
        if preedit:
            QTest.keyClick(widget, Qt.Key.Key_C)
            QTest.keyClick(widget, Qt.Key.Key_Return)
            QTest.keyClick(widget, Qt.Key.Key_Space)
    scenes.wait(lambda: not shared.bridge.busy)
    assert (_decisions(shared), review.target()) == (before, card)
    assert not review.claims.editing
    QTest.keyClick(widget, Qt.Key.Key_Space)
    assert review.target() != card  # the keys act again once nothing is composed


def _hold(key: Qt.Key, text: str, *, times: int) -> None:
    """Holds a key wherever the focus goes meanwhile, as a display repeats it."""
    for at in range(times):
        focus = QApplication.focusWidget()
        assert focus is not None
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, at > 0)
        QCoreApplication.sendEvent(focus, event)
        QTest.qWait(5)
    focus = QApplication.focusWidget()
    assert focus is not None
    QCoreApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier, text))


@pytest.mark.parametrize(
    ("scene", "key", "text"),
    [("review", Qt.Key.Key_F, "f"), ("facts", Qt.Key.Key_V, "v"), ("facts", Qt.Key.Key_Plus, "+")],
)
def test_a_held_key_that_opens_a_dialog_types_nothing_into_it(
    shared: Window, project: Path, scene: str, key: Qt.Key, text: str
) -> None:
    scenes.enter(shared, scene, project)
    _focus(shared.current.panes()[0])
    _hold(key, text, times=20)
    scenes.wait(lambda: scenes.opened(shared) is not None)
    dialog = scenes.opened(shared)
    assert dialog is not None
    first = [_text(field) for field in _fields(dialog)]
    _hold_on(key, text)
    assert [_text(field) for field in _fields(dialog)] == first
    assert not any(words.endswith(text * 2) for words in first)
    QTest.keyClicks(_fields(dialog)[0], text)
    assert text in _text(_fields(dialog)[0])
    scenes.shut(shared)


def _hold_on(key: Qt.Key, text: str) -> None:
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        QCoreApplication.sendEvent(
            focus, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, autorep=True)
        )


@pytest.mark.parametrize("key", ["C", "X", "U"])
def test_a_held_decision_is_one_decision(shared: Window, project: Path, key: str) -> None:
    scenes.enter(shared, "review", project)
    review = shared.current
    assert isinstance(review, ReviewScreen)
    open_rows = [row for row, card in enumerate(review.claims.cards) if card.status is Status.PROPOSED]
    review.claims.list.select_row(open_rows[0])
    before = _decisions(shared)
    _hold(Qt.Key[f"Key_{key}"], key.lower(), times=12)
    scenes.wait(lambda: not shared.bridge.busy)
    assert _decisions(shared) == before + 1
    shared.trigger("edit.undo")
    scenes.wait(lambda: not shared.bridge.busy)


def test_a_held_arrow_goes_on(shared: Window, project: Path) -> None:
    scenes.enter(shared, "review", project)
    review = shared.current
    assert isinstance(review, ReviewScreen)
    review.claims.list.select_row(0)
    _hold(Qt.Key.Key_Down, "", times=4)
    cards = [card.id for card in review.claims.cards]
    assert review.target() == cards[min(4, len(cards) - 1)]


@pytest.mark.parametrize("scene", ["fact.make", "fact.verdict", "fact.restate", "evidence.add"])
def test_enter_on_a_focused_button_presses_it_and_ctrl_enter_does_the_act(
    shared: Window, project: Path, scene: str
) -> None:
    dialog = scenes.enter(shared, scene, project)
    before = _decisions(shared)
    cancel = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Cancel")
    _focus(cancel)
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    _closed(shared)
    assert _decisions(shared) == before


def test_enter_chooses_a_verdict_and_ctrl_enter_keeps_it(shared: Window, project: Path) -> None:
    dialog = scenes.enter(shared, "fact.verdict", project)
    assert isinstance(dialog, VerdictDialog)
    before = _decisions(shared)
    refuted = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Refuted")
    _focus(refuted)
    QTest.keyClick(refuted, Qt.Key.Key_Return)
    assert refuted.isChecked()
    assert scenes.opened(shared) is dialog
    QTest.keyClick(refuted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _closed(shared)
    assert _decisions(shared) == before + 1
    shared.trigger("edit.undo")
    scenes.wait(lambda: not shared.bridge.busy)


def test_ctrl_z_in_a_field_is_the_fields_own(shared: Window, project: Path) -> None:
    scenes.enter(shared, "editing", project)
    review = shared.current
    assert isinstance(review, ReviewScreen)
    field = _fields(review.claims.editor)[0]
    before, written = _decisions(shared), _text(field)
    _focus(field)
    QTest.keyClicks(field, "cx")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _text(field) == written
    assert _decisions(shared) == before
    scenes.leave(shared, "editing")
