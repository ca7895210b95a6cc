"""Owns what comes in from spaCy: documents as articles, entities and span groups as mentions and claims."""

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from annotator.domain.claim import Role, Status
from annotator.domain.errors import BadFile, Remark
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.messages import counted
from annotator.formats import told_data
from annotator.formats.docbin.opening import NONSENSE, Documents, is_one_doc, opened
from annotator.formats.docbin.packing import asked_once
from annotator.formats.docbin.writing import CLAIMS, NAMES, SLOTS, group_of
from annotator.formats.judges import judges_told, lookers_told
from annotator.formats.native.jsontext import share
from annotator.formats.native.records import NumberedRecords, Said, article_record, slots_record, under_its_id
from annotator.formats.native.words import plain
from annotator.formats.originals import Original

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_STATUSES: Final = {CLAIMS: Status.CONFIRMED.value} | {f"{CLAIMS}.{each.value}": each.value for each in Status}
_GROUPS: Final = {each.value: group_of(CLAIMS, each) for each in Status}
_ROLES: Final = {role.name: role for role in Role}
_KNOWN: Final = ("title", "source", "url", "author", "published", "language")
_OF_ARTICLE: Final = (*_KNOWN, "id", LOOKED, CLAIMS)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of documents; a document that cannot be read is an error in its place.

    Its number stands where other formats have the line.
    """
    left: Counter[str] = Counter()
    beside: set[str] = set()
    try:
        found = opened(original)
    except NONSENSE as error:
        if is_one_doc(original):
            yield BadFile("docbin-doc", file=original.shown)
            return
        reason = "it is empty, damaged or cut off" if isinstance(error, zlib.error) else "its bytes are other ones"
        yield BadFile("docbin-bad", file=original.shown, reason=reason)
        return
    with asked_once():
        yield from _all(original, found, left, beside)
    yield from told_data.left(beside, original.shown)
    for kind, count in sorted(left.items()):
        yield Remark("docbin-left", file=original.shown, kind=kind, documents=counted(count, "document"))


def _all(original: Original, found: Documents, left: Counter[str], beside: set[str]) -> NumberedRecords:
    for number in range(len(found)):
        try:
            reading = _Reading(original, number + 1, found.read(number))
            yield from reading.records()
            beside.update(reading.beside())
            left.update(found.others(number))
        except NONSENSE as error:
            yield BadFile("docbin-document", file=original.shown, number=number + 1, reason=_reason(error))


def _reason(error: BaseException) -> str:
    """Why a document cannot be read: in our words where we say so, for those of spaCy are for programmers."""
    said = plain(ValueError(f"{error}"[:200]))
    is_ours = type(error) is ValueError and said and not said.startswith("[E")
    return said if is_ours else "its words or what is marked in them cannot be read"


@dataclass(slots=True)
class _Reading:
    """One document."""

    original: Original
    number: int
    doc: "Doc"
    article: str = ""
    _seen: set[tuple[int, int, str]] = field(default_factory=set)
    _entities: "dict[tuple[int, int, str], DocSpan]" = field(default_factory=dict)
    _slots: dict[tuple[str, str], list[Said]] = field(default_factory=dict)
    """By the group that they are in and the claim that they are of."""

    def records(self) -> NumberedRecords:
        """The records of its article, names and claims."""
        article = self._article()
        self.article = as_str(article["id"])
        yield self.number, article
        if lookers := self._data().get(LOOKED):
            yield self.number, {"type": "looked", "article": self.article, **lookers_told(lookers)}
        self._entities = {_place(each): each for each in self.doc.ents}
        slots = {f"{SLOTS}{name.removeprefix(CLAIMS)}" for name in _STATUSES}
        for group in slots:
            self._take_slots(group)
        for name in [NAMES, *sorted(set(self.doc.spans) - {NAMES, *slots})]:
            for span in self.doc.spans.get(name) or ():
                yield from self._claim(span, name) if name in _STATUSES else self._mention(span, name)
        for entity in self._entities.values():
            yield from self._mention(entity, "")

    def _article(self) -> JsonObject:
        if not self.doc.text.strip():
            raise ValueError("it has no text")
        data = self._data()
        known = {name: optional_str(data.get(name)) for name in _KNOWN}
        record = article_record(self.doc.text, f"{self.original.name}#{self.number}", **known)
        return under_its_id(record, optional_str(data.get("id")))

    def beside(self) -> Iterator[str]:
        """The names under which the data of its document or of a span group say more, as spaCy shows them."""
        for name, value in self.doc.user_data.items():
            if isinstance(name, tuple) and len(name) > 1:
                yield f"_.{name[1]}"
            elif value and name not in _OF_ARTICLE:
                yield str(name)
        yield from (f"spans[{name}].attrs" for name, group in self.doc.spans.items() if group.attrs)

    def _data(self) -> JsonObject:
        return {name: value for name, value in self.doc.user_data.items() if isinstance(name, str)}

    def _mention(self, span: "DocSpan", group: str) -> NumberedRecords:
        place = _place(span)
        if span.start_char == span.end_char or (not group and place in self._seen):
            return
        self._seen.add(place)
        entity = self._entities.get(place)
        beside_entities = bool(self._entities) and entity is None and not self._is_ours
        kept: dict[str, Json] = {"group": group} if group not in ("", NAMES) or (group and beside_entities) else {}
        for name in ("kb_id", "id") if not self._is_ours else ():
            said = (getattr(each, f"{name}_") for each in (span, entity) if each is not None)
            kept.update({name: first} if (first := next(filter(None, said), "")) else {})
        identity: dict[str, Json] = {"id": span.id_} if self._is_ours and span.id_ else {}
        extra: dict[str, Json] = {"spacy": kept} if kept else {}
        label = span.label_ or group or "MISC"
        at: dict[str, Json] = {"start": span.start_char, "end": span.end_char, "label": label}
        yield self.number, {"type": "mention", "article": self.article, **at, **identity, **extra}

    @property
    def _is_ours(self) -> bool:
        return isinstance(self.doc.user_data.get(CLAIMS), Mapping)

    def _claim(self, span: "DocSpan", group: str) -> NumberedRecords:
        if span.start_char == span.end_char:
            return
        told = as_object(as_object(self._data().get(CLAIMS)).get(span.id_))
        known: dict[str, Json] = {name: told[name] for name in ("text", "factuality") if name in told}
        known |= {name: _share(told[name]) for name in ("worth", "score") if name in told}
        makers: dict[str, Json] = {"makers": list(as_list(told["makers"]))} if "makers" in told else {}
        identity: dict[str, Json] = {"id": span.id_, **judges_told(told)} if span.id_ else {}
        # Whoever works with the documents moves a claim to another group, and does not see what is kept beside it.
        said = optional_str(told.get("status")) or ""
        status = said if _GROUPS.get(said) == group else _STATUSES[group]
        at: dict[str, Json] = {"start": span.start_char, "end": span.end_char, "status": status}
        slots = slots_record(list(self._said(span, group, told)), optional_str(told.get("mode")))
        yield self.number, {"type": "claim", "article": self.article, **at, **identity, **known, **makers, **slots}

    def _said(self, claim: "DocSpan", group: str, told: JsonObject) -> Iterator[Said]:
        yield from self._slots.get((f"{SLOTS}{group.removeprefix(CLAIMS)}", claim.id_), ()) if claim.id_ else ()
        for pair in as_list(told.get("said")):
            name, value = (as_str(word) for word in as_list(pair))
            yield Role(name), None, value

    def _take_slots(self, group: str) -> None:
        for slot in self.doc.spans.get(group) or ():
            if slot.label_ in _ROLES and slot.start_char < slot.end_char:
                said = (_ROLES[slot.label_], (slot.start_char, slot.end_char), slot.kb_id_ or None)
                self._slots.setdefault((group, slot.id_), []).append(said)


def _place(span: "DocSpan") -> tuple[int, int, str]:
    return span.start_char, span.end_char, span.label_


def _share(value: object) -> Json:
    """A score as native records have it; ValueError unless it is from 0 to 1."""
    if not isinstance(value, float | int) or not 0 <= value <= 1:
        raise ValueError("a score must be a number from 0 to 1")
    return share(round(value * 10_000))
