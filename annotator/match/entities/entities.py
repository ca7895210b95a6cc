"""Owns the entities of a corpus: full names grouped by likeness, short ones by the only full name they fit."""

from collections.abc import Collection, Iterable, Sequence

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.mention import Mention
from annotator.match.copies.independent import Cut
from annotator.match.entities.name_index import NameIndex


def group_names(
    mentions: Iterable[Mention], articles: Sequence[Article], refused: Collection[Entity] = (), cut: Cut = ()
) -> list[Entity]:
    """The entities that the mentions of a corpus name, most mentioned first; each mention is in at most one.

    A short form joins the only full name it fits in its article, or else in the corpus; otherwise it stays alone.
    No two names of a refused entity are in one again, but for one name at one place of copies that are not cut apart.
    The order of mentions and articles does not matter; NameIndex gives the same for a corpus that grows.
    """
    index = NameIndex(refused, cut)
    index.add(articles, mentions)
    return index.entities()
