"""Panes beside each other, told to screen readers in the order in which they are read."""

from PySide6.QtWidgets import QSplitter


def in_reading_order(splitter: QSplitter) -> QSplitter:
    """The same splitter, its panes told in the order of their places."""
    # Qt puts each added pane below the ones before it, and tells the children from the lowest to the highest.
    for pane in [splitter.widget(place) for place in range(splitter.count())]:
        if pane is not None:
            pane.raise_()
    for place in range(splitter.count()):
        splitter.handle(place).raise_()  # their grips reach over the panes
    return splitter
