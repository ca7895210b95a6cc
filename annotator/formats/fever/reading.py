"""Owns what comes in from FEVER: its claims as facts, with evidence where the pages lie beside them."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_object, as_str
from annotator.formats.fever.beside import FOLDER, WIKI, Numbered, all_pages, has_wiki, wiki_pages
from annotator.formats.fever.keeping import KEPT, kept_of
from annotator.formats.fever.pages import Page, is_page, page_of, spelled_alike
from annotator.formats.fever.rows import PAGE, is_blank, whole
from annotator.formats.fever.sets import Elsewhere, claims_of, sets_of, told_by_us
from annotator.formats.fever.writing import ID, LABELS, PAGES, SETS
from annotator.formats.jsonitems import first_object
from annotator.formats.jsonlines import objects
from annotator.formats.judges import judges_told
from annotator.formats.native.records import PARTS, NumberedRecords
from annotator.formats.originals import Original

_VERDICTS: Final = {label: verdict for verdict, label in LABELS.items()}
_STANCES: Final = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}
_CLAIM: Final = (b'"claim"', b'"label"', b'"evidence"')
_FLAT: Final = (b'"claim"', b'"label"', f'"{PAGE}"'.encode())
_PAGE: Final = (b'"id"', b'"text"', b'"lines"')
_UNLABELLED: Final = frozenset({"id", "claim"})
_NO_CLAIM: Final = "a claim of FEVER needs claim, and label with SUPPORTS, REFUTES or NOT ENOUGH INFO, or no label"
_NUMBERED: Final = "which of them a number means, the file does not tell"


def is_one(head: bytes) -> bool:
    """Whether a file begins with a claim of FEVER, also one without a label, or with a page."""
    lines = head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").split(b"\n", 2)
    first = first_object(head)
    line = lines[1] if first and is_blank(first) and len(lines) > 1 else lines[0]
    named = any(all(name in line for name in names) for names in (_CLAIM, _FLAT, _PAGE))
    return named or first.keys() == _UNLABELLED


def along(name: str) -> tuple[str, ...]:
    """The pages that evidence points to; a file of pages points to none."""
    return () if name == PAGES else (PAGES, *WIKI)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of claims and of its pages; a line that is none is an error in its place."""
    reading = _Reading()
    if original.name != PAGES:
        yield from reading.take(all_pages(original))
        yield from _of_wiki(original, reading)
    for line, item in whole(objects(original)):
        if isinstance(item, BadFile):
            yield item
        elif is_blank(item):
            continue
        elif is_page(item):
            yield from reading.take(iter([(line, item)]))
        elif not as_str(item.get("claim")) or _label(item) not in ("", *_VERDICTS):
            more = f"; {_NUMBERED}" if isinstance(item.get("label"), int) else ""
            yield BadFile("line-bad", file=original.shown, line=line, reason=f"{_NO_CLAIM}{more}")
        else:
            yield from ((line, each) for each in reading.fact(line, item))
    yield from reading.elsewhere.remarks(original.shown)
    if reading.unlabelled:
        yield Remark("claims-unlabelled", file=original.shown, count=reading.unlabelled)


def _of_wiki(original: Original, reading: "_Reading") -> NumberedRecords:
    """The pages of FEVER's own files that claims point to, and that no more of them come in."""
    if not has_wiki(original):
        return
    items = (item for _, item in whole(objects(original)) if not isinstance(item, BadFile))
    wanted = {spelled_alike(page) for item in items for each in sets_of(item.get("evidence")) for page, _ in each}
    before = len(reading.pages)
    yield from reading.take(wiki_pages(original, wanted - reading.pages.keys() - {""}))
    if wanted:
        yield Remark("pages-wanted", file=original.shown, count=len(reading.pages) - before, folder=FOLDER)


def _label(item: JsonObject) -> str:
    """The label of a line in capitals; "" if it has none."""
    label = item.get("label")
    return as_str(label, "" if label is None else "?").strip().upper()


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file: its pages, the facts by their words, the claims told, and what is to be told."""

    pages: dict[str, Page] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    unlabelled: int = 0
    told: set[str] = field(default_factory=set)

    def take(self, items: Numbered) -> NumberedRecords:
        """The articles of pages; nothing of one without words, of which there are some."""
        for line, item in items:
            if isinstance(item, BadFile):
                yield item
                continue
            page = page_of(item)
            if as_str(page.record["text"]).strip():
                self.pages[spelled_alike(as_str(page.record["id"]))] = page
                yield line, page.record

    def fact(self, line: int, item: JsonObject) -> Iterator[JsonObject]:
        """The claims of a fact's evidence, each once, and the fact, which is nobody's verdict without a label."""
        verdict, given = _VERDICTS.get(_label(item)), sets_of(item.get("evidence"))
        out = [each for each in given if self.elsewhere.is_out(each, self.pages, line)]
        ours = told_by_us(item, given, self.pages)
        sets = [ours.get(place) or claims_of(each, self.pages) for place, each in enumerate(given) if each not in out]
        claims = {as_str(claim["id"]): claim for each in sets for claim in each}
        yield from (claim for identity, claim in claims.items() if identity not in self.told)
        self.told.update(claims)
        stance, said = _STANCES.get(verdict, Stance.SILENT) if verdict else Stance.SILENT, as_str(item.get("claim"))
        self.unlabelled += verdict is None
        kept, fresh = kept_of(item, out), len(ours) < len(sets)
        yield {
            "type": "fact",
            "id": self._id(item, said),
            "text": said,
            **({"verdict": verdict.value} if verdict else {}),
            "rationale": as_str(item.get("rationale")),
            "attributes": _attributes(item, [[as_str(claim["id"]) for claim in each] for each in sets], fresh=fresh),
            "evidence": [{"claim": claim, "stance": stance.value} for claim in claims],
            **({KEPT: kept} if kept else {}),
            **({PARTS: ["text", "rationale"], **judges_told(item)} if isinstance(item.get("fact"), str) else {}),
        }

    def _id(self, item: JsonObject, said: str) -> str:
        """The id of a fact: ours, or one by its words; a second line of the same words is a fact of its own."""
        if isinstance(item.get("fact"), str):
            return as_str(item["fact"])
        number = _number(item)
        same = self.numbers.setdefault(said, number) == number
        return content_id("fact", said) if same else content_id("fact", said, number)


def _attributes(item: JsonObject, sets: list[list[str]], *, fresh: bool) -> dict[str, Json]:
    """The number of a line, and which claims are evidence only together; those that we wrote are in our line.

    Which are together is told anew if some of them are `fresh`, of no set that we wrote.
    """
    kept = {name: value for name, value in as_object(item.get("attributes")).items() if isinstance(value, str)}
    known = kept if isinstance(item.get("fact"), str) else {ID: _number(item)}
    joined = {SETS: json.dumps(sets)} if fresh and any(len(each) > 1 for each in sets) else {}
    return {name: value for name, value in {**known, **joined}.items() if value}


def _number(item: JsonObject) -> str:
    number = item.get("id")
    return str(number) if isinstance(number, int) else as_str(number)
