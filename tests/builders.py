"""Owns small projects for tests: articles and what a machine proposes, put in without spaCy.

    ws = project(tmp_path)                       # two articles, three claims each, one suggested link
    ws = empty(tmp_path); store(ws, article("Some text."), ...)

Everything is the same at every call: ids follow from texts and places. Close what you open, or use `opened`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, ordered
from annotator.domain.entity import Entity
from annotator.domain.family import Derivation, Family, Member, Story
from annotator.domain.ids import ClaimId, EntityId, FamilyId, StoryId, claim_id, content_id, link_id, mention_id
from annotator.domain.link import Link, Relation
from annotator.domain.mention import Mention
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.domain.suggestion import Batch, Proposal, Run, new_run
from annotator.services import claims
from annotator.services.workspace import Workspace
from annotator.store import inputs

RUN = new_run("extract", "builder", "1")
MATCHED = new_run("suggest", "builder", "1")

FIRST = "Parliament extended the mandate by 18 months. The minister flew to Tripoli on Saturday. The ceasefire held."
SECOND = "The mandate was prolonged by 12 months. Officials met the minister in Tripoli. Haftar rejected the vote."


def empty(folder: Path, *, analyst: str = "ada", name: str = "project.facts") -> Workspace:
    """A new project with nothing in it."""
    return Workspace.create(folder / name, analyst=analyst)


def article(text: str, title: str = "Report", **known: str | None) -> Article:
    """An article of a text; further fields as Article calls them."""
    return new_article(text, title=title, **known)


def claim(of: Article, words: str, *, score: int = 9_000, slots: Sequence[Slot] = ()) -> Claim:
    """A claim at the words; its predicate is its last word, so that a claim at the same words has the same id."""
    at = of.text.index(words)
    span = Span(at, at + len(words))
    predicate = Span(span.end - len(words.rsplit(maxsplit=1)[-1]), span.end)
    parts = ordered([Slot(Role.PREDICATE, predicate), *slots])
    return Claim(claim_id(of.id, span, predicate), of.id, span, words, parts, score=score)


def sentences(of: Article) -> list[Claim]:
    """A claim for every sentence of an article."""
    return [claim(of, words.strip(" .")) for words in of.text.split(". ")]


def mention(of: Article, words: str, label: str = "PERSON") -> Mention:
    """A mention at the words."""
    at = of.text.index(words)
    span = Span(at, at + len(words))
    return Mention(mention_id(of.id, span, label), of.id, span, words, label)


def entity(name: str, *mentions: Mention) -> Entity:
    """A person of that name."""
    said = tuple(each.id for each in mentions)
    return Entity(EntityId(content_id("entity", "PERSON", name)), name, "PERSON", (name,), said, 8_000, ("same name",))


def link(a: Claim, b: Claim, relation: Relation = Relation.SAME, *, score: int = 8_000) -> Link:
    """A suggested link between two claims."""
    return Link(link_id(a.id, b.id), a.id, b.id, relation, score, 1, 1, ("alike",))


def family(*articles: Article) -> Family:
    """The articles as copies of one text."""
    members = tuple(Member(each.id, Derivation.WHOLLY) for each in articles)
    return Family(FamilyId(content_id("family", *(each.id for each in articles))), members, None, 9_500, ("one text",))


def story(*articles: Article) -> Story:
    """The articles as independent reports of one event."""
    told = tuple(each.id for each in articles)
    return Story(StoryId(content_id("story", *told)), told, 7_000)


def store(ws: Workspace, *given: Source | Article | Proposal, run: Run = RUN) -> None:
    """Put sources, articles and proposals of a run into a project, in one transaction."""
    sources = [each for each in given if isinstance(each, Source)]
    articles = [each for each in given if isinstance(each, Article)]
    proposals = tuple(each for each in given if not isinstance(each, Source | Article))
    batches = [Batch(None, proposals), *(Batch(each.id, ()) for each in articles)]
    ws.write(lambda c: inputs.add_sources(c, sources))
    ws.write(lambda c: inputs.add_articles(c, articles))
    ws.write(lambda c: inputs.add_run(c, run))
    ws.write(lambda c: inputs.add_batches(c, run, batches))


def project(folder: Path, *, analyst: str = "ada", name: str = "project.facts") -> Workspace:
    """A project with two articles, three claims each, two mentions of one entity and one suggested link."""
    ws = empty(folder, analyst=analyst, name=name)
    fill(ws)
    return ws


def decided(folder: Path) -> Path:
    """The path of that project, closed, with the first claim confirmed; a copy of one file at every call."""
    path = folder / "project.facts"
    path.write_bytes(_decided())
    return path


@cache
def _decided() -> bytes:
    with TemporaryDirectory() as folder:
        ws = project(Path(folder))
        claims.confirm(ws, claim_ids(ws)[0], via="test")
        ws.close()
        return ws.path.read_bytes()


def fill(ws: Workspace) -> tuple[list[Claim], list[Claim]]:
    """Put the two articles with their claims and suggestions into a project; the claims by article."""
    one, two = article(FIRST, "Mandate extended", published="2020-12-26"), article(SECOND, "A vote and a visit")
    ours, theirs = sentences(one), sentences(two)
    named = [mention(one, "minister"), mention(two, "minister")]
    store(ws, one, two, *ours, *theirs, *named)
    store(ws, link(ours[0], theirs[0], Relation.CONTRADICTS), entity("Minister", *named), run=MATCHED)
    return ours, theirs


def claim_ids(ws: Workspace) -> list[ClaimId]:
    """Every claim as it stands, by article in order of import and by place."""
    sql = "SELECT claim.id FROM claim JOIN article ON article.id = article ORDER BY ordinal, start, claim.id"
    return ws.read(lambda c: [ClaimId(row[0]) for row in c.exec_driver_sql(sql)])


@contextmanager
def opened(path: Path, *, analyst: str = "ada") -> Iterator[Workspace]:
    """An existing project, closed at the end of the block."""
    ws = Workspace.open(path, analyst=analyst)
    try:
        yield ws
    finally:
        ws.close()
