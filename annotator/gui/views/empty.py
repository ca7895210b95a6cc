"""What a pane shows when there is nothing: why, and the one way on with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui import icons
from annotator.gui.badges import KeyButton, KeyCap
from annotator.gui.keys import let_letters_act
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder


class EmptyLine(QWidget):
    """One line: why there is nothing, and the key that leads on."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._title, self._why = QLabel(), QLabel()
        self._title.setProperty("role", "head")
        self._why.setProperty("role", "second")
        self._key = KeyCap(theme, "")
        let_letters_act(self)  # it takes the focus of the list in whose place it stands
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addStretch(1)
        for part in (self._title, self._why, self._key):
            row.addWidget(part)
        row.addStretch(1)

    def show_reason(self, title: str, why: str = "", key: str = "") -> None:
        """Shows a reason, and a key with what it does."""
        self._title.setText(shown_text(title))
        self._why.setText(shown_text(why))
        self._key.set_key(key)
        self._key.setVisible(bool(key))
        self.setAccessibleName(f"{title}. {why} {self._theme.keys.cap(key)}".strip())

    def title(self) -> str:
        """What is said."""
        return self._title.text()


class EmptyBox(QWidget):
    """A dashed box with one drawing, one sentence why, and one way on; says `wanted` when its button is pressed."""

    wanted = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme, self._icon = theme, "target"
        self._picture, self._title, self._why = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "head")
        self._why.setProperty("role", "second")
        self._key = KeyCap(theme, "")
        self._button = KeyButton(theme, "")
        self._button.clicked.connect(self.wanted)
        self._button.hide()
        self._other_key, self._other = KeyCap(theme, ""), QLabel()
        self._other.setProperty("role", "second")
        for label in (self._picture, self._title, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._picture)
        let_letters_act(self)  # it takes the focus of the list in whose place it stands
        self._lay_out()
        theme.changed.connect(self._draw)

    def show_reason(
        self,
        title: str,
        why: str,
        *,
        icon: str = "target",
        button: str = "",
        key: str = "",
        other: tuple[str, str] = ("", ""),
    ) -> None:
        """Shows why there is nothing and what leads on: a button with its key, or the key alone.

        Args:
            key: a fixed key, or the id of the action whose key it is.
            other: a second way, as such a key and what it does, beside the button.
        """
        self._icon = icon
        self._title.setText(shown_text(title))
        self._why.setText(shown_text(why))
        self._key.set_key(key)
        self._key.setVisible(bool(key) and not button)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.set_key(key)
        self._button.setVisible(bool(button))
        self._show_other(*other)
        spoken = (f"{title}.", why, self._theme.keys.cap(key), self._theme.keys.cap(other[0]), other[1])
        self.setAccessibleName(" ".join(part for part in spoken if part))
        self._draw()

    def title(self) -> str:
        """What is said."""
        return self._title.text()

    def _show_other(self, key: str, word: str) -> None:
        self._other_key.set_key(key)
        self._other.setText(word)
        for part in (self._other_key, self._other):
            part.setVisible(bool(key))

    def _lay_out(self) -> None:
        box = QFrame()
        box.setProperty("role", "empty")
        box.setMaximumWidth(520)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(6)
        for part in (self._picture, self._title, self._why):
            inner.addWidget(part)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addStretch(1)
        for way in (self._key, self._button, self._other_key, self._other):
            ways.addWidget(way)
        ways.addStretch(1)
        inner.addLayout(ways)
        # In the middle of its pane, a little above it as the eye expects; as wide as the pane up to its most.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(box, 1_000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def _draw(self) -> None:
        self._picture.setPixmap(icons.icon(self._icon, self._theme.tokens.text2, 20).pixmap(20, 20))
