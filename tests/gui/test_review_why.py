"""Tests of why a claim was proposed, as its card tells it: by W, with every maker, and never in the way of deciding."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Claim, Factuality
from annotator.domain.reasons import BY_HAND, NO_RULE
from annotator.domain.rule import SENTENCES, Rule
from annotator.domain.suggestion import new_run
from annotator.gui import speech
from annotator.gui.views.review_why import ROWS
from annotator.services.workspace import Workspace
from tests import builders
from tests.gui.review_host import Host, click, press

KEY = Qt.Key
OTHER = new_run("import", "otherprog", "2.0")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three claims: one by two makers and two rules, one in another program's words, one without rules."""
    ws = builders.empty(tmp_path, analyst="ada")
    article = builders.article(builders.FIRST, "Mandate extended")
    first, second, third = builders.sentences(article)
    told = replace(
        first, factuality=Factuality.PROBABLE, worth=6_600, why=(Rule.MAIN_CLAUSE.value, Rule.SHARED_SUBJECT.value)
    )
    theirs = replace(second, why=("pattern 12",))
    builders.store(ws, article, told, theirs, third)
    builders.store(ws, told, theirs, run=OTHER)
    return ws


def _first(host: Host) -> Claim:
    return host.screen_shown.claims.cards[0].claim


def _told(host: Host) -> dict[str, str]:
    """What the open answers say, by their words; nothing while they are closed."""
    why = host.screen_shown.claims.card.why
    names = [label.accessibleName() for label in why.findChildren(QLabel) if label.accessibleName()]
    return dict(name.split(": ", 1) for name in names) if why.isVisible() else {}


def _cut(host: Host) -> list[str]:
    """The answers that are lower than their words are at their width."""
    labels = [each for each in host.screen_shown.claims.card.why.findChildren(QLabel) if each.wordWrap()]
    return [each.text() for each in labels if each.height() < each.heightForWidth(each.width())]


def _give_reasons(host: Host) -> None:
    """Lets every claim shown have seven reasons, each claim other ones."""
    cards, rules = host.screen_shown.claims.list.claims.cards, [rule.value for rule in Rule]
    for at, card in enumerate(cards):
        cards[at] = replace(card, claim=replace(card.claim, why=tuple(rules[7 * at : 7 * at + 7])))


def test_w_tells_who_found_a_claim_by_which_rules_and_how_it_is_graded(qtbot: QtBot, host: Host) -> None:
    assert _told(host) == {}
    press(qtbot, host, KEY.Key_W)
    assert list(_told(host)) == [words.label for words in ROWS]
    assert _told(host)["Found by"] == "builder 1 and otherprog 2.0 · 90 % likely"
    assert _told(host)["Because"] == f"{SENTENCES[Rule.MAIN_CLAUSE]}\n{SENTENCES[Rule.SHARED_SUBJECT]}"
    assert _told(host)["Certainty"].startswith("probable (PR+): whoever tells it ")
    assert _told(host)["Worth"] == "66 % worth checking"
    assert _told(host)["Decided"] == "nobody yet"


def test_each_reason_has_its_own_bullet_and_other_programs_words_stay_words(
    qtbot: QtBot, host: Host, workspace: Workspace
) -> None:
    told = replace(host.screen_shown.claims.cards[0], claim=replace(_first(host), why=("<b>a</b> & b", "c" * 90)))
    press(qtbot, host, KEY.Key_W)
    host.screen_shown.claims.card.why.show_card(told, "ada")
    because = next(each for each in host.screen_shown.claims.card.why.findChildren(QLabel) if "•" in each.text())
    shown = QTextDocument()
    shown.setHtml(because.text())
    assert shown.toPlainText() == f"• <b>a</b> & b\n• {'c' * 90}"


def test_it_stays_open_from_claim_to_claim_and_follows_decisions(qtbot: QtBot, host: Host) -> None:
    press(qtbot, host, KEY.Key_W)
    press(qtbot, host, KEY.Key_C)
    assert _told(host)["Because"] == "pattern 12"
    press(qtbot, host, KEY.Key_Up)
    assert _told(host)["Decided"].startswith("confirmed by you, ")
    press(qtbot, host, KEY.Key_Down)
    press(qtbot, host, KEY.Key_Down)
    assert _told(host)["Because"] == NO_RULE


@pytest.mark.parametrize("key", [KEY.Key_W, KEY.Key_Escape])
def test_w_and_escape_close_it_and_nothing_moves(qtbot: QtBot, host: Host, key: Qt.Key) -> None:
    listed = host.screen_shown.claims.list
    top, focus = listed.card_top(), host.focusWidget()
    press(qtbot, host, KEY.Key_W)
    assert listed.card_top() == top
    press(qtbot, host, key)
    assert _told(host) == {}
    assert (listed.card_top(), host.focusWidget()) == (top, focus)


def test_no_answer_is_cut_off_at_the_least_width(qtbot: QtBot, host: Host) -> None:
    host.resize(1024, 900)
    press(qtbot, host, KEY.Key_W)
    assert _cut(host) == []


@pytest.mark.parametrize("width", [1024, 1440])
def test_reasons_that_wrap_have_their_height_on_every_claim(qtbot: QtBot, host: Host, width: int) -> None:
    host.resize(width, 900)
    _give_reasons(host)
    press(qtbot, host, KEY.Key_W)
    for _ in host.screen_shown.claims.cards:
        qtbot.waitUntil(lambda: not _cut(host))
        press(qtbot, host, KEY.Key_Down)


def test_however_tall_the_card_gets_its_head_stays_in_sight(qtbot: QtBot, host: Host) -> None:
    host.resize(1024, 500)
    _give_reasons(host)
    press(qtbot, host, KEY.Key_W)
    listed, head = host.screen_shown.claims.list, host.screen_shown.claims.card.head
    assert host.screen_shown.claims.card.height() > listed.viewport().height()
    assert listed.sight.in_viewport(head).y() >= 0


def test_a_program_that_says_too_much_is_cut_short(qtbot: QtBot, host: Host, workspace: Workspace) -> None:
    told = replace(
        host.screen_shown.claims.cards[0], claim=replace(_first(host), why=("long " * 100, *"abcdefghijklmnop"))
    )
    press(qtbot, host, KEY.Key_W)
    host.screen_shown.claims.card.why.show_card(told, "ada")
    lines = _told(host)["Because"].split("\n")
    assert (len(lines), lines[-1]) == (13, "and 5 more")
    assert (len(lines[0]), lines[0][-1]) == (160, "…")


def test_shift_w_leads_to_the_decisions_behind_it(qtbot: QtBot, host: Host, workspace: Workspace) -> None:
    asked: list[tuple[str, str]] = []
    host.screen_shown.go.connect(lambda screen, target: asked.append((screen, target)))
    press(qtbot, host, KEY.Key_W, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, host, KEY.Key_W)
    click(qtbot, host, host.screen_shown.claims.card.why.decisions)
    first = builders.claim_ids(workspace)[0]
    assert asked == [("history", first), ("history", first)]


def test_a_claim_added_by_hand_says_so(qtbot: QtBot, host: Host) -> None:
    screen = host.screen_shown
    screen.reader.setFocus()
    for _ in range(10):
        press(qtbot, host, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, host, KEY.Key_N)
    press(qtbot, host, KEY.Key_W)
    assert (_told(host)["Found by"], _told(host)["Because"]) == ("a person", BY_HAND)


def test_it_is_read_out_when_it_opens(qtbot: QtBot, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(speech, "tell", heard.append)
    press(qtbot, host, KEY.Key_W)
    press(qtbot, host, KEY.Key_W)
    assert len(heard) == 1
    assert "Found by: builder 1 and otherprog 2.0" in heard[0].message()


def test_w_types_a_letter_while_a_correction_is_open(qtbot: QtBot, host: Host) -> None:
    press(qtbot, host, KEY.Key_E)
    press(qtbot, host, KEY.Key_W)
    assert _told(host) == {}
    assert "w" in host.screen_shown.claims.editor.wording.toPlainText().lower()
