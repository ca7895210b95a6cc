"""The page of languages: which installed spaCy pipeline reads each of them."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.bridge import Work

if TYPE_CHECKING:
    from annotator.services.languages import Pipeline

_ABOUT = (
    "An article in a language without a pipeline says so; claims are added there by hand. "
    "What you choose holds from the next extraction on."
)
_MORE = (
    "Every spaCy pipeline that is installed beside this program is listed, as after "
    "“python -m spacy download de_core_news_sm”; then start the program anew."
)
_FROZEN = "This copy of the program reads English only; one installed with pip can use other pipelines."
_WITHOUT = "Without a pipeline"


class LanguagesPage(QWidget):
    """A row for each language that a pipeline is installed for; every choice holds at once."""

    def __init__(self, chosen: Mapping[str, str], keep: Callable[[dict[str, str]], None]) -> None:
        super().__init__()
        self._chosen, self._keep = dict(chosen), keep
        self._work = Work(self)
        self._asked = False
        self.pipelines: dict[str, QComboBox] = {}
        self.state = QLabel("Looking for pipelines …", wordWrap=True)
        self.state.setProperty("role", "second")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(12)
        self._rows.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(self._rows)
        column.addWidget(self.state)
        column.addStretch(1)
        self.destroyed.connect(self._work.stop)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks for pipelines at the first time, elsewhere, since that reads every installed package."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._work.start(lambda _progress: _installed(), title="Looking for pipelines", then=self.show_pipelines)

    def show_pipelines(self, installed: "Mapping[str, tuple[Pipeline, ...]]") -> None:
        """Lists the languages that can be read, English first."""
        for at, language in enumerate(sorted(installed, key=lambda code: (code != "en", language_name(code)))):
            self._add(at, language, installed[language])
        self.state.setText(f"{_ABOUT}\n\n{_FROZEN if getattr(sys, 'frozen', False) else _MORE}")

    def _add(self, at: int, language: str, pipelines: "tuple[Pipeline, ...]") -> None:
        label, box = QLabel(language_name(language)), QComboBox()
        label.setProperty("role", "slot")
        label.setBuddy(box)
        for each in pipelines:
            box.addItem(f"{each.package} {each.version}", each.package)
        if language == "en":
            box.setEnabled(False)
        else:
            box.addItem(_WITHOUT, "none")
        box.setCurrentIndex(max(0, box.findData(self._chosen.get(language))))
        box.setMinimumWidth(320)
        box.setAccessibleName(f"Pipeline for {language_name(language)}")
        box.activated.connect(lambda _place: self._choose(language, str(box.currentData())))
        self.pipelines[language] = box
        self._rows.addWidget(label, at, 0)
        self._rows.addWidget(box, at, 1, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, language: str, package: str) -> None:
        self._chosen[language] = package
        self._keep(dict(self._chosen))


def language_name(code: str) -> str:
    """The language in words, "German"; the code itself where Qt knows none."""
    language = QLocale(code).language()
    return code if language is QLocale.Language.C else QLocale.languageToString(language)


def _installed() -> "Mapping[str, tuple[Pipeline, ...]]":
    from annotator.services.languages import installed

    return installed()
