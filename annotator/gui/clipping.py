"""Owns words on their way to the clipboard."""

from PySide6.QtCore import QMimeData, QStringListModel


def clipping(words: str) -> QMimeData:
    """The words as plain text, held by Qt alone.

    The clipboard lives longer than Python does: one that was made here would be taken down after its end, and crash.
    """
    model = QStringListModel([""])
    made = model.mimeData([model.index(0)])
    made.clear()
    made.setText(words)
    return made
