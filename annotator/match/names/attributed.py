"""Owns where a claim's own words tell who says it: "The court said that ...", "..., said union leader Marit Hauge"."""

import re
from functools import lru_cache

_SAID = r"(?:said|says|has said|had said)"
_WHO = r"[^\s,.;:!?]+(?: [^\s,.;:!?]+){0,7}"
_BEHIND = re.compile(
    rf",[\"”’]? (?:{_SAID} (?!(?:to|in|on|at|by|of|for|that|it|he|she|they|there) ){_WHO}|"
    rf"according to {_WHO}|{_WHO} {_SAID})"
    r"(?:, [^,.;:!?]{1,60})?[.\s]*$"
)
_BEFORE = re.compile(
    rf"(?:According to {_WHO}, |{_WHO} {_SAID} "
    r"(?:that |(?=(?:the|its|their|all|there|some|at least|more than) |[A-Z0-9])))"
)
_FURTHEST = 160


@lru_cache(maxsize=100_000)
def saying_from(text: str) -> int:
    """Where the words begin by which a claim ends and which only tell who says it; its length if there are none.

    Worked example: "The tank was installed in 1994, said union leader Marit Hauge." gives 31.
    """
    comma = text.find(",", max(0, len(text) - _FURTHEST))
    while comma > 0:
        if _BEHIND.match(text, comma):
            return comma
        comma = text.find(",", comma + 1)
    return len(text)


def saying_until(text: str) -> int:
    """Where the words end by which a claim begins and which only tell who says it; 0 if there are none.

    Worked example: "According to Marit Hauge, the tank was installed in 1994." gives 26.
    """
    found = _BEFORE.match(text)
    return found.end() if found else 0
