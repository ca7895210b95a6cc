"""Owns what a court finds: who was cleared in one claim and punished in the other, and of which charges."""

import re
from collections.abc import Iterator

from annotator.match.claims.acting import ends
from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed, as_word, first
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.words import stems

_CLEARED = re.compile(
    r"\b(?:acquit(?:s|ted|ting)?|exonerat(?:ed|es|ing)|absolv(?:ed|es|ing)|(?:was|were|been|be) cleared|"
    r"(?:found|ruled|declared) (?:not guilty|innocent)|walk(?:ed|s) free from court|"
    r"had (?:his|her|their|the) (?:case|charges) (?:dropped|dismissed))\b",
    re.IGNORECASE,
)
_PUNISHED = re.compile(
    r"\b(?:fined|jail(?:ed|s|ing)|imprison(?:ed|s|ing)|convict(?:ed|s|ing)|sentenc(?:ed|es|ing)|penali[sz]ed|punished|"
    r"found guilty|sent to (?:prison|jail)|locked up|executed|put on probation|"
    r"(?:given|got|received|handed|served) (?:a|an|\w+) (?:[\w-]+ ){0,3}?(?:sentence|fine|term|jail|prison))\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:of|for|over)\s(?!(?:[0-9]+|life|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|[a-z]+teen|[a-z]+ty)"
    r"\b[^.;]{0,20}?\b(?:years?|months?|weeks?|days?|life|euros?|dollars?|pounds?)\b|life\b)(?P<what>[^.;:,]{3,60})",
    re.IGNORECASE,
)
_OFFENCES = senses_of(
    stems_of(
        "murder manslaughter theft robbery burglary fraud arson rape assault bribery corruption embezzlement perjury "
        "treason espionage terrorism smuggling trafficking kidnapping blackmail extortion forgery libel slander "
        "contempt laundering conspiracy homicide piracy vandalism negligence stealing speeding battery harassment "
        "stalking incitement sedition blasphemy desertion poaching evasion abuse hooliganism counterfeiting hacking"
    )
)
_ONE_OFFENCE = tuple(
    senses_of(stems_of(group))
    for group in (
        "theft burglary stealing",
        "fraud embezzlement bribery corruption forgery laundering counterfeiting",
        "rape assault abuse harassment battery stalking",
        "treason espionage sedition terrorism",
    )
)
"""Offences of which one may be told by the name of another."""
_ENDS = re.compile(r"\b(?:in|on|at|by|after|and|but|last|this)\b", re.IGNORECASE)


def cleared_and_punished(side: Facets, other: Facets) -> Iterator[Opposed]:
    """What a court found in one claim and not in the other of one charge: "was acquitted", "was fined"."""
    cleared, punished = first(_CLEARED, side.text), first(_PUNISHED, other.text)
    if not (cleared and punished) or first(_PUNISHED, side.text) or first(_CLEARED, other.text):
        return
    if not (_of_others(side, other) or other_charges(side, other)):
        yield Opposed(as_word(side, cleared), as_word(other, punished), _denied(side, cleared) != bool(other.denials))


def other_charges(a: Facets, b: Facets) -> bool:
    """Whether both tell of what somebody was cleared or found guilty, and it is not the same."""
    ours, theirs = _charges(a), _charges(b)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def of_two_charges(a: Facets, b: Facets) -> bool:
    """Whether one tells that somebody did not do, or need not answer for, one offence, and the other tells of another.

    Worked example: "was acquitted of murder" and "was convicted of theft"; not "was cleared of bribery" and "was found
    guilty of corruption".
    """
    ours, theirs = _offences(a), _offences(b)
    if not (ours and theirs) or not ours.isdisjoint(theirs) or _let_off(a) == _let_off(b):
        return False
    return not any(ours & group and theirs & group for group in _ONE_OFFENCE)


def _offences(side: Facets) -> frozenset[str]:
    """The senses of the offences that a claim tells of."""
    return (side.senses | senses_of(side.object)) & _OFFENCES


def _let_off(side: Facets) -> bool:
    return bool(side.denials) or first(_CLEARED, side.text) is not None


def _denied(side: Facets, cleared: re.Match[str]) -> bool:
    """Whether a claim denies anything but that they did what they were cleared of."""
    return any(
        not (one.cleared or cleared.start() <= one.span.start - side.start < cleared.end()) for one in side.denials
    )


def _charges(side: Facets) -> frozenset[str]:
    found = first(_CLEARED, side.text) or first(_PUNISHED, side.text)
    told = _CHARGE.search(side.text, found.end()) if found else None
    return senses_of(stems(_ENDS.split(told["what"], maxsplit=1)[0])) if told else frozenset()


def _of_others(a: Facets, b: Facets) -> bool:
    ours, theirs = (senses_of(ends(side)[1]) for side in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(theirs)
