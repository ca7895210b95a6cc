"""Owns which reasons of a family hold of some of its articles, what differs in one sentence, and what is said twice."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.domain.family import MORE_DIFFERS, OTHERWISE, UPDATED, Change, Derivation, Family, Member
from annotator.domain.ids import ArticleId
from annotator.domain.voices import Voice

_HERE = " in this very sentence"
_WHOLLY = "all taken over wholly"
_RANGE = re.compile(r"\d+ to \d+ % ")
_WORDS, _PASSAGES = " of the words shared", re.compile(r"of \d+ articles? only \d+ passages?")
_OF_SOME = re.compile(r"\d+ quotations? shared|\d+ sentences? alike with other news.*|sentences in another order")
"""What may be of others of the family alone."""
_CREDITS = re.compile(r"“[^”]*” (credits .*)", re.DOTALL)
_ORDER = "sentences in "
_NUMBER = re.compile(r"\d+(?= %)|^\d+")


def reasons_among(family: Family, voices: Iterable[Voice], members: Sequence[Member]) -> tuple[str, ...]:
    """The reasons for what some members of a family share, of these alone: what differs where the voices stand first.

    Worked example: of two whole copies of a text that a third cuts, "all taken over wholly", and not how much the third
    has of it; "“found” is elsewhere “not found” in this very sentence", where that is the claim's.
    """
    articles = {member.article for member in members}
    here = [told.told for told in _touching(family.changes, articles, voices)]
    if {member.article for member in family.members} <= articles:
        told = tuple(each for each in family.reasons if each.removesuffix(OTHERWISE) not in here)
    else:
        told = tuple(_of_these(family.reasons, members))
    return (*(f"{each}{_HERE}" for each in here), *told)


def _touching(changes: Iterable[Change], articles: Collection[ArticleId], voices: Iterable[Voice]) -> Iterator[Change]:
    """What some articles word in several ways in a sentence of which a claim stands in some."""
    said = list(voices)
    for change in changes:
        own = tuple(each for each in change.readings if each.article in articles)
        here = any(
            each.article == voice.article and each.sentence.overlaps(voice.span) for each in own for voice in said
        )
        if here and len({each.value for each in own}) > 1:
            yield replace(change, readings=own)


def _of_these(reasons: Iterable[str], members: Sequence[Member]) -> Iterator[str]:
    for each in reasons:
        if each.startswith(UPDATED) or each.endswith((OTHERWISE, MORE_DIFFERS)) or _OF_SOME.fullmatch(each):
            continue
        if each.endswith(_WORDS):
            yield from _how_much(each, members)
        elif not _PASSAGES.match(each):
            yield "reworded" if _RANGE.search(each) and each.startswith("reworded") else each


def _how_much(words: str, members: Sequence[Member]) -> Iterator[str]:
    """How much of them some articles share: the figure of a whole family where it is one for all of them."""
    parts = [member for member in members if member.derivation is Derivation.PARTIALLY]
    if not _RANGE.match(words):
        yield words
    elif not parts:
        yield _WHOLLY
    if parts:
        articles = len({member.article for member in parts})
        yield f"of {_count(articles, 'article')} only {_count(len(parts), 'passage')}"


def _count(many: int, noun: str) -> str:
    return f"{many} {noun}" if many == 1 else f"{many} {noun}s"


def strongest(reasons: Iterable[str]) -> tuple[str, ...]:
    """Reasons in their order, each said once: of those that differ in a figure alone that with the highest.

    Worked example: "38 to 65 % of the words shared" says nothing beside "67 to 100 % of the words shared".
    """
    kept: dict[str, str] = {}
    for each in reasons:
        kind = _kind(each)
        if kind not in kept or _strength(each) > _strength(kept[kind]):
            kept[kind] = each
    return tuple(kept.values())


def _kind(reason: str) -> str:
    if reason == _WHOLLY or (reason.endswith(_WORDS) and reason[:1].isdigit()):
        return _WORDS
    if _PASSAGES.match(reason):
        return _PASSAGES.pattern
    if reason.startswith(_ORDER):
        return _ORDER
    if _OF_SOME.fullmatch(reason):
        return reason.lstrip("0123456789").replace("s ", " ")
    credited = _CREDITS.fullmatch(reason)
    return credited[1] if credited else reason


def _strength(reason: str) -> int:
    if reason.startswith(_ORDER):
        return int(reason.startswith(f"{_ORDER}the same"))
    return 100 if reason == _WHOLLY else max(map(int, _NUMBER.findall(reason)), default=0)
