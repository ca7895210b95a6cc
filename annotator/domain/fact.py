"""Owns Fact: a canonical statement with verdict, validity and evidence, and how many independent roots carry it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.ids import ArticleId, ClaimId, FactId


class Verdict(StrEnum):
    """Outcome over all evidence (AVeriTeC; Schlichtkrull et al. 2023)."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH = "not enough evidence"
    CONFLICTING = "conflicting evidence"


class Stance(StrEnum):
    """What one claim says about a fact (FEVER; Thorne et al. 2018)."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    SILENT = "not enough info"


_OPPOSED: Mapping[Verdict | None, Stance] = {
    Verdict.SUPPORTED: Stance.REFUTES,
    Verdict.REFUTED: Stance.SUPPORTS,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim's stance towards a fact."""

    claim: ClaimId
    stance: Stance


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement analysts stand behind; dates are ISO 8601 as far as known."""

    id: FactId
    text: str
    verdict: Verdict = Verdict.NOT_ENOUGH
    rationale: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    evidence: tuple[Evidence, ...] = ()
    attributes: Mapping[str, str] | None = None


def opposing(verdict: Verdict | None, evidence: Iterable[Evidence]) -> Stance | None:
    """The stance of all evidence that says anything, if the verdict is the contrary; None where that is not so."""
    found = {item.stance for item in evidence if item.stance is not Stance.SILENT}
    return found.pop() if len(found) == 1 and found == {_OPPOSED.get(verdict)} else None


def two_sided(evidence: Iterable[Evidence]) -> tuple[Evidence, Evidence] | None:
    """The first claim that evidence names with two stances, with both of them; None if there is none."""
    known: dict[ClaimId, Evidence] = {}
    for item in evidence:
        before = known.setdefault(item.claim, item)
        if before.stance is not item.stance:
            return before, item
    return None


def roots(articles: Iterable[ArticleId], joined: Sequence[Sequence[ArticleId]]) -> list[frozenset[ArticleId]]:
    """The articles grouped into independent roots: members of one joined group count as one.

    Worked example: articles a, b, c with a and b joined are 2 roots.
    """
    groups = [{article} for article in dict.fromkeys(articles)]
    for family in joined:
        touched = [group for group in groups if group & set(family)]
        if len(touched) > 1:
            groups = [group for group in groups if group not in touched]
            groups.append(set().union(*touched))
    return [frozenset(group) for group in groups]
