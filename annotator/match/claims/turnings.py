"""Owns what excludes each other though no word is in a list of opposites: for and against, to and from, called off."""

import re
from collections import Counter
from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.match.claims.acting import ends
from annotator.match.claims.amounts import ends_of, moved_to
from annotator.match.claims.conditions import other_conditions
from annotator.match.claims.contests import drawn_and_decided
from annotator.match.claims.facets import Facets
from annotator.match.claims.gains import added_and_cut
from annotator.match.claims.keeping import kept_and_broken
from annotator.match.claims.opposed import Opposed, as_word
from annotator.match.claims.verdicts import cleared_and_punished
from annotator.match.words.lexicon import MULTIPLES, NUMBER_WORDS
from annotator.match.words.senses import LIGHT, senses_of, stems_of
from annotator.match.words.words import Word

_SIDED = re.compile(
    r"\b(?:(?P<pro>in favou?r of|(?<=vote )for|(?<=voted )for)|(?P<contra>against))\s+"
    r"(?:(?:the|a|an|his|her|its|their)\s+)?(?P<what>[^\W\d_]{3,})\b",
    re.IGNORECASE,
)
_SIDES = tuple(
    re.compile(
        rf"\b(?:(?P<pro>{one})|(?P<contra>{other}))\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?P<what>[^\W\d_]{{3,}})\b",
        re.IGNORECASE,
    )
    for one, other in (
        ("in front of", "behind"),
        ("to", "from"),
        ("into", "out of"),
        ("onto", "off"),
        ("for", "against"),
    )
)
"""Words of which one tells the way or the side that the other turns round, before the same."""
_STATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|stays?|stayed|kept|keeps?)\s+"
    r"(?:(?:still|now|again|not|no longer|safely|back)\s+)?"
    r"(?:(?P<pro>in|under|at|within|inside)|(?P<contra>out of|outside))\s+"
    r"(?:(?:the|a|an|his|her|its|their)\s+)?(?P<what>[^\W\d_]{3,})\b",
    re.IGNORECASE,
)
"""What somebody or something is in, or out of."""
_ON_OFF = tuple(
    re.compile(
        rf"\b(?:is|are|was|were|be|been|being|back|still|stays?|stayed|remains?|remained|now)\s+"
        rf"(?:(?P<pro>{one})|(?P<contra>{other}))(?=\W*(?:$|[.,;:!?]))",
        re.IGNORECASE,
    )
    for one, other in (("on", "off"), ("in", "out"))
)
"""Whether something is on or off, where nothing follows that would tell on what."""
_LEFT_AT = re.compile(
    r"\b(?:left|leaves?|leaving|kept|keeps?|keeping|held|holds?|holding|maintain(?:s|ed|ing)?|remain(?:s|ed|ing)?|"
    r"stay(?:s|ed|ing)?)\b(?=[^.;:!?]{0,60}?\bat\b)",
    re.IGNORECASE,
)
_HELD_STILL = re.compile(
    r"\b(?:(?:remain|stay)(?:s|ed|ing)?|still|is|are|kept|held)\s(?:[^\W\d_]+\s){0,2}?"
    r"(?:in (?:captivity|custody|detention|jail|prison)|captives?|hostages?|prisoners?|behind bars|in the hands of)\b",
    re.IGNORECASE,
)
_FREE = senses_of(stems_of("free"))
_FREED = re.compile(
    r"\b(?:(?:regain|won|gain)(?:ed)? (?:their|his|her) (?:freedom|liberty)|(?:is|are) (?:now )?free\b(?! to| of)|"
    r"escaped from (?:captivity|custody|prison|jail))\b",
    re.IGNORECASE,
)
_CANCELS, _ENDS = stems_of("cancel scrap abandon"), stems_of("end stop finish halt suspend postpone")
_HELD = LIGHT | stems_of("stage mount join")

_OUTCOMES = (kept_and_broken, cleared_and_punished, drawn_and_decided, added_and_cut)


def told(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What excludes each other without a word that is in a list of opposites."""
    yield from _sided(a, b)
    yield from _other_way(a, b)
    yield from _other_state(a, b)
    yield from other_conditions(a, b)
    for find in (_cancelled_deed, _left_at, _still_held, *_OUTCOMES):
        yield from find(a, b)
        yield from (Opposed(one.b, one.a, one.cancelled) for one in find(b, a))


def _sided(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What is told for somebody in one and against the same in the other: "ruled in favour of", "ruled against"."""
    one, other = _SIDED.search(a.text), _SIDED.search(b.text)
    if one and other and one["what"].lower() == other["what"].lower() and bool(one["pro"]) != bool(other["pro"]):
        yield Opposed(_said(a, one), _said(b, other), cancelled=bool(a.denials) != bool(b.denials))


def _other_way(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What one deed goes to in one and comes from in the other, and the like: "fled to Russia", "fled from Russia"."""
    known = bool(a.core or b.core)
    if known and senses_of(a.core).isdisjoint(senses_of(b.core)):
        return
    for way in _SIDES:
        ours, theirs = (_by_what(way, side) for side in (a, b))
        for what in sorted(ours.keys() & theirs.keys()):
            one, other = ours[what], theirs[what]
            of_one = known or _word_before(a, one) == _word_before(b, other)
            if of_one and bool(one["pro"]) != bool(other["pro"]):
                yield Opposed(_said(a, one), _said(b, other), cancelled=bool(a.denials) != bool(b.denials))


def _other_state(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What is in something in one and out of it in the other, or on and off: "in danger" and "out of danger"."""
    others = bool(a.subject and b.subject) and senses_of(a.subject).isdisjoint(senses_of(b.subject))
    if others or a.stems.isdisjoint(b.stems):
        return
    ours, theirs = (_by_what(_STATE, side) for side in (a, b))
    shared = sorted((ours.keys() & theirs.keys()) - NUMBER_WORDS.keys() - MULTIPLES.keys())
    pairs = [(ours[what], theirs[what]) for what in shared]
    switched = ((way.search(a.text), way.search(b.text)) for way in _ON_OFF)
    for one, other in (*pairs, *((one, other) for one, other in switched if one and other)):
        if bool(one["pro"]) != bool(other["pro"]):
            yield Opposed(_said(a, one), _said(b, other), cancelled=bool(a.denials) != bool(b.denials))


def _word_before(side: Facets, found: re.Match[str]) -> str:
    return side.text[: found.start()].rpartition(" ")[0].rpartition(" ")[2].lower()


def _by_what(way: re.Pattern[str], side: Facets) -> dict[str, re.Match[str]]:
    """Where a claim tells a way to or from what, by that; what it tells both of is left out."""
    found = list(way.finditer(side.text))
    told = Counter(one["what"].lower() for one in found)
    return {one["what"].lower(): one for one in found if told[one["what"].lower()] == 1}


def _cancelled_deed(side: Facets, other: Facets) -> Iterator[Opposed]:
    """What one calls off and the other tells as held: "called off the strike", "went on strike"."""
    cue = next((word for word in side.words if word.stem in _CANCELS), None)
    what = ends(side)[1] or side.object or side.subject
    if cue is None or not other.core or not other.core <= _HELD or not other.stems.isdisjoint(_CANCELS | _ENDS):
        return
    held = next((word for word in other.words if word.stem in what), None)
    if held and cue.stem not in what:
        yield Opposed(cue, held, cancelled=bool(side.denials) != bool(other.denials))


def _left_at(side: Facets, other: Facets) -> Iterator[Opposed]:
    """What one leaves at the number to which the other moves it: "kept its rate at 4 %", "raised its rate to 4 %"."""
    left = _LEFT_AT.search(side.text) if moved_to(other) and not moved_to(side) else None
    if left is None:
        return
    stood, moved = ends_of(side, "at"), ends_of(other, "to")
    word = next((word for word in other.words if word.stem in other.core), None)
    if word and any(one.comparable(now) for one in stood for now in moved):
        yield Opposed(as_word(side, left), word, cancelled=bool(side.denials) != bool(other.denials))


def _still_held(side: Facets, other: Facets) -> Iterator[Opposed]:
    """Those of whom one tells that they are held and the other that they were freed: "remain in captivity", "freed"."""
    by_words = _FREED.search(other.text)
    unfree = by_words is None and senses_of(other.core).isdisjoint(_FREE)
    if unfree or not senses_of(side.core).isdisjoint(_FREE):
        return
    held = _HELD_STILL.search(side.text)
    freed = as_word(other, by_words) if by_words else _first(other, _FREE)
    if held is None or freed is None:
        return
    # Of some hostages three may be freed and two not.
    pairs = [(one, told) for one in side.quantities for told in other.quantities if one.comparable(told)]
    if all(one.agrees(told) for one, told in pairs) and _HELD_STILL.search(other.text) is None:
        yield Opposed(as_word(side, held), freed, cancelled=bool(side.denials) != bool(other.denials))


def _first(side: Facets, senses: frozenset[str]) -> Word | None:
    return next((word for word in side.words if not senses_of((word.stem,)).isdisjoint(senses)), None)


def _said(side: Facets, found: re.Match[str]) -> Word:
    text = found["pro"] or found["contra"]
    start = side.start + found.start()
    return Word(Span(start, start + len(text)), text, text)
