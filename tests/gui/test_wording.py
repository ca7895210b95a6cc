"""What is typed over words with signs in them leaves alone what nobody typed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.offsets import TURNING, shown_text
from annotator.gui.wording import WordingField, kept, shown_line

TURNED = "about \u202e14\u202c men"
SIGNED = "about \ufffd14\ufffd men"
TEXTS = st.text(st.sampled_from(["a", "\ufffd", *sorted(TURNING), "\x01", "😀", " "]), max_size=12)


def test_what_turns_words_round_is_shown_as_a_sign() -> None:
    assert shown_line("about\n\u202e14\u202c  men") == SIGNED


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (SIGNED, TURNED),
        ("about \ufffd14\ufffd people", "about \u202e14\u202c people"),
        ("some \ufffd14\ufffd men", "some \u202e14\u202c men"),
        ("about 14 men", "about 14 men"),
        ("", ""),
    ],
)
def test_what_nobody_typed_over_is_as_it_was(typed: str, stored: str) -> None:
    assert kept(typed, TURNED) == stored


@given(TEXTS, TEXTS)
def test_what_was_typed_is_what_is_shown_of_it(typed: str, before: str) -> None:
    made = kept(typed, before)
    assert shown_text(made) == shown_text(typed)
    assert kept(shown_text(before), before) == before


def test_words_typed_into_a_field_leave_the_rest(qtbot: QtBot) -> None:
    field = WordingField()
    qtbot.addWidget(field)
    field.setPlainText(shown_line(TURNED))
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " there")
    assert kept(field.toPlainText(), TURNED) == f"{TURNED} there"
