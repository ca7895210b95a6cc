"""What a correction makes of typed words and selected spans; knows no widget."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.claim import Claim, Factuality, Role, Slot
from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.domain.view import ClaimCard
from annotator.gui.dates import date_words, granularity, typed_date
from annotator.gui.views.review_words import SLOT_WORDS
from annotator.gui.wording import one_line
from annotator.services.dating import resolved


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form: the slot it shows (None if it is empty so far) and its words at the start."""

    role: Role
    slot: Slot | None
    shown: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A field as it stands now; `span` if its words were selected in the article, which is of the date `published`."""

    place: Place
    words: str
    span: Span | None = None
    published: str | None = None

    @property
    def changed(self) -> bool:
        """Whether it differs from what it showed at the start."""
        return self.span is not None or one_line(self.words) != self.place.shown


@dataclass(frozen=True, slots=True)
class Edit:
    """A whole form."""

    text: str
    span: Span
    factuality: Factuality
    fields: Sequence[Filled]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed about a claim and left: it holds while nothing else was decided about that claim."""

    card: ClaimCard
    text: str
    span: Span
    factuality: Factuality
    fields: Sequence[tuple[str, Span | None]]

    def fits(self, card: ClaimCard) -> bool:
        """Whether the claim stands as it did when this was typed."""
        then = self.card
        return (card.claim, card.status, card.at) == (then.claim, then.status, then.at)


def places(claim: Claim, article_text: str) -> list[Place]:
    """The fields of a claim in the order of the form: one for every slot, and one for every role without."""
    return [
        Place(role, slot, shown_in_field(slot, article_text))
        for role in SLOT_WORDS
        for slot in (claim.all(role) or (None,))
    ]


def shown_in_field(slot: Slot | None, article_text: str) -> str:
    """What a field shows of a slot: the date if it has one, else the words."""
    if slot is None:
        return ""
    if slot.value is not None and (slot.span is None or calendar_value(slot.value)):
        return date_words(slot.value)
    return one_line(slot.words(article_text))


def filled_slot(field: Filled, within: Span, article_text: str) -> Slot | None:
    """The slot a field stands for; None if it is empty. Raises ImpossibleDate for a day there is not."""
    words = one_line(field.words)
    if not words:
        return None
    if not field.changed:
        return field.place.slot
    if field.place.role is Role.TIME and (value := typed_date(words)):
        return Slot(Role.TIME, field.span or _old_span(field), value)
    span = field.span or _find(words, within, article_text)
    if field.place.role is Role.TIME and (value := resolved(words, field.published)):
        return Slot(Role.TIME, span or _old_span(field), value)
    return Slot(field.place.role, span, None if span else words)


def note(field: Filled, article_text: str) -> str:
    """What a changed field says of its past: "When was “four days after”; now a date"; "" if nothing changed."""
    if not field.changed:
        return ""
    name = SLOT_WORDS[field.place.role].label.split(",")[0]
    words = one_line(field.words)
    slot = field.place.slot
    if slot is None:
        return f"{name} was not given{_now(field, words).removesuffix(_ONLY_WORDS)}" if words else ""
    # The words of the text say more than the date they were read as.
    old = one_line(slot.words(article_text)) if slot.span else field.place.shown
    if not words:
        return f"{name} was “{old}”; now taken out"
    return f"{name} was “{old}”{_now(field, words)}"


def corrected(claim: Claim, edit: Edit, article_text: str) -> Claim:
    """The claim with what the form changes, and nothing else. Raises ImpossibleDate."""
    text = claim.text if one_line(edit.text) == one_line(claim.text) else one_line(edit.text)
    changed = replace(claim, text=text or claim.text, span=edit.span, factuality=edit.factuality)
    for role in dict.fromkeys(field.place.role for field in edit.fields if field.changed):
        made = [filled_slot(field, edit.span, article_text) for field in edit.fields if field.place.role is role]
        changed = changed.with_slots(role, [slot for slot in made if slot is not None])
    if claim.slot(Role.SPEAKER) and not changed.slot(Role.SPEAKER):
        return _in_own_voice(changed)
    return changed


def _in_own_voice(claim: Claim) -> Claim:
    """Without a speaker there is nobody whom cue and content could belong to."""
    return replace(claim.with_slots(Role.CUE, ()).with_slots(Role.CONTENT, ()), mode=None)


def _old_span(field: Filled) -> Span | None:
    return field.place.slot.span if field.place.slot else None


_ONLY_WORDS = "; now words"


def _now(field: Filled, words: str) -> str:
    if field.place.role is not Role.TIME:
        return ""
    if value := typed_date(words):
        return f"; now a {granularity(value)}"
    value = resolved(words, field.published)
    return f"; now {date_words(value)}" if value else _ONLY_WORDS


def _find(words: str, within: Span, article_text: str) -> Span | None:
    """Where typed words stand in the claim's own text."""
    at = article_text.find(words, within.start, within.end)
    return Span(at, at + len(words)) if at >= 0 else None


SEGMENTS = (("CT", "Certain"), ("PR", "Probable"), ("PS", "Possible"), ("U", "Unclear"))
"""The choices of certainty, by how their FactBank value begins."""


def segment_of(factuality: Factuality) -> str:
    """The choice that stands for a FactBank value: certain about nothing is unclear, too."""
    return factuality.value[:2] if factuality.value[-1] in "+-" else "U"


def factuality_of(segment: str, denied: bool, before: Factuality) -> Factuality:
    """The FactBank value of a choice; the one before if the choice says the same."""
    if segment == segment_of(before) and (segment == "U" or denied == before.value.endswith("-")):
        return before
    return Factuality.UNKNOWN if segment == "U" else Factuality(f"{segment}{'-' if denied else '+'}")
