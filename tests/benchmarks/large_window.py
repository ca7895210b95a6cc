"""Shows a large project in the real window and says how long its lists, its search and its articles take."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from annotator.gui.application import application
from annotator.gui.hands import Hands
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.article_list import ArticleList
from annotator.gui.views.history import HistoryScreen
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services.settings import Settings
from tests.benchmarks import large

_TIMES = 20
_DECISIONS = 50


class TellMs(Protocol):
    """Prints the milliseconds that pieces of work take."""

    def __call__(self, what: str, works: Iterable[Callable[[], object]], target_ms: float | None = None) -> None:
        """Prints them beside the target."""


TellMemory = Callable[[str], None]


def tell_window(path: Path, home: Path, tell_ms: TellMs, tell_memory: TellMemory) -> None:
    """Open the project in a window and print its figures; the window stays in memory until the process ends."""
    os.environ["ANNOTATOR_HOME"] = str(home)
    window = Window(ThemeHolder(application(), Choice.LIGHT), Settings(analyst=large.ANALYST))
    window.resize(QSize(1440, 900))
    window.show()
    window.activateWindow()
    hands = Hands(window)
    hands.settle()
    tell_memory("memory of the window without a project")
    tell_ms("window: project opened and shown", [partial(_open, hands, path)], 1_000)
    tell_memory("memory of the window at rest, the project open")
    review = window.screen("review")
    if not isinstance(review, ReviewScreen):
        raise TypeError("Review is not the Review screen")
    _tell_list(review.articles, tell_ms)
    tell_ms("window: next article in all panes", [partial(_step, review) for _ in range(_TIMES)], 100)
    tell_ms("window: decision to card", [partial(_decide, hands, "C") for _ in range(_DECISIONS)], 30)
    tell_ms("window: undo to card", [partial(_decide, hands, "Ctrl+Z") for _ in range(_TIMES)], 30)
    tell_memory(f"memory of the window after lists, search and {_DECISIONS} decisions")
    tell_ms("window: history shown, newest first", [partial(_show, window, "history")], 100)
    _tell_history(window, tell_ms)
    tell_ms("window: facts shown", [partial(_show, window, "facts")], 100)
    tell_ms("window: review shown again", [partial(_show, window, "review")], 100)
    tell_ms("window: history shown again", [partial(_show, window, "history")], 100)
    tell_memory("memory of the window after Review, Facts and History")
    window.close()


def _tell_history(window: Window, tell_ms: TellMs) -> None:
    history = window.screen("history")
    if not isinstance(history, HistoryScreen):
        raise TypeError("History is not the History screen")
    tell_ms("window: all decisions listed, in parts, the window alive", [partial(_read_all, history)])
    tell_ms("window: page of the history", _pages(history.table), 16)
    history.head.search.setText("undid")
    tell_ms("window: first decisions with a word", [partial(_paint)], 100)
    history.head.clear()


def _read_all(history: HistoryScreen) -> None:
    while "reading" in history.left():
        _paint()


def _decide(hands: Hands, key: str) -> None:
    """Press a key and wait, without a pause between looks, until what it does is on the screen."""
    QTest.keySequence(hands.focus(), QKeySequence(key))
    while hands.window.bridge.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    _paint()


def _open(hands: Hands, path: Path) -> None:
    hands.window.open_project(path)
    _paint()


def _show(window: Window, name: str) -> None:
    window.show_screen(name)
    window.screen(name).repaint()


def _paint() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def _tell_list(articles: ArticleList, tell_ms: TellMs) -> None:
    tell_ms(
        "window: list shown, all or to do", [partial(_list, articles, only_open=at % 2 == 0) for at in range(6)], 100
    )
    _list(articles, only_open=False)
    tell_ms("window: page of the list", _pages(articles.table), 16)
    word = large.vocabulary()[0]
    typed = [word[:end] for end in range(1, len(word) + 1)]
    tell_ms("window: list while a word is typed", [partial(_search, articles, words) for words in typed], 50)
    _search(articles, "")


def _list(articles: ArticleList, *, only_open: bool) -> None:
    articles.switch.choose(only_open=only_open)
    articles.reload()
    articles.table.viewport().repaint()


def _pages(table: QTableView) -> list[Callable[[], None]]:
    bar = table.verticalScrollBar()

    def turn(at: int) -> None:
        bar.setValue(at * bar.maximum() // _TIMES)
        table.viewport().repaint()

    return [partial(turn, at) for at in range(_TIMES)]


def _search(articles: ArticleList, words: str) -> None:
    articles.field.setText(words)
    articles.reload()
    articles.table.viewport().repaint()


def _step(review: ReviewScreen) -> None:
    review.articles.step(1)
    _paint()
