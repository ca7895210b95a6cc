"""Tests of how long lines are parted and texts put in piece by piece: every sign once, in its place."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from annotator.gui.clusters import cluster_start
from annotator.gui.offsets import Offsets, shown_text
from annotator.gui.views import reader_pieces
from annotator.gui.views.reader_filling import Fill
from annotator.gui.views.reader_pieces import line_breaks, next_piece, paragraphs
from tests.gui.text_cases import CASES

_SIGNS = sorted({cluster for case in CASES.values() for cluster in case.clusters})


@pytest.fixture(scope="module", autouse=True)
def small_parts() -> Iterator[None]:
    """Lines are parted after a few signs, so that a search finds the corners."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader_pieces, "LONGEST_LINE", 12)
        patch.setattr(reader_pieces, "_PART", 6)
        patch.setattr(reader_pieces, "_BLANK_WITHIN", 3)
        patch.setattr(reader_pieces, "_PIECE", 20)
        yield


_TEXTS = st.lists(st.sampled_from([*_SIGNS, "ab", "\n", " "]), max_size=80).map("".join)


@given(_TEXTS)
def test_parted_lines_hold_every_sign_once_and_tear_none(qapp: QApplication, text: str) -> None:
    breaks = line_breaks(text)
    offsets, document = Offsets(text, breaks), QTextDocument()
    fill = Fill(text, document, 27)
    fill.reach(len(text))
    assert all(cluster_start(text, at) == at for at in breaks)
    assert document.characterCount() - 1 == offsets.position(len(text))
    for at, sign in enumerate(text):
        position = offsets.position(at)
        assert offsets.offset(position) == at
        unit = shown_text(sign).replace("\n", "\u2029").encode("utf-16-le")[:2]
        assert document.characterAt(position).encode("utf-16-le", "surrogatepass")[:2] == unit
    for at in breaks:
        assert document.characterAt(offsets.position(at) - 1) == "\u2029"
        assert offsets.offset(offsets.position(at) - 1) == at


@given(_TEXTS)
def test_pieces_and_paragraphs_cover_a_text_without_gaps(qapp: QApplication, text: str) -> None:
    breaks, start, shown = line_breaks(text), 0, []
    while True:
        piece = next_piece(text, start, breaks)
        shown += paragraphs(text, piece, breaks)
        if piece[1] == len(text):
            break
        start = piece[1] + (text[piece[1]] == "\n")
    lines = [text[first:last] for first, last in shown]
    joints = ["" if last in breaks else "\n" for _, last in shown[:-1]] + [""]
    assert "".join(line + joint for line, joint in zip(lines, joints, strict=True)) == text
    assert max(map(len, lines)) <= max(12, *(len(sign) + 6 for sign in _SIGNS))
