"""Owns what is known of where single articles took their words, though no other article of the evidence shares them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.root_answers import answered
from annotator.domain.roots import Origin
from annotator.domain.voices import Kin, Voice


def origins(voices: Sequence[Voice], kin: Sequence[Kin], outlets: AbstractSet[str]) -> tuple[Origin, ...]:
    """Of every article what its claim was taken from, as far as that is known; `outlets` are the names of all outlets.

    Worked example: of a text that AFP and three others print, one of the others is evidence: "text of AFP".
    """
    found: dict[ArticleId, str] = {}
    around = _around(kin)
    for voice in voices:
        words = next(_told(voice, around.get(voice.article, ()), outlets), "")
        if words:
            found.setdefault(voice.article, words)
    return tuple(Origin(article, words) for article, words in found.items())


_Near = tuple[Kin, tuple[ArticleId, ...], bool]
"""A family, its articles, each once, and whether it is one of quoted statements."""


def _around(kin: Sequence[Kin]) -> dict[ArticleId, list[_Near]]:
    """The families of every article that stand, those of copies before those of quoted statements."""
    standing = [each for each in kin if each.standing is not Standing.REJECTED and answered(each.family) is None]
    found: dict[ArticleId, list[_Near]] = {}
    for each in sorted(standing, key=lambda each: each.family.quotation):
        listed = tuple(dict.fromkeys(member.article for member in each.family.members))
        for article in listed:
            found.setdefault(article, []).append((each, listed, each.family.quotation))
    return found


def _told(voice: Voice, around: Sequence[_Near], outlets: AbstractSet[str]) -> Iterator[str]:
    for near in around:
        if near[0].holds(voice):
            yield from _of_family(voice, near)
    if voice.named & outlets and not voice.speakers & voice.outlets:
        yield f"names {voice.source(frozenset(outlets))} as its source"


def _of_family(voice: Voice, near: _Near) -> Iterator[str]:
    """Nothing for the first to print it: that one took it from nobody."""
    kin, listed, quotation = near
    first = kin.family.root is not None and listed[0] == voice.article
    if len(listed) < 2 or (first and not quotation):
        return
    asked = "" if kin.standing is Standing.CONFIRMED else "?"
    if quotation:
        yield f"shares a quotation with {len(listed) - 1} more{asked}"
    elif kin.outlet and kin.family.root is not None:
        yield f"text of {kin.outlet}{asked}"
    else:
        yield f"1 of {len(listed)} with one text{asked}"
