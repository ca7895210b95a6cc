"""The Facts screen: what it shows of a fact, and what its keys do."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.domain.fact import Stance, Verdict
from annotator.domain.view import FactDetail
from annotator.gui.bridge import Bridge
from annotator.gui.delegates.fact import roots_words
from annotator.gui.dialogs.verdict_dialog import VerdictDialog
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views import fact_reading
from annotator.gui.views.fact_add import AddEvidenceDialog
from annotator.gui.views.fact_restate import RestateDialog
from annotator.gui.views.fact_words import evidence_words, root_boxes
from annotator.gui.views.facts import FactsScreen
from annotator.services import claims, facts, reading
from tests.gui.fact_project import STATEMENT, Bench, Project, make_project, with_fact

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def empty(tmp_path: Path, qapp: object) -> Iterator[tuple[Project, Bridge]]:
    """A project without facts."""
    project = make_project(tmp_path / "week.facts")
    bridge = Bridge(project.workspace)
    yield project, bridge
    bridge.close()


@pytest.fixture
def stated(empty: tuple[Project, Bridge]) -> tuple[Project, Bridge]:
    """A project with one fact."""
    return with_fact(empty[0]), empty[1]


def _bench(qtbot: QtBot, theme: ThemeHolder, bridge: Bridge, **size: int) -> tuple[Bench, FactsScreen]:
    screen = FactsScreen(bridge, theme)
    bench = Bench(qtbot, screen, bridge, **size)
    screen.list.rows.setFocus()
    return bench, screen


def _detail(project: Project) -> FactDetail:
    assert project.fact is not None
    return reading.fact(project.workspace, project.fact)


def _dialog(qtbot: QtBot, screen: FactsScreen, kind: type[D]) -> D:
    found = [each for each in screen.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def test_an_empty_project_says_how_a_fact_is_made(
    qtbot: QtBot, theme: ThemeHolder, empty: tuple[Project, Bridge]
) -> None:
    bench, screen = _bench(qtbot, theme, empty[1])
    assert screen.empty.isVisible()
    assert "press F" in screen.empty.accessibleName()
    assert not screen.can("fact.verdict")
    screen.perform("go.review")
    assert bench.went == [("review", "")]


def test_a_row_says_verdict_and_roots(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    _, screen = _bench(qtbot, theme, stated[1])
    model = screen.list.rows.facts
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{STATEMENT} Not enough evidence, 1 root, at most 2."


def test_copies_share_a_root_and_the_open_one_is_dashed(stated: tuple[Project, Bridge]) -> None:
    boxes = root_boxes(_detail(stated[0]))
    assert [(box.name, box.stance, box.articles, box.open) for box in boxes] == [
        ("Harbour Wire", Stance.SUPPORTS, 2, 1),
        ("Hill Review", Stance.REFUTES, 1, 0),
    ]


def test_evidence_names_date_speaker_and_reliability(stated: tuple[Project, Bridge]) -> None:
    rows = evidence_words(_detail(stated[0]))
    assert [(row.source, row.root, row.reliability) for row in rows] == [
        ("Harbour Wire", "root 1, 2 articles", "Reliability B"),
        ("Coast Daily", "same root 1", "Reliability C"),
        ("Hill Review", "root 2, own report", "Not rated"),
    ]
    assert rows[2].meta == "23 Dec 2020 · certain · said by the clerk"
    assert rows[2].context[rows[2].quote.start : rows[2].quote.end].startswith("The council prolonged")
    assert {row.warning for row in rows} == {"the claim is only proposed"}


def test_v_gives_a_verdict_with_a_reason(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    bench, screen = _bench(qtbot, theme, bridge)
    QTest.keyClick(screen.list.rows, Qt.Key.Key_V)
    dialog = _dialog(qtbot, screen, VerdictDialog)
    assert not dialog.act.isEnabled()
    dialog.verdicts.choose(Verdict.SUPPORTED)
    QTest.keyClicks(dialog.rationale, "official record")
    with qtbot.waitSignal(bridge.changed):
        QTest.keyClick(dialog.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    fact = _detail(project).fact
    assert (fact.verdict, fact.rationale) == (Verdict.SUPPORTED, "official record")
    assert "Supported" not in screen.page.verdict.accessibleName()
    assert "supported, by A1" in screen.page.verdict.accessibleName()
    assert bench.said == ["Verdict of Fact 1: Supported"]
    newest = reading.history_rows(project.workspace, reading.history_ids(project.workspace, limit=1))[0]
    assert newest.via == "key:V"


def test_esc_leaves_the_verdict_as_it_is(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    screen.page.change.click()
    dialog = _dialog(qtbot, screen, VerdictDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert _detail(project).fact.verdict is Verdict.NOT_ENOUGH
    assert not bridge.busy


def test_leaving_the_screen_closes_what_it_asks(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    _, screen = _bench(qtbot, theme, stated[1])
    screen.perform("fact.verdict")
    _dialog(qtbot, screen, VerdictDialog)
    screen.hide()
    assert [each for each in screen.findChildren(QDialog) if each.isVisible()] == []


def test_plus_adds_a_claim_with_its_stance(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    QTest.keyClicks(screen.list.rows, "+")
    dialog = _dialog(qtbot, screen, AddEvidenceDialog)
    QTest.keyClicks(dialog.search, "mission goes")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.claims.ids == [project.claims[3]]
    assert not dialog.act.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(bridge.changed):
        dialog.act.click()
    held = {item.claim: item.stance for item in _detail(project).fact.evidence}
    assert held[project.claims[3]] is Stance.SILENT
    assert screen.page.evidence.evidence.rowCount() == 4


def test_a_claim_that_is_evidence_already_cannot_be_added(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    screen.perform("evidence.add")
    dialog = _dialog(qtbot, screen, AddEvidenceDialog)
    QTest.keyClicks(dialog.search, "prolonged")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.claims.ids == [project.claims[2]]
    QTest.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert dialog.choice is None


def test_delete_takes_the_chosen_evidence_out(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    bench, screen = _bench(qtbot, theme, bridge)
    evidence = screen.page.evidence
    evidence.setFocus()
    QTest.keyClick(evidence, Qt.Key.Key_End)
    with qtbot.waitSignal(bridge.changed):
        QTest.keyClick(evidence, Qt.Key.Key_Delete)
    assert [item.claim for item in _detail(project).fact.evidence] == list(project.claims[:2])
    assert evidence.evidence.rowCount() == 2
    assert evidence.chosen_claim() == project.claims[1]
    assert bench.said == ["Evidence taken out of Fact 1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_G, Qt.Key.Key_Return])
def test_evidence_opens_in_its_article(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge], key: Qt.Key
) -> None:
    project, bridge = stated
    bench, screen = _bench(qtbot, theme, bridge)
    screen.page.evidence.setFocus()
    QTest.keyClick(screen.page.evidence, Qt.Key.Key_Down)
    QTest.keyClick(screen.page.evidence, key)
    assert bench.went == [("review", project.claims[1])]


def test_a_click_on_the_arrow_opens_and_elsewhere_only_chooses(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    project, bridge = stated
    bench, screen = _bench(qtbot, theme, bridge)
    evidence = screen.page.evidence
    row = evidence.visualRect(evidence.evidence.index(1, 0))
    QTest.mouseClick(evidence.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert bench.went == []
    assert evidence.chosen_claim() == project.claims[1]
    arrow = QPoint(row.right() - 10, row.center().y())
    QTest.mouseClick(evidence.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert bench.went == [("review", project.claims[1])]


def test_f2_states_the_fact_anew_with_dates(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    QTest.keyClick(screen.list.rows, Qt.Key.Key_F2)
    dialog = _dialog(qtbot, screen, RestateDialog)
    QTest.keyClicks(dialog.start, "22 Dec 2020")
    QTest.keyClicks(dialog.end, "June 2022")
    with qtbot.waitSignal(bridge.changed):
        dialog.finish()
    fact = _detail(project).fact
    assert (fact.text, fact.valid_from, fact.valid_to) == (STATEMENT, "2020-12-22", "2022-06")
    assert screen.page.timeline.isVisible()


def test_an_impossible_date_is_refused_in_place(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    _, screen = _bench(qtbot, theme, stated[1])
    screen.perform("fact.restate")
    dialog = _dialog(qtbot, screen, RestateDialog)
    QTest.keyClicks(dialog.start, "31 Feb 2020")
    assert not dialog.act.isEnabled()
    assert dialog.note.text()
    dialog.start.clear()
    QTest.keyClicks(dialog.start, "2021")
    QTest.keyClicks(dialog.end, "2020")
    assert dialog.note.text() == "It cannot end before it begins."


def test_w_shows_the_decisions_about_this_fact_only(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    project, bridge = stated
    assert project.fact is not None
    claims.confirm(project.workspace, project.claims[0], via="key:C")
    facts.assess(project.workspace, project.fact, Verdict.SUPPORTED, via="key:V")
    _, screen = _bench(qtbot, theme, bridge)
    QTest.keyClick(screen.list.rows, Qt.Key.Key_W)
    assert screen.why.isVisible()
    titles = [node.title for node in screen.why.chain.nodes]
    assert titles == ["A1 stated", "A1 gave the verdict", "Now: Supported"]
    QTest.keyClick(screen.list.rows, Qt.Key.Key_W)
    assert not screen.why.isVisible()


def test_letters_do_nothing_while_one_searches(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    _, screen = _bench(qtbot, theme, stated[1])
    QTest.keyClicks(screen.list.rows, "/")
    assert screen.list.search.hasFocus()
    QTest.keyClicks(screen.list.search, "vw")
    assert screen.list.search.text() == "vw"
    assert not screen.findChildren(VerdictDialog)
    QTest.keyClick(screen.list.search, Qt.Key.Key_Return)
    assert screen.list.found == 0
    QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    assert screen.list.found == 1
    assert screen.list.rows.hasFocus()


def test_undo_takes_the_fact_from_the_screen(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    with qtbot.waitSignal(bridge.changed):
        bridge.run(type(project.workspace).undo, via="key:Ctrl+Z")
    assert screen.empty.isVisible()
    assert screen.panes() == (screen.empty,)


def test_a_claim_elsewhere_does_not_read_the_facts_again(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    read: list[str] = []
    monkeypatch.setattr(screen.list, "refresh", lambda: read.append("list"))
    with qtbot.waitSignal(bridge.changed):
        bridge.run(claims.confirm, project.claims[3], via="key:C")
    assert read == []
    with qtbot.waitSignal(bridge.changed):
        bridge.run(claims.confirm, project.claims[0], via="key:C")
    assert read == ["list"]


def test_show_target_chooses_a_fact(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> None:
    project, bridge = stated
    assert project.fact is not None
    second = facts.state(project.workspace, "Another.", [], verdict=Verdict.SUPPORTED, via="key:F")
    _, screen = _bench(qtbot, theme, bridge)
    target = second.targets[0][1]
    screen.show_target(target)
    assert screen.list.rows.chosen_fact() == target
    assert screen.left() == "2 facts · 1 with not enough evidence"


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1280, 800), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_it_fits_and_can_be_drawn_at_every_size(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge], width: int, height: int, choice: Choice
) -> None:
    theme.choose(choice)
    _, screen = _bench(qtbot, theme, stated[1], width=width - 73, height=height - 72)
    assert screen.width() == width - 73
    assert screen.page.horizontalScrollBar().maximum() == 0
    assert not screen.grab().isNull()


def test_a_read_only_project_offers_no_decision(qtbot: QtBot, theme: ThemeHolder, tmp_path: Path) -> None:
    project = with_fact(make_project(tmp_path / "week.facts"))
    project.workspace.close()
    workspace = type(project.workspace).open(tmp_path / "week.facts", analyst="A2", read_only=True)
    bridge = Bridge(workspace)
    _, screen = _bench(qtbot, theme, bridge)
    assert not screen.can("fact.verdict")
    assert not screen.page.change.isEnabled()
    assert screen.can("why")
    screen.window().close()
    bridge.close()


def test_the_whole_row_is_told_to_a_screen_reader(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    _, screen = _bench(qtbot, theme, stated[1])
    model = screen.page.evidence.evidence
    words = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(words).startswith("Supports: Harbour Wire, root 1, 2 articles.")


def test_the_chosen_evidence_is_taken_out_by_its_button(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    project, bridge = stated
    _, screen = _bench(qtbot, theme, bridge)
    evidence = screen.page.evidence
    evidence.setCurrentIndex(evidence.evidence.index(1, 0))
    assert evidence.visualRect(evidence.currentIndex()).contains(evidence.take_out.geometry())
    with qtbot.waitSignal(bridge.changed):
        QTest.mouseClick(evidence.take_out, Qt.MouseButton.LeftButton)
    assert project.claims[1] not in [item.claim for item in _detail(project).fact.evidence]


def test_a_page_that_grows_takes_the_long_words(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    bench, screen = _bench(qtbot, theme, stated[1], width=1024 - 73, height=568)
    assert screen.page.change.text() == "Verdict"
    bench.window.resize(1920 - 73, 1008)
    qtbot.waitUntil(lambda: screen.page.change.text() == "Change verdict")
    bench.window.resize(1024 - 73, 568)
    qtbot.waitUntil(lambda: screen.page.change.text() == "Verdict")


def test_dates_that_are_turned_around_look_wrong(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]
) -> None:
    _, screen = _bench(qtbot, theme, stated[1])
    screen.perform("fact.restate")
    dialog = _dialog(qtbot, screen, RestateDialog)
    QTest.keyClicks(dialog.start, "2021")
    assert (dialog.note.property("kind"), dialog.end.property("kind") or "") == ("", "")
    QTest.keyClicks(dialog.end, "2020")
    assert (dialog.note.property("kind"), dialog.end.property("kind")) == ("rejected", "error")


def test_a_fact_with_much_evidence_is_read_elsewhere_and_keys_wait_for_it(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fact_reading, "AT_ONCE", 0)
    bridge, let_go = stated[1], Event()
    bridge.ask(lambda _: let_go.wait(10), lambda _: None)
    _, screen = _bench(qtbot, theme, bridge)
    bridge.when_idle(lambda: screen.perform("fact.verdict"))
    assert roots_words(screen.list.rows.facts.row_at(0)) == ""
    assert not screen.page.evidence.evidence.ids
    assert not screen.findChildren(VerdictDialog)
    let_go.set()
    qtbot.waitUntil(lambda: bridge.at_rest)
    assert roots_words(screen.list.rows.facts.row_at(0)) == "1 root, at most 2"
    assert len(screen.page.evidence.evidence.ids) == 3
    _dialog(qtbot, screen, VerdictDialog).reject()
