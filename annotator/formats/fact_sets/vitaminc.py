"""Owns what comes in from VitaminC: a claim a line, with the words of its evidence and what those say of it.

Schuster, Fisch, Barzilay 2021, Get Your Vitamin C!
"""

from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.fact import Verdict
from annotator.domain.json import JsonObject, as_str
from annotator.formats.fact_sets.facts import STANCES, VERDICTS, Facts, label_of, number_of, page_of
from annotator.formats.fever.sets import claims_of
from annotator.formats.jsonitems import first_object
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original

_READ: Final = ("claim", "evidence", "label", "unique_id", "page")
_MARKS: Final = (b'"claim"', b'"evidence"', b'"label"')
_NEEDED: Final = (
    "a line of VitaminC needs claim, evidence in words, and label with SUPPORTS, REFUTES or NOT ENOUGH INFO"
)


def is_one(head: bytes) -> bool:
    """Whether a file begins with a claim and the words of its evidence."""
    first = first_object(head) if all(mark in head for mark in _MARKS) else {}
    return _is_whole(first)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of claims; a line that is none is an error in its place."""
    facts = Facts("vitaminc")
    for line, item in objects(original):
        if isinstance(item, BadFile):
            yield item
        elif _is_whole(item):
            yield from ((line, each) for each in _records(facts, line, item))
        else:
            yield BadFile("line-bad", file=original.shown, line=line, reason=_NEEDED)


def _is_whole(item: JsonObject) -> bool:
    said = (as_str(item.get(name)).strip() for name in ("claim", "evidence"))
    return all(said) and label_of(item.get("label")) in VERDICTS


def _records(facts: Facts, line: int, item: JsonObject) -> list[JsonObject]:
    verdict: Verdict = VERDICTS[label_of(item.get("label"))]
    title = as_str(item.get("page")).strip()
    page = page_of(as_str(item["evidence"]), title, title or "evidence")
    sets = [(claims_of([("page", 0)], {"page": page}), STANCES[verdict])]
    kept = {name: value for name, value in item.items() if name not in _READ and value is not None}
    number = number_of(item.get("unique_id")) or str(line)
    return [*facts.article(page), *facts.fact(as_str(item["claim"]), number, verdict, sets, kept)]
