"""Owns the words that make a sentence say something else from one version to another: a denial, an opposite, a name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations

from annotator.domain.article import Article
from annotator.domain.family import Change, Reading
from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.match.copies.listings import listed_more
from annotator.match.copies.statement_groups import shared
from annotator.match.copies.wordings import Run, WordedSentence, worded_sentence
from annotator.match.names.names import compare_names
from annotator.match.words.lexicon import MONTHS, WEEKDAYS
from annotator.match.words.rewording import (
    exchanged,
    only_says,
    spelled_alike,
    turns,
)
from annotator.match.words.senses import OPPOSITES
from annotator.match.words.words import words

_ALIKE, _ALIKE_BUT_ONE = 0.8, 0.6
"""Two sentences are one if so much of the longer one stands in the other; less if they differ at one place, or two."""
_LEAST_SHARED = 3
_EDGE, _MOST = 2, 40
"""Sentences are compared that begin or end with the same words, unless very many do."""
_ONE_NAME = 0.5
"""From this likeness on two names may be spellings of one."""
_CALENDAR = WEEKDAYS | frozenset(MONTHS)
_FEW = "few"
_PLACES, _FEW_WORDS = 2, 3
"""Sentences differ at so many places at most, and there by so many words of sense."""

Sentence = tuple[ArticleId, Span]
Wording = bytes
"""The words of a sentence, as a signature knows them."""


def altered(found: Mapping[Wording, Sequence[Sentence]], texts: Mapping[ArticleId, Article]) -> Iterator[Change]:
    """What turns a sentence round, or names another, in one of two wordings of it; none of them stands in one article.

    Worked example: "The company paid the fine." and "The company did not pay the fine." differ by "did not".
    """
    read = {wording: worded_sentence(texts[sentences[0][0]], sentences[0][1]) for wording, sentences in found.items()}
    holders = {wording: {article for article, _ in sentences} for wording, sentences in found.items()}
    pairs = [pair for pair in _near(read) if holders[pair[0]].isdisjoint(holders[pair[1]])]
    twins = _twins(pairs, holders)
    runs = [
        (one, other, *each)
        for one, other in pairs
        for each in _runs(read[one], read[other], twins=(one, other) in twins)
    ]
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


def _twins(
    pairs: Sequence[tuple[Wording, Wording]], holders: Mapping[Wording, set[ArticleId]]
) -> set[tuple[Wording, Wording]]:
    """The pairs of which each is like no other sentence of an article that has the other."""
    often = Counter[tuple[Wording, ArticleId]]()
    for one, other in pairs:
        often.update((one, article) for article in holders[other])
        often.update((other, article) for article in holders[one])
    return {
        (one, other)
        for one, other in pairs
        if all(often[one, article] == 1 for article in holders[other])
        and all(often[other, article] == 1 for article in holders[one])
    }


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


def _near(read: Mapping[Wording, WordedSentence]) -> Iterator[tuple[Wording, Wording]]:
    """The wordings that begin or end alike and have most of their words in one order, each pair once."""
    edges: defaultdict[tuple[str, ...], list[Wording]] = defaultdict(list)
    for wording, each in sorted(read.items()):
        for edge in {("", *each.spelled[:_EDGE]), (*each.spelled[-_EDGE:], "")}:
            edges[edge].append(wording)
    pairs = {pair for alike in edges.values() if len(alike) <= _MOST for pair in combinations(alike, 2)}
    for one, other in sorted(pairs):
        a, b = read[one].spelled, read[other].spelled
        least = max(_LEAST_SHARED, _ALIKE_BUT_ONE * max(len(a), len(b)))
        if min(len(a), len(b)) >= least and shared(a, b) >= least:
            yield one, other


def _runs(a: WordedSentence, b: WordedSentence, *, twins: bool) -> Iterator[tuple[Run, Run]]:
    """The words of two wordings that tell something else, side by side; `twins`: neither is like any other."""
    matching = SequenceMatcher(None, a.spelled, b.spelled, autojunk=False)
    places = [((i, j), (k, m)) for tag, i, j, k, m in matching.get_opcodes() if tag != "equal"]
    differing = [
        (one, other)
        for one, other in places
        if (one[1] > a.head or other[1] > b.head)
        and not (_is_cut_off(a, b, one, other) or _is_cut_off(b, a, other, one))
    ]
    alike = shared(a.spelled, b.spelled) >= _ALIKE * max(len(a.plain), len(b.plain))
    if not alike and len(differing) > _PLACES:
        return
    whole = (0, len(a.plain)), (0, len(b.plain))
    denied = (a.denials(whole[0]) - b.denials(whole[1])) % 2 == 1
    found = set[tuple[Run, Run]]()
    for one, other in differing:
        if denied and _is_denied(a, b, one, other):
            found.add(_shown(a, b, one, other))
        elif not denied and _excludes(a, b, one, other):
            found.add((one, other))
        elif (alike or len(differing) == 1) and (names := _names(a, b, one, other)):
            found.add(names)
        elif twins and (told_else := _told_else(a, b, (one, other), matching)):
            found.add(told_else)
    turned_twice = denied and any(_excludes(a, b, *each) for each in differing)
    yield from () if turned_twice else sorted(found)
    if twins and not found and not a.title and not b.title:
        order = exchanged(a.spelled, b.spelled, a.content)
        yield from [order] if order else []


def _is_cut_off(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> bool:
    """Whether a run is a sentence of its own beside the other wording: "It sank; nobody died." and "It sank."."""
    told = a.plain[slice(*one)]
    behind = one[1] == len(a.every) and other == (len(b.every), len(b.every))
    return (behind or (one[0] == 0 and other == (0, 0))) and b.beside(told, behind=behind)


def _told_else(
    a: WordedSentence, b: WordedSentence, runs: tuple[Run, Run], matching: SequenceMatcher[str]
) -> tuple[Run, Run] | None:
    """Two runs as they are told, where they say something else, or the lists around them, where one lists more."""
    one, other = runs
    if a.title or b.title:
        return None
    if _says_else(a, b, one, other):
        return _shown(a, b, a.without_articles(one), b.without_articles(other))
    like = {i + step: j + step for i, j, size in matching.get_matching_blocks() for step in range(size)}
    return listed_more(a, b, one, other, like)


def _says_else(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> bool:
    """Whether a few words stand for a few of another sense, in sentences that have enough in common."""
    if len(a.senses & b.senses) < _LEAST_SHARED:
        return False
    if spelled_alike(a.spelled[slice(*one)], b.spelled[slice(*other)]):
        return False
    if turns(a.plain[slice(*one)], b.plain[slice(*other)]):
        return True
    ours, theirs = a.told(one) - b.senses, b.told(other) - a.senses
    if not ours or not theirs or ours & theirs:
        return _FEW in ours ^ theirs
    if max(len(ours), len(theirs)) > _FEW_WORDS or only_says(ours | theirs):
        return False
    return _of_others(a, b, one, other)


def _of_others(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> bool:
    """Whether neither run names anybody, or they name two; who is named in one only may be meant in the other."""
    left, right = a.names(one), b.names(other)
    if not left and not right:
        return True
    if not left or not right or (a.goes_on(one) and b.goes_on(other)):
        return False
    if a.name(one) and b.name(other):
        return _names(a, b, one, other) is not None
    return not _one_name(left, right)


def _is_denied(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> bool:
    """Whether one run denies what the other says, and neither says much else."""
    if (a.denials(one) - b.denials(other)) % 2 == 0:
        return False
    return len(a.stems(one) ^ b.stems(other)) <= 1 and not _excludes(a, b, one, other)


def _shown(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> tuple[Run, Run]:
    """Two runs with the next word, or the one before, where one of them is empty."""
    if one[0] < one[1] and other[0] < other[1]:
        return one, other
    if one[1] < len(a.every) and other[1] < len(b.every):
        return (one[0], one[1] + 1), (other[0], other[1] + 1)
    return (max(0, one[0] - 1), one[1]), (max(0, other[0] - 1), other[1])


def _excludes(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> bool:
    """Whether a word of one run is an opposite of one of the other."""
    ours, theirs = a.stems(one), b.stems(other)
    opposed = any((mine, yours) in OPPOSITES for mine in ours for yours in theirs)
    return opposed or not ours.isdisjoint(b.turned(other)) or not theirs.isdisjoint(a.turned(one))


def _names(a: WordedSentence, b: WordedSentence, one: Run, other: Run) -> tuple[Run, Run] | None:
    """The whole names that two runs are of, if they are of two; days and months are no names but of others."""
    ours, theirs = a.name(one), b.name(other)
    if a.title or b.title or ours is None or theirs is None:
        return None
    left, right = a.plain[slice(*ours)], b.plain[slice(*theirs)]
    calendar = _CALENDAR.issuperset(left), _CALENDAR.issuperset(right)
    if left[-1] == right[-1] or calendar[0] != calendar[1]:
        return None
    if not calendar[0] and _one_name(a.written(ours), b.written(theirs)):
        return None
    return ours, theirs


def _one_name(one: str, other: str) -> bool:
    return any(compare_names(one, other, label) >= _ONE_NAME for label in ("PERSON", "ORG", "GPE"))


def _readings(
    sentences: Sequence[Sentence], texts: Mapping[ArticleId, Article], read: WordedSentence, run: Run
) -> Iterator[Reading]:
    """A run of a wording in every article that has it, but for those that write it as more words or fewer."""
    for article, span in sentences:
        every = tuple(words(texts[article].text, span))
        if len(every) == len(read.every):
            at = Span(every[run[0]].span.start, every[run[1] - 1].span.end)
            value = " ".join(word.text.lower() for word in every[slice(*run)])
            yield Reading(article, span, at, at.quote(texts[article].text), value)
