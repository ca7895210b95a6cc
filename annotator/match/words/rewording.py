"""Owns which other words in a copied sentence say something else, and which only say it otherwise."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from annotator.match.words.lexicon import MULTIPLES, NUMBER_WORDS, listed
from annotator.match.words.opposites import SHARES, turned
from annotator.match.words.senses import ACCUSATIONS, CONCEPTS, DENIALS, OPPOSITES, REPORTS, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import is_denial
from annotator.match.words.words import words as words_of

Run = tuple[int, int]

_SPELLED = (
    (re.compile(r"(?<=\d)(?:st|nd|rd|th)$"), ""),
    (re.compile(r"[-'’.]"), ""),
    (re.compile(r"our"), "or"),
    (re.compile(r"(?<=[a-z]{2})([iy])s(?=e|ing|ation)"), r"\1z"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ense(?=s?$)"), "ence"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=gram)me(?=s?$)"), ""),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"ll"), "l"),
)
"""What is spelled in two ways in English, as it is compared."""
_SLIP = 6
"""From so many letters on, a letter too few or two in the wrong order are a slip."""
_SAME = (
    "rip tear; big large huge; small little; show display; help assist; need require; near close; about around roughly "
    "approximately; nearly almost; whole entire; further additional more; use employ; shut close bar; house home; "
    "road street; firm company business; worker employee staff; woman lady; often frequently; quick rapid fast swift; "
    "many numerous; several various; happen occur; get receive obtain; give provide; important significant; "
    "start commence; former ex; local nearby; next following; although though while; because since as; per a"
)
"""Words that editors put for one another, beyond those of like sense."""
_HOLDS_BOTH = (
    "and or but with while as between is are was were be met meets meet married marries marry resembles equals borders "
    "joined"
)
_TURNS = "before after; for against; with without; over under; above below; up down; into from; to from"
_SAYING = (REPORTS - DENIALS - ACCUSATIONS) | stems_of("claim reporter journalist statement")
_ARGUED = listed("by to than over before after from under above against for")
_BOTH_WAYS = listed(_HOLDS_BOTH)
DENIED_BY = listed("not no never none nobody nothing neither cannot without")
_MOST_EXCHANGED = 40
NOT = "not"


def _groups(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.split(";"):
        for word in sorted(stems_of(line)):
            found.setdefault(word, min(stems_of(line)))
    return found


_LIKE = _groups(_SAME)
_TURNED = frozenset(
    pair for turn in _TURNS.split("; ") for one, other in [turn.split()] for pair in ((one, other), (other, one))
)
_SHARE_OF = {word: share for share in ("all", "many", "some", "few", "half", "sole") for word in SHARES[share]}


@lru_cache(maxsize=50_000)
def spelled(word: str) -> str:
    """A lower-case word as it is compared: "colour" and "color", "cease-fire" and "ceasefire" are one."""
    if not word.isascii():
        marked = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in marked if not unicodedata.combining(letter))
    for written, instead in _SPELLED:
        word = written.sub(instead, word)
    return word


def sense(told: str) -> str:
    """What stands for a stem and all that an editor may put for it."""
    return CONCEPTS.get(told, _LIKE.get(told, told))


def share(word: str) -> str | None:
    """How much of a whole a lower-case word speaks of."""
    return _SHARE_OF.get(word)


def only_says(senses: Collection[str]) -> bool:
    """Whether words do no more than report what somebody says."""
    return all(each in _SAYING_SENSES for each in senses)


_SAYING_SENSES = _SAYING | frozenset(map(sense, _SAYING))


def turns(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two little words turn a sentence round: "before" for "after"."""
    return len(one) == len(other) == 1 and (one[0], other[0]) in _TURNED


def spelled_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words are the same but for where they are parted, or for a slip in one."""
    a, b = "".join(one), "".join(other)
    if a == b:
        return True
    long = min(len(a), len(b)) >= _SLIP and a[0] == b[0] and a[-1] == b[-1] and a.isalpha() and b.isalpha()
    moved = len(a) != len(b) or sorted(a) == sorted(b)
    return len(one) == len(other) == 1 and long and moved and OSA.distance(a, b, score_cutoff=1) <= 1


def weighs(one: str, other: str) -> bool:
    """Whether the words that stand for each other are numbers, shares, denials, opposites or names, or their order.

    Worked example: "all" and "some", "Ina Moll" and "Otto Brandt"; not "boat" and "coffin".
    """
    left, right = ([word.text for word in words_of(each)] for each in (one, other))
    if any(each[0].isdigit() or each[0].isupper() or _counts(each.lower()) for each in (*left, *right)):
        return True
    stems = [[stem(each.lower()) for each in side] for side in (left, right)]
    opposed = any(pair in OPPOSITES for pair in product(*stems))
    return opposed or sorted(left) == sorted(right) or turns(left, right)


def _counts(word: str) -> bool:
    return word in NUMBER_WORDS or word in MULTIPLES or share(word) is not None or denies(word) or bool(turned(word))


def denies(word: str) -> bool:
    """Whether a lower-case word denies."""
    return word in DENIED_BY or is_denial(word)


def exchanged(a: Sequence[str], b: Sequence[str], tells: Collection[str]) -> tuple[Run, Run] | None:
    """Where two parts of a sentence are exchanged round words that tell something: "A sued B" for "B sued A".

    `tells`: the words that are more than grammar. None where both orders say the same: "A and B", "A met B".
    """
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    ours, theirs = a[start : len(a) - end], b[start : len(b) - end]
    if len(ours) > _MOST_EXCHANGED or sorted(ours) != sorted(theirs):
        return None
    size = len(ours)
    for first in range(1, size - 1):
        for last in range(1, size - first) if ours[:first] == theirs[size - first :] else ():
            middle = ours[first : size - last]
            if ours[size - last :] == theirs[:last] and middle == theirs[last : size - first]:
                told = not _BOTH_WAYS.intersection(middle) and any(each in tells or each in _ARGUED for each in middle)
                return ((start, start + size), (start, start + size)) if told else None
    return None
