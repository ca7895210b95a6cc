"""Owns the words in which a decision is told: what somebody did, to what, what it was before and why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Factuality, Status
from annotator.domain.decision import Verb
from annotator.domain.reasons import certainty_words
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow, PartChange
from annotator.formats.dossier.words import day_words

_DONE: Final[Mapping[Verb, str]] = MappingProxyType(
    {
        Verb.CONFIRM: "confirmed",
        Verb.CORRECT: "corrected",
        Verb.REJECT: "rejected",
        Verb.UNSURE: "left unsure",
        Verb.ADD: "added",
        Verb.LINK: "linked",
        Verb.UNITE: "united",
        Verb.SPLIT: "split",
        Verb.RENAME: "renamed",
        Verb.STATE: "stated",
        Verb.ASSESS: "assessed",
        Verb.RETRACT: "retracted",
        Verb.REANCHOR: "put in another place",
        Verb.NOTE: "noted on",
        Verb.TAG: "looked through",
        Verb.SET: "set",
        Verb.ADJUDICATE: "settled",
        Verb.WITHDRAW: "undid",
        Verb.REINSTATE: "redid",
    }
)
_THINGS: Final[Mapping[Kind, str]] = MappingProxyType({Kind.FAMILY: "shared text", Kind.ENTITY: "name"})
_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text": "wording",
        "factuality": "certainty",
        "valid_from": "held from",
        "valid_to": "held until",
        "mode": "quoted",
    }
)


def decision_words(row: HistoryRow) -> str:
    """What somebody decided, without who and when: "assessed the fact: refuted (was supported)"."""
    done = f"{_DONE[row.verb]}{_object(row)}"
    after = "; ".join(_change(each) for each in row.changed) or _after(row)
    told = ": ".join(part for part in (done, after, " ".join(row.reason.split())) if part)
    return f"{told} (withdrawn)" if row.withdrawn else told


def _object(row: HistoryRow) -> str:
    words = " ".join(row.object.split())
    if row.told is Kind.FACT:
        return " the fact"
    if row.verb is Verb.LINK and row.joint:
        return f": {words}"
    if row.told in (Kind.CLAIM, None):
        return f" “{words}”" if words else ""
    return f" the {_THINGS.get(row.told, row.told.value)}" + (f" {words}" if words and words != row.told.value else "")


def _after(row: HistoryRow) -> str:
    if row.verb is Verb.LINK and row.joint:  # How they are related stands between the words.
        return ""
    if row.verb is Verb.CONFIRM and row.after == Status.CORRECTED:
        return "as it was corrected"
    after = "" if row.after in (_DONE[row.verb], row.verb.value, "stated", "withdrawn", "reinstated") else row.after
    told = " ".join(after.split())
    if row.verb is Verb.ASSESS and row.before and row.before != row.after:
        return f"{told} (was {row.before})"
    return told


def _change(each: PartChange) -> str:
    before = f"{_value(each, each.before)} → " if each.before.strip() else ""
    return f"{_PARTS.get(each.part, each.part)} {before}{_value(each, each.after)}"


def _value(each: PartChange, value: str) -> str:
    if each.part == "factuality" and value in list(Factuality):
        return certainty_words(Factuality(value))
    return day_words(" ".join(value.split())) or "—"
