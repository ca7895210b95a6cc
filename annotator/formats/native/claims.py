"""Owns how a claim's content is laid out in a line, in both directions."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Final

from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, ordered
from annotator.domain.ids import ArticleId, ClaimId, EntityId, claim_id
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.span import Span
from annotator.formats.native.anchors import Anchors
from annotator.formats.native.jsontext import share, ten_thousandths
from annotator.formats.native.shapes import ATTRIBUTION, SLOT, check_part
from annotator.formats.native.words import word

ONE: Final[Mapping[str, Role]] = {
    "subject": Role.SUBJECT,
    "predicate": Role.PREDICATE,
    "time": Role.TIME,
    "place": Role.PLACE,
}
MANY: Final[Mapping[str, Role]] = {"objects": Role.OBJECT, "quantities": Role.QUANTITY}
ATTRIBUTED: Final[Mapping[str, Role]] = {"source": Role.SPEAKER, "cue": Role.CUE, "content": Role.CONTENT}
_SLOTTED: Final = frozenset((*ONE, *MANY, "attribution", "more"))
_SINGLE: Final = (*ONE.values(), *ATTRIBUTED.values())
_SAID: Final = tuple(field.name for field in fields(Claim) if field.name not in {"makers", "why"})


def content_record(claim: Claim, text: str, speaker: EntityId | None = None) -> dict[str, Json]:
    """What a claim says, with quotes cut from the article's text."""
    told: dict[Role, list[Json]] = {}
    for slot in claim.slots:
        told.setdefault(slot.role, []).append(_slot_record(slot, text))
    record: dict[str, Json] = {
        **_span_record(claim.span, text),
        "text": claim.text,
        **{name: told[role][0] if role in told else None for name, role in ONE.items()},
        **{name: told.get(role, []) for name, role in MANY.items()},
        "attribution": _attribution_record(claim, told, speaker),
        "factuality": claim.factuality.value,
        "worth": share(claim.worth),
        "score": share(claim.score),
    }
    if len(claim.slots) > len(told):  # some role has several slots
        more = [{"role": role.value, **as_object(each)} for role in _SINGLE for each in told.get(role, [])[1:]]
        return {**record, "more": more} if more else record
    return record


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims differ at most in who made them and why."""
    return one is other or all(getattr(one, name) == getattr(other, name) for name in _SAID)


def _span_record(span: Span, text: str) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _slot_record(slot: Slot, text: str) -> Json:
    record = _span_record(slot.span, text) if slot.span else {}
    if slot.value is not None or slot.role is Role.TIME:
        record["value"] = slot.value
    return record


def _attribution_record(claim: Claim, told: Mapping[Role, Sequence[Json]], speaker: EntityId | None) -> Json:
    if claim.mode is None and told.keys().isdisjoint(ATTRIBUTED.values()):
        return None
    parts = {name: told[role][0] if role in told else None for name, role in ATTRIBUTED.items()}
    if parts["source"]:
        parts["source"] = {**as_object(parts["source"]), "entity": speaker}
    return {**parts, "mode": claim.mode.value if claim.mode else None}


def content_of(
    record: JsonObject, article: ArticleId, anchors: Anchors, *, identity: ClaimId | None, makers: tuple[str, ...] = ()
) -> Claim:
    """The claim a record describes, its id by its place unless it is given; ValueError if a part fits nowhere."""
    span = anchors.span(record)
    # Many claims that other programs made have none of these keys.
    said = as_object(record["attribution"]) if "attribution" in record else {}
    if said:
        check_part(ATTRIBUTION, said)
    slots = () if _SLOTTED.isdisjoint(record) else ordered(_slots(record, said, anchors))
    mode, factuality = optional_str(said.get("mode")), optional_str(record.get("factuality"))
    return Claim(
        identity or _by_place(article, span, slots),
        article,
        span,
        as_str(record["text"], span.quote(anchors.text)) if "text" in record else span.quote(anchors.text),
        slots,
        word(Mode, mode, "mode") if mode else None,
        Factuality.CERTAIN if factuality is None else word(Factuality, factuality, "factuality"),
        _share(record, "worth", 5_000) if "worth" in record else 5_000,
        _share(record, "score", 10_000) if "score" in record else 10_000,
        makers,
        why_of(record),
    )


def _by_place(article: ArticleId, span: Span, slots: Sequence[Slot]) -> ClaimId:
    predicate = next((slot.span for slot in slots if slot.role is Role.PREDICATE), None) if slots else None
    return claim_id(article, span, predicate)


def why_of(record: JsonObject) -> tuple[str, ...]:
    """What a claim's line says of how it was found."""
    return tuple(as_str(word) for word in as_list(record["why"])) if "why" in record else ()


def speaker_of(record: JsonObject) -> EntityId | None:
    """The entity that a claim's line names as its speaker."""
    if record.get("attribution") is None:
        return None
    named = optional_str(as_object(as_object(record.get("attribution")).get("source")).get("entity"))
    return EntityId(named) if named else None


def _share(record: JsonObject, name: str, default: int) -> int:
    value = record.get(name)
    return default if value is None else ten_thousandths(value)


def _slots(record: JsonObject, said: JsonObject, anchors: Anchors) -> Sequence[Slot]:
    given = [(role, record.get(name)) for name, role in ONE.items()]
    given += [(role, item) for name, role in MANY.items() for item in as_list(record.get(name))]
    given += [(role, said.get(name)) for name, role in ATTRIBUTED.items()]
    given += [(word(Role, as_str(as_object(item).get("role")), "role"), item) for item in as_list(record.get("more"))]
    found: list[Slot] = []
    wrong: list[str] = []
    for role, value in given:
        try:
            found += [] if value is None else [_slot(role, value, anchors)]
        except ValueError as error:
            wrong.append(f"{role.value}: {error}")
    if wrong:
        raise ValueError("; ".join(wrong))
    return found


def _slot(role: Role, told: Json, anchors: Anchors) -> Slot:
    record = as_object(told)
    check_part(SLOT, record)
    placed = record.get("start") is not None or record.get("end") is not None
    value = optional_str(record.get("value"))
    if not placed and value is None:
        raise ValueError("it needs start and end, or a value")
    return Slot(role, anchors.span(record) if placed else None, value)
