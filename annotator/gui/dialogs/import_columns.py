"""The columns of a table that is to come in: what each becomes, how its rows fit, and what is remembered of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.json import Json, as_object, as_str
from annotator.formats.manner import FIELDS
from annotator.gui.dialogs.import_fits import Fit, Sign, fit_of
from annotator.gui.fonts import Role
from annotator.gui.icons import icon
from annotator.gui.offsets import shown_text
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder, set_kind
from annotator.services.incoming.previewed import Preview
from annotator.services.settings import Settings

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport

_NAMES: Final = {
    "text": "text of the article",
    "title": "title",
    "source": "outlet",
    "url": "address",
    "author": "author",
    "published": "date",
    "language": "language",
    "id": "id of the article",
    "article": "article (id, address, title)",
    "quote": "words in the article",
    "start": "where the words begin",
    "end": "where the words end",
    "claim": "claim text",
    "status": "status",
    "verdict": "verdict",
    "label": "label of the words (PER)",
    "annotator": "who judged it",
    "speaker": "said by",
    "subject": "who",
    "predicate": "did what",
    "objects": "whom, what",
    "quantities": "how much",
    "time": "when",
    "place": "where",
    "cue": "cue",
}
_KEPT, _LEFT = "keep as it is", "leave it out"
_HEADS: Final = ("Column", "First row says", "Becomes", "")
_MOST_REMEMBERED: Final = 60
_COMBO_WIDTH: Final = 208
_SEEN_ROWS: Final = 5


class Keeps(Protocol):
    """What keeps settings."""

    @property
    def settings(self) -> Settings:
        """The settings in use."""

    def keep(self, settings: Settings) -> None:
        """Takes other settings and saves them."""


class RememberedColumns:
    """Which columns were chosen for tables with which headings, in the user's settings."""

    def __init__(self, memory: Keeps) -> None:
        self._memory = memory

    def of(self, headings: tuple[str, ...]) -> Mapping[str, str]:
        """The columns chosen for these headings; empty if none were."""
        try:
            value: Json = json.loads(self._memory.settings.columns.get(_key(headings), "{}"))
        except ValueError:
            return {}
        known = {name: as_str(heading) for name, heading in as_object(value).items() if name in FIELDS}
        return {name: heading for name, heading in known.items() if heading in (*headings, "")}

    def keep(self, headings: tuple[str, ...], columns: Mapping[str, str]) -> None:
        """Remembers the columns chosen for these headings, the newest sets of headings only."""
        others = {key: value for key, value in self._memory.settings.columns.items() if key != _key(headings)}
        kept = dict(list(others.items())[-_MOST_REMEMBERED + 1 :])
        kept[_key(headings)] = json.dumps(dict(columns), ensure_ascii=False, sort_keys=True)
        self._memory.keep(replace(self._memory.settings, columns=kept))


def _key(headings: Sequence[str]) -> str:
    return "\t".join(headings)


class FieldCombo(QComboBox):
    """What a column becomes; a wheel over it scrolls the columns and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_COMBO_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(len(_NAMES) + 1)
        self.addItem(_KEPT, "")
        for name, words in _NAMES.items():
            self.addItem(words, name)

    @property
    def field(self) -> str:
        """The field that is chosen, "" for none."""
        return str(self.currentData() or "")

    def choose(self, field: str) -> None:
        """Shows a field."""
        self.setCurrentIndex(max(0, self.findData(field)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to what it scrolls."""
        event.ignore()


class FitWords(QWidget):
    """How the rows fit a column: a sign, and what was found."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._sign, self.words = QLabel(), Elided(Role.SMALL)
        self._sign.setFixedWidth(16)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._sign)
        line.addWidget(self.words, 1)
        self.words.setProperty("role", "word")

    def show_fit(self, fit: Fit) -> None:
        """Shows it."""
        tokens = self._theme.tokens
        name, color = ("alert", tokens.unsure.fg) if fit.sign is Sign.ILL else ("tick", tokens.confirmed.fg)
        if fit.sign is Sign.UNTOLD:
            self._sign.clear()
        else:
            self._sign.setPixmap(icon(name, color).pixmap(16, 16))
        set_kind(self.words, "unsure" if fit.sign is Sign.ILL else "")
        self.words.show_text(fit.words)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A field that one column took from another as somebody walked through the fields."""

    by: FieldCombo
    other: FieldCombo
    field: str


class ColumnsForm(QWidget):
    """One line a column of the table; says `changed` with the columns that are chosen now, field by field."""

    changed = Signal(object)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._headings: tuple[str, ...] = ()
        self._combos: list[FieldCombo] = []
        self._taken: _Taken | None = None
        self._firsts: list[Elided] = []
        self._fits: list[FitWords] = []
        self._shown: tuple[Preview, ImportReport | None] | None = None
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._lines)
        self._column.addStretch(1)
        theme.changed.connect(self._show_fits)

    @property
    def columns(self) -> Mapping[str, str]:
        """Which column is chosen for each field, "" for none."""
        chosen = {combo.field: heading for heading, combo in self._by_heading}
        return {name: chosen.get(name, "") for name in FIELDS}

    def combo(self, heading: str) -> FieldCombo:
        """The combo of a column."""
        return dict(self._by_heading)[heading]

    def fit_said(self, heading: str) -> str:
        """What is said of how the rows fit a column."""
        return self._fits[self._headings.index(heading)].words.accessibleName()

    def show_table(self, seen: Preview, tried: "ImportReport | None") -> None:
        """Shows the columns as they are read now; amber where the one that holds the text must be chosen."""
        self._shown = (seen, tried)
        if self._headings != seen.columns:
            self._headings = seen.columns
            self._build()
        field_by_heading = {heading: name for name, heading in seen.mapping.items()}
        ours = any(name not in FIELDS for name in seen.mapping)
        asked = seen.wrong == "table-no-text"
        for place, (heading, combo) in enumerate(self._by_heading):
            said = [row[place] for row in seen.rows[:_SEEN_ROWS] if row[place]]
            self._firsts[place].show_text(seen.rows[0][place] or "empty" if seen.rows else "")
            combo.setToolTip(shown_text("\n".join(said)))
            name = field_by_heading.get(heading, "")
            combo.setItemText(0, _KEPT if seen.of_claims else _LEFT)
            combo.choose(name)
            combo.setEnabled(not ours)
            set_kind(combo, "warn" if asked and not name else "")
        self._show_fits()

    @property
    def _by_heading(self) -> Sequence[tuple[str, FieldCombo]]:
        return list(zip(self._headings, self._combos, strict=True))

    def _show_fits(self) -> None:
        if self._shown is None:
            return
        seen, tried = self._shown
        for place, (heading, combo) in enumerate(self._by_heading):
            fit = fit_of(combo.field, place, seen, tried)
            self._fits[place].show_fit(fit)
            combo.setAccessibleName(f"Column {heading} becomes")
            combo.setAccessibleDescription(fit.words)

    def _build(self) -> None:
        """Makes a line for each column."""
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (words, stretch) in enumerate(zip(_HEADS, (3, 3, 0, 4), strict=True)):
            head = QLabel(words)
            head.setProperty("role", "slot")
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, stretch)
        self._taken = None
        self._combos = [self._combo() for _ in self._headings]
        self._firsts = [Elided(Role.SMALL, color="second") for _ in self._headings]
        self._fits = [FitWords(self._theme) for _ in self._headings]
        for row, heading in enumerate(self._headings, 1):
            name = Elided(Role.CODE)
            name.show_text(heading)
            for column, part in enumerate((name, self._firsts[row - 1], self._combos[row - 1], self._fits[row - 1])):
                grid.addWidget(part, row, column)
        self._column.replaceWidget(self._lines, lines)
        self._lines.deleteLater()
        self._lines = lines

    def _combo(self) -> FieldCombo:
        made = FieldCombo()
        made.activated.connect(lambda _at: self._chosen(made))
        return made

    def _chosen(self, changed: FieldCombo) -> None:
        """Takes a field for one column from any other that had it; gives back what it had taken on its way there."""
        if self._taken is not None and self._taken.by is changed and not self._taken.other.field:
            self._taken.other.choose(self._taken.field)
        self._taken = None
        for combo in self._combos:
            if combo is not changed and combo.field and combo.field == changed.field:
                self._taken = _Taken(changed, combo, combo.field)
                combo.choose("")
        self.changed.emit(self.columns)
