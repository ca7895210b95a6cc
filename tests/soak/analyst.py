"""An analyst at the real window without end: presses keys, and tells each decision once its card shows it.

    python -m tests.soak.analyst PROJECT SEED

Lines: "start CLAIM" where the window opened; "press CLAIM STATUS" before a key; "shown CLAIM STATUS PLACE" once the
card on the screen has the new status and PLACE is selected; "move", and "moved CLAIM" where another is selected then.
"""

import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from annotator.gui.application import run
from annotator.gui.hands import Hands
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window

_KEYS = {"confirmed": "c", "rejected": "x", "unsure": "u"}
_PATIENCE_S = 30


def _say(*words: str) -> None:
    os.write(1, f"{' '.join(words)}\n".encode())


def _review(window: Window) -> ReviewScreen:
    screen = window.screen("review")
    assert isinstance(screen, ReviewScreen)
    return screen


def _shown(review: ReviewScreen, claim: str) -> str:
    """The status that the card of a claim has on the screen; "" if it is not there."""
    return next((card.status.value for card in review.claims.cards if card.id == claim), "")


def _decide(hands: Hands, dice: random.Random) -> None:
    """One decision on the selected claim, seen on its card."""
    review = _review(hands.window)
    card = review.claims.selected()
    if card is None:
        _move(hands, dice.choice(["PgDown", "PgUp"]))
        return
    status = dice.choice([each for each in _KEYS if each != card.status.value])
    _say("press", card.id, status)
    QTest.keyClicks(hands.focus(), _KEYS[status])
    if status == "rejected":
        hands.settle()
        _leave_question(hands)
    until = time.monotonic() + _PATIENCE_S
    while _shown(review, card.id) != status:
        QTest.qWait(1)
        if time.monotonic() > until:
            raise TimeoutError(f"{status} never showed")
    hands.window.repaint()
    _say("shown", card.id, status, review.target())
    if dice.random() < 0.3:
        _move(hands, dice.choice(["Down", "Up", "PgDown"]))


def _move(hands: Hands, key: str) -> None:
    _say("move")
    hands.press(key)
    _say("moved", _review(hands.window).target())


def _leave_question(hands: Hands) -> None:
    """Answers the question why a claim is rejected, if it is asked."""
    if _review(hands.window).claims.editing:
        hands.press("Escape")


def play(window: Window) -> None:
    """Decides until killed."""
    seed = int(sys.argv[2])

    def work() -> None:
        hands, dice = Hands(window), random.Random(seed)
        hands.settle()
        _say("start", _review(window).target())
        while True:
            _decide(hands, dice)

    QTimer.singleShot(0, work)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), analyst="ada", play=play))
