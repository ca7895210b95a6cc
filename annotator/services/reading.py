"""Owns what screens may ask of an open project; every function is a quick read."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.credits import credits_in
from annotator.domain.errors import Missing
from annotator.domain.fact import Fact, Verdict
from annotator.domain.ids import ActionId, ArticleId, ClaimId, DecisionId, FactId, LinkId
from annotator.domain.link import Link, Relation
from annotator.domain.roots import Origin, RootGraph
from annotator.domain.speaker import bare
from annotator.domain.view import (
    ArticleRow,
    Candidate,
    ClaimCard,
    Counts,
    FactDetail,
    FactRow,
    Found,
    HistoryRow,
    StatedFact,
)
from annotator.services.workspace import Workspace
from annotator.store import card_queries, fact_queries, history, queries
from annotator.store import search as full_text


def article_ids(ws: Workspace, *, search: str = "", only_open: bool = False) -> list[ArticleId]:
    """The articles in list order; with `search`, those that hold its words."""
    if search.strip():
        return ws.read(lambda c: full_text.article_ids(c, search, only_open=only_open))
    return ws.read(lambda c: queries.article_ids(c, only_open=only_open))


def article_rows(ws: Workspace, ids: Sequence[ArticleId]) -> list[ArticleRow]:
    """A page of the article list."""
    return ws.read(lambda c: queries.article_rows(c, ids))


def article(ws: Workspace, article_id: ArticleId) -> Article:
    """An article with its text; Missing if there is none of that id."""
    found = ws.read(lambda c: queries.article(c, article_id))
    if found is None:
        raise Missing("article-missing", id=article_id)
    return found


def claim_cards(ws: Workspace, article_id: ArticleId) -> list[ClaimCard]:
    """The claims of an article, in text order."""
    return ws.read(lambda c: queries.claim_cards(c, article_id))


def claim_card(ws: Workspace, claim_id: ClaimId) -> ClaimCard:
    """One claim as its card shows it; Missing if there is none of that id."""
    found = ws.read(lambda c: queries.claim_card(c, claim_id))
    if found is None:
        raise Missing("claim-missing", id=claim_id)
    return found


def claim_cards_of(ws: Workspace, ids: Sequence[ClaimId]) -> list[ClaimCard]:
    """The claims of these ids as cards, in their order; those that are not there are left out."""
    return ws.read(lambda c: queries.claim_cards_of(c, ids))


def candidates(
    ws: Workspace,
    claim_id: ClaimId,
    limit: int = 9,
    *,
    likelihood: Callable[[Link], float] | None = None,
    wanted: LinkId | None = None,
) -> list[Candidate]:
    """What resembles a claim in other articles: links first, then suggestions by score, or by what was learned.

    A link that is wanted is among them, as the last if it would not be.
    """
    return ws.read(lambda c: queries.candidates(c, claim_id, limit, likelihood=likelihood, wanted=wanted))


def link(ws: Workspace, link_id: LinkId) -> Link | None:
    """A link as it stands, or None."""
    found = ws.read(lambda c: queries.link(c, link_id))
    return found[0] if found else None


def told_apart(ws: Workspace, claim_id: ClaimId) -> frozenset[ClaimId]:
    """The claims that somebody told apart from a claim."""
    links = ws.read(lambda c: queries.links_of(c, claim_id))
    return frozenset(link.other(claim_id) for link in links if link.relation is Relation.DIFFERENT)


def fact_ids(ws: Workspace) -> list[FactId]:
    """Every fact, in the order they were stated."""
    return ws.read(fact_queries.fact_ids)


def fact_rows(ws: Workspace, ids: Sequence[FactId]) -> list[FactRow]:
    """A page of the fact list."""
    return ws.read(lambda c: fact_queries.fact_rows(c, ids))


def fact(ws: Workspace, fact_id: FactId) -> FactDetail:
    """A fact with its evidence; Missing if there is none of that id."""
    found = ws.read(lambda c: fact_queries.fact_detail(c, fact_id))
    if found is None:
        raise Missing("fact-missing", id=fact_id)
    return replace(found, graph=_with_credits(ws, found))


def _with_credits(ws: Workspace, detail: FactDetail) -> RootGraph:
    """The graph that also tells whom articles credit of which nothing else is known."""
    graph, outlets = detail.graph, {row.article.id: row.article.source for row in detail.evidence}
    known = {each.article for each in graph.origins} | {a for edge in graph.edges if edge.joined for a in edge.articles}
    unknown = [each for each in outlets if each not in known]
    printed = ws.read(lambda c: queries.articles_by_id(c, unknown))
    told = {each.id: credited(each, outlets[each.id]) for each in printed}
    fresh = (Origin(each, f"credits {name}") for each, name in told.items() if name)
    return replace(graph, origins=(*graph.origins, *fresh))


def credited(printed: Article, outlet: str) -> str:
    """Whom the text of an article names as where it comes from, other than its own outlet; "" for nobody."""
    own = bare(outlet).casefold()
    return next((credit.name for credit in credits_in(printed.text) if bare(credit.name).casefold() != own), "")


def stated_facts(ws: Workspace, ids: Sequence[FactId]) -> list[StatedFact]:
    """What facts state, in their order; their roots, which take longer to find, are left out."""
    return ws.read(lambda c: fact_queries.stated(c, ids))


def evidence_count(ws: Workspace, ids: Sequence[FactId]) -> int:
    """How many pieces of evidence some facts have together."""
    return ws.read(lambda c: fact_queries.evidence_count(c, ids))


def fact_standing(ws: Workspace, fact_id: FactId) -> tuple[Verdict, bool]:
    """The verdict of a fact, and whether analysts differ on it; Missing if there is none of that id."""
    found = ws.read(lambda c: fact_queries.standing(c, fact_id))
    if found is None:
        raise Missing("fact-missing", id=fact_id)
    return found


def facts_of(ws: Workspace, claim_id: ClaimId) -> list[StatedFact]:
    """The facts a claim is evidence for."""
    return ws.read(lambda c: fact_queries.stated(c, fact_queries.facts_of(c, [claim_id])))


def fact_without(ws: Workspace, fact_id: FactId, actions: Collection[ActionId]) -> Fact | None:
    """The fact as it would stand if these acts were taken back; None if it would be gone."""
    return ws.read(lambda c: fact_queries.fact_without(c, fact_id, actions))


def history_ids(ws: Workspace, *, limit: int | None = None) -> list[DecisionId]:
    """The decisions, newest first."""
    return ws.read(lambda c: history.history_ids(c, limit))


def history_rows(ws: Workspace, ids: Sequence[DecisionId]) -> list[HistoryRow]:
    """A page of the history."""
    return ws.read(lambda c: history.history_rows(c, ids, (ws.analyst_id, ws.replica)))


def counts(ws: Workspace) -> Counts:
    """How much there is and what is left."""
    return ws.read(history.counts)


def mentions(ws: Workspace) -> dict[str, int]:
    """How many mentions programs proposed, and how many others came in; all are counted, which takes its time."""
    proposed, given = ws.read(card_queries.mentions)
    return {"given": given, "proposed": proposed}


def has_mentions(ws: Workspace) -> bool:
    """Whether any name is marked in any article."""
    return ws.read(queries.has_mentions)


def search(ws: Workspace, query: str, limit: int = 50) -> list[Found]:
    """Facts, articles and claims that hold the words typed."""
    return ws.read(lambda c: full_text.search(c, query, limit))
