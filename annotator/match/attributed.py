"""Owns where a claim's own words end and who says it follows: ", said union leader Marit Hauge", ", the court said"."""

import re
from functools import lru_cache

_SAID = r"(?:said|says|has said|had said)"
_WHO = r"[^\s,.;:!?]+(?: [^\s,.;:!?]+){0,7}"
_BEHIND = re.compile(
    rf",[\"”’]? (?:{_SAID} (?!(?:to|in|on|at|by|of|for|that|it|he|she|they|there) ){_WHO}|"
    rf"according to {_WHO}|{_WHO} {_SAID})"
    r"(?:, [^,.;:!?]{1,60})?[.\s]*$"
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
