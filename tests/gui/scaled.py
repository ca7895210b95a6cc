"""Walks through every screen and dialog at the scale of QT_SCALE_FACTOR, and says what does not fit."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.gui import fonts
from annotator.gui.theme import Choice, ThemeHolder
from tests.gui import scenes
from tests.gui.test_fits import SIZES, WELL, fit


def main(factor: float, folder: Path) -> None:
    """Leaves a picture of every scene in the folder; prints nothing if everything fits."""
    app = QApplication([])
    fonts.load()
    project, size = scenes.make_long_project(folder), SIZES["1280x800"]
    with scenes.window_on(ThemeHolder(app, Choice.LIGHT), project, size=size) as window:
        if window.devicePixelRatioF() != factor:
            print(f"the scale is {window.devicePixelRatioF()}")
        for scene in scenes.IN_ORDER:
            found = fit(window, scene, project, size, folder)
            if found != WELL:
                print(scene, found)


if __name__ == "__main__":
    main(float(sys.argv[1]), Path(sys.argv[2]))
