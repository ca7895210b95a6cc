"""Owns what tests of reports and of the viewer need: a case in memory that tells its roots and its history."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.decision import Decision, Verb
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import (
    ActionId,
    AnalystId,
    ArticleId,
    ClaimId,
    DecisionId,
    FactId,
    FamilyId,
    ReplicaId,
    SourceId,
)
from annotator.domain.link import Standing
from annotator.domain.roots import RootGraph, root_graph
from annotator.domain.source import Reliability, Source
from annotator.domain.span import Span
from annotator.domain.state import Note
from annotator.domain.view import HistoryRow
from annotator.domain.voices import Kin, Voice
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry, FamilyEntry, Judged, sort_key
from annotator.formats.output import Exporter
from annotator.formats.registry import format_written
from tests.formats.cases import MemoryCase

HOSTILE = "</script><script>alert(1)</script> ]]> <!-- & <b> \u202eevil\u202c \x1b[31m"
TEXTS = {
    "wire": "The bridge opened 🙂 on Friday.\nVidal said it cost 42 million.",
    "copy": "The bridge opened 🙂 on Friday.\nVidal said it cost 42 million.",
    "arabic": "أعيد فتح الجسر يوم الجمعة.",
    "cjk": "橋は金曜日に開いた。𠀀",
    "hostile": f"{HOSTILE} The bridge is shut.",
}


@dataclass(frozen=True)
class ToldMemoryCase(MemoryCase):
    """The entries of a project, with what follows from them."""

    def root_graphs(self) -> Iterator[tuple[FactId, RootGraph]]:
        """By family alone."""
        claims = {each.claim.id: each.claim for each in self.of(ClaimEntry)}
        kin = [Kin(each.family, each.standing) for each in self.of(FamilyEntry)]
        for each in self.of(FactEntry):
            used = [claims[item.claim] for item in each.fact.evidence if item.claim in claims]
            yield each.fact.id, root_graph([Voice(claim.article, claim.span) for claim in used], kin)

    def history(self) -> Iterator[HistoryRow]:
        """The decisions with their verb alone."""
        names = {each.id: each.name for each in self.of(Analyst)}
        for each in self.of(Decision):
            who = names.get(each.analyst, each.analyst)
            yield HistoryRow(
                each.id, each.action, each.at, who, each.verb, each.kind, each.targets[0], "what it was about", "",
                str(each.payload.get("verdict", each.verb)), each.via, "", withdrawn=False, mine=False, told=each.kind,
            )  # fmt: skip


def exporter_of(name: str) -> Exporter:
    """The exporter of a format."""
    exporter = format_written(name).exporter
    assert exporter is not None
    return exporter


def case() -> list[Entry]:
    """A fact with a copied and independent reports in four scripts, one that is disputed, and hostile words."""
    articles = {key: _article(key, text) for key, text in TEXTS.items()}
    claims = [
        _claim("wire", "The bridge opened 🙂", Status.CONFIRMED),
        _claim("copy", "The bridge opened 🙂"),
        _claim("wire", "opened 🙂 on Friday.\nVidal"),
        _claim("arabic", "فتح الجسر"),
        _claim("cjk", "開いた。𠀀"),
        _claim("hostile", "The bridge is shut", Status.REJECTED),
        _claim("hostile", HOSTILE),
    ]
    evidence = tuple(Evidence(claims[at].claim.id, Stance.SUPPORTS) for at in (0, 1, 3, 4))
    against = Evidence(claims[5].claim.id, Stance.REFUTES)
    gone = Evidence(ClaimId("gone"), Stance.SUPPORTS)
    opened = Fact(FactId("f1"), "The bridge opened", Verdict.SUPPORTED, "reason", "2021-03-05")
    facts = [
        replace(opened, evidence=(*evidence, against)),
        Fact(FactId("f2"), HOSTILE, Verdict.REFUTED, HOSTILE, evidence=(against, gone)),
    ]
    differ = (Judged(AnalystId("a1"), "supported"), Judged(AnalystId("a2"), "refuted"))
    members = tuple(Member(articles[key].id, Derivation.WHOLLY) for key in ("wire", "copy"))
    entries: list[Entry] = [
        Analyst(AnalystId("a1"), "A1"),
        Analyst(AnalystId("a2"), HOSTILE),
        *(Source(SourceId(f"s-{key}"), f"The {key} <i>", Reliability.B) for key in TEXTS),
        *articles.values(),
        *claims,
        FamilyEntry(Family(FamilyId("k"), members, reasons=("97 % of word runs shared",)), Standing.SUGGESTED),
        FactEntry(facts[0], (), 3, 4),
        FactEntry(facts[1], differ, 0, 0),
        Note(DecisionId("n"), FactId("f1"), AnalystId("a1"), f"ask {HOSTILE}"),
        _decision("d1", Verb.STATE, "f1", 1),
        _decision("d2", Verb.CONFIRM, claims[0].claim.id, 2),
        _decision("d3", Verb.CONFIRM, claims[6].claim.id, 3),
    ]
    return sorted(entries, key=sort_key)


def _article(key: str, text: str) -> Article:
    known = {"title": f"{key} {HOSTILE}", "url": "javascript:alert(1)", "published": "2021-03-05"}
    return replace(new_article(text, source=f"s-{key}", **known), id=ArticleId(key))


def _claim(key: str, quote: str, status: Status = Status.PROPOSED) -> ClaimEntry:
    start = TEXTS[key].index(quote)
    span = Span(start, start + len(quote))
    claim = Claim(
        ClaimId(f"{key}-{start}-{len(quote)}"), ArticleId(key), span, quote, (Slot(Role.SPEAKER, None, "Vidal"),)
    )
    return ClaimEntry(claim, status, article_text=TEXTS[key])  # fmt: skip


def _decision(name: str, verb: Verb, target: str, minute: int) -> Decision:
    kind = "fact" if verb is Verb.STATE else "claim"
    return Decision(
        DecisionId(name), ActionId(name), AnalystId("a1"), ReplicaId("r"), minute, f"{minute:015d}.000000",
        f"2026-11-21T10:{minute:02d}:00Z", verb, (target,), {"kind": kind},
    )  # fmt: skip
