"""Tests of what is drawn around the text: boxes, lanes, gutter and heading, by the pixel and by their geometry."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.domain.article import ProposedDate
from annotator.domain.claim import Status
from annotator.gui import fonts
from annotator.gui.marked_text import direction_of
from annotator.gui.tokens import LIGHT, status_look
from annotator.gui.views.gutter import GUTTER_WIDTH
from annotator.gui.views.reader import Reader
from annotator.gui.views.reader_column import character_width, column
from annotator.gui.views.reader_document import begins_with_title, reads_right_to_left
from annotator.gui.views.reader_header import Header
from annotator.gui.views.reader_lines import lines_of_range
from tests.gui.reader_samples import TEXT, Sample, sample, three_claims

_ARABIC = "أعلن وزير الدفاع وصوله إلى طرابلس يوم السبت 26 ديسمبر مع GNA ووفد كبير من القادة"


def _show(reader: Reader, shown: Sample) -> Sample:
    reader.show_article(shown.article, shown.row, shown.cards)
    return shown


def _picture(reader: Reader) -> QImage:
    return reader.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _colors(picture: QImage, box: QRectF) -> set[str]:
    area = box.toAlignedRect().intersected(picture.rect())
    points = [QPoint(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())]
    return {picture.pixelColor(point).name() for point in points}


def _under(box: QRectF) -> QRectF:
    """Where the lanes below a claim's text lie."""
    return QRectF(box.left(), box.bottom() - 4, box.width(), 12)


@pytest.mark.parametrize("status", list(Status))
def test_a_claim_has_a_line_and_a_mark_in_the_colour_of_its_status(reader: Reader, status: Status) -> None:
    shown = _show(reader, three_claims())
    reader.update_card(replace(shown.cards[0], status=status))
    box = reader.claim_boxes(shown.id(1))[0]
    picture = _picture(reader)
    assert status_look(LIGHT, status).fg.lower() in _colors(picture, _under(box))
    assert status_look(LIGHT, status).bg.lower() in _colors(picture, reader.gutter_box(shown.id(1)))


def test_only_the_selected_claim_is_filled_and_has_no_line(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    box = reader.claim_boxes(shown.id(2))[0]
    assert LIGHT.accent_soft.lower() not in _colors(_picture(reader), box)
    reader.select(shown.id(2))
    picture = _picture(reader)
    assert LIGHT.accent_soft.lower() in _colors(picture, box)
    assert LIGHT.accent.lower() in _colors(picture, box)
    assert status_look(LIGHT, shown.cards[1].status).fg.lower() not in _colors(picture, box.adjusted(3, 3, -3, 6))


def test_a_draft_is_the_box_while_it_is_corrected(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.select(shown.id(2))
    reader.set_draft(shown.cards[0].claim.span)
    outer = reader.claim_boxes(shown.id(1))[0]
    assert LIGHT.accent_soft.lower() in _colors(_picture(reader), QRectF(outer.left() + 2, outer.top() + 3, 20, 14))


def test_each_overlapping_claim_has_its_own_lane_and_the_fourth_is_counted(reader: Reader) -> None:
    quotes = ["one two three four five six", "one two three four five", "one two three four", "one two three"]
    shown = _show(reader, sample("zero one two three four five six seven", quotes))
    boxes = [reader.gutter_box(claim.id) for claim in shown.cards]
    assert boxes[1] == boxes[2] == boxes[3] != boxes[0]
    lanes = _colors(_picture(reader), _under(reader.claim_boxes(shown.id(4))[0]))
    drawn = [status_look(LIGHT, claim.status).fg.lower() in lanes for claim in shown.cards]
    assert drawn == [False, True, True, True]


def test_the_selected_claim_always_has_a_mark_of_its_own(reader: Reader) -> None:
    quotes = ["one two three four five six", "two", "three", "four", "five"]
    shown = _show(reader, sample("zero one two three four five six seven", quotes))
    rest = reader.gutter_box(shown.id(5))
    assert rest == reader.gutter_box(shown.id(4))
    reader.select(shown.id(5))
    assert reader.gutter_box(shown.id(5)) not in (rest, reader.gutter_box(shown.id(4)))


def test_marks_stay_in_the_gutter_whatever_their_number(reader: Reader) -> None:
    quotes = ["zero one", "zero one two", "zero one two three", "zero one two three four"]
    shown = sample("zero one two three four five", quotes)
    cards = tuple(replace(card, number=1234 + card.number) for card in shown.cards)
    _show(reader, replace(shown, cards=cards))
    for claim in cards:
        box = reader.gutter_box(claim.id)
        assert box.left() >= 0
        assert 0 < box.right() < GUTTER_WIDTH


def test_text_that_reads_right_to_left_has_its_gutter_at_the_right(reader: Reader) -> None:
    shown = _show(reader, sample(_ARABIC, ["أعلن وزير الدفاع"]))
    text = reader.claim_boxes(shown.id(1))[0]
    assert reader.gutter_box(shown.id(1)).left() > text.right()
    assert text.right() > reader.viewport().width() - GUTTER_WIDTH - 60


def test_a_span_across_directions_has_a_box_a_visual_run(reader: Reader) -> None:
    shown = _show(reader, sample("the word نعم ولا again", ["word نعم"]))
    boxes = reader.claim_boxes(shown.id(1))
    assert len(boxes) == 2
    assert boxes[0].right() < boxes[1].left()


def test_a_left_to_right_paragraph_in_an_arabic_article_begins_at_the_left(reader: Reader) -> None:
    shown = _show(reader, sample(f"{_ARABIC}\n\nIn English too.", ["In English"]))
    assert reader.claim_boxes(shown.id(1))[0].left() < 60


@pytest.mark.parametrize("width", [620, 700, 900, 1400])
def test_lines_hold_58_to_72_characters(width: int, qapp: QApplication) -> None:
    fonts.load()
    made = column(width, 16, right_to_left=False)
    assert 58 <= made.width / character_width(16) <= 72.1
    assert made.left + made.width + made.right == width
    assert made.left <= made.right + GUTTER_WIDTH


def test_a_narrow_pane_still_shows_text(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.resize(420, 300)
    QApplication.processEvents()
    assert all(box.right() <= 420 for box in reader.claim_boxes(shown.id(1)))


def test_a_line_cut_by_the_foot_of_the_pane_is_not_drawn(reader: Reader) -> None:
    _show(reader, three_claims())
    cut = list(lines_of_range(reader.document(), 0, len(TEXT)))[2]
    reader.resize(reader.width(), int(cut.top) + 14)
    QApplication.processEvents()
    foot = QRectF(0, cut.top + 4, reader.viewport().width(), 10)
    assert _colors(_picture(reader), foot) == {LIGHT.surface.lower()}


def test_the_title_is_not_shown_twice(reader: Reader) -> None:
    shown = sample("Three  Talks\n\nThe council met.", ["The council met."], title="Three talks")
    header = Header(shown.article, shown.row, titled=True, right_to_left=False, px=16)
    assert begins_with_title(shown.article.text, shown.article.title)
    assert header.height(500, LIGHT) < replace(header, titled=False).height(500, LIGHT)
    _show(reader, shown)
    assert reader.document().begin().begin().fragment().charFormat().font().pixelSize() == 22


def test_a_proposed_date_looks_proposed_and_says_why(reader: Reader) -> None:
    shown = three_claims()
    article = replace(shown.article, published=None, published_proposed=ProposedDate("2020-12-26", "the dateline"))
    header = Header(article, replace(shown.row, date_proposed=True), titled=True, right_to_left=False, px=16)
    assert header.words(LIGHT).endswith("Published 26 December 2020?")
    tips = {header.tip_at(QRectF(x, 20, 1, 1).center(), 0, 900, LIGHT) for x in range(0, 700, 5)}
    assert "Proposed: the dateline" in tips
    assert "Usually reliable" in tips


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert reads_right_to_left("26: وزير Tripoli")
    assert reads_right_to_left("«שר» said")
    assert not reads_right_to_left("2020, Tripoli وزير")
    assert not reads_right_to_left("12 — 13")


def test_the_box_of_the_selected_claim_stays_off_a_comma_and_a_quotation_mark(reader: Reader) -> None:
    shown = _show(reader, sample('He said, "no talks", and left.', ["no talks", "and left", "said"]))
    boxes = [reader.claim_boxes(shown.id(number))[0] for number in (1, 2, 3)]
    document, left = reader.document(), reader.claim_boxes(shown.id(1))[0].left()
    line = next(lines_of_range(document, 0, 1))
    comma = line.boxes(document.toPlainText().index(","), document.toPlainText().index(",") + 1)[0]
    assert boxes[2].right() - comma[0] == pytest.approx(0.5)
    assert line.boxes(9, 10)[0][1] - left == pytest.approx(0.5)
    assert line.boxes(21, 22)[0][0] - boxes[1].left() == pytest.approx(2.0)


@pytest.mark.parametrize("turning", "\u061c\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
def test_what_is_shown_as_a_sign_gives_no_direction(turning: str) -> None:
    assert direction_of(f"{turning}وزير Tripoli") is Qt.LayoutDirection.RightToLeft
    assert direction_of(f"{turning}Tripoli وزير") is Qt.LayoutDirection.LeftToRight
    assert direction_of(f"{turning}14") is Qt.LayoutDirection.LeftToRight
