"""Owns how entries become lines: one JSON object a line, sorted keys, in the order of a stream."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from annotator.domain.article import Article
from annotator.domain.decision import Decision, to_json
from annotator.domain.fact import Fact
from annotator.domain.family import Member
from annotator.domain.json import Json, JsonObject, as_int, as_object
from annotator.domain.link import Link
from annotator.domain.record import article_record, proposal_record
from annotator.domain.root_answers import answered, one_article
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Proposal, Run
from annotator.formats.bare_claims import BareClaim
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    SchemaEntry,
    SortKey,
    StoryEntry,
    sort_key,
)
from annotator.formats.native.claim_lines import bare_line, claim_line
from annotator.formats.native.claims import content_record, says_the_same
from annotator.formats.native.jsontext import share, spelled

HEADER: Final[JsonObject] = {"type": "header", "format": "annotator", "version": 1, "offset_unit": "codepoint"}


HEADER_LINE: Final = f"{spelled(HEADER)}\n"


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The lines of a project, each with its line feed; ValueError if an entry is out of the order of `sort_key`."""
    yield HEADER_LINE
    before: SortKey | None = None
    for entry in entries:
        key = sort_key(entry)
        see_order(before, key)
        before = key
        yield entry_line(entry)


def see_order(before: SortKey | None, key: SortKey) -> None:
    """ValueError if an entry comes too late."""
    if before is not None and key < before:
        raise ValueError(f"{key} comes after {before}")


def entry_line(entry: Entry | BareClaim) -> str:
    """The line of an entry with its line feed."""
    if isinstance(entry, BareClaim):
        return f"{bare_line(entry)}\n"
    line = claim_line(entry) if isinstance(entry, ClaimEntry) else None
    return f"{line or record_line(entry)}\n"


def record_line(entry: Entry) -> str:
    """The line of any entry without its line feed, by way of its record."""
    kind, record_of = _RECORDS[type(entry)]
    return spelled({**record_of(entry), "type": kind})


def _schema(entry: SchemaEntry) -> dict[str, Json]:
    return {"version": entry.version, "toml": entry.toml}


def _analyst(analyst: Analyst) -> dict[str, Json]:
    return {"id": analyst.id, "name": analyst.name}


def _source(source: Source) -> dict[str, Json]:
    return {"id": source.id, "name": source.name, "reliability": source.reliability.value}


def _run(run: Run) -> dict[str, Json]:
    return {"id": run.id, "maker": run.maker, "version": run.version, "kind": run.kind}


def _article(article: Article) -> dict[str, Json]:
    known: dict[str, Json] = {**article_record(article), "text": article.text, "sha256": article.sha256}
    return {"retracted": None, **(article.extra or {}), **known}


def _mention(entry: MentionEntry) -> dict[str, Json]:
    own = {"entity": entry.entity, "makers": list(entry.makers)}
    too = {"given": True} if entry.given and entry.makers else {}
    return {**entry.extra, **proposal_record(entry.mention), **own, **too}


def _entity(entry: EntityEntry) -> dict[str, Json]:
    record = {**entry.extra, **_proposed(entry.entity, entry)}
    if entry.proposal and entry.proposal != entry.entity:
        record["proposal"] = _scored(entry.proposal)
    return record


def _claim(entry: ClaimEntry) -> dict[str, Json]:
    claim, proposal, text = entry.claim, entry.proposal, entry.article_text
    record = {
        **entry.extra,
        "id": claim.id,
        "article": claim.article,
        **content_record(claim, text, entry.speaker_entity),
        "status": entry.status.value,
        "judgements": _judged(entry.judgements),
    }
    if proposal and not says_the_same(proposal, claim):
        record["proposal"] = content_record(proposal, text)
    if claim.why:
        record["why"] = list(claim.why)
    return record if _nameless(proposal, claim.makers) else {**record, "makers": list(claim.makers)}


def _link(entry: LinkEntry) -> dict[str, Json]:
    record = {**entry.extra, **_proposed(entry.link, entry)}
    if entry.proposal and entry.proposal != entry.link:
        record["proposal"] = _scored(entry.proposal)
    if _nameless(entry.proposal, entry.makers):
        del record["makers"]
    return record


def _nameless(proposal: Proposal | None, makers: Sequence[str]) -> bool:
    """Whether nobody is named for a proposal: no makers at all would say that a person made it."""
    return proposal is not None and not makers


def _family(entry: FamilyEntry) -> dict[str, Json]:
    """A family; of one that people made by an answer what that was about, of another who was taken out of it."""
    record = {**entry.extra, **_proposed(entry.family, entry)}
    about = answered(entry.family)
    if about is not None:
        alone = entry.family.members[-1:] if one_article(entry.family) else ()
        record["answers"] = {"about": about.value} | {key: at for each in alone for key, at in _place(each).items()}
    return {**record, "cut": [_place(each) for each in entry.cut]} if entry.cut else record


def _place(member: Member) -> dict[str, Json]:
    span = member.span
    return {"article": member.article} | ({"start": span.start, "end": span.end} if span else {})


def _story(entry: StoryEntry) -> dict[str, Json]:
    return {**entry.extra, **_proposed(entry.story, entry)}


def _fact(entry: FactEntry) -> dict[str, Json]:
    return {
        **entry.extra,
        **_fact_record(entry.fact),
        "verdict": None if entry.is_open else entry.fact.verdict,
        "independent_roots": entry.roots,
        "independent_roots_max": entry.roots_max,
        "judgements": [{"analyst": judged.analyst, "verdict": judged.value} for judged in entry.judgements],
    }


def _fact_record(fact: Fact) -> dict[str, Json]:
    return {
        "id": fact.id,
        "text": fact.text,
        "verdict": fact.verdict.value,
        "rationale": fact.rationale,
        "valid_from": fact.valid_from,
        "valid_to": fact.valid_to,
        "attributes": dict(fact.attributes or {}),
        "evidence": [{"claim": item.claim, "stance": item.stance.value} for item in fact.evidence],
    }


def _looked(entry: LookedEntry) -> dict[str, Json]:
    return {"article": entry.article, "analysts": list(entry.analysts)}


def _note(note: Note) -> dict[str, Json]:
    return {"id": note.id, "target": note.target, "analyst": note.analyst, "text": note.text}


def _judged(judgements: Sequence[Judged]) -> list[Json]:
    return [{"analyst": judged.analyst, "status": judged.value, **_held(judged.said)} for judged in judgements]


def _held(link: Link | None) -> dict[str, Json]:
    """What one analyst held a link to say, where others who confirmed it held something else."""
    return {"a": link.a, "b": link.b, "relation": link.relation.value} if link else {}


def _scored(proposal: Proposal) -> dict[str, Json]:
    record = proposal_record(proposal)
    record["score"] = share(as_int(record["score"]))
    if "features" in record:
        record["features"] = {name: share(as_int(size)) for name, size in as_object(record["features"]).items()}
    return record


def _proposed(proposal: Proposal, entry: EntityEntry | LinkEntry | FamilyEntry | StoryEntry) -> dict[str, Json]:
    return {
        **_scored(proposal),
        "status": entry.standing.value,
        "judgements": _judged(entry.judgements),
        "makers": list(entry.makers),
    }


_RECORDS: Final[Mapping[type[Entry], tuple[str, Callable[..., dict[str, Json]]]]] = {
    SchemaEntry: ("schema", _schema),
    Analyst: ("analyst", _analyst),
    Source: ("source", _source),
    Run: ("run", _run),
    Article: ("article", _article),
    MentionEntry: ("mention", _mention),
    EntityEntry: ("entity", _entity),
    ClaimEntry: ("claim", _claim),
    LinkEntry: ("link", _link),
    FamilyEntry: ("family", _family),
    StoryEntry: ("story", _story),
    FactEntry: ("fact", _fact),
    LookedEntry: ("looked", _looked),
    Note: ("note", _note),
    Decision: ("decision", to_json),
}
KIND_BY_TYPE: Final[Mapping[str, type[Entry]]] = {name: kind for kind, (name, _) in _RECORDS.items()}
"""From the word under "type" in a line to the kind of its entry."""
