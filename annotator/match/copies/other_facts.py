"""Owns which sentences of two short reports in one frame tell other facts: another cause, a denial, other figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import IntEnum
from itertools import accumulate, count, pairwise, product

import numpy as np

from annotator.match.copies.contraries import OPPOSED
from annotator.match.copies.copying import Prepared
from annotator.match.copies.formulas import Aligned, is_later
from annotator.match.copies.renewed import Renewed
from annotator.match.copies.signatures import FIRST, NAME
from annotator.match.copies.statement_groups import shared
from annotator.match.names.names import compare_names
from annotator.match.words.lexicon import IRREGULAR, MONTHS, MULTIPLES, NUMBER_WORDS, TITLES, WEEKDAYS, listed
from annotator.match.words.rewording import denies, only_says, sense, spelled, spelled_alike
from annotator.match.words.stems import stem
from annotator.match.words.words import is_empty

_MOST_SENTENCES = 10
_LIKE = 1 / 3
"""Sentences stand for each other that share so much of the shorter one, and a word that is more than grammar."""
_TELLING = 3
"""Shorter lines are credits and the like."""
_AT_ONE_PLACE, _IN_ALL, _SURELY = 3, 4, 5
"""An editor puts a word for a word; from so many words of other sense on, both sides together, something else is told,
and from so many on that is sure even where all names, figures and denials agree."""
_FRAME, _FRAME_SHARE = 6, 0.2
"""Reports share a frame if a sentence of so many words, and so much of all words, is the same in both; of one that was
reworded hardly any sentence is."""
_BESIDE_A_DENIAL = 1
"""A clause that is put in may deny something of its own; a denial alone denies the sentence."""
_ONE_NAME = 0.5
_FIGURES, _TO_ONE_SHARED = 3, 2
"""So many figures that are others on another day, to each that is the same, are of another day's notice."""
_TWO, _A_WORD = 2, 0.5
"""So many sentences differ, of which one with another word alone counts half."""
_NONE = listed("nothing nobody none nowhere no one")
"""Who found nothing did not find whatever the other names."""
_IS, _BE = listed("is are was were been being am"), "be"
_NOT = "t"
"""What is left of "didn't"."""


class _Told(IntEnum):
    """What a sentence tells beside its like."""

    SAME = 0
    WORD = 1
    """A word for a word, as editors put them, and as one cause stands for another."""
    FIGURE = 2
    """Only other numbers, or another day: it may be a later version."""
    OTHER = 3
    """Other words, which may be other words for the same."""
    ANOTHER = 4
    """Another name, or much that has no like."""
    CONTRARY = 5
    """A denial, or an opposite."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: its words, the kind of each, and as they are compared, however they are spelled."""

    words: tuple[str, ...]
    kinds: bytes
    spelled: tuple[str, ...]

    def before(self, other: "_Sentence") -> "_Sentence":
        """Both as one sentence."""
        return _Sentence(self.words + other.words, self.kinds + other.kinds, self.spelled + other.spelled)

    def _is_name(self, at: int) -> bool:
        return self.kinds[at] in (NAME, FIRST) and self.words[at] not in TITLES and not self._is_day(at)

    def _is_day(self, at: int) -> bool:
        return self.words[at] in WEEKDAYS or (self.words[at] in MONTHS and self.kinds[at] == NAME)

    @property
    def bases(self) -> tuple[str, ...]:
        """The stems of all words: "was" and "were" are one."""
        return tuple(_BE if word in _IS else stem(IRREGULAR.get(word, word)) for word in self.spelled)

    def days(self) -> frozenset[str]:
        """The days of the week and months."""
        return frozenset(word for at, word in enumerate(self.words) if self._is_day(at))

    def figures(self) -> frozenset[str]:
        """The numbers, be they in words; of "576,000" the first part tells enough."""
        return frozenset(_value(word) for word in self.words if _is_figure(word) and word.strip("0"))

    def frame(self) -> list[str]:
        """The words that tell no figure, day or name."""
        every = zip(count(), self.words, self.spelled)
        return [alike for at, word, alike in every if not (_is_figure(word) or self._is_day(at) or self._is_name(at))]

    def names(self, run: range) -> list[str]:
        """The words of a run that are of a name."""
        return [self.words[at] for at in run if self._is_name(at)]

    def senses(self, run: range | None = None) -> frozenset[str]:
        """What words mean that are no grammar, name, number or day."""
        places = range(len(self.words)) if run is None else run
        return frozenset(
            sense(stem(self.spelled[at]))
            for at in places
            if not is_empty(word := self.words[at])
            and len(word) > 1
            and not self._is_name(at)
            and not self._is_day(at)
            and not _is_figure(word)
        )

    def stems(self, run: range, without: frozenset[str]) -> frozenset[str]:
        """The stems of the words of a run, without some words."""
        return frozenset(stem(self.words[at]) for at in run if self.words[at] not in without)

    def denies(self, run: range) -> bool:
        """Whether an odd number of the words of a run deny."""
        return sum(denies(self.words[at]) or self.words[at] == _NOT for at in run) % 2 == 1


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS or word in MULTIPLES


def _value(word: str) -> str:
    return f"{NUMBER_WORDS[word]:g}" if word in NUMBER_WORDS else word


_NOTHING = _Sentence((), b"", ())


@dataclass(frozen=True, slots=True)
class _Report:
    """A short report: its sentences, and all words and senses of them."""

    sentences: tuple[_Sentence, ...]
    words: frozenset[str]
    senses: frozenset[str]
    figures: frozenset[str]
    days: frozenset[str]
    headline: bool
    """Whether the first sentence stands by itself."""


def other_facts(one: Aligned, other: Aligned) -> Renewed | None:
    """The sentences of two short reports that tell other facts in one frame; None if they are versions of one report.

    Worked example: two reports that begin "A fire broke out at a warehouse in Leipzig on Tuesday", of which one goes on
    "A faulty cable caused the blaze. Nobody was hurt." and the other one "Arson caused the blaze. Three people were
    hurt."
    """
    ours, theirs = _report(one.own), _report(other.own)
    if ours is None or theirs is None:
        return None
    later = is_later(one, other) or is_later(other, one)
    like = _aligned(ours, theirs)
    ours, theirs = _joined(ours, theirs, like), _joined(theirs, ours, [(j, i) for i, j in like])
    told = {(i, j): _told(ours, theirs, i, j, later=later) for i, j in like}
    own = [sorted(_alone(ours, {i for i, _ in like})), sorted(_alone(theirs, {j for _, j in like}))]
    if ours.headline and theirs.headline and own[0][:1] == own[1][:1] == [0]:
        own = [own[0][1:], own[1][1:]]
    beside = min(map(len, own))
    levels = frozenset(told.values())
    contrary = max(levels, default=_Told.SAME) >= _Told.ANOTHER or (not later and {_Told.OTHER, _Told.FIGURE} <= levels)
    # Beside a denial a word for a word is hardly an editor's.
    least = _Told.WORD if _Told.CONTRARY in levels else _Told.FIGURE
    differing = [pair for pair, level in told.items() if level >= least]
    many = len(differing) + beside + _A_WORD * sum(_Told.SAME < level < least for level in told.values())
    if many < _TWO or 2 * many < len(like) + beside:
        return None
    in_frame = contrary and _are_in_frame(ours, theirs, like)
    if not in_frame and not ((contrary or not later) and _are_of_two_days(ours, theirs)):
        return None
    apart = np.zeros(len(one.own.table), np.bool_), np.zeros(len(other.own.table), np.bool_)
    for i, j in differing:
        apart[0][i] = apart[1][j] = True
    return Renewed(*apart)


def _are_in_frame(one: _Report, other: _Report, like: Sequence[tuple[int, int]]) -> bool:
    """Whether enough is word for word the same, but for figures, days and names: nobody reworded it."""
    kept = [i for i, j in like if one.sentences[i].frame() == other.sentences[j].frame()]
    words = [len(one.sentences[i].words) for i in kept]
    least = min(sum(len(each.words) for each in report.sentences) for report in (one, other))
    return max(words, default=0) >= _FRAME and sum(words) >= _FRAME_SHARE * least


def _are_of_two_days(one: _Report, other: _Report) -> bool:
    """Whether they are one notice on two days, with the figures of either."""
    others = min(len(one.figures - other.figures), len(other.figures - one.figures))
    figures = others >= max(_FIGURES, _TO_ONE_SHARED * len(one.figures & other.figures))
    return figures and bool(one.days - other.days) and bool(other.days - one.days)


def _report(own: Prepared) -> _Report | None:
    if not own.plain or not 2 <= len(own.table) <= _MOST_SENTENCES:
        return None
    ends = list(accumulate(own.sizes.tolist(), initial=0))
    words, kinds, alike = own.plain, own.kinds.tobytes(), tuple(map(spelled, own.plain))
    found = tuple(_Sentence(words[start:end], kinds[start:end], alike[start:end]) for start, end in pairwise(ends))
    return _Report(
        found,
        frozenset(words),
        frozenset().union(*(each.senses() for each in found)),
        frozenset().union(*(each.figures() for each in found)),
        frozenset().union(*(each.days() for each in found)),
        bool(own.table[0, 3] != own.table[1, 3]),
    )


def _aligned(one: _Report, other: _Report) -> list[tuple[int, int]]:
    """The sentences that stand for each other, the likest first, each at most once."""
    scored = []
    for (i, a), (j, b) in product(enumerate(one.sentences), enumerate(other.sentences)):
        both = shared(a.bases, b.bases)
        if both >= _LIKE * min(len(a.words), len(b.words)) and _content(a) & _content(b):
            scored.append((-both / max(len(a.words), len(b.words)), abs(i - j), i, j))
    found: list[tuple[int, int]] = []
    for _, _, i, j in sorted(scored):
        if all(i != left and j != right for left, right in found):
            found.append((i, j))
    return found


def _joined(one: _Report, other: _Report, like: Sequence[tuple[int, int]]) -> _Report:
    """A report with those sentences put together that an editor joined in the other: "It sank; nobody was hurt."."""
    made, taken = list(one.sentences), {i for i, _ in like}
    for i, j in like:
        told = other.sentences[j].words
        if i > 0 and i - 1 not in taken and told[: len(made[i - 1].words)] == made[i - 1].words:
            made[i], made[i - 1] = made[i - 1].before(made[i]), _NOTHING
        if i + 1 < len(made) and i + 1 not in taken and told[-len(made[i + 1].words) :] == made[i + 1].words:
            made[i], made[i + 1] = made[i].before(made[i + 1]), _NOTHING
    return replace(one, sentences=tuple(made))


def _content(sentence: _Sentence) -> frozenset[str]:
    told = zip(sentence.words, sentence.spelled, strict=True)
    return sentence.senses() | {alike for word, alike in told if not is_empty(word)}


def _alone(report: _Report, taken: set[int]) -> Iterator[int]:
    """The sentences that have no like."""
    for at, sentence in enumerate(report.sentences):
        if at not in taken and len(sentence.words) >= _TELLING:
            yield at


def _told(one: _Report, other: _Report, i: int, j: int, *, later: bool) -> _Told:
    """What a sentence tells beside its like."""
    a, b = one.sentences[i], other.sentences[j]
    matching = SequenceMatcher(None, a.spelled, b.spelled, autojunk=False)
    places = [(range(i, j), range(k, m)) for tag, i, j, k, m in matching.get_opcodes() if tag != "equal"]
    runs = [(ours, theirs) for ours, theirs in places if ours and theirs]
    denied = sum(_is_denied(a, b, *place) for place in places) % 2 == 1
    if denied != any(_is_opposed(one, other, a, b, *run) for run in runs):
        return _Told.CONTRARY
    named = any(_are_two_names(one, other, a.names(ours), b.names(theirs)) for ours, theirs in runs)
    if named and not later:
        return _Told.ANOTHER
    many = [_strange(one, other, a, b, ours, theirs) for ours, theirs in runs]
    figures = bool(a.figures() - b.figures()) and bool(b.figures() - a.figures())
    first = any(ours == theirs == range(1) and strange for (ours, theirs), strange in zip(runs, many, strict=True))
    if sum(many) >= _SURELY or (first and figures):
        return _Told.ANOTHER
    if sum(many) >= _IN_ALL or max(many, default=0) >= _AT_ONE_PLACE:
        return _Told.OTHER
    days = bool(a.days() - b.days()) and bool(b.days() - a.days())
    if figures or days or named:
        return _Told.FIGURE
    return _Told.WORD if any(many) else _Told.SAME


def _is_denied(a: _Sentence, b: _Sentence, ours: range, theirs: range) -> bool:
    """Whether words at one place of a sentence deny what it says otherwise, and tell hardly more."""
    if a.denies(ours) == b.denies(theirs):
        return False
    nothing = _NONE.issuperset(a.words[ours.start : ours.stop]) or _NONE.issuperset(b.words[theirs.start : theirs.stop])
    instead = nothing and min(len(ours), len(theirs)) > 0
    return instead or len(a.senses(ours) ^ b.senses(theirs)) <= _BESIDE_A_DENIAL


def _is_opposed(one: _Report, other: _Report, a: _Sentence, b: _Sentence, ours: range, theirs: range) -> bool:
    mine, yours = a.stems(ours, other.words), b.stems(theirs, one.words)
    return any(pair in OPPOSED for pair in product(mine, yours))


def _are_two_names(one: _Report, other: _Report, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if not ours or not theirs or other.words.issuperset(ours) or one.words.issuperset(theirs):
        return False
    names = " ".join(ours), " ".join(theirs)
    return all(compare_names(*names, label) < _ONE_NAME for label in ("PERSON", "ORG", "GPE"))


def _strange(one: _Report, other: _Report, a: _Sentence, b: _Sentence, ours: range, theirs: range) -> int:
    """How many words of other sense stand for each other at one place; 0 where that is no more than other spelling."""
    mine, yours = a.senses(ours) - other.senses, b.senses(theirs) - one.senses
    if not mine or not yours or only_says(mine | yours):
        return 0
    alike = spelled_alike(a.spelled[ours.start : ours.stop], b.spelled[theirs.start : theirs.stop])
    return 0 if alike else len(mine) + len(yours)
