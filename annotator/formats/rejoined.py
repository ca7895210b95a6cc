"""Owns texts put together again from words of which nothing is known but their order: where a space stands between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
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
        before, opened, last = "\n" if self.pieces else "", False, ""
        for place, word in enumerate(words):
            shown = _WRITTEN.get(word, word)
            opens, closes = word == "``" or (word == '"' and not opened), word == "''" or (word == '"' and opened)
            if place:
                before = "" if _closed_up(last, ")" if closes else "(" if opens else shown) else " "
            places.append(self._add(before, shown))
            # A mark that opens is bound to what follows, as a bracket is.
            last = "(" if opens else shown
            opened ^= word == '"'
        return places

    def _add(self, before: str, word: str) -> tuple[int, int]:
        self.pieces += (before, word)
        start = self.length + len(before)
        self.length = start + len(word)
        return start, self.length


def _closed_up(last: str, word: str) -> bool:
    """Whether no space stands between two words."""
    if _BEFORE_NONE.fullmatch(word) or _AFTER_NONE.fullmatch(last):
        return True
    return _UNSPACED.match(last[-1:]) is not None and _UNSPACED.match(word) is not None
