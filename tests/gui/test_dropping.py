"""Tests of drag and drop with Qt's own events: what comes in, what is opened, and what is refused in a sentence."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_paste import PasteDialog
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dropping import Dropped, read_drop
from annotator.gui.window import Window
from tests.gui.pages import Page

_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def of_addresses(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drags over a widget and lets go, as Qt does; whether it was taken."""
    over = QDragEnterEvent(QPoint(5, 5), _COPY, data, _LEFT, _NONE)
    over.setAccepted(False)
    QApplication.sendEvent(widget, over)
    if not over.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), _COPY, data, _LEFT, _NONE))
    return True


def files(folder: Path, *names: str) -> Sequence[Path]:
    made = [folder / name for name in names]
    for path in made:
        path.write_text("The council met.", encoding="utf-8")
    return made


def test_several_files_and_folders_dropped_on_the_window_are_offered_for_import(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path
) -> None:
    one, two = files(tmp_path, "one.txt", "two.html")
    assert drop(window, of_files(one, two, tmp_path, one))
    qtbot.waitUntil(lambda: isinstance(window.overlay, ImportDialog))
    assert isinstance(window.overlay, ImportDialog)
    assert window.overlay.paths == [one, two, tmp_path]


def test_files_dropped_on_the_dialog_join_the_list(qtbot: QtBot, window: Window, page: Page, tmp_path: Path) -> None:
    one, two = files(tmp_path, "one.txt", "two.csv")
    window.flows.import_files([one])
    dialog = window.overlay
    assert isinstance(dialog, ImportDialog)
    assert drop(dialog, of_files(two, one))
    assert dialog.paths == [one, two]
    assert drop(dialog, of_addresses("https://example.org/report"))
    qtbot.waitUntil(lambda: not dialog.files.looking)
    assert dialog.note.text().startswith("Nothing is fetched from https://example.org/report")
    assert drop(dialog, of_text("Some words"))
    assert dialog.note.text().startswith("Only files and folders can be added here")


def test_a_dropped_project_is_opened_and_what_came_with_it_is_offered(
    qtbot: QtBot, window: Window, project: Path, tmp_path: Path
) -> None:
    (report,) = files(tmp_path, "report.txt")
    assert drop(window, of_files(project, report))
    qtbot.waitUntil(lambda: window.has_project)
    assert window.workspace.path == project
    assert isinstance(window.overlay, ImportDialog)
    assert window.overlay.paths == [report]


def test_of_several_projects_the_first_is_opened_and_that_is_said(
    qtbot: QtBot, window: Window, project: Path, tmp_path: Path
) -> None:
    assert drop(window, of_files(project, tmp_path / "other.facts"))
    qtbot.waitUntil(lambda: window.has_project)
    assert window.frame.trouble.sentence == "Only week.facts was opened: a window shows one project at a time."


def test_articles_dropped_on_the_start_page_come_into_a_new_project(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (report,) = files(tmp_path, "report.txt")
    assert drop(window, of_files(report))
    qtbot.waitUntil(lambda: isinstance(window.overlay, NewProjectDialog))
    asked = window.overlay
    assert isinstance(asked, NewProjectDialog)
    asked.file.setText(str(tmp_path / "fresh.facts"))
    asked.act()
    assert isinstance(window.overlay, ImportDialog)
    assert window.overlay.paths == [report]


def test_what_cannot_be_imported_is_refused_on_the_start_page_in_a_sentence(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (picture,) = files(tmp_path, "picture.png")
    assert drop(window, of_files(picture))
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert window.frame.trouble.sentence.startswith("picture.png cannot be imported. Annotator reads text,")
    assert window.overlay is None


def test_an_old_document_is_refused_on_the_start_page_with_what_to_save_it_as(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    assert drop(window, of_files(*files(tmp_path, "report.DOC")))
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert window.frame.trouble.sentence == (
        "report.DOC cannot be read as it is; save it as .docx (or .txt) and import that."
    )


def test_what_cannot_be_imported_stays_in_the_list_with_its_reason(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path
) -> None:
    (picture,) = files(tmp_path, "picture.png")
    assert drop(window, of_files(picture))
    qtbot.waitUntil(lambda: isinstance(window.overlay, ImportDialog))
    dialog = window.overlay
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: not dialog.files.looking)
    assert dialog.files.files[0].left_out
    assert dialog.note.text() == "1 file is left out."
    assert dialog.detail.trouble.text().startswith("picture.png")


@pytest.mark.parametrize("data", [of_addresses("https://example.org/a?b=c"), of_text(" https://example.org/a?b=c\n")])
@pytest.mark.parametrize("with_project", [True, False])
def test_an_address_is_refused_and_nothing_is_fetched(
    qtbot: QtBot, window: Window, project: Path, data: QMimeData, *, with_project: bool
) -> None:
    if with_project:
        assert window.open_project(project)
    assert drop(window, data)
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert window.frame.trouble.sentence == (
        "Nothing is fetched from https://example.org/a?b=c: save the page as a file in your browser, "
        "then import that file."
    )
    assert window.overlay is None


def test_dropped_text_is_offered_as_an_article_and_never_read_as_a_page(
    qtbot: QtBot, window: Window, page: Page
) -> None:
    data = QMimeData()
    data.setHtml("<h1>Not this</h1>")
    data.setText("The <b>council</b> met.\r\nAt noon.")
    assert drop(window, data)
    qtbot.waitUntil(lambda: isinstance(window.overlay, PasteDialog))
    assert isinstance(window.overlay, PasteDialog)
    assert window.overlay.box.toPlainText().startswith("The <b>council</b> met.")


def test_nothing_is_taken_where_nothing_can_be_done(window: Window, page: Page) -> None:
    data = QMimeData()
    data.setData("application/x-other", b"1")
    assert not drop(window, data)
    window.trigger("help.keys")
    assert not drop(window, of_text("words"))


def test_a_project_that_can_only_be_read_says_so(qtbot: QtBot, window: Window, project: Path, tmp_path: Path) -> None:
    assert window.open_project(project, read_only=True)
    assert drop(window, of_files(*files(tmp_path, "report.txt")))
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert window.frame.trouble.sentence == "Nothing can be imported now: the project is read only."


@pytest.mark.parametrize(
    ("data", "given"),
    [
        (of_text("see https://example.org there"), Dropped(text="see https://example.org there")),
        (of_text("a\r\nb\u2028c\x00 "), Dropped(text="a\r\nb\u2028c\x00 ")),
        (of_addresses("ftp://example.org/x"), Dropped((), ("ftp://example.org/x",))),
        (QMimeData(), Dropped()),
    ],
)
def test_text_is_taken_as_it_was_given(data: QMimeData, given: Dropped) -> None:
    assert read_drop(data) == given
