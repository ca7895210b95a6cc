"""Owns what the analyst selects in the shown article: the caret, the selection, and the span being corrected."""

from typing import Final
from unicodedata import category

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from annotator.domain.span import Span, trimmed
from annotator.gui.clusters import cluster_end, cluster_start
from annotator.gui.views.reader_canvas import Chosen
from annotator.gui.views.reader_document import Prepared
from annotator.gui.views.reader_keys import start_after

_MARKS: Final = frozenset(",;:.!?…–—·•،؛؟۔।॥、。，；：！？")
_LEADING: Final = _MARKS | frozenset(")]}")
_TRAILING: Final = _MARKS | frozenset("([{")


def of_words(text: str, span: Span) -> Span:
    """What of a selection makes a claim: without the marks and blanks around its words; as it is if it has none.

    Worked example: ", Minister Akar;" gives "Minister Akar"; the stop of "U.S." belongs to the word.
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or _is_loose(text, start, end)):
        start += 1
    while start < end and (text[end - 1].isspace() or _is_closing(text[start:end])):
        end -= 1
    return Span(start, end) if start < end else span


def _is_loose(text: str, at: int, end: int) -> bool:
    """Whether a mark stands before words: no part of a number, nor of what is read as one sign with the next."""
    following = text[at + 1 : min(at + 2, end)]
    return text[at] in _LEADING and not following.isdigit() and not category(following or " ").startswith("M")


def _is_closing(quote: str) -> bool:
    shortened = quote.endswith(".") and "." in quote.rsplit(maxsplit=1)[-1][:-1].strip(".")
    return quote[-1] in _TRAILING and not shortened


class Selection(QObject):
    """The selection of one text view, in code points of the stored text and never through what is read as one sign."""

    changed = Signal(object)
    """The span that the analyst selected, or None."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._prepared: Prepared | None = None
        self._held = True
        self._told: Span | None = None
        self._placing = False
        self.draft: Span | None = None
        """The span being corrected, as it stands now."""
        edit.selectionChanged.connect(self.follow)

    def attach(self, prepared: Prepared | None) -> None:
        """Counts in this article from now on."""
        self._prepared = prepared

    @property
    def exists(self) -> bool:
        """Whether anything is selected, be it blanks only."""
        return self._edit.textCursor().hasSelection()

    @property
    def ends(self) -> tuple[int, int]:
        """The UTF-16 positions of anchor and caret."""
        cursor = self._edit.textCursor()
        return cursor.anchor(), cursor.position()

    def span(self) -> Span | None:
        """What is selected, whole clusters without blanks at the ends; None if there is nothing."""
        if self._prepared is None or not self.exists:
            return None
        start, end = self._offsets()
        text = self._prepared.article.text
        found = trimmed(text, cluster_start(text, start), cluster_end(text, end))
        # A mark over a blank belongs to it: without the blank it would stand over what comes before.
        return Span(cluster_start(text, found.start), found.end) if found else None

    def words(self) -> str:
        """The stored characters of the selection, not those Qt shows in their place."""
        start, end = self._offsets()
        return self._prepared.article.text[start:end] if self._prepared else ""

    def place(self, anchor: int, position: int) -> None:
        """Moves the caret without the scrolling that Qt adds to it, and without saying that the analyst selected."""
        bar = self._edit.verticalScrollBar()
        value = bar.value()
        self._placing = True
        self._edit.setTextCursor(self._moved(anchor, position))
        self._placing = False
        bar.setValue(value)

    def settle(self, came_from: int) -> None:
        """Moves on a caret that Qt left within a sign, as it does after some Indic ones, the way it was moving."""
        anchor, position = self.ends
        if self._prepared is None:
            return
        text, offsets = self._prepared.article.text, self._prepared.offsets
        at = offsets.offset(position)
        start, end = cluster_start(text, at), cluster_end(text, at)
        half = offsets.position(at) != position and self._edit.document().characterAt(position).strip("\u2029")
        if half:
            end = cluster_end(text, at + 1)
        if half or start != at:
            settled = offsets.position(end if position > came_from else start)
            self._edit.setTextCursor(self._moved(anchor, settled))

    def drop(self) -> None:
        """Leaves the caret where it is, with nothing selected."""
        position = self.ends[1]
        self.place(position, position)

    def follow(self) -> None:
        """Takes what is selected now as the draft where one is held, and says it if it is new."""
        if self._placing:
            return
        span = self.span()
        if self.draft is not None and self._held and span is not None:
            self.draft = span
        if span != self._told:
            self._told = span
            self.changed.emit(span)

    def show_draft(self, span: Span, *, held: bool) -> None:
        """Makes a span the draft; held it is what is selected, else what is selected is only said."""
        was_held, self._held = self._held or self.draft is None, held
        self.draft = span
        if self._prepared is None:
            return
        start, end = self._prepared.offsets.positions(span)
        if held:
            self.place(start, end)
        else:
            at = start if was_held and self.exists else self.ends[1]
            self.place(at, at)
        self._told = span if held else None

    def shows_draft(self) -> bool:
        """Whether the draft's box stands for the selection."""
        return self.draft is not None and self._held

    def move_start(self, event: QKeyEvent) -> None:
        """Moves where the draft starts, also after a click had dropped its selection."""
        if self._held and self._prepared is not None and self.draft is not None:
            self.place(*self._prepared.offsets.positions(self.draft))
        cursor = self._edit.textCursor()
        self.place(start_after(event, cursor), cursor.selectionEnd())
        self.follow()

    def chosen(self, *, focused: bool) -> Chosen:
        """Draft, selection and caret as they are drawn; no claim."""
        cursor = self._edit.textCursor()
        draft = self._prepared.offsets.positions(self.draft) if self._prepared and self.draft else None
        # While a span is being corrected its box is the selection: two would lie over each other.
        selection = cursor if cursor.hasSelection() and not self.shows_draft() else None
        return Chosen(None, draft, selection, cursor.position() if focused else None)

    def _moved(self, anchor: int, position: int) -> QTextCursor:
        cursor = self._edit.textCursor()
        last = self._edit.document().characterCount() - 1  # of a long article there may be less than it was
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _offsets(self) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        if self._prepared is None:
            return 0, 0
        offset = self._prepared.offsets.offset
        return offset(cursor.selectionStart()), offset(cursor.selectionEnd())
