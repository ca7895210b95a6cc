"""Owns the lists of articles and claims that screens and exports ask for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot, Status, ordered
from annotator.domain.context import context
from annotator.domain.fold import looked_target
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, LinkId, TargetId
from annotator.domain.json import as_list, as_str, parse_object
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.mention import Mention
from annotator.domain.record import proposal_of
from annotator.domain.suggestion import Kind
from annotator.domain.view import ArticleRow, Candidate, ClaimCard
from annotator.store.article_rows import ARTICLE_COLUMNS, article_of
from annotator.store.root_queries import copies_left
from annotator.store.rows import (
    CLAIM_COLUMNS,
    LINK_COLUMNS,
    claim_of_row,
    link_of_row,
    marks,
    slot_of_row,
)
from annotator.store.trouble import given

_CHUNK = 500


def article(connection: Connection, article_id: ArticleId) -> Article | None:
    """An article with its text, or None."""
    sql = f"SELECT {ARTICLE_COLUMNS} FROM article JOIN body USING (sha256) WHERE id = ?"
    row = connection.exec_driver_sql(sql, (article_id,)).first()
    return article_of(row) if row else None


def articles_at(connection: Connection, url: str) -> list[ArticleId]:
    """The articles of an address, by id."""
    rows = connection.exec_driver_sql("SELECT id FROM article WHERE url = ? ORDER BY id", (url,))
    return [ArticleId(row[0]) for row in rows]


def articles_by_text(connection: Connection) -> dict[str, list[ArticleId]]:
    """The articles of each text, by its hash, in order of import."""
    found: dict[str, list[ArticleId]] = {}
    for sha256, identity in connection.exec_driver_sql("SELECT sha256, id FROM article ORDER BY ordinal"):
        found.setdefault(sha256, []).append(ArticleId(identity))
    return found


def article_named(connection: Connection, words: str) -> ArticleId | None:
    """The article of this id, address, file name or title, looked for in that order; None if it is none or several."""
    for name in ("id", "url", "file", "title"):
        rows = connection.exec_driver_sql(f"SELECT id FROM article WHERE {name} = ? LIMIT 2", (words,)).all()
        if len(rows) == 1:
            return ArticleId(rows[0][0])
    return None


def articles(connection: Connection) -> Iterable[Article]:
    """Every article with its text, in order of import."""
    rows = connection.exec_driver_sql(
        f"SELECT {ARTICLE_COLUMNS} FROM article JOIN body USING (sha256) ORDER BY ordinal"
    )
    return (article_of(row) for row in rows)


def articles_by_id(connection: Connection, ids: Sequence[ArticleId]) -> list[Article]:
    """The named articles with their texts, in order of import."""
    where = f"WHERE id IN ({marks(len(ids))}) ORDER BY ordinal"
    sql = f"SELECT {ARTICLE_COLUMNS} FROM article JOIN body USING (sha256) {where}"
    return [article_of(row) for row in connection.exec_driver_sql(sql, tuple(ids))]


OPEN_ARTICLES = f"""article LEFT JOIN article_tally ON article_tally.article = article.id WHERE CASE WHEN claims > 0
    THEN decided < claims ELSE NOT EXISTS (SELECT 1 FROM article_run WHERE article_run.article = article.id)
    AND NOT EXISTS (SELECT 1 FROM judgement WHERE target = '{looked_target("")}' || article.id) END"""
"""An article is open while a claim of it is undecided, and also before anything or anybody has read it."""


def article_ids(connection: Connection, *, only_open: bool = False) -> list[ArticleId]:
    """The articles in order of import; with `only_open`, those with something left to do."""
    listed = OPEN_ARTICLES if only_open else "article"
    return [ArticleId(row[0]) for row in connection.exec_driver_sql(f"SELECT id FROM {listed} ORDER BY ordinal")]


def article_languages(connection: Connection) -> dict[ArticleId, str | None]:
    """What language each article says it is in, in the order of import."""
    rows = connection.exec_driver_sql("SELECT id, language FROM article ORDER BY ordinal")
    return {ArticleId(row[0]): row[1] for row in rows}


def articles_open(connection: Connection) -> int:
    """How many articles have something left to do."""
    sql = "SELECT count(*), sum(decided < claims), (SELECT count(*) FROM article) FROM article_tally WHERE claims > 0"
    counted, undecided, articles = connection.exec_driver_sql(sql).one()
    if counted == articles:  # asked for after every decision, and nearly always so: four times as fast
        return int(undecided or 0)
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {OPEN_ARTICLES}").scalar_one())


_ARTICLE_ROW = """SELECT article.id, coalesce(article.title, article.file, ''), coalesce(source.name, ''),
    coalesce(source.reliability, ''), coalesce(published, proposed_value),
    published IS NULL AND proposed_value IS NOT NULL,
    coalesce(claims, 0), coalesce(decided, 0), (SELECT count(DISTINCT o.article) FROM family_member m
      JOIN family f ON f.id = m.family AND f.standing <> 'rejected'
      JOIN family_member o ON o.family = m.family WHERE m.article = article.id AND m.derivation <> 'quoted')
    FROM article LEFT JOIN source ON source.id = article.source
    LEFT JOIN article_tally ON article_tally.article = article.id"""


def article_rows(connection: Connection, ids: Sequence[ArticleId]) -> list[ArticleRow]:
    """One page of the article list, in the order of `ids`."""
    sql = f"{_ARTICLE_ROW} WHERE article.id IN ({marks(len(ids))})"
    found = {row[0]: _article_row(row) for row in connection.exec_driver_sql(sql, tuple(ids))}
    left = copies_left(connection, ids)
    listed = [found[identity] for identity in ids if identity in found]
    return [replace(row, copies=left[row.id]) for row in listed] if left else listed


def _article_row(row: Sequence[str]) -> ArticleRow:
    identity, title, source, reliability, date, proposed, claims, decided, copies = row
    counted = (int(claims), int(decided), max(1, int(copies)))
    return ArticleRow(ArticleId(identity), title, source, reliability, date, bool(proposed), *counted)


def claims_of(connection: Connection, article_id: ArticleId) -> list[Claim]:
    """The claims of an article as they stand, in text order."""
    return claims_in(connection, [article_id])


def claims_in(connection: Connection, articles: Sequence[ArticleId]) -> list[Claim]:
    """The claims of some articles as they stand, by article id and in text order."""
    return [claim for claim, _ in claims_with_status(connection, articles)]


def claims_with_status(connection: Connection, articles: Sequence[ArticleId]) -> list[tuple[Claim, Status]]:
    """The claims of some articles as they stand, each with its status, by article id and in text order."""
    where, parameters = f"WHERE article IN ({marks(len(articles))})", tuple(articles)
    slots = _slots(connection, f"claim IN (SELECT id FROM claim {where})", parameters)
    makers = _makers(connection, f"proposal IN (SELECT id FROM claim {where})", parameters)
    whys = _whys(connection, f"kind = 'claim' AND article IN ({marks(len(articles))})", parameters)
    sql = f"SELECT {CLAIM_COLUMNS} FROM claim {where} ORDER BY article, start, end, id"
    rows = connection.exec_driver_sql(sql, parameters).all()
    return [
        (
            claim_of_row(row, slots.get(row[0], ()), makers.get(row[0], ()), whys.get(row[0], ())),
            _STATUSES.get(row[9]) or Status(row[9]),
        )
        for row in rows
    ]


_STATUSES: Mapping[str, Status] = {status.value: status for status in Status}


def claim(connection: Connection, claim_id: ClaimId) -> Claim | None:
    """A claim as it stands, or None."""
    row = connection.exec_driver_sql(f"SELECT {CLAIM_COLUMNS} FROM claim WHERE id = ?", (claim_id,)).first()
    if row is None:
        return None
    slots = _slots(connection, "claim = ?", (claim_id,))
    makers = _makers(connection, "proposal = ?", (claim_id,))
    whys = _whys(connection, "id = ?", (claim_id,))
    return claim_of_row(row, slots.get(claim_id, ()), makers.get(claim_id, ()), whys.get(claim_id, ()))


def _slots(connection: Connection, where: str, parameters: tuple[str, ...]) -> Mapping[str, Sequence[Slot]]:
    # By the table's own order, and by role afterwards: sorting by role in SQL took as long as reading.
    sql = f"SELECT claim, role, start, end, value FROM slot WHERE {where} ORDER BY claim, role, ordinal"
    found: dict[str, list[Slot]] = {}
    for identity, role, start, end, value in connection.exec_driver_sql(sql, parameters).all():
        found.setdefault(identity, []).append(slot_of_row(role, start, end, value))
    return {identity: ordered(slots) if len(slots) > 1 else slots for identity, slots in found.items()}


def _makers(connection: Connection, where: str, parameters: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    named = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, maker || '@' || version FROM run").all()}
    alone = {signature: (signature,) for signature in named.values()}
    found: dict[str, tuple[str, ...]] = {}
    sql = f"SELECT proposal, run FROM proposed_by WHERE {where}"
    for identity, run in connection.exec_driver_sql(sql, parameters).all():
        if run in named:
            signature, before = named[run], found.get(identity)
            found[identity] = tuple(sorted({*before, signature})) if before else alone[signature]
    return found


def _whys(connection: Connection, where: str, parameters: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What made each proposal, where it says so: it never changes, so that no table of its own holds it."""
    told = """CASE WHEN typeof(payload) = 'text' AND instr(payload, '"why":[') AND json_valid(payload)
        THEN json_extract(payload, '$.why') END"""
    sql = f"SELECT id, why FROM (SELECT id, {told} AS why FROM proposal WHERE {where}) WHERE why IS NOT NULL"
    found: dict[str, tuple[str, ...]] = {}
    for identity, why in connection.exec_driver_sql(sql, parameters).all():
        with given(f"the proposal {identity}"):
            found[identity] = tuple(as_str(word) for word in as_list(parse_object(f'{{"why":{why}}}')["why"]))
    return found


def claim_cards(connection: Connection, article_id: ArticleId) -> list[ClaimCard]:
    """The cards of an article's claims, in text order."""
    text = str(_text(connection, article_id))
    standing = _standing(connection, "article = ?", (article_id,))
    listed = claims_of(connection, article_id)
    return [_card(claim, number, standing[claim.id], text) for number, claim in enumerate(listed, 1)]


def claim_card(connection: Connection, claim_id: ClaimId) -> ClaimCard | None:
    """One card, or None if there is no such claim."""
    found = claim(connection, claim_id)
    if found is None:
        return None
    sql = """SELECT count(*) FROM claim WHERE article = ? AND (start, end, id) <= (?, ?, ?)"""
    place = (found.article, found.span.start, found.span.end, found.id)
    number = int(connection.exec_driver_sql(sql, place).scalar_one())
    standing = _standing(connection, "claim.id = ?", (claim_id,))
    return _card(found, number, standing[claim_id], _text(connection, found.article))


def claim_cards_of(connection: Connection, ids: Sequence[ClaimId]) -> list[ClaimCard]:
    """The cards of some claims in the order of `ids`, read together; those that are not there are left out."""
    found: dict[str, ClaimCard] = {}
    for at in range(0, len(ids), _CHUNK):
        found.update((card.id, card) for card in _cards(connection, tuple(ids[at : at + _CHUNK])))
    return [found[identity] for identity in ids if identity in found]


def _cards(connection: Connection, ids: tuple[ClaimId, ...]) -> Iterator[ClaimCard]:
    inside = f"IN ({marks(len(ids))})"
    slots, makers = _slots(connection, f"claim {inside}", ids), _makers(connection, f"proposal {inside}", ids)
    whys = _whys(connection, f"id {inside}", ids)
    standing = _standing(connection, f"claim.id {inside}", ids)
    sql = f"""SELECT {CLAIM_COLUMNS}, (SELECT count(*) FROM claim o WHERE o.article = claim.article
        AND (o.start, o.end, o.id) <= (claim.start, claim.end, claim.id)) FROM claim WHERE id {inside}"""
    rows = connection.exec_driver_sql(sql, ids).all()
    texts = _texts(connection, [row[1] for row in rows])
    for row in rows:
        claim = claim_of_row(row, slots.get(row[0], ()), makers.get(row[0], ()), whys.get(row[0], ()))
        yield _card(claim, int(row[-1]), standing[claim.id], texts.get(claim.article, ""))


def _text(connection: Connection, article_id: ArticleId) -> str:
    return _texts(connection, [article_id]).get(article_id, "")


def _texts(connection: Connection, articles: Sequence[str]) -> dict[str, str]:
    wanted = tuple(dict.fromkeys(articles))
    sql = f"SELECT article.id, text FROM article JOIN body USING (sha256) WHERE article.id IN ({marks(len(wanted))})"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql, wanted).all()}


_Standing = tuple[str, bool, str, str, str]


def _standing(connection: Connection, where: str, parameters: tuple[str, ...]) -> dict[str, _Standing]:
    """Status, whether disputed, and who decided last, when and why, by claim."""
    sql = f"""SELECT claim.id, status, disputed, coalesce(name, ''), coalesce(j.at, ''), coalesce(j.reason, '')
        FROM claim LEFT JOIN judgement j ON j.target = claim.id LEFT JOIN analyst ON analyst.id = j.analyst
        LEFT JOIN decision d ON d.id = j.decision WHERE {where} ORDER BY d.hlc, d.id"""
    rows = connection.exec_driver_sql(sql, parameters)
    return {row[0]: (row[1], bool(row[2]), row[3], row[4], row[5]) for row in rows}


def _card(claim: Claim, number: int, standing: _Standing, text: str) -> ClaimCard:
    status, disputed, analyst, at, reason = standing
    slot = claim.slot(Role.SPEAKER)
    speaker = (slot.value or slot.words(text)) if slot else ""
    return ClaimCard(claim, number, Status(status), disputed, analyst, at, reason, speaker)


def candidates(
    connection: Connection,
    claim_id: ClaimId,
    limit: int,
    *,
    likelihood: Callable[[Link], float] | None = None,
    wanted: LinkId | None = None,
) -> list[Candidate]:
    """What resembles a claim elsewhere: linked claims first, then suggestions by score.

    Refused pairs are left out, unless another analyst holds something else. With a `likelihood` of links, suggestions
    are in its order instead. A wanted link that would be left out is last.
    """
    sql = f"""SELECT {LINK_COLUMNS}, disputed FROM link WHERE ? IN (a, b) AND id IN (SELECT id FROM link WHERE a = ?
        UNION SELECT id FROM link WHERE b = ?) AND (disputed OR standing <> 'rejected' AND relation <> 'different')
        ORDER BY standing = 'suggested', score DESC, id LIMIT ?"""
    most = -1 if likelihood or wanted else limit
    rows = connection.exec_driver_sql(sql, (claim_id, claim_id, claim_id, most)).all()
    disputed = {row[0] for row in rows if row[-1]}
    ordered = _likeliest([(link_of_row(row[:-1]), Standing(row[8])) for row in rows], likelihood)
    left_out = [each for each in ordered[limit:] if each[0].id == wanted]
    links = [*ordered[: limit - len(left_out)], *left_out]
    others = {card.id: card for card in claim_cards_of(connection, [link.other(claim_id) for link, _ in links])}
    around = list(dict.fromkeys(card.claim.article for card in others.values()))
    texts = _texts(connection, around)
    listed = {row.id: row for row in article_rows(connection, around)}
    # Read together: one by one, nine of them took longer than all else that moving to another claim does.
    return [
        replace(
            _candidate(link, standing, other, listed[other.claim.article], texts[other.claim.article]),
            learned=round(10_000 * likelihood(link)) if likelihood else None,
            disputed=link.id in disputed,
        )
        for link, standing in links
        if (other := others.get(link.other(claim_id)))
    ]


def _likeliest(
    links: list[tuple[Link, Standing]], likelihood: Callable[[Link], float] | None
) -> list[tuple[Link, Standing]]:
    """The decided links as they come, then the suggested ones by likelihood; as they come without one."""
    if likelihood is None:
        return links
    place = {link.id: -likelihood(link) for link, standing in links if standing is Standing.SUGGESTED}
    return sorted(links, key=lambda each: (each[0].id in place, place.get(each[0].id, 0.0)))


def _candidate(link: Link, standing: Standing, other: ClaimCard, listed: ArticleRow, text: str) -> Candidate:
    told = context(text, other.claim.span)
    return Candidate(link, standing, other, listed, told.text, told.quote, told.start)


def refused_links(connection: Connection) -> frozenset[LinkId]:
    """Pairs that somebody looked at and refused: they are never proposed again."""
    sql = "SELECT id FROM link WHERE standing = 'rejected' OR (relation = ? AND standing <> 'suggested')"
    return frozenset(LinkId(row[0]) for row in connection.exec_driver_sql(sql, (Relation.DIFFERENT.value,)))


def link(connection: Connection, identity: LinkId) -> tuple[Link, Standing] | None:
    """A link as it stands with its standing, or None."""
    row = connection.exec_driver_sql(f"SELECT {LINK_COLUMNS} FROM link WHERE id = ?", (identity,)).first()
    return (link_of_row(row), Standing(row[8])) if row else None


def held(connection: Connection, target: TargetId, analyst: AnalystId) -> str | None:
    """What an analyst last held of something, or None."""
    sql = "SELECT value FROM judgement WHERE target = ? AND analyst = ?"
    value = connection.exec_driver_sql(sql, (target, analyst)).scalar()
    return None if value is None else str(value)


def links_of(connection: Connection, claim_id: ClaimId, *, confirmed: bool = True) -> list[Link]:
    """The links a claim is part of; with `confirmed`, only those that people made or confirmed."""
    standing = "= 'confirmed'" if confirmed else "<> 'rejected'"
    sql = f"SELECT {LINK_COLUMNS} FROM link WHERE (a = ? OR b = ?) AND standing {standing} ORDER BY id"
    return [link_of_row(row) for row in connection.exec_driver_sql(sql, (claim_id, claim_id))]


def mentions_in(connection: Connection, article_id: ArticleId) -> list[Mention]:
    """The mentions of an article, by place."""
    sql = "SELECT payload FROM proposal WHERE kind = 'mention' AND article = ?"
    return _in_order(connection.exec_driver_sql(sql, (article_id,)))


def has_mentions(connection: Connection) -> bool:
    """Whether there is any mention."""
    sql = "SELECT EXISTS (SELECT 1 FROM proposal WHERE kind = 'mention')"
    return bool(connection.exec_driver_sql(sql).scalar())


def mentions(connection: Connection) -> list[Mention]:
    """Every mention, by article and place."""
    sql = "SELECT payload FROM proposal WHERE kind = 'mention'"
    return _in_order(connection.exec_driver_sql(sql))


def _in_order(rows: Iterable[Sequence[str]]) -> list[Mention]:
    found = [proposal_of(Kind.MENTION, parse_object(row[0])) for row in rows]
    listed = [mention for mention in found if isinstance(mention, Mention)]
    return sorted(listed, key=lambda m: (m.article, m.span, m.label))
