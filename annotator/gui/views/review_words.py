"""The words of a claim as Review shows and speaks them: slots, certainty, who decided when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.reasons import certainty_words, likely_words
from annotator.domain.time import calendar_value
from annotator.domain.view import ClaimCard
from annotator.gui.dates import MONTHS, date_words, short_date
from annotator.gui.delegates.card import CardWords
from annotator.gui.speech import sentences
from annotator.gui.wording import one_line

OWN_VOICE = "the article’s own voice"
_DENYING = ("deny", "deni", "reject", "refut", "rebut", "dismiss")
"""How words begin by which a speaker denies what is then told."""


@dataclass(frozen=True, slots=True)
class SlotWords:
    """How a role is called and drawn in a form."""

    label: str
    icon: str


SLOT_WORDS = {
    Role.SUBJECT: SlotWords("Who", "head"),
    Role.PREDICATE: SlotWords("Did what", "arrow-right"),
    Role.OBJECT: SlotWords("Whom, what", "tag"),
    Role.QUANTITY: SlotWords("How much", "hash"),
    Role.TIME: SlotWords("When", "calendar"),
    Role.PLACE: SlotWords("Where", "pin"),
    Role.SPEAKER: SlotWords("Said by", "speech"),
}
"""The slots a person reads and fills; cue and content follow the speaker."""
DENIED_BY = SlotWords("Denied by", "speech")
"""How the speaker's slot is called on the card of what they deny."""

_LINE = (Role.SUBJECT, Role.PREDICATE, Role.OBJECT, Role.QUANTITY, Role.PLACE, Role.TIME)


def slot_words(slot: Slot, article_text: str) -> str:
    """What the slot says, and how its words are read if they were given a date."""
    words = one_line(slot.words(article_text))
    if slot.span is None or slot.value is None:
        return date_words(words)
    read_as = date_words(slot.value)
    return words if read_as.lower() == words.lower() else f"“{words}”, read as {read_as}"


def short_slot(slot: Slot, article_text: str) -> str:
    """What the slot says in few words: the date if there is one, else the words."""
    if slot.value is not None and calendar_value(slot.value):
        return short_date(slot.value)
    return one_line(slot.words(article_text))


def slot_line(claim: Claim, article_text: str) -> str:
    """The slots of a claim in one line: "Akar · met · Namroush · Tripoli · 26 Dec 2020"."""
    slots: Sequence[Slot] = [slot for role in _LINE for slot in claim.all(role)]
    return " · ".join(short_slot(slot, article_text) for slot in slots)


def voice_words(card: ClaimCard, article_text: str) -> str:
    """Who says it, who is meant, and how certain: "the minister (Hulusi Akar) · certain"."""
    slot, meant = card.claim.slot(Role.SPEAKER), one_line(card.speaker)
    who = one_line(slot.words(article_text)) if slot else OWN_VOICE
    if slot and meant and meant.lower() not in who.lower():
        who = f"{who} ({meant})"
    return f"{who} · {certainty_words(card.claim.factuality)}"


def denies(claim: Claim, article_text: str) -> bool:
    """Whether a speaker denies what the claim says, so that its wording alone would read as said by them."""
    cue = claim.slot(Role.CUE)
    words = cue.words(article_text).lower().split() if cue and claim.factuality.value.endswith("-") else ()
    return any(word.startswith(_DENYING) for word in words)


def spoken_voice(card: ClaimCard, article_text: str) -> str:
    """Who says or denies it: "Denied by two witnesses"; "" for the article itself."""
    if not card.speaker:
        return ""
    does = "Denied" if denies(card.claim, article_text) else "Said"
    return f"{does} by {one_line(card.speaker)}"


def local_time(at: str, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """An ISO time where the analyst is: "14:31" today, "20 Nov" this year, "20 Nov 2025" before; "" for none."""
    try:
        then = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(zone)
    except ValueError:
        return ""
    today = (now or datetime.now(UTC)).astimezone(zone)
    if then.date() == today.date():
        return f"{then:%H:%M}"
    day = f"{then.day} {MONTHS[then.month - 1][:3]}"
    return day if then.year == today.year else f"{day} {then.year}"


def who_and_when(card: ClaimCard, analyst: str) -> str:
    """Who stands behind the status: "you, 14:31", "A2, 20 Nov" or "machine 93 % likely"."""
    if not card.analyst:
        return f"machine {likely_words(card.claim.score)}"
    who = "you" if card.analyst == analyst else card.analyst
    when = local_time(card.at)
    return f"{who}, {when}" if when else who


def card_words(card: ClaimCard, article_text: str, analyst: str) -> CardWords:
    """Everything a card at rest shows, and what a screen reader says of it."""
    text, right = one_line(card.claim.text), who_and_when(card, analyst)
    voice = spoken_voice(card, article_text)
    rejected = card.status is Status.REJECTED and card.reason
    reason = f"Rejected: {card.reason}" if rejected else ""
    disputed = "Disputed" if card.disputed else ""
    return CardWords(
        number=str(card.number),
        status=card.status.value,
        status_word=card.status.value.capitalize(),
        speaker=voice if denies(card.claim, article_text) else one_line(card.speaker),
        voice=voice,
        right=right,
        text=text,
        slots="" if rejected else slot_line(card.claim, article_text),
        reason=reason,
        disputed=card.disputed,
        spoken=sentences(f"Claim {card.number}, {card.status.value}, {right}: {text}", voice, reason, disputed),
    )
