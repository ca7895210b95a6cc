"""Every scenario of this folder is a test."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytest_bdd import given, parsers, scenarios, then, when

from annotator.domain.claim import Status
from annotator.domain.ids import LinkId
from annotator.domain.link import Link, Relation, Standing
from annotator.gui.badges import KeyButton
from annotator.gui.dialogs.learned_dialog import LearnedDialog
from annotator.paths import seeds
from annotator.services import extraction, learning, links, reading
from annotator.services.asking import Asking
from annotator.store import inputs
from tests import builders
from tests.features.conftest import Desk
from tests.judged import NEAR, Judged, judged, seen

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


# Deciding once


@dataclass
class Chosen:
    """What was chosen so far, and how many answers were given."""

    links: list[LinkId] = field(default_factory=list)
    answers: int = 0


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def world(desk: Desk) -> Judged:
    with judged(desk.path.parent) as made:
        pass
    return made


def _open(desk: Desk, world: Judged) -> Judged:
    """The same world over the project that is open in the window."""
    return Judged(desk.workspace, world.claims)


@given("a project whose pairs are told by their dates is open in the window")
def _(desk: Desk, world: Judged) -> None:
    desk.start()


@given("the claims 0 and 3 were said to be the same")
def _(desk: Desk, world: Judged) -> None:
    made = _open(desk, world)
    links.link(made.ws, made.id(0), made.id(3), Relation.SAME, via="test")
    desk.start()


def _link(desk: Desk) -> Link:
    candidate = desk.review.elsewhere.current()
    assert candidate is not None
    return candidate.link


@then("a candidate is chosen that nobody has decided")
def _(desk: Desk) -> None:
    candidate = desk.review.elsewhere.current()
    assert candidate is not None
    assert candidate.standing is Standing.SUGGESTED


@when(parsers.parse('I answer every suggestion as its date tells, going on with "{key}"'))
def _(desk: Desk, chosen: Chosen, key: str) -> None:
    while Asking(desk.workspace).first() is not None:
        desk.hands.press("S" if dict(_link(desk).features).get("dates") else "D")
        chosen.answers += 1
        desk.hands.press(key)


@then("no suggested link is left to ask about")
def _(desk: Desk) -> None:
    assert Asking(desk.workspace).ranked(9) == []
    assert "no suggested link is left" in _said(desk)


@then(parsers.parse("fewer than {most:d} answers were given"))
def _(chosen: Chosen, most: int) -> None:
    assert 0 < chosen.answers <= most


@then("another suggestion is chosen than at first")
def _(desk: Desk) -> None:
    asking = Asking(desk.workspace)
    first, second = asking.ranked(2)
    assert _link(desk).id == second.link.id != first.link.id


@when("I look at the pair of the claims 3 and 4")
def _(desk: Desk, world: Judged) -> None:
    desk.review.show_target(world.id(4))
    assert desk.review.elsewhere.pick_link(world.dated[0].id)
    desk.hands.settle()


@then(parsers.parse('below the candidates stands "{words}"'))
def _(desk: Desk, words: str) -> None:
    assert words in desk.review.elsewhere.foot.spoken


@when("I decide eight other pairs by their dates")
def _(desk: Desk, world: Judged) -> None:
    _open(desk, world).decide()


@then(parsers.parse("the candidates of claim 0 are claim {first:d}, claim {second:d}"))
def _(desk: Desk, world: Judged, first: int, second: int) -> None:
    found = [candidate.other.id for candidate in desk.review.elsewhere.model.candidates]
    assert found == [world.id(first), world.id(second)]


@then(parsers.parse("the candidates of claim 0 will be claim {first:d}, claim {second:d}"))
def _(desk: Desk, world: Judged, first: int, second: int) -> None:
    likelihood = learning.learned(desk.workspace).likelihood
    found = reading.candidates(desk.workspace, world.id(0), likelihood=likelihood)
    assert [candidate.other.id for candidate in found] == [world.id(first), world.id(second)]
    # What is in view keeps its order; a claim that is opened anew has the new one.
    desk.review.show_target(world.id(5))
    desk.review.show_target(world.id(0))
    shown = [candidate.other.id for candidate in desk.review.elsewhere.model.candidates]
    assert shown == [world.id(first), world.id(second)]


@then(parsers.parse('the window says "{words}"'))
def _(desk: Desk, words: str) -> None:
    buttons = desk.review.elsewhere.foot.findChildren(KeyButton)
    assert words in [button.text() for button in buttons if button.isVisible()]


@when("I start learning anew")
def _(desk: Desk) -> None:
    dialog = desk.window.overlay
    assert isinstance(dialog, LearnedDialog)
    assert any("from 8 decided links" in label.text() for label in dialog.findChildren(QLabel))
    dialog.start.click()
    desk.hands.settle()


def _said(desk: Desk) -> str:
    return desk.window.frame.status.said


def test_a_pair_put_off_comes_back_once_nothing_else_is_left(desk: Desk) -> None:
    with judged(desk.path.parent) as made:
        builders.store(made.ws, seen(made.claims[0], made.claims[11], NEAR, 5_000), run=builders.MATCHED)
        left = len(Asking(made.ws).queue)
    desk.start()

    desk.hands.press(*["B"] * (left + 1))
    assert "Every suggested link" in _said(desk)
    desk.hands.press("B")

    assert desk.review.elsewhere.current() is not None
    assert "This settles most" in _said(desk)
