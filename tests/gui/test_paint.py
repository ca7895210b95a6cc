"""What is painted stands where it is said to stand, in any script, and tells its width truly."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QTextLayout, QTextLine
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui import badges, fonts, marked_text, paint
from annotator.gui.badges import BadgeLabel, ButtonKind, KeyButton, KeyCap
from annotator.gui.fonts import Role
from annotator.gui.lanes import assign_lanes
from annotator.gui.marked_text import Mark, TextStyle
from annotator.gui.offsets import TURNING, Offsets, shown_text
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.tokens import DARK, LIGHT, Line, Look

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: (pair[0], sum(pair))), max_size=12)
TEXTS = st.text(st.sampled_from("ab \u0301é😀𠀀مرح"), max_size=30)
LONG = "Turkey's parliament extended the deployment of Turkish forces in Libya by 18 months on Tuesday. "


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def drawn(draw: Callable[[QPainter], object], *, width: int = 200, height: int = 40) -> QImage:
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def inked(image: QImage) -> list[tuple[int, int]]:
    white = QColor("#ffffff").rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != white]


def body(max_lines: int = 1) -> TextStyle:
    return TextStyle(fonts.font(Role.BODY), LIGHT.text, 20, max_lines=max_lines)


def one_line(text: str) -> tuple[QTextLayout, QTextLine]:
    layout = QTextLayout(text, fonts.font(Role.ARTICLE))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2_000)
    layout.endLayout()
    return layout, line


@given(SPANS)
def test_spans_that_overlap_never_share_a_lane(spans: list[tuple[int, int]]) -> None:
    lanes = assign_lanes(spans)
    pairs = [(one, other) for one in range(len(spans)) for other in range(one)]
    assert not [(a, b) for a, b in pairs if lanes[a] == lanes[b] and overlaps(spans[a], spans[b])]


@given(SPANS)
def test_what_lies_inside_another_is_nearer_the_text(spans: list[tuple[int, int]]) -> None:
    lanes = assign_lanes(spans)
    inner = [
        (a, b)
        for a, (start, end) in enumerate(spans)
        for b, (first, last) in enumerate(spans)
        if first <= start and end <= last and (first, last) != (start, end)
    ]
    assert all(lanes[a] < lanes[b] for a, b in inner)


@given(SPANS)
def test_the_order_of_different_spans_does_not_matter(spans: list[tuple[int, int]]) -> None:
    different = list(dict.fromkeys(spans))
    lanes = dict(zip(different, assign_lanes(different), strict=True))
    turned = different[::-1]
    assert dict(zip(turned, assign_lanes(turned), strict=True)) == lanes


@pytest.mark.parametrize(
    ("spans", "lanes"),
    [([], []), ([(0, 54), (16, 45), (29, 39)], [2, 1, 0]), ([(0, 5), (5, 9)], [0, 0]), ([(0, 5), (0, 5)], [0, 1])],
)
def test_lanes_of_known_cases(spans: list[tuple[int, int]], lanes: list[int]) -> None:
    assert assign_lanes(spans) == lanes


@given(TEXTS)
def test_offsets_go_to_qt_and_back(text: str) -> None:
    shift = Offsets(text)
    positions = [shift.position(offset) for offset in range(len(text) + 1)]
    assert positions == [len(text[:offset].encode("utf-16-le")) // 2 for offset in range(len(text) + 1)]
    assert [shift.offset(position) for position in positions] == list(range(len(text) + 1))


def test_a_place_inside_a_surrogate_pair_is_its_character() -> None:
    assert [Offsets("a😀b").offset(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_the_height_said_is_the_height_used(qapp: QApplication) -> None:
    heights: list[int] = []
    style = body(max_lines=0)
    drawn(lambda painter: heights.append(marked_text.paint_text(painter, QRectF(0, 0, 200, 99), LONG, style=style)))
    assert heights == [marked_text.text_height(LONG, 200, style=style)]
    assert heights[0] % 20 == 0
    assert heights[0] >= 60


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_text_ends_with_an_ellipsis_in_its_last_line(qapp: QApplication, lines: int) -> None:
    style = body(max_lines=lines)
    assert marked_text.text_height(LONG * 3, 200, style=style) == 20 * lines
    assert marked_text.text_is_cut(LONG * 3, 200, style=style)


def test_text_that_fits_is_whole(qapp: QApplication) -> None:
    assert not marked_text.text_is_cut("Namroush", 200, style=body())
    assert marked_text.text_height("", 200, style=body()) == 20


@given(st.text(st.sampled_from("ab 😀مرح"), min_size=1, max_size=60), st.integers(5, 200))
def test_cut_text_never_needs_more_lines_than_allowed(qapp: QApplication, text: str, width: int) -> None:
    assert marked_text.text_height(text, width, style=body(max_lines=2)) <= 40


def test_a_mark_behind_an_emoji_stands_under_its_own_word(qapp: QApplication) -> None:
    fonts.load()
    text = "😀😀 12 months"
    mark = Mark(3, 5, color="#ff0000", line=Line.SOLID)
    box = QRectF(0, 0, 200, 20)
    image = drawn(lambda painter: marked_text.paint_text(painter, box, text, style=body(), marks=[mark]))
    red = [x for x, y in inked(image) if image.pixelColor(x, y).name() == "#ff0000" and y > 15]
    advance = QFontMetricsF(fonts.font(Role.BODY)).horizontalAdvance
    assert min(red) == pytest.approx(advance("😀😀 "), abs=2)
    assert max(red) == pytest.approx(advance("😀😀 12"), abs=2)


def test_a_range_over_two_directions_has_a_box_for_each_run(qapp: QApplication) -> None:
    text = "spoke of مرحبا بكم today"
    layout, line = one_line(text)
    boxes = marked_text.visual_boxes(line, 6, 12, text=layout.text())
    assert len(boxes) == 2
    assert boxes[0][1] < boxes[1][0]


def test_a_range_inside_one_direction_has_one_box(qapp: QApplication) -> None:
    layout, line = one_line("the council met on Saturday")
    assert len(marked_text.visual_boxes(line, 4, 11, text=layout.text())) == 1
    assert marked_text.visual_boxes(line, 5, 5, text=layout.text()) == []


def test_the_boxes_of_a_whole_mixed_line_are_the_whole_line(qapp: QApplication) -> None:
    text = "spoke of مرحبا today"
    layout, line = one_line(text)
    boxes = marked_text.visual_boxes(line, 0, len(text), text=layout.text())
    assert boxes == [pytest.approx((0.0, line.naturalTextWidth()), abs=1)]


def test_a_paragraph_takes_the_direction_of_its_first_letter(qapp: QApplication) -> None:
    assert marked_text.direction_of("26 ديسمبر in Tripoli") is Qt.LayoutDirection.RightToLeft
    assert marked_text.direction_of("26 December, ديسمبر") is Qt.LayoutDirection.LeftToRight
    assert marked_text.direction_of("2020") is Qt.LayoutDirection.LeftToRight


def test_right_to_left_text_stands_at_the_right(qapp: QApplication) -> None:
    box = QRectF(0, 0, 200, 20)
    image = drawn(lambda painter: marked_text.paint_text(painter, box, "مرحبا", style=body()))
    assert min(x for x, _ in inked(image)) > 100


@pytest.mark.parametrize("kind", [kind for kind in Line if kind is not Line.NONE])
def test_a_line_stays_between_its_ends_and_in_its_lane(qapp: QApplication, kind: Line) -> None:
    look = Look("#000000", "", "", kind)
    points = inked(drawn(lambda painter: paint.paint_line(painter, 20, 120, 20, look=look)))
    assert (min(x for x, _ in points), max(x for x, _ in points)) == pytest.approx((20, 119), abs=4)
    assert all(17 <= y <= 22 for _, y in points)


def test_each_kind_of_line_has_a_shape_of_its_own(qapp: QApplication) -> None:
    looks = [Look("#000000", "", "", kind) for kind in Line]
    images = [drawn(partial(paint.paint_line, x1=20, x2=120, y=20, look=look)) for look in looks]
    assert all(one != other for at, one in enumerate(images) for other in images[:at])


@pytest.mark.parametrize(("share", "reach"), [(-1.0, 0), (0.0, 0), (0.5, 100), (1.0, 200), (7.0, 200)])
def test_a_bar_is_filled_to_its_share(qapp: QApplication, share: float, reach: int) -> None:
    box = QRectF(0, 10, 200, 3)
    image = drawn(lambda painter: paint.paint_progress(painter, box, share, tokens=LIGHT))
    filled = [x for x in range(200) if image.pixelColor(x, 11).name() == LIGHT.accent.lower()]
    assert len(filled) == pytest.approx(reach, abs=3)


def test_a_bar_of_nothing_draws_nothing(qapp: QApplication) -> None:
    assert inked(drawn(lambda painter: paint.paint_segments(painter, QRectF(0, 0, 50, 3), [(0, "#000000")]))) == []


@pytest.mark.parametrize("look", [LIGHT.proposed, LIGHT.confirmed, DARK.unsure, LIGHT.same_value])
def test_a_badge_is_as_wide_as_it_says(qapp: QApplication, look: Look) -> None:
    widths: list[float] = []
    image = drawn(lambda painter: widths.append(badges.paint_badge(painter, QPointF(10, 20), "Word", look=look)))
    assert widths == [badges.badge_width("Word", look=look)]
    points = inked(image)
    assert min(x for x, _ in points) >= 10
    assert max(x for x, _ in points) <= 10 + widths[0]


@pytest.mark.parametrize("key", ["C", "Enter", "Ctrl Shift Z"])
def test_a_key_cap_is_outlined_and_never_filled(qapp: QApplication, key: str) -> None:
    ink = badges.live_ink(LIGHT)
    image = drawn(lambda painter: badges.paint_key(painter, QPointF(10, 20), key, ink=ink))
    assert image.pixelColor(12, 14).name() == "#ffffff"
    assert max(x for x, _ in inked(image)) <= 10 + badges.key_width(key)


def test_a_gutter_mark_shows_its_frame(qapp: QApplication) -> None:
    at = QPointF(10, 20)
    plain = drawn(lambda painter: badges.paint_mark(painter, at, "5", look=LIGHT.proposed))
    framed = drawn(lambda painter: badges.paint_mark(painter, at, "5", look=LIGHT.proposed, frame=LIGHT.accent))
    assert plain != framed


def test_a_button_says_its_word_and_key_to_a_screen_reader(theme: ThemeHolder, qtbot: QtBot) -> None:
    button = KeyButton(theme, "Confirm", "C", kind=ButtonKind.PRIMARY)
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.accessibleDescription()) == ("Confirm", "C")


def test_a_button_has_room_for_word_icon_and_key(theme: ThemeHolder, qtbot: QtBot) -> None:
    plain, full = KeyButton(theme, "Correct"), KeyButton(theme, "Correct", "E").set_icon_name("pencil")
    for button in (plain, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() - plain.sizeHint().width() >= 16 + 18
    assert full.minimumSizeHint() == full.sizeHint()


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_a_button_shows_when_its_key_sleeps_and_when_it_is_off(
    theme: ThemeHolder, qtbot: QtBot, kind: ButtonKind
) -> None:
    button = KeyButton(theme, "Reject", "X", kind=kind)
    qtbot.addWidget(button)
    pictures = [button.grab().toImage()]
    button.set_key_lives(False)
    pictures.append(button.grab().toImage())
    button.setEnabled(False)
    pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_a_button_shows_the_focus(theme: ThemeHolder, qtbot: QtBot, kind: ButtonKind) -> None:
    button = KeyButton(theme, "Reject", "X", kind=kind)
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.clearFocus()
    rest = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != rest


def test_a_button_answers_to_a_click(theme: ThemeHolder, qtbot: QtBot) -> None:
    button = KeyButton(theme, "Undo", kind=ButtonKind.LINK)
    qtbot.addWidget(button)
    button.show()
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append(button.text()))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicks == ["Undo"]


def test_a_badge_and_a_key_take_a_new_word(theme: ThemeHolder, qtbot: QtBot) -> None:
    badge, cap = BadgeLabel(LIGHT.proposed, "Proposed"), KeyCap(theme, "C")
    for widget in (badge, cap):
        qtbot.addWidget(widget)
    badge.show_badge(LIGHT.confirmed, "Confirmed by both")
    cap.set_key("Ctrl Enter")
    assert (badge.accessibleName(), cap.accessibleName()) == ("Confirmed by both", "Ctrl Enter")
    assert badge.sizeHint().width() > 100
    assert cap.grab().toImage() != KeyCap(theme, "C").grab().toImage()


def test_a_theme_change_repaints_a_button(theme: ThemeHolder, qtbot: QtBot) -> None:
    button = KeyButton(theme, "Confirm", "C")
    qtbot.addWidget(button)
    light = button.grab().toImage()
    theme.choose(Choice.DARK)
    assert button.grab().toImage() != light


@pytest.mark.parametrize("turning", sorted(TURNING))
def test_what_would_turn_words_round_is_drawn_as_a_sign(qapp: QApplication, turning: str) -> None:
    words, signed = f"{turning}14 men", "\ufffd14 men"
    box, look = QRectF(0, 0, 200, 40), Look(LIGHT.text, "", "")
    for draw in (
        lambda painter, text: marked_text.paint_text(painter, box, text, style=body()),
        lambda painter, text: badges.paint_badge(painter, QPointF(2, 20), text, look=look),
        lambda painter, text: badges.paint_word(painter, QPointF(2, 20), text, look=look),
    ):
        assert drawn(partial(draw, text=words)) == drawn(partial(draw, text=signed))
    assert badges.badge_width(words, look=look) == badges.badge_width(signed, look=look)


def test_arabic_and_hebrew_are_drawn_as_they_are() -> None:
    for words in ("قال الوزير: 14", "שר הביטחון, 14 (Tripoli)", "The minister, وزير, met 14."):
        assert shown_text(words) is words
