"""Owns how a claim's content is laid out in a line, in both directions."""

from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, ordered
from annotator.domain.ids import ArticleId, ClaimId, EntityId
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.span import Span
from annotator.formats.native.anchors import Anchors
from annotator.formats.native.jsontext import share, ten_thousandths
from annotator.formats.native.shapes import ATTRIBUTION, SLOT, check_part
from annotator.formats.native.words import word

_ONE: Final[Mapping[str, Role]] = {
    "subject": Role.SUBJECT,
    "predicate": Role.PREDICATE,
    "time": Role.TIME,
    "place": Role.PLACE,
}
_MANY: Final[Mapping[str, Role]] = {"objects": Role.OBJECT, "quantities": Role.QUANTITY}
_ATTRIBUTED: Final[Mapping[str, Role]] = {"source": Role.SPEAKER, "cue": Role.CUE, "content": Role.CONTENT}
_SINGLE: Final = (*_ONE.values(), *_ATTRIBUTED.values())


def content_record(claim: Claim, text: str, speaker: EntityId | None = None) -> dict[str, Json]:
    """What a claim says, with quotes cut from the article's text."""
    more = [slot for role in _SINGLE for slot in claim.all(role)[1:]]
    record: dict[str, Json] = {
        **_span_record(claim.span, text),
        "text": claim.text,
        **{name: _slot_record(claim.slot(role), text) for name, role in _ONE.items()},
        **{name: [_slot_record(slot, text) for slot in claim.all(role)] for name, role in _MANY.items()},
        "attribution": _attribution_record(claim, text, speaker),
        "factuality": claim.factuality.value,
        "worth": share(claim.worth),
        "score": share(claim.score),
    }
    if more:
        record["more"] = [{"role": slot.role.value, **as_object(_slot_record(slot, text))} for slot in more]
    return record


def _span_record(span: Span, text: str) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _slot_record(slot: Slot | None, text: str) -> Json:
    if slot is None:
        return None
    record = _span_record(slot.span, text) if slot.span else {}
    if slot.value is not None or slot.role is Role.TIME:
        record["value"] = slot.value
    return record


def _attribution_record(claim: Claim, text: str, speaker: EntityId | None) -> Json:
    parts = {name: _slot_record(claim.slot(role), text) for name, role in _ATTRIBUTED.items()}
    if claim.mode is None and not any(parts.values()):
        return None
    if parts["source"]:
        parts["source"] = {**as_object(parts["source"]), "entity": speaker}
    return {**parts, "mode": claim.mode.value if claim.mode else None}


def content_of(record: JsonObject, article: ArticleId, anchors: Anchors) -> Claim:
    """The claim a record describes, still without id; ValueError if a part of it fits nowhere."""
    span = anchors.span(record)
    said = as_object(record.get("attribution"))
    check_part(ATTRIBUTION, said)
    mode, factuality = optional_str(said.get("mode")), as_str(record.get("factuality"), "CT+")
    return Claim(
        id=ClaimId(""),
        article=article,
        span=span,
        text=as_str(record.get("text"), span.quote(anchors.text)),
        slots=ordered(_slots(record, said, anchors)),
        mode=word(Mode, mode, "mode") if mode else None,
        factuality=word(Factuality, factuality, "factuality"),
        worth=_share(record, "worth", 5_000),
        score=_share(record, "score", 10_000),
    )


def speaker_of(record: JsonObject) -> EntityId | None:
    """The entity that a claim's line names as its speaker."""
    named = optional_str(as_object(as_object(record.get("attribution")).get("source")).get("entity"))
    return EntityId(named) if named else None


def _share(record: JsonObject, name: str, default: int) -> int:
    value = record.get(name)
    return default if value is None else ten_thousandths(value)


def _slots(record: JsonObject, said: JsonObject, anchors: Anchors) -> Sequence[Slot]:
    given = [(role, record.get(name)) for name, role in _ONE.items()]
    given += [(role, item) for name, role in _MANY.items() for item in as_list(record.get(name))]
    given += [(role, said.get(name)) for name, role in _ATTRIBUTED.items()]
    given += [(word(Role, as_str(as_object(item).get("role")), "role"), item) for item in as_list(record.get("more"))]
    return [_slot(role, as_object(value), anchors) for role, value in given if value is not None]


def _slot(role: Role, record: JsonObject, anchors: Anchors) -> Slot:
    check_part(SLOT, record)
    placed = record.get("start") is not None or record.get("end") is not None
    value = optional_str(record.get("value"))
    if not placed and value is None:
        raise ValueError(f"a {role.value} needs start and end, or a value")
    return Slot(role, anchors.span(record) if placed else None, value)
