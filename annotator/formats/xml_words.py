"""Owns words as XML spells them; the module of the standard library for it loads all that fetches addresses."""

import re
from typing import Final

_SPELLED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_QUOTES: Final = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})

# XML cannot say these at all, not even as a number.
_UNSAYABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(text: str) -> str:
    """A text as XML can say it: U+FFFD for characters that it forbids."""
    return _UNSAYABLE.sub("\ufffd", text)


def escape(words: str) -> str:
    """Words as they stand between tags."""
    return words.translate(_SPELLED)


def attribute(words: str) -> str:
    """Words as the value of an attribute, in quotation marks."""
    return f'"{escape(words).translate(_IN_QUOTES)}"'
