"""Owns the export to a data set for Hugging Face `datasets`: tables in Parquet, and the card."""

from collections.abc import Collection
from typing import Final

from annotator.domain.article import Article
from annotator.domain.ids import EntityId
from annotator.domain.source import Source
from annotator.formats.case import Case, made_of_documents
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
    identity,
)
from annotator.formats.known_labels import guidelines
from annotator.formats.output import Output
from annotator.formats.parquet import marks, rows, tables
from annotator.formats.parquet.card import CARD, card
from annotator.formats.parquet.pages import Pages
from annotator.formats.parquet.rows import Known, Row
from annotator.formats.parquet.sheets import Sheets
from annotator.formats.parting.part import part_of
from annotator.formats.passing import SCHEMAS
from annotator.formats.splits.asking import PARTS
from annotator.formats.splits.dividing import Division

HOLDS: Final = (
    *(Article, Source, Analyst, ClaimEntry, MentionEntry, EntityEntry, LinkEntry, FactEntry, FamilyEntry, StoryEntry),
    SchemaEntry,
    LookedEntry,
)
_WHOLE: Final = {0: PARTS[0]}


def export(case: Case, out: Output) -> None:
    """Write all of a case as one part, which `datasets` calls train."""
    _export(case, out, None)


def export_parts(case: Case, out: Output, division: Division) -> None:
    """Write the parts of a case, each to files of its own beside those of the others."""
    _export(case, out, division)


def _export(case: Case, out: Output, division: Division | None) -> None:
    shares = division.asked.shares if division else ()
    parts = {part: PARTS[part] for part, share in enumerate(shares) if share} or _WHOLE
    with Sheets(out, tables.tables(grouped=division is not None, soft=bool(case.judges())), parts) as opened:
        writing = _Writing(case, out, opened, rows.known(case), division)
        writing.documents()
        writing.others()
    with out.file(CARD) as file:
        file.write(card(opened, division.asked if division else None, guidelines(case)).encode("utf-8"))
    _tell_named(case, out, writing)
    for schema in case.of(SchemaEntry):
        with out.file(f"{SCHEMAS}/{schema.version}.toml") as file:
            file.write(schema.toml.encode("utf-8"))
        out.kept(SchemaEntry, identity(schema))


class _Writing:
    """What is known while the rows are written."""

    def __init__(self, case: Case, out: Output, opened: Sheets, known: Known, division: Division | None) -> None:
        self.known, self.sources = known, set[str]()
        self._case, self._out, self._opened, self._division = case, out, opened, division
        self._entities: dict[EntityId, set[int]] = {}

    def documents(self) -> None:
        """The rows of articles, claims and mentions."""
        for page in made_of_documents(self._case, Pages(self.known, self._opened.tables, self._division)):
            for (table, part), made in page.rows.items():
                self._opened.sheet(table, part).add_made(made)
            for kind, name, mark in page.marks:
                self._out.kept(kind, name, mark)
            self.known.words |= page.words
            self.known.named |= page.named
            self.sources |= page.sources
            for entity, parts in page.entities.items():
                self._entities.setdefault(entity, set()).update(parts)

    def others(self) -> None:
        """The rows of what is of several articles."""
        known = self.known
        for entity in self._case.of(EntityEntry):
            self._add(tables.ENTITIES, entity, rows.entity(entity, known), self._entities.get(entity.entity.id, {0}))
        for link in self._case.of(LinkEntry):
            self._add(tables.LINKS, link, rows.link(link, known), self._parts(link))
        for fact in self._case.of(FactEntry):
            self._add(tables.FACTS, fact, rows.fact(fact, known), self._parts(fact))
        for family in self._case.of(FamilyEntry):
            self._add(tables.FAMILIES, family, rows.family(family), self._parts(family))
        for story in self._case.of(StoryEntry):
            self._add(tables.STORIES, story, rows.story(story), self._parts(story))

    def _add(self, table: tables.Table, entry: Entry, row: Row, parts: Collection[int]) -> None:
        for part in sorted(parts):
            self._opened.sheet(table.name, part).add(row)
            self._out.kept(type(entry), identity(entry), marks.of_row(self._opened.tables[table.name], row))

    def _parts(self, entry: Entry) -> Collection[int]:
        part = self._part(entry)
        return () if part is None else (part,)

    def _part(self, entry: Entry) -> int | None:
        return part_of(entry, self._division) if self._division else 0


def _tell_named(case: Case, out: Output, writing: _Writing) -> None:
    for source in case.of(Source):
        if source.id in writing.sources:
            out.kept(Source, source.id)
        else:
            out.lost(Source, source.id, "no article of it")
    for analyst in case.of(Analyst):
        if analyst.id in writing.known.named:
            out.kept(Analyst, analyst.id)
        else:
            out.lost(Analyst, analyst.id, "no judgement of theirs")
