"""Owns words as XML spells them; the module of the standard library for it loads all that fetches addresses."""

from typing import Final

_SPELLED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_QUOTES: Final = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(words: str) -> str:
    """Words as they stand between tags."""
    return words.translate(_SPELLED)


def attribute(words: str) -> str:
    """Words as the value of an attribute, in quotation marks."""
    return f'"{escape(words).translate(_IN_QUOTES)}"'
