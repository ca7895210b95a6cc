"""Owns what one claim tells as kept and the other as broken: a truce, a promise, a rule, by whatever verb."""

import re
from collections.abc import Iterator

from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed, as_word, every
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import is_empty

_KEPT = re.compile(
    r"\b(?:(?P<holds>held|holds?|holding)(?! to\b)|ke(?:pt|eps?|eping)|honou?r(?:ed|s|ing)?|observ(?:ed|es?|ing)|"
    r"respect(?:ed|s|ing)?|up(?:held|holds?|holding)|obey(?:ed|s|ing)?|heed(?:ed|s|ing)?|fulfil(?:l?ed|l?s|l|ling)?|"
    r"(?:abid(?:ed|es?|ing)|stood|stands?|standing) by|compl(?:ied|ies|ying|y) with|"
    r"(?:adher(?:ed|es?|ing)|st(?:uck|icks?|icking)|conform(?:ed|s|ing)?|held|holds?|li(?:ved|ves?|ving) up) to)\b"
    r"(?! (?:secret|quiet|private|confidential|hidden|silent|alive|going|open|waiting|under|from|away|out|up|off)\b)",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:br(?:oke(?:n)?|eaks?|eaking)(?! (?:off|out|up|down|even|through)\b)|violat(?:ed|es?|ing|ions?)|"
    r"breach(?:ed|es|ing)?|infring(?:ed|es?|ing|ements?)|flout(?:ed|s|ing)?|def(?:ied|ies|y|ying)|"
    r"contraven(?:ed|es?|ing)|disregard(?:ed|s|ing)?|disobey(?:ed|s|ing)?|reneg(?:ed|es?|ing) on|"
    r"(?:went|go|goes|going|gone) back on|trampl(?:ed|es?|ing) on)\b",
    re.IGNORECASE,
)
_THINGS = senses_of(
    stems_of(
        "truce agreement treaty contract peace calm promise pledge vow word oath commitment obligation undertaking "
        "rule law norm regulation order curfew ban embargo sanction lockdown quarantine blockade constitution charter "
        "convention protocol resolution settlement lease licence license deadline term condition guideline code "
        "ruling verdict injunction neutrality moratorium memorandum bail parole silence limit restriction"
    )
)
"""Senses of what is kept as long as nobody breaks it."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_FAR = 200
_BEFORE, _BEHIND, _NEAR = 8, 6, 3
"""So many words before a verb, or behind it, the thing may stand that is kept or broken; "was" stands nearer."""
_NOUNS = listed("violation violations breach breaches infringement infringements")
"""What is broken may stand right before them: "truce violations"."""
_BE = listed("is are was were be been being")
_ENDS = re.compile(r"[.;:!?,]")
_OF = listed("on about over for of against in to from after under despite")
_LINKS = listed("to by with on of the a an its his her their our any all every this that these those both")
_WHICH, _HAVE = listed("that which"), listed("has have had will would")
_ONES = listed("a an the its his her their our any no this that these those")
_STOPS = listed("and but who which that while when after before because as for in at from during")


def kept_and_broken(side: Facets, other: Facets) -> Iterator[Opposed]:
    """What a claim tells to have been kept and the other to have been broken.

    Worked example: "The deal was kept" and "Both sides breached the accord"; not "The deal was kept secret", nor "Talks
    on the deal were held".
    """
    broken: dict[str, re.Match[str]] = {}
    for deed in every(_BROKEN, other.text):
        for thing in _things(other, deed) & _THINGS:
            broken.setdefault(thing, deed)
    for kept in every(_KEPT, side.text) if broken else ():
        for thing in sorted(_things(side, kept) & broken.keys()):
            yield Opposed(as_word(side, kept), as_word(other, broken[thing]), bool(side.denials) != bool(other.denials))
            return


def of_one_thing(kept: Facets, broken: Facets) -> bool | None:
    """Whether one claim tells to be kept what the other tells to be broken; None where either tells of no thing.

    Worked example: not "honoured the victims" and "broke the law".
    """
    ours, theirs = (
        frozenset(thing for deed in every(deeds, side.text) for thing in _things(side, deed))
        for side, deeds in ((kept, _KEPT), (broken, _BROKEN))
    )
    return not ours.isdisjoint(theirs) if ours and theirs else None


def _things(side: Facets, deed: re.Match[str]) -> frozenset[str]:
    """The senses of what is told to be kept or broken there: behind an active verb, or before a passive one."""
    before = [
        word.lower()
        for word in _WORD.findall(_ENDS.split(side.text[max(0, deed.start() - _FAR) : deed.start()])[-1])[-_BEFORE:]
    ]
    holds = bool(deed.groupdict().get("holds"))
    passive = not _BE.isdisjoint(before[-_NEAR:]) and not deed.group().lower().endswith("ing")
    if passive and holds:
        return frozenset()
    told = [] if passive or holds else list(_object(side.text[deed.end() : deed.end() + _FAR]))
    told = told or _subject(before)
    if deed.group().lower() in _NOUNS:
        told += before[-1:]
    return senses_of(stem(word) for word in told if not is_empty(word))


def _object(text: str) -> Iterator[str]:
    """The noun that follows a verb: "the fragile truce" of "broke the fragile truce"."""
    found = False
    for word in _WORD.findall(_ENDS.split(text, maxsplit=1)[0].lower())[:_BEHIND]:
        if word in _STOPS or (found and word in _LINKS):
            return
        if word not in _LINKS:
            found = True
            yield word


def _subject(clause: list[str]) -> list[str]:
    """The noun of which a clause tells, without what hangs on it: "talks" of "talks on the deal were".

    Of a clause that tells of a noun before it, that noun: "a truce" of "agreed on a truce that has been".
    """
    told = next((place for place in range(1, len(clause)) if _tells_of_before(clause, place)), None)
    if told is not None:
        noun = clause[max((place + 1 for place in range(told) if clause[place] in _ONES), default=0) : told]
        return noun[: next((place for place, word in enumerate(noun) if word in _OF), len(noun))]
    verb = next((place for place, word in enumerate(clause) if word in _BE), len(clause))
    return clause[: next((place for place, word in enumerate(clause[:verb]) if word in _OF), verb)]


def _tells_of_before(clause: list[str], place: int) -> bool:
    """Whether a clause at a place tells of the noun before it, and not what somebody said: "that was", "that has"."""
    return clause[place] in _WHICH and (clause[place + 1 : place + 2] == [] or clause[place + 1] in _BE | _HAVE)
