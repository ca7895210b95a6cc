"""The help: a list of pages and the page that is read; nothing in it leads to a file or an address."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QTextBrowser, QWidget

from annotator.gui import fonts
from annotator.gui.badges import ButtonKind
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.fonts import Role
from annotator.services.help_pages import PAGES, HelpPage, markdown

_WIDTH = 860
_LIST_WIDTH = 250
_LINE_PERCENT = 135
_HEAVIEST = QFont.Weight.DemiBold.value
_TALL = 2_000
"""As high as the window lets it be."""


class HelpDialog(Overlay):
    """The pages of the help, opened at one of them."""

    def __init__(self, host: Host, page: HelpPage, pages: Sequence[HelpPage] = PAGES) -> None:
        super().__init__(host, "Help", width=_WIDTH + (_LIST_WIDTH if len(pages) > 1 else 0))
        self._pages = pages
        self.add_head("Help", "text-lines")
        self.page = HelpText()
        self.list = QListWidget()
        self._fill_list()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if len(pages) > 1:
            row.addWidget(self.list)
            row.addWidget(_rule())
        row.addWidget(self.page, 1)
        self.column.addLayout(row, 1)
        foot = self.add_foot("Arrows and PgUp, PgDn move through the page.")
        foot.addWidget(self.close_button(kind=ButtonKind.PRIMARY))
        self.list.setCurrentRow(pages.index(page))
        self.theme.changed.connect(self._show_chosen)
        # The theme outlives the dialog.
        self.closed.connect(lambda: self.theme.changed.disconnect(self._show_chosen))

    def first_focus(self) -> QWidget:
        """The page, so that the arrows move through it."""
        return self.page

    def _fill_list(self) -> None:
        self.list.setAccessibleName("Pages of the help")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setProperty("role", "sunken")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setViewportMargins(10, 10, 10, 10)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in self._pages:
            item = QListWidgetItem(page.title, self.list)
            item.setSizeHint(QSize(_LIST_WIDTH - 40, 36))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page: {page.title}")
            item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.list.currentRowChanged.connect(self._show_chosen)

    def _show_chosen(self) -> None:
        chosen = self._pages[self.list.currentRow()]
        self.page.show_page(chosen.title, markdown(chosen))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "line")
    rule.setFixedWidth(1)
    return rule


class HelpText(QTextBrowser):
    """A page to be read, selected and copied; it loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(24)
        self.document().setDefaultFont(fonts.font(Role.BODY, px=14))

    def sizeHint(self) -> QSize:
        """As much as there is room for."""
        return QSize(_WIDTH, _TALL)

    def show_page(self, title: str, told: str) -> None:
        """Shows a page of Markdown from its beginning."""
        self.setAccessibleName(title)
        self.document().setMarkdown(told, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        block = self.document().begin()
        while block.isValid():
            _set(block)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: the pages are words."""
        return None


def _set(block: QTextBlock) -> None:
    """Gives a block our typefaces and room between its lines; Markdown knows neither."""
    level, shape = block.blockFormat().headingLevel(), QTextBlockFormat()
    is_code = block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence)
    if level:
        _dress(block, fonts.font(Role.BODY_STRONG, px=20 if level == 1 else 16))
        shape.setTopMargin(0 if level == 1 else 20)
        shape.setBottomMargin(6)
    elif is_code:
        _dress(block, fonts.font(Role.CODE))
        shape.setNonBreakableLines(False)
    else:
        shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setBottomMargin(2 if block.textList() else 10)
        _soften(block)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(shape)


def _dress(block: QTextBlock, font: QFont) -> None:
    """Sets all of a block in a font."""
    look = QTextCharFormat()
    look.setFont(font)
    _words(block.position(), block.length() - 1, block).mergeCharFormat(look)


def _soften(block: QTextBlock) -> None:
    """Sets bold words in the weight that our typeface has."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    for start, length in list(_heavy(block)):
        _words(start, length, block).mergeCharFormat(look)


def _heavy(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Where and how long the bold words of a block are."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.charFormat().fontWeight() > _HEAVIEST:
            yield fragment.position(), fragment.length()
        at += 1


def _words(start: int, length: int, block: QTextBlock) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor
