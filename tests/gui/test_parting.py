"""Tests that nothing typed is lost when a project or the window is left: it is saved, discarded, or stayed with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.claim import Status
from annotator.domain.ids import ClaimId
from annotator.gui import fonts
from annotator.gui.dialogs.import_paste import PasteDialog
from annotator.gui.dialogs.parting_dialog import PartingDialog
from annotator.gui.dropping import Dropped
from annotator.gui.hands import Hands
from annotator.gui.parting import ENDING
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.services import reading
from annotator.services.workspace import Workspace
from tests.gui import scenes

WORDS = "Something else was said."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scenes.make_project(tmp_path_factory.mktemp("parting"))


@pytest.fixture
def path(project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(project, tmp_path / "fresh.facts"))


@pytest.fixture
def hands(qapp: QApplication, project: Path, path: Path) -> Iterator[Hands]:
    """Hands on a window with an open claim selected."""
    fonts.load()
    with scenes.window_on(ThemeHolder(qapp, Choice.LIGHT), project) as window:
        scenes.enter(window, "review", path)
        made = Hands(window)
        cards = review_of(made).claims.cards
        row = next(row for row, card in enumerate(cards) if card.status is Status.PROPOSED)
        review_of(made).claims.list.select_row(row)
        yield made
        window.setProperty(ENDING, True)


def review_of(hands: Hands) -> ReviewScreen:
    review = hands.window.screen("review")
    assert isinstance(review, ReviewScreen)
    return review


def chosen(hands: Hands) -> ClaimId:
    card = review_of(hands).claims.selected()
    assert card is not None
    return card.id


def kept(path: Path, claim: ClaimId) -> str:
    """The wording in the file, once nobody has it open."""
    workspace = Workspace.open(path, analyst="A1")
    try:
        return reading.claim_card(workspace, claim).claim.text
    finally:
        workspace.close()


def begin(hands: Hands, form: str = "E") -> ClaimId:
    claim = chosen(hands)
    hands.press(form)
    hands.type(WORDS)
    return claim


@pytest.mark.parametrize("leave", ["Ctrl+W", "Ctrl+Q"])
def test_a_typed_correction_is_saved_before_the_project_is_left(hands: Hands, path: Path, leave: str) -> None:
    claim = begin(hands)
    hands.press(leave)
    assert isinstance(hands.window.overlay, PartingDialog)
    hands.press("Return")
    scenes.wait(lambda: not hands.window.has_project)
    assert hands.window.isVisible() is (leave == "Ctrl+W")
    assert kept(path, claim) == WORDS


@pytest.mark.parametrize("leave", ["Ctrl+W", "Ctrl+Q"])
def test_esc_stays_with_what_is_typed(hands: Hands, leave: str) -> None:
    begin(hands)
    hands.press(leave, "Escape")
    assert hands.window.overlay is None
    assert hands.window.has_project
    assert review_of(hands).claims.editor.wording.toPlainText() == WORDS
    assert review_of(hands).claims.editor.wording.hasFocus()


def test_the_close_button_of_the_window_asks_too(hands: Hands, path: Path) -> None:
    claim = begin(hands)
    assert not hands.window.close()
    assert not hands.window.close()
    assert isinstance(hands.window.overlay, PartingDialog)
    hands.press("Shift+Tab", "Return")
    assert not hands.window.isVisible()
    assert kept(path, claim) != WORDS


def test_a_typed_reason_is_asked_about(hands: Hands, path: Path) -> None:
    claim = begin(hands, "Shift+X")
    hands.press("Ctrl+W")
    assert hands.window.overlay is not None
    assert hands.window.overlay.accessibleName().startswith("Save the reason of claim ")
    hands.press("Return")
    scenes.wait(lambda: not hands.window.has_project)
    workspace = Workspace.open(path, analyst="A1")
    assert reading.claim_card(workspace, claim).reason == WORDS
    workspace.close()


def test_what_cannot_be_saved_stays_and_says_why(hands: Hands) -> None:
    begin(hands)
    review = review_of(hands)
    field = next(each for each in review.claims.editor.fields if each.place.role.value == "time")
    field.field.setFocus()
    hands.type("31 April 2020")
    hands.press("Ctrl+2", "Ctrl+W", "Return")
    assert hands.window.has_project
    assert hands.window.current is review
    assert field.field.hasFocus()
    assert "30 days" in field.field.accessibleDescription()


def test_another_project_waits_for_the_answer(hands: Hands, project: Path, path: Path) -> None:
    begin(hands)
    hands.window.flows.dropped(Dropped([project]))
    assert hands.window.workspace.path == path
    hands.press("Escape")
    assert hands.window.workspace.path == path
    assert review_of(hands).claims.editing


def test_an_untouched_correction_is_not_asked_about(hands: Hands) -> None:
    hands.press("E", "Ctrl+W")
    assert not hands.window.has_project
    assert hands.window.overlay is None


def test_whoever_ends_the_program_from_outside_is_not_asked(hands: Hands) -> None:
    begin(hands)
    hands.window.setProperty(ENDING, True)
    assert hands.window.close()


def test_pasted_text_keeps_the_window_open_and_says_why(hands: Hands) -> None:
    QApplication.clipboard().setText("A report.\n\nTroops came on Friday.")
    hands.press("Ctrl+Shift+V")
    dialog = hands.window.overlay
    assert isinstance(dialog, PasteDialog)
    assert not hands.window.close()
    assert hands.window.overlay is dialog
    assert "then the window can be closed" in dialog.error
    hands.press("Escape")
    assert hands.window.close()
