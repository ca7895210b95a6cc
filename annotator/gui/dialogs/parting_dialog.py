"""The question what becomes of something typed that is not saved when its project or the window is left."""

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.overlay import Host, Overlay


class Answer(Enum):
    """What becomes of it."""

    STAY = auto()
    DISCARD = auto()
    SAVE = auto()


class PartingDialog(Overlay):
    """Save it, discard it, or stay; `answer` holds from when it is closed."""

    def __init__(self, host: Host, typed: str) -> None:
        super().__init__(host, f"Save {typed}?", width=560)
        self.answer = Answer.STAY
        self.add_head(f"Save {typed}?", "pencil")
        row = self.add_foot("It is typed, but not saved.")
        discard = KeyButton(self.theme, "Discard it")
        discard.clicked.connect(lambda: self._give(Answer.DISCARD))
        self.save = KeyButton(self.theme, "Save it", "Enter", kind=ButtonKind.PRIMARY)
        self.save.clicked.connect(self.act)
        for button in (self.close_button("Stay"), discard, self.save):
            row.addWidget(button)

    def first_focus(self) -> QWidget:
        """The answer that loses nothing."""
        return self.save

    def act(self) -> None:
        """Saves it."""
        self._give(Answer.SAVE)

    def _give(self, answer: Answer) -> None:
        self.answer = answer
        self.leave()
