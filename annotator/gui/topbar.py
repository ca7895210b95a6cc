"""The top bar: menus, the field that opens the palette, which project is open, theme and analyst."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QMenuBar, QSizePolicy, QToolButton, QWidget

from annotator.gui import fonts
from annotator.gui.badges import key_width, live_ink, paint_key
from annotator.gui.fonts import Role
from annotator.gui.icons import icon, paint_icon
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.statusbar import Elided
from annotator.gui.theme import Choice, ThemeHolder, next_choice

HEIGHT = 40
_LONGEST_NAME = 90
_FIELD, _FIELD_NARROW = 420, 280
_WIDE = 1120
_THEMES = {
    Choice.LIGHT: ("light", "sun"),
    Choice.DARK: ("dark", "moon"),
    Choice.CONTRAST: ("high contrast", "contrast"),
}


class SearchButton(QAbstractButton):
    """Looks like a field and opens the palette."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_FIELD)
        self.show_words("Run a command")
        theme.keys.changed.connect(self.update)
        theme.changed.connect(self.update)

    def show_words(self, words: str) -> None:
        """Says what can be found."""
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._theme.keys.cap("palette"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as in the design."""
        return QSize(_FIELD, 28)

    def minimumSizeHint(self) -> QSize:
        """Room for two words and the key."""
        return QSize(200, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a field with icon, words and key cap."""
        painter, tokens = QPainter(self), self._theme.tokens
        box = QRectF(self.rect())
        paint_box(painter, box, fill=tokens.surface, edge=tokens.border_strong)
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus, radius=4)
        paint_icon(painter, "search", QRectF(10, box.center().y() - 8, 16, 16), color=tokens.text2)
        key = self._theme.keys.cap("palette")
        end = box.right() - 8
        if key:
            end -= key_width(key)
            paint_key(painter, QPointF(round(end), box.center().y()), key, ink=live_ink(tokens))
        painter.setFont(fonts.font(Role.SMALL))
        painter.setPen(QColor(tokens.text3))
        room = QRectF(34, 0, end - 42, box.height())
        words = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class AnalystBadge(QWidget):
    """Who decides here."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_name(self, name: str) -> None:
        """Shows an analyst's name, in short if it is long."""
        metrics = QFontMetricsF(fonts.font(Role.SMALL_STRONG))
        self._name = metrics.elidedText(shown_text(name), Qt.TextElideMode.ElideRight, _LONGEST_NAME)
        self.setVisible(bool(name))
        self.setToolTip(shown_text(f"Decisions are made as {name}"))
        self.setAccessibleName(f"Analyst {name}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the name."""
        width = QFontMetricsF(fonts.font(Role.SMALL_STRONG)).horizontalAdvance(self._name)
        return QSize(round(width) + 16, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the name in a thin frame: it says something and cannot be pressed."""
        painter, tokens = QPainter(self), self._theme.tokens
        box = QRectF(self.rect())
        paint_box(painter, box, fill="", edge=tokens.border_strong)
        painter.setFont(fonts.font(Role.SMALL_STRONG))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._name)


class TopBar(QWidget):
    """Menus at the left, the palette's field in the middle, the project at the right; `wanted` carries an action."""

    wanted = Signal(str)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "top")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.search = SearchButton(theme)
        self.search.clicked.connect(lambda: self.wanted.emit("palette"))
        self._lock = QLabel()
        self._project = Elided(Role.SMALL_STRONG)
        self._state = QLabel()
        self._state.setProperty("role", "second")
        self._switch = QToolButton()
        self._switch.clicked.connect(lambda: self.wanted.emit("view.theme"))
        self.analyst = AnalystBadge(theme)
        self._lay_out()
        theme.changed.connect(self._show_icons)
        theme.keys.changed.connect(self._show_icons)
        self._show_icons()
        self.show_project("", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the project's name its room in a small window."""
        super().resizeEvent(event)
        self.search.setMaximumWidth(_FIELD if self.width() >= _WIDE else _FIELD_NARROW)

    def show_project(self, name: str, state: str, *, analyst: str = "") -> None:
        """Shows the open project, whether it is saved, and who decides; "" for none."""
        self._lock.setVisible(bool(name))
        self._project.show_text(name)
        self._project.setVisible(bool(name))
        self._state.setText("No project open")
        if name:
            self.show_state(state)
        self.search.show_words("Search articles, claims, facts, or run a command" if name else "Run a command")
        self.analyst.show_name(analyst)

    def show_state(self, state: str) -> None:
        """Shows whether the open project is saved."""
        self._state.setText(f"· {state}")

    @property
    def state(self) -> str:
        """What is said of the project, as shown."""
        return self._state.text().removeprefix("· ")

    @property
    def project(self) -> str:
        """The project's name, as shown."""
        return self._project.accessibleName()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 1)
        row.setSpacing(6)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.menus)
        left.addStretch(1)
        right.setSpacing(6)
        right.addStretch(1)
        for widget in (self._lock, self._project, self._state, self._switch, self.analyst):
            right.addWidget(widget)
        # Equal parts at both sides keep the field in the middle while there is room.
        row.addLayout(left, 1)
        row.addWidget(self.search)
        row.addLayout(right, 1)

    def _show_icons(self) -> None:
        tokens = self._theme.tokens
        self._lock.setPixmap(icon("lock", tokens.text3, 16).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self._lock.setToolTip("Everything stays in one file on this computer")
        word, drawing = _THEMES[next_choice(self._theme.choice, self._theme.theme)]
        self._switch.setIcon(icon(drawing, tokens.text2, 16))
        key = self._theme.keys.cap("view.theme")
        said = f"Change to the {word} theme{f' ({key})' if key else ''}"
        self._switch.setToolTip(said)
        self._switch.setAccessibleName(f"Change to the {word} theme")
        self._switch.setAccessibleDescription(key)
