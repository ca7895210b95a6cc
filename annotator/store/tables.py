"""Owns the rows: one SQLModel class with scalar columns for every table that is written row by row.

The tables themselves are made by the migrations; a test holds both against each other.
"""

from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """What all rows share: nothing but the way they are declared."""


class SourceRow(Row, table=True):
    """A source."""

    __tablename__ = "source"
    id: str = Field(primary_key=True)
    name: str
    reliability: str


class BodyRow(Row, table=True):
    """A stored text, once however many outlets printed it."""

    __tablename__ = "body"
    sha256: str = Field(primary_key=True)
    text: str


class ArticleRecord(Row, table=True):
    """An article; `ordinal` is the order of import."""

    __tablename__ = "article"
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str
    sha256: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    file: str | None = None
    author: str | None = None
    published: str | None = None
    proposed_value: str | None = None
    proposed_reason: str | None = None
    language: str | None = None
    extra: str | None = None


class RunRow(Row, table=True):
    """A machine run."""

    __tablename__ = "run"
    id: str = Field(primary_key=True)
    maker: str
    version: str
    kind: str


class ProposalRow(Row, table=True):
    """What a machine proposes, as canonical JSON; never changed by a person."""

    __tablename__ = "proposal"
    id: str = Field(primary_key=True)
    kind: str
    article: str | None = None
    payload: str


class ProposedByRow(Row, table=True):
    """Which runs made a proposal."""

    __tablename__ = "proposed_by"
    proposal: str = Field(primary_key=True)
    run: str = Field(primary_key=True)


class GivenRow(Row, table=True):
    """That a file gave a proposal and named no program for it, whether or not programs propose it as well."""

    __tablename__ = "given"
    proposal: str = Field(primary_key=True)


class ArticleRunRow(Row, table=True):
    """That a run is through with an article."""

    __tablename__ = "article_run"
    article: str = Field(primary_key=True)
    run: str = Field(primary_key=True)


class ExtraRow(Row, table=True):
    """What a file said of a thing in keys that we do not know, as canonical JSON."""

    __tablename__ = "extra"
    target: str = Field(primary_key=True)
    keys: str


class AnalystRow(Row, table=True):
    """An analyst."""

    __tablename__ = "analyst"
    id: str = Field(primary_key=True)
    name: str


class DecisionRow(Row, table=True):
    """A decision as the log keeps it; payload and shown as canonical JSON."""

    __tablename__ = "decision"
    id: str = Field(primary_key=True)
    action: str
    analyst: str
    replica: str
    seq: int
    hlc: str
    at: str
    verb: str
    payload: str
    shown: str
    exposure: str
    via: str
    schema_: int = Field(sa_column_kwargs={"name": "schema", "key": "schema"})
    previous: str
    hash: str


class DecisionTargetRow(Row, table=True):
    """One target of a decision."""

    __tablename__ = "decision_target"
    decision: str = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    target: str


class ClaimRow(Row, table=True):
    """A claim as it stands."""

    __tablename__ = "claim"
    id: str = Field(primary_key=True)
    article: str
    start: int
    end: int
    text: str
    mode: str | None
    factuality: str
    worth: int
    score: int
    status: str
    disputed: int


class SlotRow(Row, table=True):
    """A slot of a claim as it stands."""

    __tablename__ = "slot"
    claim: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    start: int | None
    end: int | None
    value: str | None


class LinkRow(Row, table=True):
    """A link as it stands; reasons as a JSON array."""

    __tablename__ = "link"
    id: str = Field(primary_key=True)
    a: str
    b: str
    relation: str
    score: int
    rank_a: int
    rank_b: int
    reasons: str
    standing: str
    disputed: int


class EntityRow(Row, table=True):
    """An entity as it stands."""

    __tablename__ = "entity"
    id: str = Field(primary_key=True)
    name: str
    label: str
    score: int
    reasons: str
    standing: str
    disputed: int


class EntityVariantRow(Row, table=True):
    """A name of an entity."""

    __tablename__ = "entity_variant"
    entity: str = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    name: str


class EntityMentionRow(Row, table=True):
    """A mention that means an entity."""

    __tablename__ = "entity_mention"
    entity: str = Field(primary_key=True)
    mention: str = Field(primary_key=True)


class FamilyRow(Row, table=True):
    """A family as it stands."""

    __tablename__ = "family"
    id: str = Field(primary_key=True)
    root: str | None
    score: int
    reasons: str
    standing: str
    disputed: int


class FamilyMemberRow(Row, table=True):
    """An article or passage of a family."""

    __tablename__ = "family_member"
    family: str = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    article: str
    derivation: str
    start: int | None
    end: int | None


class StoryRow(Row, table=True):
    """A story as it stands."""

    __tablename__ = "story"
    id: str = Field(primary_key=True)
    score: int
    standing: str
    disputed: int


class StoryMemberRow(Row, table=True):
    """An article of a story."""

    __tablename__ = "story_member"
    story: str = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    article: str


class FactRow(Row, table=True):
    """A fact as it stands; attributes as a JSON object."""

    __tablename__ = "fact"
    id: str = Field(primary_key=True)
    text: str
    verdict: str
    rationale: str
    valid_from: str | None
    valid_to: str | None
    attributes: str
    disputed: int


class EvidenceRow(Row, table=True):
    """A claim's stance towards a fact."""

    __tablename__ = "evidence"
    fact: str = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    claim: str
    stance: str


class JudgementRow(Row, table=True):
    """What one analyst last held of a target."""

    __tablename__ = "judgement"
    target: str = Field(primary_key=True)
    analyst: str = Field(primary_key=True)
    value: str
    decision: str
    at: str
    reason: str


class NoteRow(Row, table=True):
    """A remark."""

    __tablename__ = "note"
    id: str = Field(primary_key=True)
    target: str
    analyst: str
    text: str
