"""Owns the words that make a sentence say something else from one version to another: a denial, an opposite, a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations

from annotator.domain.article import Article
from annotator.domain.family import Change, Reading
from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.match.lexicon import MONTHS, WEEKDAYS, listed
from annotator.match.names import compare_names
from annotator.match.opposites import turned
from annotator.match.senses import OPPOSITES
from annotator.match.statement_groups import shared
from annotator.match.words import Word, is_denial, words

_ALIKE, _ALIKE_BUT_ONE = 0.8, 0.6
"""Two sentences are one if so much of the longer one stands in the other; less if they differ at one place, or two."""
_LEAST_SHARED = 3
_EDGE, _MOST = 2, 40
"""Sentences are compared that begin or end with the same words, unless very many do."""
_DENY = listed("not no never none nobody nothing neither cannot without")
_HELPING = listed(
    "do does did done have has had having be is are was were been being will would can could shall should may might to"
)
_ONE_NAME = 0.5
"""From this likeness on two names may be spellings of one."""
_TITLE = 0.5
_CALENDAR = WEEKDAYS | frozenset(MONTHS)
_NUMBER = "#"

Sentence = tuple[ArticleId, Span]
Wording = bytes
"""The words of a sentence, as a signature knows them."""
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    """A wording of a sentence in the text of an article that has it: its words, and as they are compared."""

    text: str
    every: tuple[Word, ...]
    plain: tuple[str, ...]

    def stems(self, run: Run) -> frozenset[str]:
        """The stems of the words of a run that are more than grammar."""
        return frozenset(
            word.stem
            for word, plain in zip(self.every[slice(*run)], self.plain[slice(*run)], strict=True)
            if plain not in _HELPING and not _denies(plain)
        )

    def turned(self, run: Run) -> frozenset[str]:
        """The stems that words of a run deny by their form: "unsafe" what "safe" says."""
        return frozenset().union(*map(turned, self.plain[slice(*run)]))

    def denials(self, run: Run) -> int:
        """How many words of a run deny."""
        return sum(map(_denies, self.plain[slice(*run)]))

    def name(self, run: Run) -> Run | None:
        """The name that a run is of, as far as it goes; None if some of its words are of none."""
        start, end = run
        if start == end or not all(self._named(at) for at in range(start, end)):
            return None
        while start and self._named(start - 1):
            start -= 1
        while end < len(self.every) and self._named(end):
            end += 1
        return start, end

    def _named(self, at: int) -> bool:
        """Whether a word is written as one of a name; one that begins a sentence is, if it is within another, too."""
        word = self.every[at]
        follows = at == 0 and len(self.every) > 1 and self.every[1].capital
        return word.capital and (
            at > 0 or follows or re.search(rf"[a-z,] {re.escape(word.text)}\b", self.text) is not None
        )

    @property
    def title(self) -> bool:
        """Whether most words have capitals, as in a headline, so that none tells a name."""
        return sum(word.capital for word in self.every) > _TITLE * len(self.every)


def altered(found: Mapping[Wording, Sequence[Sentence]], texts: Mapping[ArticleId, Article]) -> Iterator[Change]:
    """What turns a sentence round, or names another, in one of two wordings of it; none of them stands in one article.

    Worked example: "The company paid the fine." and "The company did not pay the fine." differ by "did not".
    """
    read = {wording: _words(texts[sentences[0][0]], sentences[0][1]) for wording, sentences in found.items()}
    holders = {wording: {article for article, _ in sentences} for wording, sentences in found.items()}
    pairs = [pair for pair in _near(read) if holders[pair[0]].isdisjoint(holders[pair[1]])]
    runs = [(one, other, *each) for one, other in pairs for each in _runs(read[one], read[other])]
    home = _homes((one, other) for one, other, _, _ in runs)
    told: defaultdict[tuple[Wording, frozenset[str]], set[Reading]] = defaultdict(set)
    for one, other, ours, theirs in runs:
        both = [
            *_readings(found[one], texts, read[one], ours),
            *_readings(found[other], texts, read[other], theirs),
        ]
        told[home[one], frozenset(each.value for each in both)].update(both)
    order = partial(_order, texts)
    changes = [Change(tuple(sorted(readings, key=order))) for readings in told.values()]
    yield from sorted(changes, key=lambda change: tuple(map(order, change.readings)))


def _homes(pairs: Iterable[tuple[Wording, Wording]]) -> dict[Wording, Wording]:
    """For every wording in pairs one that stands for all those that hang together with it."""
    home: dict[Wording, Wording] = {}
    members: dict[Wording, list[Wording]] = {}
    for one, other in pairs:
        kept, gone = (home.setdefault(each, each) for each in (one, other))
        for each in (kept, gone):
            members.setdefault(each, [each])
        if kept != gone:
            kept, gone = sorted((kept, gone), key=lambda each: (-len(members[each]), each))
            home.update(dict.fromkeys(members[gone], kept))
            members[kept] += members.pop(gone)
    return home


def _order(texts: Mapping[ArticleId, Article], reading: Reading) -> tuple[str, ArticleId, Span]:
    return texts[reading.article].date or "~", reading.article, reading.span


def _words(article: Article, span: Span) -> _Words:
    every = tuple(words(article.text, span))
    return _Words(
        article.text, every, tuple(_NUMBER if word.text[0].isdigit() else word.text.lower() for word in every)
    )


def _near(read: Mapping[Wording, _Words]) -> Iterator[tuple[Wording, Wording]]:
    """The wordings that begin or end alike and have most of their words in one order, each pair once."""
    edges: defaultdict[tuple[str, ...], list[Wording]] = defaultdict(list)
    for wording, each in sorted(read.items()):
        for edge in {("", *each.plain[:_EDGE]), (*each.plain[-_EDGE:], "")}:
            edges[edge].append(wording)
    pairs = {pair for alike in edges.values() if len(alike) <= _MOST for pair in combinations(alike, 2)}
    for one, other in sorted(pairs):
        a, b = read[one].plain, read[other].plain
        least = max(_LEAST_SHARED, _ALIKE_BUT_ONE * max(len(a), len(b)))
        if min(len(a), len(b)) >= least and shared(a, b) >= least:
            yield one, other


def _runs(a: _Words, b: _Words) -> Iterator[tuple[Run, Run]]:
    """The words of two wordings that tell something else, side by side."""
    matching = SequenceMatcher(None, a.plain, b.plain, autojunk=False)
    differing = [((i, j), (k, m)) for tag, i, j, k, m in matching.get_opcodes() if tag != "equal"]
    alike = shared(a.plain, b.plain) >= _ALIKE * max(len(a.plain), len(b.plain))
    whole = (0, len(a.plain)), (0, len(b.plain))
    denied = (a.denials(whole[0]) - b.denials(whole[1])) % 2 == 1
    for one, other in differing:
        if not alike and len(differing) > 2:
            continue
        if denied and _is_denied(a, b, one, other):
            yield _shown(a, b, one, other)
        elif not denied and _excludes(a, b, one, other):
            yield one, other
        elif (alike or len(differing) == 1) and (names := _names(a, b, one, other)):
            yield names


def _is_denied(a: _Words, b: _Words, one: Run, other: Run) -> bool:
    """Whether one run denies what the other says, and neither says much else."""
    if (a.denials(one) - b.denials(other)) % 2 == 0:
        return False
    return len(a.stems(one) ^ b.stems(other)) <= 1 and not _excludes(a, b, one, other)


def _shown(a: _Words, b: _Words, one: Run, other: Run) -> tuple[Run, Run]:
    """Two runs with the next word, or the one before, where one of them is empty."""
    if one[0] < one[1] and other[0] < other[1]:
        return one, other
    if one[1] < len(a.every) and other[1] < len(b.every):
        return (one[0], one[1] + 1), (other[0], other[1] + 1)
    return (max(0, one[0] - 1), one[1]), (max(0, other[0] - 1), other[1])


def _excludes(a: _Words, b: _Words, one: Run, other: Run) -> bool:
    """Whether a word of one run is an opposite of one of the other."""
    ours, theirs = a.stems(one), b.stems(other)
    opposed = any((mine, yours) in OPPOSITES for mine in ours for yours in theirs)
    return opposed or not ours.isdisjoint(b.turned(other)) or not theirs.isdisjoint(a.turned(one))


def _names(a: _Words, b: _Words, one: Run, other: Run) -> tuple[Run, Run] | None:
    """The whole names that two runs are of, if they are of two; days and months are no names but of others."""
    ours, theirs = a.name(one), b.name(other)
    if a.title or b.title or ours is None or theirs is None:
        return None
    left, right = a.plain[slice(*ours)], b.plain[slice(*theirs)]
    calendar = _CALENDAR.issuperset(left), _CALENDAR.issuperset(right)
    if left[-1] == right[-1] or calendar[0] != calendar[1]:
        return None
    if not calendar[0] and any(
        compare_names(" ".join(left), " ".join(right), label) >= _ONE_NAME for label in ("PERSON", "ORG", "GPE")
    ):
        return None
    return ours, theirs


def _denies(word: str) -> bool:
    return word in _DENY or is_denial(word)


def _readings(
    sentences: Sequence[Sentence], texts: Mapping[ArticleId, Article], read: _Words, run: Run
) -> Iterator[Reading]:
    """A run of a wording in every article that has it, but for those that write it as more words or fewer."""
    for article, span in sentences:
        every = tuple(words(texts[article].text, span))
        if len(every) == len(read.every):
            at = Span(every[run[0]].span.start, every[run[1] - 1].span.end)
            value = " ".join(word.text.lower() for word in every[slice(*run)])
            yield Reading(article, span, at, at.quote(texts[article].text), value)
