"""Owns what comes in from Doccano: its texts as articles, spans as mentions and claims, comments as notes."""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import BadFile, Remark
from annotator.domain.json import Json, JsonObject, as_str
from annotator.formats import told_data
from annotator.formats.doccano import lines
from annotator.formats.doccano.counting import Unit, counted, cut
from annotator.formats.doccano.lines import Labelled
from annotator.formats.jsonitems import first_item, numbered
from annotator.formats.jsonlines import objects
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import NumberedRecords, Said, annotated, article_record, slots_record
from annotator.formats.native.shapes import is_ours
from annotator.formats.originals import Original
from annotator.formats.relations import loose_relations
from annotator.formats.span_labels import is_claim

_OTHER: Final = "MISC"
_MARKS: Final = 256
_LONGEST_NAME: Final = 200
_MOST_SHOWN: Final = 4
_TEXT: Final = re.compile(rb'"(?:text|data)"\s*+:\s*+"')
_LISTED: Final = re.compile(
    rb'"(?:label|labels|entities|annotations|cats)"\s*+:\s*+\[\s*+(?:\]|"|\[\s*+\d|\{\s*+"(?:id|label|start|end|user)\w*")'
)
_TYPE: Final = b'"type"'
_SHARED: Final = ("all", "unknown")
"""What Doccano calls the files in its archives that are of nobody alone."""
_Place = tuple[int, int]
_Related = tuple[str, str, _Place]
"""The kind of a relation, and the label and place of where it leads."""


def is_one(head: bytes) -> bool:
    """Whether a file begins with a text and a list of its labels, in lines or as a list of such objects."""
    begun = head.removeprefix(BOM_UTF8).lstrip()
    first = first_item(begun) if begun.startswith(b"[") else begun.partition(b"\n")[0]
    found = _LISTED.search(first)
    if found is None or not _TEXT.search(first):
        return False
    try:
        return not is_ours(parse_line(first.decode("utf-8")))
    except ValueError:
        return _TYPE not in first[: found.start()]


def records(original: Original) -> NumberedRecords:
    """The native records of a file of texts, a line each or a list; what is none is an error in its place."""
    reading = _Reading(original)
    listed = original.head(_MARKS).removeprefix(BOM_UTF8).lstrip().startswith(b"[")
    for line, item in numbered(original) if listed else objects(original):
        if isinstance(item, BadFile):
            yield item
        elif not lines.text_of(item):
            reason = "a text of Doccano needs text, and pictures and sounds have none"
            yield BadFile("line-bad", file=original.shown, line=line, reason=reason)
        else:
            yield from reading.text(line, item)
    yield from reading.remarks()


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file of texts."""

    original: Original
    categories: Counter[bool] = field(default_factory=Counter)
    """Labels of whole texts, those apart that one of several gave."""
    loose: list[str] = field(default_factory=list)
    """Relations that join what is not there."""
    unlabelled: int = 0
    numbered: int = 0
    """Spans of which only the number of their label is there."""
    cut: int = 0
    """Spans that begin or end within a word in any unit."""
    first_cut: list[str] = field(default_factory=list)
    """The first of them: their line, the ids of text and span, and their place."""
    counted: dict[Unit, list[int]] = field(default_factory=dict)
    """The lines of texts whose places could be counted one way or another, by the way that was taken."""

    def text(self, line: int, said: JsonObject) -> NumberedRecords:
        """The records of one text: its article, comments, and spans by everybody who marked some."""
        text = lines.text_of(said)
        article, whole = self._article(text, line, said), lines.user_of(said) or _user_of(self.original)
        yield from annotated(iter([(line, article)]), whole)
        known = as_str(article["id"])
        notes = ({"type": "note", "target": known, "text": words} for words in lines.comments_of(said))
        yield from annotated(((line, note) for note in notes), whole)
        found = list(lines.spans_of(said))
        if without := found.count(None):
            yield self._bad(line, f"{without} of its labels have no start and end in numbers")
        spans = [each for each in found if each is not None]
        places = self._places(line, text, spans)
        self._note_cut(line, text, lines.number_of(said), places)
        for each in spans:
            if each not in places:
                yield self._bad(line, f"{each.start} to {each.end} is no span of the text, of {len(text)} characters")
        related = self._related(said, {each.id: each for each in places if each.id})
        for (span, user), again in _together(list(places), whole).items():
            pairs = [(kind, to.label, places[to]) for each in again for kind, to in related.get(each.id, ())]
            record = self._span(known, span, places[span], pairs)
            yield from annotated(iter([(line, record)]), user[:_LONGEST_NAME])

    def _article(self, text: str, line: int, said: JsonObject) -> JsonObject:
        """The record of an article, with what else is said of all of it: one file of several is no place for that."""
        data, labels, apart = lines.about(said), lines.categories_of(said), bool(_user_of(self.original))
        known, more = told_data.known_in(data)
        number = lines.number_of(said)
        named = f"{self.original.packed}#{number}" if self.original.packed and number else ""
        record = article_record(text, named or f"{self.original.name}#{line}", **known)
        self.categories[apart] += len(labels)
        kept: dict[str, Json] = {"labels": labels} if labels and not apart else {}
        kept.update({name: data[name] for name in more})
        return {**record, "doccano": kept} if kept else record

    def _related(self, said: JsonObject, by_id: Mapping[str, Labelled]) -> dict[str, list[tuple[str, Labelled]]]:
        """For each span that relations lead from, their kinds and where they lead; the others are counted."""
        found: dict[str, list[tuple[str, Labelled]]] = {}
        for each in lines.relations_of(said):
            head, to, kind = (lines.word(each.get(name)) for name in ("from_id", "to_id", "type"))
            if head in by_id and to in by_id:
                found.setdefault(head, []).append((kind, by_id[to]))
            else:
                self.loose.append(f"{lines.word(each.get('id')) or kind or '?'}: {head or '?'} to {to or '?'}")
        return found

    def _places(self, line: int, text: str, spans: Sequence[Labelled]) -> dict[Labelled, _Place]:
        """Where the spans stand in code points, without those that lie outside the text."""
        unit, places, chosen = counted(text, ((each.start, each.end) for each in spans))
        if chosen:
            self.counted.setdefault(unit, []).append(line)
        return {each: places[each.start, each.end] for each in spans if (each.start, each.end) in places}

    def _note_cut(self, line: int, text: str, number: str, places: Mapping[Labelled, _Place]) -> None:
        """Remember the spans that fit the words of a text in no way."""
        found = set(cut(text, places.values()))
        for each in [each for each, place in places.items() if place in found] if found else ():
            self.cut += 1
            if self.cut <= _MOST_SHOWN:
                ids = [f"id {number}"] if number else []
                ids += [f"span {each.id}"] if each.id else []
                self.first_cut.append(", ".join([f"line {line}", *ids, f"{each.start} to {each.end}"]))

    def _span(self, article: str, span: Labelled, place: _Place, pairs: Sequence[_Related]) -> JsonObject:
        """The record of a span with its relations; those of a claim that name a part of it are its slots."""
        at: dict[str, Json] = {"article": article, "start": place[0], "end": place[1]}
        claims = is_claim(span.label)
        slots: list[Said] = [(Role(kind), to, None) for kind, _, to in pairs if claims and kind in set(Role)]
        rest: list[Json] = [[kind, *to, label] for kind, label, to in pairs if not claims or kind not in set(Role)]
        kept: dict[str, Json] = {"doccano": {"relations": rest}} if rest else {}
        self.unlabelled += not span.label
        self.numbered += span.numbered
        if claims:
            return {"type": "claim", **at, "status": "confirmed", **slots_record(slots, None), **kept}
        return {"type": "mention", **at, "label": span.label or _OTHER, **kept}

    def _bad(self, line: int, reason: str) -> BadFile:
        return BadFile("line-bad", file=self.original.shown, line=line, reason=reason)

    def remarks(self) -> Iterator[Remark]:
        """What stayed out, and what to know of what came in."""
        file = self.original.shown
        for apart, count in sorted(self.categories.items()):
            if count:
                yield Remark("categories-left" if apart else "categories-kept", file=file, count=count)
        yield from loose_relations(self.loose, file)
        if self.unlabelled:
            yield Remark("spans-unlabelled", file=file, count=self.unlabelled, label=_OTHER)
        if self.numbered:
            yield Remark("labels-numbered", file=file, count=self.numbered)
        if self.cut:
            more = f"; and {self.cut - _MOST_SHOWN} more" if self.cut > _MOST_SHOWN else ""
            yield Remark("spans-cut", file=file, count=self.cut, which="; ".join(self.first_cut) + more)
        for unit, found in sorted(self.counted.items()):
            yield Remark("places-counted", file=file, count=len(found), line=found[0], unit=unit.value)


def _together(spans: Sequence[Labelled], whole: str) -> dict[tuple[Labelled, str], list[Labelled]]:
    """Spans by place, label and who marked them, the first of each with all that are the same."""
    firsts: dict[tuple[int, int, str, str], tuple[Labelled, list[Labelled]]] = {}
    for each in spans:
        firsts.setdefault((each.start, each.end, each.label, each.user or whole), (each, []))[1].append(each)
    return {(first, user): again for (_, _, _, user), (first, again) in firsts.items()}


def _user_of(original: Original) -> str:
    """Whose labels a file holds: in an archive Doccano calls each after one annotator."""
    stem = PurePath(original.name).stem
    return stem if original.packed and stem not in _SHARED else ""
