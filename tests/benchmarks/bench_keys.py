"""Prints how long a decision takes from key press to committed row to repainted card, in a project of 10,000 claims."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.ids import ClaimId, claim_id
from annotator.domain.span import Span
from annotator.domain.suggestion import Batch, new_run
from annotator.gui.application import application
from annotator.gui.hands import Hands
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import reading
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace
from annotator.store import inputs

_ARTICLES, _CLAIMS, _PRESSES = 500, 20, 200
_BAR_MS = 30.0


def _batch(number: int) -> tuple[str, Batch]:
    sentences = [
        f"Report {number} says that ministry {at} moved {at + 3} units to the port of Halden in May. "
        for at in range(_CLAIMS)
    ]
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence) - 2))
        text += sentence + "It rained all day and nobody saw much of it. "
    article = new_article(text, title=f"Report {number}", file=f"{number}.txt")
    claims = [Claim(claim_id(article.id, s, None), article.id, s, s.quote(text), _slots(s)) for s in spans]
    return text, Batch(article.id, tuple(claims))


def _slots(span: Span) -> tuple[Slot, ...]:
    return (
        Slot(Role.SUBJECT, Span(span.start, span.start + 6)),
        Slot(Role.PREDICATE, Span(span.start + 9, span.start + 13)),
    )


def _project(path: Path) -> None:
    ws = Workspace.create(path, analyst="bench")
    run = new_run("extract", "bench", "1")
    made = [_batch(number) for number in range(_ARTICLES)]
    articles = [new_article(text, title=f"Report {n}", file=f"{n}.txt") for n, (text, _) in enumerate(made)]
    ws.write(lambda c: inputs.add_articles(c, articles))
    ws.write(lambda c: inputs.add_run(c, run))
    ws.write(lambda c: inputs.add_batches(c, run, [batch for _, batch in made]))
    ws.close()


def _shown(review: ReviewScreen, claim: str) -> Status:
    return next(card.status for card in review.claims.cards if card.id == claim)


def _press(hands: Hands, review: ReviewScreen) -> float:
    claim = review.target()
    began = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or hands.window, Qt.Key.Key_C)
    while _shown(review, claim) is not Status.CONFIRMED:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    took = time.perf_counter() - began
    if reading.claim_card(hands.window.workspace, ClaimId(claim)).status is not Status.CONFIRMED:
        raise AssertionError("the card shows what is not committed")
    hands.settle()
    return took * 1000


@contextmanager
def opened_window(folder: Path) -> Iterator[tuple[Hands, ReviewScreen]]:
    """The real window on a project of 500 articles of 400 words with 20 claims each."""
    os.environ["ANNOTATOR_HOME"] = str(folder)
    path = folder / "bench.facts"
    _project(path)
    window = Window(ThemeHolder(application(), Choice.LIGHT), Settings(analyst="bench"))
    window.resize(QSize(1440, 900))
    window.show()
    window.activateWindow()
    hands = Hands(window)
    window.open_project(path)
    hands.settle()
    review = window.screen("review")
    if not isinstance(review, ReviewScreen):
        raise TypeError("Review is not the Review screen")
    yield hands, review
    window.close()


def main() -> None:
    """Press C and print the figure."""
    took = []
    with tempfile.TemporaryDirectory() as folder, opened_window(Path(folder)) as (hands, review):
        for _ in range(_PRESSES):
            if review.done.isVisible():
                hands.press("PgDown")
            took.append(_press(hands, review))
    median, worst = statistics.median(took), sorted(took)[int(len(took) * 0.95)]
    print(
        f"key to committed row to repainted card, {_ARTICLES * _CLAIMS:,} claims: median {median:.1f} ms, "
        f"p95 {worst:.1f} ms; bar {_BAR_MS:.0f} ms, {_BAR_MS / median:.1f} times under it"
    )


if __name__ == "__main__":
    main()
