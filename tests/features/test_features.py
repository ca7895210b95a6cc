"""Every scenario of this folder is a test."""

from pathlib import Path

from PySide6.QtTest import QTest
from pytest_bdd import given, scenarios, then, when

from annotator.domain.claim import Status
from annotator.paths import seeds
from annotator.services import extraction, reading
from annotator.store import inputs
from tests import builders
from tests.features.conftest import Desk

_COPIES = 8


scenarios(str(Path(__file__).parent))


@given("a project with claims and 40 articles nobody has read is open in the window")
def _(desk: Desk) -> None:
    ws = builders.project(desk.path.parent, analyst="ada")
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds().glob("*.txt"))]
    unread = [
        builders.article(f"{text}\n\nEdition {number}.", f"Report {at} {number}", language="en")
        for number in range(_COPIES)
        for at, text in enumerate(texts)
    ]
    ws.write(lambda c: inputs.add_articles(c, unread))
    ws.close()
    desk.start()


@when("I start the extraction")
def _(desk: Desk) -> None:
    desk.window.trigger("project.extract")
    assert desk.window.bridge.jobs.running


@when('I press "C" while it runs')
def _(desk: Desk) -> None:
    QTest.keyClick(desk.hands.focus(), "c")  # type: ignore[call-overload]  # PySide's stub lacks the form with a letter


@then("claim 1 is confirmed before the extraction has ended")
def _(desk: Desk) -> None:
    while desk.cards()[0].status is not Status.CONFIRMED:
        QTest.qWait(5)
    assert desk.window.bridge.jobs.running


@when("I stop the extraction")
def _(desk: Desk) -> None:
    while len(extraction.pending(desk.workspace)) > _COPIES * 5 - 4:
        QTest.qWait(20)
    desk.window.trigger("work.stop")
    desk.hands.settle()


@then("some articles have been read and some have not")
def _(desk: Desk) -> None:
    waiting = len(extraction.pending(desk.workspace))
    assert 0 < waiting < _COPIES * 5


@when("I wait for its end")
def _(desk: Desk) -> None:
    desk.hands.settle()


@then("every article has been read once")
def _(desk: Desk) -> None:
    assert extraction.pending(desk.workspace) == []
    rows = reading.article_rows(desk.workspace, reading.article_ids(desk.workspace))
    assert all(row.claims for row in rows)
    again = {row.title.rpartition(" ")[0]: row.claims for row in rows[2:]}
    assert all(row.claims == again[row.title.rpartition(" ")[0]] for row in rows[2:])
