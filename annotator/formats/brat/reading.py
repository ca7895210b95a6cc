"""Owns what comes in from brat: every span as a mention, and those that are claims as claims, with their slots."""

import contextlib
import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.claim import Factuality, Role
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ArticleId, mention_id
from annotator.domain.json import Json, JsonObject, as_list, as_str, optional_str
from annotator.formats.brat import about
from annotator.formats.brat.counting import as_counted
from annotator.formats.brat.lines import Annotations, Event, Spanned, Told
from annotator.formats.brat.words import CLAIM, ROLE_OF_TYPE, label_of_type, value_of
from annotator.formats.encodings import Decoding
from annotator.formats.judges import judges_told, lookers_told
from annotator.formats.native.anchors import anchors
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import NumberedRecords, article_record, slots_record, under_its_id
from annotator.formats.originals import Original
from annotator.formats.passing import listed
from annotator.formats.plain import raw_text

_HEAD: Final = 4096
_LITBANK: Final = re.compile(r"\s*+(?:MENTION|COREF)\t")
_NEGATED: Final = frozenset({"negation", "negated"})
_SPECULATED: Final = frozenset({"speculation", "speculated"})
_NOT: Final = ("false", "no", "none")
_HELD: Final = {
    (False, False): Factuality.CERTAIN,
    (True, False): Factuality.CERTAIN_NOT,
    (False, True): Factuality.POSSIBLE,
    (True, True): Factuality.POSSIBLE_NOT,
}
_OURS: Final = ("Status", "Factuality", "Mode")
"""The attributes of a claim that have places here."""


def along(name: str) -> tuple[str, ...]:
    """The text that an annotation file belongs to, and what our own export tells of its article."""
    stem = name.removesuffix(".ann")
    return f"{stem}.txt", about.name_beside(stem)


def records(original: Original) -> NumberedRecords:
    """The native records of an annotation file and its text; a line that cannot be read is an error in its place."""
    beside = original.beside(along(original.name)[0])
    try:
        lines, decoding = "", Decoding("utf-8")
        if original.head(_HEAD).strip():
            lines, decoding = raw_text(original, original.encoding)
        shown, shown_in = raw_text(beside, original.encoding)
        counted = as_counted(shown, lines.removeprefix("\ufeff"))
        text, lines = counted.text, counted.annotations
        known = about.read(original, original.name.removesuffix(".ann"))
    except BadFile as error:
        gone = isinstance(error.__cause__, FileNotFoundError)
        yield BadFile("text-wanted", file=original.shown, text=beside.name) if gone else error
        return
    yield from decoding.remarks(original.shown)
    yield from shown_in.remarks(beside.shown)
    if counted.unit:
        yield Remark("places-in-units", file=original.shown, unit=counted.unit)
    found = Annotations(text, anchors(text))
    said = {name: value for name, value in known.items() if name != LOOKED}
    article = under_its_id({**article_record(text, beside.name), **said}, optional_str(said.get("id")))
    yield 0, article
    if lookers := known.get(LOOKED):
        yield 0, {"type": LOOKED, "article": article["id"], **lookers_told(lookers)}
    if _LITBANK.match(lines):
        yield BadFile("litbank-own", file=original.shown)
        return
    yield from _taken(found, lines, original.shown)
    yield from _told(found, as_str(article["id"]), ours=bool(known))
    if beyond := [number for numbers in found.left.values() for number in numbers]:
        kinds = listed({kind: len(numbers) for kind, numbers in found.left.items() if numbers})
        yield Remark("lines-left", file=original.shown, count=len(beyond), line=min(beyond), kinds=kinds)


def _taken(found: Annotations, lines: str, file: str) -> Iterator[AnnotatorError]:
    numbered = [(number, line.rstrip("\r")) for number, line in enumerate(lines.split("\n"), 1) if line.strip()]
    for take, waiting in ((found.take, numbered), (found.settle, found.later)):
        for number, line in waiting:
            try:
                take(number, line)
            except ValueError as error:
                yield BadFile("line-bad", file=file, line=number, reason=str(error))
    for event in found.without_triggers():
        reason = f"{found.why_not(event.trigger)}, and so there is no event"
        yield BadFile("line-bad", file=file, line=event.line, reason=reason)
    for event in found.events.values():
        for role, at in event.gone(found):
            reason = f"{found.why_not(at)}; its event came in without the argument {role}"
            yield BadFile("line-bad", file=file, line=event.line, reason=reason)


def _told(found: Annotations, article: str, *, ours: bool) -> NumberedRecords:
    slots = {
        at for each in found.spans.values() if each.type == CLAIM for role, at in each.told.relations if _role(role)
    }
    mentions: dict[str, str] = {}
    taken: set[str] = set()
    for told in (found.spans[at].told for at in slots & found.spans.keys()):
        for kind, lines in told.lines.items():
            found.left.setdefault(kind, []).extend(lines[1:] if kind == "notes" else lines)
    for identity, each in found.spans.items():
        if each.type == CLAIM:
            yield each.line, _claim(found, each, article)
        elif identity not in slots:
            label = label_of_type(each.type) if ours else each.type
            named = _named(found, each, article, label) or f"{article}#{identity}"
            # Of a second one other things may be told, which an export of ours never does.
            mentions[identity] = f"{article}#{identity}" if named in taken and not ours else named
            taken.add(named)
            record: dict[str, Json] = {"type": "mention", "id": mentions[identity], "article": article, "label": label}
            yield each.line, {**record, **_mention(found, each)}
    for event in found.events.values():
        yield event.line, _of_event(found, event, article)
    for line, ids in found.same:
        known = [identity for identity in ids if identity in mentions]
        label = next((found.spans[identity].type for identity in known), "")
        yield line, _entity(found, known, mentions, label_of_type(label) if ours else label)


def _named(found: Annotations, each: Spanned, article: str, label: str) -> str:
    """The id that a mention has by its place and label; "" if nothing of its words is stored, which is told later."""
    with contextlib.suppress(ValueError):
        at = found.placed.span({"start": each.start, "end": each.end})
        return mention_id(ArticleId(article), at, label)
    return ""


def _role(name: str) -> Role | None:
    return ROLE_OF_TYPE.get(name.capitalize())


def _claim(found: Annotations, each: Spanned, article: str) -> JsonObject:
    """The record of a claim: its slots by relations, its words in attributes, and the rest in a note of ours."""
    attributes = dict(each.told.attributes)
    rest = next((told for note in each.told.notes if (told := _ours(note))), {})
    slots = [(role, found.spans[at]) for name, at in each.told.relations if (role := _role(name)) and at in found.spans]
    said: list[tuple[Role, tuple[int, int] | None, str | None]] = [
        (role, (slot.start, slot.end), value_of(slot.told.notes[0]) if slot.told.notes else None)
        for role, slot in slots
    ]
    for pair in as_list(rest.get("said")):
        name, value = (as_str(word) for word in as_list(pair))
        if (role := _role(name)) is not None:
            said.append((role, None, value))
    known = {name: rest[name] for name in ("id", "text", "makers", "worth", "score") if name in rest}
    known |= judges_told(rest) if "id" in rest else {}
    said_of = {"status": attributes.get("Status", "confirmed"), "factuality": attributes.get("Factuality")}
    more = {**_kept(found, _beside_slots(each.told)), **({"pieces": _pieces(each)} if each.pieces else {})}
    apart: dict[str, Json] = {"brat": more} if more else {}
    return {
        "type": "claim",
        "article": article,
        "start": each.start,
        "end": each.end,
        **known,
        **said_of,
        **apart,
        **slots_record(said, attributes.get("Mode")),
    }


def _beside_slots(told: Told) -> Told:
    """What is said of a claim beside its slots and what we have places for."""
    return Told(
        [pair for pair in told.attributes if pair[0] not in _OURS],
        [note for note in told.notes if not _ours(note)],
        [relation for relation in told.relations if _role(relation[0]) is None],
        told.references,
    )


def _kept(found: Annotations, told: Told) -> dict[str, Json]:
    """What brat says beside types and places, as it is kept."""
    kept: dict[str, Json] = {
        "attributes": [list(pair) for pair in told.attributes],
        "notes": list(told.notes),
        "relations": [[name, *found.place(at)] for name, at in told.relations],
        "references": list(told.references),
    }
    return {name: value for name, value in kept.items() if value}


def _pieces(each: Spanned) -> list[Json]:
    return [list(piece) for piece in each.pieces]


def _ours(note: str) -> JsonObject:
    try:
        told = parse_line(note)
    except (TypeError, ValueError):
        return {}
    return told if "said" in told else {}


def _mention(found: Annotations, each: Spanned) -> JsonObject:
    """Where a mention stands; what brat says of it beside its type is kept under "brat"."""
    told = {**_kept(found, each.told), **({"pieces": _pieces(each)} if each.pieces else {})}
    return {"start": each.start, "end": each.end, **({"brat": told} if told else {})}


def _of_event(found: Annotations, event: Event, article: str) -> JsonObject:
    """The record of an event as a claim: its trigger is the predicate, the first that has a part in it the subject."""
    places = [(role, found.place(at)) for role, at in event.arguments if at in found.spans or at in found.events]
    trigger = found.place(event.trigger)
    said: list[tuple[Role, tuple[int, int] | None, str | None]] = [(Role.PREDICATE, trigger, None)]
    said += [(Role.SUBJECT if n == 0 else Role.OBJECT, place, None) for n, (_, place) in enumerate(places)]
    spans = [trigger, *(place for _, place in places)]
    return {
        "type": "claim",
        "article": article,
        "start": min(start for start, _ in spans),
        "end": max(end for _, end in spans),
        "status": "confirmed",
        "factuality": _factuality(event.told),
        "brat": {"type": event.type, "roles": [role for role, _ in places], **_kept(found, event.told)},
        **slots_record(said, None),
    }


def _factuality(told: Told) -> str:
    """How an event is held to be so, by the attributes that tasks of brat have for it: negated, speculated, both."""
    named = {name.lower() for name, value in told.attributes if value.lower() not in _NOT}
    return _HELD[bool(named & _NEGATED), bool(named & _SPECULATED)].value


def _entity(found: Annotations, ids: list[str], mentions: dict[str, str], label: str) -> JsonObject:
    words = [found.spans[identity].words for identity in ids]
    return {
        "type": "entity",
        "name": max(words, key=len) if words else "",
        "label": label,
        "variants": list(dict.fromkeys(words)),
        "mentions": [mentions[identity] for identity in ids],
        "status": "confirmed",
    }
