"""Owns what one wording of a sentence lists more than another: "France, Egypt and Malta" for "France and Malta"."""

from collections.abc import Mapping

from annotator.match.copies.wordings import BOTH, Run, WordedSentence
from annotator.match.words.lexicon import listed

_GRAMMAR = BOTH | listed("a an the")
_LONGEST = 4
"""Longer parts between commas are clauses."""


def listed_more(
    a: WordedSentence, b: WordedSentence, one: Run, other: Run, like: Mapping[int, int]
) -> tuple[Run, Run] | None:
    """The lists of two wordings of which one has an item more where two runs differ; None where neither is such.

    `like` tells of words of one wording which words of the other they are.

    Worked example: of "Ministers of France and Malta met" and "Ministers of France, Italy and Malta met" the words from
    "France" to "Malta".
    """
    ours, theirs = _item(a, one), _item(b, other)
    if ours and not theirs and _is_grammar(b, other) and not _stands_in(b, a, ours):
        return _both(a, ours, like)
    if theirs and not ours and _is_grammar(a, one) and not _stands_in(a, b, theirs):
        found = _both(b, theirs, {there: here for here, there in like.items()})
        return found and (found[1], found[0])
    return None


def _is_grammar(told: WordedSentence, run: Run) -> bool:
    return _GRAMMAR.issuperset(told.plain[slice(*run)])


def _stands_in(told: WordedSentence, other: WordedSentence, item: Run) -> bool:
    """Whether a word of an item of another wording is told elsewhere: a list has no order."""
    return not frozenset(told.plain).isdisjoint(other.plain[slice(*item)])


def _item(told: WordedSentence, run: Run) -> Run | None:
    """The item of a list that a run is, without what joins it to others."""
    words = [at for at in range(*run) if told.plain[at] not in _GRAMMAR]
    if not words or len(words) != words[-1] + 1 - words[0] or len(words) > _LONGEST:
        return None
    start, end = words[0], words[-1] + 1
    before, behind = _parted(told, start), _parted(told, end)
    named = told.name((start, end)) == (start, end)
    if not (before or behind) or not (named or (before and behind)):
        return None
    near = [at for at in (start - 1 if before else None, end if behind else None) if at is not None]
    near = [at for each in near if (at := _past_grammar(told, each, -1 if each < start else 1)) is not None]
    fits = near and all(told.named(at) == told.named(start) for at in near)
    return (start, end) if fits and _is_listed(told, start, end) else None


def _parted(told: WordedSentence, at: int) -> bool:
    """Whether a comma, "and" or "or" stands before a word, be it before its article."""
    if not 0 < at < len(told.every):
        return False
    joins = BOTH.intersection((told.plain[at - 1], told.plain[at]))
    return bool(joins) or told.between(at) == "," or (told.plain[at - 1] in _GRAMMAR and _parted(told, at - 1))


def _past_grammar(told: WordedSentence, at: int, step: int) -> int | None:
    while 0 <= at < len(told.every):
        if told.plain[at] not in _GRAMMAR:
            return at
        at += step
    return None


def _is_listed(told: WordedSentence, start: int, end: int) -> bool:
    """Whether "and" or "or" joins the items of which one is told."""
    first, last = _extent(told, start, end)
    return not BOTH.isdisjoint(told.plain[first:last])


def _extent(told: WordedSentence, start: int, end: int) -> Run:
    """From where to where a list goes, its first and last items as far as names go, or a word of either."""
    while (before := _neighbour(told, start, -1)) is not None:
        start = before
    while (behind := _neighbour(told, end - 1, 1)) is not None:
        end = behind + 1
    return start, end


def _neighbour(told: WordedSentence, at: int, step: int) -> int | None:
    """The far end of the item beside one that ends at a word; None if there is none."""
    edge = at if step < 0 else at + 1
    if not _parted(told, edge):
        return None
    near = _past_grammar(told, at + step, step)
    if near is None or told.named(near) != told.named(at):
        return None
    if name := told.name((near, near + 1)):
        return name[0] if step < 0 else name[1] - 1
    return near


def _both(told: WordedSentence, item: Run, like: Mapping[int, int]) -> tuple[Run, Run] | None:
    """The list around an item, and as much of it as the other wording has."""
    first, last = _extent(told, *item)
    there = [like[at] for at in range(first, last) if at in like and told.plain[at] not in _GRAMMAR]
    return ((first, last), (min(there), max(there) + 1)) if there else None
