"""Owns how characters are shown that would not be seen themselves: as their number, so that nothing hides in a text."""

import re
from html import escape
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""Controls, what turns the direction of what follows, halves of characters, and what is no character."""


def visible(text: str) -> str:
    """The text with every character that acts unseen as its number: "U+202E"."""
    # Nearly all words are plain, and that is seen ten times as fast.
    if (text.isascii() and text.isprintable()) or not _UNSEEN.search(text):
        return text
    return _UNSEEN.sub(_number, text)


def bracketed(text: str) -> str:
    """The text as `visible`, with the numbers in brackets, where nothing else tells them from words."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(lambda found: f"[{_number(found)}]", text)


def marked_up(text: str) -> str:
    """The text for HTML: as `visible`, the numbers marked as no part of it."""
    safe = escape(text)
    if (safe.isascii() and safe.isprintable()) or not _UNSEEN.search(safe):
        return safe
    return _UNSEEN.sub(_marked, safe)


def _number(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"


def _marked(found: re.Match[str]) -> str:
    return f'<span class="unseen">{_number(found)}</span>'
