"""Tests of the claims pane and its words: what cards say, how they are chosen, and that nothing moves."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Factuality, Role, Slot, Status
from annotator.domain.ids import ClaimId
from annotator.gui.dates import ImpossibleDate, date_words, short_date, typed_date
from annotator.gui.delegates.card import card_height
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.claims import ClaimsPane
from annotator.gui.views.review_bar import ReaderBar
from annotator.gui.views.review_card import CardHead
from annotator.gui.views.review_words import card_words, local_time, slot_words, voice_words
from tests.gui import review_builders as made


@pytest.fixture
def pane(qtbot: QtBot, theme: ThemeHolder) -> ClaimsPane:
    shown = ClaimsPane(theme)
    qtbot.addWidget(shown)
    shown.resize(496, 590)
    shown.show_cards(made.TEXT, made.cards(), "A1")
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_header_counts_what_is_decided(pane: ClaimsPane) -> None:
    names = [number.accessibleName() for _, number in pane.header._numbers.values()]
    assert pane.header._decided.text() == "6 of 8 decided"
    assert names == ["3 confirmed", "1 corrected", "1 unsure", "1 rejected", "2 proposed"]


def test_a_card_says_who_stands_behind_it() -> None:
    shown = {card.number: card_words(card, made.TEXT, "A1") for card in made.cards()}
    assert shown[5].right == "machine 93 % likely"
    assert shown[3].right == "A2, 5 Jan 2020"
    assert shown[4].right == "you, 5 Jan 2020"
    assert shown[4].slots == "Akar · saw · Salahaddin Namroush · Tripoli · 26 Dec 2020"
    assert shown[8].reason == "Rejected: opinion, not a claim"
    assert shown[7].spoken.startswith("Claim 7, unsure, you, 5 Jan 2020: Haftar’s fighters")


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2020-12-26T14:31:00Z", "14:31"),
        ("2020-11-20T09:00:00Z", "20 Nov"),
        ("2019-11-20T09:00:00Z", "20 Nov 2019"),
        ("", ""),
    ],
)
def test_a_time_is_as_short_as_the_day_allows(at: str, shown: str) -> None:
    now = datetime(2020, 12, 26, 20, 0, tzinfo=UTC)
    assert local_time(at, now, UTC) == shown


@pytest.mark.parametrize(
    ("cue", "factuality", "shown"),
    [
        ("denied", Factuality.CERTAIN_NOT, "Denied by The ministry"),
        ("has rejected", Factuality.PROBABLE_NOT, "Denied by The ministry"),
        ("denied", Factuality.CERTAIN, "The ministry"),
        ("said", Factuality.CERTAIN_NOT, "The ministry"),
    ],
)
def test_a_card_tells_at_rest_and_aloud_that_its_speaker_denies_it(
    cue: str, factuality: Factuality, shown: str
) -> None:
    card = made.cards()[2]
    told = card.claim.with_slots(Role.CUE, [Slot(Role.CUE, value=cue)])
    words = card_words(replace(card, claim=replace(told, factuality=factuality)), made.TEXT, "A1")
    assert words.speaker == shown
    assert words.voice == (shown if shown.startswith("Denied") else f"Said by {shown}")
    assert words.voice in words.spoken


def test_a_time_slot_says_its_words_and_how_they_are_read() -> None:
    span = made.span_of("four days after")
    assert slot_words(Slot(Role.TIME, span, "2020-12-22"), made.TEXT) == "“four days after”, read as 22 December 2020"
    assert slot_words(Slot(Role.TIME, None, "2020-12"), made.TEXT) == "December 2020"
    assert slot_words(Slot(Role.PLACE, made.span_of("Libya")), made.TEXT) == "Libya"


def test_a_speaker_says_who_is_meant() -> None:
    assert voice_words(made.cards()[2], made.TEXT) == "The ministry · certain"
    assert voice_words(replace(made.cards()[2], speaker="Ankara"), made.TEXT) == "The ministry (Ankara) · certain"
    assert voice_words(made.cards()[4], made.TEXT) == "the article’s own voice · certain"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("22 December 2020", "2020-12-22"),
        ("December 22, 2020", "2020-12-22"),
        ("22nd of Dec. 2020", "2020-12-22"),
        ("2020-12-22", "2020-12-22"),
        ("December 2020", "2020-12"),
        ("2020", "2020"),
        ("2020-W52", "2020-W52"),
        ("four days after", None),
        ("12/22/2020", None),
        ("22 Brumaire 2020", None),
    ],
)
def test_typed_dates_are_as_fine_as_they_are_typed(typed: str, value: str | None) -> None:
    assert typed_date(typed) == value


@pytest.mark.parametrize("typed", ["31 November 2020", "2020-02-30", "2020-13-01", "0 May 2020"])
def test_a_day_that_does_not_exist_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ImpossibleDate, match="Write a date, a month or leave empty"):
        typed_date(typed)


def test_dates_read_back_as_they_were_typed() -> None:
    for value in ("2020-12-22", "2020-12", "2020"):
        assert typed_date(date_words(value)) == value
        assert typed_date(short_date(value)) == value
    assert date_words("soon") == "soon"


def test_the_selected_card_has_every_slot_and_decision(pane: ClaimsPane) -> None:
    pane.select("claim-5")
    names = [child.accessibleName() for child in pane.card.children() if hasattr(child, "accessibleName")]
    assert "When: four days after" in names
    assert "Said by: the article’s own voice · certain" in names
    assert pane.card.accessibleName().startswith("Claim 5, proposed, machine 93 % likely")
    assert all(button.isEnabled() for button in pane.card._buttons.values())


def test_the_selected_card_names_who_denies_it_too(pane: ClaimsPane) -> None:
    card = made.cards()[2]
    told = card.claim.with_slots(Role.CUE, [Slot(Role.CUE, value="denied")])
    pane.update_card(replace(card, claim=replace(told, factuality=Factuality.CERTAIN_NOT)))
    pane.select(card.id)
    names = [label.accessibleName() for label in pane.card.findChildren(QLabel)]
    assert "Denied by: The ministry · certain, denied" in names


def test_what_i_said_already_cannot_be_clicked_again(pane: ClaimsPane) -> None:
    pane.select("claim-4")
    assert not pane.card._buttons["claim.confirm"].isEnabled()
    pane.update_card(replace(made.cards()[3], analyst="A2"))
    assert pane.card._buttons["claim.confirm"].isEnabled()


def test_the_decisions_work_by_mouse(qtbot: QtBot, pane: ClaimsPane) -> None:
    pane.select("claim-5")
    for action, button in pane.card._buttons.items():
        with qtbot.waitSignal(pane.acted) as caught:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert caught.args == [action]


def test_no_card_is_cut_at_the_foot(pane: ClaimsPane) -> None:
    for card in pane.cards:
        pane.select(card.id)
        box = pane.card.geometry()
        assert box.top() >= 0
        assert box.bottom() <= pane.list.viewport().height()
        assert box.height() >= pane.card.layout().totalMinimumSize().height()  # type: ignore[union-attr]  # it has one


def test_the_next_claim_comes_to_the_same_height(pane: ClaimsPane) -> None:
    pane.select("claim-4")
    before = pane.card.y()
    pane.step(1)
    assert pane.card.y() == before


def test_a_clicked_card_stays_under_the_pointer(pane: ClaimsPane) -> None:
    pane.select("claim-1")
    pane.select("claim-5")
    index = pane.list.claims.index(3)
    row = pane.list.visualRect(index)
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.center().x(), row.center().y()))
    card = pane.selected()
    assert card is not None
    assert card.number == 4
    assert pane.list.visualRect(index).top() == max(0, row.top())


def test_a_click_on_the_ground_keeps_the_selection(pane: ClaimsPane) -> None:
    pane.resize(496, 1_200)
    pane.select("claim-5")
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 1_100))
    card = pane.selected()
    assert card is not None
    assert card.number == 5


def test_arrows_go_through_the_claims(pane: ClaimsPane) -> None:
    pane.select("claim-1")
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Up)
    card = pane.selected()
    assert card is not None
    assert card.number == 2


def test_a_decision_changes_a_card_in_its_place(pane: ClaimsPane) -> None:
    pane.select("claim-5")
    top = pane.card.y()
    decided = replace(made.cards()[4], status=Status.CONFIRMED, analyst="A1", at="2020-01-05T14:31:00Z")
    assert pane.update_card(decided)
    assert pane.card.y() == top
    assert pane.header._decided.text() == "7 of 8 decided"
    assert not pane.update_card(replace(decided, claim=replace(decided.claim, id=ClaimId("elsewhere"))))


def test_the_next_open_claim_goes_round(pane: ClaimsPane) -> None:
    numbers = [card.number if (card := pane.next_open(each)) else None for each in ("claim-1", "claim-5", "claim-6")]
    assert numbers == [5, 6, 5]


def test_a_thousand_claims_keep_their_heights(theme: ThemeHolder) -> None:
    words = [card_words(card, made.TEXT, "A1") for card in made.cards()]
    assert {card_height(each, 496) for each in words} == {68, 86, 104}


def test_the_pane_changes_with_the_theme_and_the_width(pane: ClaimsPane) -> None:
    pane.select("claim-5")
    wide = pane.card.height()
    pane.resize(400, 590)
    assert pane.card.height() > wide
    pane.set_px(28)
    assert pane.card.height() > wide


def test_what_is_opened_over_the_list_goes_with_the_pane(pane: ClaimsPane) -> None:
    assert pane.isAncestorOf(pane.card)
    assert pane.isAncestorOf(pane.editor)


def test_who_decided_is_said_in_short_before_the_speaker_is_cut(qtbot: QtBot, theme: ThemeHolder) -> None:
    head = CardHead(theme)
    qtbot.addWidget(head)
    words = card_words(made.card(made.deployment(), 5, speaker="The coast guard"), made.TEXT, "A1")
    head.show_words(words, editing=False)
    told = []
    for width in (480, 300, 200):
        head.resize(width, 20)
        head._fit_speaker()
        told.append((head._right.text(), head._badges[-1].isHidden(), head._badges[-1].accessibleName()))
    assert [hidden for _, hidden, _ in told] == [False, False, True]
    assert told[0][0].startswith("machine ")
    assert not told[1][0].startswith("machine ")


def test_how_speakers_look_gives_way_to_what_is_left(qtbot: QtBot, theme: ThemeHolder) -> None:
    bar = ReaderBar(theme)
    qtbot.addWidget(bar)
    bar.resize(700, 44)
    bar.show()
    bar.show_cards(made.cards(), ["Ada Lovelace", "Grace Hopper"])
    assert bar._legend.isVisible()
    bar.resize(440, 44)
    assert not bar._legend.isVisible()
    assert bar.told == bar._left.text() or bar._left.toolTip() == bar.told
