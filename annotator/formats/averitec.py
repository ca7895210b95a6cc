"""Owns AVeriTeC in both directions: facts as claims, evidence as answers, the rationale as their justification."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.errors import BadFile
from annotator.domain.fact import Fact, Stance, Verdict
from annotator.domain.ids import ClaimId, content_id
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.jsonitems import numbered
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.output import Found, Output

HOLDS: Final = (Article, ClaimEntry, FactEntry)
LABELS: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: "Supported",
    Verdict.REFUTED: "Refuted",
    Verdict.NOT_ENOUGH: "Not Enough Evidence",
    Verdict.CONFLICTING: "Conflicting Evidence/Cherrypicking",
}
_VERDICTS: Final = {label: verdict for verdict, label in LABELS.items()}
_QUESTIONS: Final[Mapping[Stance, str]] = {
    Stance.SUPPORTS: "What is reported that supports the claim?",
    Stance.REFUTES: "What is reported against the claim?",
    Stance.SILENT: "What is reported about the claim?",
}
"""AVeriTeC asks before it answers; what an analyst joined to a fact was not asked for in words."""

_Answers = dict[ClaimId, dict[str, object]]


def export(case: Case, out: Output) -> None:
    """Write the facts of a case as one list."""
    answers: _Answers = {}
    articles: dict[ClaimId, str] = {}
    for document in case.documents():
        for each in document.claims:
            answers[each.claim.id] = _answer(each, document.article)
            articles[each.claim.id] = document.article.id
    used: set[ClaimId] = set()
    with out.file() as file:
        file.write(b"[")
        for place, entry in enumerate(case.of(FactEntry)):
            record = json.dumps(_record(entry.fact, answers), ensure_ascii=False, sort_keys=True)
            file.write(f"{',' if place else ''}\n{record}".encode())
            used.update(item.claim for item in entry.fact.evidence if item.claim in answers)
            out.kept(FactEntry, entry.fact.id, f"{LABELS[entry.fact.verdict]} {entry.fact.text}")
        file.write(b"\n]\n")
    _tell(case, out, articles, used)


def _tell(case: Case, out: Output, articles: Mapping[ClaimId, str], used: set[ClaimId]) -> None:
    for claim in articles:
        if claim in used:
            out.kept(ClaimEntry, claim)
        else:
            out.lost(ClaimEntry, claim, "no evidence of a fact")
    named = {articles[claim] for claim in used}
    for article in case.of(Article):
        if article.id in named:
            out.kept(Article, article.id)
        else:
            out.lost(Article, article.id, "no evidence of a fact in it")


def _answer(entry: ClaimEntry, article: Article) -> dict[str, object]:
    return {
        "answer": entry.claim.span.quote(article.text),
        "answer_type": "Extractive",
        "source_url": article.url or "",
        "cached_source_url": "",
        "source_medium": "Web text",
        "claim": entry.claim.id,
        "article": article.id,
    }


def _record(fact: Fact, answers: _Answers) -> dict[str, object]:
    asked: dict[Stance, list[dict[str, object]]] = {}
    for item in fact.evidence:
        if item.claim in answers:
            asked.setdefault(item.stance, []).append(answers[item.claim])
    return {
        "claim": fact.text,
        "label": LABELS[fact.verdict],
        "justification": fact.rationale,
        "claim_date": fact.valid_from,
        "speaker": None,
        "original_claim_url": None,
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": None,
        "location_ISO_code": None,
        "claim_types": [],
        "fact_checking_strategies": [],
        "questions": [{"question": _QUESTIONS[stance], "answers": given} for stance, given in asked.items()],
        "fact": fact.id,
    }


def reread(path: Path) -> Iterator[Found]:
    """The facts, by label and wording."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        yield Found(FactEntry, f"{record['label']} {record['claim']}")


def is_one(head: bytes) -> bool:
    """Whether a file begins like claims of AVeriTeC."""
    return b'"claim"' in head and b'"label"' in head and b'"questions"' in head


def records(original: Original) -> NumberedRecords:
    """Each claim as a fact, questions and answers as notes on it; what is no such claim is an error in its place."""
    for line, item in numbered(original):
        if isinstance(item, BadFile):
            yield item
            continue
        verdict = _VERDICTS.get(as_str(item.get("label")))
        if verdict is None or not as_str(item.get("claim")):
            reason = f"a claim of AVeriTeC needs claim, and label with one of {', '.join(_VERDICTS)}"
            yield BadFile("line-bad", file=original.shown, line=line, reason=reason)
            continue
        identity = optional_str(item.get("fact")) or content_id("fact", as_str(item.get("claim")))
        yield line, _fact(item, identity, verdict)
        for text in _asked(item):
            yield line, {"type": "note", "target": identity, "text": text}


def _fact(item: JsonObject, identity: str, verdict: Verdict) -> JsonObject:
    names = ("speaker", "claim_date", "original_claim_url", "fact_checking_article", "reporting_source")
    said: dict[str, Json] = {name: value for name in names if (value := optional_str(item.get(name)))}
    return {
        "type": "fact",
        "id": identity,
        "text": as_str(item.get("claim")),
        "verdict": verdict.value,
        "rationale": as_str(item.get("justification")),
        "attributes": said,
    }


def _asked(item: JsonObject) -> Iterator[str]:
    for question in map(as_object, as_list(item.get("questions"))):
        for answer in map(as_object, as_list(question.get("answers"))):
            parts = [as_str(question.get("question")), as_str(answer.get("answer")), as_str(answer.get("source_url"))]
            yield "\n".join(part for part in parts if part)
