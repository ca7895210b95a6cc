"""Owns what comes in from Climate-FEVER: a claim a line, with sentences of evidence, each with what it says of it.

Diggelmann, Boyd-Graber, Bulian, Ciaramita, Leippold 2020, CLIMATE-FEVER.
"""

from collections.abc import Iterator
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.fact import Stance, Verdict
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.formats.fact_sets.facts import STANCES, VERDICTS, Facts, label_of, number_of, page_of
from annotator.formats.fever.pages import Page
from annotator.formats.fever.sets import claims_of
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original

_VERDICTS: Final = {**VERDICTS, "DISPUTED": Verdict.CONFLICTING}
_READ: Final = ("claim", "claim_label", "claim_id", "evidences")
_OF_EVIDENCE: Final = ("evidence", "article")
_ORDER: Final = ("SUPPORTS", "REFUTES", "NOT_ENOUGH_INFO", "DISPUTED")
"""What the numbers mean that stand for labels where the data set is handed on with its classes numbered."""
_NEEDED: Final = (
    "a line of Climate-FEVER needs claim, evidences, and claim_label with SUPPORTS, REFUTES, NOT_ENOUGH_INFO or "
    "DISPUTED, or their number from 0 to 3"
)

_EVIDENCE: Final = (
    "evidence in words, and evidence_label with SUPPORTS, REFUTES or NOT_ENOUGH_INFO, or their number from 0 to 2"
)


def is_one(head: bytes) -> bool:
    """Whether a file begins with a claim, its label and sentences of evidence."""
    first = head.lstrip().partition(b"\n")[0]
    return b'"claim_label"' in first and b'"evidences"' in first


def records(original: Original) -> NumberedRecords:
    """The native records of a file of claims; a line that is none is an error in its place."""
    facts = Facts("climate-fever")
    for line, item in objects(original):
        if isinstance(item, BadFile):
            yield item
            continue
        if not as_str(item.get("claim")).strip() or _label(item.get("claim_label")) not in _VERDICTS:
            yield BadFile("line-bad", file=original.shown, line=line, reason=_NEEDED)
            continue
        evidence = [as_object(each) for each in as_list(item.get("evidences"))]
        whole = [each for each in evidence if _is_whole(each)]
        if without := len(evidence) - len(whole):
            reason = f"{without} of its evidences need {_EVIDENCE}"
            yield BadFile("line-bad", file=original.shown, line=line, reason=reason)
        yield from ((line, each) for each in _records(facts, line, item, whole))


def _is_whole(evidence: JsonObject) -> bool:
    return bool(as_str(evidence.get("evidence")).strip()) and _label(evidence.get("evidence_label")) in VERDICTS


def _label(said: Json) -> str:
    """A label in words; "" if there is none."""
    if isinstance(said, int) and not isinstance(said, bool):
        return _ORDER[said] if 0 <= said < len(_ORDER) else ""
    return label_of(said)


def _records(facts: Facts, line: int, item: JsonObject, evidence: list[JsonObject]) -> Iterator[JsonObject]:
    sets: list[tuple[list[JsonObject], Stance]] = []
    for each in evidence:
        page = _page(each)
        yield from facts.article(page)
        stance = STANCES[VERDICTS[_label(each.get("evidence_label"))]]
        sets.append((claims_of([("page", 0)], {"page": page}), stance))
    number = number_of(item.get("claim_id")) or str(line)
    verdict = _VERDICTS[_label(item.get("claim_label"))]
    yield from facts.fact(as_str(item["claim"]), number, verdict, sets, _kept(item, evidence))


def _page(evidence: JsonObject) -> Page:
    title = as_str(evidence.get("article")).strip()
    return page_of(as_str(evidence["evidence"]), title, as_str(evidence.get("evidence_id")) or title or "evidence")


def _kept(item: JsonObject, evidence: list[JsonObject]) -> JsonObject:
    """What else a line says, also of each evidence: how people voted."""
    kept = {name: value for name, value in item.items() if name not in _READ and value is not None}
    votes: list[Json] = [{name: value for name, value in each.items() if name not in _OF_EVIDENCE} for each in evidence]
    return {**kept, **({"evidences": votes} if votes else {})}
