"""The panel of the root graph: the chosen edge, what speaks for it, and what either answer does to the fact."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.ids import ArticleId
from annotator.domain.view import FactDetail
from annotator.gui.badges import BadgeLabel, KeyCap
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import status_look
from annotator.gui.views.graph_words import STANDINGS, Asked, change_words, count_words, says
from annotator.services.rooting import RootChange, RootCount, RootEffect

_WIDTH, _HEIGHT = 288, 140
_ANY = 16_777_215
"""What Qt takes for no limit."""
_DIFFERING = ("became", "is elsewhere", "differ")
_MOST_TOLD = 4
"""So many other facts are told of."""
_ROWS = (("Now", ""), ("Join", "root.join"), ("Cut", "root.cut"))


class EffectTable(QFrame):
    """Three rows: how many roots carry the fact now, after joining and after cutting."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._counts = [QLabel() for _ in _ROWS]
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(6)
        for (word, key), count in zip(_ROWS, self._counts, strict=True):
            row = QHBoxLayout()
            row.setSpacing(8)
            if key:
                row.addWidget(KeyCap(theme, key))
            count.setProperty("role", "head")
            row.addWidget(QLabel(word))
            row.addStretch(1)
            row.addWidget(count)
            self._rows.addLayout(row, 1)

    def turn(self, *, below: bool) -> None:
        """Stands in one line where there is little height, else in three."""
        way = QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)
        self._rows.setSpacing(24 if below else 6)

    def show_effect(self, effect: RootEffect | None) -> None:
        """Shows other counts; none before they are known."""
        counts: tuple[RootCount | None, ...] = (effect.now, effect.joined, effect.cut) if effect else (None, None, None)
        for label, (word, _), count in zip(self._counts, _ROWS, counts, strict=True):
            label.setText(count_words(count) if count else "")
            label.setAccessibleName(f"{word}: {count_words(count)} roots" if count else word)


class GraphPanel(QScrollArea):
    """Beside the graph where there is room, else below it; then its two parts stand side by side."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._title, self._badge = QLabel("Chosen edge"), BadgeLabel(status_look(theme.tokens, "proposed"), "Suggested")
        self._says, self._why, self._others = (QLabel(wordWrap=True) for _ in range(3))
        self._effect_head = QLabel("What your answer does to this fact", wordWrap=True)
        self.table = EffectTable(theme)
        self._look, self._below = "", False
        self._reasons: Sequence[str] = ()
        self._lay_out()
        theme.changed.connect(self._show_badge)

    def show_edge(
        self, detail: FactDetail, asked: Asked | None, effect: RootEffect | None, speakers: Mapping[ArticleId, str]
    ) -> None:
        """Tells of what is chosen, and what answers would do once that is known; of nothing why there is nothing."""
        rows = {row.article.id: row for row in detail.evidence}
        if asked is None:
            self._says.setText("Nothing joins these articles: each is a root of its own.")
        else:
            self._says.setText(shown_text(says(asked, rows, speakers, detail.graph)))
            self._look = asked.edge.standing.value
        reasons = asked.edge.reasons if asked else ()
        self._reasons = reasons
        self._show_reasons()
        for label, shown in ((self._why, bool(reasons)), (self._badge, asked is not None)):
            label.setVisible(shown)
        self._effect.setVisible(asked is not None)
        self.show_effect(effect)
        self._show_badge()

    def show_effect(self, effect: RootEffect | None) -> None:
        """Tells what either answer would do; nothing before that is known."""
        self.table.show_effect(effect)
        others = _others_words(effect.others) if effect else ""
        self._others.setText(shown_text(others))
        self._others.setVisible(bool(others))

    def turn(self, *, below: bool) -> None:
        """Stands beside the graph, or below it."""
        way = QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() != way:
            self._parts.setDirection(way)
        self._below = below
        self._show_reasons()
        self.table.turn(below=below)
        for part in range(2):
            self._parts.setStretch(part, 1 if below else 0)
        self._parts.setStretch(2, 0 if below else 1)
        least, most = (QSize(0, _HEIGHT), QSize(_ANY, _HEIGHT)) if below else (QSize(_WIDTH, 0), QSize(_WIDTH, _ANY))
        self.setMinimumSize(least)
        self.setMaximumSize(most)

    def _show_reasons(self) -> None:
        """One a line; or, below the graph, as many in a line as fit."""
        told = [f"{_sign(reason)}\N{NO-BREAK SPACE}{reason}" for reason in map(shown_text, self._reasons)]
        self._why.setText("   ".join(told) if self._below else "\n".join(told))
        self._why.setAccessibleName("; ".join(self._reasons))

    def _show_badge(self) -> None:
        words = {standing.value: told for standing, told in STANDINGS.items()}
        if self._look:
            word, look = words[self._look]
            self._badge.show_badge(status_look(self._theme.tokens, look), word)

    def _lay_out(self) -> None:
        for label, role in (
            (self._title, "head"), (self._says, "claim"), (self._why, "second"),
            (self._others, "second"), (self._effect_head, "head"),
        ):  # fmt: skip
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._badge)
        about = _column(self._says, self._why)
        about_layout = about.layout()
        if isinstance(about_layout, QVBoxLayout):
            about_layout.insertLayout(0, head)
        self._effect = _column(self._effect_head, self.table, self._others)
        body = QWidget()
        body.setProperty("role", "window")
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._parts.setContentsMargins(16, 12, 16, 12)
        self._parts.setSpacing(16)
        self._parts.addWidget(about, 1)
        self._parts.addWidget(self._effect, 1)
        self._parts.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Chosen edge")


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made


def _sign(reason: str) -> str:
    """Whether a reason tells what the articles share, or what differs between them."""
    return "≠" if any(words in reason for words in _DIFFERING) else "+"


def _others_words(others: Sequence[RootChange]) -> str:
    """Which other facts an answer changes, one a line; of many the first."""
    if not others:
        return ""
    head = "1 more fact changes:" if len(others) == 1 else f"{len(others):,} more facts change:"
    lines = [change_words(each) for each in others[:_MOST_TOLD]]
    more = [f"and {len(others) - _MOST_TOLD:,} more"] if len(others) > _MOST_TOLD else []
    return "\n".join([head, *lines, *more])
