"""Owns how two claims stand in what is done and in whose voice it is told, and when one voice disputes another."""

from collections.abc import Iterable

from annotator.domain.claim import Factuality
from annotator.match.attributes import Attribute, Finding, Standing
from annotator.match.facets import Facets
from annotator.match.polarity import Polarity
from annotator.match.senses import LIGHT, OPPOSITES, senses_of

_TOPIC = 0.2
_SAME_THING = 0.5
_DEEDS = 2
_DEGREES = {
    Factuality.CERTAIN: "certain",
    Factuality.CERTAIN_NOT: "certain",
    Factuality.PROBABLE: "probable",
    Factuality.PROBABLE_NOT: "probable",
    Factuality.POSSIBLE: "possible",
    Factuality.POSSIBLE_NOT: "possible",
}
_OPEN = "left open"


def did_what(a: Facets, b: Facets) -> Finding:
    """Whether both tell of like deeds: by their predicates, or by all their words where these are not known."""
    if not a.core or not b.core:
        named = frozenset(stem for side in (a, b) for name in side.names for stem in name.stems)
        shared = _said(a, (a.stems & b.stems) - named)
        return _finding(Attribute.WHAT, Standing.AGREE if shared else Standing.SILENT, f"both say {shared}")
    opposed = any((one, other) in OPPOSITES for one in a.core for other in b.core)
    if not opposed and not senses_of(a.core).isdisjoint(senses_of(b.core)):
        return _finding(Attribute.WHAT, Standing.AGREE, f"both say {_said(a, a.core)}")
    if not opposed and (a.core <= LIGHT or b.core <= LIGHT):
        return Finding(Attribute.WHAT)
    return _finding(Attribute.WHAT, Standing.DIFFER, f"{_said(a, a.core)}, not {_said(b, b.core)}")


def certainty(a: Facets, b: Facets) -> Finding:
    """Whether both are told as certain, and in the report's own voice or in somebody else's.

    Worked example: "The truce was broken" and "He accused them of breaking the truce" differ.
    """
    ours, theirs = _degree(a), _degree(b)
    if ours == theirs:
        return _finding(Attribute.CERTAINTY, Standing.AGREE, f"both {ours}")
    return _finding(Attribute.CERTAINTY, Standing.DIFFER, f"{ours}, not {theirs}")


def disputes(voice: Facets, other: Facets, found: Polarity, *, opposed: bool) -> bool:
    """Whether `voice` reports somebody who denies, doubts or holds against others what `other` asserts.

    `opposed`: what they say excludes each other, whoever says it. Worked example: "Each accused the other of breaking
    the truce" disputes "The truce was respected".
    """
    if other.accuses or other.denies:
        return False
    if opposed and (voice.accuses or (voice.reported and not other.reported)):
        return not voice.topics.isdisjoint(other.topics)
    if voice.accuses:
        return _of_another_deed(voice, other)
    shared = len(voice.senses & other.senses)
    return (
        voice.denies and 2 * shared >= _TOPIC * (len(voice.senses) + len(other.senses)) and not _is_deed(voice, found)
    )


def _of_another_deed(voice: Facets, other: Facets) -> bool:
    """Whether an accusation is of something else than what the other says was done to the same thing."""
    named = frozenset(stem for side in (voice, other) for name in side.names for stem in name.stems)
    ours, theirs = voice.topics - named, other.topics - named
    alone, shared = theirs - ours, theirs & ours
    return bool(alone and ours - theirs) and len(shared) >= _SAME_THING * len(theirs) and len(alone) <= _DEEDS


def _is_deed(voice: Facets, found: Polarity) -> bool:
    """Whether the word that would deny is itself what was done ("rejected the merger" against "approved it")."""
    opposed = found.excluded
    return opposed is not None and not voice.cues.isdisjoint((opposed.a.stem, opposed.b.stem))


def _degree(side: Facets) -> str:
    degree = _DEGREES.get(side.factuality, _OPEN)
    voice = "denied" if side.denies else "held against somebody" if side.accuses else "reported"
    return f"{degree}, {voice}" if side.reported or side.denies or side.accuses else f"{degree}, asserted"


def _said(side: Facets, stems: Iterable[str]) -> str:
    wanted = frozenset(stems)
    said = dict.fromkeys(word.text for word in side.words if word.stem in wanted)
    return ", ".join(said)


def _finding(attribute: Attribute, standing: Standing, reason: str) -> Finding:
    return Finding(attribute, standing, (reason,) if standing is not Standing.SILENT else ())
