"""The screens there are: their place on the rail, and how each is made when it is first asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from annotator.gui.bridge import Bridge
from annotator.gui.rail import Entry
from annotator.gui.screen import Screen
from annotator.gui.theme import ThemeHolder

Factory = Callable[[Bridge, ThemeHolder, QWidget], Screen]
"""Makes a screen within a widget: put there only afterwards, all that is on it would be styled twice."""

ENTRIES = (
    Entry("review", "Review", "review", "view.review"),
    Entry("facts", "Facts", "facts", "view.facts"),
    Entry("history", "History", "history", "view.history"),
)


def _review(bridge: Bridge, theme: ThemeHolder, parent: QWidget) -> Screen:
    from annotator.gui.views.review import ReviewScreen

    return ReviewScreen(bridge, theme, parent)


def _facts(bridge: Bridge, theme: ThemeHolder, parent: QWidget) -> Screen:
    from annotator.gui.views.facts import FactsScreen

    return FactsScreen(bridge, theme, parent)


def _history(bridge: Bridge, theme: ThemeHolder, parent: QWidget) -> Screen:
    from annotator.gui.views.history import HistoryScreen

    return HistoryScreen(bridge, theme, parent)


FACTORIES: Mapping[str, Factory] = MappingProxyType({"review": _review, "facts": _facts, "history": _history})
