"""Owns sketches of claims: a few numbers that tell how alike two claims are at most, before either is looked into."""

import math
import struct
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.match.claims.but_one import rest_key
from annotator.match.links.profiles import Profile
from annotator.match.links.similarity import (
    ENOUGH_AROUND,
    ENOUGH_NAMES,
    ONE_TOLL,
    SOME_NAMES,
    Features,
    narrowness,
    score,
)
from annotator.match.links.subjects import Likeness, Subject
from annotator.match.measures.periods import Open, Period, Told
from annotator.match.measures.quantity import Quantity
from annotator.match.measures.tolls import FATES, tells_fate
from annotator.match.structures.postings import term
from annotator.match.words.nearness import predicates
from annotator.match.words.senses import OPPOSITES_OF
from annotator.match.words.vectors import Bag

_MARK = np.dtype([("key", "<u2"), ("weight", "u1")])
"""Three bytes a word: what is lost by it makes two claims seem more alike, never less."""
_KEYS, _FULL = 1 << 16, 255
_APART = 0x9E37
"""Keeps the keys of one bag away from those of another."""
_HEAD = struct.Struct("<BBHIBB")
_EXTENT = struct.Struct("<IBdd")
_WORDS, _BESIDE, _AROUND, _NAMES, _OPPOSED = range(5)
_SLOTS, _OPENS = 1, 2
_MOST_EXTENTS = 20
_MAYBE, _SURELY = 0, 1
_ROUNDED_DAYS = 0.02
_MORE = 1e-6
"""So much more than what is summed in floats here, in another order than there, is never too little."""

Extent = tuple[int, int, float, float]
"""What is measured, of a date how long its words are; 1 if all others of that surely compare with it, else 0; and from
where to where it may go."""


class Sketch(NamedTuple):
    """A claim's sketch: what it has at all, how many names, its predicate, numbers and dates, its words as marks.

    `rest` is what it has in common with claims that are alike in all but one number, date or name, 0 where none can be.
    """

    holds: int
    names: int
    rest: int
    core: frozenset[str]
    numbers: tuple[Extent, ...]
    dates: tuple[Extent, ...]
    marks: bytes


def sketched(profile: Profile) -> bytes:
    """The sketch of a claim, in bytes."""
    holds = (_SLOTS if profile.subject or profile.object else 0) | (_OPENS if profile.opening else 0)
    core = " ".join(sorted(profile.core)).encode("utf-8", "surrogatepass")
    numbers = _few([_extent(each) for each in profile.facets.quantities])
    dates = _few([_days(each.value) for each in profile.facets.dates])
    rest = rest_key(profile.facets)
    head = _HEAD.pack(holds, min(255, len(profile.names)), rest, len(core), len(numbers), len(dates))
    extents = b"".join(_EXTENT.pack(*each) for each in (*numbers, *dates))
    return head + core + extents + _marks(_bags(profile))


def _bags(profile: Profile) -> tuple[Bag, ...]:
    words = {word: weight for word, weight in profile.words.items() if word not in profile.core}
    opposable = {word: profile.words[word] for word in profile.opposable}
    return words, profile.beside, profile.around, dict.fromkeys(profile.names, 1.0), opposable


def _asked(own: Profile) -> tuple[Bag, ...]:
    """The bags that those of others are held against: words against words, opposites against what can have them."""
    opposed: dict[str, float] = {}
    for word in own.opposable:
        for other in OPPOSITES_OF[word]:
            opposed[other] = opposed.get(other, 0.0) + own.words[word] / 2
    return *_bags(own)[:_OPPOSED], opposed


def _few(extents: list[Extent]) -> list[Extent]:
    """The extents; of many, only that they may go anywhere, for each of the things measured."""
    if len(extents) <= _MOST_EXTENTS:
        return extents
    measured = sorted({what for what, *_ in extents})
    return [(what, _MAYBE, -math.inf, math.inf) for what in measured[: 255 - _MOST_EXTENTS]]


def _extent(number: Quantity) -> Extent:
    """A number with all that rounding may add to it; one of a part may agree with whatever counts the whole."""
    if number.of:
        return term(number.unit), _MAYBE, -math.inf, math.inf
    size = max([abs(end) for end in (number.low, number.high) if math.isfinite(end)], default=0.0)
    slack = number.step / 2 + (_ROUNDED_DAYS * size if number.unit == "day" else 0.0) + _MORE * (1 + size)
    return term(number.unit), _MAYBE if number.fate else _SURELY, number.low - slack, number.high + slack


def _days(period: Period) -> Extent:
    length = len(period.text)
    if period.told is not Told.DATE or period.open is not Open.NEITHER:
        return length, _SURELY, -math.inf, math.inf
    return length, _SURELY, period.first.toordinal(), period.last.toordinal()


def read(kept: bytes) -> Sketch:
    """The sketch of some bytes."""
    holds, names, rest, length, numbers, dates = _HEAD.unpack_from(kept)
    end = _HEAD.size + length
    after = end + _EXTENT.size * (numbers + dates)
    extents = tuple(_EXTENT.iter_unpack(kept[end:after]))
    return Sketch(
        holds, names, rest, _stems(kept[_HEAD.size : end]), extents[:numbers], extents[numbers:], kept[after:]
    )


@lru_cache(maxsize=100_000)
def _stems(core: bytes) -> frozenset[str]:
    return frozenset(core.decode("utf-8", "surrogatepass").split(" ")) if core else frozenset()


def _marks(bags: Sequence[Bag]) -> bytes:
    rows = [(_key(kind, word), _weight(size)) for kind, bag in enumerate(bags) for word, size in bag.items()]
    return np.array(rows, dtype=_MARK).tobytes()


def _key(kind: int, word: str) -> int:
    number = term(word)
    return ((number >> 16) ^ number ^ (_APART * kind)) % _KEYS


def _weight(size: float) -> int:
    return min(_FULL, math.ceil(_FULL * size))


def subject_marks(about: Subject) -> bytes:
    """What an article is about, as marks."""
    return _marks((about.words, about.names, about.numbers))


def alike_at_most(own: Subject, others: Sequence[bytes]) -> list[Likeness]:
    """How alike an article is to others at most, of which only the marks are known."""
    shared = _shared((own.words, own.names, own.numbers), others)
    return [Likeness(*(share + _MORE for share in row)) for row in shared.tolist()]


def _shared(own: Sequence[Bag], others: Sequence[bytes]) -> NDArray[np.float64]:
    """By other and by bag, the sum of the products of what both weigh; more where two words share a key."""
    weights = np.zeros((len(own), _KEYS))
    for kind, bag in enumerate(own):
        for word, size in bag.items():
            weights[kind, _key(kind, word)] += size
    marks = np.frombuffer(b"".join(others), dtype=_MARK)
    rows = np.repeat(np.arange(len(others)), [len(other) // _MARK.itemsize for other in others])
    products = weights[:, marks["key"]] * (marks["weight"] / _FULL)
    return np.array([np.bincount(rows, row, len(others)) for row in products]).T


def at_most(own: Profile, others: Sequence[Sketch], alike: Sequence[Likeness]) -> list[float]:
    """For every other claim a score, 0..1, that its own with this claim does not exceed.

    `alike` is how alike the articles are at most.
    """
    shared = _shared(_asked(own), [other.marks for other in others])
    sketch = read(sketched(own))
    told = zip(others, shared.tolist(), alike, strict=True)
    return [score(_limits(sketch, other, row, articles)) for other, row, articles in told]


def _limits(own: Sketch, other: Sketch, shared: Sequence[float], articles: Likeness) -> Features:
    """The features as far as they may go: what speaks for a pair at most, what speaks against it at least."""
    both = predicates(own.core, other.core)
    holds = own.holds & other.holds
    words = min(1.0, shared[_WORDS] + shared[_OPPOSED] + _MORE)
    names = min(1.0, shared[_NAMES] / max(1, min(own.names, other.names)))
    numbers, other_numbers = _numbers(own.numbers, other.numbers)
    dates, other_dates = _dates(own.dates, other.dates)
    predicate, beside = (both.near, shared[_BESIDE] + _MORE) if own.core and other.core else (words, words)
    return Features(
        words=words,
        predicate=predicate,
        beside=beside,
        together=min(predicate, beside),  # it takes less than either gives, so that both at most give most
        elsewhere=0.0,
        area=both.area,
        listed=float(both.listed == 2),
        said_by_one=float(both.reporting == 1),
        voice=names if both.reporting == 2 else 0.0,
        around=min(ENOUGH_AROUND * shared[_AROUND] + _MORE, 1.0),
        article=articles.words,
        article_names=articles.names,
        article_numbers=articles.numbers,
        place_in_article=float(not (own.holds ^ other.holds) & _OPENS),
        names=names,
        slots=1.0 if holds & _SLOTS else 0.0,
        numbers=numbers,
        toll=numbers * min(ENOUGH_NAMES * articles.names, 1.0) if _tell_one_fate(own, other, both.near) else 0.0,
        dates=dates,
        number_clash=other_numbers,
        date_clash=other_dates,
        place_clash=0.0,
        but_one=min(SOME_NAMES * articles.names, 1.0) if _may_be_alike_but_for_one(own, other) else 0.0,
    )


def _numbers(ours: Sequence[Extent], theirs: Sequence[Extent]) -> tuple[float, float]:
    """Whether two numbers may agree, and whether such as surely compare surely do not, each 1 or 0."""
    if not ours or not theirs:
        return 0.0, 0.0
    pairs = [(one, other) for one in ours for other in theirs if one[0] == other[0]]
    if any(_meet(one, other) for one, other in pairs):
        return 1.0, 0.0
    return 0.0, float(any(one[1] == other[1] == _SURELY for one, other in pairs))


def _dates(ours: Sequence[Extent], theirs: Sequence[Extent]) -> tuple[float, float]:
    """How narrow a time two dates can share at most, and 1 if no two can share any."""
    if not ours or not theirs:
        return 0.0, 0.0
    shared = [narrowness(one[0], other[0]) for one in ours for other in theirs if _meet(one, other)]
    return (max(shared), 0.0) if shared else (0.0, 1.0)


def _tell_one_fate(own: Sketch, other: Sketch, near: float) -> bool:
    return near >= ONE_TOLL and any(tells_fate(own.core, fate) and tells_fate(other.core, fate) for fate in FATES)


def _may_be_alike_but_for_one(own: Sketch, other: Sketch) -> bool:
    """Whether nothing tells that two claims differ in more than one number, date or name."""
    if not own.rest or own.rest != other.rest:
        return False
    return _apart(own.numbers, other.numbers, _agree) + _apart(own.dates, other.dates, _meet) <= 1


def _apart(ours: Sequence[Extent], theirs: Sequence[Extent], fit: Callable[[Extent, Extent], bool]) -> int:
    """How many of one side have no like on the other at least, of the side that has more such."""
    alone = [
        sum(not any(fit(one, other) for other in others) for one in side)
        for side, others in ((ours, theirs), (theirs, ours))
    ]
    return max(alone)


def _agree(one: Extent, other: Extent) -> bool:
    """Whether two numbers may agree."""
    return one[0] == other[0] and _meet(one, other)


def _meet(one: Extent, other: Extent) -> bool:
    """Whether two extents have something in common."""
    return one[2] <= other[3] and other[2] <= one[3]
