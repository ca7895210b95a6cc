"""Owns the export to FEVER: facts as its claims, the claims that bear on them as evidence, articles as its pages."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.fact import Fact, Stance, Verdict, opposing
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.json import as_list, as_str
from annotator.formats.averitec.writing import REFUSED
from annotator.formats.case import Case
from annotator.formats.dissent import soft_record
from annotator.formats.document import ClaimEntry, DetailEntry, FactEntry
from annotator.formats.fever.keeping import ELSEWHERE, kept_no_more, keys_again, sets_again
from annotator.formats.fever.sets import CLAIMED, Pointed
from annotator.formats.output import Found, Output
from annotator.formats.sentences import covering, sentences

HOLDS: Final = (Article, ClaimEntry, FactEntry)
ID, SETS = "fever_id", "fever_sets"
"""The attributes of a fact that hold the number of its line, and which claims are evidence only together."""
_LONGEST: Final = 19
_UNDECIDED: Final = "nobody has given it a verdict"
CLAIMS, PAGES = "claims.jsonl", "pages.jsonl"
LABELS: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: "SUPPORTS",
    Verdict.REFUTED: "REFUTES",
    Verdict.NOT_ENOUGH: "NOT ENOUGH INFO",
}
_BEARING: Final = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}
_Place = tuple[ArticleId, range]


@dataclass(frozen=True, slots=True)
class _Sets:
    """The sets of a line: those here with the records of their claims, and those that point elsewhere."""

    here: list[Pointed]
    elsewhere: list[Pointed]
    claims: list[list[dict[str, object]]]


@dataclass(slots=True)
class _Evidence:
    """Where the claims of a case stand, in sentences of their articles, and of which facts' evidence they are part."""

    places: dict[ClaimId, _Place] = field(default_factory=dict)
    told: dict[ClaimId, dict[str, object]] = field(default_factory=dict)
    """The records by which claims are known again."""
    used: set[ClaimId] = field(default_factory=set)
    refused: set[ClaimId] = field(default_factory=set)

    def sets(self, fact: Fact) -> list[list[ClaimId]]:
        """The claims that bear the fact's label out, by sets each of which is enough: those of a file, else each."""
        bearing = _BEARING.get(fact.verdict)
        borne = [item.claim for item in fact.evidence if item.stance is bearing and self._bears(item.claim)]
        joined = [each for each in _joined(fact) if set(each) <= set(borne)]
        told = {claim for each in joined for claim in each}
        return [*joined, *([claim] for claim in dict.fromkeys(borne) if claim not in told)]

    def _bears(self, claim: ClaimId) -> bool:
        return claim in self.places and claim not in self.refused

    def add(self, entry: ClaimEntry, article: ArticleId, sentences: range) -> None:
        """Take a claim with the sentences of its article that it touches."""
        claim = entry.claim
        self.places[claim.id] = article, sentences
        self.refused.update({claim.id} if entry.status is Status.REJECTED else ())
        place = {"article": article, "start": claim.span.start, "end": claim.span.end}
        self.told[claim.id] = {"id": claim.id, **place, "status": entry.status.value}

    def pointed(self, entry: FactEntry, label: str | None) -> "_Sets":
        """The sets that bear a label out by page and sentence, and those that came in with it and point elsewhere."""
        if label is None:
            return _Sets([], [], [])
        sets = self.sets(entry.fact)
        self.used.update(claim for each in sets for claim in each)
        placed = [[(page, n) for claim in each for page, found in [self.places[claim]] for n in found] for each in sets]
        here: list[Pointed] = [list(dict.fromkeys(each)) for each in placed if each]
        told = [[self.told[claim] for claim in each] for each, at in zip(sets, placed, strict=True) if at]
        return _Sets(here, [each for each in sets_again(entry.extra, label) if each not in here], told)


def _joined(fact: Fact) -> list[list[ClaimId]]:
    """The sets that a file of FEVER gave; none if they cannot be read."""
    try:
        given = json.loads((fact.attributes or {}).get(SETS, "[]"))
    except (ValueError, RecursionError):
        return []
    listed = [each for each in as_list(given) if isinstance(each, list) and each]
    return [[ClaimId(as_str(claim)) for claim in each] for each in listed]


class _Numbers:
    """The numbers of lines: those that facts came in with, and free ones for the others."""

    def __init__(self, facts: Iterable[FactEntry]) -> None:
        self._given = {said for each in facts if (said := (each.fact.attributes or {}).get(ID, ""))}
        self._free = (n for n in count(1) if str(n) not in self._given)

    def of(self, fact: Fact) -> int | str:
        """The number of a fact's line, as words where it was no number."""
        said = (fact.attributes or {}).get(ID, "")
        if not said:
            return next(self._free)
        return (
            int(said) if said.isascii() and said.isdigit() and len(said) < _LONGEST and str(int(said)) == said else said
        )


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
                evidence.add(each, document.article.id, covering(found, each.claim.span))
    with out.file(CLAIMS) as file:
        for record, entry in _lines(case, evidence, out):
            soft = soft_record(entry.judgements, entry.fact.verdict.value, case.judges())
            file.write(f"{json.dumps({**record, **soft}, ensure_ascii=False, sort_keys=True)}\n".encode())
            out.kept(FactEntry, entry.fact.id, f"{record.get('label', '')} {entry.fact.text}")
            for gone in kept_no_more(entry.fact.id, entry.extra, str(record.get("label", ""))):
                out.lost(DetailEntry, gone, "its label is another one now")
    _tell(evidence, out)


def _lines(case: Case, evidence: _Evidence, out: Output) -> Iterator[tuple[dict[str, object], FactEntry]]:
    """The line of each fact that FEVER can hold; those without a verdict only as a file in which none has any."""
    numbers = _Numbers(case.of(FactEntry))
    open_ = all(entry.is_open for entry in case.of(FactEntry))
    for entry in case.of(FactEntry):
        verdict = entry.fact.verdict
        label = None if entry.is_open else LABELS.get(verdict)
        if label is None and not (entry.is_open and open_):
            why = _UNDECIDED if entry.is_open else "FEVER has no label for conflicting evidence"
            out.lost(FactEntry, entry.fact.id, why)
            continue
        sets = evidence.pointed(entry, label)
        if verdict in _BEARING and not sets.here and not sets.elsewhere:
            told = f"all its evidence {stance} it, and " if (stance := opposing(verdict, entry.fact.evidence)) else ""
            out.lost(FactEntry, entry.fact.id, f"{told}FEVER has no {label} without evidence that bears it out")
            continue
        yield _record(numbers.of(entry.fact), entry, label, sets), entry


def _tell(evidence: _Evidence, out: Output) -> None:
    for claim, (_, numbers) in evidence.places.items():
        if claim in evidence.refused:
            out.lost(ClaimEntry, claim, REFUSED)
        elif claim not in evidence.used:
            out.lost(ClaimEntry, claim, "no evidence that bears out the label of a fact")
        elif not numbers:
            out.lost(ClaimEntry, claim, "a span of white space alone")
        else:
            out.kept(ClaimEntry, claim)


def _record(number: int | str, entry: FactEntry, label: str | None, sets: _Sets) -> dict[str, object]:
    """One line of FEVER; `fact`, `rationale` and the like are keys of ours, which its readers pass over."""
    fact = entry.fact
    numbered: list[list[list[object]]] = [
        [[number, place, *each] for each in one] for place, one in enumerate([*sets.here, *sets.elsewhere])
    ]
    labelled = {
        "verifiable": "NOT VERIFIABLE" if fact.verdict is Verdict.NOT_ENOUGH else "VERIFIABLE",
        "label": label,
        # By a set without a page FEVER tells what nothing can verify.
        "evidence": numbered or [[[number, None, None, None]]],
    }
    return {
        **keys_again(entry.extra),
        "id": number,
        "claim": fact.text,
        **(labelled if label else {}),
        "fact": fact.id,
        "rationale": fact.rationale,
        **({"attributes": dict(fact.attributes)} if fact.attributes else {}),
        **({CLAIMED: sets.claims} if sets.claims else {}),
        **({ELSEWHERE: len(sets.elsewhere)} if sets.elsewhere else {}),
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
            sets = claim.get("evidence", [])
            here = sets[: len(sets) - claim.get(ELSEWHERE, 0)]
            pointed = [(page, number) for each in here for _, _, page, number in each]
            if all(page is None or number < lines[page] for page, number in pointed):
                yield Found(FactEntry, f"{claim.get('label', '')} {claim['claim']}")
