"""Owns what comes in from FEVER: its claims as facts, with evidence where the pages lie beside them."""

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.domain.span import Span
from annotator.formats.fever.pages import Page, is_page, page_of
from annotator.formats.fever.writing import ID, LABELS, PAGES, SETS
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original

_VERDICTS: Final = {label: verdict for verdict, label in LABELS.items()}
_STANCES: Final = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}
_CLAIM: Final = (b'"claim"', b'"label"', b'"evidence"')
_PAGE: Final = (b'"id"', b'"text"', b'"lines"')
_NO_CLAIM: Final = "a claim of FEVER needs claim, and label with SUPPORTS, REFUTES or NOT ENOUGH INFO"
_PAIR: Final = 2
_Pages = Mapping[str, Page]


def is_one(head: bytes) -> bool:
    """Whether a file begins with a claim of FEVER, or with a page."""
    line = head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").split(b"\n", 1)[0]
    return any(all(name in line for name in names) for names in (_CLAIM, _PAGE))


def along(_name: str) -> tuple[str, ...]:
    """The pages that evidence points to."""
    return (PAGES,)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of claims and of its pages; a line that is none is an error in its place."""
    reading = _Reading()
    if original.name != PAGES:
        yield from _beside(original, reading.pages)
    for line, item in objects(original):
        if isinstance(item, BadFile):
            yield item
        elif is_page(item):
            yield from _page(line, item, reading.pages)
        elif (verdict := _VERDICTS.get(as_str(item.get("label")).upper())) is None or not as_str(item.get("claim")):
            yield BadFile("line-bad", file=original.shown, line=line, reason=_NO_CLAIM)
        else:
            yield from ((line, each) for each in reading.fact(item, verdict))
    if reading.nowhere:
        yield Remark("evidence-nowhere", file=original.shown, count=reading.nowhere)


def _beside(original: Original, pages: dict[str, Page]) -> NumberedRecords:
    """The articles that lie beside a file of claims."""
    try:
        beside = original.beside(PAGES)
        beside.head(1)
    except BadFile:
        return
    for line, item in objects(beside):
        if isinstance(item, BadFile):
            yield item
        else:
            yield from _page(line, item, pages)


def _page(line: int, item: JsonObject, pages: dict[str, Page]) -> NumberedRecords:
    """The article of a page, which comes into `pages`; nothing of one without words, of which there are some."""
    page = page_of(item)
    if as_str(page.record["text"]).strip():
        pages[as_str(page.record["id"])] = page
        yield line, page.record


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file: its pages, the facts by their words, and how many sets point at no sentence."""

    pages: dict[str, Page] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    nowhere: int = 0

    def fact(self, item: JsonObject, verdict: Verdict) -> Iterator[JsonObject]:
        """The claims of a fact's evidence, each once, and the fact."""
        evidence = [each for each in as_list(item.get("evidence")) if not _is_none(each)]
        given = [_claims(_pointed(each), self.pages) for each in evidence]
        self.nowhere += sum(not each for each in given)
        sets = [each for each in given if each]
        claims = {as_str(claim["id"]): claim for each in sets for claim in each}
        yield from claims.values()
        stance, said = _STANCES.get(verdict, Stance.SILENT).value, as_str(item.get("claim"))
        yield {
            "type": "fact",
            "id": self._id(item, said),
            "text": said,
            "verdict": verdict.value,
            "rationale": as_str(item.get("rationale")),
            "attributes": _attributes(item, [[as_str(claim["id"]) for claim in each] for each in sets]),
            "evidence": [{"claim": claim, "stance": stance} for claim in claims],
        }

    def _id(self, item: JsonObject, said: str) -> str:
        """The id of a fact: ours, or one by its words; a second line of the same words is a fact of its own."""
        if isinstance(item.get("fact"), str):
            return as_str(item["fact"])
        number = _number(item)
        same = self.numbers.setdefault(said, number) == number
        return content_id("fact", said) if same else content_id("fact", said, number)


def _attributes(item: JsonObject, sets: list[list[str]]) -> dict[str, Json]:
    """The number of a line, and which claims are evidence only together; those that we wrote are in our line."""
    kept = {name: value for name, value in as_object(item.get("attributes")).items() if isinstance(value, str)}
    known = kept if isinstance(item.get("fact"), str) else {ID: _number(item)}
    joined = {SETS: json.dumps(sets)} if any(len(each) > 1 for each in sets) else {}
    return {name: value for name, value in {**known, **joined}.items() if value}


def _number(item: JsonObject) -> str:
    number = item.get("id")
    return str(number) if isinstance(number, int) else as_str(number)


def _is_none(given: Json) -> bool:
    """Whether a set says as FEVER does that there is none: it names no page."""
    pieces = [as_list(piece) for piece in as_list(given)]
    return isinstance(given, list) and all(len(each) > _PAIR and each[_PAIR] is None for each in pieces)


def _pointed(given: Json) -> list[tuple[str, int]]:
    """The sentences of a set by page and number, also of pairs without the two numbers before; -1 for what is none."""
    pieces = [as_list(piece) for piece in as_list(given)]
    if len(as_list(given)) == _PAIR and isinstance(as_list(given)[0], str):
        pieces = [as_list(given)]
    pairs = [each[_PAIR:] if len(each) > _PAIR else each for each in pieces]
    found = [(as_str(each[0]), as_int(each[1], -1)) if len(each) == _PAIR else ("", -1) for each in pairs]
    return found or [("", -1)]


def _claims(named: list[tuple[str, int]], pages: _Pages) -> list[JsonObject]:
    """A claim for every page and run of sentences of a set; none if one of its sentences is not here."""
    if any(page not in pages or number not in pages[page].places for page, number in named):
        return []
    wanted = {page: {number for name, number in named if name == page} for page, _ in named}
    return [_claim(pages[page], run) for page, numbers in wanted.items() for run in _runs(pages[page], numbers)]


def _runs(page: Page, numbers: set[int]) -> list[list[Span]]:
    """The sentences that follow each other on a page, together."""
    found: list[list[Span]] = []
    before = False
    for number, span in sorted(page.places.items()):
        if number in numbers:
            found += [] if before else [[]]
            found[-1].append(span)
        before = number in numbers
    return found


def _claim(page: Page, run: list[Span]) -> JsonObject:
    start, end = run[0].start, run[-1].end
    article = as_str(page.record["id"])
    identity = content_id("claim", article, start, end, "fever")
    return {"type": "claim", "id": identity, "article": article, "start": start, "end": end, "status": "confirmed"}
