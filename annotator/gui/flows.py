"""The ways in and out of a project: new, open, demo, import, paste, extract, suggest, export, and what is dropped."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from annotator import paths
from annotator.gui.desk import Desk
from annotator.gui.dropping import Dropped, read_drop
from annotator.gui.parting import Parting

if TYPE_CHECKING:
    from annotator.gui.dialogs.import_dialog import ImportDialog
    from annotator.services.articles import ImportReport
    from annotator.services.extraction import ExtractionReport
    from annotator.services.jobs import Progress
    from annotator.services.suggesting import SuggestionReport
    from annotator.services.suggestions.assistant import Assistant
    from annotator.services.workspace import Workspace

SUFFIX = ".facts"
_NO_TEXT = "The clipboard holds no text: copy the words of an article, then paste them here."
_READS = "Annotator reads text, web pages, tables, JSON Lines, zip files of those, and folders."


class Flows:
    """What the window does about whole projects."""

    def __init__(self, window: Desk) -> None:
        self._window = window
        self.parting = Parting(window)
        self._reported: tuple[Path, ImportReport] | None = None
        self._assistants: WeakKeyDictionary[Workspace, Assistant] = WeakKeyDictionary()

    def new(self, then_bring: Dropped | None = None) -> None:
        """Asks for a file and a name, and opens an empty project; then brings in what was dropped."""
        self.parting.before(lambda: self._ask_for_new(then_bring))

    def _ask_for_new(self, then_bring: Dropped | None) -> None:
        from annotator.gui.dialogs.new_project import NewProjectDialog

        dialog = NewProjectDialog(self._window, analyst=self._window.analyst)
        dialog.made.connect(lambda workspace: self._made(workspace, then_bring))
        self._window.show_overlay(dialog)

    def open(self) -> None:
        """Asks for a project file and opens it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window.as_widget(), "Open a project", "", f"Annotator projects (*{SUFFIX})"
        )
        if name:
            self.parting.before(lambda: _drop(self._window.open_project(Path(name))))

    def demo(self) -> None:
        """Opens the demo project, made first if it is not there yet."""
        path = paths.state_dir() / f"demo{SUFFIX}"
        if path.exists():
            self.parting.before(lambda: _drop(self._window.open_project(path)))
            return
        analyst = self._window.analyst

        def build(progress: "Progress") -> "Workspace":
            from annotator.services import demo

            path.parent.mkdir(parents=True, exist_ok=True)
            return demo.build(path, analyst=analyst, progress=progress)

        self._window.work.start(build, title="Making the demo project", then=self._adopt)

    def _adopt(self, workspace: "Workspace") -> None:
        """Shows what was made meanwhile; not in place of something that is being typed."""
        self.parting.before(lambda: self._window.adopt(workspace), stay=lambda: _drop(workspace.close()))

    def import_files(self, paths_given: Sequence[Path] = ()) -> None:
        """Asks which files and folders come in, and how each is read."""
        self._window.show_overlay(self._import_dialog(paths_given))

    def show_remarks(self) -> None:
        """Shows again what the last import brought, and what it left out."""
        if self._reported is not None:
            dialog = self._import_dialog(())
            dialog.show_report(self._reported[1])
            self._window.show_overlay(dialog)

    @property
    def has_remarks(self) -> bool:
        """Whether something was imported into the open project since it was opened."""
        return self._reported is not None and self._reported[0] == self._window.workspace.path

    def paste(self) -> None:
        """Brings in what the clipboard holds: files that were copied, or else its plain text as an article."""
        self._window.frame.trouble.clear()
        self._bring(read_drop(QGuiApplication.clipboard().mimeData()))

    def _import_dialog(self, paths_given: Sequence[Path]) -> "ImportDialog":
        from annotator.gui.dialogs.import_dialog import ImportDialog

        window = self._window
        dialog = ImportDialog(window, window.bridge, paths_given, memory=window.memory)
        dialog.imported.connect(self._imported)
        dialog.extraction_wanted.connect(lambda: self.extract(then_suggest=True))
        return dialog

    def export(self) -> None:
        """Asks for format and file."""
        from annotator.gui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(self._window, self._window.bridge, say=self._window.say)
        dialog.exported.connect(lambda _report: self._window.frame.trouble.clear())
        self._window.show_overlay(dialog)

    def take(self, event: QDropEvent) -> None:
        """Takes a drop; what follows from it comes once whoever gave it is free again."""
        given = read_drop(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self._window.as_widget(), lambda: self.dropped(given))

    def dropped(self, given: Dropped) -> None:
        """Opens a dropped project; anything else comes into the open project, or into a new one."""
        self._window.frame.trouble.clear()
        self._window.as_widget().activateWindow()  # whoever drops has had the focus until now
        projects = [file for file in given.files if file.suffix == SUFFIX]
        rest = Dropped([file for file in given.files if file.suffix != SUFFIX], given.addresses, given.text)
        if projects:
            self.parting.before(lambda: self._open_dropped(projects, rest))
        else:
            self._bring_or_ask(rest)

    def _open_dropped(self, projects: Sequence[Path], rest: Dropped) -> None:
        if not self._window.open_project(projects[0]):
            return
        if rest != Dropped([]):
            self._bring_or_ask(rest)
        if len(projects) > 1:
            self._window.trouble(f"Only {projects[0].name} was opened: a window shows one project at a time.")

    def _bring_or_ask(self, given: Dropped) -> None:
        """Brings it in; into a new project if none is open, and if anything of it can come in at all."""
        if self._window.has_project:
            reason = self._window.reason("project.import")
            if reason:
                self._window.trouble(f"Nothing can be imported now: {reason}.")
            else:
                self._bring(given)
        elif given.text.strip() or any(_readable(file) for file in given.files):
            self.new(given)
        elif given.files:
            self._window.trouble(_refusal(given.files[0]))
        else:
            self._window.trouble(given.refusal or _NO_TEXT)

    def _bring(self, given: Dropped) -> None:
        """Opens the dialog that goes with it, or says why nothing comes in."""
        if given.files:
            dialog = self._import_dialog(())
            dialog.take_drop(given)
            self._window.show_overlay(dialog)
        elif given.text.strip():
            from annotator.gui.dialogs.import_paste import PasteDialog

            pasted = PasteDialog(self._window, self._window.bridge, given.text)
            pasted.imported.connect(self._imported)
            self._window.show_overlay(pasted)
        else:
            self._window.trouble(given.refusal or _NO_TEXT)

    def extract(self, *, then_suggest: bool = False) -> None:
        """Lets the machine propose claims in the articles it has not read, in worker processes."""
        workspace, pipelines = self._window.workspace, self._window.settings.pipelines

        def job(progress: "Progress") -> "ExtractionReport":
            from annotator.services import languages

            return languages.extract_all(workspace, pipelines, progress=progress)

        def done(report: "ExtractionReport") -> None:
            self._extracted(report)
            if then_suggest and not report.stopped:
                self.suggest()

        self._window.bridge.work(job, title="Extracting claims", then=done)

    def suggest(self) -> None:
        """Lets the machine propose links, entities and families."""
        workspace = self._window.workspace

        def job(progress: "Progress") -> "SuggestionReport":
            from annotator.services import suggesting
            from annotator.services.suggestions.assistant import Assistant

            assistant = self._assistants.get(workspace) or Assistant(workspace)
            self._assistants[workspace] = assistant
            return suggesting.suggest(workspace, progress=progress, by=assistant)

        self._window.bridge.work(job, title="Suggesting matches", then=self._suggested)

    def _made(self, workspace: "Workspace", then_bring: Dropped | None) -> None:
        self._window.remember_analyst(workspace.analyst)
        self._window.adopt(workspace)
        self._window.say(f"Made {workspace.path.name}")
        if then_bring is not None:
            self._bring(then_bring)

    def _imported(self, report: "ImportReport") -> None:
        from annotator.gui.dialogs.import_words import kinds_of

        self._window.refresh()
        amounts = (*kinds_of(report), (report.decisions, "decision"))
        came = ", ".join(count(number, noun) for number, noun in amounts if number)
        self._reported = (self._window.workspace.path, report)
        remarks = len(report.troubles) + len(report.remarks)
        said = f"Imported {came}" if came else "Nothing new came in"
        more = f"; {count(remarks, 'remark')}" if remarks else ""
        offer = "project.remarks" if remarks else ""
        self._window.say(f"{said}{more}", offer=offer, icon_name="tick" if came else "silent")

    def _extracted(self, report: "ExtractionReport") -> None:
        self._window.refresh()
        claims, articles = count(report.claims, "claim"), count(report.articles, "article")
        former = f"; {count(report.retired, 'former proposal')} gave way" if report.retired else ""
        stopped = "; stopped, the rest comes with the next run" if report.stopped else ""
        unread = report.unread.total()
        silent = f"; no pipeline reads {count(unread, 'article')}: see Settings › Languages" if unread else ""
        nothing = not report.articles and not report.troubles and not report.stopped
        self._window.say(
            "Every article was read before" if nothing else f"Found {claims} in {articles}{former}{silent}{stopped}"
        )
        if report.troubles:
            more = f" (and {len(report.troubles) - 1} more)" if len(report.troubles) > 1 else ""
            self._window.trouble(f"{report.troubles[0]}{more}")

    def _suggested(self, report: "SuggestionReport") -> None:
        self._window.refresh()
        if report.stopped:
            self._window.say("Stopped; the former suggestions stand", icon_name="square")
            return
        entities, families = count(report.entities, "entity", "entities"), count(report.families, "family", "families")
        self._window.say(f"Suggested {count(report.links, 'link')}, {entities}, {families}")


def _drop(_result: object) -> None:
    """What came of it the window has said already."""


def _readable(file: Path) -> bool:
    """Whether it is called as if it could be imported."""
    from annotator.formats.foreign import extensions

    return file.is_dir() or file.suffix.lower() in extensions()


def _refusal(file: Path) -> str:
    """Why a file cannot be imported, and as what to save it if it can be saved as something else."""
    from annotator.domain.errors import BadFile
    from annotator.formats.endings import PACKED, SAVED_AS

    ending = file.suffix.lower()
    if better := SAVED_AS.get(ending):
        return str(BadFile("save-as", file=file.name, better=better))
    packed = str(BadFile("file-packed", file=file.name))
    return packed if ending in PACKED else f"{file.name} cannot be imported. {_READS}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
