"""Generated from the table of actions: each has a help line and does something by its key, its menu and the palette."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.gui import fonts
from annotator.gui.actions import ACTIONS, Action, Doer, is_chord
from annotator.gui.dialogs.palette import Palette
from annotator.gui.flows import Flows
from annotator.gui.hands import Hands
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.fact_graph import ACTIONS as GRAPH_ACTIONS
from annotator.gui.views.history import HistoryScreen
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import reading
from annotator.services.settings import Settings
from tests.gui import scenes
from tests.gui.pages import PAGES, Page

_FLOWS: Mapping[str, str] = {
    "project.demo": "demo",
    "project.extract": "extract",
    "project.suggest": "suggest",
    "project.paste": "paste",
    "project.remarks": "show_remarks",
}
"""What needs the model, the clipboard or an import before: only that its key begins it is seen here."""
_APART = {*_FLOWS, *GRAPH_ACTIONS, "work.stop", "app.quit", "claim.overlap"}
"""Each of these has a test of its own below, those of the root graph beside its other tests."""

_HERE = [action for action in ACTIONS if action.id not in _APART]
_BOUND = [action for action in ACTIONS if action.doer is not Doer.WIDGET]


def _ids(action: Action) -> str:
    return action.id


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scenes.make_project(tmp_path_factory.mktemp("firing"))


@pytest.fixture(scope="module")
def shared(qapp: QApplication, project: Path) -> Iterator[Window]:
    """One window for all actions; what decides is undone."""
    fonts.load()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(project.parent / "home"))
        with scenes.window_on(ThemeHolder(qapp, Choice.LIGHT), project) as made:
            yield made


@pytest.fixture
def hands(shared: Window, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    """Hands on the window with a fresh copy of the project open, and no file dialog of the system."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_kwargs: ("nothing.facts", ""))
    fresh = tmp_path / "fresh.facts"
    shutil.copy(project, fresh)
    scenes.enter(shared, "review", fresh)
    scenes.to_front(shared)
    made = Hands(shared)
    yield made
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
    if shared.overlay is not None:
        shared.overlay.leave()
    if shared.has_project and shared.current.can("claim.edit.cancel"):
        shared.current.perform("claim.edit.cancel")
    made.settle()


def _review(window: Window) -> ReviewScreen:
    review = window.screen("review")
    assert isinstance(review, ReviewScreen)
    return review


def _on_open_claim(hands: Hands) -> None:
    review = _review(hands.window)
    cards = review.claims.cards
    review.claims.list.select_row(next(row for row, card in enumerate(cards) if card.status is Status.PROPOSED))
    review.claims.list.setFocus()


def _on_candidate(hands: Hands) -> None:
    hands.do("candidate.1")


def _on_selection(hands: Hands) -> None:
    _review(hands.window).reader.setFocus()
    hands.press(*["Shift+Right"] * 5)


def _editing(hands: Hands) -> None:
    hands.do("claim.correct")


def _undone(hands: Hands) -> None:
    _on_open_claim(hands)
    hands.do("claim.confirm", "edit.undo")


def _on_first_claim(hands: Hands) -> None:
    _review(hands.window).claims.list.select_row(0)


def _on_second_candidate(hands: Hands) -> None:
    hands.do("candidate.2")


def _on_second_article(hands: Hands) -> None:
    hands.do("article.next")


def _on_facts(hands: Hands) -> None:
    hands.do("view.facts")


def _on_evidence(hands: Hands) -> None:
    hands.do("view.facts", "pane.next")
    hands.press("Down")


def _on_history(hands: Hands) -> None:
    _on_open_claim(hands)
    hands.do("claim.confirm", "view.history")
    screen = hands.window.current
    assert isinstance(screen, HistoryScreen)
    screen.table.setFocus()
    hands.press("Home", "Down")


def _on_own_decision(hands: Hands) -> None:
    _on_history(hands)
    hands.press("Up")


def _as_it_is(_hands: Hands) -> None:
    """Review with a confirmed claim that has candidates and a fact."""


_BEFORE: Mapping[str, Callable[[Hands], None]] = {
    "claim.confirm": _on_open_claim,
    "claim.reject": _on_open_claim,
    "claim.unsure": _on_open_claim,
    "claim.skip": _on_open_claim,
    "claim.new": _on_selection,
    "claim.edit.save": _editing,
    "claim.edit.cancel": _editing,
    "claim.next": _on_first_claim,
    "candidate.1": _on_second_candidate,
    "article.previous": _on_second_article,
    "view.review": _on_facts,
    "edit.undo": _undone,
    "edit.redo": _undone,
    "go.review": _on_candidate,
    "list.next": _on_history,
    "list.previous": _on_history,
    "history.undo_to": _on_own_decision,
    "evidence.add": _on_facts,
    "fact.verdict": _on_facts,
    "fact.restate": _on_facts,
    "fact.remove_evidence": _on_evidence,
    "fact.roots": _on_facts,
}


def _prepare(action: Action, hands: Hands) -> None:
    prepared = _on_candidate if action.id.startswith("link.") and action.id != "link.start" else _as_it_is
    _BEFORE.get(action.id, prepared)(hands)
    hands.settle()


def _state(window: Window) -> tuple[object, ...]:
    """What an action may change, as far as one sees it."""
    decisions = len(reading.history_ids(window.workspace)) if window.has_project else -1
    screen, focus = window.current, QApplication.focusWidget()
    row = screen.table.currentIndex().row() if isinstance(screen, HistoryScreen) else -1
    review = _review(window) if window.has_project else None
    return (
        decisions, type(scenes.opened(window)), screen.name, focus, screen.target(), screen.hints(), row,
        window.frame.status.said, window.frame.trouble.sentence, window.theme.theme.name, window.settings.article_px,
        window.keys.enabled, (review.claims.editing, review.claims.explaining) if review else None,
        review.elsewhere.current() if review else None,
    )  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS, ids=_ids)
def test_every_action_has_a_key_and_a_help_line(action: Action) -> None:
    assert action.keys
    assert action.help.endswith(".")
    assert action.menu or action.doer is Doer.WIDGET


@pytest.mark.parametrize("action", _HERE, ids=_ids)
def test_every_action_does_something_by_its_key(hands: Hands, action: Action) -> None:
    window = hands.window
    _prepare(action, hands)
    if action.doer is not Doer.WIDGET:
        assert window.reason(action.id) == ""
    before = _state(window)
    hands.press(window.theme.keys.of(action.id)[0])
    try:
        assert _state(window) != before
    finally:
        window.theme.keys.switch_letters(on=True)
        window.choose_theme(Choice.LIGHT)


class Willing(Page):
    """A screen that can do everything, and remembers it."""

    def can(self, action_id: str) -> bool:  # noqa: ARG002 - it can all
        return True

    def perform(self, action_id: str) -> None:
        self.asked.append(action_id)


@pytest.fixture
def quiet(qtbot: QtBot, theme: ThemeHolder, tmp_path: Path, project: Path) -> Iterator[Window]:
    """A window with the single-letter keys off, on screens that can do everything."""
    made = Window(theme, Settings(analyst="A1", letter_keys=False), factories=dict.fromkeys(PAGES, Willing))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    shutil.copy(project, tmp_path / "fresh.facts")
    assert made.open_project(tmp_path / "fresh.facts")
    yield made
    made.close()


@pytest.mark.parametrize("action_id", sorted(_FLOWS))
def test_a_longer_way_is_begun_by_its_key(
    theme: ThemeHolder, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action_id: str
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(Flows, _FLOWS[action_id], lambda _flows: begun.append(action_id))
    monkeypatch.setattr(Flows, "has_remarks", True)
    with scenes.window_on(theme, Path(shutil.copy(project, tmp_path / "fresh.facts"))) as window:
        assert window.open_project(tmp_path / "fresh.facts")
        hands = Hands(window)
        hands.press(window.theme.keys.of(action_id)[0])
        assert begun == [action_id]


def test_ctrl_and_a_full_stop_ask_long_work_to_end(hands: Hands) -> None:
    asked = threading.Event()

    def work(progress: Callable[[int, int, str], bool]) -> None:
        while progress(0, 2, "one"):
            time.sleep(0.005)
        asked.set()

    hands.window.work.start(work, title="Reading")
    QTest.keyClick(QApplication.focusWidget() or hands.window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    scenes.wait(asked.is_set)
    assert asked.is_set()


def test_ctrl_q_closes_the_window(theme: ThemeHolder, project: Path) -> None:
    with scenes.window_on(theme, project) as window:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        scenes.wait(lambda: not window.isVisible())
        assert not window.isVisible()


def test_o_walks_the_claims_that_overlap(quiet: Window) -> None:
    page = quiet.current
    assert isinstance(page, Willing)
    quiet.theme.keys.switch_letters(on=True)
    page.list.setFocus()
    Hands(quiet).press("O")
    assert page.asked == ["claim.overlap"]


@pytest.mark.parametrize("screen", ["review", "facts", "history"])
def test_with_the_letters_off_the_menu_and_the_palette_do_everything(quiet: Window, screen: str) -> None:
    quiet.show_screen(screen)
    page = quiet.current
    assert isinstance(page, Willing)
    for action in _BOUND:
        if action.doer is Doer.SCREEN and action.on(screen):
            page.asked.clear()
            quiet.menus.by_id[action.id].trigger()
            _by_palette(quiet, action)
            assert page.asked == [action.id, action.id]


def _by_palette(window: Window, action: Action) -> None:
    window.trigger("palette")
    palette = window.overlay
    assert isinstance(palette, Palette)
    palette.field.setText(action.text.removesuffix(" …"))
    row = next(row for row, line in enumerate(palette.model.lines) if line.action == action.id)
    palette.list.setCurrentIndex(palette.model.index(row))
    palette.act()


@pytest.mark.parametrize("screen", ["review", "facts", "history"])
def test_with_the_letters_off_no_letter_does_anything_and_the_bar_says_so(
    quiet: Window, screen: str, qtbot: QtBot
) -> None:
    quiet.show_screen(screen)
    page = quiet.current
    assert isinstance(page, Willing)
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    letters = {key for action in ACTIONS for key in action.keys if not is_chord(key) and len(key) == 1}
    QTest.keyClicks(page.list, "".join(sorted(letters)))
    hands = Hands(quiet)
    hands.press("Return", "Space", "Delete")
    assert page.asked == []
    assert quiet.overlay is None
    qtbot.waitUntil(lambda: "single-letter keys are off" in quiet.frame.status.hints.accessibleName())
    assert "F1" in quiet.frame.status.hints.accessibleName()


def test_with_the_letters_off_a_claim_is_confirmed_by_menu_and_the_decision_is_kept(hands: Hands) -> None:
    window = hands.window
    _on_open_claim(hands)
    before = len(reading.history_ids(window.workspace))
    hands.do("view.letters")
    try:
        hands.press("C")
        assert len(reading.history_ids(window.workspace)) == before
        window.menus.by_id["claim.confirm"].trigger()
        hands.settle()
        assert len(reading.history_ids(window.workspace)) == before + 1
    finally:
        hands.do("view.letters", "edit.undo")
