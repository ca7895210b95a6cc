"""Owns what comes in from SciFact: claims with sentences of abstracts as evidence, those in corpus.jsonl beside them.

Wadden et al. 2020, Fact or Fiction: Verifying Scientific Claims.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.domain.span import Span
from annotator.formats.fact_sets.facts import STANCES, VERDICTS, Facts, label_of, number_of
from annotator.formats.fever.pages import Page
from annotator.formats.fever.sets import claims_of
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords, article_record
from annotator.formats.originals import Original

CORPUS: Final = "corpus.jsonl"
_ABSTRACT: Final = (b'"doc_id"', b'"abstract"')
_CLAIM: Final = b'"claim"'
_CITED: Final = re.compile(rb'"cited_doc_ids"|"evidence_doc_id"|"evidence"\s*+:\s*+\{')
"""What claims have that FEVER's have not: evidence by the number of its abstract, there or on the line itself."""
_FLAT: Final = ("evidence_doc_id", "evidence_label", "evidence_sentences")
"""The keys of a line that has one set of evidence on it, as the data set is handed on in tables."""
_LABELS: Final = "SUPPORT or SUPPORTS, CONTRADICT, REFUTE or REFUTES, or NOT_ENOUGH_INFO"
_READ: Final = ("id", "claim")
_BETWEEN: Final = " "
_NEEDED: Final = "a line of SciFact needs claim, and evidence by the number of its abstract, or doc_id and abstract"
_Set = tuple[str, tuple[int, ...], Stance | None]
"""The abstract and sentences of a set, and what it says of its claim; None for a label that says nothing known."""


def is_one(head: bytes) -> bool:
    """Whether a file begins with a claim that cites papers, or with the abstract of one."""
    first = head.lstrip().partition(b"\n")[0]
    return all(name in first for name in _ABSTRACT) or (_CLAIM in first and _CITED.search(first) is not None)


def along(_name: str) -> tuple[str, ...]:
    """The abstracts that evidence points to."""
    return (CORPUS,)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of claims or abstracts; a line that is none is an error in its place."""
    reading = _Reading(original)
    if original.name != CORPUS:
        yield from reading.abstracts_beside()
    for line, item in _items(original):
        if isinstance(item, BadFile):
            yield item
        elif "abstract" in item and "claim" not in item:
            yield from reading.abstract(line, item)
        elif not as_str(item.get("claim")).strip() or not _is_evidence(item):
            yield BadFile("line-bad", file=original.shown, line=line, reason=_NEEDED)
        else:
            yield from reading.claim(line, item)
    yield from reading.remarks()


def _items(original: Original) -> Iterator[tuple[int, JsonObject | BadFile]]:
    """The objects of a file; of those with one set of evidence on a line the ones of a claim that follow as one."""
    waiting: list[tuple[int, JsonObject]] = []
    for line, item in objects(original):
        flat = None if isinstance(item, BadFile) or _FLAT[0] not in item or "evidence" in item else item
        if waiting and not (flat and _same(waiting[0][1], flat)):
            yield waiting[0][0], _joined([each for _, each in waiting])
            waiting = []
        if flat:
            waiting.append((line, flat))
        else:
            yield line, item
    if waiting:
        yield waiting[0][0], _joined([each for _, each in waiting])


def _same(one: JsonObject, other: JsonObject) -> bool:
    return all(one.get(name) == other.get(name) for name in _READ)


def _joined(lines: list[JsonObject]) -> JsonObject:
    """A claim with the evidence of all its lines; without any if none of them says some."""
    sets: dict[str, list[Json]] = {}
    for each in lines:
        document, label, sentences = (each.get(name) for name in _FLAT)
        if document or label:
            sets.setdefault(number_of(document), []).append({"sentences": sentences, "label": label})
    rest = {name: value for name, value in lines[0].items() if name not in _FLAT}
    return {**rest, **({"evidence": sets} if sets else {})}


def _is_evidence(item: JsonObject) -> bool:
    said = item.get("evidence")
    return said is None or isinstance(said, dict)


def _sets(item: JsonObject) -> Iterator[_Set]:
    for document, given in as_object(item.get("evidence")).items():
        for each in map(as_object, as_list(given)):
            sentences = tuple(as_int(number, -1) for number in as_list(each.get("sentences")))
            yield document, sentences, _stance(each)


def _stance(evidence: JsonObject) -> Stance | None:
    verdict = VERDICTS.get(label_of(evidence.get("label")))
    return STANCES.get(verdict) if verdict else None


def _cited(item: JsonObject) -> set[str]:
    """The abstracts that a claim cites, or that its evidence is in."""
    return {number_of(each) for each in as_list(item.get("cited_doc_ids"))} | {each for each, _, _ in _sets(item)}


def _page(item: JsonObject) -> Page:
    """An abstract as an article, its sentences one behind the other."""
    sentences = [as_str(each).strip() for each in as_list(item.get("abstract"))]
    places: dict[int, Span] = {}
    at = 0
    for number, sentence in enumerate(sentences):
        if sentence:
            places[number] = Span(at, at + len(sentence))
            at += len(sentence) + len(_BETWEEN)
    text = _BETWEEN.join(filter(None, sentences))
    record = article_record(
        text, f"{CORPUS}#{number_of(item.get('doc_id'))}", title=as_str(item.get("title")).strip() or None
    )
    kept = {name: value for name, value in item.items() if name not in ("title", "abstract")}
    return Page({**record, "scifact": kept}, places)


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file: the abstracts by number, the facts, and the sets that point to nothing."""

    original: Original
    pages: dict[str, Page] = field(default_factory=dict)
    facts: Facts = field(default_factory=lambda: Facts("scifact"))
    nowhere: list[tuple[int, str, int]] = field(default_factory=list)
    """For each set that stays out its line, and the abstract and number of the sentence that is not there."""
    unlabelled: int = 0

    def abstracts_beside(self) -> NumberedRecords:
        """The articles of the abstracts beside that claims cite, if any are there, and that no more come in."""
        items = (item for _, item in _items(self.original) if not isinstance(item, BadFile))
        wanted = {each for item in items if "abstract" not in item for each in _cited(item)}
        beside = _beside(self.original)
        if beside is None or not wanted:
            return
        for line, item in objects(beside):
            if isinstance(item, BadFile):
                yield item
            elif number_of(item.get("doc_id")) in wanted:
                yield from self.abstract(line, item)
        yield Remark("pages-wanted", file=self.original.shown, count=len(self.pages), folder=CORPUS)

    def abstract(self, line: int, item: JsonObject) -> NumberedRecords:
        """The article of an abstract; nothing of one without words."""
        page = _page(item)
        if page.places:
            self.pages[number_of(item.get("doc_id"))] = page
            yield from ((line, each) for each in self.facts.article(page))

    def claim(self, line: int, item: JsonObject) -> NumberedRecords:
        """The claims of the evidence of a fact, and the fact."""
        given = list(_sets(item))
        if odd := sum(stance is None for _, _, stance in given):
            reason = f"{odd} of its evidence has no label {_LABELS}, and so its claim came in without a verdict"
            yield BadFile("line-bad", file=self.original.shown, line=line, reason=reason)
        sets = [
            (claims_of([(document, number) for number in sentences], self.pages), stance)
            for document, sentences, stance in given
            if stance is not None and self._is_here(line, document, sentences)
        ]
        self.unlabelled += "evidence" not in item
        known = "evidence" in item and not odd
        verdict = _verdict({stance for _, _, stance in given if stance} - {Stance.SILENT}) if known else None
        kept = {name: value for name, value in item.items() if name not in _READ}
        found = self.facts.fact(as_str(item["claim"]), number_of(item.get("id")) or str(line), verdict, sets, kept)
        yield from ((line, each) for each in found)

    def _is_here(self, line: int, document: str, sentences: tuple[int, ...]) -> bool:
        page = self.pages.get(document)
        places = page.places if page else {}
        gone = next((number for number in sentences or (-1,) if number not in places), None)
        if gone is not None:
            self.nowhere.append((line, document, gone))
        return gone is None

    def remarks(self) -> Iterator[Remark]:
        """What stayed out, and what came in without a verdict."""
        if self.nowhere:
            line, page, number = self.nowhere[0]
            file, count = self.original.shown, len(self.nowhere)
            yield Remark("abstracts-nowhere", file=file, count=count, line=line, page=page, number=number)
        if self.unlabelled:
            yield Remark("claims-unlabelled", file=self.original.shown, count=self.unlabelled)


def _verdict(stances: Set[Stance]) -> Verdict:
    """What all evidence of a claim says together; claims without any are not decided by what was found."""
    if stances == {Stance.SUPPORTS}:
        return Verdict.SUPPORTED
    if stances == {Stance.REFUTES}:
        return Verdict.REFUTED
    return Verdict.CONFLICTING if stances else Verdict.NOT_ENOUGH


def _beside(original: Original) -> Original | None:
    try:
        found = original.beside(CORPUS)
        found.head(1)
    except BadFile:
        return None
    return found
