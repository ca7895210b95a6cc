"""Tests of the fact dialog: nothing is decided beforehand, and what is left out stays out."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import ClaimId, FactId
from annotator.domain.view import FactDraft, FactRow, LikelyEvidence
from annotator.gui.dialogs.fact_dialog import CountRoots, FactChoice, FactDialog
from annotator.gui.dialogs.fact_evidence import EvidenceLine
from annotator.gui.dialogs.verdict_dialog import VerdictDialog
from annotator.gui.theme import ThemeHolder
from annotator.services.rooting import RootCount
from tests.gui import review_builders as made

CONTROL = Qt.KeyboardModifier.ControlModifier


def _draft() -> FactDraft:
    card, others = made.cards()[4], made.candidates()
    evidence = (
        (card, made.article_row("a", "Harbour Wire", "2020-12-26"), Stance.SUPPORTS),
        (others[1].other, others[1].article, Stance.SUPPORTS),
        (others[0].other, others[0].article, Stance.REFUTES),
    )
    fact = FactRow(FactId("fact-1"), "The mission was prolonged.", Verdict.SUPPORTED, 2, 8, 11)
    return FactDraft(evidence, (fact,))


def _made(
    qtbot: QtBot,
    theme: ThemeHolder,
    draft: FactDraft,
    *,
    held: Collection[FactId] = (),
    count: CountRoots | None = None,
) -> FactDialog:
    """A dialog that has its draft."""
    card, row, _ = draft.evidence[0]
    shown = FactDialog(theme, card, row, held=held, count=count)
    qtbot.addWidget(shown)
    shown.show_draft(draft)
    return shown


def _next_stop(widget: QWidget) -> QWidget:
    """What Tab visits after a widget."""
    following = widget.nextInFocusChain()
    while following is not None and not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
        following = following.nextInFocusChain()
    assert following is not None
    return following


def _likely(stance: Stance) -> LikelyEvidence:
    near = made.candidates()[2]
    return LikelyEvidence(near.other, near.article, 7_800, stance)


@pytest.fixture
def dialog(qtbot: QtBot, theme: ThemeHolder) -> FactDialog:
    shown = _made(qtbot, theme, _draft())
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def made_of_it(dialog: FactDialog) -> list[FactChoice]:
    choices: list[FactChoice] = []
    dialog.made.connect(choices.append)
    return choices


def test_no_verdict_is_chosen_beforehand(dialog: FactDialog, made_of_it: list[FactChoice]) -> None:
    assert dialog.choice.verdict is None
    assert not dialog.act.isEnabled()
    QTest.keyClick(dialog.statement, Qt.Key.Key_Return, CONTROL)
    assert made_of_it == []
    assert dialog.isVisible()


def test_control_enter_states_the_fact(dialog: FactDialog, made_of_it: list[FactChoice]) -> None:
    dialog.verdicts.choose(Verdict.CONFLICTING)
    dialog.rationale.setText("12 or 18")
    QTest.keyClick(dialog.statement, Qt.Key.Key_Return, CONTROL)
    choice = made_of_it[0]
    assert (choice.verdict, choice.rationale, choice.joins) == (Verdict.CONFLICTING, "12 or 18", None)
    assert choice.text == made.deployment().text
    assert [item.stance for item in choice.evidence] == [Stance.SUPPORTS, Stance.SUPPORTS, Stance.REFUTES]


def test_a_fact_that_holds_the_claim_is_shown_but_cannot_be_joined(qtbot: QtBot, theme: ThemeHolder) -> None:
    shown = _made(qtbot, theme, _draft(), held={FactId("fact-1")})
    button = shown._targets[1][1]
    assert not button.isEnabled()
    assert button.accessibleName().startswith("Already in the fact: The mission was prolonged.")
    assert shown.choice.joins is None


def test_nothing_to_join_says_how_a_claim_gets_into_a_fact(qtbot: QtBot, theme: ThemeHolder) -> None:
    shown = _made(qtbot, theme, replace(_draft(), joinable=()))
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert "To join a claim to an existing fact, link it first or use Add evidence in Facts" in said


def test_long_claims_are_scrolled_rather_than_squeezed(qtbot: QtBot, theme: ThemeHolder) -> None:
    draft = _draft()
    long = replace(draft.evidence[0][0].claim, text="The parliament in Ankara prolonged the mission. " * 8)
    evidence = tuple((replace(card, claim=long), row, stance) for card, row, stance in draft.evidence)
    shown = _made(qtbot, theme, replace(draft, evidence=evidence))
    shown.resize(720, 300)
    shown.show()
    qtbot.waitExposed(shown)
    assert all(line.height() >= line.heightForWidth(line.width()) for line in shown.evidence)
    shown.verdicts._buttons[-1].setFocus()
    QTest.keyClick(shown.verdicts._buttons[-1], Qt.Key.Key_Tab)
    assert not shown.rationale.visibleRegion().isEmpty()


def test_a_proposed_date_is_asked_in_the_evidence(qtbot: QtBot, theme: ThemeHolder) -> None:
    card, row, stance = _draft().evidence[0]
    shown = EvidenceLine(theme, card, replace(row, date_proposed=True), stance)
    qtbot.addWidget(shown)
    assert (shown._taken.text(), shown._taken.toolTip()) == ("Harbour Wire · 26 Dec 2020?", "Proposed date")


def test_enter_alone_states_nothing(dialog: FactDialog, made_of_it: list[FactChoice]) -> None:
    dialog.verdicts.choose(Verdict.SUPPORTED)
    QTest.keyClick(dialog.rationale, Qt.Key.Key_Return)
    QTest.keyClick(dialog.statement, Qt.Key.Key_Return)
    assert made_of_it == []


def test_evidence_that_is_left_out_stays_out(dialog: FactDialog) -> None:
    dialog.evidence[1].take(taken=False)
    dialog.evidence[2].choose(Stance.SILENT)
    claims = made.cards()[4].id, made.candidates()[0].other.id
    assert dialog.choice.evidence == (Evidence(claims[0], Stance.SUPPORTS), Evidence(claims[1], Stance.SILENT))


def test_a_fact_needs_evidence_and_a_statement(dialog: FactDialog) -> None:
    dialog.verdicts.choose(Verdict.SUPPORTED)
    assert dialog.act.isEnabled()
    dialog.statement.setPlainText("  ")
    assert not dialog.act.isEnabled()
    dialog.statement.setPlainText("So it is.")
    for line in dialog.evidence:
        line.take(taken=False)
    assert not dialog.act.isEnabled()


def test_joining_a_fact_leaves_its_verdict(dialog: FactDialog, made_of_it: list[FactChoice]) -> None:
    dialog._targets[1][1].setChecked(True)
    assert not dialog.verdicts.isEnabled()
    assert dialog.act.text() == "Join 3 claims to the fact"
    dialog.finish()
    assert (made_of_it[0].joins, made_of_it[0].verdict) == ("fact-1", None)


@pytest.mark.parametrize(("key", "verdict"), [("1", Verdict.SUPPORTED), ("4", Verdict.NOT_ENOUGH)])
def test_alt_and_a_digit_choose_a_verdict(qtbot: QtBot, dialog: FactDialog, key: str, verdict: Verdict) -> None:
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    QTest.keyClick(dialog, Qt.Key(ord(key)), Qt.KeyboardModifier.AltModifier)
    assert dialog.verdicts.verdict is verdict


def test_escape_leaves_without_a_fact(dialog: FactDialog, made_of_it: list[FactChoice]) -> None:
    dialog.verdicts.choose(Verdict.SUPPORTED)
    QTest.keyClick(dialog.statement, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert made_of_it == []


def test_joining_is_spoken_of_only_where_there_is_a_fact_to_join(qtbot: QtBot, theme: ThemeHolder) -> None:
    drafts = {"Make or join a fact · claim 5": _draft(), "Make a fact · claim 5": replace(_draft(), joinable=())}
    for words, draft in drafts.items():
        assert _made(qtbot, theme, draft).windowTitle() == words


def test_what_is_only_likely_is_offered_and_not_taken(qtbot: QtBot, theme: ThemeHolder) -> None:
    counted: list[int] = []

    def count(claims: Sequence[ClaimId], then: Callable[[RootCount], None]) -> None:
        counted.append(len(claims))
        then(RootCount(len(claims), len(claims) + 1))

    dialog = _made(qtbot, theme, _draft(), count=count)
    dialog.offer([_likely(Stance.SUPPORTS)])
    dialog.verdicts.choose(Verdict.SUPPORTED)
    assert dialog.likely[0].evidence.claim not in {item.claim for item in dialog.choice.evidence}
    assert dialog.note.text() == "3 claims as evidence, 2 independent roots (at most 3)"
    dialog.likely[0].take(taken=True)
    assert dialog.choice.evidence[-1] == Evidence(made.candidates()[2].other.id, Stance.SUPPORTS)
    assert dialog.note.text() == "4 claims as evidence, 3 independent roots (at most 4)"
    dialog.statement.setPlainText("Counted once is counted enough.")
    dialog.likely[0].take(taken=False)
    assert counted == [2, 3]


def test_what_is_likely_against_the_fact_is_offered_as_that(qtbot: QtBot, theme: ThemeHolder) -> None:
    dialog = _made(qtbot, theme, _draft())
    dialog.offer([_likely(Stance.REFUTES)])
    heads = [label.text() for label in dialog.findChildren(QLabel) if label.text().startswith("Likely")]
    assert heads == ["Likely against it, not linked yet: take what belongs"]
    dialog.likely[0].take(taken=True)
    assert dialog.choice.evidence[-1] == Evidence(made.candidates()[2].other.id, Stance.REFUTES)


def test_what_was_decided_before_the_evidence_came_is_done_with_all_of_it(qtbot: QtBot, theme: ThemeHolder) -> None:
    draft = _draft()
    card, row, _ = draft.evidence[0]
    shown = FactDialog(theme, card, row)
    qtbot.addWidget(shown)
    choices: list[FactChoice] = []
    shown.made.connect(choices.append)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.statement.setPlainText("Typed at once.")
    shown.verdicts.choose(Verdict.CONFLICTING)
    QTest.keyClick(shown.statement, Qt.Key.Key_Return, CONTROL)
    assert shown.isVisible()
    assert choices == []
    shown.show_draft(draft)
    assert not shown.isVisible()
    assert (choices[0].text, len(choices[0].evidence)) == ("Typed at once.", 3)


def test_evidence_that_comes_late_moves_nothing_that_is_at_hand(qtbot: QtBot, theme: ThemeHolder) -> None:
    shown = _made(qtbot, theme, _draft())
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.rationale.setFocus()
    shown._asked.ensureWidgetVisible(shown.rationale)
    before = shown.verdicts.mapTo(shown, QPoint(0, 0))
    shown.offer([_likely(Stance.SUPPORTS), _likely(Stance.REFUTES)])
    assert abs(shown.verdicts.mapTo(shown, QPoint(0, 0)).y() - before.y()) <= 4
    assert shown.rationale.hasFocus()


def test_tab_visits_what_came_late_before_the_verdict(qtbot: QtBot, theme: ThemeHolder) -> None:
    shown = _made(qtbot, theme, _draft())
    shown.offer([_likely(Stance.SUPPORTS)])
    assert _next_stop(shown.evidence[-1].stops[-1]) is shown.likely[0].stops[0]
    assert _next_stop(shown.likely[0].stops[-1]) is shown.verdicts.stops[0]


def test_an_answer_for_a_dialog_that_is_gone_does_nothing(theme: ThemeHolder) -> None:
    draft, waiting = _draft(), list[Callable[[RootCount], None]]()
    card, row, _ = draft.evidence[0]
    shown = FactDialog(theme, card, row, count=lambda _claims, then: waiting.append(then))
    shown.show_draft(draft)
    shown.verdicts.choose(Verdict.SUPPORTED)
    delete(shown)
    shown.show_draft(draft)
    shown.offer([_likely(Stance.SUPPORTS)])
    waiting[0](RootCount(1, 1))
    assert len(shown.evidence) == 3


def test_a_verdict_that_all_evidence_contradicts_is_asked_about_and_can_be_given(
    dialog: FactDialog, made_of_it: list[FactChoice]
) -> None:
    dialog.verdicts.choose(Verdict.REFUTED)
    assert dialog.note.text() == "3 claims as evidence"
    dialog.evidence[2].take(taken=False)
    assert dialog.note.text() == "Its evidence only supports it: is it refuted?"
    dialog.verdicts.choose(Verdict.NOT_ENOUGH)
    assert "only" not in dialog.note.text()
    dialog.verdicts.choose(Verdict.REFUTED)
    QTest.keyClick(dialog.statement, Qt.Key.Key_Return, CONTROL)
    assert [choice.verdict for choice in made_of_it] == [Verdict.REFUTED]


def test_a_later_verdict_is_asked_about_too(qtbot: QtBot, theme: ThemeHolder) -> None:
    evidence = (Evidence(ClaimId("a"), Stance.REFUTES), Evidence(ClaimId("b"), Stance.SILENT))
    shown = VerdictDialog(theme, Fact(FactId("1"), "It sank.", Verdict.REFUTED, evidence=evidence))
    qtbot.addWidget(shown)
    shown.verdicts.choose(Verdict.SUPPORTED)
    assert shown.note.text() == "Its evidence only refutes it: is it supported?"
    assert shown.act.isEnabled()
