"""Our drawings: all there, all drawn, in the colour and at the pixel ratio asked for."""

import ast
import re
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.gui import icons

NAMES = icons.names()


def ink(image: QImage) -> set[str]:
    """The opaque colours of a picture."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def words_of_our_code() -> set[str]:
    files = Path(icons.__file__).parent.rglob("*.py")
    nodes = chain.from_iterable(ast.walk(ast.parse(file.read_text(encoding="utf-8"))) for file in files)
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_stands_on_the_common_grid(name: str) -> None:
    root = ET.parse(paths.resource("icons", f"{name}.svg")).getroot()
    assert root.attrib["viewBox"] == "0 0 24 24"
    assert (root.attrib["stroke"], root.attrib["stroke-width"]) == ("currentColor", "1.75")
    assert root.attrib["stroke-linecap"] == "round"


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_shows_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    shown = [QColor(found) for found in ink(icons.pixmap(name, "#FF0000", 48).toImage())]
    assert shown
    assert min(found.red() for found in shown) >= 253  # blending rounds
    assert max(found.green() + found.blue() for found in shown) <= 2


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_stays_inside_its_square(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "#000000", 48).toImage()
    edge = [image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
    edge += [image.pixelColor(x, y).alpha() for y in range(48) for x in (0, 47)]
    assert max(edge) < 64


def test_every_drawing_is_used() -> None:
    assert set(NAMES) - words_of_our_code() == set()


def test_no_two_drawings_are_alike_but_the_fact_and_its_shield() -> None:
    sources = [paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8") for name in NAMES]
    assert len(sources) - len(set(sources)) == 1


def test_a_drawing_is_rendered_at_the_real_ratio(qapp: QApplication) -> None:
    drawn = icons.pixmap("tick", "#17693F", 16, ratio=2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)


def test_the_same_drawing_is_rendered_once(qapp: QApplication) -> None:
    first, again = (icons.pixmap("tick", "#17693F", 16) for _ in range(2))
    assert first.cacheKey() == again.cacheKey()


def test_arrows_turn_round_and_targets_do_not(qapp: QApplication) -> None:
    plain = {name: icons.pixmap(name, "#000000").toImage() for name in ("arrow-right", "target", "tick")}
    turned = {name: icons.pixmap(name, "#000000", mirrored=True).toImage() for name in plain}
    assert [name for name in plain if plain[name] != turned[name]] == ["arrow-right"]
    assert turned["arrow-right"] == plain["arrow-right"].flipped(Qt.Orientation.Horizontal)


def test_a_drawing_is_painted_sharp_where_it_is_asked_for(qapp: QApplication) -> None:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2.0)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    icons.paint_icon(painter, "square", QRectF(4, 4, 16, 16), color="#000000")
    painter.end()
    dark = [x for x in range(48) if image.pixelColor(x, 24).lightness() < 128]
    assert min(dark) in range(14, 18)
    assert max(dark) in range(30, 34)


def test_an_icon_dims_in_the_colour_asked_for(qapp: QApplication) -> None:
    made = icons.icon("tick", "#17693F", 48, disabled="#5E6978")
    shown = made.pixmap(48, QIcon.Mode.Disabled).toImage()
    assert ink(shown) == {"#5e6978"}


@pytest.mark.parametrize("name", ["", "nothing", "../icons/tick", "fixed/tick-light"])
def test_a_name_without_a_drawing_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=re.escape(repr(name))):
        icons.pixmap(name, "#000000")
