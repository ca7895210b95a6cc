"""Owns Cause: what a text tells to have caused which event, in the active, in the passive or as "the cause of"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from annotator.match.claims.facets import MOST
from annotator.match.measures.counted import is_person
from annotator.match.names.callings import KIND_OF
from annotator.match.words.lexicon import MONTHS, WEEKDAYS, listed
from annotator.match.words.origins import of_known_kind
from annotator.match.words.senses import CONCEPTS, senses_of, stems_of
from annotator.match.words.words import Word, words

_ADVERB = r"(?:(?:[a-z]+ly|also|then|in turn|all|both|not)\s)?"
_BE = rf"(?:(?:has|have|had)\s(?:[a-z]+ly\s)?been|is|are|was|were)\s{_ADVERB}"
_DONE = "(?:caused|triggered|sparked|started|provoked|ignited|kindled|set off|touched off|brought about|brought on)"
_DOING = (
    "(?:(?:caus|provok|ignit)(?:ed|es|e)|(?:trigger|spark|start)(?:ed|s)?|kindl(?:ed|es)|sets? off|touch(?:ed|es)? off|"
    "(?:brought|brings?) (?:about|on)|(?:led|leads?) to|result(?:ed|s)? in|(?:gave|gives?) rise to|(?:lay|lies) behind|"
    rf"{_BE}(?:behind|(?:the\s)?(?:[a-z]+\s)?(?:cause|trigger|reason) (?:of|for|behind)|"
    "(?:responsible|to blame|at fault) for))"
)
_TO_DO = (
    "(?!(?:be|begin|start|open|close|end|meet|hold|take|appear|arrive|leave|return|stand|visit|play|launch|expire|come|"
    r"go|run|last|finish|make|speak|testify|face|give|land|receive|vote)\b)"
)
"""What is due to begin has not been caused by anything."""
_OWING = (
    rf"(?:due to\s{_TO_DO}|(?:(?:down|owing|thanks|attributed|attributable|put down|ascribed|traced|traced back) to|"
    r"because of|on account of|(?:the|a|as a) (?:direct )?(?:result|consequence) of|blamed on|because|"
    r"(?:result(?:ed|s)?|stemm?(?:ed|s)?|arose|arises?|came about|originated)\s(?:directly\s)?from)\s)"
)
_CAUSE, _EFFECT = r"(?P<cause>[^.;:!?]{2,120}?)", r"(?P<effect>[^.;:!?]{2,120}?)"
_LIT = "(?P<lit>on fire|alight|ablaze)"
_END = r"(?=\s*(?:[.,;:!?]|$)|\s(?:which|who|that|while|but)\b)"
_OPENING = r"(?:^|(?<=[.;:!?]\s)|(?<=\bthat\s)|(?<=\bsaid\s)|(?<=\bsays\s))"
_CAUSING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_OPENING}(?:the\s)?(?:[a-z]+\s)?(?:cause|trigger|reason)\s(?:of|for|behind)\s{_EFFECT}\s{_BE}{_CAUSE}{_END}",
        rf"\bblam(?:ed|es?|ing)\s{_EFFECT}\son\s{_CAUSE}{_END}",
        rf"\bblam(?:ed|es?|ing)\s{_CAUSE}\sfor\s{_EFFECT}{_END}",
        rf"{_OPENING}{_EFFECT}\s(?P<died>died)\s(?:of|from)\s{_CAUSE}{_END}",
        rf"{_OPENING}{_EFFECT}\s{_BE}{_DONE}\sby\s{_CAUSE}{_END}",
        rf"{_OPENING}{_EFFECT}\s(?:{_BE})?{_OWING}{_CAUSE}{_END}",
        rf"{_OPENING}{_CAUSE}\s(?:has\s|had\s)?sets?\s{_EFFECT}\s{_LIT}\b",
        rf"{_OPENING}{_EFFECT}\s{_BE}set\s{_LIT}\sby\s{_CAUSE}{_END}",
        rf"{_OPENING}(?:it\swas\s)?{_CAUSE}\s(?:(?:that|which|who)\s)?(?:(?:has|have|had)\s)?{_ADVERB}{_DOING}\s"
        rf"(?!(?:by|in|on|at|with|after|from|to|for)\b){_EFFECT}"
        rf"{_END}",
    )
)
"""How a text tells the cause of something: "the cause of the fire was", "was due to", "led to"."""
_TOLD = re.compile(
    r"\b(?:caus|reason|trigger|spark|start|provok|ignit|kindl|sets? |touch|br[io]|l[ei][ad]|l[ai][ye]|died|result|"
    r"g[ai]ve|behind|respons|blam|fault|due|owing|thanks|down|account|consequence|asc|attrib|trace|stem|ar[oi]s|came|origin|"
    r"because)",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:may|might|could|would|will|can|perhaps|maybe|possibl[ey]|probabl[ey]|likel(?:y|iest)|suspect(?:ed|s)?|believed?|"
    r"thought|thinks?|apparently|reportedly|allegedly|presumabl[ey]|seems?|seemed|appear(?:s|ed)?|assum(?:ed?|es)|"
    r"whether|if|unclear|unknown|contributed|partly|partially|mainly|mostly|largely|among|another|further|other|"
    r"one of|either|or|den(?:ied|ies|y)|ruled out|initially|at first|fear(?:s|ed)?|rumou?rs?|theor(?:y|ies)|not|never|"
    r"no)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""What leaves open what the cause is, or that there are others."""
_ONCE = senses_of(
    stems_of(
        "fire explosion crash collision derailment collapse accident disaster outage blackout landslide avalanche "
        "flood mudslide spill leak outbreak sinking shipwreck wreck stampede crush pileup wildfire bushfire inferno "
        "breach meltdown malfunction breakdown failure evacuation shutdown incident tragedy burst eruption deluge "
        "tsunami poisoning epidemic capsizing blowout alarm delay closure cancellation postponement"
    )
)
"""Senses of what has one cause."""
_DEATH, NO_EVENT = listed("death"), ""
_ONE = listed("the this that its his her their our")
_ANY = listed("a an some any many several")
_LEADING = re.compile(
    r"^(?:.*\b(?:sa(?:id|ys?)|found|concluded|confirmed|announced|reported|established|insist(?:s|ed)?)\s(?:that\s)?|"
    r"(?:according to|as|when|while|during|following|after)\b[^,]*,\s*|(?:on|in|at)\s(?:[^,\s]+\s){1,3}?"
    r"(?=(?:a|an|the)\s))",
    re.IGNORECASE,
)
_BLAMED = re.compile(r"\bblam(?:ed|es|ing)\b", re.IGNORECASE)
"""When or by whom it is told, before the cause itself."""
_LINKS = listed("from on at by near to with that when after before under over during along into for as and which who")
_WHICH = listed("of at aboard")


@dataclass(frozen=True, slots=True)
class Cause:
    """What is told as the cause of something: by stems, what it is called and all that is told of it.

    `event` is the sense of the event that it caused, "" if it is none that has one cause; `which` are the stems of
    the words that tell which one it is. `sole`: it is one certain event, and nothing leaves open that this caused it;
    `blamed`: somebody is told to hold it against that cause; `somebody`: the cause is somebody.
    """

    named: frozenset[str]
    told: frozenset[str]
    event: str
    which: frozenset[str]
    sole: bool
    blamed: bool
    somebody: bool


@lru_cache(maxsize=50_000)
def causes_in(text: str) -> tuple[Cause, ...]:
    """What a text tells to have caused what, the first 50 of it; kept, for a claim is held against many others.

    Worked example: in "The fire was set off by a faulty cable" a faulty cable, of one fire.
    """
    if _TOLD.search(text) is None:
        return ()
    left_open = _LEFT_OPEN.search(text) is not None
    found = (_cause(one, left_open=left_open) for pattern in _CAUSING for one in pattern.finditer(text))
    return tuple(islice(dict.fromkeys(one for one in found if one), MOST))


def _cause(found: re.Match[str], *, left_open: bool) -> Cause | None:
    every = list(words(_LEADING.sub("", found["cause"])))
    named, effect = _noun(every), list(words(found["effect"] + _event_told(found)))
    if not named:
        return None
    at = next((place for place, word in enumerate(effect[: _head_end(effect)]) if _is_event(word)), None)
    which = () if at is None else _which(effect, at)
    return Cause(
        named=_stems(named),
        told=_stems([word for word in every if _tells(word)]),
        event=NO_EVENT if at is None else CONCEPTS.get(effect[at].stem, effect[at].stem),
        which=_stems(which if at is not None else [word for word in effect if _tells(word)]),
        sole=not left_open and at is not None and _is_one(effect, at),
        blamed=_BLAMED.search(found.group()) is not None,
        somebody=_somebody(named),
    )


def _event_told(found: re.Match[str]) -> str:
    """The event that the verb tells and no noun: "set the mill on fire", "died of"."""
    told = found.groupdict()
    return " fire" if told.get("lit") else " death" if told.get("died") else ""


def _stems(told: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in told)


def _tells(word: Word) -> bool:
    lower = word.text.lower()
    return word.tells and lower not in WEEKDAYS and lower not in MONTHS


def _noun(every: Sequence[Word]) -> list[Word]:
    """The words of what a cause is called, without what is told of it behind: "ice" of "ice on the road"."""
    return [word for word in every[: _head_end(every)] if _tells(word)]


def _head_end(every: Sequence[Word]) -> int:
    """Up to which place the words belong to the first noun, with all behind "of" and "in"."""
    return next((place for place, word in enumerate(every) if place and word.text.lower() in _LINKS), len(every))


def _is_event(word: Word) -> bool:
    return word.text.lower() in _DEATH or not senses_of((word.stem,)).isdisjoint(_ONCE)


def _is_one(effect: Sequence[Word], at: int) -> bool:
    """Whether it is one certain event: the first article before it is not "a", or it is the "cause of death"."""
    if not at and effect[at].text.lower() in _DEATH:
        return True
    before = [word.text.lower() for word in effect[:at]]
    return not _ONE.isdisjoint(before) and _ANY.isdisjoint(before)


def _which(effect: Sequence[Word], at: int) -> list[Word]:
    """The words that tell which event it is: "bus" of "the bus crash", "bridge" of "the collapse of the bridge"."""
    before = [word for word in effect[:at] if _tells(word)]
    if at + 1 == len(effect) or effect[at + 1].text.lower() not in _WHICH:
        return before
    behind = effect[at + 2 :]
    return before + [word for word in behind[: _head_end(behind)] if _tells(word)]


def _somebody(named: Sequence[Word]) -> bool:
    """Whether a cause is somebody: people by what they are called, or names."""
    last = named[-1].text.lower()
    if last in KIND_OF or is_person(last):
        return True
    # A capital alone may only begin the sentence.
    name = len(named) > 1 or named[0].text[1:].isupper()
    return name and all(word.capital for word in named) and not of_known_kind(_stems(named))
