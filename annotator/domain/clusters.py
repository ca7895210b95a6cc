"""Owns grapheme clusters: what people see as one character, as far as windows count it so (Unicode, UAX #29)."""

import unicodedata
from bisect import bisect_left
from itertools import takewhile
from typing import Final

_JOINER: Final = "\u200d"
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")
_MARKS: Final = frozenset(("Mn", "Me", "Mc"))
_TONES: Final = ("\U0001f3fb", "\U0001f3ff")
_TAGS: Final = ("\U000e0020", "\U000e007f")
_LEADS: Final = ("\u1100", "\u115f")
_VOWELS: Final = ("\u1160", "\u11a7")
_TAILS: Final = ("\u11a8", "\u11ff")
_SYLLABLES: Final = ("\uac00", "\ud7a3")
_TAILED: Final = 28


class Clusters:
    """Converts from clusters to code points for one text.

    Worked example: in "🇩🇪 Ana" the name is 3 to 6 in code points and 2 to 5 in clusters.
    """

    def __init__(self, text: str) -> None:
        single = text.isascii() and "\r" not in text
        self._starts = None if single else _starts(text)
        self._known = frozenset(self._starts or ())
        self.length = len(text) if self._starts is None else len(self._starts) - 1
        """How many clusters the text has."""

    def offset(self, cluster: int) -> int:
        """The code-point offset at which a cluster begins; of the one behind the last, the length of the text."""
        return cluster if self._starts is None else self._starts[cluster]

    def parts(self, offset: int) -> bool:
        """Whether an offset stands between clusters."""
        return self._starts is None or offset in self._known

    def before(self, offset: int) -> int:
        """Where the cluster begins that ends at an offset, which is not the first."""
        return offset - 1 if self._starts is None else self._starts[bisect_left(self._starts, offset) - 1]


def within(text: str, at: int) -> bool:
    """Whether an offset stands within a cluster.

    Worked example: in "🇩🇪🇫🇷" 1 and 3 do, and 2 does not.
    """
    if not 0 < at < len(text) or (text[at].isascii() and text[at] != "\n"):
        return False
    return _goes_on(text[at - 1], text[at]) or (_within(text[at], _FLAGS) and _flags_before(text, at) % 2 == 1)


def _flags_before(text: str, at: int) -> int:
    """How many letters of flags stand right before an offset."""
    return sum(1 for _ in takewhile(lambda place: _within(text[place], _FLAGS), range(at - 1, -1, -1)))


def _starts(text: str) -> list[int]:
    """Where clusters begin, and the length of the text."""
    found, flags = [], 0
    for at, sign in enumerate(text):
        before = text[at - 1] if at else ""
        is_flag = _within(sign, _FLAGS)
        if not before or not (_goes_on(before, sign) or (is_flag and flags % 2)):
            found.append(at)
        flags = flags + 1 if is_flag else 0
    return [*found, len(text)]


def _is_mark(sign: str) -> bool:
    """Whether a character that is not ASCII goes with the one before it."""
    return sign == _JOINER or unicodedata.category(sign) in _MARKS or _within(sign, _TONES) or _within(sign, _TAGS)


def _goes_on(before: str, sign: str) -> bool:
    """Whether two characters are of one cluster, whatever stands before them; flags are not seen here."""
    if sign.isascii():
        return before == "\r" and sign == "\n"
    if before in "\r\n":
        return False
    if _is_mark(sign):
        return True
    if before == _JOINER:
        return unicodedata.category(sign) == "So" and not _within(sign, _FLAGS)
    return _of_syllable(before, sign)


def _of_syllable(before: str, sign: str) -> bool:
    """Whether two letters of Hangul are of one syllable."""
    if _within(sign, _TAILS):
        return _within(before, _VOWELS) or _within(before, _TAILS) or _within(before, _SYLLABLES)
    if _within(sign, _VOWELS):
        return _within(before, _LEADS) or _within(before, _VOWELS) or _is_open(before)
    return _within(before, _LEADS) and (_within(sign, _LEADS) or _within(sign, _SYLLABLES))


def _is_open(sign: str) -> bool:
    """Whether a syllable of Hangul has no last consonant."""
    return _within(sign, _SYLLABLES) and (ord(sign) - ord(_SYLLABLES[0])) % _TAILED == 0


def _within(sign: str, ends: tuple[str, str]) -> bool:
    return ends[0] <= sign <= ends[1]
