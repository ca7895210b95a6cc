"""The dialog for a new project: its file, and who decides in it."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.asking import label_of
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.offsets import shown_text

_SUFFIX = ".facts"


def free_file(folder: Path) -> Path:
    """A project file that does not exist yet in a folder."""
    names = (f"project{number or ''}{_SUFFIX}" for number in range(1_000))
    return next((folder / name for name in names if not (folder / name).exists()), folder / f"project{_SUFFIX}")


class NewProjectDialog(Overlay):
    """Asks for a file and a name; `made` carries the opened workspace."""

    made = Signal(object)

    def __init__(self, host: Host, *, analyst: str) -> None:
        super().__init__(host, "New project", width=620)
        self.add_head("New project", "plus", "one file, everything in it")
        self.file = QLineEdit(str(free_file(Path(QDir.homePath()))))
        self.analyst = QLineEdit(analyst)
        self._error = QLabel(wordWrap=True)
        self._error.setProperty("role", "word")
        self._error.setProperty("kind", "rejected")
        self._error.hide()
        self._add_fields()
        foot = self.add_foot("Every decision carries the analyst’s name.")
        self.create_button = KeyButton(self.theme, "Create", "Enter", kind=ButtonKind.PRIMARY)
        self.create_button.clicked.connect(self.act)
        foot.addWidget(self.close_button("Cancel"))
        foot.addWidget(self.create_button)
        for field in (self.file, self.analyst):
            field.returnPressed.connect(self.act)
            field.textEdited.connect(self._clear_error)

    def first_focus(self) -> QWidget:
        """The file's name, selected so that typing replaces it and leaves the folder."""
        text = self.file.text()
        start = text.rfind("/") + 1
        self.file.setSelection(start, len(text.removesuffix(_SUFFIX)) - start)
        return self.file

    def act(self) -> None:
        """Makes the project, or says in place why not."""
        from annotator.services.workspace import Workspace

        analyst = self.analyst.text().strip()
        if not analyst:
            self._show_error("Say who decides; every decision carries the name.", self.analyst)
            return
        try:
            workspace = Workspace.create(self.path, analyst=analyst)
        except AnnotatorError as error:
            self._show_error(str(error), self.file)
            return
        self.leave()
        self.made.emit(workspace)

    @property
    def path(self) -> Path:
        """The file that was asked for, with its ending."""
        path = Path(self.file.text().strip()).expanduser()
        return path if path.suffix == _SUFFIX else path.with_name(f"{path.name}{_SUFFIX}")

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def _add_fields(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        choose = KeyButton(self.theme, "Choose").set_icon_name("folder")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        grid.addWidget(label_of("File", self.file), 0, 0)
        grid.addLayout(row, 0, 1)
        grid.addWidget(label_of("Analyst", self.analyst), 1, 0)
        grid.addWidget(self.analyst, 1, 1)
        grid.addWidget(self._error, 2, 1)
        self.column.addLayout(grid)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "New project", self.file.text(), f"Annotator projects (*{_SUFFIX})")
        if name:
            self.file.setText(name)
            self._clear_error()

    def _show_error(self, sentence: str, field: QLineEdit) -> None:
        self._error.setText(shown_text(sentence))
        self._error.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _clear_error(self) -> None:
        self._error.clear()
        self._error.hide()
        self.fit()
