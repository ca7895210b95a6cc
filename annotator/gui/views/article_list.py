"""Owns the pane of articles: what is to do, a search, and the list; folded to a strip where room is short."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.ids import ArticleId
from annotator.domain.view import ArticleRow
from annotator.gui.delegates.article import article_column
from annotator.gui.icons import icon
from annotator.gui.models.rows import RowsModel
from annotator.gui.theme import ThemeHolder, set_kind
from annotator.gui.views.article_switch import OpenSwitch
from annotator.gui.views.article_table import ArticleTable
from annotator.gui.views.empty import EmptyBox
from annotator.gui.views.search_field import SearchField

WIDTH = 248
LEAST_WIDTH = 200
MOST_WIDTH = 360
FOLDED_WIDTH = 44
FOLD_UNDER = 1360
HEADER_HEIGHT = 44

FetchRows = Callable[[Sequence[ArticleId]], Sequence[ArticleRow]]
FindIds = Callable[[str, bool], Sequence[ArticleId]]


class ArticleList(QWidget):
    """The articles of the project; `chosen` says the id of the one that the analyst went to."""

    chosen = Signal(str)
    fold_changed = Signal(bool)
    import_wanted = Signal()

    def __init__(self, theme: ThemeHolder, fetch_rows: FetchRows, find_ids: FindIds) -> None:
        super().__init__()
        self._theme, self._find_ids = theme, find_ids
        self.model: RowsModel[ArticleRow] = RowsModel(
            [article_column()], lambda ids: fetch_rows(cast("Sequence[ArticleId]", ids)), self
        )
        self.table = ArticleTable(theme, self.model)
        self.switch = OpenSwitch(theme)
        self._find, self._fold, self._unfold = QToolButton(), QToolButton(), QToolButton()
        self.field = SearchField(theme, "Search articles")
        self.field.setClearButtonEnabled(True)
        self._empty = EmptyBox(theme)
        self._body, self._pages = QStackedWidget(), QStackedWidget()
        self._strip_count = QLabel()
        self._counts = (0, 0)
        self._narrow = False
        self._lay_out()
        self._connect()
        self._draw()

    # What the screen asks

    def reload(self, ids: Sequence[str] | None = None) -> None:
        """Shows these articles; without any given, those that the search and "To do" find now."""
        wanted = self._find_ids(self.field.text().strip(), self.only_open) if ids is None else ids
        current = self.table.current_id()
        self.model.set_ids(wanted)
        if current is None or not self.table.choose(current):
            self.table.scrollToTop()
        self._show_body()

    def refresh(self, ids: Sequence[str]) -> None:
        """Reads these articles again where they stand; none leaves the list under the analyst's eyes."""
        self.model.refresh(ids)

    def show_counts(self, todo: int, whole: int) -> None:
        """Shows how many articles have open claims, and how many there are."""
        self._counts = (todo, whole)
        self.switch.show_counts(todo, whole)
        self._fit_header()
        self._strip_count.setText(f"{todo:,}")
        self._strip_count.setToolTip(f"{todo:,} of {whole:,} articles to do")
        self._strip_count.setAccessibleName(self._strip_count.toolTip())
        self._show_body()

    def choose(self, article_id: str) -> bool:
        """Selects an article without saying `chosen`; drops search and filter if they hide it. Whether it is there."""
        if self.table.choose(article_id):
            return True
        self.field.empty()
        self.switch.choose(only_open=False)
        self.reload()
        return self.table.choose(article_id)

    def step(self, by: int) -> bool:
        """Goes to the next or previous article and says `chosen`; whether there was one."""
        return self.table.step(by)

    def focus_search(self) -> None:
        """Shows the search field and puts the caret into it; unfolds the pane for it."""
        self.set_folded(folded=False)
        self._field_row.show()
        self.field.start()

    @property
    def current(self) -> str | None:
        """The id of the selected article."""
        return self.table.current_id()

    def empty_words(self) -> str:
        """What is said in place of a list; empty while articles are listed."""
        return self._empty.accessibleName() if self._body.currentIndex() else ""

    @property
    def only_open(self) -> bool:
        """Whether only articles with open claims are listed."""
        return self.switch.only_open

    @property
    def folded(self) -> bool:
        """Whether only the strip is shown."""
        return self._pages.currentIndex() == 1

    def set_folded(self, *, folded: bool) -> None:
        """Shows the strip, or the list."""
        if folded == self.folded:
            return
        self._pages.setCurrentIndex(int(folded))
        self._set_widths()
        self.fold_changed.emit(folded)

    def fit(self, window_width: int) -> None:
        """Folds and unfolds as the window passes 1360 pixels; between, the analyst's own choice stays."""
        narrow = window_width < FOLD_UNDER
        if narrow != self._narrow:
            self._narrow = narrow
            self._fold.setVisible(narrow)
            self._fit_header()
            self.set_folded(folded=narrow)

    def sizeHint(self) -> QSize:
        """The pane's usual width."""
        return QSize(FOLDED_WIDTH if self.folded else WIDTH, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out the pane's word, then the amounts, where the header has no room for them."""
        super().resizeEvent(event)
        self._fit_header()

    # Within

    def _lay_out(self) -> None:
        page = QWidget()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._pages.addWidget(page)
        self._pages.addWidget(self._strip())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        self._field_row = _ground("sunken")
        self._field_row.setProperty("edge", "bottom")
        holder = QHBoxLayout(self._field_row)
        holder.setContentsMargins(12, 8, 12, 8)
        holder.addWidget(self.field)
        self._field_row.hide()
        column.addWidget(self._field_row)
        column.addWidget(self._body, 1)
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self._set_widths()

    def _header(self) -> QWidget:
        header = _ground("sunken")
        header.setProperty("edge", "bottom")
        header.setFixedHeight(HEADER_HEIGHT)
        self.title = QLabel("Articles")
        self.title.setProperty("role", "head")
        row = QHBoxLayout(header)
        row.setContentsMargins(13, 0, 6, 0)
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.switch)
        row.addSpacing(4)
        for button, words in ((self._find, "Search articles (/)"), (self._fold, "Fold the list of articles")):
            button.setToolTip(words)
            button.setAccessibleName(words.partition(" (")[0])
            button.setAccessibleDescription("in the head of the list")
            row.addWidget(button)
        self._fold.hide()
        return header

    def _strip(self) -> QWidget:
        strip = _ground("sunken")
        column = QVBoxLayout(strip)
        column.setContentsMargins(4, 9, 4, 8)
        column.setSpacing(6)
        self._unfold.setToolTip("Show the list of articles")
        self._unfold.setAccessibleName("Show the list of articles")
        self._unfold.setAccessibleDescription("it is folded")
        self._strip_count.setProperty("role", "badge")
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._strip_count, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return strip

    def _connect(self) -> None:
        self.table.chosen.connect(self.chosen)
        self.table.focus_changed.connect(self._show_focus)
        self.switch.changed.connect(self._show_found)
        self._find.clicked.connect(self.focus_search)
        self._fold.clicked.connect(lambda: self.set_folded(folded=True))
        self._unfold.clicked.connect(lambda: self.set_folded(folded=False))
        self.field.searched.connect(self._show_found)
        self.field.left.connect(self._leave_search)
        self._empty.wanted.connect(self.import_wanted)
        self._theme.changed.connect(self._draw)

    def _fit_header(self) -> None:
        tools = [self._find, self._fold] if self._narrow else [self._find]
        room = self.width() - 24 - sum(tool.sizeHint().width() for tool in tools)
        used = self.switch.fit(room)
        self.title.setVisible(room - used >= self.title.sizeHint().width() + 8)

    def _show_found(self) -> None:
        self.reload()

    def _leave_search(self) -> None:
        self._field_row.setVisible(bool(self.field.text()))
        self.table.take_focus()

    def _show_body(self) -> None:
        self._body.setCurrentIndex(0 if self.model.rowCount() else 1)
        search = self.field.text().strip()
        if not self._counts[1]:
            why = "Import reports to begin."
            self._empty.show_reason("No articles yet", why, icon="review", button="Import", key="project.import")
        elif search:
            self._empty.show_reason("Nothing found", f"No article here matches “{search}”.", icon="search")
        else:
            self._empty.show_reason("All done", f"Every claim of {self._counts[1]:,} articles is decided.", icon="tick")

    def _show_focus(self, focused: object) -> None:
        set_kind(self.title, "focus" if focused else "")

    def _set_widths(self) -> None:
        self.setMinimumWidth(FOLDED_WIDTH if self.folded else LEAST_WIDTH)
        self.setMaximumWidth(FOLDED_WIDTH if self.folded else MOST_WIDTH)
        self.updateGeometry()

    def _draw(self) -> None:
        drawings = ((self._find, "search"), (self._fold, "chevron-left"), (self._unfold, "chevron-right"))
        for button, name in drawings:
            button.setIcon(icon(name, self._theme.tokens.text2))


def _ground(role: str) -> QWidget:
    made = QWidget()
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
