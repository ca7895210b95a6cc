"""Owns what is known of where single articles took their words, though no other article of the evidence shares them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.root_answers import answered
from annotator.domain.roots import Kin, Origin, Voice


def origins(voices: Sequence[Voice], kin: Sequence[Kin], outlets: AbstractSet[str]) -> tuple[Origin, ...]:
    """Of every article what its claim was taken from, as far as that is known; `outlets` are the names of all outlets.

    Worked example: of a text that AFP and three others print, one of the others is evidence: "text of AFP".
    """
    found: dict[ArticleId, str] = {}
    for voice in voices:
        words = next(_told(voice, kin, outlets), "")
        if words:
            found.setdefault(voice.article, words)
    return tuple(Origin(article, words) for article, words in found.items())


def _told(voice: Voice, kin: Sequence[Kin], outlets: AbstractSet[str]) -> Iterator[str]:
    for each in sorted(kin, key=lambda each: each.family.quotation):
        if each.standing is not Standing.REJECTED and each.holds(voice) and answered(each.family) is None:
            yield from _of_family(voice, each)
    if voice.speakers & outlets and not voice.speakers & voice.outlets:
        yield f"names {voice.speaker} as its source"


def _of_family(voice: Voice, kin: Kin) -> Iterator[str]:
    """Nothing for the first to print it: that one took it from nobody."""
    listed = list(dict.fromkeys(member.article for member in kin.family.members))
    first = kin.family.root is not None and listed[0] == voice.article
    if len(listed) < 2 or (first and not kin.family.quotation):
        return
    asked = "" if kin.standing is Standing.CONFIRMED else "?"
    if kin.family.quotation:
        yield f"shares a quotation with {len(listed) - 1} more{asked}"
    elif kin.outlet and kin.family.root is not None:
        yield f"text of {kin.outlet}{asked}"
    else:
        yield f"1 of {len(listed)} with one text{asked}"
