"""The relation buttons over Elsewhere: as many as fit, the rest in a menu."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from annotator.domain.link import Relation
from annotator.gui import icons
from annotator.gui.badges import KeyButton
from annotator.gui.clicks import SingleClicks
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import relation_look
from annotator.gui.views.review_candidates import relation_word

_SHOWN = ("same", "refines", "supersedes", "contradicts", "disputes", "supports", "different")
_KEPT = ("same", "contradicts", "different", "refines", "supersedes", "disputes", "supports")
"""From the one that must stand there to the one that goes first into the menu."""
_BOTH_WAYS = ("same", "contradicts", "different")
_GAP = 6
_APART = 24


class RelationBar(QWidget):
    """ "Link candidate 1 as" and a button for every relation; says `acted` with the id of the action."""

    acted = Signal(str)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._clicks = SingleClicks(self)
        self._label = QLabel(parent=self)
        self._label.setProperty("role", "second")
        self._buttons = {word: self._button(word) for word in _SHOWN}
        self._more = KeyButton(theme, "More")
        self._more.setParent(self)
        self._more.setAccessibleName("More relations")
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._kept: tuple[str, ...] = ()
        self._candidate = self._claim = 0
        self._turned = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_target(0, 0)
        theme.keys.changed.connect(self._show_keys)

    def show_target(self, candidate: int, claim: int, turned: Relation | None = None) -> None:
        """Says which candidate the buttons link to which claim; 0 for none, then nothing can be pressed.

        Args:
            turned: the relation that the candidate's row shows the other way round, as "Refined by".
        """
        self._candidate, self._claim, self._turned = candidate, claim, turned or ""
        self._label.setText(f"Link {candidate} as" if candidate else "")
        for word, button in self._buttons.items():
            button.set_word(relation_word(Relation(word), turned=word == turned))
            button.setEnabled(bool(candidate))
            button.setToolTip(self._explain(word))
            button.setAccessibleDescription(
                f"{button.key}. {self._explain(word)}" if button.key else self._explain(word)
            )
        self._more.setEnabled(bool(candidate))
        self._place(self.width())

    def _show_keys(self) -> None:
        self.show_target(self._candidate, self._claim, Relation(self._turned) if self._turned else None)

    def set_keys_live(self, live: bool) -> None:
        """Dims the key caps while the letters do not act."""
        for button in self._buttons.values():
            button.set_key_lives(live)

    def minimumSizeHint(self) -> QSize:
        """Room for one relation and the menu."""
        width = self._buttons["same"].sizeHint().width() + _GAP + self._more.sizeHint().width()
        return QSize(width, self._more.sizeHint().height())

    def sizeHint(self) -> QSize:
        """The same: what is said beside it comes first, and it takes the rest."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts as many buttons as fit."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def shown(self) -> tuple[str, ...]:
        """The relations that have a button now, from left to right."""
        return self._fitting(self.width())

    def _button(self, word: str) -> KeyButton:
        made = KeyButton(self._theme, word.capitalize(), f"link.{word}")
        made.setParent(self)
        made.set_icon_name(relation_look(self._theme.tokens, word).icon)
        # A click must not take the focus from the list, or the next letter would go nowhere.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.acted.emit(f"link.{word}"))
        self._clicks.watch(made)
        return made

    def _explain(self, word: str) -> str:
        if not self._candidate:
            return "Choose a candidate first"
        claim, candidate = f"claim {self._claim}", f"candidate {self._candidate}"
        if word in _BOTH_WAYS:
            words = {"same": "say the same", "contradicts": "cannot both hold", "different": "only look alike"}
            return f"{claim.capitalize()} and {candidate} {words[word]}"
        one, other = self._ends(word)
        return f"{one.capitalize()} {word} {other}; the other way round {other} {word} {one}"

    def _ends(self, word: str) -> tuple[str, str]:
        """Which is linked to which by the key of a relation: as the candidate's row shows it."""
        claim, candidate = f"claim {self._claim}", f"candidate {self._candidate}"
        return (candidate, claim) if word == self._turned else (claim, candidate)

    def _fitting(self, width: int) -> tuple[str, ...]:
        """The relations that fit into the width, in the order they stand in."""
        widths = {word: button.sizeHint().width() + _GAP for word, button in self._buttons.items()}
        width -= self._label.sizeHint().width() + _GAP
        if sum(widths.values()) <= width:
            return _SHOWN
        room, kept = width - self._more.sizeHint().width(), set[str]()
        for word in _KEPT:
            if widths[word] > room:
                break
            room -= widths[word]
            kept.add(word)
        return tuple(word for word in _SHOWN if word in kept)

    def _place(self, width: int) -> None:
        kept = self._fitting(width)
        self._more.setVisible(len(kept) < len(_SHOWN))
        right = width
        if len(kept) < len(_SHOWN):
            right = self._put(self._more, right)
        for word in reversed(_SHOWN):
            self._buttons[word].setVisible(word in kept)
            if word in kept:
                right = self._put(self._buttons[word], right)
        self._place_label(right)
        self._kept = kept

    def _put(self, button: KeyButton, right: int) -> int:
        size = button.sizeHint()
        button.setGeometry(right - size.width(), (self.height() - size.height()) // 2, size.width(), size.height())
        return right - size.width() - _GAP

    def _place_label(self, right: int) -> None:
        width = self._label.sizeHint().width()
        # Nearer to what is said of the candidates both would read as one sentence.
        self._label.setVisible(width + 4 + _APART <= right)
        self._label.setGeometry(right - width - 4, 0, width, self.height())

    def _fill_menu(self) -> None:
        """What has no button, and the other way round; made when it is opened, for it names claim and candidate."""
        self._menu.clear()
        for word in _SHOWN:
            if word not in self._kept:
                self._menu.addAction(self._entry(word, ""))
            if word not in _BOTH_WAYS:
                self._menu.addAction(self._entry(word, ".reversed"))

    def _entry(self, word: str, suffix: str) -> QAction:
        look = relation_look(self._theme.tokens, word)
        own = self._ends(word)
        one, other = own[::-1] if suffix else own
        key = self._theme.keys.cap(f"link.{word}{suffix}")
        text = f"{one.capitalize()} {word} {other}\t{key}".rstrip()
        entry = QAction(icons.icon(look.icon, look.fg), text, self._menu)
        entry.triggered.connect(lambda: self.acted.emit(f"link.{word}{suffix}"))
        return entry
