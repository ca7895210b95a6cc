"""Tests of what Review tells of a candidate before it is answered, and of what was learned."""

import threading
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.feature_words import WORDS, parts
from annotator.domain.foreseen import CandidateTold, Foreseen
from annotator.domain.ids import LinkId
from annotator.domain.learned import Weight
from annotator.domain.link import Link, Relation
from annotator.gui.dialogs.learned_dialog import _way
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.candidate_foot import CandidateFoot, answers
from annotator.gui.views.candidate_why import CandidateWhy, PartBars, told_parts
from annotator.match.links.queue import Question
from annotator.match.links.similarity import Features
from annotator.services.asking import Asking
from annotator.store import link_queries
from tests import builders
from tests.gui.review_host import Host, be_active, focus, press, shown
from tests.judged import DATED, NEAR, Judged, judged, seen

_SAME, _DIFFERENT = Foreseen(Relation.SAME), Foreseen(Relation.DIFFERENT)


def _told(link: Link, *, implied: bool | None = None, same: Foreseen = _SAME, lessons: int = 0) -> CandidateTold:
    weights = (Weight("dates", 1.0, 1.4), Weight("words", -1.0, -1.0))
    return CandidateTold(link, 0.6, implied, same, _DIFFERENT, weights, lessons)


@pytest.fixture
def link() -> Link:
    one, two = (builders.sentences(builders.article(f"It rained in {town}."))[0] for town in ("Rome", "Bern"))
    return seen(one, two, DATED, 5_100)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Judged]:
    with judged(tmp_path) as made:
        yield made


@pytest.fixture
def host(qtbot: QtBot, world: Judged, theme: ThemeHolder) -> Iterator[Host]:
    with shown(qtbot, world.ws, theme) as made:
        _rest(qtbot, made)
        yield made


def _rest(qtbot: QtBot, host: Host) -> None:
    qtbot.waitUntil(lambda: host.bridge.at_rest)


def test_both_answers_are_told_apart(link: Link) -> None:
    foreseen = Foreseen(Relation.SAME, joins=(2, 3), settles=4)

    assert answers(_told(link, same=foreseen), link.a) == (
        "Same: joins groups of 2 and 3 claims, settles 4 more links",
        "",
    )
    assert answers(_told(link), link.a) == ("Settles this pair alone", "")
    assert answers(_told(link, implied=True), link.a) == ("Follows from what was decided: the same", "")
    # Nobody said "different": what is told apart may contradict each other, too.
    assert answers(_told(link, implied=False), link.a) == ("Follows from what was decided: not the same", "")


@pytest.mark.parametrize("relation", list(Relation))
def test_a_decided_candidate_tells_what_was_decided(link: Link, relation: Relation) -> None:
    assert answers(replace(_told(link), decided=relation), link.a) == (f"Decided: {relation.value}", "")


def test_a_decided_candidate_is_told_in_the_direction_of_its_row(link: Link) -> None:
    decided = replace(_told(link), decided=Relation.REFINES)
    assert answers(decided, link.b) == ("Decided: refined by", "")


def test_the_foot_says_where_the_order_comes_from(theme: ThemeHolder, qtbot: QtBot) -> None:
    foot = CandidateFoot(theme)
    qtbot.addWidget(foot)

    foot.show_learned(1)
    assert foot.learned.text() == "Learned from 1 decision"
    foot.show_learned(0)

    assert foot.learned.isHidden()


def test_features_are_told_by_what_they_count_for(link: Link) -> None:
    told = told_parts(_told(link))

    assert [(part.words, part.size, round(part.counts, 2)) for part in told] == [
        ("dates agree", 10_000, 1.4),
        ("words shared", 2_000, -0.2),
    ]


@pytest.mark.parametrize(
    ("shipped", "learned", "words"),
    [
        (1.0, 1.4, "counts for more"),
        (1.0, 0.4, "counts for less"),
        (-1.0, -1.4, "counts for more"),
        (-1.0, -0.4, "counts for less"),
        (-0.2, 0.3, "speaks for it now"),
        (0.2, -0.3, "speaks against it now"),
        (1.0, 1.01, ""),
    ],
)
def test_what_moved_is_told_rightly_of_what_speaks_against_a_pair_too(
    shipped: float, learned: float, words: str
) -> None:
    assert _way(Weight("words", shipped, learned)) == words


def test_a_decision_moves_every_number_of_a_pair_at_once_and_no_row(
    qtbot: QtBot, world: Judged, theme: ThemeHolder
) -> None:
    with shown(qtbot, world.ws, theme) as host:
        _rest(qtbot, host)
        screen = host.screen_shown
        be_active(qtbot, host, screen.claims.list)
        rows = [each.other.id for each in screen.elsewhere.model.candidates]
        before = [each.alike for each in screen.elsewhere.model.candidates]
        press(qtbot, host, Qt.Key.Key_S)
        _rest(qtbot, host)
        now = screen.elsewhere.model.candidates
        assert screen.elsewhere.foot.learned.text() == "Learned from 1 decision"
        assert [each.other.id for each in now] == rows
        assert [each.alike for each in now] != before
        assert [each.alike for each in now] == [round(10_000 * screen.desk.learned.likelihood(e.link)) for e in now]


def test_every_feature_of_the_matcher_has_words() -> None:
    assert set(Features._fields) <= WORDS.keys()


def test_features_of_other_programs_are_told_by_their_name(link: Link) -> None:
    assert [part.words for part in parts(seen_of(link, (("their_own", 5_000),)), ())] == ["their own"]


def seen_of(link: Link, features: tuple[tuple[str, int], ...]) -> Link:
    return Link(link.id, link.a, link.b, link.relation, link.score, features=features)


def test_bars_take_one_column_where_there_is_no_room_for_two(theme: ThemeHolder, qtbot: QtBot, link: Link) -> None:
    bars = PartBars(theme)
    qtbot.addWidget(bars)
    bars.show_parts(told_parts(_told(link)))

    assert bars.heightForWidth(300) == 2 * bars.heightForWidth(600)
    assert "dates agree 100 %, speaks for it" in bars.accessibleName()


def test_what_no_matcher_saw_is_said(theme: ThemeHolder, qtbot: QtBot, link: Link) -> None:
    why = CandidateWhy(theme)
    qtbot.addWidget(why)

    why.show_told(2, _told(seen_of(link, ())))

    assert why.head.text() == "2: 60 % alike; no matcher said what it saw in the pair"
    assert why.bars.isHidden()


def test_a_likelihood_is_that_both_speak_of_the_same(theme: ThemeHolder, qtbot: QtBot, link: Link) -> None:
    why = CandidateWhy(theme)
    qtbot.addWidget(why)

    why.show_told(1, _told(replace(link, relation=Relation.CONTRADICTS), lessons=3))

    assert why.head.text() == "1: 60 % alike, as learned from 3 decisions"


def test_why_tells_of_the_chosen_candidate(qtbot: QtBot, host: Host) -> None:
    press(qtbot, host, Qt.Key.Key_W)
    assert "dates agree" not in host.screen_shown.claims.card.why.spoken
    press(qtbot, host, Qt.Key.Key_2)
    _rest(qtbot, host)

    assert "dates agree 100 %, speaks for it" in host.screen_shown.claims.card.why.spoken


def test_a_link_below_the_first_nine_is_shown_when_it_is_asked_about(
    qtbot: QtBot, world: Judged, theme: ThemeHolder
) -> None:
    many = [seen(world.claims[0], world.claims[at], NEAR, 9_000 - at) for at in range(3, 12)]
    builders.store(world.ws, *many, run=builders.MATCHED)
    with shown(qtbot, world.ws, theme) as host:
        screen = host.screen_shown
        assert len(screen.elsewhere.model.candidates) == 9
        assert screen.page.open_link(seen(world.claims[0], world.claims[2], DATED, 4_600))
        _rest(qtbot, host)

        chosen = screen.elsewhere.current()
        assert chosen is not None
        assert (chosen.other.id, screen.elsewhere.number) == (world.id(2), 9)
        # Another claim has its own first nine again.
        screen.show_target(world.id(3))
        screen.show_target(world.id(0))
        assert world.id(2) not in [candidate.other.id for candidate in screen.elsewhere.model.candidates]


def test_an_answer_pressed_before_the_next_question_is_there_is_given_to_that(
    qtbot: QtBot, host: Host, world: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, let_go, first = host.screen_shown, threading.Event(), Asking.first

    def slow(asking: Asking, but: Collection[LinkId] = ()) -> Question | None:
        let_go.wait(10)
        return first(asking, but)

    monkeypatch.setattr(Asking, "first", slow)
    wanted, *others = (question.link for question in Asking(world.ws).ranked(99))
    screen.show_target(next(other.a for other in others if not {other.a, other.b} & {wanted.a, wanted.b}))
    screen.claims.list.setFocus()
    _rest(qtbot, host)
    QTest.keyClick(focus(), Qt.Key.Key_B)
    QTest.keyClick(focus(), Qt.Key.Key_T)
    let_go.set()
    _rest(qtbot, host)

    ((decided, _),) = world.ws.read(link_queries.decided_links)
    assert (decided.id, decided.relation) == (wanted.id, Relation.SUPERSEDES)


def test_a_decision_leaves_the_order_in_view_alone(qtbot: QtBot, host: Host, world: Judged) -> None:
    shown_first = [candidate.other.id for candidate in host.screen_shown.elsewhere.model.candidates]
    press(qtbot, host, Qt.Key.Key_2)
    press(qtbot, host, Qt.Key.Key_S)
    _rest(qtbot, host)

    assert [candidate.other.id for candidate in host.screen_shown.elsewhere.model.candidates] == shown_first
    assert host.screen_shown.desk.learned.lessons == 1
