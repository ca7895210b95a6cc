"""The words of the history: what a decision is called, when it was, which key made it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from annotator.domain.claim import Factuality
from annotator.domain.decision import Verb
from annotator.domain.fact import Verdict
from annotator.domain.link import Standing
from annotator.domain.reasons import certainty_words
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow, PartChange
from annotator.gui.actions import cap
from annotator.gui.dates import MONTHS, short_date
from annotator.gui.delegates.decision import DecisionWords
from annotator.gui.speech import sentences
from annotator.gui.views.review_words import SLOT_WORDS
from annotator.gui.wording import one_line

VERDICTS = frozenset(verdict.value for verdict in Verdict)
TAKEN_OUT = "taken out"
"""What a decision says that takes evidence out of a fact."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class VerbWords:
    """What a verb is called once it is done, its drawing, and the look whose colour it has."""

    done: str
    icon: str
    tone: str = ""


VERB_WORDS = {
    Verb.CONFIRM: VerbWords("confirmed", "tick", "confirmed"),
    Verb.CORRECT: VerbWords("corrected", "pencil", "corrected"),
    Verb.REJECT: VerbWords("rejected", "cross", "rejected"),
    Verb.UNSURE: VerbWords("unsure", "question", "unsure"),
    Verb.ADD: VerbWords("added", "plus", "only_here"),
    Verb.LINK: VerbWords("linked", "link", "confirmed"),
    Verb.UNITE: VerbWords("united", "entities", "confirmed"),
    Verb.SPLIT: VerbWords("split", "scissors", "rejected"),
    Verb.RENAME: VerbWords("renamed", "tag"),
    Verb.STATE: VerbWords("stated", "facts", "confirmed"),
    Verb.ASSESS: VerbWords("assessed", "shield-check"),
    Verb.RETRACT: VerbWords("retracted", "alert", "rejected"),
    Verb.REANCHOR: VerbWords("reanchored", "pin"),
    Verb.NOTE: VerbWords("noted", "note"),
    Verb.TAG: VerbWords("looked", "eye"),
    Verb.SET: VerbWords("set", "settings"),
    Verb.ADJUDICATE: VerbWords("settled", "team"),
    Verb.WITHDRAW: VerbWords("undid", "undo"),
    Verb.REINSTATE: VerbWords("redid", "redo"),
}
_FAMILY_WORDS = {
    Verb.CONFIRM: VerbWords("joined", "tick", "confirmed"),
    Verb.REJECT: VerbWords("cut", "scissors", "rejected"),
}
_FAMILY_VALUES = {Standing.CONFIRMED.value: "joined", Standing.REJECTED.value: "cut"}
_VERDICT_TONES = {
    Verdict.SUPPORTED.value: "confirmed",
    Verdict.REFUTED.value: "rejected",
    Verdict.CONFLICTING.value: "unsure",
    Verdict.NOT_ENOUGH.value: "proposed",
}


def verb_words(row: HistoryRow) -> VerbWords:
    """What a decision is called: an assessment is a verdict, or evidence put in or taken out."""
    if row.kind is Kind.FAMILY and row.verb in _FAMILY_WORDS:
        return _FAMILY_WORDS[row.verb]
    if row.verb is Verb.STATE and row.after not in VERDICTS:
        return VerbWords("restated", "pencil", "corrected")
    if row.verb is not Verb.ASSESS:
        return VERB_WORDS[row.verb]
    if row.after in VERDICTS:
        return VerbWords("verdict", "shield-check", _VERDICT_TONES[row.after])
    return VerbWords("evidence", "trash" if row.after == TAKEN_OUT else "plus", "only_here")


def value_words(value: str, kind: Kind | None) -> str:
    """What a thing of a kind stands at, in words: copies are joined or cut."""
    return _FAMILY_VALUES.get(value, value) if kind is Kind.FAMILY else value


def after_words(row: HistoryRow) -> str:
    """What the decision made of it: "Confirmed", "Rejected: opinion", "When: 22 Dec 2020", "Withdrawn, was …"."""
    after = value_words(row.after, row.told)
    if row.changed:
        after = " · ".join(f"{_part(each)}: {_value(each.part, each.after)}" for each in row.changed)
    elif row.verb is Verb.STATE and after not in VERDICTS:
        after = verb_words(row).done
    if row.reason:
        after = f"{after}: {one_line(row.reason)}"
    return f"Withdrawn, was {capitalised(after)}" if row.withdrawn else capitalised(after)


def before_words(row: HistoryRow) -> str:
    """What it was on the screen before; of a correction or a new statement the parts that it changed."""
    if row.changed:
        return capitalised(" · ".join(f"{_part(each)}: {_value(each.part, each.before)}" for each in row.changed))
    return capitalised(one_line(value_words(row.before, row.told))) or "—"


def changed_words(row: HistoryRow) -> str:
    """What a decision changed from what to what: "When: four days after → 22 Dec 2020"; "" for nothing."""
    told = (f"{_part(p)}: {_value(p.part, p.before)} → {_value(p.part, p.after)}" for p in row.changed)
    return capitalised("; ".join(told))


_PARTS = {
    "text": "wording", "span": "span", "mode": "quoted", "factuality": "certainty",
    "valid_from": "held from", "valid_to": "held until", "cue": "cue", "content": "content",
    **{role.value: words.label.lower() for role, words in SLOT_WORDS.items()},
}  # fmt: skip


def _part(change: PartChange) -> str:
    return _PARTS.get(change.part, change.part)


def _value(part: str, value: str) -> str:
    """The value in words; a dash for none."""
    if part == "factuality" and value in list(Factuality):
        return certainty_words(Factuality(value))
    return short_date(one_line(value)) or "—"


def capitalised(words: str) -> str:
    """The words with their first letter large and the others as they are."""
    return words[:1].upper() + words[1:]


def object_words(row: HistoryRow) -> str:
    """What the decision was about, or what was undone by it: the claim's words, the fact's, how many decisions."""
    words = one_line(row.object)
    if row.told is Kind.FACT:
        return f"Fact: {words}"
    return words or "—"


def via_words(via: str) -> tuple[str, bool]:
    """How it was made, and whether that was a key: ("C", True), ("mouse", False)."""
    name, colon, key = via.partition(":")
    return (cap(key), True) if colon and name == "key" else (via or "—", False)


def decision_words(row: HistoryRow) -> DecisionWords:
    """Everything a row of the history shows."""
    verb, (key, pressed) = verb_words(row), via_words(row.via)
    texts = (
        clock(row.at), row.analyst, verb.done, object_words(row), before_words(row), after_words(row), key,
        one_line(row.shown) or "—",
    )  # fmt: skip
    return DecisionWords(texts, verb.icon, verb.tone, pressed, row.withdrawn, row.joint)


def spoken(row: HistoryRow) -> str:
    """The whole decision as a screen reader says it."""
    words = decision_words(row)
    time, who, verb, about, before, after, key, shown = words.texts
    rest = (("Before:", before), ("After:", after), ("By", key), ("Shown:", shown))
    return sentences(f"{time}, {who} {verb}: {about}", *(f"{word} {said}" for word, said in rest if said))


def moment(at: str, zone: tzinfo | None = None) -> datetime | None:
    """An ISO time where the analyst is; None if it is none."""
    try:
        return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(zone)
    except ValueError:
        return None


def clock(at: str) -> str:
    """The time of the day: "14:29"; as it stands if it is no time."""
    then = moment(at)
    return f"{then:%H:%M}" if then else at


def day_words(day: date, today: date | None = None) -> str:
    """A day's heading: "Saturday 21 November, today"; with the year if it is another one."""
    now = today or datetime.now(UTC).astimezone().date()
    words = f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if day == now:
        return f"{words}, today"
    return words if day.year == now.year else f"{words} {day.year}"


def when_words(at: str, today: date | None = None) -> str:
    """Day and time: "14:31" today, else "20 Nov, 17:55", with the year if it is another one."""
    then = moment(at)
    if then is None:
        return at
    now = today or datetime.now(UTC).astimezone().date()
    if then.date() == now:
        return f"{then:%H:%M}"
    year = "" if then.year == now.year else f" {then.year}"
    return f"{then.day} {MONTHS[then.month - 1][:3]}{year}, {then:%H:%M}"
