"""Owns what the root graphs of facts are made of: their claims with speakers and outlets, and the families around."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sqlalchemy import Connection

from annotator.domain.fact import Evidence, Stance
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, ClaimId, EntityId, FactId, FamilyId, SourceId
from annotator.domain.json import as_list, as_str, parse_object
from annotator.domain.link import Standing
from annotator.domain.origins import origins
from annotator.domain.roots import Kin, RootGraph, Voice, root_graph
from annotator.domain.span import Span
from annotator.domain.speaker import Names, bare, is_name
from annotator.store.rows import marks

_EVIDENCE = """SELECT fact, claim, stance FROM evidence WHERE fact IN ({}) AND (? IS NULL OR stance = ?)
    ORDER BY fact, ordinal"""
_VOICES = """SELECT claim.id, claim.article, claim.start, claim."end", coalesce(source.name, ''),
    coalesce((SELECT coalesce(value, substr(body.text, slot.start + 1, slot."end" - slot.start)) FROM slot
        WHERE slot.claim = claim.id AND slot.role = 'speaker' ORDER BY ordinal LIMIT 1), '')
    FROM claim JOIN article ON article.id = claim.article
    JOIN body ON body.sha256 = article.sha256 LEFT JOIN source ON source.id = article.source
    WHERE claim.id IN ({})"""
_FAMILIES = """SELECT family.id, root, score, standing, reasons, coalesce(source.name, '')
    FROM family LEFT JOIN source ON source.id = root
    WHERE family.id IN (SELECT family FROM family_member WHERE article IN ({})) ORDER BY family.id"""
_MEMBERS = """SELECT family, article, derivation, start, "end" FROM family_member
    WHERE family IN ({}) ORDER BY family, ordinal"""
_ENTITIES = """SELECT DISTINCT v.name, v.entity FROM entity_variant v JOIN entity ON entity.id = v.entity
    WHERE standing <> 'rejected' AND v.name IN ({}) ORDER BY v.entity"""


def graphs(connection: Connection, facts: Sequence[FactId], stance: Stance | None = None) -> dict[FactId, RootGraph]:
    """The root graph of every fact's evidence, or of that of one stance; a fact without any has an empty graph."""
    evidence: dict[FactId, list[Evidence]] = {fact: [] for fact in facts}
    rows = connection.exec_driver_sql(_EVIDENCE.format(marks(len(facts))), (*facts, stance, stance))
    for fact, claim, said in rows.all():
        evidence[fact].append(Evidence(ClaimId(claim), Stance(said)))
    return dict(zip(evidence, graphs_of(connection, list(evidence.values())), strict=True))


def graphs_of(connection: Connection, evidence: Sequence[Sequence[Evidence]]) -> list[RootGraph]:
    """The root graph of every list of evidence, as if each were that of a fact; read together."""
    voices = _voices(connection, sorted({item.claim for listed in evidence for item in listed}))
    kin = _families(connection, sorted({voice.article for voice in voices.values()}))
    holding: dict[ArticleId, dict[FamilyId, Kin]] = defaultdict(dict)
    for each in kin:
        for member in each.family.members:
            holding[member.article][each.family.id] = each
    said = [[replace(voices[i.claim], stance=i.stance) for i in listed if i.claim in voices] for listed in evidence]
    outlets = {bare(str(row[0])).casefold() for row in connection.exec_driver_sql("SELECT name FROM source").all()}
    return [_graph(listed, _around(listed, holding), outlets) for listed in said]


def facts_resting_on(connection: Connection, family: FamilyId) -> list[FactId]:
    """The facts whose root graph has an edge of this family."""
    sql = """SELECT DISTINCT fact FROM evidence JOIN claim ON claim.id = evidence.claim
        WHERE article IN (SELECT article FROM family_member WHERE family = ?) ORDER BY fact"""
    near = [FactId(row[0]) for row in connection.exec_driver_sql(sql, (family,)).all()]
    return [fact for fact, graph in graphs(connection, near).items() if any(e.family == family for e in graph.edges)]


def standing_of(connection: Connection, family: FamilyId) -> Standing | None:
    """Where a family stands; None if there is none of that id."""
    word = connection.exec_driver_sql("SELECT standing FROM family WHERE id = ?", (family,)).scalar()
    return Standing(str(word)) if word is not None else None


def _graph(voices: Sequence[Voice], kin: Sequence[Kin], outlets: AbstractSet[str]) -> RootGraph:
    return replace(root_graph(voices, kin), origins=origins(voices, kin, outlets))


def _around(voices: Sequence[Voice], holding: Mapping[ArticleId, Mapping[FamilyId, Kin]]) -> list[Kin]:
    found = {family: kin for voice in voices for family, kin in holding.get(voice.article, {}).items()}
    return [kin for _, kin in sorted(found.items())]


def _voices(connection: Connection, claims: Sequence[ClaimId]) -> dict[ClaimId, Voice]:
    rows = connection.exec_driver_sql(_VOICES.format(marks(len(claims))), tuple(claims)).all()
    names = _names(connection, {bare(name) for row in rows for name in (row[4], row[5])} - {""})
    found: dict[ClaimId, Voice] = {}
    for claim, article, start, end, outlet, speaker in rows:
        known = names.known_as(speaker) if is_name(speaker) else frozenset()
        span = Span(int(start), int(end))
        found[ClaimId(claim)] = Voice(ArticleId(article), span, known, names.known_as(outlet), speaker)
    return found


def _names(connection: Connection, names: Collection[str]) -> Names:
    """The entities that names mean, as far as nobody rejected them."""
    rows = connection.exec_driver_sql(_ENTITIES.format(marks(len(names))), tuple(sorted(names))) if names else ()
    return Names((name, EntityId(entity)) for name, entity in rows)


def _families(connection: Connection, articles: Sequence[ArticleId]) -> list[Kin]:
    rows = connection.exec_driver_sql(_FAMILIES.format(marks(len(articles))), tuple(articles)).all()
    members = _members(connection, [FamilyId(row[0]) for row in rows])
    found = []
    for identity, root, score, standing, told, outlet in rows:
        reasons = tuple(map(as_str, as_list(parse_object(f'{{"r":{told}}}')["r"])))
        source = SourceId(root) if root else None
        family = Family(FamilyId(identity), tuple(members[identity]), source, int(score), reasons)
        found.append(Kin(family, Standing(standing), outlet))
    return found


def _members(connection: Connection, families: Sequence[FamilyId]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    for family, article, derivation, start, end in connection.exec_driver_sql(
        _MEMBERS.format(marks(len(families))), tuple(families)
    ):
        span = None if start is None else Span(int(start), int(end))
        found[family].append(Member(ArticleId(article), Derivation(derivation), span))
    return found
