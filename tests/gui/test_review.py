"""Tests of the Review screen with real keys on a real project: deciding, moving on, linking, undoing, facts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.domain.fact import Verdict
from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Relation, Standing
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.fact_dialog import FactDialog
from annotator.gui.theme import ThemeHolder
from annotator.gui.views import review_desk
from annotator.gui.views.review import ReviewScreen
from annotator.services import links, reading
from annotator.services.languages import Reach
from annotator.services.workspace import Workspace
from annotator.store import queries
from tests.gui import review_project
from tests.gui.review_host import Host, press, selected

KEY = Qt.Key


def status(workspace: Workspace, claim: str) -> Status:
    return reading.claim_card(workspace, ClaimId(claim)).status


def test_the_first_open_claim_is_selected_in_every_pane(screen: ReviewScreen) -> None:
    assert selected(screen) == "flight"
    assert screen.reader.selected == "flight"
    assert screen.articles.current == "one"
    assert screen.left() == "4 claims left here · 6 in 3 articles to do"


def test_c_confirms_and_goes_on_to_the_next_open_claim(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_C)
    assert status(workspace, "flight") is Status.CONFIRMED
    assert selected(screen) == "arrival"
    assert host.told == ["Confirmed claim 1"]
    assert screen.left() == "3 claims left here · 5 in 3 articles to do"


@pytest.mark.parametrize(("key", "outcome"), [(KEY.Key_X, Status.REJECTED), (KEY.Key_U, Status.UNSURE)])
def test_x_and_u_decide_and_go_on(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace, key: Qt.Key, outcome: Status
) -> None:
    press(qtbot, host, key)
    assert status(workspace, "flight") is outcome
    assert selected(screen) == "arrival"


def test_space_leaves_a_claim_proposed(qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace) -> None:
    press(qtbot, host, KEY.Key_Space)
    assert status(workspace, "flight") is Status.PROPOSED
    assert selected(screen) == "arrival"


def test_a_decision_keeps_the_key_it_was_made_with(qtbot: QtBot, host: Host, workspace: Workspace) -> None:
    press(qtbot, host, KEY.Key_Return)
    rows = reading.history_rows(workspace, reading.history_ids(workspace))
    assert [row.via for row in rows] == ["key:Return"]


def test_a_click_on_confirm_is_kept_as_a_click_and_leaves_the_keys_alive(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    QTest.mouseClick(screen.claims.card._buttons["claim.confirm"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: status(workspace, "flight") is Status.CONFIRMED)
    rows = reading.history_rows(workspace, reading.history_ids(workspace))
    assert rows[0].via == "mouse"
    assert screen.claims.list.hasFocus()


def test_a_double_click_decides_one_claim(qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace) -> None:
    button = screen.claims.card._buttons["claim.confirm"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: selected(screen) == "arrival")
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not host.bridge.busy)
    assert len(reading.history_ids(workspace)) == 1
    assert selected(screen) == "arrival"


def test_confirming_what_i_confirmed_goes_on_without_another_decision(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_C)
    press(qtbot, host, KEY.Key_Up)
    press(qtbot, host, KEY.Key_C)
    assert len(reading.history_ids(workspace)) == 1
    assert selected(screen) == "arrival"


def test_the_article_is_done_after_its_last_claim_and_the_next_one_is_offered(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    for _ in range(4):
        press(qtbot, host, KEY.Key_C)
    assert screen.done.accessibleName() == "Article done, 4 of 4. Next: Report two"
    press(qtbot, host, KEY.Key_PageDown)
    assert screen.desk.article is not None
    assert screen.desk.article.id == "two"
    assert selected(screen) == "landing"
    assert screen.done.isHidden()


def test_undo_gives_back_card_counts_and_selection(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_C)
    host.bridge.run(Workspace.undo, via="key:Ctrl+Z")
    qtbot.waitUntil(lambda: not host.bridge.busy)
    assert selected(screen) == "flight"
    assert [card.status for card in screen.claims.cards] == [Status.PROPOSED] * 4
    assert screen.left() == "4 claims left here · 6 in 3 articles to do"


def test_clicking_a_claim_in_the_article_selects_its_card_and_leaves_the_focus_there(
    screen: ReviewScreen,
) -> None:
    screen.reader.setFocus()
    screen.reader.claim_clicked.emit("mission")
    assert selected(screen) == "mission"
    assert screen.reader.hasFocus()


def test_o_walks_the_claims_that_overlap(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_O)
    assert selected(screen) == "arrival"
    screen.claims.select(ClaimId("mission"))
    assert not screen.can("claim.overlap")


def test_a_link_that_contradicts_others_is_kept_and_says_so(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    for one, other in (("mission", "length"), ("arrival", "length"), ("arrival", "landing")):
        links.link(workspace, ClaimId(one), ClaimId(other), Relation.SAME, via="test")
    screen.show_target("mission")
    qtbot.waitUntil(lambda: selected(screen) == "mission")
    landing = next(at for at, each in enumerate(screen.elsewhere.model.candidates, 1) if each.other.id == "landing")
    press(qtbot, host, KEY(KEY.Key_0 + landing))
    press(qtbot, host, KEY.Key_D)
    qtbot.waitUntil(lambda: host.bridge.at_rest)
    told_apart, warned = host.told[-2:]
    assert told_apart == "Told claim 4 apart from a claim in Report two"
    assert warned.startswith("Decisions contradict each other, and all are kept: “Parliament prolonged the mission")
    assert warned.count("says the same as") == 3
    found = workspace.read(lambda c: queries.link(c, link_id(ClaimId("mission"), ClaimId("landing"))))
    assert found is not None
    assert (found[0].relation, found[1]) == (Relation.DIFFERENT, Standing.CONFIRMED)


def test_digits_pick_and_letters_link(qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace) -> None:
    screen.claims.select(ClaimId("mission"))
    press(qtbot, host, KEY.Key_2)
    press(qtbot, host, KEY.Key_R)
    linked = {item.other.id: item for item in reading.candidates(workspace, ClaimId("mission"))}[ClaimId("landing")]
    assert (linked.link.a, linked.link.relation) == ("mission", Relation.REFINES)
    assert linked.standing is Standing.CONFIRMED


def test_shift_turns_a_relation_round(qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace) -> None:
    screen.claims.select(ClaimId("mission"))
    press(qtbot, host, KEY.Key_T, Qt.KeyboardModifier.ShiftModifier)
    linked = {item.other.id: item for item in reading.candidates(workspace, ClaimId("mission"))}[ClaimId("length")]
    assert (linked.link.a, linked.link.b, linked.link.relation) == ("length", "mission", Relation.SUPERSEDES)


def test_linking_leaves_the_rows_where_they_are(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    screen.claims.select(ClaimId("mission"))
    before = [item.other.id for item in screen.elsewhere.model.candidates]
    press(qtbot, host, KEY.Key_2)
    press(qtbot, host, KEY.Key_S)
    assert [item.other.id for item in screen.elsewhere.model.candidates] == before
    current = screen.elsewhere.current()
    assert current is not None
    assert current.other.id == before[1]


def test_g_opens_the_chosen_candidate_in_its_article(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    screen.claims.select(ClaimId("mission"))
    press(qtbot, host, KEY.Key_G)
    assert selected(screen) == "length"


def test_n_makes_a_claim_of_the_selected_words_and_selects_it(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    text = review_project.TEXTS["one"]
    cursor = screen.reader.textCursor()
    cursor.setPosition(text.index("met Namroush"))
    cursor.setPosition(text.index(" there"), cursor.MoveMode.KeepAnchor)
    screen.reader.setTextCursor(cursor)
    press(qtbot, host, KEY.Key_N)
    card = screen.claims.selected()
    assert card is not None
    assert (card.claim.text, card.status, card.number) == ("met Namroush", Status.CONFIRMED, 4)
    host.bridge.run(Workspace.undo, via="key:Ctrl+Z")
    qtbot.waitUntil(lambda: not host.bridge.busy)
    assert len(screen.claims.cards) == 4


def test_an_article_that_no_pipeline_reads_says_so(screen: ReviewScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_desk, "reach", lambda *_: Reach.WITHOUT_PIPELINE)
    screen.show_target("three")
    assert "No pipeline reads this language (fr)" in screen.claims.empty.accessibleName()
    assert not screen.can("claim.confirm")


def test_no_letter_decides_while_a_correction_is_open(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_E)
    assert screen.claims.editing
    screen.reader.setFocus()
    press(qtbot, host, KEY.Key_X)
    assert status(workspace, "flight") is Status.PROPOSED
    press(qtbot, host, KEY.Key_Escape)
    assert not screen.claims.editing


def test_a_typed_correction_is_saved_with_enter(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_E)
    screen.claims.editor.wording.selectAll()
    QTest.keyClicks(screen.claims.editor.wording, "Akar came to Tripoli.")
    press(qtbot, host, KEY.Key_Return)
    card = reading.claim_card(workspace, ClaimId("flight"))
    assert (card.claim.text, card.status) == ("Akar came to Tripoli.", Status.CORRECTED)
    assert not screen.claims.editing
    assert host.told == ["Corrected claim 1"]


def test_dragging_in_the_article_moves_the_claim_that_is_corrected(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    press(qtbot, host, KEY.Key_E)
    cursor = screen.reader.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    screen.reader.setTextCursor(cursor)
    press(qtbot, host, KEY.Key_Return)
    claim = reading.claim_card(workspace, ClaimId("flight")).claim
    assert claim.span.quote(review_project.TEXTS["one"]) == "Akar flew"


def test_a_click_elsewhere_does_not_lose_what_was_typed(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    press(qtbot, host, KEY.Key_E)
    QTest.keyClicks(screen.claims.editor.wording, "Surely ")
    screen.reader.claim_clicked.emit("mission")
    screen.articles.chosen.emit("two")
    screen.refresh(None)
    assert screen.claims.editing
    assert screen.claims.editor.wording.toPlainText().startswith("Surely ")
    assert host.told[-1] == "Save the correction with Ctrl+Enter, or leave it with Esc, first"
    press(qtbot, host, KEY.Key_Escape)
    screen.reader.claim_clicked.emit("mission")
    assert selected(screen) == "mission"


def test_keys_dim_while_one_types(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    button = screen.claims.card._buttons["claim.confirm"]
    assert button._key_lives
    press(qtbot, host, KEY.Key_Slash)
    assert screen.articles.field.hasFocus()
    assert not button._key_lives


def test_f_states_a_fact_with_the_linked_claims(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace
) -> None:
    screen.claims.select(ClaimId("mission"))
    press(qtbot, host, KEY.Key_K)
    press(qtbot, host, KEY.Key_F)
    dialog = screen.findChild(FactDialog)
    assert isinstance(dialog, FactDialog)
    dialog.verdicts.choose(Verdict.CONFLICTING)
    dialog.finish()
    qtbot.waitUntil(lambda: bool(reading.fact_ids(workspace)))
    detail = reading.fact(workspace, reading.fact_ids(workspace)[0])
    assert detail.fact.verdict is Verdict.CONFLICTING
    assert {row.claim.id for row in detail.evidence} == {"mission", "length"}


def test_the_place_left_is_the_place_found(screen: ReviewScreen) -> None:
    screen.show_target("length")
    assert screen.target() == "length"
    assert screen.articles.current == "two"
    screen.show_target("three")
    assert screen.target() == "three"


def test_an_empty_project_says_how_to_begin(qtbot: QtBot, tmp_path: Path, theme: ThemeHolder) -> None:
    bridge = Bridge(Workspace.create(tmp_path / "empty.facts", analyst="A1"))
    screen = ReviewScreen(bridge, theme)
    qtbot.addWidget(screen)
    screen.show()
    assert screen._nothing.isVisible()
    assert screen._nothing.title() == "No articles yet"
    assert not screen.can("claim.confirm")
    bridge.close()


def test_a_project_that_can_only_be_read_offers_no_decisions(
    qtbot: QtBot, workspace: Workspace, theme: ThemeHolder
) -> None:
    path = workspace.path
    workspace.close()
    bridge = Bridge(Workspace.open(path, analyst="A1", read_only=True))
    screen = ReviewScreen(bridge, theme)
    qtbot.addWidget(screen)
    screen.show()
    assert not screen.can("claim.confirm")
    assert not screen.can("link.same")
    assert screen.can("claim.next")
    assert screen.elsewhere.relations.isHidden()
    bridge.close()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_the_screen_fits_a_small_window(qtbot: QtBot, host: Host, size: tuple[int, int]) -> None:
    # The rail, the top bar and the status bar take their part of the window.
    host.resize(size[0] - 73, size[1] - 72)
    qtbot.waitUntil(lambda: host.minimumSizeHint().width() <= size[0] - 73)
    assert host.minimumSizeHint().height() <= size[1] - 72
    assert (host.width(), host.height()) == (size[0] - 73, size[1] - 72)
