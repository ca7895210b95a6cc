"""Owns what XML can hold of a text: which characters it forbids, what stands for them, and how words lose none."""

import json
import re
from collections.abc import Mapping
from typing import Final

from annotator.domain.json import Json, JsonObject
from annotator.formats.native.jsontext import parse_line

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SHOWN_AS: Final = "\ufffd"
BETWEEN: Final = "; "
"""What parts names in one feature; names that hold it are listed by themselves as well."""


def shown(text: str) -> str:
    """The text with U+FFFD for what XML forbids, each a character for a character, so that offsets stay."""
    return _FORBIDDEN.sub(SHOWN_AS, text)


def hidden(text: str) -> dict[str, str]:
    """The characters that `shown` does not show, each by its place."""
    return {str(match.start()): match[0] for match in _FORBIDDEN.finditer(text)}


def restored(text: str, found: Mapping[str, str]) -> str:
    """The text as it was before `shown`, where it has U+FFFD at the places of what was hidden."""
    signs = list(text)
    for place, sign in found.items():
        at = int(place) if place.isascii() and place.isdigit() else len(signs)
        if at < len(signs) and signs[at] == SHOWN_AS and _FORBIDDEN.fullmatch(sign):
            signs[at] = sign
    return "".join(signs)


def told(words: str) -> str:
    """Words as XML can hold them without loss: as they are, or as a JSON string if it forbids one of them."""
    return json.dumps(words) if words.startswith('"') or _FORBIDDEN.search(words) else words


def heard(words: str) -> str:
    """The words that `told` made these of."""
    if not words.startswith('"'):
        return words
    try:
        said = json.loads(words)
    except ValueError:
        return words
    return said if isinstance(said, str) else words


def rest_of(words: Json) -> JsonObject:
    """The object that we wrote as words where a format has no other place; empty if they are none of ours."""
    try:
        return parse_line(words) if isinstance(words, str) and words else {}
    except ValueError:
        return {}
