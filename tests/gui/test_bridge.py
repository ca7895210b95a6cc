"""Tests of the bridge: order, waiting keys, long work with progress and stop, and that no trouble is lost."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.errors import Missing
from annotator.domain.view import Changes
from annotator.gui.bridge import Bridge
from tests.gui.conftest import FakeWorkspace

if TYPE_CHECKING:
    from annotator.services.jobs import Progress
    from annotator.services.workspace import Workspace


@pytest.fixture
def bridge(qtbot: QtBot, fake: FakeWorkspace) -> Iterator[Bridge]:
    made = Bridge(fake.as_workspace())
    yield made
    made.close()


def _refuse(_workspace: FakeWorkspace) -> Changes:
    raise Missing("claim-missing", id="c9")


def _refuse_to_tell(_workspace: "Workspace") -> str:
    raise Missing("claim-missing", id="c9")


def _stumble(_workspace: FakeWorkspace) -> Changes:
    raise ZeroDivisionError("our own bug")


def test_a_verb_runs_on_another_thread_and_its_changes_come_back_on_this_one(
    qtbot: QtBot, bridge: Bridge, fake: FakeWorkspace
) -> None:
    threads: list[threading.Thread] = []

    def verb(workspace: FakeWorkspace, what: str) -> Changes:
        threads.append(threading.current_thread())
        return workspace.act(what)

    order: list[str] = []
    bridge.changed.connect(lambda changes: order.append(f"changed {changes.action}"))
    with qtbot.waitSignal(bridge.changed):
        bridge.run(verb, "one", then=lambda changes: order.append(f"then {changes.action}"))
        assert bridge.busy
    assert order == ["then one", "changed one"]
    assert threads[0] is not threading.current_thread()
    assert not bridge.busy


def test_being_busy_is_said_once_for_several_verbs(qtbot: QtBot, bridge: Bridge) -> None:
    said: list[bool] = []
    bridge.busy_changed.connect(lambda busy: said.append(bool(busy)))
    bridge.run(FakeWorkspace.act, "one")
    bridge.run(FakeWorkspace.act, "two")
    qtbot.waitUntil(lambda: not bridge.busy)
    assert said == [True, False]


def test_verbs_run_in_the_order_they_were_asked_for(qtbot: QtBot, bridge: Bridge, fake: FakeWorkspace) -> None:
    names = [f"act {number}" for number in range(20)]
    done: list[str] = []
    for name in names:
        bridge.run(FakeWorkspace.act, name, then=lambda changes: done.append(changes.action))
    qtbot.waitUntil(lambda: not bridge.busy)
    assert fake.asked == done == names


def test_what_comes_while_a_verb_is_on_its_way_waits_until_the_screens_have_heard(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[str] = []
    bridge.changed.connect(lambda _: seen.append("screens heard"))
    bridge.run(FakeWorkspace.act, "one")
    bridge.when_idle(lambda: seen.append("key acts"))
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["screens heard", "key acts"]


def test_a_waiting_key_that_acts_lets_the_next_one_wait(qtbot: QtBot, bridge: Bridge, fake: FakeWorkspace) -> None:
    seen: list[str] = []
    bridge.changed.connect(lambda changes: seen.append(changes.action))
    bridge.run(FakeWorkspace.act, "first")
    bridge.when_idle(lambda: bridge.run(FakeWorkspace.act, "second"))
    bridge.when_idle(lambda: seen.append("third key"))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["first", "second", "third key"]


def test_what_comes_while_a_question_holds_waits_for_its_answer(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[str] = []
    let_go = threading.Event()
    bridge.ask(lambda _: let_go.wait(10), lambda _: seen.append("led elsewhere"), holds=True)
    bridge.when_idle(lambda: seen.append("key acts"))
    # A verb that comes back meanwhile does not let the key through.
    with qtbot.waitSignal(bridge.changed):
        bridge.run(FakeWorkspace.act, "one")
    assert seen == []
    let_go.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["led elsewhere", "key acts"]


def test_trouble_with_a_question_that_holds_lets_what_waits_go_on(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[str] = []
    with qtbot.waitSignal(bridge.failed):
        bridge.ask(_refuse_to_tell, seen.append, holds=True)
        bridge.when_idle(lambda: seen.append("key acts"))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["key acts"]


def test_a_plain_question_lets_keys_through(bridge: Bridge) -> None:
    let_go, seen = threading.Event(), list[str]()
    bridge.ask(lambda _: let_go.wait(10), lambda _: seen.append("answered"))
    bridge.when_idle(lambda: seen.append("key acts"))
    let_go.set()
    assert seen == ["key acts"]


def test_with_nothing_on_its_way_a_key_acts_at_once(bridge: Bridge) -> None:
    seen: list[str] = []
    bridge.when_idle(lambda: seen.append("now"))
    assert seen == ["now"]


def test_trouble_of_the_analyst_becomes_a_sentence(qtbot: QtBot, bridge: Bridge, hooked: list[BaseException]) -> None:
    with qtbot.waitSignal(bridge.failed) as caught:
        bridge.run(_refuse)
    assert caught.args == ["There is no claim c9 in this project."]
    assert hooked == []


def test_a_bug_goes_to_the_exception_hook_and_the_next_verb_still_runs(
    qtbot: QtBot, bridge: Bridge, hooked: list[BaseException]
) -> None:
    bridge.run(_stumble)
    with qtbot.waitSignal(bridge.changed):
        bridge.run(FakeWorkspace.act, "after")
    assert [str(error) for error in hooked] == ["our own bug"]


def test_long_work_says_how_far_it_is_and_gives_its_result(qtbot: QtBot, bridge: Bridge) -> None:
    steps: list[tuple[int, int, str]] = []
    results: list[str] = []
    bridge.jobs.progressed.connect(lambda done, total, what: steps.append((done, total, what)))

    def job(progress: "Progress") -> str:
        assert progress(1, 2, "first")
        assert progress(2, 2, "second")
        return "done"

    bridge.work(job, title="Extracting", then=results.append)
    assert bridge.jobs.title == "Extracting"
    qtbot.waitUntil(lambda: results == ["done"])
    assert steps == [(1, 2, "first"), (2, 2, "second")]
    assert not bridge.jobs.running


def test_long_work_stops_at_its_next_step(qtbot: QtBot, bridge: Bridge) -> None:
    asked = threading.Event()
    results: list[int] = []

    def job(progress: "Progress") -> int:
        steps = 0
        while progress(steps, 1_000_000, ""):
            steps += 1
            asked.set()
        return steps

    bridge.work(job, title="Extracting", then=results.append)
    asked.wait(5)
    bridge.stop()
    qtbot.waitUntil(lambda: len(results) == 1)
    assert 0 < results[0] < 1_000_000


def test_verbs_go_on_during_long_work(qtbot: QtBot, bridge: Bridge) -> None:
    may_end = threading.Event()
    bridge.work(lambda _: may_end.wait(5), title="Extracting")
    with qtbot.waitSignal(bridge.changed):
        bridge.run(FakeWorkspace.act, "meanwhile")
    assert bridge.jobs.running
    with qtbot.waitSignal(bridge.jobs.ended):
        may_end.set()


def test_a_second_long_work_is_refused_while_one_is_under_way(qtbot: QtBot, bridge: Bridge) -> None:
    may_end = threading.Event()
    bridge.work(lambda _: may_end.wait(5), title="Extracting")
    with pytest.raises(RuntimeError, match="Extracting is under way"):
        bridge.work(lambda _: None, title="Suggesting")
    with qtbot.waitSignal(bridge.jobs.ended):
        may_end.set()


def test_trouble_of_long_work_is_said_and_its_result_is_not_awaited(qtbot: QtBot, bridge: Bridge) -> None:
    results: list[object] = []

    def job(_progress: "Progress") -> None:
        raise Missing("model-missing", package="en-core-web-sm")

    with qtbot.waitSignal(bridge.failed) as caught:
        bridge.work(job, title="Extracting", then=results.append)
    assert str(caught.args).count("No language model is installed") == 1
    assert results == []


def test_closing_finishes_what_is_on_its_way_and_closes_the_project(fake: FakeWorkspace, qtbot: QtBot) -> None:
    bridge = Bridge(fake.as_workspace())
    bridge.run(FakeWorkspace.act, "last")
    bridge.close()
    assert fake.asked == ["last"]
    assert fake.closed


def test_what_comes_back_after_closing_is_told_to_nobody(fake: FakeWorkspace, qtbot: QtBot) -> None:
    bridge = Bridge(fake.as_workspace())
    told: list[object] = []
    bridge.changed.connect(lambda changes: told.append(("changed", changes)))
    bridge.run(FakeWorkspace.act, "last", then=told.append)
    bridge.work(lambda _: "a result", title="Extracting", then=told.append)
    bridge.close()
    with qtbot.waitSignal(bridge.jobs.ended):
        pass
    qtbot.waitUntil(lambda: not bridge.busy)
    assert fake.asked == ["last"]
    assert told == []


def test_questions_are_answered_in_order_while_verbs_go_on(qtbot: QtBot, bridge: Bridge) -> None:
    answers: list[str] = []
    bridge.ask(lambda _ws: "first", answers.append)
    bridge.ask(lambda _ws: "second", answers.append)
    assert not bridge.at_rest

    qtbot.waitUntil(lambda: bridge.at_rest)

    assert answers == ["first", "second"]


def test_a_question_that_cannot_be_answered_is_said_and_nothing_follows(qtbot: QtBot, bridge: Bridge) -> None:
    told: list[str] = []
    bridge.failed.connect(told.append)

    def refuse(_ws: object) -> str:
        raise Missing("claim-missing", id="c9")

    bridge.ask(refuse, told.append)
    qtbot.waitUntil(lambda: bridge.at_rest)

    assert len(told) == 1
    assert "c9" in told[0]
