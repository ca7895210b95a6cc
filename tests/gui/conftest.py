"""What tests of the window share: the theme, settings folders of their own, and a workspace that only remembers."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.decision import Verb
from annotator.domain.ids import ActionId
from annotator.domain.view import Changes
from annotator.gui import fonts
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs import export_dialog, import_trial
from annotator.gui.hands import Hands
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.reader import Reader
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import articles
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace
from tests.gui import review_project, scenes
from tests.gui.fact_project import Project, make_decided
from tests.gui.pages import PAGES, PROJECT_LINES, Page
from tests.gui.review_host import Host, shown

_SOON_MS = 10


@dataclass
class FakeWorkspace:
    """Remembers what was asked of it."""

    path: Path = Path("week.facts")
    analyst: str = "A1"
    read_only: bool = False
    asked: list[str] = field(default_factory=list)
    closed: bool = False

    def act(self, what: str) -> Changes:
        """A change that names what was done."""
        self.asked.append(what)
        return Changes(Verb.CONFIRM, (), ActionId(what))

    def close(self) -> None:
        """Remembers that it was closed."""
        self.closed = True

    def as_workspace(self) -> Workspace:
        """Itself, as far as the bridge looks at it."""
        return cast(Workspace, self)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What dialogs begin once nobody changed anything for a while begins sooner: a test waits for each."""
    monkeypatch.setattr(import_trial, "_WAIT_MS", _SOON_MS)
    monkeypatch.setattr(export_dialog, "_WAIT_MS", _SOON_MS)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeHolder]:
    """The light theme."""
    fonts.load()
    holder = ThemeHolder(qapp, Choice.LIGHT)
    yield holder
    # It belongs to the application; each later one would tell all that were before of its palette.
    holder.deleteLater()


@pytest.fixture
def fake() -> FakeWorkspace:
    """A workspace that only remembers."""
    return FakeWorkspace()


@pytest.fixture
def hooked(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reached the exception hook."""
    caught: list[BaseException] = []
    hook: Callable[..., None] = lambda _kind, error, _trace: caught.append(error)  # noqa: E731
    monkeypatch.setattr("sys.excepthook", hook)
    return caught


@pytest.fixture(scope="session")
def one_claim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `project` is a copy of."""
    folder = tmp_path_factory.mktemp("one")
    file, path = folder / "in.jsonl", folder / "week.facts"
    file.write_text(PROJECT_LINES, encoding="utf-8")
    workspace = Workspace.create(path, analyst="A1")
    assert not articles.import_paths(workspace, [file]).troubles
    workspace.close()
    return path


@pytest.fixture
def project(tmp_path: Path, one_claim: Path) -> Path:
    """A project with one article and one claim."""
    return Path(shutil.copy(one_claim, tmp_path))


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeHolder) -> Iterator[Window]:
    """A window on the start page."""
    made = Window(theme, Settings(analyst="A1"), factories=PAGES)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, window: Window, project: Path) -> Page:
    """Review of the project, with the focus in its list."""
    assert window.open_project(project)
    found = window.screen("review")
    assert isinstance(found, Page)
    found.list.setFocus()
    qtbot.waitUntil(found.list.hasFocus)
    return found


@pytest.fixture(scope="session")
def all_decided(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project that `decided` is a copy of, closed."""
    made = make_decided(tmp_path_factory.mktemp("decided") / "week.facts")
    made.workspace.close()
    return made


@pytest.fixture
def decided(tmp_path: Path, qapp: QApplication, all_decided: Project) -> Project:
    """A project in which A2 and then A1 decided."""
    copy = Path(shutil.copy(all_decided.workspace.path, tmp_path))
    return replace(all_decided, workspace=Workspace.open(copy, analyst="A1"))


@pytest.fixture
def bridge(decided: Project) -> Iterator[Bridge]:
    """The bridge of that project."""
    made = Bridge(decided.workspace)
    yield made
    made.close()


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with decisions and a fact, for copies to be made of it."""
    return scenes.make_project(tmp_path_factory.mktemp("scene"))


@pytest.fixture
def hands(theme: ThemeHolder, scene: Path, tmp_path: Path) -> Iterator[Hands]:
    """Hands on a window with Review of such a project."""
    with scenes.window_on(theme, scene) as window:
        scenes.enter(window, "review", Path(shutil.copy(scene, tmp_path / "fresh.facts")))
        yield Hands(window)


@pytest.fixture(scope="session")
def to_review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `workspace` is a copy of, for making it takes longer than many tests."""
    built = review_project.build(tmp_path_factory.mktemp("review"))
    built.close()
    return built.path


@pytest.fixture
def workspace(tmp_path: Path, to_review: Path) -> Workspace:
    """A project with articles to review."""
    return Workspace.open(Path(shutil.copy(to_review, tmp_path)), analyst="A1")


@pytest.fixture
def host(qtbot: QtBot, workspace: Workspace, theme: ThemeHolder) -> Iterator[Host]:
    """Review of that project in a window."""
    with shown(qtbot, workspace, theme) as made:
        yield made


@pytest.fixture
def screen(host: Host) -> ReviewScreen:
    """The Review in that window."""
    return host.screen_shown


@pytest.fixture
def reader(qtbot: QtBot, theme: ThemeHolder) -> Reader:
    """A reader without an article."""
    made = Reader(theme)
    qtbot.addWidget(made)
    made.resize(620, 480)
    made.show()
    return made
