"""Owns what is kept between runs of suggestions: claims made ready to compare, and what was chosen for each.

All of it is derived. It stands only while `stamp` gives the stamp it was made under, and is made anew otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TypeVar

from sqlalchemy import Connection

from annotator.domain.claim import Claim, Status
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, ClaimId, EntityId, MentionId, RunId, SourceId, TargetId
from annotator.domain.link import Standing
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.store import queries, state
from annotator.store.migrations import MATCHED_TABLES
from annotator.store.rows import marks

_CHUNK = 500
_Key = TypeVar("_Key", int, ArticleId)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as it is kept: its words for the index, and packed what it is about and what it is known by."""

    article: ArticleId
    words: bytes
    subject: bytes
    signature: bytes = b""
    report: bytes = b""


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim as it is kept: its words for the index, the families it stands in, and packed what was chosen for it."""

    place: int
    claim: ClaimId
    article: ArticleId
    words: bytes
    families: str = ""
    best: bytes = b""


def stamp(connection: Connection) -> str | None:
    """Under what the suggestions that stand were made; None if they cannot be gone on from."""
    found: str | None = connection.exec_driver_sql("SELECT stamp FROM matched WHERE stands").scalar()
    return found


def begin(connection: Connection, run: RunId) -> None:
    """Forget everything kept; from now on it is noted what changes."""
    for table in MATCHED_TABLES:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO matched VALUES ('', ?, 0)", (run,))


def suspend(connection: Connection) -> None:
    """Let what is kept stand no more until `stand` says so, while a run writes its own."""
    connection.exec_driver_sql("UPDATE matched SET stands = 0")


def resume(connection: Connection) -> None:
    """Let what is kept stand again, once a run has written its own."""
    connection.exec_driver_sql("UPDATE matched SET stands = 1")


def stand(connection: Connection, made_under: str, through: int) -> None:
    """Let what is kept stand, with all that had changed up to a note looked at."""
    connection.exec_driver_sql("DELETE FROM unmatched WHERE number <= ?", (through,))
    connection.exec_driver_sql("UPDATE matched SET stamp = ?, stands = 1", (made_under,))


def newest_note(connection: Connection) -> int:
    """The number of the last note of a change."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM unmatched").scalar_one())


def notes(connection: Connection, through: int) -> dict[str, list[str]]:
    """What changed up to a note: ids by kind, each once, sorted."""
    sql = "SELECT DISTINCT kind, id FROM unmatched WHERE number <= ? ORDER BY kind, id"
    found: dict[str, list[str]] = {}
    for kind, identity in connection.exec_driver_sql(sql, (through,)):
        found.setdefault(kind, []).append(identity)
    return found


def add_articles(connection: Connection, articles: Sequence[KeptArticle]) -> None:
    """Keep articles; one that is kept already is replaced."""
    sql = """INSERT INTO matched_article VALUES (NULL, ?, ?, ?) ON CONFLICT (article)
        DO UPDATE SET words = excluded.words, subject = excluded.subject"""
    if articles:
        connection.exec_driver_sql(sql, [(each.article, each.words, each.subject) for each in articles])
        known = [(each.article, each.signature, each.report) for each in articles]
        connection.exec_driver_sql("INSERT OR REPLACE INTO matched_report VALUES (?, ?, ?)", known)


def add_claims(connection: Connection, claims: Sequence[KeptClaim], profiles: Sequence[bytes]) -> None:
    """Keep claims, of articles that are kept, with their packed profiles."""
    numbers = _numbers(connection, sorted({each.article for each in claims}))
    rows = [(c.place, c.claim, numbers[c.article], c.words, c.families, c.best) for c in claims]
    if rows:
        connection.exec_driver_sql("INSERT INTO matched_claim VALUES (?, ?, ?, ?, ?, ?)", rows)
        packed = [(claim.place, profile) for claim, profile in zip(claims, profiles, strict=True)]
        connection.exec_driver_sql("INSERT INTO claim_profile VALUES (?, ?)", packed)


def _numbers(connection: Connection, articles: Sequence[ArticleId]) -> dict[ArticleId, int]:
    found: dict[ArticleId, int] = {}
    for at in range(0, len(articles), _CHUNK):
        part = tuple(articles[at : at + _CHUNK])
        sql = f"SELECT article, number FROM matched_article WHERE article IN ({marks(len(part))})"
        found.update((ArticleId(row[0]), int(row[1])) for row in connection.exec_driver_sql(sql, part))
    return found


def remove_claims(connection: Connection, places: Iterable[int]) -> None:
    """Keep some claims no longer; their places stay empty."""
    rows = [(place,) for place in places]
    if rows:
        connection.exec_driver_sql("DELETE FROM matched_claim WHERE place = ?", rows)
        connection.exec_driver_sql("DELETE FROM claim_profile WHERE place = ?", rows)


def set_families(connection: Connection, families: Mapping[int, str]) -> None:
    """Keep for some claims the families they stand in."""
    rows = [(told, place) for place, told in families.items()]
    if rows:
        connection.exec_driver_sql("UPDATE matched_claim SET families = ? WHERE place = ?", rows)


def set_best(connection: Connection, best: Iterable[tuple[int, bytes]]) -> None:
    """Keep what was chosen for some claims, packed."""
    rows = [(packed, place) for place, packed in best]
    if rows:
        connection.exec_driver_sql("UPDATE matched_claim SET best = ? WHERE place = ?", rows)


def articles(connection: Connection) -> Iterator[KeptArticle]:
    """Every article that is kept, in the order of coming."""
    sql = "SELECT article, words, subject FROM matched_article ORDER BY number"
    for row in connection.exec_driver_sql(sql):
        yield KeptArticle(ArticleId(row[0]), row[1], row[2])


def claims(connection: Connection) -> Iterator[KeptClaim]:
    """Every claim that is kept, by place."""
    sql = """SELECT place, claim, a.article, c.words, families, best FROM matched_claim c
        JOIN matched_article a ON a.number = c.article ORDER BY place"""
    for row in connection.exec_driver_sql(sql):
        yield KeptClaim(int(row[0]), ClaimId(row[1]), ArticleId(row[2]), row[3], row[4], row[5])


def known_by(connection: Connection, articles: Sequence[ArticleId]) -> dict[ArticleId, tuple[bytes, bytes]]:
    """Packed what some articles are known by, among copies and among reports, as far as it is kept."""
    found: dict[ArticleId, tuple[bytes, bytes]] = {}
    for at in range(0, len(articles), _CHUNK):
        part = tuple(articles[at : at + _CHUNK])
        sql = f"SELECT article, signature, report FROM matched_report WHERE article IN ({marks(len(part))})"
        found.update((ArticleId(row[0]), (row[1], row[2])) for row in connection.exec_driver_sql(sql, part))
    return found


def compared(connection: Connection) -> Iterator[bytes]:
    """What comparisons found that is kept, part by part."""
    yield from connection.exec_driver_sql("SELECT found FROM compared ORDER BY number").scalars()


def add_compared(connection: Connection, parts: Sequence[bytes], *, instead: bool) -> None:
    """Keep what comparisons found, beside what is kept or in place of it."""
    if instead:
        connection.exec_driver_sql("DELETE FROM compared")
    if parts:
        connection.exec_driver_sql("INSERT INTO compared VALUES (NULL, ?)", [(part,) for part in parts])


def count(connection: Connection) -> int:
    """How many claims are kept."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM matched_claim").scalar_one())


def claims_there(connection: Connection) -> int:
    """How many claims the project has, whatever people said of them."""
    return int(connection.exec_driver_sql("SELECT coalesce(sum(n), 0) FROM tally WHERE kind = 'claim'").scalar_one())


def next_place(connection: Connection) -> int:
    """The first place behind those of all claims that are kept."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(place), -1) + 1 FROM matched_claim").scalar_one())


def articles_of_claims(connection: Connection, claims: Sequence[str]) -> set[ArticleId]:
    """The articles of some claims, of those that are there and of those that are only kept."""
    found: set[ArticleId] = set()
    for at in range(0, len(claims), _CHUNK):
        part = tuple(claims[at : at + _CHUNK])
        sql = f"""SELECT article FROM claim WHERE id IN ({marks(len(part))}) UNION SELECT a.article FROM matched_claim c
            JOIN matched_article a ON a.number = c.article WHERE c.claim IN ({marks(len(part))})"""
        found.update(ArticleId(row[0]) for row in connection.exec_driver_sql(sql, (*part, *part)))
    return found


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """Where a claim stands, in which words, and when its article was published, and by whom, if that is known."""

    claim: ClaimId
    article: ArticleId
    span: Span
    text: str
    date: str | None
    source: SourceId | None

    @property
    def id(self) -> ClaimId:
        """The claim."""
        return self.claim


def claim_spans(connection: Connection, articles: Sequence[ArticleId]) -> list[ClaimSpan]:
    """Where the claims of some articles stand, few articles at a time."""
    sql = f"""SELECT c.id, article, start, "end", text, coalesce(published, proposed_value), source FROM claim c
        JOIN article a ON a.id = article WHERE article IN ({marks(len(articles))})"""
    rows = connection.exec_driver_sql(sql, tuple(articles))
    return [ClaimSpan(ClaimId(row[0]), ArticleId(row[1]), Span(row[2], row[3]), *row[4:]) for row in rows]


def mentions_by_id(connection: Connection, mentions: Sequence[str]) -> list[Mention]:
    """Those of some mentions that are there, by id."""
    found = state.read_proposals(connection, [TargetId(each) for each in mentions])
    return [each for _, each in sorted(found.items()) if isinstance(each, Mention)]


def standing_claims(connection: Connection, claims: Sequence[ClaimId]) -> dict[ClaimId, Claim]:
    """Those of the claims that are there and not rejected, as they stand."""
    found: dict[ClaimId, Claim] = {}
    for at in range(0, len(claims), _CHUNK):
        part = tuple(claims[at : at + _CHUNK])
        sql = f"SELECT DISTINCT article FROM claim WHERE id IN ({marks(len(part))}) ORDER BY article"
        articles = [ArticleId(row[0]) for row in connection.exec_driver_sql(sql, part)]
        asked = set(part)
        for claim, status in queries.claims_with_status(connection, articles):
            if claim.id in asked and status is not Status.REJECTED:
                found[claim.id] = claim
    return found


def profiles(connection: Connection, places: Sequence[int]) -> dict[int, bytes]:
    """The packed profiles of the claims at some places."""
    return _packed(connection, "SELECT place, profile FROM claim_profile WHERE place", places)


def packed_profiles(connection: Connection, count: int) -> Iterator[bytes]:
    """The packed profiles of so many places, one after the other; nothing for those that are empty."""
    due = 0
    for place, packed in connection.exec_driver_sql("SELECT place, profile FROM claim_profile ORDER BY place"):
        yield from repeat(b"", place - due)
        yield packed
        due = place + 1
    yield from repeat(b"", count - due)


def profile(connection: Connection, place: int) -> bytes:
    """The packed profile of the claim at a place; nothing if there is none."""
    found = connection.exec_driver_sql("SELECT profile FROM claim_profile WHERE place = ?", (place,)).scalar()
    return bytes(found or b"")


def subjects(connection: Connection, articles: Sequence[ArticleId]) -> dict[ArticleId, bytes]:
    """Packed what each of some articles is about, as far as it is kept."""
    return _packed(connection, "SELECT article, subject FROM matched_article WHERE article", articles)


def _packed(connection: Connection, select: str, keys: Sequence[_Key]) -> dict[_Key, bytes]:
    """By key what is packed for it, of the keys for which there is something."""
    found: dict[_Key, bytes] = {}
    for at in range(0, len(keys), _CHUNK):
        part = tuple(keys[at : at + _CHUNK])
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(f"{select} IN ({marks(len(part))})", part))
    return found


def proposed(connection: Connection, run: RunId) -> dict[Kind, int]:
    """How much a run proposes, by kind."""
    sql = "SELECT kind, count(*) FROM proposed_by JOIN proposal ON id = proposal WHERE run = ? GROUP BY kind"
    return {Kind(row[0]): int(row[1]) for row in connection.exec_driver_sql(sql, (run,))}


def payloads(connection: Connection, run: RunId, ids: Sequence[TargetId]) -> dict[TargetId, str]:
    """Those of some ids that a run proposes, with what it proposes as it is stored."""
    found: dict[TargetId, str] = {}
    for at in range(0, len(ids), _CHUNK):
        part = tuple(ids[at : at + _CHUNK])
        sql = f"""SELECT id, payload FROM proposal JOIN proposed_by ON proposal = id AND run = ?
            WHERE id IN ({marks(len(part))})"""
        found.update((TargetId(row[0]), str(row[1])) for row in connection.exec_driver_sql(sql, (run, *part)))
    return found


def proposed_by(
    connection: Connection, run: RunId, ids: Sequence[TargetId] | None = None
) -> list[tuple[Kind, TargetId]]:
    """What a run proposes, by id; of all of it or of some ids."""
    sql = "SELECT kind, id FROM proposal JOIN proposed_by ON proposal = id AND run = ?"
    if ids is None:
        rows = connection.exec_driver_sql(f"{sql} ORDER BY id", (run,)).all()
        return [(Kind(row[0]), TargetId(row[1])) for row in rows]
    found: list[tuple[Kind, TargetId]] = []
    for at in range(0, len(ids), _CHUNK):
        part = tuple(ids[at : at + _CHUNK])
        rows = connection.exec_driver_sql(f"{sql} WHERE id IN ({marks(len(part))}) ORDER BY id", (run, *part)).all()
        found += [(Kind(row[0]), TargetId(row[1])) for row in rows]
    return found


def groups_proposed(connection: Connection, run: RunId) -> list[TargetId]:
    """The ids of the entities, families and stories that a run proposes."""
    sql = "SELECT id FROM proposal JOIN proposed_by ON proposal = id AND run = ? WHERE kind <> 'link' ORDER BY id"
    return [TargetId(row[0]) for row in connection.exec_driver_sql(sql, (run,))]


def refused_families(connection: Connection) -> list[tuple[list[tuple[ArticleId, Span | None]], bool]]:
    """The passages of each suggested family that people rejected, and whether it was one of quoted statements."""
    sql = """SELECT family, article, start, "end", derivation = 'quoted' FROM family_member
        JOIN family ON family.id = family
        WHERE standing = 'rejected' AND EXISTS (SELECT 1 FROM proposal WHERE id = family) ORDER BY family, ordinal"""
    found: dict[str, tuple[list[tuple[ArticleId, Span | None]], bool]] = {}
    for family, article, start, end, quoted in connection.exec_driver_sql(sql):
        listed, before = found.get(family, ([], False))
        passage = ArticleId(article), None if start is None else Span(start, end)
        found[family] = [*listed, passage], before or bool(quoted)
    return list(found.values())


def judged_stories(connection: Connection, standing: Standing) -> list[list[ArticleId]]:
    """The articles of each story of a standing that people gave."""
    sql = """SELECT story, article FROM story_member JOIN story ON story.id = story
        WHERE standing = ? ORDER BY story, ordinal"""
    found: dict[str, list[ArticleId]] = {}
    for story, article in connection.exec_driver_sql(sql, (standing.value,)):
        found.setdefault(story, []).append(ArticleId(article))
    return list(found.values())


def judged_entities(connection: Connection, standing: Standing) -> list[Entity]:
    """The entities of a standing that people gave, by id, with their names and mentions."""
    sql = "SELECT id, name, label FROM entity WHERE standing = ? ORDER BY id"
    found = connection.exec_driver_sql(sql, (standing.value,)).all()
    names = _of_judged(connection, "entity_variant", "name", standing)
    mentions = _of_judged(connection, "entity_mention", "mention", standing)
    return [
        Entity(EntityId(row[0]), row[1], row[2], tuple(names.get(row[0], ())), tuple(mentions.get(row[0], ())))
        for row in found
    ]


def _of_judged(connection: Connection, table: str, column: str, standing: Standing) -> dict[str, list[MentionId]]:
    """By entity, what another table lists of those of a standing, in order."""
    sql = f"""SELECT t.entity, t.{column} FROM {table} t JOIN entity e ON e.id = t.entity WHERE e.standing = ?
        ORDER BY t.entity, t.{column}"""
    found: dict[str, list[MentionId]] = {}
    for entity, each in connection.exec_driver_sql(sql, (standing.value,)):
        found.setdefault(entity, []).append(MentionId(each))
    return found


def forget(connection: Connection) -> None:
    """Let nothing stand, so that the next run looks at everything."""
    connection.exec_driver_sql("DELETE FROM matched")
