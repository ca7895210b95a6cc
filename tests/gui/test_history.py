"""The History screen: what it lists, why a label stands, and undo up to here."""

import contextlib
import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.suggestion import Kind
from annotator.gui.bridge import Bridge
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.history import HistoryScreen
from annotator.gui.views.history_index import CHUNK, FIRST, HistoryIndex
from annotator.gui.views.history_model import is_day
from annotator.gui.views.history_undo import MOST_TOLD, plan
from annotator.gui.views.history_value import value
from annotator.gui.views.history_words import after_words
from annotator.services import claims, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Act, Workspace
from tests.gui.fact_project import Bench, Project, index_of, make_project, newest


@pytest.fixture
def project(decided: Project) -> Project:
    return decided


def _bench(qtbot: QtBot, theme: ThemeHolder, bridge: Bridge, **size: int) -> tuple[Bench, HistoryScreen]:
    screen = HistoryScreen(bridge, theme)
    bench = Bench(qtbot, screen, bridge, **size)
    screen.table.setFocus()
    qtbot.waitUntil(screen.table.hasFocus)
    return bench, screen


def _status(project: Project, place: int) -> Status:
    return reading.claim_card(project.workspace, project.claims[place]).status


def test_decisions_stand_newest_first_under_their_day(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    model = screen.table.decisions
    assert is_day(model.ids[0])
    assert [row.verb for at in range(1, 8) if (row := model.decision(at))] == [
        Verb.REJECT, Verb.ASSESS, Verb.STATE, Verb.LINK, Verb.UNSURE, Verb.CONFIRM, Verb.CONFIRM,
    ]  # fmt: skip
    assert screen.left() == "7 decisions"


def test_the_arrows_pass_over_a_day(qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    assert screen.table.currentIndex().row() == 1
    QTest.keyClick(screen.table, Qt.Key.Key_Up)
    assert screen.table.currentIndex().row() == 1
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    row = screen.table.chosen_row()
    assert row is not None
    assert row.verb is Verb.ASSESS


def test_a_row_is_told_whole_to_a_screen_reader(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    model = screen.table.decisions
    words = str(model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert "A1 rejected: The mission goes on. Before: Proposed. After: Rejected: opinion. By X." in words
    assert words.endswith("Shown: machine 93 % likely.")


def test_filters_narrow_the_list_and_say_so(qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    analyst = screen.head.findChildren(type(screen.head._analyst))[0]
    analyst.setCurrentIndex(analyst.findData("A2"))
    assert screen.left() == "1 of 7 decisions shown"
    screen.head.clear()
    assert screen.left() == "7 decisions"


def test_slash_searches_and_esc_comes_back(qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    QTest.keyClicks(screen.table, "/")
    assert screen.head.search.hasFocus()
    QTest.keyClicks(screen.head.search, "nowhere w")
    QTest.keyClick(screen.head.search, Qt.Key.Key_Return)
    assert screen.left() == "0 of 7 decisions shown"
    screen.head.search.start()
    QTest.keyClick(screen.head.search, Qt.Key.Key_Escape)
    assert screen.left() == "7 decisions"
    assert screen.table.hasFocus()


def test_w_shows_the_machine_the_decisions_and_what_holds(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    _, screen = _bench(qtbot, theme, bridge, width=1200)
    assert not screen.why.isVisible()
    screen.table.choose(newest(project, Verb.UNSURE).id)
    QTest.keyClick(screen.table, Qt.Key.Key_W)
    nodes = screen.why.chain.nodes
    assert [node.title for node in nodes] == [
        "Machine proposed", "A2 confirmed", "A1 is unsure", "Now: not settled",
    ]  # fmt: skip
    assert nodes[0].dashed
    assert nodes[0].meta == "extractor 1 · 93 % likely"
    assert nodes[3].text == "The analysts differ; the newest holds unsure."


def test_g_opens_claim_fact_or_first_linked_claim(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    bench, screen = _bench(qtbot, theme, bridge)
    QTest.keyClick(screen.table, Qt.Key.Key_G)
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_G)
    assert bench.went == [("review", project.claims[3]), ("facts", project.fact)]
    screen.table.choose(newest(project, Verb.LINK).id)
    QTest.keyClick(screen.table, Qt.Key.Key_G)
    assert bench.went[-1] == ("review", project.claims[0])


def test_undo_up_to_here_shows_first_and_withdraws_then(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    bench, screen = _bench(qtbot, theme, bridge)
    screen.table.choose(newest(project, Verb.UNSURE).id)
    QTest.keyClick(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.strip.isVisible()
    assert "5 decisions would be withdrawn" in screen.strip.words
    assert "Work of A2 is not touched." in screen.strip.words
    assert _status(project, 3) is Status.REJECTED
    with qtbot.waitSignal(bridge.changed):
        QTest.keyClick(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [_status(project, at) for at in range(4)] == [
        Status.CONFIRMED, Status.CONFIRMED, Status.PROPOSED, Status.PROPOSED,
    ]  # fmt: skip
    assert reading.fact_ids(project.workspace) == []
    assert not screen.strip.isVisible()
    assert bench.said[-1].endswith("5 decisions withdrawn")
    with qtbot.waitSignal(bridge.changed):
        bridge.run(Workspace.redo, via="key:Ctrl+Shift+Z")
    assert _status(project, 3) is Status.REJECTED
    assert len(reading.fact_ids(project.workspace)) == 1


def test_an_undo_that_fails_leaves_the_preview(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    screen.perform("history.undo_to")
    project.workspace.undo(via="key:Ctrl+Z")
    with qtbot.waitSignal(bridge.failed):
        screen.perform("history.undo_to")
    assert screen.strip.isVisible()
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert not screen.strip.isVisible()


def test_esc_keeps_all(qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    QTest.keyClick(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.left() == "Previewing undo: nothing changed yet"
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert not screen.strip.isVisible()
    assert _status(project, 3) is Status.REJECTED
    QTest.keyClick(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.strip.isVisible()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert not screen.strip.isVisible()


def test_the_effects_named_are_those_that_come(project: Project) -> None:
    undoing = plan(index_of(project), newest(project, Verb.UNSURE))
    assert undoing is not None
    told = {effect.words for effect in undoing.effects}
    assert told == {
        "“The mission goes on” becomes Proposed",
        "fact “The council extended the mission by 18 mont…” goes",
        "1 link is taken back",
        "“the council extended the mission by 18 mont…” becomes Confirmed",
    }
    project.workspace.withdraw(undoing.actions, via="key:Ctrl+Return")
    assert _status(project, 3) is Status.PROPOSED
    assert _status(project, 1) is Status.CONFIRMED
    assert reading.fact_ids(project.workspace) == []


@pytest.mark.parametrize("seed", range(12))
def test_after_an_undo_everything_is_as_its_decisions_say(tmp_path: Path, seed: int) -> None:
    print("seed", seed)
    dice = random.Random(seed)
    project = make_project(tmp_path / "dice.facts", analyst="A2")
    for analyst in ("A1", "A2", "A1"):
        project.workspace.close()
        project = Project(Workspace.open(tmp_path / "dice.facts", analyst=analyst), project.claims)
        for _ in range(8):
            with contextlib.suppress(NotAllowed):
                _decide_anything(project, dice)
    index = index_of(project)
    own = index.rows(index.of_acts(project.workspace.undoable()))
    undoing = plan(index, dice.choice(own))
    assert undoing is not None
    assert set(undoing.actions) <= set(project.workspace.undoable())
    left = {
        claim: [row for row in index.about((claim,)) if not row.withdrawn and row.action not in undoing.actions]
        for claim in project.claims
    }
    project.workspace.withdraw(undoing.actions, via="key:Ctrl+Return")
    for at, claim in enumerate(project.claims):
        assert value(left[claim], Kind.CLAIM) == _status(project, at).value
    project.workspace.close()


def _decide_anything(project: Project, dice: random.Random) -> None:
    claim = dice.choice(project.claims)
    if dice.random() < 0.25:
        card = reading.claim_card(project.workspace, claim)
        claims.correct(project.workspace, claim, replace(card.claim, text=f"{dice.random()}"), via="key:E")
    elif dice.random() < 0.2 and project.workspace.can_undo():
        project.workspace.undo(via="key:Ctrl+Z")
    else:
        verbs = (claims.confirm, claims.unsure, claims.reject)
        dice.choice(verbs)(project.workspace, claim, via="key:C")


def test_a_verdict_that_is_undone_returns_to_the_one_before(project: Project) -> None:
    undoing = plan(index_of(project), newest(project, Verb.ASSESS))
    assert undoing is not None
    assert any(effect.words.endswith("returns to Not enough evidence") for effect in undoing.effects)


def test_of_very_many_decisions_only_their_number_is_told(project: Project) -> None:
    before = newest(project, Verb.REJECT)
    for _ in range(2):
        acts = [Act(Verb.NOTE, Kind.CLAIM, project.claims[0], {"text": "seen"}) for _ in range(MOST_TOLD // 2)]
        project.workspace.act(acts, via="script")
    undoing = plan(index_of(project), before)
    assert undoing is not None
    assert [effect.words for effect in undoing.effects] == [f"what {MOST_TOLD + 1:,} decisions made is taken back"]
    assert len(undoing.actions) == 3


def test_nothing_of_others_can_be_undone(project: Project, tmp_path: Path) -> None:
    project.workspace.close()
    other = Workspace.open(tmp_path / "week.facts", analyst="A3")
    index = HistoryIndex(other)
    index.update()
    assert plan(index, index.rows(index.ids[:1])[0]) is None
    other.close()


def test_an_undone_decision_says_so_in_words(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    project.workspace.undo(via="key:Ctrl+Z")
    _, screen = _bench(qtbot, theme, bridge)
    undone = screen.table.decisions.decision(2)
    assert undone is not None
    assert after_words(undone) == "Withdrawn, was Rejected: opinion"
    newest = screen.table.decisions.decision(1)
    assert newest is not None
    assert newest.verb is Verb.WITHDRAW


def test_a_new_decision_comes_in_without_moving_the_choice(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    chosen = newest(project, Verb.LINK).id
    screen.table.choose(chosen)
    with qtbot.waitSignal(bridge.changed):
        bridge.run(claims.confirm, project.claims[2], via="key:C")
    assert screen.table.chosen_id() == chosen
    assert screen.left() == "8 decisions"


def test_show_target_finds_the_newest_decision_about_a_thing(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    screen.show_target(project.claims[0])
    row = screen.table.chosen_row()
    assert row is not None
    assert (row.verb, row.target) == (Verb.CONFIRM, project.claims[0])


def test_a_long_history_is_read_in_parts_and_ends_whole(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    many = CHUNK + FIRST + 300
    acts = [Act(Verb.NOTE, Kind.CLAIM, project.claims[0], {"text": "seen"}) for _ in range(many)]
    project.workspace.act(acts, via="script")
    _, screen = _bench(qtbot, theme, bridge)
    qtbot.waitUntil(lambda: screen.left() == f"{many + 7:,} decisions")
    ids = screen.table.decisions.ids
    assert [each for each in ids if not is_day(each)] == reading.history_ids(project.workspace)
    assert len(set(ids)) == len(ids)


def test_words_are_found_in_a_long_history_bit_by_bit(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge
) -> None:
    acts = [Act(Verb.NOTE, Kind.CLAIM, project.claims[0], {"text": "seen"}) for _ in range(2 * FIRST)]
    project.workspace.act(acts, via="script")
    _, screen = _bench(qtbot, theme, bridge)
    screen.head.search.setText("rejected: opinion")
    qtbot.waitUntil(lambda: screen.left() == f"1 of {2 * FIRST + 7:,} decisions shown")
    assert screen.table.chosen_id() == newest(project, Verb.REJECT).id
    screen.show_target(newest(project, Verb.LINK).id)
    assert screen.table.chosen_id() == newest(project, Verb.LINK).id
    assert screen.head.search.text() == ""


def test_decisions_of_another_copy_stand_in_their_place(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge, tmp_path: Path
) -> None:
    _, screen = _bench(qtbot, theme, bridge)
    other = make_project(tmp_path / "other.facts", analyst="A9")
    claims.confirm(other.workspace, other.claims[2], via="key:C")
    foreign = reading.history_ids(other.workspace)
    report = export(other.workspace, "jsonl", tmp_path / "other.jsonl")
    other.workspace.close()
    claims.unsure(project.workspace, project.claims[2], via="key:U")
    import_paths(project.workspace, [report.file])
    screen.refresh(None)
    ids = [each for each in screen.table.decisions.ids if not is_day(each)]
    assert ids == reading.history_ids(project.workspace)
    assert 0 < ids.index(foreign[0]) < len(ids) - 1


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1280, 800), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_it_fits_and_can_be_drawn_at_every_size(
    qtbot: QtBot, theme: ThemeHolder, project: Project, bridge: Bridge, width: int, height: int, choice: Choice
) -> None:
    theme.choose(choice)
    _, screen = _bench(qtbot, theme, bridge, width=width - 73, height=height - 72)
    screen.perform("history.undo_to")
    assert screen.width() == width - 73
    assert screen.why.isVisible() is (width >= 1400)
    assert not screen.grab().isNull()


def test_an_empty_history_says_what_will_be_here(qtbot: QtBot, theme: ThemeHolder, tmp_path: Path) -> None:
    bridge = Bridge(make_project(tmp_path / "new.facts").workspace)
    screen = HistoryScreen(bridge, theme)
    bench = Bench(qtbot, screen, bridge)
    assert screen._empty.title() == "No decisions yet"
    assert not screen.can("why")
    assert not screen.can("history.undo_to")
    assert screen.left() == "0 decisions"
    bench.window.close()
    bridge.close()
