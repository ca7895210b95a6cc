"""Owns conditions that exclude each other in whatever words: destroyed or spared, at large or caught, wet or dry."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed, as_word
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import MONTHS, MULTIPLES, NUMBER_WORDS, WEEKDAYS, listed
from annotator.match.words.senses import CONCEPTS, REPORTS
from annotator.match.words.words import Word, words

_BE = r"\b(?:is|are|was|were|be|been|being|remain(?:s|ed)?|stay(?:s|ed)?|kept|keeps)\s+(?:(?:still|now|all|\w+ly)\s+)?"
_SAFE = "unscathed|undamaged|unharmed|unhurt|uninjured|intact"
_CONDITIONS = (
    (
        r"\b(?:collapsed|capsized|sank|sunk|burn(?:ed|t) (?:down|out|to)|g(?:a|i)ve(?:s|n)? way|went (?:down|under)|"
        r"crumbled|fell down|perished)\b",
        r"\b(?:destroyed|(?:swept|washed) away|wiped out|gutted|demolished|razed|levell?ed|flattened|wrecked|ruined|"
        r"devastated|obliterated|torn down|(?:was|were|been) lost)\b",
        rf"\b(?:surviv(?:e|es|ed)|withst(?:ands?|ood)|weather(?:s|ed)|st(?:ands?|ood) up to|held out against|"
        rf"(?:stayed|remained|kept) (?:afloat|standing|upright)|"
        rf"(?:escaped|came|walked|got|emerged)\b[^.;:!?]{{0,40}}?\b(?:{_SAFE}|without damage)|(?:{_SAFE}))\b",
        r"\b(?:spared|saved from|saved)\b",
    ),
    (
        r"\b(?:under water|underwater)\b",
        r"\b(?:flooded|submerged|inundated)\b",
        r"\b(?:(?:stayed|remained|was|were|is|are|kept) (?:completely |entirely )?dry)\b",
        "",
    ),
    (
        r"\b(?:at large|on the (?:run|loose)|in hiding|evaded (?:arrest|capture|police))\b",
        "",
        r"\b(?:in (?:custody|jail|prison|detention)|behind bars)\b",
        r"\b(?:caught|captured|arrested|apprehended|detained)\b",
    ),
    (
        rf"{_BE}(?:in operation|operating|(?:up and )?running(?! (?:for|out|away|from|late|low|short|a|an|the)\b))",
        "",
        rf"{_BE}(?:at a standstill|idle|out of operation|closed|shut(?: down)?|halted)\b|\bground to a halt\b",
        "",
    ),
    (
        rf"\b(?:disappeared|vanished|unaccounted for|went missing|reported missing)\b|{_BE}missing\b",
        "",
        rf"\bturned up\b|{_BE}(?:found(?! (?:guilty|not|to|that|liable|innocent|in breach)\b)|located|traced|"
        r"tracked down)\b",
        "",
    ),
    (
        r"\b(?:died|drowned|lost (?:his|her|their) (?:life|lives))\b",
        r"\bkilled\b",
        rf"\b(?:{_SAFE}|safe and sound|swam ashore|came to no harm)\b",
        "",
    ),
    (
        rf"{_BE}(?:valid|in force|in effect)\b",
        "",
        r"\b(?:expired|lapsed)\b",
        r"\b(?:annulled|revoked|rescinded)\b",
    ),
    (
        r"(?<!was )(?<!were )(?<!been )\b(?:captured|took|seized|retook|recaptured|overran|occupied|conquered)\b",
        "",
        r"\b(?:driven|forced|thrown|pushed|chased|expelled) (?:out of|out|off|from)\b",
        "",
    ),
    (
        r"\b(?:confessed|owned up|admitted|made a (?:full )?confession|pleaded guilty)\b",
        "",
        r"\b(?:sa(?:id|ys) nothing|(?:remain|stay|keep|kept)(?:s|ed)? silent|refused to (?:speak|talk|testify|answer)|"
        r"pleaded not guilty)\b",
        "",
    ),
    (
        rf"{_BE}(?:safe to (?:drink|eat|use|swim)|drinkable|clean|unpolluted|uncontaminated)\b",
        "",
        rf"{_BE}(?:contaminated|polluted|poisoned|tainted|unfit (?:to|for))\b",
        "",
    ),
    (
        r"\b(?:grew|gr(?:ow|own)|rose|risen|climbed|increased|soared|surged|fell|fallen|dropped|declined|shrank|"
        r"plunged|slumped)\b",
        "",
        rf"\b(?:stagnated?|stood still)\b|{_BE}(?:flat|stagnant|unchanged)\b",
        "",
    ),
)
"""Of each condition the two that exclude each other, each as what somebody or something does, and as is done to it."""
_ENDING = (2, 4)
"""Who is at large or missing is mostly caught or found sooner or later."""
_PATTERNS = tuple(tuple(re.compile(one, re.IGNORECASE) if one else None for one in each) for each in _CONDITIONS)
_EITHER = tuple(re.compile("|".join(filter(None, each)), re.IGNORECASE) for each in _CONDITIONS)
_ANY = re.compile("|".join(one for each in _CONDITIONS for one in each if one), re.IGNORECASE)
_PASSING = re.compile(
    r"\b(?:again|anew|temporarily|briefly|until|after|before|initially|at first|since|once|then|later|almost|nearly|"
    r"partly|partially|for (?:[\w-]+ ){1,3}(?:minute|hour|day|week|month|year|decade)s?)\b",
    re.IGNORECASE,
)
"""What holds no longer, or only in part, excludes nothing."""
_AUXILIARY = listed(
    "is are was were be been being has have had also all still now it its a the an this that these those his her "
    "their our completely entirely totally largely later finally both"
)
_DETERMINERS = listed("the a an his her its their our this that these those of all any")
_LINKS = listed("of at in on from near for to by with outside inside around")
_BY = listed("by in from during to against through under")
_DATES = frozenset(WEEKDAYS) | frozenset(MONTHS)
_OWNS = ("'", "’")
_ALL = listed("all every everybody everyone both")
_BEING = listed("is are was were be been being got get gets")
_MANNER = listed("all also still now both badly")
_MOST, _SIDES = 5, 2
"""So many words of a phrase are read; so many patterns of a condition tell the first of the two that exclude."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A condition in a claim: which, whether the first of the two that exclude, of what, by what, of how many."""

    which: int
    first: bool
    found: re.Match[str]
    things: frozenset[str]
    causes: frozenset[str]
    count: frozenset[str]


def other_conditions(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What one tells of something in words that exclude those in which the other tells of the same.

    Worked example: "the bridge was swept away by the flood" and "the bridge survived the flood"; not "the church
    survived the flood", nor "the bridge survived the war".
    """
    for one in _told(a.text):
        for other in _told(b.text):
            if one.which == other.which and one.first != other.first and _of_one(one, other):
                yield Opposed(as_word(a, one.found), as_word(b, other.found), _denied(a, one) != _denied(b, other))


def ended(newer: Facets, older: Facets) -> bool:
    """Whether the later claim tells how ended what the older one tells: who was missing or at large is found."""
    return any(
        one.which == other.which and one.which in _ENDING and other.first and not one.first and _of_one(one, other)
        for one in _told(newer.text)
        for other in _told(older.text)
    )


def _of_one(one: _Told, other: _Told) -> bool:
    """Whether both are told of one thing, as many of it, and by one cause as far as both name it."""
    if not (one.things and other.things) or not (one.things <= other.things or other.things <= one.things):
        return False
    if one.count != other.count and not (one.count | other.count) & _ALL:
        return False
    return not (one.causes and other.causes) or not one.causes.isdisjoint(other.causes)


def _denied(side: Facets, told: _Told) -> bool:
    """Whether the claim denies the condition, by other words than those that tell it: "has said nothing"."""
    stems = {word.stem for word in words(told.found.group())}
    if not side.denials:
        return not side.denied.isdisjoint(stems)
    start, end = side.start + told.found.start(), side.start + told.found.end()
    beside = (one for one in side.denials if one.span.end <= start or one.span.start >= end)
    return sum(not one.reach.isdisjoint(stems) for one in beside) % 2 == 1


@lru_cache(maxsize=50_000)
def _told(text: str) -> tuple[_Told, ...]:
    """The conditions a text tells plainly, of each only one side."""
    if _ANY.search(text) is None or _PASSING.search(text):
        return ()
    every = tuple(words(text))
    found = [
        one for which, any_of in enumerate(_EITHER) if any_of.search(text) for one in _of_condition(which, text, every)
    ]
    return tuple(one for one in found if not any(one.which == two.which and one.first != two.first for two in found))


def _of_condition(which: int, text: str, every: Sequence[Word]) -> Iterator[_Told]:
    for place, pattern in enumerate(_PATTERNS[which]):
        found = pattern.search(text) if pattern else None
        if found is not None:
            start, end = _places(found, every)
            before, behind = _before(every, start, text), _behind(every, end, text)
            acts = place % 2 and not _is_done(every, start)
            (things, count), (causes, _) = (behind, before) if acts else (before, behind)
            yield _Told(which, place < _SIDES, found, things, causes, count)


def _places(found: re.Match[str], every: Sequence[Word]) -> tuple[int, int]:
    """The places of the first word of what was found, and of the first behind it."""
    starts = [word.span.start for word in every]
    return bisect_left(starts, found.start()), bisect_left(starts, found.end())


def _is_done(every: Sequence[Word], at: int) -> bool:
    """Whether a verb at a place is passive: "was destroyed", "has all been lost"."""
    lower = _lower(every, at)
    while at and (lower in _MANNER or lower.endswith("ly")):
        at, lower = at - 1, _lower(every, at - 1)
    return lower in _BEING or _lower(every, at - 1) in _BEING


def _before(every: Sequence[Word], at: int, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Of what something is told right behind, as its head: "footbridge" of "the footbridge at Dolny Lom has been"."""
    place = at - 1
    while place >= 0 and (_lower(every, place) in _AUXILIARY or _lower(every, place).endswith("ly")):
        place -= 1
    found = _phrase(every, place, text)
    while (link := _link(every, found[0])) and (more := _phrase(every, link - 1, text))[0] < link:
        found = more
    return _things(every, found[0], found[1])


def _link(every: Sequence[Word], first: int) -> int:
    """The place of a word such as "of" before a phrase, 0 if none stands there."""
    place = first - 1 - (_lower(every, first - 1) in _DETERMINERS)
    return place if place > 0 and _lower(every, place) in _LINKS else 0


def _phrase(every: Sequence[Word], last: int, text: str) -> tuple[int, int]:
    """From where to where the phrase stands that ends at a place."""
    first = last + 1
    while first > max(0, last + 1 - _MOST) and _belongs(every[first - 1]):
        first -= 1
        if stopped(every, first, text) or (first and text.startswith(_OWNS, every[first - 1].span.end)):
            break
    return first, last + 1


def _behind(every: Sequence[Word], start: int, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What something is told to befall, or by what: "flood" of "by the flood", "survived the flood"."""
    first = start + (_lower(every, start) in _BY)
    first += _lower(every, first) in _DETERMINERS
    end = first
    while end < min(start + _MOST, len(every)) and _belongs(every[end]) and not stopped(every, end, text):
        first = end + 1 if text.startswith(_OWNS, every[end].span.end) else first
        end += 1
    return _things(every, first, end)


def _things(every: Sequence[Word], first: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The senses of a phrase, and how many it tells of."""
    lower = {_lower(every, at) for at in range(first, end)}
    counts = frozenset(one for one in lower if one[0].isdigit() or one in NUMBER_WORDS or one in MULTIPLES)
    told = (every[at] for at in range(first, end) if _lower(every, at) not in counts | _DATES)
    whole = _ALL & {_lower(every, first - 1), _lower(every, first - 2)}
    return frozenset(CONCEPTS.get(word.stem, word.stem) for word in told), counts | whole


def _belongs(word: Word) -> bool:
    return word.tells and word.stem not in REPORTS


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""
