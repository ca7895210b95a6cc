"""Owns the list of decisions as people read it, and the counts over the project."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain.claim import Status
from annotator.domain.decision import Decision, Verb
from annotator.domain.family import Derivation, Family
from annotator.domain.ids import ActionId, AnalystId, ArticleId, DecisionId, ReplicaId, TargetId
from annotator.domain.json import as_object, as_str
from annotator.domain.link import Relation, linked_words
from annotator.domain.record import proposal_of
from annotator.domain.root_answers import Answered, answered
from annotator.domain.suggestion import Kind, Proposal
from annotator.domain.view import Counts, HistoryRow
from annotator.store import history_lines, log, queries
from annotator.store.held import hold_corrections
from annotator.store.provenance import after_word, before_word, changed_parts, reason_words, shown_words, undone_word
from annotator.store.rows import marks


def history_ids(connection: Connection, limit: int | None = None) -> list[DecisionId]:
    """The decisions, newest first."""
    sql = "SELECT id FROM decision ORDER BY hlc DESC, id DESC LIMIT ?"
    return [DecisionId(row[0]) for row in connection.exec_driver_sql(sql, (-1 if limit is None else limit,))]


def history_rows(
    connection: Connection, ids: Sequence[DecisionId], chain: tuple[AnalystId, ReplicaId]
) -> list[HistoryRow]:
    """One page of decisions, in the order of `ids`; `chain` tells which are this analyst's own."""
    found = {d.id: d for d in log.read(connection, f"WHERE id IN ({marks(len(ids))})", ids)}
    listed = [found[identity] for identity in ids if identity in found]
    names = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, name FROM analyst")}
    actions = tuple(dict.fromkeys(d.action for d in listed))
    sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(actions))})"
    withdrawn = {row[0] for row in connection.exec_driver_sql(sql, actions)}
    things, corrected = _read_things(connection, listed), hold_corrections(connection, listed)
    return [
        HistoryRow(
            id=d.id,
            action=d.action,
            at=d.at,
            analyst=names.get(d.analyst, d.analyst),
            verb=d.verb,
            kind=d.kind,
            target=d.targets[0],
            object=things.object(d),
            before=things.before(d),
            after=Status.CORRECTED.value if d.id in corrected else after_word(d),
            via=d.via,
            shown=shown_words(d),
            withdrawn=d.action in withdrawn,
            mine=(d.analyst, d.replica) == chain,
            told=things.kind(d),
            ends=things.ends_of(d),
            joint=things.joint(d),
            changed=changed_parts(d, things.texts.get(d.targets[0], "")),
            reason=reason_words(d),
        )
        for d in listed
    ]


_MOST_NAMED = 4
_Words = Mapping[TargetId, str]


@dataclass(frozen=True, slots=True)
class _Things:
    """The words of what a page is about, the ends of its links, and what was taken back there."""

    claims: _Words
    facts: _Words
    others: _Words
    ends: Mapping[TargetId, tuple[TargetId, TargetId]]
    undone: Mapping[DecisionId, Decision]
    counts: Mapping[DecisionId, int]
    texts: _Words

    def object(self, decision: Decision) -> str:
        """What the decision was about: the claim's words, the fact's, or how many decisions were taken back."""
        target = decision.targets[0]
        match decision.kind:
            case Kind.CLAIM:
                added = as_str(as_object(decision.payload.get("claim")).get("text"))
                return self.claims.get(target) or added
            case Kind.FACT:
                return self.facts.get(target) or as_str(decision.payload.get("text"))
            case Kind.LINK:
                return self._linked(decision)
            case Kind.ENTITY | Kind.FAMILY | Kind.ARTICLE:
                return self.others.get(target, "")
            case Kind.PROJECT:
                return "what is learned from decisions"
            case None:
                return self._undone(decision)
            case other:
                return other.value

    def _linked(self, decision: Decision) -> str:
        """The words of a link's claims with how the first relates to the second."""
        words = [self.claims.get(end, "") for end in self.ends_of(decision)]
        joint = self.joint(decision)
        return f"“{joint.join(words)}”" if joint else " — ".join(words)

    def joint(self, decision: Decision) -> str:
        """What stands between the words of a link's claims; "" for anything else, and where nobody says how."""
        told = self.undone.get(decision.id, decision)
        relation = as_str(told.payload.get("relation")) or as_str(told.shown.get("relation"))
        known = told.kind is Kind.LINK and relation in list(Relation)
        return f"” {linked_words(Relation(relation))} “" if known else ""

    def _undone(self, decision: Decision) -> str:
        count, first = self.counts.get(decision.id, 0), self.undone.get(decision.id)
        if count > 1:
            return f"{count:,} decisions"
        return self.object(first) if first else ""

    def kind(self, decision: Decision) -> Kind | None:
        """The kind of what `object` names."""
        first = self.undone.get(decision.id)
        return first.kind if first else decision.kind

    def before(self, decision: Decision) -> str:
        """What it was: as it was shown, or for an undo what had been decided."""
        first = self.undone.get(decision.id)
        if first is None:
            return before_word(decision)
        return undone_word(first) if decision.verb is Verb.WITHDRAW else "withdrawn"

    def ends_of(self, decision: Decision) -> tuple[TargetId, ...]:
        """The claims that a link joins; none for anything else."""
        if decision.kind is not Kind.LINK:
            return ()
        return _told_ends(decision) or self.ends.get(decision.targets[0], ())


def _read_things(connection: Connection, decisions: Sequence[Decision]) -> _Things:
    """What the decisions of a page are about, read at once: a query a row took longer than all else."""
    counts = _undone_counts(connection, decisions)
    undone = _undone(connection, [d for d in decisions if counts.get(d.id) == 1])
    about = [*decisions, *undone.values()]
    links = [d for d in about if d.kind is Kind.LINK]
    ends = _stored_ends(connection, _targets(links, Kind.LINK))
    linked = (end for pair in [*ends.values(), *map(_told_ends, links)] for end in pair)
    return _Things(
        _words(connection, "SELECT id, text FROM claim", [*_targets(about, Kind.CLAIM), *linked]),
        _words(connection, "SELECT id, text FROM fact", _targets(about, Kind.FACT)),
        {
            **_words(connection, "SELECT id, coalesce(title, file, '') FROM article", _targets(about, Kind.ARTICLE)),
            **_words(connection, "SELECT id, name FROM entity", _targets(about, Kind.ENTITY)),
            **_family_words(connection, _targets(about, Kind.FAMILY)),
            **_answer_words(connection, about),
        },
        ends,
        undone,
        counts,
        _texts(connection, [d for d in decisions if d.verb is Verb.CORRECT]),
    )


def _targets(decisions: Iterable[Decision], kind: Kind) -> list[TargetId]:
    return [d.targets[0] for d in decisions if d.kind is kind]


def _undone_counts(connection: Connection, decisions: Sequence[Decision]) -> dict[DecisionId, int]:
    """How many decisions each undo and redo of a page takes back or puts back."""
    toggles = tuple(d.id for d in decisions if d.kind is None)
    sql = f"""SELECT decision_target.decision, count(*) FROM decision_target
        JOIN decision ON decision.action = decision_target.target
        WHERE decision_target.decision IN ({marks(len(toggles))}) GROUP BY decision_target.decision"""
    return {DecisionId(row[0]): int(row[1]) for row in connection.exec_driver_sql(sql, toggles)}


def _undone(connection: Connection, toggles: Sequence[Decision]) -> dict[DecisionId, Decision]:
    """The decision that each undo or redo of a single one takes back or puts back."""
    actions = tuple(dict.fromkeys(target for d in toggles for target in d.targets))
    acted = log.read(connection, f"WHERE action IN ({marks(len(actions))})", actions)
    # A foreign file may take back a taking back, or itself.
    found = {decision.action: decision for decision in acted if decision.kind is not None}
    one = ((d.id, found.get(ActionId(target))) for d in toggles for target in d.targets)
    return {identity: decision for identity, decision in one if decision is not None}


def _texts(connection: Connection, corrections: Sequence[Decision]) -> dict[TargetId, str]:
    """The text of the article of every claim that was corrected in a part that stands there."""
    placed = [d.targets[0] for d in corrections if {"start", "slots"} & d.payload.keys()]
    articles = _words(connection, "SELECT id, article FROM claim", placed)
    sql = "SELECT id, text FROM (SELECT article.id, text FROM article JOIN body USING (sha256))"
    texts = _words(connection, sql, list(articles.values()))
    return {claim: texts.get(article, "") for claim, article in articles.items()}


def _told_ends(decision: Decision) -> tuple[TargetId, ...]:
    payload = decision.payload
    return (as_str(payload.get("a")), as_str(payload.get("b"))) if "a" in payload else ()


def _stored_ends(connection: Connection, links: Sequence[TargetId]) -> dict[TargetId, tuple[TargetId, TargetId]]:
    rows = connection.exec_driver_sql(f"SELECT id, a, b FROM link WHERE id IN ({marks(len(links))})", tuple(links))
    return {row[0]: (str(row[1]), str(row[2])) for row in rows}


def _words(connection: Connection, select: str, ids: Sequence[TargetId]) -> dict[TargetId, str]:
    wanted = tuple(dict.fromkeys(ids))
    rows = connection.exec_driver_sql(f"{select} WHERE id IN ({marks(len(wanted))})", wanted)
    return {row[0]: str(row[1]) for row in rows}


def _family_words(connection: Connection, families: Sequence[TargetId]) -> dict[TargetId, str]:
    """What each family joins: "one text: Harbour Wire, Coast Daily and 3 more"."""
    wanted = tuple(dict.fromkeys(families))
    sql = f"""SELECT family, derivation, coalesce(source.name, article.title, article.file, '') FROM family_member
        JOIN article ON article.id = article LEFT JOIN source ON source.id = article.source
        WHERE family IN ({marks(len(wanted))}) ORDER BY family, family_member.ordinal"""
    found: dict[TargetId, list[str]] = {}
    quoted: set[TargetId] = set()
    for family, derivation, outlet in connection.exec_driver_sql(sql, wanted):
        found.setdefault(family, []).append(str(outlet))
        if derivation == Derivation.QUOTED:
            quoted.add(family)
    return {
        family: f"one {'statement' if family in quoted else 'text'}: {_listed(list(dict.fromkeys(outlets)))}"
        for family, outlets in found.items()
    }


def _answer_words(connection: Connection, decisions: Iterable[Decision]) -> dict[TargetId, str]:
    """What each answer to an edge of a root graph was about: "one text: Coast Daily, and with it Harbour Wire"."""
    told = {d.targets[0]: d for d in decisions if d.kind is Kind.FAMILY and d.payload.get("family")}
    families = {target: family for target, d in told.items() if isinstance(family := _told_family(d), Family)}
    articles = [member.article for family in families.values() for member in family.members]
    named = _words(
        connection,
        """SELECT id, name FROM (SELECT article.id, coalesce(source.name, title, file, '') AS name FROM article
            LEFT JOIN source ON source.id = article.source)""",
        articles,
    )
    return {target: _answer_word(family, named) for target, family in families.items()}


def _told_family(decision: Decision) -> Proposal:
    return proposal_of(Kind.FAMILY, as_object(decision.payload.get("family")))


def _answer_word(family: Family, named: _Words) -> str:
    first, last = family.members[0].article, family.members[-1].article
    own, others = _named(last, named), dict.fromkeys(m.article for m in family.members if m.article != last)
    names = list(dict.fromkeys(_named(other, named) for other in others))
    kind = answered(family)
    if kind is Answered.OUTLET:
        return f"{own} names {_beside(own, _named(first, named))} as its source"
    if kind in (Answered.HOUSE, Answered.OF_HOUSE):
        told = f"{len(others) + 1} articles of " if kind is Answered.HOUSE else "an article, and with it others of "
        return f"one outlet: {told}{_listed(list(dict.fromkeys([*names, own])))}"
    what = "statement" if family.quotation else "text"
    if kind is Answered.ONE:
        return f"one {what}: {own}, and with it {_listed([_beside(own, name) for name in names])}"
    return f"one {what}: {_listed(list(dict.fromkeys([*names, own])))}"


def _named(article: ArticleId, named: _Words) -> str:
    return named.get(article) or "an article without a name"


def _beside(own: str, other: str) -> str:
    """What another article is called beside one's own: two of one outlet, or of none, have one name."""
    return f"another of {other}" if other == own else other


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def counts(connection: Connection) -> Counts:
    """How much there is, by status."""
    tally: dict[str, dict[str, int]] = {}
    for kind, word, n in connection.exec_driver_sql("SELECT kind, word, n FROM tally WHERE n > 0"):
        tally.setdefault(kind, {})[word] = int(n)

    def number(sql: str) -> int:
        return int(connection.exec_driver_sql(sql).scalar_one())

    return Counts(
        articles=number("SELECT count(*) FROM article"),
        articles_open=queries.articles_open(connection),
        claims=tally.get("claim", {}),
        links=tally.get("link", {}),
        families=tally.get("family", {}),
        entities=tally.get("entity", {}),
        facts=tally.get("fact", {}),
        decisions=history_lines.size(connection),
    )
