"""Owns the export to AVeriTeC: facts as claims, evidence as answers, the rationale as their justification."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.fact import Verdict
from annotator.domain.ids import ClaimId
from annotator.formats.averitec.keeping import HELD, questions, rest
from annotator.formats.case import Case
from annotator.formats.dissent import soft_record
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.output import Found, Output

HOLDS: Final = (Article, ClaimEntry, FactEntry)
LABELS: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: "Supported",
    Verdict.REFUTED: "Refuted",
    Verdict.NOT_ENOUGH: "Not Enough Evidence",
    Verdict.CONFLICTING: "Conflicting Evidence/Cherrypicking",
}
QUOTED: Final = "Extractive"
REFUSED: Final = "people rejected it, so that no verdict rests on it there"
_Answers = dict[ClaimId, dict[str, object]]


def export(case: Case, out: Output) -> None:
    """Write the facts of a case as one list."""
    answers: _Answers = {}
    articles: dict[ClaimId, str] = {}
    refused: set[ClaimId] = set()
    for document in case.documents():
        for each in document.claims:
            if each.status is Status.REJECTED:
                refused.add(each.claim.id)
                continue
            answers[each.claim.id] = _answer(each, document.article)
            articles[each.claim.id] = document.article.id
    used: set[ClaimId] = set()
    with out.file() as file:
        file.write(b"[")
        for place, entry in enumerate(_held(case, out)):
            soft = soft_record(entry.judgements, entry.fact.verdict.value, case.judges())
            record = json.dumps({**_record(entry, answers), **soft}, ensure_ascii=False, sort_keys=True)
            file.write(f"{',' if place else ''}\n{record}".encode())
            used.update(item.claim for item in entry.fact.evidence if item.claim in answers)
            out.kept(FactEntry, entry.fact.id, f"{_label(entry) or ''} {entry.fact.text}")
        file.write(b"\n]\n")
    for claim in sorted(refused):
        out.lost(ClaimEntry, claim, REFUSED)
    _tell(case, out, articles, used)


def _held(case: Case, out: Output) -> Iterator[FactEntry]:
    """The facts with a verdict; the others only of a case in which none has any, as claims for testing are."""
    open_ = all(entry.is_open for entry in case.of(FactEntry))
    for entry in case.of(FactEntry):
        if entry.is_open and not open_:
            out.lost(FactEntry, entry.fact.id, "nobody has given it a verdict")
        else:
            yield entry


def _label(entry: FactEntry) -> str | None:
    return None if entry.is_open else LABELS[entry.fact.verdict]


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
        "answer_type": QUOTED,
        "source_url": article.url or "",
        "cached_source_url": "",
        "source_medium": "Web text",
        "claim": entry.claim.id,
        "article": article.id,
        **({} if entry.status is Status.CONFIRMED else {"status": entry.status.value}),
    }


def _record(entry: FactEntry, answers: _Answers) -> dict[str, object]:
    fact = entry.fact
    held = dict(zip(HELD, (fact.valid_from, fact.valid_to), strict=True))
    return {
        "claim_date": fact.valid_from,
        "speaker": None,
        "original_claim_url": None,
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": None,
        "location_ISO_code": None,
        "claim_types": [],
        "fact_checking_strategies": [],
        **rest(entry.extra, fact.attributes or {}),
        "claim": fact.text,
        "label": _label(entry),
        "justification": fact.rationale,
        "questions": questions(entry.extra, fact.evidence, answers),
        "fact": fact.id,
        **{name: value for name, value in held.items() if value},
    }


def reread(path: Path) -> Iterator[Found]:
    """The facts, by label and wording."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        yield Found(FactEntry, f"{record['label'] or ''} {record['claim']}")
