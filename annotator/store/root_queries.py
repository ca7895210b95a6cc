"""Owns what the root graphs of facts are made of: their claims with speakers and outlets, and the families around."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from annotator.domain.citing import REACH, cited_beside
from annotator.domain.credits import credits_in
from annotator.domain.fact import Evidence, Stance
from annotator.domain.family import OTHERWISE, Derivation, Family, Member
from annotator.domain.ids import ArticleId, ClaimId, EntityId, FactId, FamilyId, SourceId
from annotator.domain.json import as_list, as_str, parse_object
from annotator.domain.link import Standing
from annotator.domain.origins import origins
from annotator.domain.record import changes_of
from annotator.domain.root_answers import is_of, one_article, parted
from annotator.domain.roots import RootGraph, root_graph
from annotator.domain.span import Span
from annotator.domain.speaker import Names, bare, is_name
from annotator.domain.voices import Kin, Voice
from annotator.store.rows import marks

_EVIDENCE = """SELECT fact, claim, stance FROM evidence WHERE fact IN ({}) AND (? IS NULL OR stance = ?)
    ORDER BY fact, ordinal"""
_VOICES = """SELECT claim.id, claim.article, claim.start, claim."end", coalesce(source.name, ''),
    coalesce((SELECT coalesce(value, substr(body.text, slot.start + 1, slot."end" - slot.start)) FROM slot
        WHERE slot.claim = claim.id AND slot.role = 'speaker' ORDER BY ordinal LIMIT 1), ''),
    substr(body.text, max(claim.start - {reach}, 0) + 1, claim."end" - max(claim.start - {reach}, 0) + {reach})
    FROM claim JOIN article ON article.id = claim.article
    JOIN body ON body.sha256 = article.sha256 LEFT JOIN source ON source.id = article.source
    WHERE claim.id IN ({marks})"""
_FAMILIES = """SELECT family.id, root, score, standing, reasons, coalesce(source.name, '')
    FROM family LEFT JOIN source ON source.id = root WHERE family.{} ORDER BY family.id"""
_MEMBERS = """SELECT family, article, derivation, start, "end" FROM family_member
    WHERE family IN ({}) ORDER BY family, ordinal"""
_ENTITIES = """SELECT DISTINCT v.name, v.entity FROM entity_variant v JOIN entity ON entity.id = v.entity
    WHERE standing <> 'rejected' AND v.name IN ({}) ORDER BY v.entity"""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the root graphs of some lists of evidence are made of: their claims, families around them, all outlets."""

    said: Sequence[Sequence[Voice]]
    kin: Sequence[Sequence[Kin]]
    outlets: AbstractSet[str]

    def graphs(self, answer: Kin | None = None) -> list[RootGraph]:
        """The graph of every list; `answer` is a family as it would stand if an edge were answered so."""
        return [self._graph(said, kin, answer) for said, kin in zip(self.said, self.kin, strict=True)]

    def of(self, stance: Stance) -> "Ground":
        """What is left of it with the evidence of one stance alone."""
        return replace(self, said=[[voice for voice in said if voice.stance is stance] for said in self.said])

    def _graph(self, said: Sequence[Voice], kin: Sequence[Kin], answer: Kin | None) -> RootGraph:
        if answer is not None:
            kin = sorted(
                [*(each for each in kin if each.family.id != answer.family.id), answer], key=lambda each: each.family.id
            )
        cuts = [each.family for each in kin if each.standing is Standing.REJECTED and one_article(each.family)]
        left = [replace(each, family=parted(each.family, cuts)) for each in kin] if cuts else kin
        return replace(root_graph(said, kin), origins=origins(said, left, self.outlets))


def graphs(connection: Connection, facts: Sequence[FactId], stance: Stance | None = None) -> dict[FactId, RootGraph]:
    """The root graph of every fact's evidence, or of that of one stance; a fact without any has an empty graph."""
    return dict(zip(dict.fromkeys(facts), ground(connection, facts, stance).graphs(), strict=True))


def graphs_of(connection: Connection, evidence: Sequence[Sequence[Evidence]]) -> list[RootGraph]:
    """The root graph of every list of evidence, as if each were that of a fact; read together."""
    return _ground(connection, evidence).graphs()


def ground(connection: Connection, facts: Sequence[FactId], stance: Stance | None = None) -> Ground:
    """What the root graphs of facts are made of, or of their evidence of one stance; in the order of the facts."""
    evidence: dict[FactId, list[Evidence]] = {fact: [] for fact in facts}
    rows = connection.exec_driver_sql(_EVIDENCE.format(marks(len(facts))), (*facts, stance, stance))
    for fact, claim, said in rows.all():
        evidence[fact].append(Evidence(ClaimId(claim), Stance(said)))
    return _ground(connection, list(evidence.values()))


def _ground(connection: Connection, evidence: Sequence[Sequence[Evidence]]) -> Ground:
    voices = _voices(connection, sorted({item.claim for listed in evidence for item in listed}))
    articles = sorted({voice.article for voice in voices.values()})
    kin = _known(connection, _with_changes(connection, _families(connection, articles), articles))
    holding: dict[ArticleId, dict[FamilyId, Kin]] = defaultdict(dict)
    for each in kin:
        for member in each.family.members:
            holding[member.article][each.family.id] = each
    said = [[replace(voices[i.claim], stance=i.stance) for i in listed if i.claim in voices] for listed in evidence]
    outlets = {bare(str(row[0])).casefold() for row in connection.exec_driver_sql("SELECT name FROM source").all()}
    return Ground(said, [_around(listed, holding) for listed in said], outlets)


def facts_near(connection: Connection, family: Family) -> list[FactId]:
    """The facts with evidence in articles of a family, which a decision on it could change."""
    articles = sorted({member.article for member in family.members})
    sql = f"""SELECT DISTINCT fact FROM evidence JOIN claim ON claim.id = evidence.claim
        WHERE article IN ({marks(len(articles))}) ORDER BY fact"""
    return [FactId(row[0]) for row in connection.exec_driver_sql(sql, tuple(articles)).all()]


_MADE = "NOT EXISTS (SELECT 1 FROM proposal WHERE proposal.id = family.id)"


def cuts(connection: Connection) -> list[Family]:
    """The answers by which people cut single articles from what they belonged to."""
    # Asked for with every page of articles, and nearly always there is none.
    any_cut = "SELECT 1 FROM tally WHERE kind = 'family' AND word = 'rejected' AND n > 0"
    if connection.exec_driver_sql(any_cut).first() is None:
        return []
    rejected = "id IN (SELECT id FROM family WHERE standing = 'rejected')"
    return [each.family for each in _kin(connection, f"{rejected} AND {_MADE}", ()) if one_article(each.family)]


def answers(connection: Connection) -> list[Family]:
    """The families that people's answers to edges make, by id."""
    return [each.family for each in _kin(connection, f"id IN (SELECT id FROM family WHERE {_MADE})", ())]


def answer_like(connection: Connection, answer: Family) -> Family:
    """What was answered before of the same article and one that it was told apart from then; else the answer itself."""
    own = answer.members[-1].article
    known = _kin(connection, f"id IN (SELECT family FROM family_member WHERE article = ?) AND {_MADE}", (own,))
    return next(
        (each.family for each in known if one_article(each.family) == own and is_of(answer, each.family)), answer
    )


def cut_passages(connection: Connection) -> set[tuple[str, str, int | None]]:
    """By family, article and where they start, the passages that people cut from families."""
    parting = cuts(connection)
    found: set[tuple[str, str, int | None]] = set()
    for each in _families(connection, sorted({cut.members[-1].article for cut in parting})) if parting else ():
        left = parted(each.family, parting).members
        gone = (member for member in each.family.members if member not in left)
        found.update((each.family.id, m.article, m.span.start if m.span else None) for m in gone)
    return found


def copies_left(connection: Connection, articles: Sequence[ArticleId]) -> dict[ArticleId, int]:
    """How many articles are copies of each of some, itself among them; nothing where nobody cut any article."""
    parting = cuts(connection)
    found = _copies(connection, articles, parting) if parting else {}
    return {article: len(copies) for article, copies in found.items()}


def copies_of(connection: Connection, article: ArticleId) -> set[ArticleId]:
    """The articles that are copies of one, itself among them."""
    return _copies(connection, [article], cuts(connection))[article]


def _copies(
    connection: Connection, articles: Sequence[ArticleId], parting: Sequence[Family]
) -> dict[ArticleId, set[ArticleId]]:
    found: dict[ArticleId, set[ArticleId]] = {article: {article} for article in articles}
    for kin in _families(connection, articles):
        family = parted(kin.family, parting)
        listed = {member.article for member in family.members}
        if kin.standing is not Standing.REJECTED and not family.quotation:
            for article in listed & found.keys():
                found[article] |= listed
    return found


def texts(connection: Connection, facts: Sequence[FactId]) -> dict[FactId, str]:
    """What facts state."""
    sql = f"SELECT id, text FROM fact WHERE id IN ({marks(len(facts))})"
    return {FactId(row[0]): str(row[1]) for row in connection.exec_driver_sql(sql, tuple(facts))}


def family(connection: Connection, family_id: FamilyId) -> Family | None:
    """A family as it stands, or None."""
    found = _kin(connection, "id = ?", (family_id,))
    return found[0].family if found else None


def standing_of(connection: Connection, family: FamilyId) -> Standing | None:
    """Where a family stands; None if there is none of that id."""
    word = connection.exec_driver_sql("SELECT standing FROM family WHERE id = ?", (family,)).scalar()
    return Standing(str(word)) if word is not None else None


def _around(voices: Sequence[Voice], holding: Mapping[ArticleId, Mapping[FamilyId, Kin]]) -> list[Kin]:
    found = {family: kin for voice in voices for family, kin in holding.get(voice.article, {}).items()}
    return [kin for _, kin in sorted(found.items())]


def _voices(connection: Connection, claims: Sequence[ClaimId]) -> dict[ClaimId, Voice]:
    rows = connection.exec_driver_sql(_VOICES.format(marks=marks(len(claims)), reach=REACH), tuple(claims)).all()
    told = [(*row[:6], _cited(row[2], row[3], str(row[6]))) for row in rows]
    printed = _credits(connection, sorted({str(row[1]) for row in rows}))
    every = {bare(name) for row in told for name in (row[4], row[5], *row[6], *printed[row[1]])}
    names = _names(connection, every - {""})
    found: dict[ClaimId, Voice] = {}
    for claim, article, start, end, outlet, speaker, named in told:
        known, own = names.known_as(speaker) if is_name(speaker) else frozenset(), names.known_as(outlet)
        cited, credited = _known_as(names, named, own), _known_as(names, printed[article], own)
        found[ClaimId(claim)] = Voice(
            ArticleId(article),
            Span(int(start), int(end)),
            known,
            own,
            speaker,
            outlet=str(outlet),
            cited=cited,
            credited=credited,
        )
    return found


def _known_as(names: Names, told: Sequence[str], own: AbstractSet[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Names with all by which each is known, without those of an outlet itself."""
    return tuple((name, others) for name in told if not (others := names.known_as(name)) & own)


def _credits(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Whom the texts of articles credit."""
    sql = f"""SELECT article.id, body.text FROM article JOIN body ON body.sha256 = article.sha256
        WHERE article.id IN ({marks(len(articles))})"""
    rows = connection.exec_driver_sql(sql, tuple(articles)).all()
    return {str(article): tuple(credit.name for credit in credits_in(str(text))) for article, text in rows}


def _cited(start: int, end: int, near: str) -> tuple[str, ...]:
    """The names that are cited beside a claim; `near` is the text from as far before it as is read."""
    before = min(start, REACH)
    return cited_beside(near, Span(before, before + end - start))


def _with_changes(connection: Connection, kin: Sequence[Kin], articles: Collection[ArticleId]) -> list[Kin]:
    """The families with what changed in them, as far as some of these articles differ in it."""
    asked = [each for each in kin if any(reason.endswith(OTHERWISE) for reason in each.family.reasons)]
    ids = [e.family.id for e in asked if len({m.article for m in e.family.members} & set(articles)) > 1]
    sql = f"SELECT id, payload -> '$.changes' FROM proposal WHERE id IN ({marks(len(ids))})"
    rows = connection.exec_driver_sql(sql, tuple(ids)).all() if ids else []
    changes = {str(row[0]): changes_of(parse_object(f'{{"changes":{row[1] or "[]"}}}')) for row in rows}
    return [replace(e, family=replace(e.family, changes=changes.get(e.family.id, ()))) for e in kin]


def _known(connection: Connection, kin: Sequence[Kin]) -> list[Kin]:
    """The families with every name of the outlet that printed each first."""
    names = _names(connection, {bare(each.outlet) for each in kin} - {""})
    return [replace(each, outlets=names.known_as(each.outlet)) for each in kin]


def _names(connection: Connection, names: Collection[str]) -> Names:
    """The entities that names mean, as far as nobody rejected them; of one that another holds whole that other."""
    asked = _ENTITIES.format(marks(len(names)))
    rows = [(str(n), EntityId(e)) for n, e in connection.exec_driver_sql(asked, tuple(sorted(names)))] if names else []
    often = Counter(name for name, _ in rows)
    held = _held_whole(connection, sorted({entity for name, entity in rows if often[name] > 1}))
    return Names(row for row in rows if row[1] not in held)


def _held_whole(connection: Connection, entities: Sequence[EntityId]) -> set[EntityId]:
    """Those of some entities all of whose mentions another of them has: what is confirmed goes on within what grew."""
    sql = f"SELECT entity, mention FROM entity_mention WHERE entity IN ({marks(len(entities))})"
    mentions: defaultdict[EntityId, set[str]] = defaultdict(set)
    homes: defaultdict[str, set[EntityId]] = defaultdict(set)
    for entity, mention in connection.exec_driver_sql(sql, tuple(entities)) if entities else ():
        mentions[EntityId(entity)].add(mention)
        homes[mention].add(EntityId(entity))
    return {
        one
        for one, own in mentions.items()
        for other in homes[min(own)]
        if own < mentions[other] or (own == mentions[other] and other < one)
    }


def _families(connection: Connection, articles: Sequence[ArticleId]) -> list[Kin]:
    of_articles = f"id IN (SELECT family FROM family_member WHERE article IN ({marks(len(articles))}))"
    return _kin(connection, of_articles, tuple(articles))


def _kin(connection: Connection, wanted: str, parameters: tuple[str, ...]) -> list[Kin]:
    rows = connection.exec_driver_sql(_FAMILIES.format(wanted), parameters).all()
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
