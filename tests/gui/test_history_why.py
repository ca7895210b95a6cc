"""Why a label stands, as History tells it: of what nobody decided, in a small window, and with the reasons given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.fact import Verdict
from annotator.gui.bridge import Bridge
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.history import HistoryScreen
from annotator.services import claims, facts
from tests.gui.fact_project import Bench, Project, make_project, with_fact

_SMALL = 1200


@pytest.fixture
def project(tmp_path: Path, qapp: object) -> Project:
    """A project in which only the first claim is decided."""
    made = make_project(tmp_path / "week.facts")
    claims.confirm(made.workspace, made.claims[0], via="key:C")
    return made


@pytest.fixture
def bridge(project: Project) -> Iterator[Bridge]:
    """The bridge of the project."""
    made = Bridge(project.workspace)
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, theme: ThemeHolder, bridge: Bridge) -> HistoryScreen:
    """History in a window of 1280 pixels."""
    made = HistoryScreen(bridge, theme)
    Bench(qtbot, made, bridge, width=_SMALL)
    return made


def test_of_a_claim_nobody_decided_the_machines_proposal_is_told(screen: HistoryScreen, project: Project) -> None:
    screen.show_target(project.claims[3])
    assert screen.why.isVisible()
    nodes = screen.why.chain.nodes
    assert [node.title for node in nodes] == ["Machine proposed", "Now: Proposed"]
    assert nodes[0].meta == "extractor 1 · 93 % likely"
    assert nodes[0].text == "From: The mission goes on."
    assert nodes[1].text == "Nobody has decided."
    assert screen.table.chosen_row() is None


def test_the_undecided_claim_stays_told_until_a_decision_is_chosen(
    qtbot: QtBot, screen: HistoryScreen, project: Project
) -> None:
    screen.show_target(project.claims[3])
    screen.refresh(None)
    assert screen.why.chain.nodes[0].text == "From: The mission goes on."
    with qtbot.waitSignal(screen.go) as gone:
        screen.perform("go.review")
    assert gone.args == ["review", project.claims[3]]
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    row = screen.table.chosen_row()
    assert row is not None
    assert [node.title for node in screen.why.chain.nodes][-1] == "Now: Confirmed"


def test_asked_why_of_a_decided_claim_the_panel_opens_at_once_in_a_small_window(
    screen: HistoryScreen, project: Project
) -> None:
    assert not screen.why.isVisible()
    screen.show_target(project.claims[0])
    assert screen.why.isVisible()
    assert [node.title for node in screen.why.chain.nodes] == ["Machine proposed", "A1 confirmed", "Now: Confirmed"]


def test_the_reason_of_a_verdict_stands_in_the_chain_and_in_the_list(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    stated = with_fact(project)
    assert stated.fact is not None
    facts.assess(stated.workspace, stated.fact, Verdict.SUPPORTED, via="key:V")
    facts.assess(stated.workspace, stated.fact, Verdict.SUPPORTED, rationale="Two voices agree", via="key:V")
    screen = HistoryScreen(bridge, theme)
    Bench(qtbot, screen, bridge, width=_SMALL)
    screen.show_target(stated.fact)
    row = screen.table.chosen_row()
    assert row is not None
    assert row.reason == "Two voices agree"
    spoken = str(screen.table.decisions.data(screen.table.currentIndex().siblingAtColumn(0), _SPOKEN))
    assert "After: Supported: Two voices agree." in spoken
    assert "Supported → Supported: Two voices agree" in [node.text for node in screen.why.chain.nodes]


def test_in_high_contrast_the_circles_of_the_chain_are_bare_around_their_drawings(
    screen: HistoryScreen, theme: ThemeHolder, project: Project
) -> None:
    theme.choose(Choice.CONTRAST)
    assert theme.tokens.high
    screen.show_target(project.claims[0])
    assert screen.why.chain.nodes[-1].tone == "confirmed"
    picture = screen.why.chain.grab().toImage()
    # A circle is 26 pixels wide, its drawing 14: between them lies the ground.
    grounds = {picture.pixelColor(13, top).name().upper() for top in range(3, 5)}
    last = next(y for y in range(picture.height() - 1, 0, -1) if picture.pixelColor(13, y) != picture.pixelColor(0, 0))
    grounds.add(picture.pixelColor(13, last - 4).name().upper())
    assert grounds == {theme.tokens.surface.upper()}


def _middle_of_strip(screen: HistoryScreen) -> str:
    return screen.strip.grab().toImage().pixelColor(4, screen.strip.height() // 2).name().upper()


def test_in_high_contrast_the_strip_of_an_undo_is_bare(qtbot: QtBot, screen: HistoryScreen, theme: ThemeHolder) -> None:
    theme.choose(Choice.CONTRAST)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.strip.isVisible()
    assert _middle_of_strip(screen) == theme.tokens.surface.upper()


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
