"""Owns what one document of words and marks gives: an article, mentions and claims, and the chains that they are of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Claim, Role
from annotator.domain.errors import BadFile
from annotator.domain.ids import ArticleId, claim_id, mention_id
from annotator.domain.json import Json, JsonObject, as_int, as_object, as_str
from annotator.domain.span import Span
from annotator.formats.chains import event_span
from annotator.formats.ecb.details import TYPE, Left, kept_of
from annotator.formats.ecb.marks import Element, Words
from annotator.formats.ecb.tags import factuality_of, is_event, label_by_type
from annotator.formats.grouped import Grouped, Happened, Named
from annotator.formats.native.records import PARTS, NumberedRecords, article_record, slots_record
from annotator.formats.recognising import Known, Recognising
from annotator.formats.stated_dates import iso_date
from annotator.formats.xml_words import sayable

WORD: Final = "token"
MARKS: Final = "Markables"
RELATIONS: Final = "Relations"
CHAIN: Final = "CROSS_DOC_COREF"
_CHAINS: Final = (CHAIN, "INTRA_DOC_COREF", "REFERS_TO")
_WRITTEN: Final = "CREATION_TIME"
_MOST: Final = 6
_PARTS: Final = ("start", "end", "text", "predicate", "factuality", "status")
"""What a file of ours tells of a claim."""
_CALLED: Final = "TAG_DESCRIPTOR"
_CODE: Final = re.compile(r"t\d+\w?_\S*")
"""What instances are called in ECB+, as "t1b_rep": codes of its makers, no names."""


@dataclass(slots=True)
class MarkedDocument:
    """The elements of a document by what they are in; `left` counts what has no place here.

    What its marks are is taken before what joins them; chains are taken into `grouped`.
    """

    shown: str
    name: str
    grouped: Grouped
    left: Left
    said: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[Element]] = field(default_factory=dict)
    article: str = ""
    broken: bool = False
    """Whether its file could be read to some place only, which was told."""
    instances: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    """The type of what a mark stands for, by its id."""
    taken: dict[str, Named | Happened] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    """The ids of marks that stayed out, which was told."""
    recognising: Recognising = field(default_factory=lambda: Recognising(None))
    known: Known | None = None
    """The article of the project that it is, if it is one."""

    def records(self) -> NumberedRecords:
        """The article, its mentions and claims; their chains are taken into `grouped`."""
        words = Words(self.parts.get(WORD, []))
        if not words.text:
            if not self.broken:
                yield BadFile("file-no-words", file=self.shown)
            return
        article = self._article(words.text)
        self.known = self.recognising.known(article, self.said.get("doc_id", ""))
        if self.known:
            words.onto(self.known)
            article = self.known.record
        self.article = as_str(article["id"])
        yield self.parts[WORD][0].line, article
        self.left.of_document((name for name, value in self.said.items() if value), self.parts[WORD])
        self.types = _types(self.parts)
        for mark in self.parts.get(MARKS, []):
            try:
                yield from self._mark(mark, words)
            except ValueError as error:
                self.refused.add(mark.said.get("m_id", ""))
                yield self._bad(mark, str(error))
        for relation in self.parts.get(RELATIONS, []):
            try:
                self._relation(relation)
            except ValueError as error:
                yield self._bad(relation, str(error))

    def _bad(self, element: Element, reason: str) -> BadFile:
        return BadFile("line-bad", file=element.file or self.shown, line=element.line, reason=reason)

    def _article(self, text: str) -> JsonObject:
        known = {name: self.said.get(name) for name in ("title", "source", "url", "published")}
        known["language"] = self.said.get("lang")
        known["published"] = known["published"] or _created(self.parts.get(MARKS, []))
        return article_record(text, self.said.get("doc_name") or self.name, **known)

    def _mark(self, mark: Element, words: Words) -> Iterator[tuple[int, JsonObject]]:
        identity, numbers = mark.said.get("m_id", ""), words.numbers(mark.ids("token_anchor", "t_id"))
        known = identity in self.taken or identity in self.instances
        if numbers:
            yield from ((mark.line, record) for record in self._worded(identity, mark, words, numbers))
        elif not known:
            self._instance(identity, mark)
        if known:
            raise ValueError(f"an earlier mark has the m_id {identity[:60]}, and chains count that one")

    def _worded(self, identity: str, mark: Element, words: Words, numbers: list[int]) -> Iterator[JsonObject]:
        """The record of a mark of words: a claim if something happens, else a mention; none of one that is here."""
        kind = mark.said.get(TYPE) or self.types.get(identity, "")
        kept = _kept(mark, words, numbers, kind)
        if is_event(mark.name):
            standing = self.known.claim(mark.said.get("claim", "")) if self.known else None
            record = self._claim(mark, words, numbers)
            self._know(identity, Happened(mark.line, as_str(record["id"]), self.article, here=standing is not None))
            if standing:
                self.left.of_mark(mark)
            yield {**record, **kept} if standing is None else _told_of(standing[0], record, mark, words)
            return
        span = words.span(numbers[0], numbers[-1])
        label = mark.said.get("label") or label_by_type(mark.name, kind)
        here = self.known.mention(span, label) if self.known and "label" in mark.said else None
        named = here.id if here else mention_id(ArticleId(self.article), span, label)
        meant = self.known.project.meant(here.id) if self.known and here else None
        self._know(identity, Named(mark.line, named, span.quote(words.text), label, meant=meant))
        if here:
            self.left.of_mark(mark)
        else:
            yield {"type": "mention", "id": named, **_at(self.article, span), "label": label, **kept}

    def _know(self, identity: str, taken: Named | Happened) -> None:
        """Remember a mark for chains; the first of an id counts, and one without an id is in none."""
        if identity and identity not in self.instances:
            self.taken.setdefault(identity, taken)

    def _instance(self, identity: str, mark: Element) -> None:
        chain = self.instances[identity] = mark.said.get("instance_id") or f"{self.name}#{identity}"
        called = mark.said.get(_CALLED, "")
        is_used = "status" in mark.said or not is_event(mark.name) or _CODE.fullmatch(called)
        if called and not _CODE.fullmatch(called):
            self.grouped.called[chain] = called
        if not _created([mark]):
            self.left.of_instance(mark, _CALLED if is_used else "")
        if label := mark.said.get("label"):
            self.grouped.labels[chain] = label
        if standing := mark.said.get("status"):
            self.grouped.standings[chain] = standing

    def _claim(self, mark: Element, words: Words, numbers: list[int]) -> dict[str, Json]:
        """The record of a claim: what an export of ours says of it, else its sentence."""
        predicate = words.span(numbers[0], numbers[-1])
        span = _stated(mark, words) or words.sentences(numbers[0], numbers[-1])
        told = {"text": mark.said.get("statement"), "factuality": mark.said.get("factuality")}
        identity = mark.said.get("claim") or claim_id(ArticleId(self.article), span, predicate)
        return {
            "type": "claim",
            "id": identity,
            **_at(self.article, span),
            "status": mark.said.get("status") or "confirmed",
            "factuality": factuality_of(mark.name, mark.said.get("polarity", ""), mark.said.get("certainty", "")),
            **{name: value for name, value in told.items() if value},
            **slots_record([(Role.PREDICATE, (predicate.start, predicate.end), None)], None),
        }

    def _relation(self, relation: Element) -> None:
        """Take what is the same; ValueError if it names marks that are nowhere. Other relations are counted."""
        if relation.name not in _CHAINS:
            self.left.relations[relation.name] += 1
            return
        target = next(iter(relation.ids("target", "m_id")), "")
        named = f"{self.name}#{target or f'relation {relation.line}'}"
        chain = self.instances.get(target) or relation.said.get("note") or named
        sources = relation.ids("source", "m_id")
        # A target that is a mark itself, and no instance, is one of the chain.
        joined = sources if not target or target in self.instances else [*sources, target]
        gone = [each for each in joined if not self._joins(chain, each) and (each not in self.refused or not each)]
        if "" in gone:
            raise ValueError("it names a mark without its m_id")
        if gone:
            raise ValueError(f"there is no mark {', '.join(each[:60] for each in gone[:_MOST])} in this file")

    def _joins(self, chain: str, identity: str) -> bool:
        """Whether there is a mark of an id, which is then of a chain."""
        match self.taken.get(identity):
            case Named() as named:
                self.grouped.name(chain, named)
            case Happened() as happened:
                self.grouped.event(chain, happened)
        return identity in self.taken


def _at(article: str, span: Span) -> dict[str, Json]:
    return {"article": article, "start": span.start, "end": span.end}


def _told_of(claim: Claim, told: dict[str, Json], mark: Element, words: Words) -> dict[str, Json]:
    """The record of a claim that is here: what the file tells of it, but for where it stands if that is the same."""
    first, last = words.covering(claim.span)
    same = (mark.said.get("from"), mark.said.get("to")) == (str(first + 1), str(last + 1))
    record = {**told, **(_at(claim.article, claim.span) if same else {})}
    if sayable(claim.text) == told.get("text"):
        record["text"] = claim.text
    predicate = as_object(record["predicate"])
    if event_span(claim, words.text) == Span(as_int(predicate.get("start")), as_int(predicate.get("end"))):
        del record["predicate"]
    return {**record, PARTS: [part for part in _PARTS if part in record]}


def _stated(mark: Element, words: Words) -> Span | None:
    """The span of a claim as an export of ours counts it; None for others."""
    first, last = mark.said.get("from", ""), mark.said.get("to", "")
    if not (first.isdecimal() and last.isdecimal() and words.within(int(first) - 1, int(last) - 1)):
        return None
    return words.span(int(first) - 1, int(last) - 1)


def _created(marks: Iterable[Element]) -> str | None:
    """The day of the time that is marked as the one when the document was written; None if none is."""
    told = (each.said.get("value", "") for each in marks if each.said.get("functionInDocument") == _WRITTEN)
    return next((day for value in told if (day := iso_date(value))), None)


def _types(parts: Mapping[str, list[Element]]) -> dict[str, str]:
    """The type of what each mark stands for, by its id, as far as the file tells."""
    told = {each.said.get("m_id", ""): each.said.get(TYPE, "") for each in parts.get(MARKS, [])}
    same = (each for each in parts.get(RELATIONS, []) if each.name in _CHAINS)
    found = ((each, told.get(next(iter(each.ids("target", "m_id")), ""))) for each in same)
    return {source: kind for each, kind in found if kind for source in each.ids("source", "m_id")}


def _kept(mark: Element, words: Words, numbers: list[int], kind: str) -> dict[str, Json]:
    """What a mark is called in the file and says there, and where its words stand if apart from one another."""
    pieces = words.pieces(numbers)
    apart: dict[str, Json] = {"pieces": [[each.start, each.end] for each in pieces]} if len(pieces) > 1 else {}
    return {"ecb": {**kept_of(mark), **({TYPE: kind} if kind else {}), "tag": mark.name, **apart}}
