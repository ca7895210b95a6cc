"""Every screen and dialog of the window on a small project, each set up by the keys and actions that lead there."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import claims, facts, reading
from annotator.services.articles import import_paths
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace
from tests.gui import review_project
from tests.gui.long_words import LONG, long_lines

SCREENS = ("start", "review", "why", "editing", "facts", "reasons", "roots", "history")
"""Editing is Review with a correction open and why with a card that tells why it was proposed, reasons is Facts with
the decisions behind the fact beside it, roots what it rests on."""
DIALOGS: Mapping[str, str] = {
    "project.new": "start",
    "palette": "review",
    "help.keys": "review",
    "help.claims": "start",
    "help.about": "start",
    "app.settings": "review",
    "learning.show": "review",
    "schema.show": "review",
    "project.import": "review",
    "project.export": "review",
    "fact.make": "review",
    "fact.verdict": "facts",
    "fact.restate": "facts",
    "evidence.add": "facts",
}
"""The actions that open something, and the screen on which each is tried."""
SCENES = (*SCREENS, *DIALOGS)
IN_ORDER = sorted(SCENES, key=lambda scene: DIALOGS.get(scene, scene) != "start")
"""The start page is there no longer once a project is open."""
SIZE = QSize(1440, 900)
_PATIENCE_MS = 10_000
MISSION = 3
"""The row of a claim with candidates and a fact."""
STATEMENT = "The mission was prolonged by 18 months."


def make_project(folder: Path) -> Path:
    """A project file with decisions of three kinds and a fact with evidence for and against."""
    workspace = review_project.build(folder)
    mission, length = (review_project.claim_of(workspace, name) for name in ("mission", "length"))
    claims.confirm(workspace, mission, via="key:C")
    claims.reject(workspace, review_project.claim_of(workspace, "meeting"), via="key:X")
    evidence = (Evidence(mission, Stance.SUPPORTS), Evidence(length, Stance.REFUTES))
    facts.state(workspace, STATEMENT, evidence, verdict=Verdict.SUPPORTED, rationale="Two reports", via="key:F")
    path = workspace.path
    workspace.close()
    return path


def make_long_project(folder: Path) -> Path:
    """A project in which everything that can be long is: titles, sources, names, claims and slots."""
    file, path = folder / "long.jsonl", folder / f"{'A project with a name that does not end ' * 4}.facts"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in long_lines()), encoding="utf-8")
    workspace = Workspace.create(path, analyst="Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine, the elder")
    report = import_paths(workspace, [file])
    assert not report.troubles, [str(each) for each in report.troubles]
    found = [reading.claim_cards(workspace, article)[0].id for article in reading.article_ids(workspace)]
    evidence = tuple(Evidence(each, Stance.SUPPORTS) for each in found)
    facts.state(workspace, LONG, evidence, verdict=Verdict.CONFLICTING, rationale=LONG, via="key:F")
    claims.reject(workspace, found[-1], reason=LONG, via="key:X")
    workspace.close()
    return path


@contextmanager
def window_on(theme: ThemeHolder, project: Path, *, size: QSize = SIZE) -> Iterator[Window]:
    """A window on the start page that has the project among its recent ones, beside one that is gone."""
    missing = project.with_name("gone.facts")
    made = Window(theme, Settings(analyst="A1", recent=(str(project), str(missing))))
    made.resize(size)
    made.show()
    made.activateWindow()
    wait(lambda: all(row.recent.articles is not None or row.recent.missing for row in made.start.rows))
    to_front(made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def to_front(window: Window) -> None:
    """Makes the window the one whose chords act, for another test's may have gone away only just now."""
    window.activateWindow()
    wait(window.isActiveWindow)


def wait(until: Callable[[], bool]) -> None:
    """Lets the window work until something holds; TimeoutError if it never does."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not until():
        if deadline.hasExpired():
            raise TimeoutError("the window did not come to rest")
        QTest.qWait(2)


def enter(window: Window, scene: str, project: Path) -> QWidget:
    """Brings the window to a scene, and gives what is to be looked at: the window, or a dialog's own."""
    show_screen(window, DIALOGS.get(scene, scene), project)
    if scene in DIALOGS:
        window.trigger(scene)
        wait(lambda: opened(window) is not None)
        wait(lambda: scene != "fact.make" or window.bridge.at_rest)
        QApplication.processEvents()
    return QApplication.activeModalWidget() or window


def show_screen(window: Window, name: str, project: Path) -> None:
    """Shows one of SCREENS with its first pane in focus."""
    if name == "start":
        return
    assert window.open_project(project)
    window.show_screen({"editing": "review", "why": "review", "reasons": "facts", "roots": "facts"}.get(name, name))
    wait(lambda: window.bridge.at_rest)
    review = window.screen("review")
    assert isinstance(review, ReviewScreen)
    if name in ("review", "why", "editing"):
        review.claims.list.setFocus()
        review.claims.list.select_row(min(MISSION, len(review.claims.cards) - 1))
    if name in ("reasons", "why"):
        window.trigger("why")
    if name == "roots":
        window.trigger("fact.roots")
    if name == "editing":
        window.trigger("claim.correct")
        wait(lambda: review.claims.editing)
    QApplication.processEvents()


def opened(window: Window) -> QWidget | None:
    """The dialog that is open: one over the window, or one in a window of its own."""
    return window.overlay or QApplication.activeModalWidget()


def shut(window: Window) -> None:
    """Closes the dialog that is open."""
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
    elif window.overlay is not None:
        window.overlay.leave()
    wait(lambda: opened(window) is None)
    # Off screen there is no window manager that would make the window active again after a dialog.
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def leave(window: Window, scene: str) -> None:
    """Takes the scene down again, so that the next can be set up in the same window."""
    if scene in DIALOGS:
        shut(window)
    if scene in ("reasons", "why"):
        window.trigger("why")
    if scene == "roots":
        window.trigger("fact.roots")
    if scene == "editing":
        window.current.perform("claim.edit.cancel")
        QApplication.processEvents()
