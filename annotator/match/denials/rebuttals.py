"""Owns denials in somebody's mouth: "denied that", "rejected reports that", "denied breaking", "untrue that"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.match.denials.disbelief import disbelieved
from annotator.match.denials.framing import undoubted
from annotator.match.measures.counted import FATE, is_person
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import REPORTS, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import Word

_DENY = stems_of("deny denial")
_REJECT = stems_of("reject dispute refute rebut contradict dismiss doubt retract recant disavow")
_WITHDRAW = stems_of("withdraw withdrew withdrawn correct")
"""It takes back only what was said: "withdrew its report that"; who withdrew after a report left."""
_TAKE = stems_of("take took taken taking")
_REGRET = stems_of("apologise apologised apologize apologized apologising regret regretted")
_SAYING = REPORTS | stems_of("publish publishing print suggest reporting saying stating")
_HAVING = listed("for having ever wrongly falsely wrongfully mistakenly incorrectly")
"""What may stand between whoever regrets something and what he said."""
_UNTRUE = stems_of("untrue false")
_BASELESS = stems_of("untrue false baseless unfounded groundless fake wrong incorrect fabricated nonsense")
_CALLS = stems_of("call brand label describe term")
_NOT = listed("not no isn't wasn't")
_EVIDENCE = listed("evidence proof")
_NOT_SO = (
    ("not", "true", "that"),
    ("not", "the", "case", "that"),
    ("not", "correct", "that"),
    ("no", "truth", "in", "reports", "that"),
    ("no", "truth", "to", "the", "claim", "that"),
)
_TOLD = stems_of(
    "claim report allegation accusation suggestion charge rumour rumor assertion statement notion speculation "
    "insinuation testimony confession"
)
"""What is said, that a denial may name before it tells what it denies."""
_RUMOURED = stems_of("report claim allegation accusation suggestion rumour rumor assertion speculation talk")
"""What is said of something, where whatever denies that stands behind it."""
_TALK = stem("talk")
_WHY = listed("after over amid following for by on in because despite since when before")
"""Behind them a report is why somebody is dismissed, and not what is."""
_WHOSE = listed("the a an his her its their this that")
_GRANTED = stems_of(
    "request bail visa access entry permission appeal motion application asylum parole passage petition extension "
    "service leave funding treatment care right licence license chance loan credit mortgage pension refund"
)
"""Whoever denies one of these refuses it, and says nothing."""
_BE = listed("is are was were be been being s")
_EITHER = listed("or nor neither")
_LINKS = listed("that of about on by having to")
_ENDERS = listed("but although though while whereas")
_NEAR = 4
_MOST = 12
_AS_FALSE = 2
"""So many words tell as what something is dismissed: "dismissed as false reports of"."""


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """A word that denies what follows it: its place among the words, and from where to where that stands.

    `voiced`: somebody is told to deny it, the report itself does not.
    """

    cue: int
    start: int
    end: int
    voiced: bool = True


def rebuttals(every: Sequence[Word], text: str) -> Iterator[Rebuttal]:
    """The rebuttals among the words of a passage of a text, in order."""
    for cue in range(len(every)):
        unbelieved = disbelieved(every, cue, text)
        start = _content(every, cue, text) if unbelieved is None else unbelieved
        if start is not None and (end := _end(every, start, text)) > start:
            yield Rebuttal(cue, start, end, unbelieved is not None or not _plain(every, cue))
        elif every[cue].stem in _RUMOURED and (behind := _denied_behind(every, cue, text)):
            yield behind


def _content(every: Sequence[Word], cue: int, text: str) -> int | None:
    """The place where what is denied begins, None where the word denies nothing that follows."""
    told = every[cue].stem
    if undoubted(every, cue):
        return None
    if told in _DENY:
        return _denied(every, cue, text)
    if told in _REJECT:
        return _told(every, cue, text)
    if told in _WITHDRAW or (_lower(every, cue) == "back" and _took(every, cue)):
        return _taken_back(every, cue, text)
    if told in _REGRET:
        return _regretted(every, cue)
    if _lower(every, cue) == "no" and _lower(every, cue + 1) in _EVIDENCE:
        return _shown(every, cue + 1, text)
    if told in _NOT:
        return next((cue + len(words) for words in _NOT_SO if _follow(every, cue + 1, words[1:])), None)
    return cue + 2 if told in _UNTRUE and _lower(every, cue + 1) == "that" else None


def _denied_behind(every: Sequence[Word], noun: int, text: str) -> Rebuttal | None:
    """What denies behind its end what a report is told to be of, None if nothing does.

    Worked examples: "reports of a truce were dismissed", "claims that he fled are false", "called talk of peace false".
    """
    start = noun + 2
    if _lower(every, noun + 1) not in ("of", "that", "about"):
        return None
    called = any(every[at].stem in _CALLS for at in range(max(0, noun - _NEAR), noun))
    for at in range(start + 1, min(start + _MOST, len(every))):
        if stopped(every, at, text):
            return None
        being = _lower(every, at - 1) in _BE
        untrue = every[at].stem in _BASELESS and (being or called)
        if untrue or (being and every[at].stem in _DENY | _REJECT | _WITHDRAW):
            return Rebuttal(at, start, at - being, voiced=not (untrue and being))
    return None


def _plain(every: Sequence[Word], cue: int) -> bool:
    """Whether the report itself denies: "it is untrue that", "it is not the case that"."""
    if _lower(every, cue + 1) in _EVIDENCE:
        return False  # What nobody has shown may be so.
    return every[cue].stem in _NOT or (every[cue].stem in _UNTRUE and _lower(every, cue - 1) in _BE)


def _follow(every: Sequence[Word], place: int, words: Sequence[str]) -> bool:
    return all(_lower(every, place + at) == word for at, word in enumerate(words))


def _denied(every: Sequence[Word], cue: int, text: str) -> int | None:
    that = _that(every, cue, text)
    before = _lower(every, cue - 1) if cue else ""
    if before in _EITHER or (before in _BE and that is None):
        return None
    following = [every[at].stem for at in _ahead(every, cue, text)]
    if that is not None or not _GRANTED.isdisjoint(following):
        return that
    told = _told(every, cue, text)
    return cue + 1 if told is None else told


def _told(every: Sequence[Word], cue: int, text: str) -> int | None:
    """The place behind "reports that", "the claim of", or behind a "that" right after the word."""
    if _lower(every, cue + 1) == "that":
        return cue + 2
    far = _AS_FALSE if _lower(every, cue + 1) == "as" else 0
    noun = next((at for at in _ahead(every, cue + far, text) if _tells(every, at)), None)
    if noun is None or _of_somebody(every, noun, text):
        return None
    if any(_lower(every, at) in _WHY for at in range(cue + 1, noun)):
        return None
    start = noun + 1
    while _lower(every, start) in _LINKS:
        start += 1
    return start


def _taken_back(every: Sequence[Word], cue: int, text: str) -> int | None:
    """The place behind "withdrew its report that"; what "the claim for damages" was is no report."""
    start = None if _lower(every, cue + 1) == "that" else _told(every, cue, text)
    return start if start is not None and _lower(every, start - 1) in ("that", "of", "about") else None


def _took(every: Sequence[Word], cue: int) -> bool:
    return cue > 0 and every[cue - 1].stem in _TAKE


def _regretted(every: Sequence[Word], cue: int) -> int | None:
    """The place behind "apologised for reporting that", "regretted having said that"; None elsewhere."""
    at = cue + 1
    while _lower(every, at) in _HAVING:
        at += 1
    said = at < len(every) and every[at].stem in _SAYING
    return at + 2 if said and _lower(every, at + 1) == "that" else None


def _tells(every: Sequence[Word], at: int) -> bool:
    """Whether a noun stands for what is said; "talk" only of something."""
    return every[at].stem in _TOLD or (every[at].stem == _TALK and _lower(every, at + 1) == "of")


def _of_somebody(every: Sequence[Word], noun: int, text: str) -> bool:
    """Whether only those are told whose words they are: "rejected the claims of the opposition leader"."""
    if _lower(every, noun + 1) != "of" or _lower(every, noun + 2) not in _WHOSE:
        return False
    last = noun + 3
    while last + 1 < len(every) and last < noun + _NEAR + 1 and not stopped(every, last + 1, text):
        last += 1
    ends = last + 1 == len(every) or stopped(every, last + 1, text)
    who = _lower(every, last)
    return ends and who not in FATE and (is_person(who) or who.endswith("men"))


def _shown(every: Sequence[Word], noun: int, text: str) -> int | None:
    """The place behind "evidence that", "proof was found of"."""
    return next((at + 1 for at in _ahead(every, noun, text) if _lower(every, at) in ("that", "of", "for")), None)


def _that(every: Sequence[Word], cue: int, text: str) -> int | None:
    return next((at + 1 for at in _ahead(every, cue, text) if _lower(every, at) == "that"), None)


def _ahead(every: Sequence[Word], cue: int, text: str) -> Iterator[int]:
    """The next few places of the same clause."""
    for at in range(cue + 1, min(cue + 1 + _NEAR, len(every))):
        if stopped(every, at, text):
            return
        yield at


def _end(every: Sequence[Word], start: int, text: str) -> int:
    """Where the clause that begins at a place ends, once it has told anything."""
    for at in range(start, min(start + _MOST, len(every))):
        if not all(word.empty for word in every[start:at]) and (
            stopped(every, at, text) or _lower(every, at) in _ENDERS
        ):
            return at
    return min(start + _MOST, len(every))


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""
