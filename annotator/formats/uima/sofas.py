"""Owns the texts that a CAS is about: a view's string, or the bytes it holds, or why it has no text."""

import base64
import binascii
import zlib
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from annotator.domain.json import Json, as_str
from annotator.domain.text import is_blank
from annotator.formats.regular import LARGEST
from annotator.formats.uima.cas import Kept, View
from annotator.formats.utf16 import Utf16

_GZIP: Final = b"\x1f\x8b"
_ANY: Final = 47
"""That zlib shall find out itself whether gzip or plain zlib packed it."""
_UNITS: Final = ("UTF-8", "UTF-16", "UTF-32")


def view_of(sofa: Mapping[str, Json], array: Kept | None, unit: str = "UTF-16") -> View:
    """The view of a sofa; `array` is what holds its bytes, if anything."""
    name = as_str(sofa.get("sofaID")) or "_InitialView"
    text, mime, uri = sofa.get("sofaString"), as_str(sofa.get("mimeType")), as_str(sofa.get("sofaURI"))
    if isinstance(text, str) and not is_blank(text):
        return View(name, text, unit=unit)
    if array is not None:
        if mime and not mime.lower().startswith(("text", "application/xml", "application/xhtml")):
            return View(name, why=f"it holds {mime}, not text")
        held = _decoded(_bytes(array))
        return View(name, held, unit=unit) if not is_blank(held) else View(name, why="its bytes are no text in UTF-8")
    if uri:
        return View(name, why=f"its text lies elsewhere, at {uri}, from where nothing is fetched")
    return View(name, why="it is empty")


def unit_told(header: Mapping[str, Json]) -> str:
    """The unit that the header of a JSON CAS says offsets are counted in; UTF-16 if it says nothing."""
    return next((unit for value in header.values() for unit in _UNITS if value == unit), "UTF-16")


class Units:
    """Turns the offsets of a view into code points of its text."""

    def __init__(self, text: str, unit: str) -> None:
        self._utf16 = Utf16(text) if unit == "UTF-16" else None
        self._starts = (
            [0, *accumulate(len(each.encode("utf-8", "replace")) for each in text)] if unit == "UTF-8" else []
        )

    def offset(self, unit: int) -> int:
        """The code point at a unit."""
        if self._utf16 is not None:
            return self._utf16.offset(unit)
        return bisect_left(self._starts, unit) if self._starts else unit


def _bytes(array: Kept) -> bytes:
    """The bytes of an array: hexadecimal in XMI, base64 or numbers in JSON; none if they are neither."""
    held = array.features.get("elements")
    try:
        if isinstance(held, str):
            return base64.b64decode(held, validate=True) if "%" in array.features else bytes.fromhex(held)
        if isinstance(held, list | tuple):
            return bytes(each & 0xFF for each in held if isinstance(each, int))
    except (ValueError, binascii.Error):
        return b""
    return b""


def _decoded(data: bytes) -> str:
    try:
        if data.startswith(_GZIP):
            data = zlib.decompressobj(_ANY).decompress(data, LARGEST)
        return data.decode("utf-8-sig")
    except (zlib.error, UnicodeDecodeError):
        return ""
