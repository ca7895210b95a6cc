"""Owns the numbered steps from every released version of the file to this one, and the tables each step makes."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

APPLICATION_ID = 0x46414354
"""Spells FACT in the file's header, so that a foreign database is told apart."""

_INPUTS = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE label_schema (version INTEGER PRIMARY KEY, toml TEXT NOT NULL) STRICT;
CREATE TABLE source (id TEXT PRIMARY KEY, name TEXT NOT NULL,
  reliability TEXT NOT NULL CHECK (reliability IN ('A','B','C','D','E','F'))) STRICT;
CREATE TABLE body (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE article (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL REFERENCES body, title TEXT, source TEXT REFERENCES source, url TEXT, file TEXT, author TEXT,
  published TEXT, proposed_value TEXT, proposed_reason TEXT, language TEXT, extra TEXT,
  CHECK ((proposed_value IS NULL) = (proposed_reason IS NULL))) STRICT;
CREATE TABLE run (id TEXT PRIMARY KEY, maker TEXT NOT NULL, version TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
CREATE TABLE proposal (id TEXT PRIMARY KEY, kind TEXT NOT NULL, article TEXT REFERENCES article(id),
  payload TEXT NOT NULL CHECK (payload LIKE '{%')) STRICT;
CREATE INDEX proposal_of_article ON proposal(article, kind);
CREATE TABLE proposed_by (proposal TEXT NOT NULL REFERENCES proposal ON DELETE CASCADE,
  run TEXT NOT NULL REFERENCES run, PRIMARY KEY (proposal, run)) STRICT, WITHOUT ROWID;
CREATE TABLE article_run (article TEXT NOT NULL REFERENCES article(id), run TEXT NOT NULL REFERENCES run,
  PRIMARY KEY (article, run)) STRICT, WITHOUT ROWID;
CREATE TABLE extra (target TEXT PRIMARY KEY, keys TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE analyst (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
"""

_LOG = """
CREATE TABLE decision (id TEXT PRIMARY KEY, action TEXT NOT NULL, analyst TEXT NOT NULL REFERENCES analyst,
  replica TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0), hlc TEXT NOT NULL, at TEXT NOT NULL, verb TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (payload LIKE '{%'), shown TEXT NOT NULL CHECK (shown LIKE '{%'),
  exposure TEXT NOT NULL CHECK (exposure IN ('assisted','blind')), via TEXT NOT NULL, schema INTEGER NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX decision_in_chain ON decision(analyst, replica, seq);
CREATE INDEX decision_of_action ON decision(action);
CREATE INDEX decision_in_time ON decision(hlc, id);
CREATE TABLE decision_target (decision TEXT NOT NULL REFERENCES decision, ordinal INTEGER NOT NULL,
  target TEXT NOT NULL, PRIMARY KEY (decision, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_target ON decision_target(target);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decision_target_stays BEFORE UPDATE ON decision_target
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_target_is_kept BEFORE DELETE ON decision_target
  BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
"""

_STATE = """
CREATE TABLE withdrawn (action TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE claim (id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES article(id), start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, mode TEXT, factuality TEXT NOT NULL, worth INTEGER NOT NULL,
  score INTEGER NOT NULL, status TEXT NOT NULL
    CHECK (status IN ('proposed','confirmed','corrected','rejected','unsure')),
  disputed INTEGER NOT NULL, CHECK (0 <= start AND start < "end")) STRICT;
CREATE INDEX claim_in_article ON claim(article, start, "end", id);
CREATE INDEX claim_open ON claim(article) WHERE status = 'proposed';
CREATE TABLE slot (claim TEXT NOT NULL REFERENCES claim ON DELETE CASCADE, role TEXT NOT NULL, ordinal INTEGER NOT NULL,
  start INTEGER, "end" INTEGER, value TEXT, PRIMARY KEY (claim, role, ordinal),
  CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NOT NULL OR value IS NOT NULL))) STRICT, WITHOUT ROWID;
CREATE TABLE link (id TEXT PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, relation TEXT NOT NULL,
  score INTEGER NOT NULL, rank_a INTEGER NOT NULL, rank_b INTEGER NOT NULL, reasons TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('suggested','confirmed','rejected','unsure')),
  disputed INTEGER NOT NULL, CHECK (a <> b)) STRICT;
CREATE INDEX link_from ON link(a);
CREATE INDEX link_to ON link(b);
CREATE TABLE entity (id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, score INTEGER NOT NULL,
  reasons TEXT NOT NULL, standing TEXT NOT NULL, disputed INTEGER NOT NULL) STRICT;
CREATE TABLE entity_variant (entity TEXT NOT NULL REFERENCES entity ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  name TEXT NOT NULL, PRIMARY KEY (entity, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE entity_mention (entity TEXT NOT NULL REFERENCES entity ON DELETE CASCADE, mention TEXT NOT NULL,
  PRIMARY KEY (entity, mention)) STRICT, WITHOUT ROWID;
CREATE INDEX entity_of_mention ON entity_mention(mention);
CREATE TABLE family (id TEXT PRIMARY KEY, root TEXT, score INTEGER NOT NULL, reasons TEXT NOT NULL,
  standing TEXT NOT NULL, disputed INTEGER NOT NULL) STRICT;
CREATE TABLE family_member (family TEXT NOT NULL REFERENCES family ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  article TEXT NOT NULL, derivation TEXT NOT NULL, start INTEGER, "end" INTEGER,
  PRIMARY KEY (family, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX family_of_article ON family_member(article);
CREATE TABLE story (id TEXT PRIMARY KEY, score INTEGER NOT NULL, standing TEXT NOT NULL,
  disputed INTEGER NOT NULL) STRICT;
CREATE TABLE story_member (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  article TEXT NOT NULL, PRIMARY KEY (story, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE fact (id TEXT PRIMARY KEY, text TEXT NOT NULL, verdict TEXT NOT NULL, rationale TEXT NOT NULL,
  valid_from TEXT, valid_to TEXT, attributes TEXT NOT NULL, disputed INTEGER NOT NULL) STRICT;
CREATE TABLE evidence (fact TEXT NOT NULL REFERENCES fact ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  claim TEXT NOT NULL, stance TEXT NOT NULL, PRIMARY KEY (fact, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_of_claim ON evidence(claim);
CREATE TABLE judgement (target TEXT NOT NULL, analyst TEXT NOT NULL, value TEXT NOT NULL, decision TEXT NOT NULL,
  at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (target, analyst)) STRICT, WITHOUT ROWID;
CREATE TABLE note (id TEXT PRIMARY KEY, target TEXT NOT NULL, analyst TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX note_on ON note(target);
"""

_DERIVED = """
CREATE TABLE tally (kind TEXT NOT NULL, word TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, word))
  STRICT, WITHOUT ROWID;
CREATE TABLE article_tally (article TEXT PRIMARY KEY, claims INTEGER NOT NULL, decided INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE VIEW article_text AS
  SELECT article.ordinal, coalesce(article.title, '') AS title, body.text FROM article JOIN body USING (sha256);
CREATE VIRTUAL TABLE article_fts USING fts5(title, text, content='article_text', content_rowid='ordinal',
  prefix='2 3', tokenize="unicode61 remove_diacritics 2");
"""

COUNTED = (
    ("claim", "status"),
    ("link", "standing"),
    ("entity", "standing"),
    ("family", "standing"),
    ("fact", "verdict"),
)
"""The state tables whose rows are counted, and the word that they are counted by."""


def _tally_triggers(table: str, word: str) -> list[str]:
    """Triggers that keep the tally of a state table true whoever writes it."""
    add = f"""INSERT INTO tally VALUES ('{table}', new.{word}, 1) ON CONFLICT DO UPDATE SET n = n + 1;"""
    drop = f"""UPDATE tally SET n = n - 1 WHERE kind = '{table}' AND word = old.{word};"""
    return [
        f"CREATE TRIGGER {table}_counted AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {table}_uncounted AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {table}_recounted AFTER UPDATE OF {word} ON {table} "
        f"WHEN new.{word} <> old.{word} BEGIN {add} {drop} END",
    ]


_ARTICLE_TALLY = (
    """CREATE TRIGGER claim_in_article_counted AFTER INSERT ON claim BEGIN
  INSERT INTO article_tally VALUES (new.article, 1, new.status <> 'proposed') ON CONFLICT DO UPDATE
  SET claims = claims + 1, decided = decided + excluded.decided; END""",
    """CREATE TRIGGER claim_in_article_uncounted AFTER DELETE ON claim BEGIN
  UPDATE article_tally SET claims = claims - 1, decided = decided - (old.status <> 'proposed')
  WHERE article = old.article; END""",
    """CREATE TRIGGER claim_in_article_recounted AFTER UPDATE OF status ON claim
  WHEN (new.status = 'proposed') <> (old.status = 'proposed') BEGIN
  UPDATE article_tally SET decided = decided + (new.status <> 'proposed') - (old.status <> 'proposed')
  WHERE article = new.article; END""",
)


def _split(script: str) -> list[str]:
    """The statements of a script whose only inner semicolons stand in triggers."""
    return [part.strip() for part in script.split(";\n") if part.strip()]


def _version_1() -> list[str]:
    triggers = [statement for table, word in COUNTED for statement in _tally_triggers(table, word)]
    return [*_split(_INPUTS), *_split(_LOG), *_split(_STATE), *_split(_DERIVED), *triggers, *_ARTICLE_TALLY]


_MATCHED = """
CREATE TABLE matched (stamp TEXT NOT NULL, run TEXT NOT NULL, stands INTEGER NOT NULL) STRICT;
CREATE TABLE matched_article (number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, words BLOB NOT NULL,
  subject BLOB NOT NULL) STRICT;
CREATE TABLE matched_claim (place INTEGER PRIMARY KEY, claim TEXT NOT NULL UNIQUE, article INTEGER NOT NULL,
  words BLOB NOT NULL, families TEXT NOT NULL, best BLOB NOT NULL) STRICT;
CREATE TABLE claim_profile (place INTEGER PRIMARY KEY, profile BLOB NOT NULL) STRICT;
CREATE TABLE unmatched (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL) STRICT;
"""


def _unmatched(name: str, event: str, what: str, note: Sequence[tuple[str, str]]) -> str:
    """A trigger that notes, once anything was matched, what a run has to look at again: pairs of kind and id."""
    rows = ", ".join(f"(NULL, '{kind}', {identity})" for kind, identity in note)
    return f"""CREATE TRIGGER {name}_to_match AFTER {event} WHEN {what} AND EXISTS (SELECT 1 FROM matched)
  BEGIN INSERT INTO unmatched VALUES {rows}; END"""


def _refused(row: str) -> str:
    """Whether people refused a link; that the machine takes two claims for different is only a suggestion."""
    return f"({row}.standing = 'rejected' OR ({row}.relation = 'different' AND {row}.standing <> 'suggested'))"


_OF_THE_MATCHER = """SELECT other.id FROM matched JOIN run own ON own.id = matched.run
  JOIN run other ON other.maker = own.maker AND other.kind = own.kind WHERE matched.stands"""
_NOTED = (
    _unmatched("claim_added", "INSERT ON claim", "1", [("claim", "new.id")]),
    _unmatched("claim_gone", "DELETE ON claim", "1", [("claim", "old.id")]),
    _unmatched("claim_changed", "UPDATE ON claim", "1", [("claim", "new.id")]),
    _unmatched("article_added", "INSERT ON article", "1", [("article", "new.id")]),
    _unmatched("source_added", "INSERT ON source", "1", [("source", "new.id")]),
    _unmatched("source_changed", "UPDATE ON source", "1", [("source", "new.id")]),
    _unmatched("mention_added", "INSERT ON proposal", "new.kind = 'mention'", [("mention", "new.id")]),
    _unmatched("mention_gone", "DELETE ON proposal", "old.kind = 'mention'", [("mention", "old.id")]),
    _unmatched("link_refused", "INSERT ON link", _refused("new"), [("refusal", "new.a"), ("refusal", "new.b")]),
    _unmatched("link_freed", "DELETE ON link", _refused("old"), [("refusal", "old.a"), ("refusal", "old.b")]),
    _unmatched("link_judged", "UPDATE ON link", "1", [("refusal", "new.a"), ("refusal", "new.b")]),
    _unmatched("family_refused", "INSERT ON family", "new.standing = 'rejected'", [("family", "new.id")]),
    _unmatched("family_freed", "DELETE ON family", "old.standing = 'rejected'", [("family", "old.id")]),
    f"""CREATE TRIGGER proposed_elsewhere AFTER INSERT ON proposed_by WHEN new.run IN ({_OF_THE_MATCHER})
  BEGIN DELETE FROM matched; END""",
    f"""CREATE TRIGGER taken_out_elsewhere AFTER DELETE ON proposed_by WHEN old.run IN ({_OF_THE_MATCHER})
  AND EXISTS (SELECT 1 FROM proposal WHERE id = old.proposal) BEGIN DELETE FROM matched; END""",
)
"""What a run has to look at again is noted by the file itself, whoever writes; what the run itself brought in, come in
or gone otherwise (by an import, or taken out as a whole), ends its standing, and the next run looks at everything."""

_COMING = """
CREATE TABLE coming (number INTEGER PRIMARY KEY, run TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  payload TEXT) STRICT;
CREATE TABLE matched_report (article TEXT PRIMARY KEY, signature BLOB NOT NULL, report BLOB NOT NULL) STRICT;
"""

_GIVEN = """
CREATE TABLE given (proposal TEXT PRIMARY KEY REFERENCES proposal ON DELETE CASCADE) STRICT, WITHOUT ROWID;
INSERT INTO given SELECT id FROM proposal WHERE id NOT IN (SELECT proposal FROM proposed_by);
"""

_COMPARED = """
CREATE TABLE compared (number INTEGER PRIMARY KEY, found BLOB NOT NULL) STRICT;
"""

STEPS: Mapping[int, Sequence[str]] = {
    1: _version_1(),
    2: [*_split(_MATCHED), *_NOTED],
    3: _split(_COMING),
    4: _split(_GIVEN),
    5: _split(_COMPARED),
}
"""The statements that lead to each version from the one before it."""

VERSION = max(STEPS)

INPUT_TABLES = (
    *("meta", "label_schema", "source", "body", "article", "run", "proposal", "proposed_by", "given", "article_run"),
    *("extra", "analyst"),
)
LOG_TABLES = ("decision", "decision_target")
STATE_TABLES = (
    *("withdrawn", "claim", "slot", "link", "entity", "entity_variant", "entity_mention", "family", "family_member"),
    *("story", "story_member", "fact", "evidence", "judgement", "note"),
)
TALLIES = ("tally", "article_tally")
MATCHED_TABLES = (
    *("matched", "matched_article", "matched_report", "matched_claim", "claim_profile", "compared", "unmatched"),
)
DERIVED_TABLES = (*TALLIES, "article_fts", *MATCHED_TABLES, "coming")


def migrate(connection: Connection, found: int, to: int = VERSION) -> None:
    """Lead a database from version `found` to version `to` inside the caller's transaction."""
    for version in range(found + 1, to + 1):
        for statement in STEPS[version]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
