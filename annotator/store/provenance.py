"""Owns what a decision tells of itself: what was on the screen, and which parts of a thing it changed from what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.domain.claim import Role, Slot, Status
from annotator.domain.decision import FROM_FILE, Decision, Exposure, Verb
from annotator.domain.fold import SCHEMA
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.domain.link import Relation, Standing, is_vague, vague_words
from annotator.domain.percent import percent
from annotator.domain.record import slot_of, span_of
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import PartChange


def shown_words(decision: Decision) -> str:
    """What was on the screen: what the machine proposed, or what had been decided before; "" if nothing was."""
    if decision.exposure is Exposure.BLIND:
        seen = "not known" if decision.via == FROM_FILE else "hidden, blind"
        return "" if decision.verb is Verb.ADD else seen
    match decision.kind:
        case Kind.CLAIM:
            return _claim_words(decision.shown)
        case Kind.LINK:
            return _link_words(decision)
        case _:
            return ""


def _claim_words(shown: JsonObject) -> str:
    if "copy_of" in shown:
        via = as_str(shown.get("via"))
        return f"decided with its copy, via {via}" if via else "decided with its exact copy"
    status, score = as_str(shown.get("status")), shown.get("score")
    if status != Status.PROPOSED:
        return _decided(status)
    if shown.get("makers") == []:
        return "as a file gave it"
    return f"machine {percent(score)} likely" if isinstance(score, int) else ""


def _link_words(decision: Decision) -> str:
    shown = decision.shown
    status, relation = as_str(shown.get("status")), as_str(shown.get("relation"))
    score = shown.get("alike", shown.get("score"))
    turned = bool(shown.get("a") and decision.payload.get("a") and shown["a"] != decision.payload["a"])
    told = f"{relation} the other way round" if turned else relation
    if status != Standing.SUGGESTED:
        return _decided(told if status == Standing.CONFIRMED else status)
    if not isinstance(score, int):
        return f"machine: {told}?" if relation else ""
    alike = f"{percent(score)} alike"
    if relation in list(Relation) and is_vague(Relation(relation), score):
        return f"machine: {vague_words(Relation(relation))}, {alike}"
    return f"machine: {told}? {alike}" if relation in list(Relation) else alike


def _decided(word: str) -> str:
    return f"as decided before: {word}" if word else ""


def changed_parts(decision: Decision, text: str) -> tuple[PartChange, ...]:
    """What a correction or a new statement of a fact changed; `text` is that of the claim's article."""
    if decision.verb is Verb.CORRECT:
        return tuple(_corrected(as_object(decision.shown.get("was")), decision.payload, text))
    if decision.verb is Verb.STATE and "status" in decision.shown:
        # Decisions of older versions hold the statement as the status, and no dates.
        was = {"text": decision.shown.get("status"), **as_object(decision.shown.get("was"))}
        return tuple(_plain(("text", "valid_from", "valid_to"), was, decision.payload))
    return ()


def _corrected(was: JsonObject, now: JsonObject, text: str) -> Iterator[PartChange]:
    yield from _plain(("text",), was, now)
    before, after = _span(was), _span(now)
    if before and after and before != after:
        yield _differing("span", (_quote(before, text), _quote(after, text)), (_place(before), _place(after)))
    if "slots" in now:
        yield from _slots(_read(was.get("slots")), _read(now.get("slots")), text)
    yield from _plain(("mode", "factuality"), was, now)


def _plain(parts: Iterable[str], was: JsonObject, now: JsonObject) -> Iterator[PartChange]:
    for part in parts:
        before, after = as_str(was.get(part)), as_str(now.get(part))
        if part in now and before != after:
            yield PartChange(part, before, after)


def _slots(was: Sequence[Slot], now: Sequence[Slot], text: str) -> Iterator[PartChange]:
    for role in Role:
        before, after = ([slot for slot in slots if slot.role is role] for slots in (was, now))
        if before != after:
            yield _differing(role.value, (_told(before, text), _told(after, text)), (_said(before), _said(after)))


def _differing(part: str, words: tuple[str, str], places: tuple[str, str]) -> PartChange:
    """The change in words, or in places where the words are the same."""
    return PartChange(part, *(words if words[0] != words[1] else places))


def _told(slots: Sequence[Slot], text: str) -> str:
    """What the slots say: a time the date it is read as, all others their words."""
    return ", ".join(
        slot.value if slot.value and (slot.role is Role.TIME or not slot.span) else _quote(slot.span, text)
        for slot in slots
    )


def _said(slots: Sequence[Slot]) -> str:
    return ", ".join(" ".join(part for part in (_place(slot.span), slot.value) if part) for slot in slots)


def _read(value: Json) -> list[Slot]:
    """The slots of a record; a slot that cannot be one is left out, for what was shown is not checked on the way in."""
    found = []
    for item in as_list(value):
        try:
            found.append(slot_of(item))
        except ValueError:
            continue
    return found


def _span(record: JsonObject) -> Span | None:
    try:
        return span_of(record)
    except ValueError:
        return None


def _quote(span: Span | None, text: str) -> str:
    return " ".join(span.quote(text).split()) if span else ""


def _place(span: Span | None) -> str:
    return f"characters {span.start} to {span.end}" if span else ""


_AFTER: Mapping[Verb, str] = {
    Verb.TAG: "no more found",
    Verb.CONFIRM: Status.CONFIRMED,
    Verb.CORRECT: Status.CORRECTED,
    Verb.REJECT: Status.REJECTED,
    Verb.UNSURE: Status.UNSURE,
    Verb.ADD: "added",
    Verb.STATE: "stated",
    Verb.SET: "anew",
    Verb.WITHDRAW: "withdrawn",
    Verb.REINSTATE: "reinstated",
}


def after_word(decision: Decision) -> str:
    """What the decision says: a relation, a verdict, a name, stances of evidence, what its verb makes, or a reason."""
    payload = decision.payload
    for key in ("relation", "verdict", "name"):
        word = as_str(payload.get(key))
        if word:
            return word
    if decision.verb is Verb.ASSESS:
        return ", ".join(dict.fromkeys(map(_stance, as_list(payload.get("evidence")))))
    if decision.verb is Verb.NOTE and (said := as_str(payload.get("text"))):
        return said
    if payload.get("policy") == SCHEMA:
        return f"label schema {payload.get('value')}"
    return str(_AFTER.get(decision.verb, "")) or as_str(payload.get("reason")) or decision.verb.value


def reason_words(decision: Decision) -> str:
    """The reason that was typed for a decision, unless it is what `after_word` says; "" for none."""
    payload = decision.payload
    reason = as_str(payload.get("rationale")) or as_str(payload.get("reason"))
    return "" if reason == after_word(decision) else reason


def before_word(decision: Decision) -> str:
    """Where its target stood when it was decided: a status, a verdict, of a link that is said anew its relation."""
    status = as_str(decision.shown.get("status"))
    decided = decision.verb is Verb.LINK and status == Standing.CONFIRMED
    return as_str(decision.shown.get("relation")) or status if decided else status


def undone_word(decision: Decision) -> str:
    """What a decision had said before it was undone: like `after_word`, and a reason with what it is the reason for."""
    word, reason = after_word(decision), reason_words(decision)
    return f"{word}: {reason}" if decision.verb is Verb.REJECT and reason else word


def _stance(item: Json) -> str:
    return as_str(as_object(item).get("stance")) or "taken out"
