"""What a trial of the import found: what would come in, as what labels come in, and what is left out and why."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.fitted import Fitted
from annotator.gui.dialogs.import_left import Group, groups, to_know
from annotator.gui.dialogs.import_report import save_remarks
from annotator.gui.dialogs.import_trial import State, Trial
from annotator.gui.dialogs.import_words import Chosen, amount, kinds_of
from annotator.gui.hairline import hairline
from annotator.gui.offsets import shown_text
from annotator.gui.segment import Segment
from annotator.gui.theme import ThemeHolder
from annotator.services.incoming.previewed import Kind

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport

_WIDTH: Final = 344
_NARROW: Final = 304
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_OF_ROWS: Final = ("article", "claim")
"""What is told with how many of it there are."""
_WAITING: Final = "Trying what would come in …"
_LARGE: Final = "These files are large. Try them to see what would come in."
_AS_SUGGESTIONS, _AS_JUDGEMENTS = "As suggestions", "As judgements"


class AsWhat(QWidget):
    """Whether labels come in as suggestions or as judgements; says `changed`."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.setAccessibleName("How labels come in")
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, word in enumerate((_AS_SUGGESTIONS, _AS_JUDGEMENTS)):
            made = Segment(theme, word, last=place == 1)
            self._group.addButton(made, place)
            line.addWidget(made)
        line.addStretch(1)
        self._group.button(1).setChecked(True)
        self._group.idClicked.connect(lambda _place: self.changed.emit())

    @property
    def suggestions(self) -> bool:
        """Whether labels come in as suggestions."""
        return self._group.checkedId() == 0

    @property
    def parts(self) -> Sequence[QWidget]:
        """The choices, in the order of reading."""
        return self._group.buttons()


class TrialPanel(QWidget):
    """What the trial of the files found, and a way to try large ones; says `listed` to show all that it found.

    With the signal goes all that is left out, and all else that is to know.
    """

    listed = Signal(object, object)

    def __init__(self, theme: ThemeHolder, trial: Trial) -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Dry run")
        self._theme, self._trial = theme, trial
        self._report: ImportReport | None = None
        self.state = _words("", role="second")
        self.again = KeyButton(theme, "Try it").set_icon_name("import")
        self.again.clicked.connect(trial.try_now)
        self.as_what = AsWhat(theme)
        self.all = KeyButton(theme, "Show each with its line", kind=ButtonKind.LINK)
        self.all.clicked.connect(self._show_all)
        self.save = KeyButton(theme, "Save the list of what is left out", kind=ButtonKind.LINK)
        self.save.clicked.connect(self._save)
        self._amounts, self._left, self._known = QWidget(self), QWidget(self), QWidget(self)
        self._lay_out()

    @property
    def said(self) -> list[str]:
        """What is said, line by line."""
        shown = [label for label in self.findChildren(QLabel) if label.isVisibleTo(self) and label.text()]
        return [label.text() for label in shown]

    def sizeHint(self) -> QSize:
        """As the column beside the detail."""
        return QSize(self._width, 300)

    def minimumSizeHint(self) -> QSize:
        """Its width; what is too high is scrolled."""
        return QSize(self._width, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower in a narrow window."""
        super().resizeEvent(event)
        self.updateGeometry()

    def show_files(self, files: Sequence[Chosen]) -> None:
        """Shows what is known of the trial of these files now."""
        self.as_what.setVisible(any(each.brings_labels for each in files))
        self._report = _sum(self._trial) if self._trial.state is State.DONE else None
        self.state.setText(_state_words(self._trial))
        self.state.setVisible(bool(self.state.text()))
        self.again.setVisible(self._trial.state in (State.LARGE, State.FAILED))
        found = groups(self._report) if self._report else []
        self._amounts = self._put(self._amounts, _amounts_grid(list(_amounts(files, self._report))))
        self._left = self._put(self._left, _left_grid(found))
        known = to_know(self._report) if self._report else []
        self._known = self._put(self._known, _known_grid(known))
        self.save.setVisible(bool(found))
        self.all.setVisible(bool(self._report and (self._report.troubles or self._report.remarks)))
        self.setAccessibleDescription("; ".join(self.said))

    def show_step(self, done: int, total: int, what: str) -> None:
        """Shows how far a trial is."""
        if self._trial.state is State.WAITING and total > 1:
            self.state.setText(f"Trying {what}, {done:,} of {total:,} …")

    @property
    def _width(self) -> int:
        return _WIDTH if self.window().width() >= 1200 else _NARROW

    def _put(self, before: QWidget, after: QWidget) -> QWidget:
        self._column.replaceWidget(before, after)
        before.deleteLater()
        return after

    def _show_all(self) -> None:
        if self._report is not None:
            self.listed.emit(self._report.troubles, self._report.remarks)

    def _save(self) -> None:
        if self._report is not None:
            self.state.setText(save_remarks(self, self._report))
            self.state.setVisible(bool(self.state.text()))

    def _lay_out(self) -> None:
        body = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_words("Dry run", strong=True))
        head.addWidget(_words("nothing has been written", role="second"), 1)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 16, 8)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        for part in (self.state, self.again, self._amounts, self.as_what, self._left, self._known):
            self._column.addWidget(part)
        self._column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 16, 8)
        foot.setSpacing(0)
        for link in (self.all, self.save):
            foot.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scrolled = Fitted(body, "Dry run")
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scrolled, 1)
        column.addLayout(foot)


def _state_words(trial: Trial) -> str:
    return {State.WAITING: _WAITING, State.LARGE: _LARGE, State.FAILED: trial.sentence}.get(trial.state, "")


def _sum(trial: Trial) -> "ImportReport":
    from annotator.services.rehearsing import sum_of

    return sum_of(trial.reports)


def _amounts(files: Sequence[Chosen], report: "ImportReport | None") -> Iterator[tuple[int, str, str]]:
    """How many of what would come in, and of how many."""
    if report is None:
        return
    yield report.articles, _come("article", report.articles), _of(files, report.articles, "articles")
    if report.claims or any(each.brings_labels for each in files):
        yield report.claims, _come("claim", report.claims), _of(files, report.claims, "claims")
    for number, noun in kinds_of(report):
        if number and noun not in _OF_ROWS:
            yield number, _come(noun, number), ""
    if report.decisions:
        yield report.decisions, _come("decision", report.decisions), ""
    if report.unchanged:
        yield report.unchanged, f"{amount(report.unchanged, 'article').partition(' ')[2]} here already", ""


def _come(noun: str, number: int) -> str:
    return f"{amount(number, noun).partition(' ')[2]} would come in"


def _of(files: Sequence[Chosen], coming: int, what: str) -> str:
    """Of how many there are: "of 6"; nothing where they were not all counted."""
    seen = [each.seen for each in files if each.seen is not None and each.ticked]
    if any(not each.whole or each.kind in (Kind.FOLDER, Kind.ARCHIVE) for each in seen):
        return ""
    if what == "articles":
        there = sum(max(each.articles, 0 if each.of_claims or each.kind in _LABELLED else 1) for each in seen)
        return f"of {there:,}" if there > coming else ""
    rows = sum(each.body for each in seen if each.of_claims)
    there = rows + sum(each.claims for each in seen if not each.of_claims)
    return f"of {there:,}{' rows' if rows == there else ''}" if there > coming else ""


_LABELLED: Final = (Kind.LABELS, Kind.LINES)


def _amounts_grid(amounts: Sequence[tuple[int, str, str]]) -> QWidget:
    made, grid = _grid()
    grid.setVerticalSpacing(2)
    for row, (number, words, of) in enumerate(amounts):
        figure = _words(f"{number:,}", strong=True)
        figure.setFont(fonts.font(fonts.Role.BODY_STRONG, px=16))
        grid.addWidget(figure, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(_words(words), row, 1)
        grid.addWidget(_words(of, role="second"), row, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def _left_grid(found: Sequence[Group]) -> QWidget:
    made, grid = _grid()
    if not found:
        return made
    head, note = _words("Left out", strong=True), _words(_in_all(found), role="second")
    grid.addWidget(hairline(), 0, 0, 1, 3)
    grid.addWidget(head, 1, 0, 1, 2)
    grid.addWidget(note, 1, 2, _RIGHT)
    for row, group in enumerate(found, 2):
        number = _words(f"{group.number:,}" if group.number else "", strong=True)
        number.setProperty("role", "word")
        number.setProperty("kind", "unsure")
        words = _words(group.words)
        words.setToolTip(shown_text("\n".join(group.sentences)))
        grid.addWidget(number, row, 0, _RIGHT)
        grid.addWidget(words, row, 1, 1, 2)
    return made


def _known_grid(sentences: Sequence[str]) -> QWidget:
    made, grid = _grid()
    if sentences:
        grid.addWidget(hairline(), 0, 0, 1, 3)
        grid.addWidget(_words("To know", strong=True), 1, 0, 1, 3)
    for row, sentence in enumerate(sentences, 2):
        grid.addWidget(_words(sentence), row, 0, 1, 3)
    return made


def _in_all(found: Sequence[Group]) -> str:
    return f"{sum(group.number for group in found):,} in all"


def _grid() -> tuple[QWidget, QGridLayout]:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 36)
    grid.setColumnStretch(1, 1)
    return made, grid


def _words(text: str, *, strong: bool = False, role: str = "") -> QLabel:
    made = QLabel(shown_text(text), wordWrap=not strong)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(fonts.font(fonts.Role.SMALL_STRONG if strong else fonts.Role.SMALL))
    if role:
        made.setProperty("role", role)
    return made
