"""The reasons of a link, read from the candidate's side: a chip in few words, and what to mark in its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.time import calendar_value
from annotator.gui.dates import MONTHS, short_date

_LONGEST_CHIP = 48
_NOT, _TO = ", not ", " → "
_WITHOUT = "without "
_OTHERS = ("another place", "other names")
"""How a reason says that two claims speak of something else."""
_AGREES, _FITS = " agrees with ", " fits "
_MONTH = re.compile("|".join(rf"\b{name[:3]}" for name in MONTHS))


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as said in whole; `kind` as a chip's, "" for one that is said in whole only.

    `words` are to be marked where they stand in the candidate's sentence, its time if `dated`.
    """

    said: str
    kind: str = ""
    chip: str = ""
    words: tuple[str, ...] = ()
    dated: bool = False


def righted(reason: str, quoted: str, *, own_first: bool) -> str:
    """A reason with its two values in the order of the link's ends, which a decision may have turned but not them.

    It is told by the candidate's words: they hold the value that stands for the own claim, and not the other.
    """
    for joint in (_NOT, _AGREES, _FITS):
        one, found, other = reason.partition(joint)
        if found:
            its, own = (other, one) if own_first else (one, other)
            turned = find_words(its, quoted) is None and find_words(own, quoted) is not None
            return f"{other}{joint}{one}" if turned else reason
    return reason


def read_change(reason: str, *, own_first: bool) -> Reason | None:
    """A reason of a link by which a is later, as from what to what; None for a reason that tells of one value.

    Worked example: "12 people, not 10 people" gives the chip "10 → 12 people", whichever claim is the own one.
    """
    later, found, former = reason.partition(_NOT)
    if not found:
        return None
    plain = _differing(former, later) if own_first else _differing(later, former)
    # What a later report replaces is a number, also where it is told in words.
    kind = plain.kind if plain.kind == "date" else "number"
    return replace(plain, said=f"{former} became {later}", chip=_from_to(former, later), kind=kind)


def _from_to(former: str, later: str) -> str:
    if calendar_value(former) and calendar_value(later):
        return _two_dates(former, later, _TO)
    number, _, unit = former.partition(" ")
    shared = unit and later.partition(" ")[2] == unit
    return f"{number if shared else former}{_TO}{later}"


def read_reason(reason: str, sentence: str, *, own_first: bool) -> Reason:
    """A reason of a link from the candidate's side; `own_first` if the own claim is the link's a.

    Of two values a reason names a's first. Worked example: "18 months, not 12 months" with the own claim first
    gives the chip "12, not 18 months".
    """
    for link_word, read in ((_NOT, _differing), (_AGREES, _agreeing), (_FITS, _fitting)):
        one, found, other = reason.partition(link_word)
        if found:
            return read(*((other, one) if own_first else (one, other)))
    if reason.startswith("other words: "):
        one, _, other = reason.removeprefix("other words: ").partition(" against ")
        return _opposed(*((other, one) if own_first else (one, other)))
    return _of_one_kind(reason, sentence)


def _of_one_kind(reason: str, sentence: str) -> Reason:
    if reason.startswith("only one names "):
        return _named_once(reason.removeprefix("only one names "), sentence)
    if reason.startswith("both name "):
        names = reason.removeprefix("both name ")
        return Reason(reason, "agrees", names, tuple(names.split(", ")))
    if reason.endswith(" in both"):
        value = reason.removesuffix(" in both")
        return Reason(reason, "agrees", value, (value,))
    if reason.startswith("same "):
        return Reason(reason, "agrees", reason, dated=True)
    if reason.startswith(("one denies", "another time")):
        return Reason(reason, "wording", reason)
    return Reason(reason)


def _named_once(name: str, sentence: str) -> Reason:
    if find_words(name, sentence) is None:
        return Reason(f"{_WITHOUT}{name}", "name", f"{_WITHOUT}{name}")
    return Reason(f"only here: {name}", "only here", name, (name,))


def instead(reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons, names first, where other names stand for several or for another place: "Boreas, Lasund instead".

    What the candidate names then stands for what it does not: "without Aurora" alone would not tell what it speaks of.
    """
    here = [reason for reason in reasons if reason.kind == "only here"]
    gone = [reason for reason in reasons if reason.chip.startswith(_WITHOUT)]
    others = len(gone) > 1 or any(words in reason.said for reason in reasons for words in _OTHERS)
    if not (here and gone and others):
        return list(reasons)
    words = f"{', '.join(reason.chip for reason in here)} instead"
    told = Reason(words, "name", words, tuple(name for reason in here for name in reason.words))
    left = [reason for reason in reasons if reason not in here and reason not in gone]
    return sorted([told, *left], key=lambda reason: reason.kind != "name")


def _differing(its: str, own: str) -> Reason:
    if calendar_value(its) and calendar_value(own):
        chip = _two_dates(its, own)
        return Reason(chip, "date", chip, dated=True)
    chip = _two_values(its, own)
    if _MONTH.search(its):
        return Reason(f"{its}, not {own}", "date", chip, (its,))
    number = any(character.isdigit() for character in its + own)
    return Reason(f"{its}, not {own}", "number" if number else "name", chip, (its,))


def _agreeing(its: str, own: str) -> Reason:
    return Reason(f"{its} agrees with {own}", "agrees", its[:_LONGEST_CHIP], (its,))


def _opposed(its: str, own: str) -> Reason:
    said = f"“{its}”, not “{own}”"
    return Reason(said, "wording", said, (its,))


def _fitting(its: str, own: str) -> Reason:
    said = f"{short_date(its)} fits {short_date(own)}"
    return Reason(said, "agrees", said, dated=True)


def _two_dates(its: str, own: str, joint: str = _NOT) -> str:
    """ "23, not 22 Dec" of two ISO days."""
    left, right = short_date(its).split(" "), short_date(own).split(" ")
    if len(left) == len(right) and left[-1] == right[-1] and len(left) > 1:
        left, right = left[:-1], right[:-1]  # one year, said nowhere
    if len(left) == len(right) and left[-1] == right[-1] and len(left) > 1:
        left = left[:-1]  # one month, said once
    return f"{' '.join(left)}{joint}{' '.join(right)}"


def _two_values(its: str, own: str) -> str:
    """ "12, not 18 months" of two numbers with one unit; other words as they are."""
    number, _, unit = its.partition(" ")
    shared = unit and own.endswith(f" {unit}") and number[-1:].isdigit()
    return f"{number if shared else its}{_NOT}{own}"


def find_words(words: str, sentence: str, start: int = 0) -> tuple[int, int] | None:
    """Where whole words stand in a sentence, from `start` on if they do, else anywhere; None if nowhere."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    found = pattern.search(sentence, start) or pattern.search(sentence)
    return found.span() if found else None
