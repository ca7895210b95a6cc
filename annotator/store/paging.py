"""Owns reading articles page by page with all that is said of them: SQLite puts a page together on another thread."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from operator import itemgetter
from typing import Final, cast

from sqlalchemy import Connection

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.ids import AnalystId, ArticleId
from annotator.domain.json import as_list, as_str
from annotator.domain.mention import Mention
from annotator.domain.suggestion import Kind
from annotator.store.connecting import raw
from annotator.store.export_queries import read_proposal
from annotator.store.rows import ARTICLE_COLUMNS, article_of, claim_of_row, slot_of_row

_ARTICLES_A_PAGE: Final = 100
_CLAIMS_A_PAGE: Final = 4_000
"""Or those of one article, if it has more."""
# As text, for a list would be one within the other, which cannot be looked up as it is.
_RUNS: Final = "(SELECT json_group_array(run) FROM proposed_by WHERE proposal = {}.id) || ''"
_WHY: Final = """CASE WHEN typeof(payload) = 'text' AND instr(payload, '"why":[') AND json_valid(payload)
    THEN json_extract(payload, '$.why') || '' END"""
_ROLES: Final = " ".join([f"WHEN '{role}' THEN {place}" for place, role in enumerate(Role)])
_BEFORE: Final = "CASE WHEN EXISTS (SELECT 1 FROM decision_target WHERE target = proposal.id) THEN payload END"


class Part(Enum):
    """What can be read of a page; each part is one row, which SQLite makes without asking Python in between."""

    ARTICLES = f"""SELECT json_group_array(json_array({ARTICLE_COLUMNS})) FROM article JOIN body USING (sha256)
        WHERE article.id BETWEEN ? AND ?"""
    MENTIONS = f"""SELECT json_group_array(json_array(id, payload, {_RUNS.format("proposal")})) FROM proposal
        WHERE article BETWEEN ? AND ? AND kind = 'mention'"""
    CLAIMS = f"""SELECT json_group_array(json_array(claim.id, claim.article, start, "end", text, mode, factuality,
        worth, score, status, {_RUNS.format("claim")})) FROM claim WHERE article BETWEEN ? AND ?"""
    PROPOSALS = f"""SELECT json_group_array(json_array(id, {_BEFORE}, {_WHY})) FROM proposal
        WHERE article BETWEEN ? AND ? AND kind = 'claim'"""
    SLOTS = f"""SELECT json_group_array(json_array(claim, role, start, "end", value)) FROM (
        SELECT * FROM slot WHERE claim IN (SELECT id FROM claim WHERE article BETWEEN ? AND ?)
        ORDER BY claim, CASE role {_ROLES} END, ordinal)"""
    JUDGEMENTS = """SELECT json_group_array(json_array(target, analyst, value)) FROM claim CROSS JOIN judgement
        ON target = claim.id WHERE article BETWEEN ? AND ?"""


OF_CLAIMS: Final = (Part.CLAIMS, Part.PROPOSALS, Part.SLOTS, Part.JUDGEMENTS)
Judged = Sequence[tuple[AnalystId, str]]
"""What each analyst holds of something, by analyst."""
Held = tuple[Claim, Status, Claim | None, Judged]
"""A claim as it stands, its status, what the machine had proposed, if it had, and how it was judged."""
Named = tuple[Mention, tuple[str, ...]]
"""A mention, and who made it."""
_Cells = Sequence[str]
_SlotCells = tuple[str, str, int | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles by id; their mentions and claims by article and in the order of the text. Else what was read."""

    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    mentions: Sequence[Named] = ()
    claims: Sequence[Held] = ()


def pages(connection: Connection, parts: Sequence[Part]) -> Iterator[Page]:
    """Every article once, by id, as much of them as was asked for; the next page is read while one is worked on."""
    reading = _Reading(connection, parts)
    # SQLite needs no Python to put a page together: as a row a claim, it took half of the time of an export.
    with ThreadPoolExecutor(1, "reading") as pool:
        coming: Future[Sequence[str]] | None = None
        for bounds in [*_bounds(connection), None]:
            here, coming = coming, pool.submit(reading.texts, bounds) if bounds else None
            if here is not None:
                yield reading.page(here.result())


def _bounds(connection: Connection) -> Iterator[tuple[str, str]]:
    """The first and the last article of every page."""
    sql = "SELECT id, claims FROM article LEFT JOIN article_tally ON article_tally.article = id ORDER BY id"
    first, last, articles, claims = "", "", 0, 0
    for identity, more in connection.exec_driver_sql(sql).all():
        if articles and (articles == _ARTICLES_A_PAGE or claims + (more or 0) > _CLAIMS_A_PAGE):
            yield first, last
            articles, claims = 0, 0
        first, last = identity if articles == 0 else first, identity
        articles, claims = articles + 1, claims + (more or 0)
    if articles:
        yield first, last


class _Reading:
    """The pages of one connection, as text from the one thread and as values in the other."""

    def __init__(self, connection: Connection, parts: Sequence[Part]) -> None:
        self._cursor, self._parts = raw(connection).cursor(), parts
        runs = connection.exec_driver_sql("SELECT id, maker || '@' || version FROM run").all()
        self._signatures = {row[0]: str(row[1]) for row in runs}
        self._makers: dict[str, tuple[str, ...]] = {}

    def texts(self, bounds: tuple[str, str]) -> Sequence[str]:
        """What SQLite makes of the articles from the first to the last, part by part."""
        try:
            return [self._cursor.execute(part.value, bounds).fetchone()[0] for part in self._parts]
        except sqlite3.OperationalError as error:
            if "JSON" not in str(error):
                raise
            raise ValueError("a value is of the wrong type") from error

    def page(self, texts: Sequence[str]) -> Page:
        """What the texts say."""
        rows: dict[Part, list[_Cells]] = {part: [] for part in Part}
        rows |= {part: json.loads(text) for part, text in zip(self._parts, texts, strict=True)}
        articles = sorted(map(article_of, rows[Part.ARTICLES]), key=lambda article: article.id)
        return Page(
            {article.id: article for article in articles},
            sorted(map(self._mention, rows[Part.MENTIONS]), key=_place_of_mention),
            self._claims(rows),
        )

    def _mention(self, row: _Cells) -> Named:
        identity, payload, runs = row
        return cast("Mention", read_proposal(Kind.MENTION, identity, payload)), self._made(runs)

    def _claims(self, rows: Mapping[Part, Sequence[_Cells]]) -> Sequence[Held]:
        slots, judged = _slots(cast("Sequence[_SlotCells]", rows[Part.SLOTS])), _judged(rows[Part.JUDGEMENTS])
        proposed, whys = {row[0]: row for row in rows[Part.PROPOSALS]}, _Whys()
        found: list[Held] = []
        for row in sorted(rows[Part.CLAIMS], key=_PLACE_OF_CLAIM):
            identity, status, runs = row[0], row[9], row[10]
            proposal = proposed.get(identity)
            why = whys[proposal[2]] if proposal and proposal[2] else ()
            claim = claim_of_row(row, slots.get(identity, ()), self._makers.get(runs) or self._made(runs), why)
            original = claim if proposal else None
            if proposal and proposal[1]:
                original = cast("Claim", read_proposal(Kind.CLAIM, identity, proposal[1]))
            found.append((claim, _STATUSES.get(status) or Status(status), original, judged.get(identity, ())))
        return found

    def _made(self, runs: str) -> tuple[str, ...]:
        """Who made what these runs proposed: a list of a few of them, which is always the same."""
        known = self._makers.get(runs)
        if known is None:
            names = self._signatures
            known = self._makers[runs] = tuple(sorted({names[run] for run in json.loads(runs) if run in names}))
        return known


def _place_of_mention(named: Named) -> tuple[str, object, str]:
    mention = named[0]
    return mention.article, mention.span, mention.id


_PLACE_OF_CLAIM: Final[Callable[[_Cells], tuple[str, ...]]] = itemgetter(1, 2, 3, 0)
_STATUSES: Final[Mapping[str, Status]] = {status.value: status for status in Status}


def _slots(rows: Sequence[_SlotCells]) -> Mapping[str, Sequence[Slot]]:
    """The slots of claims, which come in their order."""
    found: dict[str, list[Slot]] = defaultdict(list)
    for claim, role, start, end, value in rows:
        found[claim].append(slot_of_row(role, start, end, value))
    return found


def _judged(rows: Sequence[_Cells]) -> Mapping[str, Judged]:
    found: dict[str, list[tuple[AnalystId, str]]] = {}
    for target, analyst, value in sorted(map(tuple, rows)):
        found.setdefault(target, []).append((AnalystId(analyst), value))
    return found


class _Whys(dict[str, tuple[str, ...]]):
    """What made proposals, read once for all of a page that say the same."""

    def __missing__(self, why: str) -> tuple[str, ...]:
        self[why] = tuple(as_str(word) for word in as_list(json.loads(why)))
        return self[why]
