"""Owns the typefaces of the printed report, and what is printed for a character that none of them has."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from annotator.formats.dossier.visible import bracketed
from annotator.formats.report.coverage import Coverage, coverage_of

_FOLDERS: Final = (
    ("fontpkg_inter", "files"),
    ("fontpkg_noto_serif", "files"),
    ("fontpkg_noto_sans_arabic", "files"),
    ("fontpkg_heebo", "files"),
    ("fontpkg_noto_sans_devanagari", "files"),
    ("fontpkg_noto_sans_thai", "files"),
    ("noto_cjk_sans_otc", ""),
)
"""By package: only these are used, none of the system's, so that a report is the same wherever it is made."""
_SILENT: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\t\n\ufe0e\ufe0f")
_LONG: Final = re.compile(r"[!-~]{40}(?=[!-~])")
_BREAK_HERE: Final = "\\g<0>\u200b"
"""What has no place to break, such as an address, would run out of the page."""
_RIGHT: Final = ("R", "AL")


def folders() -> list[str]:
    """Where the typefaces lie."""
    return [str(files(package) / folder) for package, folder in _FOLDERS]


@cache
def _coverages() -> tuple[Coverage, ...]:
    found = (file for folder in folders() for file in sorted(Path(folder).iterdir()))
    return tuple(coverage_of(file) for file in found if file.suffix in (".ttf", ".ttc", ".otf"))


@cache
def _is_drawn(character: str) -> bool:
    return character in _SILENT or any(each.has(character) for each in _coverages())


def printable(text: str) -> str:
    """The text as it is printed: what no typeface has by its name, "[grinning face]", or else by its number."""
    shown = _LONG.sub(_BREAK_HERE, bracketed(text).replace("\u00ad", "").replace("\ufe0f", ""))
    if shown.isascii():
        return shown
    return "".join(character if _is_drawn(character) else _named(character) for character in shown)


def _named(character: str) -> str:
    name = unicodedata.name(character, "") if unicodedata.category(character).startswith("S") else ""
    return f"[{name.lower() or f'U+{ord(character):04X}'}]"


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found in _RIGHT for found in directions if found in ("L", *_RIGHT)), False)
