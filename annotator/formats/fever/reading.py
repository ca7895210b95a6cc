"""Owns what comes in from FEVER: its claims as facts, with evidence where the pages lie beside them."""

import codecs
from collections.abc import Mapping
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_str
from annotator.formats.fever.pages import Page, is_page, page_of
from annotator.formats.fever.writing import LABELS, PAGES
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original

_VERDICTS: Final = {label: verdict for verdict, label in LABELS.items()}
_STANCES: Final = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}
_CLAIM: Final = (b'"claim"', b'"label"', b'"evidence"')
_PAGE: Final = (b'"id"', b'"text"', b'"lines"')
_NO_CLAIM: Final = "a claim of FEVER needs claim, and label with SUPPORTS, REFUTES or NOT ENOUGH INFO"
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
    pages: dict[str, Page] = {}
    if original.name != PAGES:
        yield from _beside(original, pages)
    nowhere = 0
    for line, item in objects(original):
        if isinstance(item, BadFile):
            yield item
        elif is_page(item):
            yield from _page(line, item, pages)
        elif (verdict := _VERDICTS.get(as_str(item.get("label")).upper())) is None or not as_str(item.get("claim")):
            yield BadFile("line-bad", file=original.shown, line=line, reason=_NO_CLAIM)
        else:
            given = _claims(item, pages)
            nowhere += sum(each is None for each in given)
            evidence = [each for each in given if each is not None]
            yield from ((line, each) for each in evidence)
            yield line, _fact(item, verdict, evidence)
    if nowhere:
        yield Remark("evidence-nowhere", file=original.shown, count=nowhere)


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


def _claims(item: JsonObject, pages: _Pages) -> list[JsonObject | None]:
    """A claim for every set of evidence, from its first sentence to its last; None where its page is not here."""
    found: list[JsonObject | None] = []
    for each in as_list(item.get("evidence")):
        pointed = [as_list(piece) for piece in as_list(each)]
        named = [
            (as_str(piece[2]), as_int(piece[3], -1)) for piece in pointed if len(piece) > 3 and piece[2] is not None
        ]
        if named:
            found.append(_claim(named, pages))
    return found


def _claim(named: list[tuple[str, int]], pages: _Pages) -> JsonObject | None:
    page = pages.get(named[0][0])
    if page is None:
        return None
    spans = [page.places[number] for name, number in named if name == named[0][0] and number in page.places]
    if not spans:
        return None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    article = as_str(page.record["id"])
    identity = content_id("claim", article, start, end, "fever")
    return {"type": "claim", "id": identity, "article": article, "start": start, "end": end, "status": "confirmed"}


def _fact(item: JsonObject, verdict: Verdict, evidence: list[JsonObject]) -> JsonObject:
    stance = _STANCES.get(verdict, Stance.SILENT).value
    known: dict[str, Json] = {"id": item["fact"]} if isinstance(item.get("fact"), str) else {}
    return {
        "type": "fact",
        **known,
        "text": as_str(item.get("claim")),
        "verdict": verdict.value,
        "rationale": as_str(item.get("rationale")),
        "evidence": [{"claim": each["id"], "stance": stance} for each in evidence],
    }
