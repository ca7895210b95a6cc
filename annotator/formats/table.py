"""Owns the rows of a table of claims, for spreadsheets, and how a cell is kept from acting as a formula.

In CSV no cell begins like a formula: one that would (`=`, `+`, `-`, `@`, tab or carriage return, also after spaces
that a spreadsheet drops), or that begins with `'`, gets one `'` in front. `unguarded` takes it off, so nothing is lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.fold import LOOKED
from annotator.domain.source import Source
from annotator.formats.article_dates import PROPOSED_DATE, dates
from annotator.formats.case import Case, Document
from annotator.formats.dissent import WHOLE, Judges, dissent, shares
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry, LookedEntry
from annotator.formats.output import Output
from annotator.formats.share_cells import share_cell
from annotator.formats.slot_cells import BETWEEN, SLOTS, slots_cell

COLUMNS: Final = (
    *("claim", "article", "title", "source", "date", "start", "end", "quote", "text", "subject", "predicate"),
    *("objects", "quantities", "time", "time value", "place", "speaker", "cue", "mode", "factuality", "status"),
    *("analysts", "makers", "facts"),
    *(SLOTS, PROPOSED_DATE, "score", "worth"),
)
FIRST_COLUMNS: Final = 24
"""So many of them every table of ours has, also one of an earlier version."""
SOFT_COLUMNS: Final = ("shares", "dissent")
"""What stands behind the others where soft labels are asked for."""
_BEFORE_VALUE: Final = (Role.SUBJECT, Role.PREDICATE, Role.OBJECT, Role.QUANTITY, Role.TIME)
_AFTER_VALUE: Final = (Role.PLACE, Role.SPEAKER, Role.CUE)
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "'")
_SUSPECT: Final = frozenset("".join(_FORMULA) + " \n\u00a0")
"""What a cell begins with that has to be looked at."""
_NO_SLOTS: Final = ("",) * (len(_BEFORE_VALUE) + 1 + len(_AFTER_VALUE))


def guarded(cell: str) -> str:
    """The cell, with one apostrophe in front if a spreadsheet could take it for a formula."""
    if cell[:1] not in _SUSPECT:
        return cell
    return f"'{cell}" if cell.lstrip(" \n\u00a0").startswith(_FORMULA) else cell


def guarded_row(cells: Iterable[str]) -> list[str]:
    """The cells of a row, each as `guarded` gives it; hardly one has to be looked at twice."""
    return [guarded(cell) if cell[:1] in _SUSPECT else cell for cell in cells]


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`; one whose apostrophe guards nothing, as in a workbook, as it is."""
    plain = cell.removeprefix("'")
    return plain if guarded(plain) == cell else cell


Named = tuple[type[Entry], str]
"""A kind of entry and the id of one."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, in the order of the columns, and what they name besides the claim.

    It is of a claim, or, where `kind` says so, of an article that was looked through.
    """

    claim: str
    cells: tuple[str, ...]
    named: tuple[Named, ...]
    kind: type[Entry] = ClaimEntry


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of articles: one a claim, and one for an article that was looked through."""

    analysts: Mapping[str, str]
    facts: Mapping[str, Sequence[tuple[str, str]]]
    judges: Judges

    @property
    def columns(self) -> tuple[str, ...]:
        """What the cells of a row are called."""
        return (*COLUMNS, *SOFT_COLUMNS) if self.judges else COLUMNS

    def rows(self, documents: Iterable[Document]) -> Iterator[Row]:
        """The rows of some articles."""
        for document in documents:
            named = ((Article, document.article.id), (Source, document.article.source or ""))
            for entry in document.claims:
                yield self._row(entry, document, named)
            if document.looked:
                yield self._looked(document)

    def _row(self, entry: ClaimEntry, document: Document, named: tuple[Named, ...]) -> Row:
        """The row of a claim; `named` is what its article names."""
        facts = self.facts.get(entry.claim.id, ())
        said = BETWEEN.join([words for _, words in facts])
        if entry.judgements or facts:
            judges = [(Analyst, judged.analyst) for judged in entry.judgements]
            named = (*named, *judges, *[(FactEntry, fact) for fact, _ in facts])
        claim, proposed = entry.claim, dates(document.article)[PROPOSED_DATE] or ""
        last = (slots_cell(claim.slots), proposed, share_cell(claim.score), share_cell(claim.worth))
        cells = (*_cells(entry, document, self.analysts), said, *last, *self._soft(entry))
        return Row(claim.id, cells, named)

    def _soft(self, entry: ClaimEntry) -> tuple[str, ...]:
        """How the judgements are shared out, and who judged otherwise; nothing unless that was asked for."""
        if not self.judges:
            return ()
        shared = [f"{value}: {size / WHOLE:.4f}" for value, size in shares(entry.judgements).items()]
        differing = dissent(entry.judgements, entry.status.value, self.judges)
        return BETWEEN.join(shared), BETWEEN.join([f"{name}: {value}" for name, value in differing])

    def _looked(self, document: Document) -> Row:
        """The row of an article in which somebody looked for claims and found no more."""
        article = document.article
        told = {
            "article": article.id,
            "title": article.title or "",
            "source": document.source.name if document.source else article.source or "",
            "date": article.published or "",
            PROPOSED_DATE: dates(article)[PROPOSED_DATE] or "",
            "status": LOOKED,
            "analysts": BETWEEN.join([f"{name}: {LOOKED}" for name in document.looked]),
        }
        named = ((Article, article.id), (Source, article.source or ""))
        return Row(article.id, tuple(told.get(column, "") for column in self.columns), named, LookedEntry)


def row_maker(case: Case) -> RowMaker:
    """What makes the rows of a case."""
    facts: dict[str, list[tuple[str, str]]] = {}
    for entry in case.of(FactEntry):
        for item in entry.fact.evidence:
            said = f"{entry.fact.text} [{entry.fact.verdict.value}: {item.stance.value}]"
            facts.setdefault(item.claim, []).append((entry.fact.id, said))
    return RowMaker({str(analyst.id): analyst.name for analyst in case.of(Analyst)}, facts, case.judges())


def settle(case: Case, told: AbstractSet[Named], out: Output) -> None:
    """Tell of everything that some row names, and of what none does."""
    for kind, identity in _nameable(case):
        if (kind, identity) in told:
            out.kept(kind, identity, identity if kind is Article else None)
        else:
            out.lost(kind, identity, "no claim that would name it")


def _nameable(case: Case) -> Iterator[Named]:
    for entry in case.of(FactEntry):
        yield FactEntry, entry.fact.id
    yield from ((Source, source.id) for source in case.of(Source))
    yield from ((Analyst, analyst.id) for analyst in case.of(Analyst))
    yield from ((Article, article.id) for article in case.of(Article))


def _slot_cells(claim: Claim, told: Mapping[Role, str]) -> tuple[str, ...]:
    """What the slots say, and the dates that the times are read as."""
    value = BETWEEN.join([slot.value or "" for slot in claim.all(Role.TIME)]) if Role.TIME in told else ""
    return (*[told.get(role, "") for role in _BEFORE_VALUE], value, *[told.get(role, "") for role in _AFTER_VALUE])


def _cells(entry: ClaimEntry, document: Document, analysts: Mapping[str, str]) -> Sequence[str]:
    """The cells of a row up to those that need more than the claim and its article."""
    claim, article = entry.claim, document.article
    text = article.text
    told: dict[Role, str] = {}
    for slot in claim.slots:
        said = slot.words(text)
        told[slot.role] = f"{told[slot.role]}{BETWEEN}{said}" if slot.role in told else said
    return (
        claim.id,
        claim.article,
        article.title or "",
        document.source.name if document.source else article.source or "",
        article.published or "",
        str(claim.span.start),
        str(claim.span.end),
        claim.span.quote(text),
        claim.text,
        *(_slot_cells(claim, told) if told else _NO_SLOTS),
        claim.mode.value if claim.mode else "",
        claim.factuality.value,
        entry.status.value,
        BETWEEN.join([f"{analysts.get(j.analyst, j.analyst)}: {j.value}" for j in entry.judgements]),
        BETWEEN.join(claim.makers),
    )
