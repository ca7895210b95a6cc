"""The thin line that sets one part off from the next."""

from PySide6.QtWidgets import QFrame


def hairline() -> QFrame:
    """A line between two parts that stand over each other."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def upright() -> QFrame:
    """A line between two parts that stand beside each other."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedWidth(1)
    return made
