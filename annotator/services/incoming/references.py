"""Owns what entries of a file point at, and which of it is nowhere: such an entry stays out and is told."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.fact import Evidence
from annotator.domain.ids import TargetId
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind
from annotator.formats.document import Entry, FactEntry, FamilyEntry, Given, LinkEntry, LookedEntry, StoryEntry
from annotator.store import log, targets
from annotator.store.database import Connection
from annotator.store.rows import known

Pointing = LinkEntry | FamilyEntry | StoryEntry | LookedEntry
"""Entries that mean nothing without what they point at."""

Need = tuple[Kind, TargetId]

_SHOWN: Final = 60


def needs(entry: Entry) -> tuple[Need, ...]:
    """What must be here for an entry to come in, in the order in which it names it."""
    match entry:
        case LinkEntry(link=link, proposal=proposal):
            stored = proposal or link
            return (Kind.CLAIM, stored.a), (Kind.CLAIM, stored.b)
        case FamilyEntry(family=family):
            return tuple((Kind.ARTICLE, member.article) for member in family.members)
        case StoryEntry(story=story):
            return tuple((Kind.ARTICLE, article) for article in story.articles)
        case LookedEntry(article=article):
            return ((Kind.ARTICLE, article),)
        case FactEntry(fact=fact):
            return tuple((Kind.CLAIM, item.claim) for item in fact.evidence)
        case _:
            return ()


def missing(connection: Connection, wanted: Iterable[Need]) -> set[Need]:
    """Those of the things that the project does not hold, nor any decision on them."""
    by_kind: dict[Kind, set[TargetId]] = {}
    for kind, target in wanted:
        by_kind.setdefault(kind, set()).add(target)
    gone: set[Need] = set()
    for kind, asked in by_kind.items():
        absent = asked - set(known(connection, kind.value, sorted(asked)))
        # What was undone, or belongs to an article that is not here, is still known by its decisions.
        gone |= {(kind, target) for target, made in log.of_targets(connection, absent).items() if not made}
    return gone


def nowhere(connection: Connection, notes: Iterable[Note]) -> set[TargetId]:
    """The targets of remarks that stand for nothing in the project."""
    absent = {note.target for note in notes if targets.kind_of(connection, note.target) is None}
    return {target for target, made in log.of_targets(connection, absent).items() if not made}


def left_out(given: Given, gone: Collection[Need], *, file: str) -> list[AnnotatorError]:
    """A trouble for each thing that an entry points at and that is nowhere."""
    named = dict.fromkeys(need for need in needs(given.entry) if need in gone)
    left = _CALLED.get(type(given.entry), "the line")
    return [trouble(given, kind.value, target, left=left, file=file) for kind, target in named]


def trouble(given: Given, kind: str, target: TargetId, *, left: str, file: str) -> AnnotatorError:
    """The trouble that what a line names is nowhere."""
    shown = target if len(target) <= _SHOWN else f"{target[: _SHOWN - 1]}…"
    return BadFile("reference-missing", file=given.file or file, line=given.line, kind=kind, id=shown, left=left)


def with_evidence(given: Given, gone: Collection[Need]) -> Given:
    """The entry; of a fact only with the evidence that is here."""
    if not isinstance(given.entry, FactEntry):
        return given
    fact = given.entry.fact
    kept: Sequence[Evidence] = [item for item in fact.evidence if (Kind.CLAIM, item.claim) not in gone]
    return replace(given, entry=replace(given.entry, fact=replace(fact, evidence=tuple(kept))))


_CALLED: Final[dict[type, str]] = {
    LinkEntry: "the link",
    FamilyEntry: "the family",
    StoryEntry: "the story",
    FactEntry: "the evidence",
    LookedEntry: "that it was looked through",
}
