"""Tests of Elsewhere: what a row says, which side a reason speaks for, picking, and the relations that fit."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.ids import ClaimId
from annotator.domain.link import Relation, Standing
from annotator.domain.span import Span
from annotator.gui.delegates.candidate import WORDS_ROLE, Chip, _two_lines
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import LIGHT
from annotator.gui.views.elsewhere import Elsewhere, about_words, height_of
from annotator.gui.views.review_candidates import candidate_words
from annotator.gui.views.review_reasons import Reason, find_words, read_reason, righted
from tests.gui import review_builders as made

OWN = ClaimId("claim-5")


@pytest.fixture
def pane(qtbot: QtBot, theme: ThemeHolder) -> Elsewhere:
    shown = Elsewhere(theme)
    qtbot.addWidget(shown)
    shown.resize(1120, height_of(3))
    shown.show_candidates(made.cards()[4], made.candidates(), matched=True)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_rows_grow_with_the_text_size(pane: Elsewhere) -> None:
    before = pane.list.visualRect(pane.model.index(0)).height()
    pane.set_px(24)
    grown = pane.list.visualRect(pane.model.index(0)).height()
    pane.set_px(16)
    assert (before, grown, pane.list.visualRect(pane.model.index(0)).height()) == (58, 80, 58)


def test_a_reason_speaks_for_the_candidate() -> None:
    words = candidate_words(made.candidates()[0], 1, OWN)
    assert words.chips == (Chip("12, not 18 months", "number"), Chip("23, not 22 Dec", "date"))


def test_a_reason_is_not_turned_when_the_candidate_comes_first() -> None:
    candidate = made.candidates()[0]
    told = ("12 months, not 18 months",)
    turned = replace(candidate, link=replace(candidate.link, a=candidate.other.id, b=OWN, reasons=told))
    assert candidate_words(turned, 1, OWN).chips == (Chip("12, not 18 months", "number"),)


def test_names_of_one_side_only_say_whose_they_are() -> None:
    chips = candidate_words(made.candidates()[2], 3, OWN).chips
    assert chips == (Chip("Erdogan", "only here"), Chip("without Ankara", "name"))


def test_what_analysts_hold_different_things_of_is_called_disputed_first() -> None:
    words = candidate_words(replace(made.candidates()[2], disputed=True), 3, OWN)
    assert words.chips[0] == Chip("disputed", "disputed")
    assert "disputed" in words.spoken


@pytest.mark.parametrize(
    ("reason", "read"),
    [
        ("22 December, not 3 May", Reason("3 May, not 22 December", "date", "3 May, not 22 December", ("3 May",))),
        ("Ankara, not Doha", Reason("Doha, not Ankara", "name", "Doha, not Ankara", ("Doha",))),
        ("2020-12, not 2021", Reason("2021, not Dec 2020", "date", "2021, not Dec 2020", dated=True)),
        ("12 agrees with at least 10", Reason("at least 10 agrees with 12", "agrees", "at least 10", ("at least 10",))),
        (
            "2020-12-22 fits 2020-12",
            Reason("Dec 2020 fits 22 Dec 2020", "agrees", "Dec 2020 fits 22 Dec 2020", dated=True),
        ),
        ("same day", Reason("same day", "agrees", "same day", dated=True)),
        ("other words: won against lost", Reason("“lost”, not “won”", "wording", "“lost”, not “won”", ("lost",))),
        ("57 % of the words shared", Reason("57 % of the words shared")),
    ],
)
def test_reasons_are_read_from_the_candidates_side(reason: str, read: Reason) -> None:
    assert read_reason(reason, "", own_first=True) == read


@pytest.mark.parametrize("own_first", [True, False])
def test_a_chip_names_the_candidates_words_whichever_way_the_link_was_turned(own_first: bool) -> None:
    for reason in ("at least 34 people agrees with 49 people", "49 people agrees with at least 34 people"):
        read = read_reason(righted(reason, "killing 49 people", own_first=own_first), "", own_first=own_first)
        assert (read.chip, read.words) == ("49 people", ("49 people",))


def test_only_whole_words_are_marked() -> None:
    assert find_words("Libyan", "Libya and the Libyans") is None
    assert find_words("Libya", "the Libyans of Libya") == (15, 20)


def test_what_differs_is_marked_in_the_sentence() -> None:
    words = candidate_words(made.candidates()[0], 1, OWN)
    marked = {words.sentence[mark.start : mark.end]: mark.kind for mark in words.marks}
    assert marked == {"12 months": "number", "23 December": "date"}


def test_what_agrees_is_marked_without_a_fill() -> None:
    words = candidate_words(made.candidates()[1], 2, OWN)
    assert {words.sentence[mark.start : mark.end] for mark in words.marks if mark.kind == "agrees"} == {
        "18 months",
        "Ankara",
    }


def test_a_proposed_date_is_asked_in_the_row_and_said_to_be_proposed() -> None:
    candidate = made.candidates()[0]
    asked = replace(candidate, article=replace(candidate.article, date_proposed=True))
    words = candidate_words(asked, 1, OWN)
    assert words.days == ("23 Dec 2020?", "23 Dec?")
    assert "Ankara Review 23 Dec 2020, proposed date, own report" in words.spoken
    assert candidate_words(candidate, 1, OWN).days == ("23 Dec 2020", "23 Dec")


def test_a_digit_without_a_candidate_leaves_none_chosen(pane: Elsewhere) -> None:
    pane.list.setFocus()
    assert not pane.pick(7)
    assert pane.current() is None
    pane.show_candidates(made.cards()[4], made.candidates(), matched=True)
    assert pane.current() is None
    pane.show_candidates(made.cards()[5], made.candidates(), matched=True)
    assert pane.current() is not None


def test_the_quote_stands_out_of_its_context() -> None:
    words = candidate_words(made.candidates()[1], 2, OWN)
    assert words.sentence[slice(*words.quote)].startswith("The motion keeps")
    assert words.sentence.startswith("… Officials spoke.")


def test_a_long_context_is_cut_around_the_quote() -> None:
    candidate = made.candidates()[1]
    context = f"{'before ' * 40}The motion keeps soldiers.{' after' * 40}"
    at = context.index("The motion")
    long = replace(candidate, context=context, quote=Span(at, at + 26))
    words = candidate_words(long, 1, OWN)
    assert words.sentence[slice(*words.quote)] == "The motion keeps soldiers."
    assert len(words.sentence) < 200
    assert words.sentence.startswith("… ")
    assert words.sentence.endswith(" …")


@pytest.mark.parametrize(
    ("relation", "forward", "backward"),
    [
        (Relation.REFINES, "Refines", "Refined by"),
        (Relation.SUPERSEDES, "Supersedes", "Superseded by"),
        (Relation.SUPPORTS, "Supports", "Supported by"),
        (Relation.DISPUTES, "Disputes", "Disputed by"),
        (Relation.SAME, "Same", "Same"),
        (Relation.CONTRADICTS, "Contradicts", "Contradicts"),
        (Relation.DIFFERENT, "Different", "Different"),
    ],
)
def test_a_relation_is_read_from_the_selected_claim(relation: Relation, forward: str, backward: str) -> None:
    candidate = made.candidates()[0]
    linked = replace(candidate, link=replace(candidate.link, relation=relation), standing=Standing.CONFIRMED)
    assert candidate_words(linked, 1, linked.link.a).relation_word == forward
    assert candidate_words(linked, 1, linked.link.b).relation_word == backward


def test_a_machine_suggests_and_a_person_states() -> None:
    machine, person = (candidate_words(made.candidates()[at], at + 1, OWN) for at in (0, 2))
    assert not machine.decided
    assert "suggested: Contradicts" in machine.spoken
    assert person.decided
    assert "Refines, confirmed" in person.spoken
    assert made.candidates()[2].standing is Standing.CONFIRMED


def test_digits_pick_rows_there_are(pane: Elsewhere) -> None:
    assert pane.pick(3)
    current = pane.current()
    assert current is not None
    assert current.other.id == "other-3"
    assert not pane.pick(4)
    assert "claim 5" in pane.relations._explain("refines").lower()


def test_a_relation_works_by_mouse(qtbot: QtBot, pane: Elsewhere) -> None:
    with qtbot.waitSignal(pane.acted) as caught:
        QTest.mouseClick(pane.relations._buttons["contradicts"], Qt.MouseButton.LeftButton)
    assert caught.args == ["link.contradicts"]


@pytest.mark.parametrize(("width", "least"), [(1600, 7), (1120, 4), (860, 2)])
def test_relations_that_do_not_fit_are_in_the_menu(qtbot: QtBot, pane: Elsewhere, width: int, least: int) -> None:
    pane.resize(width, height_of(3))
    shown = pane.relations.shown()
    assert len(shown) >= least
    assert "same" in shown
    pane.relations._menu.aboutToShow.emit()
    entries = [action.text() for action in pane.relations._menu.actions()]
    assert all(any(f" {word} " in text for text in entries) for word in ("supports", "disputes") if word not in shown)


def test_the_chosen_row_stays_when_the_same_claim_is_read_again(pane: Elsewhere) -> None:
    pane.pick(2)
    pane.show_candidates(made.cards()[4], list(reversed(made.candidates())), matched=True)
    current = pane.current()
    assert current is not None
    assert current.other.id == "other-2"
    assert [item.other.id for item in pane.model.candidates] == ["other-1", "other-2", "other-3"]


def test_another_claim_begins_with_its_first_candidate(pane: Elsewhere) -> None:
    pane.pick(3)
    pane.show_candidates(made.cards()[5], made.candidates(), matched=True)
    current = pane.current()
    assert current is not None
    assert current.other.id == "other-1"


@pytest.mark.parametrize(
    ("matched", "said"),
    [(True, "Nothing elsewhere resembles this claim"), (False, "Nobody has looked for matches yet")],
)
def test_an_empty_pane_says_why(pane: Elsewhere, matched: bool, said: str) -> None:
    pane.show_candidates(made.cards()[4], (), matched=matched)
    assert pane._empty.title() == said
    assert pane.current() is None
    assert not pane.relations._buttons["same"].isEnabled()


def test_a_screen_reader_hears_the_whole_row(pane: Elsewhere) -> None:
    spoken = pane.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Candidate 2, Coastal Post 27 Dec 2020, copy family of 8, suggested: Same, 80 % alike:")


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((1_600, 1_300), "Nothing close to claim 5; the nearest"),
        ((8_800, 1_300), "1 claim resembles claim 5, 1 is near"),
        ((8_800, 3_000, 2_900, 10), "2 claims resemble claim 5, 2 are near"),
        ((8_800, 3_000), "2 claims resemble claim 5"),
    ],
)
def test_only_what_is_alike_is_said_to_resemble(scores: tuple[int, ...], words: str) -> None:
    one = next(each for each in made.candidates() if each.standing is Standing.SUGGESTED)
    found = [replace(one, link=replace(one.link, score=score)) for score in scores]
    assert about_words(found, 5) == words


def test_what_a_person_linked_resembles_however_little_it_is_alike() -> None:
    linked = next(each for each in made.candidates() if each.standing is Standing.CONFIRMED)
    assert about_words([replace(linked, link=replace(linked.link, score=100))], 5) == "1 claim resembles claim 5"


def test_what_was_told_apart_keeps_its_place_and_number_until_the_claim_is_left(pane: Elsewhere) -> None:
    card, found = made.cards()[4], made.candidates()
    pane.pick(2)
    pane.show_candidates(card, [found[0], found[2]], matched=True, told_apart=lambda: {found[1].other.id})
    assert [item.other.id for item in pane.model.candidates] == [each.other.id for each in found]
    words = pane.model.index(1).data(WORDS_ROLE)
    assert (words.key, words.relation_word, words.decided, words.apart) == ("2", "Different", True, True)
    pane.show_candidates(card, found, matched=True)
    assert not pane.model.index(1).data(WORDS_ROLE).apart
    pane.show_candidates(made.cards()[3], (), matched=True)
    pane.show_candidates(card, [found[0], found[2]], matched=True, told_apart=lambda: {found[1].other.id})
    assert len(pane.model.candidates) == 2


def test_what_is_there_no_more_goes(pane: Elsewhere) -> None:
    found = made.candidates()
    pane.show_candidates(made.cards()[4], found[:1], matched=True, told_apart=frozenset)
    assert len(pane.model.candidates) == 1


@pytest.mark.parametrize(
    ("reason", "chip"),
    [
        ("12 people, not 10 people", "10 → 12 people"),
        ("2020-12-24, not 2020-12-22", "22 → 24 Dec"),
        ("dozens, not 3 people", "3 people → dozens"),
        ("Twelve people, not Ten people", "Ten → Twelve people"),
    ],
)
@pytest.mark.parametrize("own_first", [True, False])
def test_what_changed_is_told_from_what_to_what(reason: str, chip: str, *, own_first: bool) -> None:
    candidate = made.candidates()[0]
    ends = (OWN, candidate.other.id) if own_first else (candidate.other.id, OWN)
    link = replace(candidate.link, a=ends[0], b=ends[1], relation=Relation.SUPERSEDES, reasons=(reason,))
    words = candidate_words(replace(candidate, link=link), 1, OWN)
    assert [each.word for each in words.chips] == [chip]
    assert words.relation_word == ("Supersedes" if own_first else "Superseded by")


@pytest.mark.parametrize(
    ("reasons", "chips"),
    [
        (("another place and other names", "only one names Aurora", "only one names Boreas"), ["Boreas instead"]),
        (("only one names Aurora", "only one names Korvik", "only one names Boreas"), ["Boreas instead"]),
        (("only one names Aurora", "only one names Boreas"), ["without Aurora", "Boreas"]),
        (("only one names Aurora", "only one names Korvik"), ["without Aurora", "without Korvik"]),
        (
            ("another place", "12 people, not 9 people", "Aurora, not Boreas", "only one names Korvik"),
            ["9, not 12 people", "Boreas, not Aurora", "without Korvik"],
        ),
        (
            ("another place", "12 people, not 9 people", "only one names Korvik", "only one names Lasund"),
            ["Lasund instead", "9, not 12 people"],
        ),
    ],
)
def test_a_candidate_that_names_others_says_which_instead(reasons: tuple[str, ...], chips: list[str]) -> None:
    found = made.candidate(3, "Shells fell on the port of Boreas in Lasund.", reasons, Relation.SUPPORTS)
    assert [chip.word for chip in candidate_words(found, 1, OWN).chips] == chips


def test_what_somebody_else_says_is_not_called_an_own_report() -> None:
    candidate = made.candidates()[0]
    alone = replace(candidate, article=replace(candidate.article, copies=1))
    told = replace(alone, other=replace(alone.other, speaker="Alpha News"))
    anybody = replace(alone, other=replace(alone.other, speaker=""))
    assert [candidate_words(each, 1, OWN).family for each in (told, anybody)] == ["said by Alpha News", "own report"]


def test_chips_are_whole_where_either_line_has_room_for_them() -> None:
    chips = [Chip(word, "agrees") for word in ("same day as told", "same number of people", "same town")]
    upper, lower = _two_lines(chips, (260, 180), LIGHT)
    assert [word for _, word in upper] == ["same day as told", "same town"]
    assert [word for _, word in lower] == ["same number of people"]
    upper, lower = _two_lines(chips, (150, 20), LIGHT)
    assert ([word for _, word in upper], lower) == (["same day as told"], [])
    assert _two_lines(chips[1:2], (120, 20), LIGHT)[0][0][1].endswith("…")
