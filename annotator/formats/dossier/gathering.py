"""Owns how the facts of a case are put together with all that is told of them, and the account of what they tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice, takewhile
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.context import context
from annotator.domain.fact import Fact, Stance
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, FactId, TargetId
from annotator.domain.roots import RootGraph
from annotator.domain.source import Reliability
from annotator.domain.state import Note
from annotator.domain.view import HistoryRow
from annotator.formats.case import Case, Document, ToldCase
from annotator.formats.document import Analyst, ClaimEntry, FactEntry, Judged
from annotator.formats.dossier.told import Piece, Printed, Root, Said, ToldFact

_REACH: Final = 600
"""Characters before and after a quote in which the ends of its sentence are looked for: few sentences are longer."""
_A_PIECE: Final = 480
"""Characters that take as much room as a piece of evidence."""
_LAST: Final = "9999"
"""Where what has no date stands among dates."""


def told_case(case: Case) -> ToldCase:
    """The case as one that tells what the project makes of it; TypeError for a part of one."""
    if not isinstance(case, ToldCase):
        raise TypeError("only a whole project tells its roots and its history")
    return case


@dataclass(slots=True)
class Gathering:
    """What a case holds for its facts; every article has to be taken before they are told."""

    case: ToldCase
    most: int | None = None
    """Facts, and evidence and decisions of these, are told up to so many in all, one fact at least; all with None."""
    names: dict[AnalystId, str] = field(default_factory=dict)
    entries: list[FactEntry] = field(default_factory=list)
    graphs: dict[FactId, RootGraph] = field(default_factory=dict)
    wanted: set[ClaimId] = field(default_factory=set)
    found: dict[ClaimId, tuple[ClaimEntry, Printed]] = field(default_factory=dict)
    history: dict[TargetId, list[HistoryRow]] = field(default_factory=lambda: defaultdict(list))
    decisions: int = 0
    notes: dict[TargetId, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.names = {analyst.id: analyst.name for analyst in self.case.of(Analyst)}
        self.entries = list(self.case.of(FactEntry))
        self.graphs = dict(self.case.root_graphs())
        targets = self._targets()
        for note in self.case.of(Note):
            self.notes[note.target].append(Said(self.name(note.analyst), note.text))
        for row in self.case.history():
            self.decisions += 1
            if row.target in targets:
                self.history[row.target].append(row)

        if self.most is not None:
            self._leave_out(self.most)

    def _targets(self) -> set[str]:
        """What decisions may be about that are told; what facts rest on is wanted."""
        self.wanted = {item.claim for entry in self.entries for item in entry.fact.evidence}
        families = {edge.family for graph in self.graphs.values() for edge in graph.edges}
        return {*(entry.fact.id for entry in self.entries), *self.wanted, *families}

    def _leave_out(self, room: int) -> None:
        """Forget the facts from the first on for which there is no room."""
        took = accumulate(self._length(entry) for entry in self.entries)
        kept = 1 + sum(1 for _ in takewhile(lambda each: each <= room, islice(took, 1, None)))
        self.entries = self.entries[:kept]
        facts = {entry.fact.id for entry in self.entries}
        self.graphs = {fact: graph for fact, graph in self.graphs.items() if fact in facts}
        self._targets()

    def _length(self, entry: FactEntry) -> int:
        """How much there is to tell of a fact: itself, its evidence, notes and decisions, long words for several."""
        fact = entry.fact
        rows = self._rows(fact, self.graphs.get(fact.id, RootGraph(())))
        said = [
            note.words for target in (fact.id, *(e.claim for e in fact.evidence)) for note in self.notes.get(target, ())
        ]
        words = sum(map(len, (fact.text, fact.rationale, *said)))
        return 1 + len(fact.evidence) + len(rows) + len(said) + words // _A_PIECE

    def name(self, analyst: AnalystId) -> str:
        """What an analyst is called."""
        return self.names.get(analyst, analyst)

    def take(self, document: Document) -> None:
        """Keep of an article what facts rest on."""
        used = [entry for entry in document.claims if entry.claim.id in self.wanted]
        if used:
            printed = printed_in(document)
            self.found.update({entry.claim.id: (entry, printed) for entry in used})

    def facts(self) -> Iterator[ToldFact]:
        """The facts of the case in their order, once every article was taken."""
        for number, entry in enumerate(self.entries, 1):
            yield self._fact(number, entry)

    def _fact(self, number: int, entry: FactEntry) -> ToldFact:
        fact = entry.fact
        graph = self.graphs.get(fact.id, RootGraph(()))
        pieces = [self._piece(item.claim, item.stance) for item in fact.evidence if item.claim in self.found]
        return ToldFact(
            number,
            fact,
            _roots(pieces, graph),
            entry.roots,
            entry.roots_max,
            self._judged(entry.judgements),
            tuple(self.notes.get(fact.id, ())),
            tuple(self._rows(fact, graph)),
            len(fact.evidence) - len(pieces),
        )

    def _piece(self, claim: ClaimId, stance: Stance) -> Piece:
        entry, printed = self.found[claim]
        text = entry.article_text
        speaker = entry.claim.slot(Role.SPEAKER)
        return Piece(
            entry.claim,
            stance,
            entry.status,
            printed,
            context(text, entry.claim.span, reach=_REACH),
            " ".join(speaker.words(text).split()) if speaker else "",
            self._judged(entry.judgements),
            tuple(self.notes.get(claim, ())),
        )

    def _judged(self, judgements: Iterable[Judged]) -> tuple[Said, ...]:
        return tuple(Said(self.name(each.analyst), each.value) for each in judgements)

    def _rows(self, fact: Fact, graph: RootGraph) -> list[HistoryRow]:
        """The decisions on a fact, on its evidence and on what joins it, oldest first."""
        targets = [fact.id, *(item.claim for item in fact.evidence), *(edge.family for edge in graph.edges)]
        rows = [row for target in dict.fromkeys(targets) if target for row in self.history.get(target, ())]
        return sorted(rows, key=lambda row: (row.at, row.id))


def printed_in(document: Document) -> Printed:
    """What a reader must know of an article."""
    article, source = document.article, document.source
    rated = source is not None and source.reliability is not Reliability.F
    return Printed(
        article.id,
        " ".join((article.title or "").split()),
        source.name if source else "",
        source.reliability.value if source and rated else "",
        article.date or "",
        not article.published and article.published_proposed is not None,
        article.url or "",
    )


def _roots(pieces: Sequence[Piece], graph: RootGraph) -> tuple[Root, ...]:
    """The evidence by root: what supports first, the largest root before the others, by date within."""
    home: dict[ArticleId, int] = {article: at for at, root in enumerate(graph.roots) for article in root}
    held: dict[int | ArticleId, list[Piece]] = {}
    for piece in pieces:
        held.setdefault(home.get(piece.printed.id, piece.printed.id), []).append(piece)
    groups = [sorted(each, key=lambda piece: piece.printed.date or _LAST) for each in held.values()]
    # Reckoned once: with many articles to a fact, once a root took longer than all else.
    apart = {article: at for at, root in enumerate(graph.cut) for article in root}
    return tuple(_root(number, group, graph, apart) for number, group in enumerate(sorted(groups, key=_rank), 1))


def _rank(pieces: Sequence[Piece]) -> tuple[int, int]:
    stances = list(Stance)
    return min(stances.index(piece.stance) for piece in pieces), -len({piece.printed.id for piece in pieces})


def _root(number: int, pieces: Sequence[Piece], graph: RootGraph, apart: Mapping[ArticleId, int]) -> Root:
    articles = {piece.printed.id for piece in pieces}
    most = len({apart[article] for article in articles if article in apart})
    return Root(number, tuple(pieces), graph.why(articles), max(0, most - 1), graph.origin(pieces[0].printed.id))
