"""Owns the export to FEVER: facts as its claims, the claims that bear on them as evidence, articles as its pages."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.fact import Fact, Stance, Verdict
from annotator.domain.ids import ArticleId, ClaimId
from annotator.formats.case import Case
from annotator.formats.dissent import soft_record
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.output import Found, Output
from annotator.formats.sentences import covering, sentences

HOLDS: Final = (Article, ClaimEntry, FactEntry)
CLAIMS, PAGES = "claims.jsonl", "pages.jsonl"
LABELS: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: "SUPPORTS",
    Verdict.REFUTED: "REFUTES",
    Verdict.NOT_ENOUGH: "NOT ENOUGH INFO",
}
_BEARING: Final = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}
_Place = tuple[ArticleId, range]


@dataclass(slots=True)
class _Evidence:
    """Where the claims of a case stand, in sentences of their articles, and of which facts' evidence they are part."""

    places: dict[ClaimId, _Place] = field(default_factory=dict)
    used: set[ClaimId] = field(default_factory=set)

    def sets(self, fact: Fact) -> Iterator[tuple[ClaimId, _Place]]:
        """The claims that bear the fact's label out, each of which is enough for it alone."""
        bearing = _BEARING.get(fact.verdict)
        for item in fact.evidence:
            if item.stance is bearing and item.claim in self.places:
                yield item.claim, self.places[item.claim]


def export(case: Case, out: Output) -> None:
    """Write the pages and the claims of a case."""
    evidence = _Evidence()
    with out.file(PAGES) as file:
        for document in case.documents():
            found = sentences(document.article.text)
            lines = [f"{n}\t{_line(span.quote(document.article.text))}" for n, span in enumerate(found)]
            page = {"id": document.article.id, "text": document.article.text, "lines": "\n".join(lines)}
            file.write(f"{json.dumps(page, ensure_ascii=False, sort_keys=True)}\n".encode())
            out.kept(Article, document.article.id, document.article.id)
            for each in document.claims:
                evidence.places[each.claim.id] = document.article.id, covering(found, each.claim.span)
    with out.file(CLAIMS) as file:
        for number, entry in enumerate(case.of(FactEntry), 1):
            label = LABELS.get(entry.fact.verdict)
            if label is None:
                out.lost(FactEntry, entry.fact.id, "FEVER has no label for conflicting evidence")
                continue
            soft = soft_record(entry.judgements, entry.fact.verdict.value, case.judges())
            record = {**_record(number, entry.fact, label, evidence), **soft}
            file.write(f"{json.dumps(record, ensure_ascii=False, sort_keys=True)}\n".encode())
            out.kept(FactEntry, entry.fact.id, f"{label} {entry.fact.text}")
    _tell(evidence, out)


def _tell(evidence: _Evidence, out: Output) -> None:
    for claim, (_, numbers) in evidence.places.items():
        if claim not in evidence.used:
            out.lost(ClaimEntry, claim, "no evidence that bears out the label of a fact")
        elif not numbers:
            out.lost(ClaimEntry, claim, "a span of white space alone")
        else:
            out.kept(ClaimEntry, claim)


def _record(number: int, fact: Fact, label: str, evidence: _Evidence) -> dict[str, object]:
    """One line of FEVER; `fact` and the ids of claims are keys of ours, which its readers pass over."""
    sets = list(evidence.sets(fact))
    evidence.used.update(claim for claim, _ in sets)
    pointed = [
        [[number, place, page, n] for n in numbers] for place, (_, (page, numbers)) in enumerate(sets) if numbers
    ]
    return {
        "id": number,
        "verifiable": "NOT VERIFIABLE" if fact.verdict is Verdict.NOT_ENOUGH else "VERIFIABLE",
        "label": label,
        "claim": fact.text,
        "evidence": pointed or [[[number, None, None, None]]],
        "fact": fact.id,
        "rationale": fact.rationale,
    }


def _line(sentence: str) -> str:
    return " ".join(sentence.split())


def reread(folder: Path) -> Iterator[Found]:
    """The pages and the claims; that each piece of evidence points at a sentence of a page is looked up."""
    lines: dict[str, int] = {}
    with (folder / PAGES).open(encoding="utf-8", newline="\n") as pages:
        for page in map(json.loads, pages):
            lines[page["id"]] = page["lines"].count("\n") + 1
            yield Found(Article, page["id"])
    with (folder / CLAIMS).open(encoding="utf-8", newline="\n") as claims:
        for claim in map(json.loads, claims):
            pointed = [(page, number) for each in claim["evidence"] for _, _, page, number in each]
            if all(page is None or number < lines[page] for page, number in pointed):
                yield Found(FactEntry, f"{claim['label']} {claim['claim']}")
