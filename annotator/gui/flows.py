"""The ways in and out of a project: new, open, demo, import, extract, suggest, export, and what is dropped."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from annotator import paths
from annotator.gui.desk import Desk

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport
    from annotator.services.extraction import ExtractionReport
    from annotator.services.jobs import Progress
    from annotator.services.suggesting import SuggestionReport
    from annotator.services.workspace import Workspace

SUFFIX = ".facts"


class Flows:
    """What the window does about whole projects."""

    def __init__(self, window: Desk) -> None:
        self._window = window

    def new(self, then_import: Sequence[Path] = ()) -> None:
        """Asks for a file and a name, and opens an empty project; then imports what was dropped."""
        from annotator.gui.dialogs.new_project import NewProjectDialog

        dialog = NewProjectDialog(self._window, analyst=self._window.analyst)
        dialog.made.connect(lambda workspace: self._made(workspace, then_import))
        self._window.show_overlay(dialog)

    def open(self) -> None:
        """Asks for a project file and opens it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window.as_widget(), "Open a project", "", f"Annotator projects (*{SUFFIX})"
        )
        if name:
            self._window.open_project(Path(name))

    def demo(self) -> None:
        """Opens the demo project, made first if it is not there yet."""
        path = paths.state_dir() / f"demo{SUFFIX}"
        if path.exists():
            self._window.open_project(path)
            return
        analyst = self._window.analyst

        def build(progress: "Progress") -> "Workspace":
            from annotator.services import demo

            path.parent.mkdir(parents=True, exist_ok=True)
            return demo.build(path, analyst=analyst, progress=progress)

        self._window.work.start(build, title="Making the demo project", then=self._window.adopt)

    def import_files(self, paths_given: Sequence[Path] = ()) -> None:
        """Asks which files and folders come in."""
        from annotator.gui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(self._window, self._window.bridge, paths_given)
        dialog.imported.connect(self._imported)
        dialog.extraction_wanted.connect(lambda: self.extract(then_suggest=True))
        self._window.show_overlay(dialog)

    def export(self) -> None:
        """Asks for format and file."""
        from annotator.gui.dialogs.export_dialog import ExportDialog

        self._window.show_overlay(ExportDialog(self._window, self._window.bridge, say=self._window.say))

    def dropped(self, files: Sequence[Path]) -> None:
        """Opens a dropped project; anything else comes into the open project, or into a new one."""
        projects = [file for file in files if file.suffix == SUFFIX]
        if projects:
            self._window.open_project(projects[0])
        elif self._window.has_project:
            self._import_dropped(files)
        else:
            self.new(files)

    def _import_dropped(self, files: Sequence[Path]) -> None:
        reason = self._window.reason("project.import")
        if reason:
            self._window.trouble(f"Nothing can be imported now: {reason}.")
        else:
            self.import_files(files)

    def extract(self, *, then_suggest: bool = False) -> None:
        """Lets the machine propose claims in the articles it has not read, in worker processes."""
        workspace = self._window.workspace

        def job(progress: "Progress") -> "ExtractionReport":
            from annotator.services import extraction

            return extraction.extract(workspace, progress=progress)

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

            return suggesting.suggest(workspace, progress=progress)

        self._window.bridge.work(job, title="Suggesting matches", then=self._suggested)

    def _made(self, workspace: "Workspace", then_import: Sequence[Path]) -> None:
        self._window.remember_analyst(workspace.analyst)
        self._window.adopt(workspace)
        self._window.say(f"Made {workspace.path.name}")
        if then_import:
            self.import_files(then_import)

    def _imported(self, report: "ImportReport") -> None:
        self._window.refresh()
        amounts = ((report.articles, "article"), (report.claims, "claim"), (report.decisions, "decision"))
        came = ", ".join(count(number, noun) for number, noun in amounts if number)
        self._window.say(f"Imported {came}" if came else "Nothing new came in", icon_name="tick" if came else "silent")

    def _extracted(self, report: "ExtractionReport") -> None:
        self._window.refresh()
        claims, articles = count(report.claims, "claim"), count(report.articles, "article")
        stopped = "; stopped, the rest comes with the next run" if report.stopped else ""
        nothing = not report.articles and not report.troubles and not report.stopped
        self._window.say("Every article was read before" if nothing else f"Found {claims} in {articles}{stopped}")
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


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
