"""Owns what two reports tell of their being of one event: the evidence of their words, and what names may add to it."""

import struct
from typing import NamedTuple

from annotator.match.stories.other_events import against, may_be_later, one_name_alone, other_callings
from annotator.match.stories.reports import Report
from annotator.match.stories.same_story import evidence, later_told, story_features
from annotator.match.stories.short_reports import against_brevity
from annotator.match.stories.story_names import day_of, names_clash
from annotator.match.stories.two_tongues import evidence_between, in_two_tongues
from annotator.match.structures.comparisons import key_of

PARTS = 1_000
"""Evidence is kept in thousandths, for sums of whole numbers do not depend on their order."""
STRANGE = -2_500
"""The least that an article has in common with others, also with those that a small corpus does not have."""
_STRANGE_NAMES = 2_500
"""What it takes off if two reports of the same days have no name in common."""
_MORE_THAN_NAMES = 0.4
"""Rare names tell nothing of reports that are alike by less than this much of other words: namesakes, or one cast."""
_GOES_ON = -2_000
"""Reports that are less alike than this do not go on with each other: that days and figures differ speaks against one
event, whatever names they share. Both were set by pair F1 on dated leads of AllSides and dated articles of ECB+."""


class Between(NamedTuple):
    """The evidence that two reports are of one event, in thousandths of a nat.

    `apart`: rare names tell nothing of them. `excused`: what speaks against them only because one came out later.
    """

    evidence: int
    apart: bool = False
    excused: int = 0


def between(one: Report, other: Report) -> Between:
    """What two reports tell of their being of one event, whatever the corpus."""
    ours, theirs = one.profile, other.profile
    if in_two_tongues(ours, theirs):
        return Between(round(PARTS * evidence_between(ours, theirs)), apart=True)
    found = story_features(ours, theirs)
    value = round(PARTS * evidence(found)) - (_STRANGE_NAMES if names_clash(one, other) else 0)
    apart = against(ours, theirs, found).weight if value > STRANGE else 0.0
    strangers = value < 0 and other_callings(ours, theirs)
    alone = value <= STRANGE and one_name_alone(ours, theirs)
    apart += against_brevity(ours, theirs, found, value / PARTS) if value > STRANGE else 0.0
    total = value + round(PARTS * apart)
    if alone or apart or strangers or found.plain_words < _MORE_THAN_NAMES * found.words:
        return Between(total, apart=True)
    later = value >= _GOES_ON and day_of(one) != day_of(other) and may_be_later(found)
    return Between(total, excused=round(-PARTS * later_told(found)) if later else 0)


def key_between(one: Report, other: Report) -> bytes:
    """What is told between two reports is known by this: what an article tells follows from its id, but for its day."""
    told = (each.date.text if each.date else "" for each in (one, other))
    return key_of("reports", one.article.encode(), other.article.encode(), *map(str.encode, told))


class PackedBetween:
    """What is told between two reports, in few bytes and back."""

    _NUMBERS = struct.Struct("<i?i")

    @classmethod
    def pack(cls, value: Between, /) -> bytes:
        """The bytes of it."""
        return cls._NUMBERS.pack(*value)

    @classmethod
    def unpack(cls, packed: bytes, /) -> Between:
        """What some bytes tell; an error of struct if they are none."""
        return Between(*cls._NUMBERS.unpack(packed))
