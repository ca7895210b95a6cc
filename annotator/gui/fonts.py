"""The typefaces we ship and the font of every role in the window."""

import ctypes
import logging
import os
import sys
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from annotator.services.settings import ARTICLE_PX_LEAST, ARTICLE_PX_MOST

log = logging.getLogger(__name__)

INTERFACE = ("Inter", "Segoe UI Variable", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
READING = ("Noto Serif", "Source Serif 4", "Charter", "Georgia", "Noto Naskh Arabic", "DejaVu Serif")
FIXED = ("JetBrains Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono")

ARTICLE_PX = 16

_PACKAGES = ("fontpkg_inter", "fontpkg_noto_serif")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Families in order of preference, size and line height in logical pixels, weight 400 to 600."""

    families: tuple[str, ...]
    px: int
    line: int
    weight: int


class Role(Enum):
    """What a piece of text is for; its value is how it is set."""

    ARTICLE = TypeStyle(READING, ARTICLE_PX, 27, 400)
    ARTICLE_TITLE = TypeStyle(READING, 22, 28, 600)
    CONTEXT = TypeStyle(READING, 14, 22, 400)
    BODY = TypeStyle(INTERFACE, 13, 20, 400)
    BODY_STRONG = TypeStyle(INTERFACE, 13, 20, 600)
    BUTTON = TypeStyle(INTERFACE, 13, 20, 500)
    SMALL = TypeStyle(INTERFACE, 12, 16, 400)
    SMALL_STRONG = TypeStyle(INTERFACE, 12, 16, 600)
    BADGE = TypeStyle(INTERFACE, 12, 16, 500)
    META = TypeStyle(INTERFACE, 11, 14, 500)
    CLAIM = TypeStyle(INTERFACE, 13, 18, 400)
    CLAIM_SELECTED = TypeStyle(INTERFACE, 14, 18, 500)
    LIST_TITLE = TypeStyle(INTERFACE, 13, 16, 500)
    LIST_TITLE_SELECTED = TypeStyle(INTERFACE, 13, 16, 600)
    KEY_CAP = TypeStyle(INTERFACE, 11, 14, 600)
    CODE = TypeStyle(FIXED, 12, 16, 400)


@cache
def load() -> tuple[str, ...]:
    """The families of ours that can be drawn with; call it right after QApplication is made, before any text is."""
    shipped = [file for package in _PACKAGES for file in _font_files(package)]
    for file in shipped:
        with as_file(file) as path:
            _tell_fontconfig(path)
    if not _known():
        _tell_qt(shipped)
    return _known()


def font(role: Role, *, px: int | None = None) -> QFont:
    """The font of a role, with tabular figures, in another pixel size if one is given."""
    return QFont(_font(role.value, px or role.value.px))


def line_height(role: Role, *, px: int | None = None) -> int:
    """The line height of a role in pixels, in the same proportion when its size is another."""
    style = role.value
    return style.line if px is None else round(px * style.line / style.px)


def article_px(wish: int) -> int:
    """The text size of articles nearest to the wish that we draw."""
    return max(ARTICLE_PX_LEAST, min(ARTICLE_PX_MOST, wish))


def beside_article(role: Role, px: int) -> int:
    """The size of a role in pixels that keeps its proportion to an article of `px` pixels.

    Worked example: claims of 13 pixels beside an article of 16 have 20 beside one of 24.
    """
    return round(px * role.value.px / ARTICLE_PX)


@cache
def _font(style: TypeStyle, px: int) -> QFont:
    made = QFont()
    made.setFamilies(style.families)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(style.weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    # Hinted advance widths would differ between a screen and a picture of it.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _font_files(package: str) -> list[Traversable]:
    try:
        folder = files(package) / "files"
    except ModuleNotFoundError:
        log.warning("font package %s is missing", package)
        return []
    return sorted((file for file in folder.iterdir() if file.name.endswith(".ttf")), key=lambda file: file.name)


def _tell_fontconfig(path: Path) -> None:
    """Lists the file with fontconfig, where there is one.

    Qt's own loading (seen in 6.11.3) reads only the regular instance of a variable file on Linux, so that 500 and 600
    look like 400; fontconfig names every instance, takes 2 ms a file, and Qt asks it at the first use of a font.
    """
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL("libfontconfig.so.1").FcConfigAppFontAddFile(None, os.fsencode(path))
    except (OSError, AttributeError):
        log.info("no fontconfig to tell about %s", path.name)


def _tell_qt(shipped: list[Traversable]) -> None:
    for file in shipped:
        with as_file(file) as path:
            QFontDatabase.addApplicationFont(str(path))


def _known() -> tuple[str, ...]:
    return tuple(family for family in (INTERFACE[0], READING[0]) if QFontDatabase.hasFamily(family))
