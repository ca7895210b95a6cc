"""Owns what an analyst says who looked through an article: that there is no claim in it but those that are here."""

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services.workspace import Act, Workspace
from annotator.store import looked_queries


def looked(ws: Workspace, article: ArticleId, *, via: str) -> Changes:
    """The article as one that was looked through and holds no more; undo takes it back.

    Raises:
        NotAllowed: this analyst has said so already.
    """
    if ws.analyst in who_looked(ws, article):
        raise NotAllowed("looked-already")
    return ws.act([Act(Verb.TAG, Kind.ARTICLE, article, {"tag": LOOKED})], via=via)


def who_looked(ws: Workspace, article: ArticleId) -> tuple[str, ...]:
    """The names of those who looked through an article, the first who did so first."""
    return ws.read(lambda c: looked_queries.who_looked(c, article))
