"""Owns how alike two folded words of names are spelled, when vowels and some consonants move between alphabets."""

import re
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

from rapidfuzz.distance import OSA

_VOWELS = frozenset("aeiouy")
_FOLDS = (
    ("tsch", "s"),
    ("sch", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("qu", "k"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
)
_NEAR_CONSONANTS = "bp fv kq ck cq gj sz dt xs ij cs td kg jy vw uw ow gk cz"
_NEAR_VOWELS = "ie iy ey uo ao ae"


_BONES = re.compile(r"[aeiouhwy]")
_CLASSES = str.maketrans("qcvzpjx", "kkfsbgs")
_STRANGE, _TURNED, _LONG = 0.34, 0.5, 6
_ROUNDED = 1e-6


def _swaps() -> dict[str, dict[str, float]]:
    """What it costs to write one letter for another; those not in it cost a whole edit."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    costs = {letter: {letter: 0.0} for letter in letters}
    for a in "aeiouy":
        costs[a] |= {b: 0.35 for b in "aeiouy" if a != b}
    for pairs, cost in ((_NEAR_VOWELS, 0.2), (_NEAR_CONSONANTS, 0.25)):
        for a, b in (tuple(pair) for pair in pairs.split()):
            costs[a][b] = costs[b][a] = cost
    return costs


_SWAPS = _swaps()
_NOTHING: dict[str, float] = {}


@lru_cache(maxsize=300_000)
def likeness(a: str, b: str, least: float = 0.0) -> float:
    """How alike two folded words are, 0..1: a vowel or a doubled letter more costs little, a consonant a whole edit.

    A weighted optimal string alignment over words whose digraphs are folded; words that have hardly a consonant in
    common are not aligned, and get less than 0.2. At 5 % false positives it finds 94 % of 1,500 pairs of Latin
    spellings of Arabic names (tests/benchmarks/bench_names.py), Jaro-Winkler 24 %.

    With `least` any number below that stands for any other: two words are not aligned to the end if they end below.
    """
    if a == b:
        return 1.0
    if turned(a, b):
        return 1 - _TURNED / len(a)
    one, other = _sounded(a), _sounded(b)
    rough = OSA.normalized_similarity(one.bones, other.bones)
    if rough < _STRANGE:
        return rough / 2
    longest = max(len(one.letters) + sum(one.gaps), len(other.letters) + sum(other.gaps)) / 2
    if not longest:
        return 0.0
    first, second = (one, other) if one < other else (other, one)
    return max(0.0, 1 - _distance(first, second, most=(1 - least) * longest + _ROUNDED) / longest)


class _Sounded(NamedTuple):
    """A word with digraphs folded, what it costs to leave each letter out, and its consonants by their classes."""

    letters: str
    gaps: tuple[float, ...]
    bones: str


@lru_cache(maxsize=200_000)
def _sounded(word: str) -> _Sounded:
    for spelled, sound in _FOLDS:
        word = word.replace(spelled, sound)
    gaps = tuple(_gap(word, place) for place in range(len(word)))
    return _Sounded(word, gaps, _BONES.sub("", word).translate(_CLASSES))


def _gap(word: str, place: int) -> float:
    letter = word[place]
    if place and word[place - 1] == letter:
        return 0.1
    if letter in _VOWELS:
        return 0.3
    return 0.35 if letter in "hw" else 1.0


def turned(a: str, b: str) -> bool:
    """Whether two longer words differ only by two neighbouring letters that changed places, as slips of the keys do.

    Told by the letters as they stand, for a letter that leaves its digraph sounds otherwise: "thatcher", "thacther".
    """
    if len(a) != len(b) or len(a) < _LONG:
        return False
    for place, (one, other) in enumerate(zip(a, b, strict=True), start=1):
        if one != other:
            return a[place : place + 1] == other and b[place : place + 1] == one and a[place + 1 :] == b[place + 1 :]
    return False


def _distance(one: _Sounded, other: _Sounded, *, most: float) -> float:
    """The cheapest way from one word to the other (a table row by row; the inner steps are written out for speed).

    Infinite as soon as no way can cost this much at most.
    """
    a, b, gaps = one.letters, other.letters, other.gaps
    older: list[float] = []
    before: list[float] = []
    row = list(accumulate(gaps, initial=0.0))
    for i, (letter, gap) in enumerate(zip(a, one.gaps, strict=True)):
        older, before = before, row
        costs = _SWAPS.get(letter, _NOTHING)
        if i and letter != a[i - 1] and letter + a[i - 1] in b:
            row = _turning(older, before, (a[i - 1], letter, gap), other)
        else:
            row = [last := before[0] + gap]
            for its, put, aslant, above in zip(b, gaps, before, before[1:], strict=False):
                best = aslant + costs.get(its, 1.0)
                if (left_out := above + gap) < best:
                    best = left_out
                if (put_in := last + put) < best:
                    best = put_in
                row.append(best)
                last = best
        if min(row) > most and min(before) + _TURNED > most:
            return inf
    return row[-1]


def _turning(older: list[float], before: list[float], read: tuple[str, str, float], other: _Sounded) -> list[float]:
    """The next row where the last two letters that were read may stand turned round in the other word."""
    previous, letter, gap = read
    costs, row = _SWAPS.get(letter, _NOTHING), [before[0] + gap]
    for j, its in enumerate(other.letters):
        best = min(before[j] + costs.get(its, 1.0), before[j + 1] + gap, row[j] + other.gaps[j])
        if j and letter == other.letters[j - 1] and previous == its:
            best = min(best, older[j - 1] + _TURNED)
        row.append(best)
    return row
