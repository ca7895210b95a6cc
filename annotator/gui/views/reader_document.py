"""Owns how an article becomes a Qt document that holds its text, unit for unit, and nothing else."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import bidirectional

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.offsets import Offsets, shown_text
from annotator.gui.views.reader_marks import Spoken

KEPT_DOCUMENTS = 32
PARAGRAPH_GAP = 13
_RIGHT_TO_LEFT_GROWTH = 1  # Arabic 17 where Latin is 16
_RIGHT_TO_LEFT_LINE = 32 / 17
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(eq=False, slots=True)
class Prepared:
    """An article ready to be shown."""

    article: Article
    offsets: Offsets
    document: QTextDocument
    right_to_left: bool
    titled: bool
    px: int
    line: int
    spoken: list[Spoken] = field(default_factory=list)


class Documents(QObject):
    """The documents last shown, so that going back to one costs no layout."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: OrderedDict[ArticleId, Prepared] = OrderedDict()
        self._px = fonts.ARTICLE_PX
        self.blank = QTextDocument(self)

    @property
    def px(self) -> int:
        """The text size of left-to-right articles in pixels."""
        return self._px

    def set_px(self, px: int) -> None:
        """Sets articles in another size from now on."""
        self._px = fonts.article_px(px)
        self.forget()

    def prepared(self, article: Article) -> Prepared:
        """The article's document, made now if it was not held."""
        if article.id not in self._held:
            self._held[article.id] = _prepare(article, self._px, self)
            self._let_go(KEPT_DOCUMENTS)
        self._held.move_to_end(article.id)
        return self._held[article.id]

    def forget(self) -> None:
        """Lets go of every document, as when type or colours change."""
        self._let_go(0)

    def _let_go(self, kept: int) -> None:
        while len(self._held) > kept:
            self._held.popitem(last=False)[1].document.deleteLater()


def color_speakers(prepared: Prepared, spoken: Sequence[Spoken], color: str) -> None:
    """Sets speakers semibold and cues italic in a colour; costs nothing if the same ones are set already."""
    if prepared.spoken == list(spoken):
        return
    cursor = QTextCursor(prepared.document)
    for old in prepared.spoken:
        _select(cursor, old.start, old.end)
        cursor.setCharFormat(QTextCharFormat())
    if prepared.titled and prepared.spoken:
        _set_title(prepared)
    formats = {
        (is_cue, right_to_left): _spoken_format(color, is_cue=is_cue, right_to_left=right_to_left)
        for is_cue in (False, True)
        for right_to_left in (False, True)
    }
    for new in spoken:
        _select(cursor, new.start, new.end)
        cursor.mergeCharFormat(formats[new.is_cue, new.right_to_left])
    prepared.spoken = list(spoken)


def begins_with_title(text: str, title: str | None) -> bool:
    """Whether the first line of the text is its title, so that a heading must not repeat it."""
    return bool(title) and _plain(text.split("\n", 1)[0]) == _plain(title or "")


def reads_right_to_left(text: str) -> bool:
    """Whether the first strongly directed letter of the text belongs to a right-to-left script."""
    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _prepare(article: Article, px: int, parent: QObject) -> Prepared:
    right_to_left = reads_right_to_left(article.text)
    px = px + _RIGHT_TO_LEFT_GROWTH if right_to_left else px
    line = round(px * _RIGHT_TO_LEFT_LINE) if right_to_left else fonts.line_height(Role.ARTICLE, px=px)
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.font(Role.ARTICLE, px=px))
    document.setDefaultTextOption(_option())
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block_format(line))
    cursor.insertText(shown_text(article.text))
    titled = begins_with_title(article.text, article.title)
    made = Prepared(article, Offsets(article.text), document, right_to_left, titled, px, line)
    _space_paragraphs(document)
    if titled:
        _set_title(made)
    return made


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _block_format(line: float, *, below: float = 0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(line, _FIXED)
    made.setBottomMargin(below)
    return made


def _space_paragraphs(document: QTextDocument) -> None:
    """Shows blank lines as half a line, further ones as next to nothing; without any, paragraphs part by themselves."""
    empty = [not block.text().strip() for block in blocks(document)]
    cursor = QTextCursor(document)
    if not any(empty):
        cursor.select(QTextCursor.SelectionType.Document)
        gap = QTextBlockFormat()
        gap.setBottomMargin(PARAGRAPH_GAP)
        cursor.mergeBlockFormat(gap)
        return
    first, further = _block_format(PARAGRAPH_GAP), _block_format(2)
    for place, block in enumerate(blocks(document)):
        if empty[place]:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(further if place and empty[place - 1] else first)


def _set_title(prepared: Prepared) -> None:
    px = title_px(prepared.px)
    cursor = QTextCursor(prepared.document.begin())
    cursor.setBlockFormat(_block_format(fonts.line_height(Role.ARTICLE_TITLE, px=px), below=4))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    made = QTextCharFormat()
    made.setFont(fonts.font(Role.ARTICLE_TITLE, px=px))
    cursor.mergeCharFormat(made)


def title_px(px: int) -> int:
    """The size of an article's title beside text of a size."""
    return round(px * Role.ARTICLE_TITLE.value.px / fonts.ARTICLE_PX)


def _spoken_format(color: str, *, is_cue: bool, right_to_left: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(color))
    if not is_cue:
        made.setFontWeight(600)
    elif not right_to_left:
        # Arabic and Hebrew have no italic; where no face has one, boxes would stand for the letters.
        made.setFontItalic(True)
    return made


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()
