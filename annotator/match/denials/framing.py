"""Owns the words by which a sentence says whose words it tells: "said that", "accused them of", "according to"."""

import re
from collections.abc import Collection, Iterator, Sequence

from annotator.domain.span import Span
from annotator.match.denials.disbelief import doubted_by_none
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import ACCUSATIONS, DENIALS, REPORTS, stems_of
from annotator.match.words.words import Word

_OPENING = stems_of("say insist claim announce warn argue declare state stress maintain tell")
"""Their clause may follow without "that"."""
_WITH_OBJECT = stems_of("announce declare state stress maintain")
"""What follows these without "that" is mostly what is declared or maintained, and no clause."""
_WHO = listed("he she it they there we i")
_NOUNS = listed("critic critics critical")
"""They have the stems of cues."""
_TELL = min(stems_of("tell"))
_DOUBT, _NO = min(stems_of("doubt")), listed("no little without beyond")
_REPORTED = min(stems_of("say"))
_DENY = stems_of("deny denial")
_ALLEGED = listed("allegedly purportedly")
_REPROACHED = min(stems_of("allege"))
_DESCRIBE, _CALL = stems_of("describe portray depict characterise"), stems_of("call brand label dub term")
_KNOWN = listed("the this that it him her them his its their our these those")
_A, _JUDGED = listed("a an as"), 7
"""Behind "called" stand what somebody judges, and so many words later at most what it is called."""
_EARLY, _FOLLOWING = 8, 3
_NEAR, _OBJECT, _ORDERED = 4, 8, 6
_NO_ORDER = listed("that about of how what why when where whether who having have has had")
"""Before the "to" they tell that something is told, and nobody is told to do it."""
_OF = listed("of for over")
_ON = listed("on facing faces faced to")
"""Behind them charges are why somebody is held, not what the sentence tells: "arrested on charges of fraud"."""
_SAID_THEN = re.compile(
    r"\b(?:(?:said|says|stated|added|wrote|tweeted)(?: (?:in a statement|at a news conference))?|"
    r"told (?:\w+ ){1,3}|(?P<that>announced|confirmed|warned|declared|reported|insisted|claimed|denied|alleged))"
    r"\s*(?:(?:late|early)\s)?(?:on |in )?(?:(?:late|early)\s)?$"
)
_THAT = re.compile(r"\s*that ")
_BEFORE = 60


def of_saying(at: Span, text: str) -> bool:
    """Whether a date tells when something was said, not when it happened: "said on Monday that", "told them in May".

    Of what may be news itself ("announced") only before "that".
    """
    found = _SAID_THEN.search(text, max(0, at.start - _BEFORE), at.start)
    return found is not None and (found["that"] is None or _THAT.match(text, at.end) is not None)


def cues(every: Sequence[Word], rebutting: Collection[int]) -> Iterator[str]:
    """The stems of the words that frame what a passage tells as somebody's words, doubts or reproaches.

    `rebutting` are the places of the words that deny what follows.
    """
    for place, word in enumerate(every):
        if word.empty:
            continue
        if place in rebutting or (word.stem not in _DENY and _frames(every, place)):
            yield word.stem
        elif word.text.lower() in _ALLEGED:
            yield _REPROACHED
        elif (word.text.lower() == "according" and _next(every, place, 2) == ["to"]) or _calls(every, place):
            yield _REPORTED


def _frames(every: Sequence[Word], place: int) -> bool:
    stem = every[place].stem
    if every[place].text.lower() in _NOUNS or undoubted(every, place) or _orders(every, place):
        return False
    if place and every[place - 1].text.lower() in _ON and "that" not in _next(every, place, _NEAR):
        return False
    if stem in ACCUSATIONS and not _OF.isdisjoint(_next(every, place, _OBJECT)):
        return True
    if stem in REPORTS or stem in DENIALS or stem in ACCUSATIONS:
        return "that" in _next(every, place, _NEAR) or (stem in REPORTS and _speaks(every, place))
    return False


def _calls(every: Sequence[Word], place: int) -> bool:
    """Whether somebody calls something what it may not be: "described the vote as fair", "called it a fraud"."""
    following = _next(every, place, _JUDGED)
    if every[place].stem in _DESCRIBE:
        return "as" in following
    known = every[place].stem in _CALL and following[:1] and following[0] in _KNOWN
    return bool(known) and not _A.isdisjoint(following[1:])


def undoubted(every: Sequence[Word], place: int) -> bool:
    """Whether a word tells that nobody doubts what follows it: "there is no doubt that", "few doubt that"."""
    if every[place].stem != _DOUBT or not place:
        return False
    return every[place - 1].text.lower() in _NO or doubted_by_none(every, place)


def _orders(every: Sequence[Word], place: int) -> bool:
    """Whether somebody is told to do something, and not told something: "told residents not to return"."""
    following = _next(every, place, _ORDERED) if every[place].stem == _TELL else []
    to = following.index("to") if "to" in following else 0
    return (to > 0 and _NO_ORDER.isdisjoint(following[:to])) or following[:1] == ["to"]


def _speaks(every: Sequence[Word], place: int) -> bool:
    """Whether a verb of speech stands before its clause without "that", or after it as the last word."""
    after = len(every) - place - 1
    clause = every[place].stem not in _WITH_OBJECT or not _WHO.isdisjoint(_next(every, place, 2))
    return every[place].stem in _OPENING and ((clause and place < _EARLY and after >= _FOLLOWING) or not after)


def _next(every: Sequence[Word], place: int, many: int) -> list[str]:
    return [word.text.lower() for word in every[place + 1 : place + many]]
