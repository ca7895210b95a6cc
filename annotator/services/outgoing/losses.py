"""Owns what an export says of itself: how much of each kind it holds, what it lost, and why."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.json import as_list, as_object, as_str, parse_object
from annotator.domain.messages import counted
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Run
from annotator.formats.choosing import Chosen
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    DetailEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    JudgementEntry,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    RelationEntry,
    SchemaEntry,
    StoryEntry,
)
from annotator.formats.output import Held
from annotator.formats.splits.asking import parse_split
from annotator.services.outgoing.splitting import proof_record

if TYPE_CHECKING:
    from annotator.services.outgoing.gold_card import GoldCard

_NAMES: Mapping[type[Entry], tuple[str, str]] = MappingProxyType(
    {
        ClaimEntry: ("claim", "claims"),
        Article: ("article", "articles"),
        FactEntry: ("fact", "facts"),
        LinkEntry: ("link", "links"),
        Decision: ("decision", "decisions"),
        Note: ("note", "notes"),
        MentionEntry: ("mention", "mentions"),
        EntityEntry: ("entity", "entities"),
        FamilyEntry: ("copy family", "copy families"),
        StoryEntry: ("story", "stories"),
        JudgementEntry: ("judgement", "judgements"),
        RelationEntry: ("relation between spans", "relations between spans"),
        DetailEntry: ("detail from elsewhere", "details from elsewhere"),
        LookedEntry: ("article looked through", "articles looked through"),
        Source: ("source", "sources"),
        Analyst: ("analyst", "analysts"),
        Run: ("machine run", "machine runs"),
        SchemaEntry: ("label schema", "label schemas"),
    }
)


def held_words(kinds: Sequence[Held]) -> str:
    """What a file holds: "131 claims", "12 articles, 131 claims"; "nothing"."""
    return _listed((each.kind, each.held) for each in kinds) or "nothing"


def lost_words(kinds: Sequence[Held]) -> str:
    """What was left out: "131 decisions, 40 links"; "nothing"."""
    return _listed((each.kind, each.lost_count) for each in kinds) or "nothing"


def others_words(card: "GoldCard") -> str:
    """What only other analysts made than the one asked for, which no total counts: "2 decisions, 1 analyst"; ""."""
    return _listed(iter(card.by_others))


def named(kind: type[Entry], number: int) -> str:
    """So many of a kind in words: "1 claim", "131 claims"."""
    one, many = _NAMES[kind]
    return f"{number:,} {one if number == 1 else many}"


def kind_name(kind: type[Entry]) -> str:
    """What one of a kind is called."""
    return _NAMES[kind][0]


def _listed(counted: Iterator[tuple[type[Entry], int]]) -> str:
    order = {kind: place for place, kind in enumerate(_NAMES)}
    return ", ".join(named(kind, number) for kind, number in sorted(counted, key=lambda c: order[c[0]]) if number)


def report_text(card: "GoldCard") -> str:
    """The report that lies beside an export, as JSON: by kind how many there are, are held and are lost, and why.

    What was asked for is in it, so that `asked_in` can tell how to make the same export once more; and the proof of a
    split, which facts have a verdict that is the contrary of their evidence, and, where one analyst was asked for, how
    much only others made, which no total counts.
    """
    exporter = card.format.exporter
    record = {
        "format": card.format.name,
        "asked": asked_record(card.asked),
        "sha256": card.sha256,
        "offsets": exporter.unit if exporter else "",
        "read_back_with": exporter.reader if exporter else "",
        "kinds": [_record(each) for each in card.kinds],
    }
    if card.contradicted:
        record["contradicted"] = {"why": contradicted_words(card.contradicted), "ids": list(card.contradicted)}
    if card.by_others:
        counts = {kind_name(kind): number for kind, number in card.by_others}
        record["of_other_analysts"] = {"why": f"left out by asking for {card.asked.analyst} alone", "kinds": counts}
    if card.split:
        record["split"] = proof_record(card.split)
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def contradicted_words(facts: Sequence[str]) -> str:
    """How many facts have a verdict that is the contrary of their evidence: "1 fact has …"; "" if none has."""
    whose = "has a verdict that all its" if len(facts) == 1 else "have a verdict that all their"
    return f"{counted(len(facts), 'fact')} {whose} evidence speaks against" if facts else ""


def asked_record(asked: Chosen) -> dict[str, object]:
    """What was asked for, so that `asked_in` understands it."""
    return {
        "statuses": sorted(asked.statuses) if asked.statuses is not None else None,
        "gold": asked.gold,
        "analyst": asked.analyst,
        "split": str(asked.split) if asked.split else None,
        "soft": asked.soft,
    }


def asked_in(report: str) -> tuple[str, Chosen]:
    """The format and what was asked for, as a report tells; ValueError if it is none."""
    record = parse_object(report)
    asked, statuses = as_object(record.get("asked")), as_object(record.get("asked")).get("statuses")
    if not isinstance(record.get("format"), str) or "asked" not in record:
        raise ValueError("it does not say which format, and what was asked for")
    words = frozenset(as_str(word) for word in as_list(statuses)) if statuses is not None else None
    split, analyst = as_str(asked.get("split")), as_str(asked.get("analyst"))
    divided = parse_split(split) if split else None
    soft = asked.get("soft") is True
    return as_str(record["format"]), Chosen(words, asked.get("gold") is True, analyst or None, divided, soft)


def digest_in(report: Path) -> str:
    """The SHA-256 of the export that a report or card tells of; "" if it is not there or tells none."""
    try:
        return as_str(parse_object(report.read_text(encoding="utf-8")).get("sha256"))
    except (OSError, ValueError):
        return ""


def _record(each: Held) -> dict[str, object]:
    why = [{"why": why, "count": len(ids), "ids": list(ids)} for why, ids in each.lost.items()]
    return {
        "kind": kind_name(each.kind),
        "total": each.total,
        "exported": each.held,
        "lost": each.lost_count,
        "losses": why,
    }
