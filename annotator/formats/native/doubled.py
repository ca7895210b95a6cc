"""Owns keys that stand twice in one object of a line, of which readers of JSON keep the last without a word."""

import json
from collections.abc import Sequence
from typing import Final

from annotator.domain.json import Json
from annotator.formats.native.words import shown

_HELD: Final = b'{"$number":'
"""How a decimal number is spelled while it is held, with a sign more than as it was written."""


def doubled(text: str, spelling: bytes) -> str:
    """Why a line is not taken, if an object in it has a key twice; else "".

    `spelling` is any spelling of what was read. A key has a colon behind it, and those in strings stand in both: only
    where their numbers differ is the line read once more, which takes ten times as long.
    """
    if text.count(":") == spelling.count(b":") - spelling.count(_HELD):
        return ""
    try:
        _READER.decode(text)
    except _DoubledError as error:
        return f"the key {shown(str(error))} stands twice in one object"
    return ""


class _DoubledError(Exception):
    """That a key stands twice."""


def _once(pairs: Sequence[tuple[str, Json]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise _DoubledError(key)
        seen.add(key)


_READER: Final = json.JSONDecoder(object_pairs_hook=_once)
