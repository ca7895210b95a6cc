"""Owns what the spellings of a name of one word have in common, where no list tells them apart."""

import re
from functools import lru_cache

from annotator.match.names.folding import plain, skeleton
from annotator.match.names.places import is_place
from annotator.match.words.lexicon import ARTICLES
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem

_TOKEN = re.compile(r"[a-z0-9]+")
_STRANGE = 8.0
"""Commoner words have one spelling: "Palace" is no "Police"."""
_BONES, _FEW_BONES, _LONG = 3, 2, 7
"""So many consonants tell a name, fewer only a long one."""


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The consonants of a rare name without its article; a known place and a common word as it is, folded.

    Worked example: "Al-Qadira" and "Qadirah" give "kdr", "Sweden" and "Sudan" stay two.
    """
    tokens = _TOKEN.findall(plain(word))
    own = "".join(token for token in tokens if token not in ARTICLES) or "".join(tokens) or word
    if is_place(word) or is_place(own) or rarity(stem(own)) < _STRANGE:
        return own
    bones = skeleton(own)
    return bones if len(bones) >= (_FEW_BONES if len(own) >= _LONG else _BONES) else own
