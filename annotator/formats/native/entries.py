"""Owns how each kind of line that stands for itself becomes an entry; the record's types are checked before."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from annotator.domain.claim import Status
from annotator.domain.entity import Entity
from annotator.domain.fact import Evidence, Fact, Stance, Verdict, two_sided
from annotator.domain.family import Family, Story
from annotator.domain.ids import (
    AnalystId,
    ArticleId,
    ClaimId,
    DecisionId,
    FactId,
    RunId,
    SourceId,
    analyst_id,
    content_id,
    link_id,
    run_id,
    source_id,
)
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str, optional_str
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.record import proposal_of
from annotator.domain.source import Reliability, Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind, Proposal, Run
from annotator.formats.document import (
    Analyst,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    LookedEntry,
    SchemaEntry,
    StoryEntry,
)
from annotator.formats.native.decisions import decision_of
from annotator.formats.native.jsontext import ten_thousandths
from annotator.formats.native.shapes import SHAPES, check, check_part, unknown
from annotator.formats.native.words import shown, word

Proposed = TypeVar("Proposed", Link, Entity, Family, Story)


def status_of(record: JsonObject) -> Status:
    """The status a claim's line gives; proposed if none."""
    status = optional_str(record.get("status"))
    return Status.PROPOSED if status is None else word(Status, status, "status")


def judged(record: JsonObject, values: type[StrEnum], name: str = "status") -> tuple[Judged, ...]:
    """The judgements of a line, each value one of `values`."""
    if not record.get("judgements"):
        return ()
    items = [as_object(item) for item in as_list(record.get("judgements"))]
    return tuple(
        Judged(AnalystId(as_str(item.get("analyst"))), word(values, as_str(item.get(name)), name).value)
        for item in items
    )


def makers_of(record: JsonObject) -> tuple[str, ...]:
    """The signatures of the runs that propose what a line says."""
    return words_of(record["makers"]) if "makers" in record else ()


def words_of(value: Json) -> tuple[str, ...]:
    """A list of strings."""
    return tuple(map(as_str, as_list(value)))


def made_by_people(record: JsonObject) -> bool:
    """Whether a line says that no machine proposed it: it lists its makers and there are none."""
    return record.get("makers") is not None and not makers_of(record)


def _schema(record: JsonObject) -> SchemaEntry:
    return SchemaEntry(as_int(record.get("version")), as_str(record.get("toml")))


def _analyst(record: JsonObject) -> Analyst:
    known, name = optional_str(record.get("id")), optional_str(record.get("name"))
    if not known and not name:
        raise ValueError("an analyst needs id or name")
    return Analyst(AnalystId(known) if known else analyst_id(name or ""), name or known or "")


def _source(record: JsonObject) -> Source:
    known, name = optional_str(record.get("id")), optional_str(record.get("name"))
    if not known and not name:
        raise ValueError("a source needs id or name")
    reliability = word(Reliability, as_str(record.get("reliability"), Reliability.F), "reliability")
    return Source(SourceId(known) if known else source_id(name or ""), name or known or "", reliability)


def _run(record: JsonObject) -> Run:
    maker, version, kind = (as_str(record.get(name)) for name in ("maker", "version", "kind"))
    known = optional_str(record.get("id"))
    return Run(RunId(known) if known else run_id(kind, maker, version), maker, version, kind)


def _standing(record: JsonObject) -> tuple[Standing, tuple[Judged, ...]]:
    standing = word(Standing, as_str(record.get("status"), Standing.SUGGESTED), "status")
    return standing, judged(record, Standing)


def _proposal(record: JsonObject, kind: Kind, target: str) -> Proposal:
    """The link, entity, family or story that a record describes, its score in ten-thousandths."""
    score = record.get("score")
    scored = {**record, "id": target, "score": 10_000 if score is None else ten_thousandths(score)}
    if kind is Kind.LINK:
        scored["features"] = {name: ten_thousandths(size) for name, size in as_object(record.get("features")).items()}
    return proposal_of(kind, scored)


def _original(record: JsonObject, kind: Kind, target: str) -> Proposal | None:
    """What the machine had proposed, where a line keeps it beside what people made of it."""
    kept = record.get("proposal")
    if kept is None:
        return None
    check(kind.value, as_object(kept))
    return _proposal(as_object(kept), kind, target)


def _typed(proposal: Proposal | None, kind: type[Proposed]) -> Proposed | None:
    return proposal if isinstance(proposal, kind) else None


def _link(record: JsonObject) -> LinkEntry:
    word(Relation, as_str(record.get("relation")), "relation")
    a, b = ClaimId(as_str(record.get("a"))), ClaimId(as_str(record.get("b")))
    if a == b:
        raise ValueError("a link needs two different claims")
    target = optional_str(record.get("id")) or link_id(a, b)
    link = _typed(_proposal(record, Kind.LINK, target), Link)
    original = _typed(_original(record, Kind.LINK, target), Link)
    if link is None:
        raise ValueError("it describes no link")
    proposal = original or (None if made_by_people(record) else link)
    return LinkEntry(link, *_standing(record), proposal, makers_of(record), unknown("link", record))


def entity_of(record: JsonObject) -> EntityEntry:
    """The entity of a line that lists its mentions."""
    target = optional_str(record.get("id")) or content_id("entity", as_str(record.get("label")), as_str(record["name"]))
    entity = _typed(_proposal(record, Kind.ENTITY, target), Entity)
    original = _typed(_original(record, Kind.ENTITY, target), Entity)
    if entity is None:
        raise ValueError("it describes no entity")
    return EntityEntry(entity, *_standing(record), original or entity, makers_of(record), unknown("entity", record))


def _family(record: JsonObject) -> FamilyEntry:
    members = [as_object(member) for member in as_list(record.get("members"))]
    for member in members:
        check_part(SHAPES["claim"], member)
    articles = [as_str(member.get("article")) for member in members]
    if len(articles) < 1 or "" in articles:
        raise ValueError("every member of a family needs article")
    target = optional_str(record.get("id")) or content_id("family", *articles)
    family = _typed(_proposal(record, Kind.FAMILY, target), Family)
    if family is None:
        raise ValueError("it describes no family")
    return FamilyEntry(family, *_standing(record), makers_of(record), unknown("family", record))


def _story(record: JsonObject) -> StoryEntry:
    target = optional_str(record.get("id")) or content_id("story", *words_of(record.get("articles")))
    story = _typed(_proposal(record, Kind.STORY, target), Story)
    if story is None:
        raise ValueError("it describes no story")
    return StoryEntry(story, *_standing(record), makers_of(record), unknown("story", record))


def _fact(record: JsonObject) -> FactEntry:
    text, known = as_str(record.get("text")), optional_str(record.get("id"))
    attributes = {name: as_str(value) for name, value in as_object(record.get("attributes")).items()}
    fact = Fact(
        id=FactId(known or content_id("fact", text)),
        text=text,
        verdict=word(Verdict, as_str(record.get("verdict"), Verdict.NOT_ENOUGH), "verdict"),
        rationale=as_str(record.get("rationale")),
        valid_from=optional_str(record.get("valid_from")),
        valid_to=optional_str(record.get("valid_to")),
        evidence=_evidence(as_list(record.get("evidence"))),
        attributes=attributes or None,
    )
    roots, most = as_int(record.get("independent_roots")), as_int(record.get("independent_roots_max"))
    judgements = judged(record, Verdict, "verdict")
    return FactEntry(fact, judgements, roots, most, unknown("fact", record), bool(record.get("verdict")))


def _evidence(items: Sequence[Json]) -> tuple[Evidence, ...]:
    given = [(as_str(as_object(item).get("claim")), as_str(as_object(item).get("stance"))) for item in items]
    evidence = tuple(Evidence(ClaimId(claim), word(Stance, stance, "stance")) for claim, stance in given)
    if both := two_sided(evidence):
        one, other = both
        raise ValueError(
            f"its evidence names the claim {shown(one.claim)} twice, as {one.stance} and as {other.stance}"
        )
    return evidence


def _looked(record: JsonObject) -> LookedEntry:
    return LookedEntry(
        ArticleId(as_str(record.get("article"))), tuple(map(AnalystId, words_of(record.get("analysts"))))
    )


def _note(record: JsonObject) -> Note:
    target, text = as_str(record.get("target")), as_str(record.get("text"))
    known = optional_str(record.get("id")) or content_id("note", target, text)
    return Note(DecisionId(known), target, AnalystId(as_str(record.get("analyst"))), text)


ENTRY_OF: Final[Mapping[str, Callable[[JsonObject], Entry]]] = {
    "schema": _schema,
    "analyst": _analyst,
    "source": _source,
    "run": _run,
    "entity": entity_of,
    "link": _link,
    "family": _family,
    "story": _story,
    "fact": _fact,
    "looked": _looked,
    "note": _note,
    "decision": decision_of,
}
"""The kinds of line that need no article's text to be understood."""
