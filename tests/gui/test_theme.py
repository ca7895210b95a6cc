"""The two themes: readable by the figures of WCAG 2.1, complete, and switched without leftovers."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from annotator.gui import fonts, icons, tokens
from annotator.gui.stylesheet import style_sheet
from annotator.gui.theme import DARK_THEME, LIGHT_THEME, Choice, ThemeHolder, palette, theme_for
from annotator.gui.tokens import DARK, LIGHT, Look, Tokens, contrast

BOTH = pytest.mark.parametrize("now", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "rail", "surface", "sunken", "raised", "accent_soft")
LOOKS = tuple(field.name for field in fields(Tokens) if isinstance(getattr(LIGHT, field.name), Look))
STATUSES = ("proposed", "suggested", "confirmed", "corrected", "rejected", "unsure")
RELATIONS = ("same", "refines", "supersedes", "supports", "contradicts", "disputes", "different")
CELLS = ("agrees", "differs", "later", "silent", "says nothing")
VERDICTS = ("supported", "refuted", "not enough evidence", "conflicting evidence")
STANCES = ("supports", "refutes", "not enough info")
DIFFERENCES = ("number", "date", "name", "wording", "only here", "same value")
LookOf = Callable[[Tokens, str], Look]
TABLES: tuple[tuple[LookOf, tuple[str, ...]], ...] = (
    (tokens.status_look, STATUSES),
    (tokens.relation_look, RELATIONS + CELLS),
    (tokens.verdict_look, VERDICTS),
    (tokens.stance_look, STANCES),
    (tokens.difference_look, DIFFERENCES),
)
MEANINGS = [(look_of, word) for look_of, words in TABLES for word in words]
# What the design states, light and dark.
STATED = [
    ("text", "surface", 16.4, 13.7), ("text", "accent_soft", 14.1, 10.6), ("text2", "surface", 7.9, 8.7),
    ("text2", "rail", 6.7, 9.8), ("text3", "surface", 5.6, 6.4), ("border_strong", "surface", 3.9, 4.3),
    ("accent", "surface", 6.3, 7.7), ("accent", "accent_soft", 5.5, 5.9), ("on_accent", "accent", 6.3, 8.4),
    ("chart1", "surface", 6.3, 7.7), ("chart2", "surface", 3.2, 3.9),
]  # fmt: skip
STATED_LOOKS = [
    ("proposed", 5.6, 6.7), ("confirmed", 5.8, 7.0), ("corrected", 5.8, 6.9), ("rejected", 5.9, 6.6),
    ("unsure", 6.0, 7.6), ("refines", 6.1, 6.4), ("supersedes", 6.4, 6.6), ("number", 6.1, 6.9), ("date", 6.1, 6.2),
    ("name", 5.3, 5.8), ("wording", 14.2, 10.3), ("only_here", 5.8, 6.9), ("speaker", 6.3, 6.6),
]  # fmt: skip


def color(now: Tokens, name: str) -> str:
    found = getattr(now, name)
    assert isinstance(found, str)
    return found


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#1D5DB8", "#1D5DB8") == 1


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), STATED)
def test_the_ratios_are_those_of_the_design(ink: str, ground: str, light: float, dark: float) -> None:
    measured = [contrast(color(now, ink), color(now, ground)) for now in (LIGHT, DARK)]
    assert measured == pytest.approx([light, dark], abs=0.1)


@pytest.mark.parametrize(("name", "light", "dark"), STATED_LOOKS)
def test_the_looks_have_the_ratios_of_the_design(name: str, light: float, dark: float) -> None:
    looks = [getattr(now, name) for now in (LIGHT, DARK)]
    assert [contrast(look.fg, look.bg) for look in looks] == pytest.approx([light, dark], abs=0.1)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
def test_text_is_readable_on_every_ground(now: Tokens, ink: str, ground: str) -> None:
    assert contrast(color(now, ink), color(now, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["border_strong", "accent"])
def test_lines_of_controls_are_visible_on_every_ground(now: Tokens, edge: str, ground: str) -> None:
    assert contrast(color(now, edge), color(now, ground)) >= 3.0


@BOTH
def test_links_and_primary_buttons_are_readable(now: Tokens) -> None:
    grounds = [contrast(now.accent, color(now, ground)) for ground in GROUNDS]
    assert min([*grounds, contrast(now.on_accent, now.accent)]) >= 4.5


@BOTH
@pytest.mark.parametrize(("look_of", "word"), MEANINGS)
def test_every_meaning_is_readable(now: Tokens, look_of: LookOf, word: str) -> None:
    look = look_of(now, word)
    assert contrast(look.fg, look.bg or now.surface) >= 4.5


@BOTH
@pytest.mark.parametrize(("look_of", "word"), MEANINGS)
def test_every_line_and_icon_is_visible_on_text_grounds(now: Tokens, look_of: LookOf, word: str) -> None:
    look = look_of(now, word)
    assert min(contrast(look.fg, ground) for ground in (now.surface, now.accent_soft, now.raised)) >= 3.0


@BOTH
@pytest.mark.parametrize(("look_of", "word"), MEANINGS)
def test_every_meaning_has_a_drawing(now: Tokens, look_of: LookOf, word: str) -> None:
    assert look_of(now, word).icon in icons.names()


@pytest.mark.parametrize(("look_of", "words"), TABLES)
def test_without_colour_words_of_one_table_still_differ_by_icon(look_of: LookOf, words: tuple[str, ...]) -> None:
    twins = {"suggested", "agrees", "differs", "later", "says nothing"}
    drawn = [look_of(LIGHT, word).icon for word in words if word not in twins]
    assert len(set(drawn)) == len(drawn)


def test_every_status_has_its_own_line() -> None:
    lines = [tokens.status_look(LIGHT, status).line for status in STATUSES if status != "suggested"]
    assert len(set(lines)) == 5


def test_only_what_is_open_has_a_dashed_outline() -> None:
    dashed = {word for look_of, word in MEANINGS if look_of(LIGHT, word).dashed}
    assert dashed == {"proposed", "suggested", "not enough evidence", "not enough info"}


def test_the_machines_look_is_dashed_and_keeps_its_colours() -> None:
    look = tokens.suggested(LIGHT.rejected)
    assert (look.dashed, look.fg, look.bg) == (True, LIGHT.rejected.fg, LIGHT.rejected.bg)


@pytest.mark.parametrize(("look_of", "words"), TABLES)
def test_a_word_that_means_nothing_is_refused(look_of: LookOf, words: tuple[str, ...]) -> None:
    with pytest.raises(KeyError):
        look_of(LIGHT, f"no {words[0]}")


@BOTH
def test_every_colour_is_one_that_qt_reads(now: Tokens) -> None:
    plain = [color(now, field.name) for field in fields(now) if field.type is str]
    assert len(plain) == 17
    assert all(QColor(value).isValid() for value in plain)


@pytest.mark.parametrize(
    ("choice", "scheme", "name"),
    [
        (Choice.SYSTEM, Qt.ColorScheme.Dark, "dark"),
        (Choice.SYSTEM, Qt.ColorScheme.Light, "light"),
        (Choice.SYSTEM, Qt.ColorScheme.Unknown, "light"),
        (Choice.LIGHT, Qt.ColorScheme.Dark, "light"),
        (Choice.DARK, Qt.ColorScheme.Light, "dark"),
    ],
)
def test_the_analysts_choice_goes_before_the_desktops(choice: Choice, scheme: Qt.ColorScheme, name: str) -> None:
    assert theme_for(choice, scheme).name == name


@BOTH
def test_the_palette_is_made_of_tokens(qapp: QApplication, now: Tokens) -> None:
    made = palette(now)
    assert made.color(QPalette.ColorRole.Base) == QColor(now.surface)
    assert made.color(QPalette.ColorRole.WindowText) == QColor(now.text)


@BOTH
def test_the_style_sheet_holds_no_colour_beside_the_tokens(now: Tokens) -> None:
    known = {color(now, field.name) for field in fields(now) if field.type is str}
    known |= {value for name in LOOKS for value in (getattr(now, name).fg, getattr(now, name).bg)}
    used = set(re.findall(r"#[0-9A-Fa-f]{6,8}", style_sheet(now)))
    assert used
    assert used <= known


@BOTH
def test_the_style_sheets_pictures_exist(now: Tokens) -> None:
    urls = re.findall(r'url\("([^"]+)"\)', style_sheet(now))
    assert urls
    assert all(Path(url).is_file() for url in urls)


def test_choosing_a_theme_repaints_everything_and_says_so_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme = ThemeHolder(qapp, Choice.LIGHT)
    label = QLabel("Confirmed")
    qtbot.addWidget(label)
    label.show()
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.theme.name))
    theme.choose(Choice.DARK)
    theme.choose(Choice.DARK)
    assert heard == ["dark"]
    assert (theme.theme, theme.tokens) == (DARK_THEME, DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    theme.choose(Choice.LIGHT)
    assert theme.theme == LIGHT_THEME
    theme.deleteLater()


def test_the_desktops_change_is_followed(qapp: QApplication, qtbot: QtBot) -> None:
    theme = ThemeHolder(qapp, Choice.SYSTEM)
    hints = qapp.styleHints()
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        assert theme.theme == theme_for(Choice.SYSTEM, hints.colorScheme())
        theme.choose(Choice.DARK)
        hints.unsetColorScheme()
        assert theme.theme == DARK_THEME
    finally:
        hints.unsetColorScheme()
        theme.deleteLater()


def test_qt_reads_the_style_sheet_without_complaint(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    theme = ThemeHolder(qapp, Choice.DARK)
    label = QLabel("x")
    label.ensurePolished()
    assert caplog.records == []
    theme.deleteLater()


def test_our_two_families_are_loaded(qapp: QApplication) -> None:
    assert fonts.load() == ("Inter", "Noto Serif")


def test_figures_are_as_wide_as_each_other(qapp: QApplication) -> None:
    fonts.load()
    measure = QFontMetricsF(fonts.font(fonts.Role.BODY))
    assert len({round(measure.horizontalAdvance(figure), 2) for figure in "0123456789"}) == 1


def test_a_font_handed_out_is_a_copy(qapp: QApplication) -> None:
    fonts.font(fonts.Role.BODY).setPixelSize(99)
    assert fonts.font(fonts.Role.BODY).pixelSize() == 13


@pytest.mark.parametrize("role", list(fonts.Role))
def test_nothing_is_smaller_than_eleven_pixels(qapp: QApplication, role: fonts.Role) -> None:
    made = fonts.font(role)
    assert made.pixelSize() >= 11
    assert fonts.line_height(role) > made.pixelSize()
    assert made.weight() <= QFont.Weight.DemiBold


def test_article_text_keeps_its_leading_when_it_grows() -> None:
    assert fonts.line_height(fonts.Role.ARTICLE, px=fonts.article_px(40)) == 47
    assert [fonts.article_px(wish) for wish in (3, 16, 99)] == [13, 16, 28]
