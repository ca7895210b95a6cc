"""Owns what a target's decisions make of it, from their rows alone, by the rules of the fold."""

from collections.abc import Iterable, Sequence

from annotator.domain.claim import Status
from annotator.domain.decision import Verb
from annotator.domain.fact import Verdict
from annotator.domain.link import Standing
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.gui.views.history_words import VERDICTS

JUDGES = {
    Verb.CONFIRM: Status.CONFIRMED.value,
    Verb.CORRECT: Status.CORRECTED.value,
    Verb.REJECT: Status.REJECTED.value,
    Verb.UNSURE: Status.UNSURE.value,
    Verb.ADD: Status.CONFIRMED.value,
    Verb.LINK: Standing.CONFIRMED.value,
    Verb.RENAME: Standing.CONFIRMED.value,
}
"""Verbs that give a status, and which."""


def made(rows: Iterable[HistoryRow]) -> bool:
    """Whether one of the decisions makes the thing, so that it exists without a machine's proposal."""
    return any(row.verb in (Verb.ADD, Verb.STATE) for row in rows)


def value(rows: Sequence[HistoryRow], kind: Kind | None) -> str:
    """The status, relation or verdict that live decisions give, oldest first; the newest judgement decides."""
    if kind is Kind.FACT:
        verdicts = [row.after for row in rows if row.verb in (Verb.STATE, Verb.ASSESS) and row.after in VERDICTS]
        return verdicts[-1] if verdicts else Verdict.NOT_ENOUGH.value
    if kind is Kind.ARTICLE:
        return "no more found" if any(row.verb is Verb.TAG for row in rows) else "as it came in"
    word = Status.PROPOSED.value if kind is Kind.CLAIM else Standing.SUGGESTED.value
    corrected: set[str] = set()
    for row in rows:
        if row.verb is Verb.CORRECT:
            corrected.add(row.analyst)
        seen = bool(corrected) and row.before not in (Status.PROPOSED.value, Standing.SUGGESTED.value)
        again = row.verb is Verb.CONFIRM and (row.analyst in corrected or seen)
        word = Status.CORRECTED.value if again else _value_of(row) or word
    return word


def _value_of(row: HistoryRow) -> str:
    return row.after if row.verb is Verb.LINK else JUDGES.get(row.verb, "")
