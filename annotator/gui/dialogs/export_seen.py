"""What an export would hold, seen before it is made: the account of each kind, the first lines, and the gold card."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.messages import counted
from annotator.gui import fonts
from annotator.gui.hairline import hairline
from annotator.gui.offsets import shown_text

if TYPE_CHECKING:
    from annotator.formats.document import Entry
    from annotator.formats.format import Format
    from annotator.formats.output import Held
    from annotator.formats.parting.witness import Proof
    from annotator.services.exporting import ExportReport
    from annotator.services.outgoing.gold_card import GoldCard
    from annotator.services.previewed_export import Previewed

_CARD_WIDTH: Final = 256
COUNTING: Final = "Counting …"
LOST_KINDS: Final = "Kinds lacking, with losses"
_SEVERAL: Final = {"entity": "entities"}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SeenExport(QWidget):
    """The losses of one format as a table that adds up, and the first lines of its file."""

    def __init__(self) -> None:
        super().__init__()
        self.head = _words("", strong=True)
        self.sums = _words("held + lost = total in every row: adds up", role="word", kind="confirmed")
        self.losses = _words("", role="second")
        self.note = _words("", role="second")
        self.glued = _words("", role="word", kind="unsure")
        self.table = QWidget()
        self.lines = QLabel()
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.setFont(fonts.font(fonts.Role.CODE))
        self.lines.setProperty("role", "sunken")
        self.lines.setContentsMargins(12, 8, 12, 8)
        self.lines.setMinimumWidth(1)
        self.lines_head = _words("", strong=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self.head, self.losses, self.note, self.glued, self.sums, self.table, self.lines_head, self.lines):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.wait_for(None)

    def wait_for(self, each: "Format | None", note: str = COUNTING) -> None:
        """Shows what is always true of a format, until it is counted."""
        self.head.setText(f"What {each.short_title} can hold" if each else "")
        self.losses.setText(each.losses if each else "")
        self.note.setText(note)
        self.note.show()
        for part in (self.glued, self.sums, self.table, self.lines_head, self.lines):
            part.hide()

    def show_seen(self, seen: "Previewed") -> None:
        """Shows what was counted, and how the file begins."""
        self.show_kinds(seen.report)
        files = f", {len(seen.files):,} files" if seen.files else ""
        self.lines_head.setText(f"The first lines{files}")
        self.lines.setText(shown_text("\n".join(line[:120] for line in seen.lines[:8])))
        for part in (self.lines_head, self.lines):
            part.setVisible(bool(seen.lines))

    def show_kinds(self, report: "ExportReport") -> None:
        """Shows what was counted."""
        self.note.hide()
        table = QWidget()
        _fill(table, report.kinds, report.gold.format.short_title)
        self.sums.setVisible(all(each.held + each.lost_count == each.total for each in report.kinds))
        self._column.replaceWidget(self.table, table)
        self.table.deleteLater()
        self.table = table
        self._show_split(report.split)

    def _show_split(self, split: "Proof | None") -> None:
        """Shows why a part has no article, if that is so."""
        from annotator.services.outgoing.splitting import glued_words

        self.glued.setText(glued_words(split) if split else "")
        self.glued.setVisible(bool(self.glued.text()))


class CardPanel(QFrame):
    """What the gold card says, in pairs of words and figures."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_CARD_WIDTH)
        self.setProperty("role", "sunken")
        self.setAccessibleName("Gold card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(8)
        head = _words("Gold card", strong=True)
        self._column.addWidget(head)
        self._column.addWidget(_words("goes with every file", role="second"))
        self._column.addWidget(hairline())
        self.note = _words("", role="second")
        self._column.addWidget(self.note)
        self._body = QWidget()
        self._losses = _words("", strong=True)
        self._column.addWidget(self._body)
        self._column.addStretch(1)

    @property
    def said(self) -> list[str]:
        """What it says, line by line."""
        shown = [label for label in self.findChildren(QLabel) if label.isVisibleTo(self) and label.text()]
        return [label.text() for label in shown]

    def wait_for(self, note: str = COUNTING) -> None:
        """Leaves out what another format may hold otherwise, and says what is waited for, until it is counted."""
        self._losses.setText("…")
        self.note.setText(note)
        self.note.show()

    def show_card(self, card: "GoldCard") -> None:
        """Shows it."""
        self.note.hide()
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, (name, said) in enumerate(_pairs(card)):
            grid.addWidget(_words(name), row, 0, _LEFT)
            self._losses = _words(said, strong=True)  # its last line tells them
            grid.addWidget(self._losses, row, 1, _RIGHT)
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body


def _fill(table: QWidget, kinds: "tuple[Held, ...]", title: str) -> None:
    """A row for each kind; that the format itself has no place for it needs no name, which stands above."""
    from annotator.services.outgoing.losses import kind_name

    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(4, 1)
    for column, head in enumerate(("Kind", "Total", "Held", "Lost", "Why")):
        grid.addWidget(_words(head, role="slot"), 0, column, _RIGHT if column in (1, 2, 3) else _LEFT)
    for row, each in enumerate(kinds, 1):
        why = max(each.lost.items(), key=lambda lost: len(lost[1]))[0] if each.lost else ""
        why = why.removeprefix(f"{title} has ")
        more = f", and {len(each.lost) - 1} more reasons" if len(each.lost) > 1 else ""
        cells = (
            kind_name(each.kind).capitalize(),
            f"{each.total:,}",
            f"{each.held:,}",
            f"{each.lost_count:,}",
            f"{why}{more}",
        )
        for column, words in enumerate(cells):
            lost = column == 3 and each.lost_count > 0
            label = _words(words, strong=lost, role="word" if lost else "", kind="unsure" if lost else "")
            label.setWordWrap(column == 4)
            if column == 4:  # aligned, a label gets no height for its width
                grid.addWidget(label, row, column)
                continue
            grid.addWidget(label, row, column, _RIGHT if column in (1, 2, 3) else _LEFT)


def _pairs(card: "GoldCard") -> Iterator[tuple[str, str]]:
    schemas = [version for version, _ in card.schemas]
    yield "Label schema", f"version {schemas[-1]}" if schemas else "none"
    yield "Analysts", ", ".join(each.name for each in card.analysts) or "nobody"
    if card.judged:
        parts = (card.blind, card.assisted, *([card.unknown] if card.unknown else []))
        told = "Blind, assisted, not known" if card.unknown else "Blind, assisted"
        yield told, ", ".join(f"{100 * part / card.judged:.0f} %" for part in parts)
    for each in card.agreed:
        found = each.found
        if found.alpha is not None and found.low is not None and found.high is not None:
            # The number stands on the left: on the right the interval fills the line.
            yield (
                f"Alpha, {counted(found.items, each.kind, _SEVERAL.get(each.kind, ''))}",
                f"{found.alpha:.2f} [{found.low:.2f}, {found.high:.2f}]",
            )
    if any(each.found.items for each in card.agreed):
        yield "Differences open", f"{sum(each.differing for each in card.agreed):,}"
        yield "Settled", f"{card.settled:,}"
    if card.split:
        yield "Split", ", ".join(f"{part.name} {part.articles:,}" for part in card.split.parts)
        yield "In two parts", f"{sum(len(each.ids) for each in card.split.straddling):,}"
    heads = (f"{head.name} {head.hash[:8]}" for head in card.heads[:3])
    yield "Chain heads", "\n".join(heads) or "none"
    lost = [each.kind for each in card.kinds if each.lost_count]
    lacking = sum(map(_lacks(card.format), lost))
    yield LOST_KINDS, f"{lacking:,}, {len(lost) - lacking:,}"


def _lacks(each: "Format") -> "Callable[[type[Entry]], bool]":
    """Whether a format has no place for a kind; it is none of its own if it goes with others, as judgements do."""
    from annotator.formats.document import DetailEntry, JudgementEntry, RelationEntry

    held = (*(each.exporter.holds if each.exporter else ()), JudgementEntry, RelationEntry, DetailEntry)
    return lambda kind: kind not in held


def _words(text: str, *, strong: bool = False, role: str = "", kind: str = "") -> QLabel:
    made = QLabel(text, wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(fonts.font(fonts.Role.SMALL_STRONG if strong else fonts.Role.SMALL))
    if role:
        made.setProperty("role", role)
    if kind:
        made.setProperty("kind", kind)
    return made
