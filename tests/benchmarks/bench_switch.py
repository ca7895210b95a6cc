"""Prints how long the window takes from PgDn to the next article shown: 400 words, 20 claims, all panes."""

import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.hands import Hands
from annotator.gui.views.review import ReviewScreen
from tests.benchmarks.bench_keys import opened_window

_STEPS = 100
_BAR_MS = 16.0


def _switch(hands: Hands, review: ReviewScreen, key: Qt.Key) -> float:
    before = review.desk.article
    began = time.perf_counter()
    QTest.keyClick(hands.focus(), key)
    while review.desk.article is before:
        QApplication.processEvents()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Go down through articles nobody has shown yet, then up again through those that were shown."""
    with tempfile.TemporaryDirectory() as folder, opened_window(Path(folder)) as (hands, review):
        first = [_switch(hands, review, Qt.Key.Key_PageDown) for _ in range(_STEPS)]
        again = [_switch(hands, review, Qt.Key.Key_PageUp) for _ in range(20)]
    down, up = statistics.median(first), statistics.median(again)
    print(
        f"switch to an article of 400 words and 20 claims, all panes repainted: median {down:.1f} ms, "
        f"shown before {up:.1f} ms; bar {_BAR_MS:.0f} ms, {_BAR_MS / down:.1f} times under it"
    )


if __name__ == "__main__":
    main()
