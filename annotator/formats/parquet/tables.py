"""Owns which tables the data set has, and the columns of each; what a row says is made in `rows`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from annotator.domain.claim import Factuality, Mode, Role, Status
from annotator.domain.fact import Stance, Verdict
from annotator.domain.family import Derivation
from annotator.domain.link import Relation, Standing
from annotator.domain.source import Reliability
from annotator.formats.parquet.features import SHARE, TEXT, TEXTS, WHOLE, Column, choice, schema, structures

if TYPE_CHECKING:
    import pyarrow as pa

_ID: Final = Column("id", TEXT, "the same in every export of the project")
_ARTICLE: Final = Column("article", TEXT, "id of the article")
_START: Final = Column("start", WHOLE, "where the quote begins in the article's text, in Unicode code points")
_DATE: Final = Column("date", TEXT, "when it was published, as ISO 8601")
_PROPOSED_DATE: Final = Column("published_proposed", TEXT, "the date that a program proposed, where there is none")
_END: Final = Column("end", WHOLE, "where it ends, the end excluded")
_QUOTE: Final = Column("quote", TEXT, "the words there")
_SCORE: Final = Column("score", SHARE, "how sure the machine was, from 0 to 1")
_MAKERS: Final = Column("makers", TEXTS, "the programs that proposed it, with versions; none for one made by hand")
_REASONS: Final = Column("reasons", TEXTS, "why the machine proposed it")
_STANDING: Final = Column("status", choice(list(Standing)), "what people decided; suggested if they did not")


def _judged(name: str, values: type[Status] | type[Standing] | type[Verdict]) -> Column:
    said = structures(Column("analyst", TEXT), Column(name, choice(list(values))))
    return Column("judgements", said, "what each analyst decided, also where they differ")


_CLAIMS: Final = (
    *(_ID, _ARTICLE, Column("title", TEXT, "title of the article"), Column("source", TEXT, "who published it")),
    *(_DATE, _PROPOSED_DATE, Column("language", TEXT, "its language as far as known")),
    *(_START, _END, _QUOTE, Column("text", TEXT, "what is claimed, in its own words if they were corrected")),
    Column(
        "status",
        choice(list(Status)),
        "what people decided; proposed if nobody did, as of what only a link or fact names",
    ),
    _judged("status", Status),
    Column(
        "slots",
        structures(Column("role", choice(list(Role))), _START, _END, _QUOTE, Column("value", TEXT)),
        "who, what, whom, how many, when, where and who says so; without a place if it was typed",
    ),
    Column("mode", choice(list(Mode)), "how the speaker is quoted, if somebody is"),
    Column("factuality", choice(list(Factuality)), "how certain the text is of it (FactBank)"),
    *(Column("worth", SHARE, "how much it is worth checking, from 0 to 1"), _SCORE, _MAKERS),
    Column(
        "facts",
        structures(
            Column("fact", TEXT), Column("stance", choice(list(Stance))), Column("verdict", choice(list(Verdict)))
        ),
        "the facts that it is evidence for",
    ),
)
_ARTICLES: Final = (
    *(_ID, Column("text", TEXT, "what all offsets count in"), Column("title", TEXT), Column("source", TEXT)),
    Column("reliability", choice(list(Reliability)), "of the source, from A to F"),
    *(Column("url", TEXT), Column("author", TEXT), _DATE, _PROPOSED_DATE, Column("language", TEXT)),
    Column("sha256", TEXT, "of the text as UTF-8"),
    Column("looked", TEXTS, "who looked through it and found no claim in it but those that are in the table"),
)
_MENTIONS: Final = (
    *(_ID, _ARTICLE, _START, _END, _QUOTE, Column("label", TEXT, "as PERSON, ORG, GPE")),
    *(Column("entity", TEXT, "id of who or what is meant"), _MAKERS),
)
_ENTITIES: Final = (
    *(_ID, Column("name", TEXT), Column("label", TEXT), Column("variants", TEXTS, "other spellings")),
    *(Column("mentions", TEXTS, "ids of its mentions, also of those in other parts of a split"), _STANDING),
    _judged("status", Standing),
)
_LINKS: Final = (
    *(_ID, Column("a", TEXT, 'id of a claim; read "a relation b"'), Column("b", TEXT, "id of the other claim")),
    *(
        Column("a_quote", TEXT, "the words of a; none if that claim was undone"),
        Column("b_quote", TEXT, "the words of b"),
    ),
    *(Column("a_article", TEXT), Column("b_article", TEXT)),
    *(Column("relation", choice(list(Relation))), _STANDING, _judged("status", Standing), _SCORE, _REASONS, _MAKERS),
)
_FACTS: Final = (
    *(_ID, Column("text", TEXT, "what holds or not"), Column("verdict", choice(list(Verdict)))),
    *(Column("rationale", TEXT, "why"), Column("valid_from", TEXT), Column("valid_to", TEXT)),
    Column("roots", WHOLE, "on how many independent roots it rests"),
    Column("roots_max", WHOLE, "on how many at most, if undecided copies are none"),
    Column("attributes", structures(Column("name", TEXT), Column("value", TEXT))),
    Column(
        "evidence",
        structures(Column("claim", TEXT), _ARTICLE, _QUOTE, Column("stance", choice(list(Stance)))),
        "the claims that it rests on; without a quote if one was undone",
    ),
    _judged("verdict", Verdict),
)
_FAMILIES: Final = (
    *(_ID, Column("root", TEXT, "id of the source where all come from"), _STANDING, _SCORE, _REASONS),
    Column(
        "members",
        structures(_ARTICLE, _START, _END, Column("derivation", choice(list(Derivation)))),
        "articles or passages that are not independent; without a place the whole article",
    ),
)
_STORIES: Final = (_ID, Column("articles", TEXTS, "ids of independent reports of one event"), _STANDING, _SCORE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data set: a configuration, as `datasets` says."""

    name: str
    columns: tuple[Column, ...]
    about: str
    folder: str = ""

    @property
    def schema(self) -> "pa.Schema":
        """What Arrow is told of it."""
        return schema(self.columns)

    def file(self, part: str) -> str:
        """Where the rows of a part lie."""
        return f"{self.folder or self.name}/{part}-00000-of-00001.parquet"


CLAIMS: Final = Table("claims", _CLAIMS, "one row a claim", "data")
ARTICLES: Final = Table("articles", _ARTICLES, "one row an article, with its whole text")
MENTIONS: Final = Table("mentions", _MENTIONS, "one row a mention of a name")
ENTITIES: Final = Table("entities", _ENTITIES, "one row for who or what is meant")
LINKS: Final = Table("links", _LINKS, "one row for a relation between two claims")
FACTS: Final = Table("facts", _FACTS, "one row a fact, with its verdict and evidence")
FAMILIES: Final = Table("families", _FAMILIES, "one row for articles that are copies of one text")
STORIES: Final = Table("stories", _STORIES, "one row for articles on one event")
TABLES: Final = (CLAIMS, ARTICLES, MENTIONS, ENTITIES, LINKS, FACTS, FAMILIES, STORIES)

JUDGED: Final = (CLAIMS, ENTITIES, LINKS, FACTS)
"""The tables that tell what each analyst judged."""
SHARES: Final = Column(
    "shares",
    structures(Column("value", TEXT), Column("share", SHARE)),
    "how the judgements are shared out, which is the soft label; the shares of a row add up to 1",
)
GROUP: Final = Column("group", TEXT, "the same for all articles that hang together; no group is in two parts")


def tables(*, grouped: bool, soft: bool = False) -> Mapping[str, Table]:
    """The tables by name; of a split, articles and claims have the group that kept them together.

    With `soft` labels, what analysts judge has the shares of their judgements before that.
    """
    shared = {each.name: (SHARES,) if soft and each in JUDGED else () for each in TABLES}
    groups = {each.name: (GROUP,) if grouped and each in (CLAIMS, ARTICLES) else () for each in TABLES}
    return {
        each.name: replace(each, columns=(*each.columns, *shared[each.name], *groups[each.name])) for each in TABLES
    }
