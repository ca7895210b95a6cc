"""What is told to screen readers: sentences with their full stops, and news that does not move the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_ENDS = (".", "!", "?", "…", ":", ";", "。", "؟")


def sentences(*parts: str) -> str:
    """The parts that say something, each closed by one full stop: "He came. 2 roots." of "He came." and "2 roots"."""
    said = (part.strip() for part in parts)
    return " ".join(part if part.endswith(_ENDS) else f"{part}." for part in said if part)


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Lets a screen reader say the words; at once, whatever it is saying, if they are urgent."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    tell(event)


def tell(event: QAccessibleAnnouncementEvent) -> None:
    """Hands an announcement to the desktop."""
    QAccessible.updateAccessibility(event)
