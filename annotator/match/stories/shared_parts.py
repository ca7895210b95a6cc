"""Owns what two reports say of the same attribute: whether they agree, differ or one is silent, and by which words."""

from dataclasses import dataclass
from functools import lru_cache

from annotator.match.entities.sounds import sound
from annotator.match.stories.names_in_both import names_in_both, places_within
from annotator.match.stories.other_events import towns_apart
from annotator.match.stories.reports import ReportProfile
from annotator.match.stories.same_story import StoryFeatures
from annotator.match.stories.two_tongues import in_two_tongues, shared_names, spelled
from annotator.match.words.words import words

AGREE, DIFFER, SILENT = "agree", "differ", "silent"
_ALIKE = 0.55
"""Where the words of two reports are alike: the root of a cosine of .3."""
_SHARED_NAMES = 0.34
_SHOWN = 5
_FIGURES, _INITIALS = 4, 5


@dataclass(frozen=True, slots=True)
class Standing:
    """What two reports say of one attribute, and the words on both sides that tell it."""

    attribute: str
    standing: str
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


def standings(a: ReportProfile, b: ReportProfile, found: StoryFeatures) -> tuple[Standing, ...]:
    """Words, names, numbers, time and places of two reports, in this order."""
    return (
        _words(a, b, found),
        _names(a, b),
        _sets("numbers", a.numbers, b.numbers),
        _sets("time", a.dates, b.dates) if a.dates and b.dates else _sets("time", a.weekdays, b.weekdays),
        _towns(a, b) or _places(a, b),
    )


def written(text: str, stems: tuple[str, ...]) -> list[str]:
    """The stems as words of a text, in its own spelling; such as do not occur in it as they are."""
    spelled = _spelled(text)
    return [spelled.get(stem) or _in_thousands(stem) for stem in stems]


def _in_thousands(stem: str) -> str:
    """A number as people read it; initials, which the text spells out, in capitals; anything else as it is."""
    if stem.isdecimal() and len(stem) > _FIGURES:
        return f"{int(stem):,}"
    return stem.upper() if stem.islower() and stem.isalpha() and len(stem) <= _INITIALS else stem


@lru_cache(maxsize=2_000)
def _spelled(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words(text):
        # The capitals of a dateline or a headline are no other name.
        if word.stem not in found or (found[word.stem].isupper() and word.text.istitle()):
            found[word.stem] = word.text
    return found


def _words(a: ReportProfile, b: ReportProfile, found: StoryFeatures) -> Standing:
    if a.language != b.language:
        return Standing("words", SILENT)
    shared = sorted(a.words.keys() & b.words.keys(), key=lambda word: (-a.words[word] * b.words[word], word))
    telling = tuple(word for word in shared if not word.startswith("#"))[:_SHOWN]
    return Standing("words", _standing(bool(a.words and b.words), found.words >= _ALIKE), telling, telling)


def _names(a: ReportProfile, b: ReportProfile) -> Standing:
    """Names agree if a third of those of the report with fewer sounds like one in the other.

    In two languages most names of either are not known to be names: there any that both have agree.
    """
    if in_two_tongues(a, b) and (shared := shared_names(a, b)):
        return Standing("names", AGREE, spelled(a, shared)[:_SHOWN])
    named = names_in_both(a, b)
    agree = named.fewer > 0 and len(named.both) >= _SHARED_NAMES * named.fewer
    if agree:
        return Standing("names", AGREE, tuple(named.ours[key] for key in named.both[:_SHOWN]))
    only_ours, only_theirs = (
        tuple(sorted(name for key, name in side.items() if key not in named.both))[:_SHOWN]
        for side in (named.ours, named.theirs)
    )
    return Standing("names", _standing(named.fewer > 0, agree), only_ours, only_theirs)


def _sets(attribute: str, ours: frozenset[str], theirs: frozenset[str]) -> Standing:
    both = ours & theirs
    ours, theirs = both or ours, both or theirs
    return _shown(attribute, _standing(bool(ours and theirs), bool(both)), ours, theirs)


def _towns(a: ReportProfile, b: ReportProfile) -> Standing | None:
    """Two towns that what is told happens in, whatever land both tell of; None if it may be one."""
    return Standing("places", DIFFER, (a.town,), (b.town,)) if towns_apart(a, b) else None


def _places(a: ReportProfile, b: ReportProfile) -> Standing:
    """Places agree that both tell; nothing is said where one lies in the other."""
    ours, theirs = a.places, b.places
    told = [{sound(name) for name in (*side.places, *side.names)} for side in (a, b)]
    both = told[0] & told[1] & {sound(place) for place in (*ours, *theirs)}
    if not both and places_within(a, b):
        return Standing("places", SILENT)
    standing = _standing(bool(ours and theirs), bool(both))
    if both:
        ours, theirs = (
            frozenset(name for name in (*side.places, *side.names) if sound(name) in both) for side in (a, b)
        )
    return _shown("places", standing, ours, theirs)


def _shown(attribute: str, standing: str, ours: frozenset[str], theirs: frozenset[str]) -> Standing:
    return Standing(attribute, standing, tuple(sorted(ours))[:_SHOWN], tuple(sorted(theirs))[:_SHOWN])


def _standing(told: bool, agree: bool) -> str:
    if not told:
        return SILENT
    return AGREE if agree else DIFFER
