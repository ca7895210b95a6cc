"""Owns how an article becomes a Qt document that holds its text, unit for unit, and nothing else."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.domain.source import ProposedSource
from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.marked_text import direction_of
from annotator.gui.offsets import Offsets
from annotator.gui.views.reader_aside import Asides, asides, source_of
from annotator.gui.views.reader_filling import Fill, block_format
from annotator.gui.views.reader_marks import Spoken

KEPT_DOCUMENTS = 32
_LONGEST_TITLE = 1_000
_RIGHT_TO_LEFT_GROWTH = 1  # Arabic 17 where Latin is 16
_RIGHT_TO_LEFT_LINE = 32 / 17


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
    fill: Fill
    asides: Asides
    source: ProposedSource | None
    spoken: list[Spoken] = field(default_factory=list)
    """Speakers and cues as they are set now, of the text that is in the document."""


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
    there = _in_document(prepared, spoken)
    if prepared.spoken == there:
        return
    cursor = QTextCursor(prepared.document)
    cursor.beginEditBlock()
    if prepared.spoken != there[: len(prepared.spoken)]:
        _set_plain(prepared, cursor)
    for new in there[len(prepared.spoken) :]:
        _select(cursor, new.start, new.end)
        cursor.mergeCharFormat(_spoken_format(color, is_cue=new.is_cue, right_to_left=new.right_to_left))
    cursor.endEditBlock()
    prepared.spoken = there


def _in_document(prepared: Prepared, spoken: Sequence[Spoken]) -> list[Spoken]:
    end = prepared.offsets.position(prepared.fill.end)
    return list(spoken) if prepared.fill.whole else [each for each in spoken if each.end <= end]


def _set_plain(prepared: Prepared, cursor: QTextCursor) -> None:
    for old in prepared.spoken:
        _select(cursor, old.start, old.end)
        cursor.setCharFormat(QTextCharFormat())
    if prepared.titled and prepared.spoken:
        _set_title(prepared)
    prepared.spoken = []


def begins_with_title(text: str, title: str | None) -> bool:
    """Whether the first line of the text is its title, so that a heading must not repeat it."""
    line_end = text.find("\n", 0, _LONGEST_TITLE)
    line = text[: line_end if line_end >= 0 else _LONGEST_TITLE]
    return bool(title) and _plain(line) == _plain(title or "")


def reads_right_to_left(text: str) -> bool:
    """Whether the first strongly directed letter of the text belongs to a right-to-left script."""
    return direction_of(text) is Qt.LayoutDirection.RightToLeft


def _prepare(article: Article, px: int, parent: QObject) -> Prepared:
    right_to_left = reads_right_to_left(article.text)
    px = px + _RIGHT_TO_LEFT_GROWTH if right_to_left else px
    line = round(px * _RIGHT_TO_LEFT_LINE) if right_to_left else fonts.line_height(Role.ARTICLE, px=px)
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.font(Role.ARTICLE, px=px))
    document.setDefaultTextOption(_option())
    fill = Fill(article.text, document, line)
    fill.add()
    fill.reach(len(article.text) if fill.is_short else 0)
    titled = begins_with_title(article.text, article.title)
    told = (asides(article, fill.offsets), source_of(article))
    made = Prepared(article, fill.offsets, document, right_to_left, titled, px, line, fill, *told)
    if titled:
        _set_title(made)
    return made


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _set_title(prepared: Prepared) -> None:
    px = title_px(prepared.px)
    cursor = QTextCursor(prepared.document.begin())
    cursor.setBlockFormat(block_format(fonts.line_height(Role.ARTICLE_TITLE, px=px), below=4))
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
