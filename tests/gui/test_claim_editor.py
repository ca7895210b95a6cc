"""Tests of the correction of a claim: only what was changed differs, by keys, by selection, and with bad dates."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Claim, Factuality, Role, Slot
from annotator.domain.span import Span
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.claims import ClaimsPane
from annotator.gui.views.review_edit import factuality_of, segment_of
from annotator.gui.views.review_fields import SlotField
from tests.gui import review_builders as made

KEY = Qt.Key


class Bench:
    """A claims pane with one claim open for correction, and what came of it."""

    def __init__(self, pane: ClaimsPane) -> None:
        self.pane, self.editor = pane, pane.editor
        self.saved: list[Claim] = []
        self.drafts: list[Span | None] = []
        pane.corrected.connect(self.saved.append)
        pane.draft_changed.connect(self.drafts.append)

    def field(self, role: Role) -> SlotField:
        """The first field of a role."""
        return next(field for field in self.editor.fields if field.place.role is role)

    def type(self, role: Role, words: str) -> None:
        """Types words in place of what a field holds."""
        field = self.field(role).field
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, KEY.Key_Backspace)
        QTest.keyClicks(field, words)

    def save(self) -> Claim:
        """Saves with Ctrl+Enter wherever the focus is; the corrected claim."""
        focus = QApplication.focusWidget()
        QTest.keyClick(focus or self.editor, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return self.saved[-1]


@pytest.fixture
def bench(qtbot: QtBot, theme: ThemeHolder) -> Bench:
    pane = ClaimsPane(theme)
    qtbot.addWidget(pane)
    pane.resize(496, 640)
    pane.show_cards(made.TEXT, made.cards(), "A1")
    pane.show()
    qtbot.waitExposed(pane)
    pane.select("claim-5")
    bench = Bench(pane)
    pane.edit()
    return bench


def test_a_wording_that_grows_cuts_no_field(bench: Bench, qtbot: QtBot) -> None:
    bench.editor.wording.setPlainText("Turkey stays in Libya. " * 12)
    qtbot.waitUntil(lambda: bench.editor.height() >= bench.editor.sizeHint().height())
    assert all(field.height() >= field.sizeHint().height() for field in bench.editor.fields)


@pytest.mark.parametrize("width", [400, 430, 496, 600])
def test_the_wording_is_as_high_as_its_lines(bench: Bench, qtbot: QtBot, width: int) -> None:
    bench.pane.resize(width, 640)
    bench.pane.set_px(20)
    wording = bench.editor.wording
    for words in ("word " * 40, "short", "three lines of wording " * 6, "two lines of wording " * 4):
        wording.setPlainText(words)
        qtbot.waitUntil(lambda: wording.minimumHeight() == wording.maximumHeight() == wording.height())
        qtbot.waitUntil(lambda: bench.editor.height() >= bench.editor.sizeHint().height())
        assert all(field.height() >= field.sizeHint().height() for field in bench.editor.fields)


def test_the_fields_follow_the_text_size(bench: Bench, qtbot: QtBot) -> None:
    bench.pane.leave_editor()
    bench.pane.set_px(24)
    bench.pane.edit()
    written = (bench.editor.wording, *(field.field for field in bench.editor.fields))
    bench.type(Role.SUBJECT, "the army")
    assert {each.font().pixelSize() for each in written} == {20}
    assert bench.editor.wording.document().defaultFont().pixelSize() == 20
    qtbot.waitUntil(lambda: all(field.height() >= field.sizeHint().height() for field in bench.editor.fields))


def test_the_span_is_shown_as_draft_while_editing(bench: Bench) -> None:
    assert bench.drafts[0] == made.deployment().span
    QTest.keyClick(bench.editor.wording, KEY.Key_Escape)
    assert bench.drafts[-1] is None
    assert not bench.pane.editing
    assert bench.saved == []


def test_a_typed_date_becomes_an_iso_value_and_keeps_its_place(bench: Bench) -> None:
    bench.type(Role.TIME, "22 December 2020")
    field = bench.field(Role.TIME)
    assert field.field.accessibleDescription() == "When was “four days after”; now a date"
    claim = bench.save()
    assert claim.slot(Role.TIME) == Slot(Role.TIME, made.span_of("four days after"), "2020-12-22")
    assert claim.with_slots(Role.TIME, made.deployment().all(Role.TIME)) == made.deployment()


def test_a_month_stays_a_month(bench: Bench) -> None:
    bench.type(Role.TIME, "December 2020")
    assert "now a month" in bench.field(Role.TIME).field.accessibleDescription()
    slot = bench.save().slot(Role.TIME)
    assert slot is not None
    assert slot.value == "2020-12"


@pytest.mark.parametrize(
    ("words", "told", "value"),
    [
        ("Thursday", "24 December 2020", "2020-12-24"),
        ("last week", "week 51 of 2020", "2020-W51"),
        ("23 Oct", "23 October 2020", "2020-10-23"),
    ],
)
def test_a_typed_weekday_counts_from_the_articles_date(bench: Bench, words: str, told: str, value: str) -> None:
    bench.pane.leave_editor()
    bench.editor.published = "2020-12-26"
    bench.pane.edit()
    bench.type(Role.TIME, words)
    assert bench.field(Role.TIME).field.accessibleDescription() == f"When was “four days after”; now {told}"
    assert bench.save().slot(Role.TIME) == Slot(Role.TIME, made.span_of("four days after"), value)


def test_a_weekday_stays_words_where_the_articles_date_is_not_known(bench: Bench) -> None:
    bench.type(Role.TIME, "Thursday")
    assert bench.save().slot(Role.TIME) == Slot(Role.TIME, None, "Thursday")


def test_a_time_that_is_no_date_is_kept_as_words(bench: Bench) -> None:
    bench.type(Role.TIME, "soon after the vote")
    assert bench.save().slot(Role.TIME) == Slot(Role.TIME, None, "soon after the vote")


def test_a_day_that_does_not_exist_is_not_saved(bench: Bench) -> None:
    bench.type(Role.TIME, "31 November 2020")
    QTest.keyClick(bench.field(Role.TIME).field, KEY.Key_Return)
    assert bench.saved == []
    assert bench.pane.editing
    assert bench.field(Role.TIME).field.hasFocus()
    assert bench.field(Role.TIME).trouble.startswith("November has 30 days")


def test_an_emptied_field_removes_the_slot(bench: Bench) -> None:
    bench.type(Role.PLACE, "")
    assert bench.field(Role.PLACE).field.accessibleDescription() == "Where was “Libya”; now taken out"
    claim = bench.save()
    assert claim.slot(Role.PLACE) is None
    assert claim.slot(Role.SUBJECT) == made.deployment().slot(Role.SUBJECT)


def test_typed_words_that_stand_in_the_claim_are_anchored_there(bench: Bench) -> None:
    bench.type(Role.OBJECT, "Turkish forces")
    slot = bench.save().slot(Role.OBJECT)
    at = made.TEXT.index("Turkish forces")
    assert slot == Slot(Role.OBJECT, Span(at, at + len("Turkish forces")))


def test_selected_words_fill_the_slot_that_had_the_focus(bench: Bench) -> None:
    bench.field(Role.SPEAKER).field.setFocus()
    bench.pane.take_selection(made.span_of("Khalifa Haftar"))
    assert bench.field(Role.SPEAKER).field.text() == "Khalifa Haftar"
    assert bench.save().slot(Role.SPEAKER) == Slot(Role.SPEAKER, made.span_of("Khalifa Haftar"))


def test_selected_words_move_the_claim_while_the_wording_has_the_focus(bench: Bench) -> None:
    bench.editor.wording.setFocus()
    bench.pane.take_selection(made.span_of("parliament in Ankara"))
    claim = bench.save()
    assert claim.span == made.span_of("parliament in Ankara")
    assert claim.slots == made.deployment().slots


def test_enter_in_a_slot_saves_and_tab_goes_to_the_next(bench: Bench) -> None:
    bench.type(Role.SUBJECT, "the Turkish parliament")
    QTest.keyClick(bench.field(Role.SUBJECT).field, KEY.Key_Tab)
    assert bench.field(Role.PREDICATE).field.hasFocus()
    QTest.keyClick(bench.field(Role.PREDICATE).field, KEY.Key_Return)
    assert bench.saved[-1].slot(Role.SUBJECT) == Slot(Role.SUBJECT, None, "the Turkish parliament")


def test_saving_without_a_change_writes_nothing(bench: Bench) -> None:
    QTest.keyClick(bench.editor.wording, KEY.Key_Return)
    assert bench.saved == []
    assert not bench.pane.editing


def test_letters_are_letters_in_the_wording(bench: Bench) -> None:
    bench.editor.wording.selectAll()
    QTest.keyClicks(bench.editor.wording, "cxeu 1 skd")
    assert bench.save().text == "cxeu 1 skd"


def test_without_a_speaker_there_is_no_cue(qtbot: QtBot, bench: Bench) -> None:
    QTest.keyClick(bench.editor.wording, KEY.Key_Escape)
    bench.pane.select("claim-3")
    bench.pane.edit()
    bench.type(Role.SPEAKER, "")
    claim = bench.save()
    assert claim.slot(Role.SPEAKER) is None
    assert claim.slot(Role.CUE) is None
    assert claim.mode is None


@pytest.mark.parametrize("factuality", list(Factuality))
def test_certainty_left_alone_stays_what_it_was(factuality: Factuality) -> None:
    assert factuality_of(segment_of(factuality), factuality.value.endswith("-"), factuality) is factuality


@pytest.mark.parametrize(
    ("segment", "denied", "made_of_it"),
    [
        ("CT", True, Factuality.CERTAIN_NOT),
        ("PR", False, Factuality.PROBABLE),
        ("PS", True, Factuality.POSSIBLE_NOT),
        ("U", False, Factuality.UNKNOWN),
    ],
)
def test_certainty_and_denial_map_to_factbank(segment: str, denied: bool, made_of_it: Factuality) -> None:
    assert factuality_of(segment, denied, Factuality.CERTAIN) is made_of_it


def test_denying_by_mouse_changes_the_factuality_alone(bench: Bench) -> None:
    bench.editor.certainty._denied.click()
    claim = bench.save()
    assert claim.factuality is Factuality.CERTAIN_NOT
    assert (claim.text, claim.span, claim.slots) == (
        made.deployment().text,
        made.deployment().span,
        made.deployment().slots,
    )


def test_unclear_cannot_be_denied(bench: Bench) -> None:
    bench.editor.certainty._denied.click()
    bench.editor.certainty._group.button(3).click()
    assert not bench.editor.certainty._denied.isEnabled()
    assert bench.save().factuality is Factuality.UNKNOWN


def test_nothing_of_the_certainty_is_cut_in_a_narrow_pane(bench: Bench, qtbot: QtBot) -> None:
    bench.pane.resize(400, 460)
    qtbot.waitUntil(lambda: bench.editor.width() < 400)
    certainty = bench.editor.certainty
    for part in certainty.parts:
        right = part.mapTo(certainty, part.rect().topRight()).x()
        assert part.width() >= part.minimumSizeHint().width()
        assert right < certainty.width()
        assert part.mapTo(certainty, part.rect().bottomLeft()).y() < certainty.height()
    at = [QRect(part.mapTo(certainty, QPoint()), part.size()) for part in certainty.parts]
    assert not any(before.intersects(after) for before, after in pairwise(at))


def test_tab_brings_every_part_into_sight_down_to_save(bench: Bench, qtbot: QtBot) -> None:
    bench.pane.resize(400, 300)
    qtbot.waitUntil(lambda: bench.editor.width() < 400)
    bench.editor.wording.setFocus()
    seen: list[str] = []
    while "Save correction" not in seen:
        focus = QApplication.focusWidget()
        assert focus is not None
        box = bench.pane.list.viewport().mapFromGlobal(focus.mapToGlobal(focus.rect().bottomRight()))
        assert 0 <= box.y() < bench.pane.list.viewport().height(), focus.accessibleName()
        seen.append(focus.accessibleName())
        QTest.keyClick(focus, KEY.Key_Tab)
    assert "denied: the claim says that it is not so" in seen


def test_the_button_that_saves_is_in_sight_beside_every_part_and_covers_none(bench: Bench, qtbot: QtBot) -> None:
    bench.pane.resize(400, 300)
    qtbot.waitUntil(lambda: bench.editor.width() < 400)
    foot, shown = bench.editor.foot, bench.pane.list.viewport()
    for part in (bench.editor.wording, *(each.field for each in bench.editor.fields), *bench.editor.certainty.parts):
        part.setFocus()
        assert _within(foot, shown).bottom() < shown.height(), part.accessibleName()
        assert not _within(foot, shown).intersects(_within(part, shown)), part.accessibleName()


def test_a_note_under_a_field_leaves_the_button_that_saves_in_sight(bench: Bench) -> None:
    bench.type(Role.PLACE, "Tripoli airport")
    shown = bench.pane.list.viewport()
    assert _within(bench.editor.foot, shown).bottom() < shown.height()


def _within(part: QWidget, around: QWidget) -> QRect:
    return QRect(around.mapFromGlobal(part.mapToGlobal(part.rect().topLeft())), part.size())


def test_every_field_has_a_name_and_room_for_its_text(bench: Bench) -> None:
    for field in bench.editor.fields:
        assert field.field.accessibleName()
        assert field.field.height() >= field.field.sizeHint().height()
    assert bench.editor.accessibleName() == "Correction of claim 5"
