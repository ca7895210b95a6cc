"""The direction of a link: a key writes what the row shows, Shift the other way round, and History says which."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.domain.ids import link_id
from annotator.domain.link import Relation
from annotator.gui.delegates.decision import _elided_pair
from annotator.gui.fonts import Role
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.history_words import decision_words, object_words
from annotator.services import reading
from annotator.services.workspace import Workspace
from tests import builders
from tests.gui.review_host import Host, be_active, press, shown

_KEYS = {Relation.REFINES: Qt.Key.Key_R, Relation.SUPERSEDES: Qt.Key.Key_T, Relation.SUPPORTS: Qt.Key.Key_P}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    made = builders.empty(tmp_path)
    yield made
    made.close()


def _suggest(ws: Workspace, relation: Relation, *, score: int = 8_000) -> tuple[str, str]:
    """Two articles of a claim each; the second is suggested to stand so to the first. Their claims."""
    one, two = builders.article("Ten people died."), builders.article("Twelve people died on Friday.")
    (ours,), (theirs,) = builders.sentences(one), builders.sentences(two)
    builders.store(ws, one, two, ours, theirs)
    builders.store(ws, builders.link(theirs, ours, relation, score=score), run=builders.MATCHED)
    return ours.id, theirs.id


def _linked(qtbot: QtBot, host: Host, relation: Relation, *modifiers: Qt.KeyboardModifier) -> tuple[str, str]:
    """Presses the relation's key on the first candidate: which claim is linked to which."""
    ws, screen = host.bridge.workspace, host.screen_shown
    card, candidate = screen.claims.selected(), screen.elsewhere.current()
    assert card is not None
    assert candidate is not None
    be_active(qtbot, host, screen.claims.list)
    press(qtbot, host, _KEYS[relation], *modifiers)
    qtbot.waitUntil(lambda: host.bridge.at_rest)
    link = reading.link(ws, link_id(card.id, candidate.other.id))
    assert link is not None
    assert link.relation is relation
    return link.a, link.b


@pytest.mark.parametrize("relation", list(_KEYS))
def test_a_key_writes_the_direction_that_the_row_shows(
    qtbot: QtBot, ws: Workspace, theme: ThemeHolder, relation: Relation
) -> None:
    ours, theirs = _suggest(ws, relation)
    with shown(qtbot, ws, theme) as host:
        shown_word = f"{relation.value.removesuffix('s')}ed by".replace("eed", "ed").capitalize()
        button = host.screen_shown.elsewhere.relations._buttons[relation.value]
        assert button.text() == shown_word
        assert button.toolTip().startswith(f"Candidate 1 {relation.value} claim 1")
        assert _linked(qtbot, host, relation) == (theirs, ours)
        assert host.told[-1] == f"Linked: a claim in Report {relation.value} claim 1"
        row = reading.history_rows(ws, reading.history_ids(ws))[0]
        words = f"“Twelve people died on Friday” {relation.value} “Ten people died”"
        assert object_words(row) == words
        assert words in row.object


def test_shift_writes_it_the_other_way_round(qtbot: QtBot, ws: Workspace, theme: ThemeHolder) -> None:
    ours, theirs = _suggest(ws, Relation.REFINES)
    with shown(qtbot, ws, theme) as host:
        assert _linked(qtbot, host, Relation.REFINES, _SHIFT) == (ours, theirs)
        # Now the row shows "Refines": the key says it already, Shift turns it.
        assert _linked(qtbot, host, Relation.REFINES, _SHIFT) == (theirs, ours)


@pytest.mark.parametrize(("suggested", "score"), [(Relation.SAME, 8_000), (Relation.SUPPORTS, 3_000)])
def test_where_the_row_shows_no_direction_the_own_claim_is_first(
    qtbot: QtBot, ws: Workspace, theme: ThemeHolder, suggested: Relation, score: int
) -> None:
    ours, theirs = _suggest(ws, suggested, score=score)
    with shown(qtbot, ws, theme) as host:
        assert _linked(qtbot, host, Relation.SUPPORTS) == (ours, theirs)


def test_an_undone_link_is_told_with_its_direction(qtbot: QtBot, ws: Workspace, theme: ThemeHolder) -> None:
    _suggest(ws, Relation.REFINES)
    with shown(qtbot, ws, theme) as host:
        _linked(qtbot, host, Relation.REFINES)
        ws.undo(via="key:Ctrl+Z")
        row = reading.history_rows(ws, reading.history_ids(ws))[0]
        assert decision_words(row).joint == "” refines “"
        assert decision_words(row).joint in object_words(row)


def test_where_room_is_short_both_claims_are_cut_and_not_what_joins_them(theme: ThemeHolder) -> None:
    long, joint = "a claim of many words that go on and on", "” refines “"
    both = _elided_pair(f"“{long}{joint}{long}”", joint, 300, Role.BODY)
    short = _elided_pair(f"“It rained{joint}{long}”", joint, 300, Role.BODY)
    assert joint in both
    assert both.count("…") == 2
    assert short.startswith(f"“It rained{joint}")
    assert len(short.partition(joint)[2]) > len(both.partition(joint)[2])
