"""Owns texts put together again from words of which nothing is known but their order: where a space stands between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_BEFORE_NONE: Final = re.compile(
    r"[,.;:!?%)\]}»”…،؛؟。，、！？：；）」』]+|['’](?:s|S|m|d|ll|re|ve|t|D|LL|RE|VE|M)|n['’]t|N['’]T"
)
_AFTER_NONE: Final = re.compile(r"[(\[{«“$£€#@（「『¿¡]+")
_UNSPACED: Final = re.compile("[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
"""Letters of scripts that put no space between words."""
_WRITTEN: Final = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "``": '"',
    "''": '"',
    "/.": ".",
    "/?": "?",
    "/-": "-",
}
"""What treebanks write for signs that mean something in their own files."""


@dataclass(slots=True)
class Rejoined:
    """A text that grows sentence by sentence, each on a line of its own."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self.pieces)

    def sentence(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where each word of a sentence stands in the text, to which it is added."""
        places: list[tuple[int, int]] = []
        at, quoted, bound = self.length, False, True
        if self.pieces:
            self.pieces.append("\n")
            at += 1
        last = ""
        for word in words:
            shown, opens, closes, before_none, after_none = _bearing(word)
            if word == '"':
                opens, closes, quoted = not quoted, quoted, not quoted
            if not (bound or closes or (before_none and not opens) or (not shown.isascii() and _unspaced(last, shown))):
                self.pieces.append(" ")
                at += 1
            self.pieces.append(shown)
            places.append((at, at + len(shown)))
            at += len(shown)
            # A mark that opens is bound to what follows, as a bracket is.
            bound, last = opens or after_none, shown
        self.length = at
        return places


@lru_cache(maxsize=1 << 14)
def _bearing(word: str) -> tuple[str, bool, bool, bool, bool]:
    """A word as it is written; whether it opens or closes quotes, and has no space before or after it."""
    shown = _WRITTEN.get(word, word)
    bare = shown != '"'
    before, after = _BEFORE_NONE.fullmatch(shown), _AFTER_NONE.fullmatch(shown)
    return shown, word == "``", word == "''", bare and before is not None, bare and after is not None


def _unspaced(last: str, word: str) -> bool:
    """Whether two words are of a script that puts no space between them."""
    return _UNSPACED.match(last[-1:]) is not None and _UNSPACED.match(word) is not None
