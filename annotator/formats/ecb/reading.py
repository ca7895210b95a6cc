"""Owns what comes in from ECB+ and its kin: articles of their words, marks as mentions and claims, and their chains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import BadFile, Remark
from annotator.domain.ids import ArticleId, claim_id, mention_id
from annotator.domain.json import Json, JsonObject, as_str
from annotator.domain.span import Span
from annotator.formats.ecb.marks import Element, Words, element_of
from annotator.formats.ecb.siblings import following, together
from annotator.formats.ecb.tags import factuality_of, is_event, label_of
from annotator.formats.ecb.writing import SENTENCES_HEAD
from annotator.formats.grouped import Grouped, Happened, Named
from annotator.formats.native.records import NumberedRecords, article_record, slots_record
from annotator.formats.originals import Original
from annotator.formats.xml_files import elements

EXTENSIONS: Final = (".xml", ".csv")
_WORD: Final = "token"
_CHAINS: Final = ("CROSS_DOC_COREF", "INTRA_DOC_COREF", "REFERS_TO")
_CODE: Final = re.compile(r"t\d+\w?_\S*")
"""What instances are called in ECB+, as "t1b_rep": codes of its makers, no names."""


def is_one(head: bytes) -> bool:
    """Whether a file is a document of words and marks, or the list of sentences that comes with a corpus of them."""
    if head.removeprefix(b"\xef\xbb\xbf").startswith(SENTENCES_HEAD.encode()):
        return True
    return b"<Document" in head and (b"<token " in head or b"<Markables" in head)


def along(name: str) -> tuple[str, ...]:
    """The files of the same topic that come after one."""
    return following(name)


def records(original: Original) -> NumberedRecords:
    """The native records of a file and of those of its topic after it; what is wrong with one is an error."""
    if original.extension == ".csv":
        yield Remark("sentences-listed", file=original.shown)
        return
    grouped, left = Grouped(least=1), dict[str, int]()
    files = 0
    for each in together(original):
        files += 1
        reading = _File(each, grouped, left)
        try:
            reading.take()
        except BadFile as error:
            yield error
        yield from reading.records()
    yield from grouped.records()
    yield from _remarks(original.shown, files - 1, grouped.within, left)


def _remarks(file: str, more: int, within: int, left: dict[str, int]) -> Iterator[Remark]:
    if more:
        yield Remark("topic-together", file=file, count=more)
    if within:
        yield Remark("chains-within", file=file, count=within)
    for kind, count in sorted(left.items()):
        yield Remark("relations-left", file=file, kind=kind, count=count)


@dataclass(slots=True)
class _File:
    """One document on its way in; what its marks are is taken before what joins them."""

    original: Original
    grouped: Grouped
    left: dict[str, int]
    said: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[Element]] = field(default_factory=dict)
    article: str = ""
    instances: dict[str, str] = field(default_factory=dict)
    taken: dict[str, Named | Happened] = field(default_factory=dict)

    def take(self) -> None:
        """Read all elements; BadFile if the file is no XML, or such as may do harm, once what is before was read."""
        for found in elements(self.original):
            above = found.getparent()
            if not self.said and above is not None:
                self.said = {str(name): str(value) for name, value in above.attrib.items()}
            element = element_of(found)
            inner = (element,) if element.name == _WORD else element.within
            self.parts.setdefault(element.name, []).extend(inner)

    def records(self) -> NumberedRecords:
        """The article, its mentions and claims; their chains are taken into `grouped`."""
        words = Words(self.parts.get(_WORD, []))
        if not words.text:
            yield BadFile("file-no-words", file=self.original.shown)
            return
        article = self._article(words.text)
        self.article = as_str(article["id"])
        yield self.parts[_WORD][0].line, article
        for mark in self.parts.get("Markables", []):
            try:
                yield from self._mark(mark, words)
            except ValueError as error:
                yield self._bad(mark, str(error))
        for relation in self.parts.get("Relations", []):
            try:
                self._relation(relation)
            except ValueError as error:
                yield self._bad(relation, str(error))

    def _bad(self, element: Element, reason: str) -> BadFile:
        return BadFile("line-bad", file=self.original.shown, line=element.line, reason=reason)

    def _article(self, text: str) -> JsonObject:
        known = {name: self.said.get(name) for name in ("title", "source", "url", "published")}
        return article_record(text, self.said.get("doc_name") or self.original.name, **known)

    def _mark(self, mark: Element, words: Words) -> Iterator[tuple[int, JsonObject]]:
        identity, numbers = mark.said.get("m_id", ""), words.numbers(mark.ids("token_anchor", "t_id"))
        if not numbers:
            self._instance(identity, mark)
            return
        span = words.span(numbers[0], numbers[-1])
        kept = _kept(mark, words, numbers)
        if is_event(mark.name):
            record = self._claim(mark, words, numbers)
            self.taken[identity] = Happened(mark.line, as_str(record["id"]), self.article)
            yield mark.line, {**record, **kept}
        else:
            label = mark.said.get("label") or label_of(mark.name)
            named = mention_id(ArticleId(self.article), span, label)
            self.taken[identity] = Named(mark.line, named, span.quote(words.text), label)
            yield mark.line, {"type": "mention", "id": named, **_at(self.article, span), "label": label, **kept}

    def _instance(self, identity: str, mark: Element) -> None:
        chain = self.instances[identity] = mark.said.get("instance_id") or f"{self.original.name}#{identity}"
        called = mark.said.get("TAG_DESCRIPTOR", "")
        if called and not _CODE.fullmatch(called):
            self.grouped.called[chain] = called
        if label := mark.said.get("label"):
            self.grouped.labels[chain] = label

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
            "factuality": factuality_of(mark.name),
            **{name: value for name, value in told.items() if value},
            **slots_record([(Role.PREDICATE, (predicate.start, predicate.end), None)], None),
        }

    def _relation(self, relation: Element) -> None:
        """Take what is the same; ValueError if it names marks that are nowhere. Other relations are counted."""
        if relation.name not in _CHAINS:
            self.left[relation.name] = self.left.get(relation.name, 0) + 1
            return
        target = next(iter(relation.ids("target", "m_id")), "")
        chain = self.instances.get(target) or relation.said.get("note") or f"{self.original.name}#{target}"
        sources = relation.ids("source", "m_id")
        # A target that is a mark itself, and no instance, is one of the chain.
        for identity in sources if target in self.instances else [*sources, target]:
            self._join(chain, identity)

    def _join(self, chain: str, identity: str) -> None:
        match self.taken.get(identity):
            case Named() as named:
                self.grouped.name(chain, named)
            case Happened() as happened:
                self.grouped.event(chain, happened)
            case None:
                raise ValueError(f"there is no mark {identity[:60]} in this file")


def _at(article: str, span: Span) -> dict[str, Json]:
    return {"article": article, "start": span.start, "end": span.end}


def _stated(mark: Element, words: Words) -> Span | None:
    """The span of a claim as an export of ours counts it; None for others."""
    first, last = mark.said.get("from", ""), mark.said.get("to", "")
    if not (first.isdecimal() and last.isdecimal() and words.within(int(first) - 1, int(last) - 1)):
        return None
    return words.span(int(first) - 1, int(last) - 1)


def _kept(mark: Element, words: Words, numbers: list[int]) -> dict[str, Json]:
    """What a mark is called in the file, and where its words stand if they do not follow on one another."""
    pieces = words.pieces(numbers)
    apart: dict[str, Json] = {"pieces": [[each.start, each.end] for each in pieces]} if len(pieces) > 1 else {}
    return {"ecb": {"tag": mark.name, **apart}}
