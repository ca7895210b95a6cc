"""Owns what a passage tells as not yet done: planned, asked for, attempted or only possible, and what that reaches."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from annotator.match.denials.refusals import meant
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import NUMBER_WORDS, listed
from annotator.match.words.senses import CONCEPTS, stems_of
from annotator.match.words.words import Word, is_denial


class Prospect(StrEnum):
    """How far something has come that a claim tells of, in words for people."""

    DONE = "told as a fact"
    COMING = "still to come"
    OUGHT = "held to be right"
    PLANNED = "planned"
    ASKED = "asked for"
    TRIED = "attempted"
    POSSIBLE = "possible"
    ASKING = "left open"

    @property
    def kind(self) -> "Prospect":
        """What it counts as: "will close" and "plans to close" are alike, and so are "should" and "asked to"."""
        return {Prospect.COMING: Prospect.PLANNED, Prospect.OUGHT: Prospect.ASKED}.get(self, self)

    @property
    def open(self) -> bool:
        """Whether it leaves so much open that what came of it excludes nothing."""
        return self in (Prospect.PLANNED, Prospect.ASKED, Prospect.TRIED, Prospect.ASKING)


_MODALS = {
    **dict.fromkeys(("will", "shall", "would", "won't", "won’t"), Prospect.COMING),
    **dict.fromkeys(("may", "might", "could"), Prospect.POSSIBLE),
    **dict.fromkeys(("should", "must", "ought", "shouldn't", "shouldn’t"), Prospect.OUGHT),
}
_DUE = min(stems_of("due"))
_ABLE = "could"
"""With "not" it tells what failed."""
_TO = {
    Prospect.PLANNED: stems_of(
        "plan intend expect schedule set due promise vow pledge agree decide aim hope prepare poise commit resolve "
        "go ready wait decision intention offer"
    ),
    Prospect.ASKED: stems_of(
        "urge ask order request appeal tell call want demand press invite advise require recommend instruct command "
        "need summon beg plead warn"
    ),
    Prospect.TRIED: stems_of("try attempt seek struggle"),
    Prospect.POSSIBLE: stems_of("threaten likely"),
}
"""By prospect, stems whose "to" opens what is not yet done: "plans to close", "urged both sides to stop"."""
_OBJECT = {
    Prospect.ASKED: stems_of("demand urge request propose recommend seek"),
    Prospect.POSSIBLE: stems_of("consider contemplate weigh mull discuss threaten fear"),
}
"""By prospect, stems whose object is not yet done: "demanded the release", "is considering a ban"."""
_ADJECTIVES = listed("planned proposed possible likely expected scheduled")
_SAYS = stems_of(
    "say announce confirm state report claim mention indicate suggest specify tell declare conclude disclose reveal "
    "know clear clarify"
)
_NOT = listed("not never neither nor decline refuse without nobody no")
_UNSAID = listed("that who whom what")
_NOT_FAR = 3
_PASSIVE = listed("planned scheduled proposed demanded expected considered sought")
_GERUND = 5
_BE = listed("is are was were be been")
_BEFORE_TO = 6
_HEADS = 2
_REACH = 6
_SUPPOSED = listed("if unless")
_NO_CONDITION = listed("even as what")
_ASKS = stems_of("ask wonder know see doubt check tell say decide question")
_PERHAPS = listed("perhaps maybe possibly probably likely presumably conceivably")
_POSSIBLE = listed("possible probable conceivable")
_SOON = listed("soon perhaps maybe instead never ever always")
_NO_ADVERBS = listed("fly apply supply reply rely comply ally multiply tally rally bully assembly family monopoly")
_STATES = stems_of("stay remain")
_BEFORE_NOUNS = listed("the a an its his their her our any all this that these those more")


def prospects(every: Sequence[Word], text: str) -> Mapping[str, Prospect]:
    """By sense, how far what it tells has come; what is told as done, there or elsewhere in the passage, is left out.

    Worked example: "plans to close the plant" and "called for its closure" leave open whether it closed.
    """
    heads: dict[int, Prospect] = {}
    for place, word in enumerate(every):
        prospect = _MODALS.get(word.text)
        if prospect and not (word.text == _ABLE and _lower(every, place + 1) == "not"):
            heads |= {at: prospect for at in _reached(every, place + 1, text, 1) if at not in heads}
        elif word.text.lower() in _PERHAPS or (word.text in _POSSIBLE and _lower(every, place + 1) == "that"):
            # "Will probably resign" is less than "will resign".
            heads |= dict.fromkeys(_supposed(every, place, text), Prospect.POSSIBLE)
        else:
            heads |= {at: told for at, told in _opened(every, place, text) if at not in heads}
    return _told(every, heads)


def supposing(every: Sequence[Word]) -> bool:
    """Whether something is told on a condition; "even if" sets none, and "asked if" asks.

    A sentence that opens with "without" sets one for what will or would be: "Without rain the crop will fail".
    """
    if every and every[0].text.lower() == "without" and any(word.text in _MODALS for word in every):
        return True
    return any(
        word.text.lower() in _SUPPOSED
        and _lower(every, place - 1) not in _NO_CONDITION
        and (place == 0 or every[place - 1].stem not in _ASKS)
        for place, word in enumerate(every)
    )


def _supposed(every: Sequence[Word], place: int, text: str) -> Iterator[int]:
    """The places of what "probably" makes less than certain; before a number it only makes that a rough one.

    At the beginning of a clause that is all of it: "perhaps the mayor lied", "it is likely that the mayor lied".
    """
    behind = _lower(every, place + 1)
    if _lower(every, place - 1) not in _NOT and not behind[:1].isdigit() and behind not in NUMBER_WORDS:
        most = _HEADS if place == 0 or behind == "that" else 1
        yield from _reached(every, place + 1, text, most)


def _told(every: Sequence[Word], heads: Mapping[int, Prospect]) -> Mapping[str, Prospect]:
    found: dict[str, Prospect] = {}
    for head, prospect in heads.items():
        found.setdefault(_sense(every[head]), prospect)
    done = {_sense(word) for place, word in enumerate(every) if found and place not in heads and not word.empty}
    return {sense: prospect for sense, prospect in found.items() if sense not in done}


def _sense(word: Word) -> str:
    return CONCEPTS.get(word.stem, word.stem)


def _opened(every: Sequence[Word], place: int, text: str) -> Iterator[tuple[int, Prospect]]:
    """What a verb's "to", its object, or an adjective tells as not yet done, and what "whether" leaves open."""
    word = every[place]
    asking = place + 1 if word.text == "whether" else _unsaid(every, place) if word.stem in _SAYS else None
    if asking is not None:
        yield from ((at, Prospect.ASKING) for at in _reached(every, asking, text, _REACH))
    if _lower(every, place - 1) in _BE and (word.text == "to" or word.text in _PASSIVE):
        around = _reached(every, place + 1, text, 1) if word.text == "to" else _before(every, place - 1, text)
        yield from ((at, Prospect.PLANNED) for at in around)
    for prospect, stems in _TO.items():
        to = _link(every, place, text) if word.stem in stems and meant(every, place, text) else None
        if to is not None:
            yield from ((at, prospect) for at in _reached(every, to + 1, text, 1))
            return
    for prospect, stems in _OBJECT.items():
        if word.stem in stems and (" " in word.text or _takes(_lower(every, place + 1))):
            yield from ((at, prospect) for at in _reached(every, place + 1, text, _HEADS))
            return
    if word.text in _ADJECTIVES and _lower(every, place - 1) not in _BE:
        yield from ((at, Prospect.PLANNED) for at in _reached(every, place + 1, text, 1))


def _unsaid(every: Sequence[Word], place: int) -> int | None:
    """The place behind the "that" or "who" of what somebody is told not to have said; None if nobody is."""
    said = [_lower(every, at) for at in range(max(0, place - _NOT_FAR), place)]
    if not any(word in _NOT or is_denial(word) for word in said):
        return None
    return next((at + 1 for at in range(place + 1, place + 1 + _NOT_FAR) if _lower(every, at) in _UNSAID), None)


def _takes(following: str) -> bool:
    return following in _BEFORE_NOUNS or (following.endswith("ing") and len(following) > _GERUND)


def _before(every: Sequence[Word], place: int, text: str) -> Iterator[int]:
    """The places of the last meaningful words before one of "is planned"."""
    found = 0
    for at in range(place - 1, max(-1, place - _REACH), -1):
        if not every[at].empty:
            yield at
            found += 1
        if found == _HEADS or stopped(every, at, text):
            return


def _link(every: Sequence[Word], place: int, text: str) -> int | None:
    """The place of the "to" that a verb opens, with whom it asks between; "to" before a noun is none."""
    if every[place].stem == _DUE and _lower(every, place - 1) not in _BE:
        return None
    for at in range(place + 1, min(place + 1 + _BEFORE_TO, len(every) - 1)):
        if stopped(every, at, text):
            return None
        if every[at].text.lower() == "to":
            verb = every[at + 1]
            return None if verb.capital or verb.text.lower() in _BEFORE_NOUNS or verb.text.endswith("ing") else at
    return None


def _reached(every: Sequence[Word], place: int, text: str, most: int) -> Iterator[int]:
    """The places of the first meaningful words of a clause from a place on."""
    for at in range(place, min(place + _REACH, len(every))):
        if at > place and stopped(every, at, text):
            return
        if not every[at].empty and not _tells_how(every[at].text.lower()):
            yield at
            # "Will stay open" is to come as "will open" is.
            most -= every[at].stem not in _STATES or at + 1 == len(every) or every[at + 1].empty
            if not most:
                return


def _tells_how(word: str) -> bool:
    """Whether a word only tells how or when something is done: "will finally close", "may soon open"."""
    return word in _SOON or (word.endswith("ly") and word not in _NO_ADVERBS)


def _lower(every: Sequence[Word], place: int) -> str:
    return every[place].text.lower() if 0 <= place < len(every) else ""
