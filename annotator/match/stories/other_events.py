"""Owns what tells two reports of one cast and one topic apart: a town, others at the head, no fact in common."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.match.entities.sounds import sound
from annotator.match.names.callings import KIND_OF, marks_of
from annotator.match.names.named import alike
from annotator.match.names.places import Lying, lying
from annotator.match.stories.names_in_both import places_within
from annotator.match.stories.reports import ReportProfile
from annotator.match.stories.same_story import WEIGHTS, StoryFeatures
from annotator.match.words.rarity import rarity
from annotator.match.words.senses import LIGHT, REPORTS, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import words

_ELSEWHERE, _PERHAPS, _CONTEST, _OTHERS, _NO_FACT, _TURNED, _NAMESAKES = -6.0, -4.0, -7.0, -3.0, -3.5, -8.0, -4.0
"""Set by hand, for leads hardly tell where: of articles that seem of one event by all else, of which PolNeAR has 72
that came out weeks apart and 73 within a day, one or another takes 28 % of the former and 8 % of the latter; and of
pairs that are of one event 1 % in ECB+ and none in SemEval."""
_ALONE = -2.0
"""For one name and hardly more in common: of 8,277 pairs of leads on one event in AllSides 90 have no more."""
_LONG = 0.84
"""The length of a report of 65 words with a meaning; a shorter one tells little but who did what."""
_COMMON_NAME = 9.0
_BY_CAST, _BY_CAST_IN_TOWN = 0.42, 0.46
"""What common names make up more than other words of what is alike; much more in the town where they always act."""
_OF_ITS_OWN = 0.5
_MOSTLY_NAMES = 0.6
"""Reports that are alike by less than this much of other words than names, and whose people have roles of other kinds:
19 pairs in AllSides and PolNeAR, none of one event."""
_BEGINNING = 4
_ONE_NAME, _HARDLY_MORE = 2, 5.0
"""So many words are the name of somebody; and one common word, or two very common ones, weigh less than this."""


_WAYS = (
    stems_of("rise raise increase hike climb jump surge gain grow strengthen"),
    stems_of("fall cut lower drop decline reduce slash plunge trim ease weaken"),
)
"""Stems of verbs for the two ways in which what is measured may go."""


_NO_DEED = stems_of(" ".join(KIND_OF)) | LIGHT | REPORTS


class Against(NamedTuple):
    """What speaks against one event, in nats, 0 or less; and why in words, but for the towns."""

    weight: float
    reasons: tuple[str, ...]


def against(a: ReportProfile, b: ReportProfile, found: StoryFeatures) -> Against:
    """What speaks against one event though all else may be alike.

    Worked example: two ministers met in Tripoli in December, and the same two in Istanbul in January.
    """
    apart, by_cast, contest = towns_apart(a, b), _by_cast_alone(a, b, found), _contests_apart(a, b)
    # Two towns are names of their own that both begin with.
    others = not apart and _others_lead(a, b)
    turned, no_deed = _other_way(a, b, found), _no_deed(a, b, found)
    namesakes = other_callings(a, b) and found.plain_words < _MOSTLY_NAMES * found.words
    alone = one_name_alone(a, b)
    total = _NO_FACT * (by_cast or no_deed) + _OTHERS * others + _CONTEST * contest + _ALONE * alone
    total += _TURNED * turned + _NAMESAKES * namesakes
    if apart:
        total += _ELSEWHERE if lying(a.town, b.town) is Lying.APART else _PERHAPS
    # That both tell of one land says nothing of two towns, nor of those who always act there.
    total -= found.places * WEIGHTS.places if apart or by_cast else 0.0
    told = (
        (contest, f"other contests: {_listed(a.contests)} / {_listed(b.contests)}"),
        (namesakes, f"little but names in common, of people in {_listed(a.callings)} / {_listed(b.callings)}"),
        (turned, "one tells of a rise, the other of a fall, with other numbers or days"),
        (by_cast, "names of lands, bodies and offices in common, but no day or number"),
        (alone, "hardly more than one name in common"),
        (no_deed and not by_cast, "the same people and bodies, but no deed, day or number in common"),
        (others, "each begins with names that the other does not tell"),
    )
    return Against(total, tuple(reason for holds, reason in told if holds))


def other_callings(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether all roles that two reports tell of are of kinds that no one person holds: a striker and a minister."""
    return bool(a.callings and b.callings) and marks_of(a.callings).isdisjoint(marks_of(b.callings))


def one_name_alone(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether two reports share hardly more than what may be one name: few words, common ones, no number, no place."""
    shared = a.words.keys() & b.words.keys()
    names = {word for word in shared if word in a.names or word in b.names}
    if len(names) != _ONE_NAME or not a.numbers.isdisjoint(b.numbers) or places_within(a, b):
        return False
    return sum(rarity(word) for word in sorted(shared - names)) < _HARDLY_MORE


def _no_deed(a: ReportProfile, b: ReportProfile, found: StoryFeatures) -> bool:
    """Whether all that two reports share are names and roles, while days and numbers are others.

    Worked example: a striker scores for a club on Saturday, and the coach of both leaves it on Tuesday.
    """
    if not (found.number_clash and (found.day_clash or found.date_clash)):
        return False
    shared = {word for word in a.words.keys() & b.words.keys() if word not in a.names and word not in b.names}
    return shared <= _NO_DEED


def _contests_apart(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether one report begins with a contest of others than all that the other names: the women's final."""
    if a.contests == b.contests:
        return False
    return any(
        not one.contests <= other.contests and all(stem(name) not in other.words for name in one.contests)
        for one, other in ((a, b), (b, a))
    )


def _other_way(a: ReportProfile, b: ReportProfile, found: StoryFeatures) -> bool:
    """Whether their headlines tell that something rose in one and fell in the other, while numbers or days differ.

    Worked example: a bank cuts its rate to 4.25 percent, and raises it to 4.5; not where either tells of both.
    """
    if not (found.number_clash or found.day_clash or found.date_clash):
        return False
    ours, theirs = ([not way.isdisjoint(side.headline.keys()) for way in _WAYS] for side in (a, b))
    return sum(ours) == sum(theirs) == 1 and ours != theirs


def _listed(contests: Iterable[str]) -> str:
    return ", ".join(sorted(contests)) or "not told"


def may_be_later(found: StoryFeatures) -> bool:
    """Whether one of two reports may go on with what the other tells: more than names is alike."""
    return found.plain_words >= _OF_ITS_OWN * found.words


def towns_apart(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether both tell mostly of one town each, and neither names the other's."""
    if not a.town or not b.town or _names(a, b.town) or _names(b, a.town):
        return False
    return not alike(a.town, b.town) and lying(a.town, b.town) in (Lying.APART, Lying.UNKNOWN)


def _names(side: ReportProfile, town: str) -> bool:
    """Whether a report names a town, in whatever spelling."""
    return all(_tells(side, word.stem) for word in words(town) if not word.empty)


def _others_lead(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether each begins with somebody, and comes back to it, whom the other never names."""
    return all(any(not _tells(side, name) for name in other.leading) for side, other in ((a, b), (b, a)))


def _tells(side: ReportProfile, name: str) -> bool:
    """Whether a report has a name, in whatever spelling, or one made from it: "Libyan" for "Libya"."""
    known = side.names | side.words.keys()
    if name in known:
        return True
    begins, sounds = name[:_BEGINNING], sound(name)
    return any(each.startswith(begins) for each in known) or any(sound(each) == sounds for each in side.names)


def _by_cast_alone(a: ReportProfile, b: ReportProfile, found: StoryFeatures) -> bool:
    """Whether two long reports are alike by common names of lands, bodies and offices, and have no fact in common."""
    if found.length < _LONG or not (a.numbers.isdisjoint(b.numbers) and a.dates.isdisjoint(b.dates)):
        return False
    if not a.weekdays.isdisjoint(b.weekdays):
        return False
    products = {word: a.words[word] * b.words[word] for word in sorted(a.words.keys() & b.words.keys())}
    names = {word: product for word, product in products.items() if word in a.names or word in b.names}
    common = sum(product for word, product in names.items() if rarity(word) < _COMMON_NAME)
    plain = sum(products.values()) - sum(names.values())
    one_town = bool(a.town and b.town and alike(a.town, b.town))
    return common - plain > (_BY_CAST_IN_TOWN if one_town else _BY_CAST) * sum(products.values())
