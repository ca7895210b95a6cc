"""Every pair of colours in use, computed: text 4.5, lines and drawings 3.0; in high contrast text 7.0 without fills."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from annotator.gui import badges, theme, tokens
from annotator.gui.high_contrast import ENOUGH, HIGH_DARK, HIGH_LIGHT, of_desktop
from annotator.gui.stylesheet import style_sheet
from annotator.gui.theme import (
    HIGH_DARK_THEME,
    HIGH_LIGHT_THEME,
    Choice,
    ThemeHolder,
    desktop_theme,
    next_choice,
    palette,
    theme_for,
)
from annotator.gui.tokens import DARK, LIGHT, Look, Tokens, contrast

DESKTOPS = {
    "white on black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000"),
    "yellow on black": ("#000000", "#FFFF00", "#00FF00", "#000000"),
    "black on white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3"),
    "careless": ("#808080", "#909090", "#8A8A8A", "#808080"),
}
"""Ground, ink, accent and ink on it, as contrast themes of desktops have them; the last one is none."""
HIGH = {"light": HIGH_LIGHT, "dark": HIGH_DARK} | {name: of_desktop(*four) for name, four in DESKTOPS.items()}
ALL = {"LIGHT": LIGHT, "DARK": DARK} | {f"high {name}": made for name, made in HIGH.items()}
EVERY = pytest.mark.parametrize("now", ALL.values(), ids=ALL.keys())
EVERY_HIGH = pytest.mark.parametrize("now", HIGH.values(), ids=HIGH.keys())
GROUNDS = ("window", "rail", "surface", "sunken", "raised", "accent_soft")


def looks(now: Tokens) -> dict[str, Look]:
    """Every meaning of a theme."""
    return {field.name: made for field in fields(now) if isinstance(made := getattr(now, field.name), Look)}


def color(now: Tokens, name: str) -> str:
    found = getattr(now, name)
    assert isinstance(found, str)
    return found


def over(upper: str, lower: str) -> str:
    """An "#AARRGGBB" colour laid over an opaque one."""
    if len(upper) == 7:
        return upper
    share = int(upper[1:3], 16) / 255
    mixed = (
        round(share * int(upper[at + 2 : at + 4], 16) + (1 - share) * int(lower[at : at + 2], 16)) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def text_pairs(now: Tokens) -> Iterator[tuple[str, str, str]]:
    """Where letters stand: what it is, the ink, the ground."""
    for ground in GROUNDS:
        for ink in ("text", "text2", "text3"):
            yield f"{ink} on {ground}", color(now, ink), color(now, ground)
        yield f"link on {ground}", now.accent, color(now, ground)
        yield f"key cap on {ground}", badges.live_ink(now).word, color(now, ground)
        yield f"sleeping key cap on {ground}", badges.dim_ink(now).word, color(now, ground)
        for name, look in looks(now).items():
            yield f"{name} as a word on {ground}", look.fg, color(now, ground)
    yield "word on a primary button", now.on_accent, now.accent
    yield "selection in a field", now.on_accent, now.accent
    yield "placeholder in a field", now.text3, now.surface
    yield "count on the rail", now.surface, now.text2
    yield "tooltip", now.text, now.raised
    for name, look in looks(now).items():
        yield f"{name} as a badge", look.fg, look.bg or now.surface
    for name, look in (("plain", tokens.plain_look(now)), ("active", tokens.active_look(now))):
        yield f"{name} as a badge", look.fg, look.bg or now.surface


def line_pairs(now: Tokens) -> Iterator[tuple[str, str, str]]:
    """Where lines, frames and drawings carry a meaning."""
    for ground in GROUNDS:
        yield f"focus ring on {ground}", now.focus, color(now, ground)
        yield f"edge of a field on {ground}", now.border_strong, color(now, ground)
        yield f"edge of a live key on {ground}", badges.live_ink(now).edge, color(now, ground)
        for name, look in looks(now).items():
            yield f"line of {name} on {ground}", look.fg, color(now, ground)
    yield "focus ring on a primary button", now.on_accent, now.accent
    yield "error frame", now.rejected.fg, now.surface
    yield "first bar of a chart", now.chart1, now.surface
    yield "second bar of a chart", now.chart2, now.surface
    for name, look in looks(now).items():
        yield f"dashes round {name}", look.fg, look.bg or now.surface


def poor(pairs: Iterator[tuple[str, str, str]], least: float) -> list[str]:
    """The pairs that fall short, with their ratios."""
    return [f"{name}: {contrast(ink, ground):.2f}" for name, ink, ground in pairs if contrast(ink, ground) < least]


@EVERY
def test_every_text_is_readable(now: Tokens) -> None:
    pairs = list(text_pairs(now))
    # The drawn speakers and cues stand in the article alone, on its own ground and on the selected claim's.
    assert len(pairs) > 100
    assert poor(iter(pairs), 4.5) == []


@EVERY
def test_every_line_that_means_something_is_visible(now: Tokens) -> None:
    assert poor(line_pairs(now), 3.0) == []


@EVERY
def test_what_sleeps_is_still_legible(now: Tokens) -> None:
    asleep = [(f"disabled on {ground}", now.text3, color(now, ground)) for ground in GROUNDS]
    assert poor(iter(asleep), 3.0) == []
    made = palette(now)
    dim = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    assert contrast(dim.upper(), now.surface) >= 3.0


@EVERY
def test_a_dialog_stands_out_from_the_dimmed_window(now: Tokens) -> None:
    behind = over(now.scrim, now.window)
    assert contrast(now.border_strong, behind) >= 3.0 or contrast(now.raised, behind) >= 3.0


@EVERY
def test_progress_shows_how_far_it_is(now: Tokens) -> None:
    assert contrast(now.accent, now.chart3) >= 1.5
    assert contrast(now.accent, now.surface) >= 3.0


@EVERY_HIGH
def test_high_contrast_is_seven_to_one(now: Tokens) -> None:
    assert poor(text_pairs(now), ENOUGH) == []


@EVERY_HIGH
def test_high_contrast_has_one_ground_and_no_fills(now: Tokens) -> None:
    assert len({color(now, ground) for ground in GROUNDS}) == 1
    assert {look.bg for look in looks(now).values()} == {""}
    assert all(look.edged for look in looks(now).values())
    assert now.high


def test_high_contrast_keeps_drawings_lines_and_dashes() -> None:
    plain, high = looks(LIGHT), looks(HIGH_LIGHT)
    assert {name: (look.icon, look.line, look.dashed) for name, look in high.items()} == {
        name: (look.icon, look.line, look.dashed) for name, look in plain.items()
    }


@pytest.mark.parametrize("four", [four for name, four in DESKTOPS.items() if name != "careless"])
def test_the_desktops_colours_are_kept(four: tuple[str, str, str, str]) -> None:
    now = of_desktop(*four)
    assert (now.window, now.text) == four[:2]
    if contrast(four[2], four[0]) >= ENOUGH <= contrast(four[3], four[2]):
        assert (now.accent, now.on_accent) == four[2:]


@EVERY_HIGH
def test_the_style_sheet_has_no_colour_beside_the_tokens(now: Tokens) -> None:
    known = {color(now, field.name) for field in fields(now) if field.type is str}
    known |= {look.fg for look in looks(now).values()}
    assert set(re.findall(r"#[0-9A-Fa-f]{6,8}", style_sheet(now))) <= known


@pytest.mark.parametrize(
    ("scheme", "wanted"),
    [
        (Qt.ColorScheme.Dark, HIGH_DARK_THEME),
        (Qt.ColorScheme.Light, HIGH_LIGHT_THEME),
        (Qt.ColorScheme.Unknown, HIGH_LIGHT_THEME),
    ],
)
def test_high_contrast_is_dark_where_the_desktop_is(scheme: Qt.ColorScheme, wanted: object) -> None:
    assert theme_for(Choice.CONTRAST, scheme) == wanted


def test_a_desktop_in_high_contrast_gives_its_palette() -> None:
    colors = QPalette()
    role = QPalette.ColorRole
    for each, value in zip(
        (role.Window, role.WindowText, role.Highlight, role.HighlightedText), DESKTOPS["desert"], strict=True
    ):
        colors.setColor(each, QColor(value))
    made = desktop_theme(colors)
    assert (made.name, made.tokens.window, made.tokens.text) == ("contrast", "#FFFAEF", "#3D3D3D")


def test_one_key_goes_round_the_themes(qapp: QApplication) -> None:
    holder = ThemeHolder(qapp, Choice.SYSTEM)
    seen = []
    for _ in range(3):
        holder.choose(next_choice(holder.choice, holder.theme))
        seen.append(holder.theme.name)
    holder.choose(Choice.LIGHT)
    holder.deleteLater()
    assert seen == ["dark", "contrast", "light"]


def test_a_badge_without_fill_has_an_edge(qapp: QApplication) -> None:
    picture = QImage(120, 24, QImage.Format.Format_RGB32)
    picture.fill(QColor(HIGH_DARK.surface))
    painter = QPainter(picture)
    badges.paint_badge(painter, QPointF(2, 12), "Confirmed", look=HIGH_DARK.confirmed)
    painter.end()
    left_edge = picture.pixelColor(2, 12).name().upper()
    assert contrast(left_edge, HIGH_DARK.surface) >= 3.0


def test_nothing_moves_by_itself() -> None:
    moving = re.compile(r"Q(Property|Variant|Abstract)Animation|QTimeLine|QMovie|QGraphicsOpacityEffect|setAnimated")
    files = [file for file in Path(theme.__file__).parent.rglob("*.py") if moving.search(file.read_text("utf-8"))]
    assert files == []
