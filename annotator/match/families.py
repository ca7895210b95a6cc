"""Owns the families of a corpus: articles, and passages of articles, that repeat one text."""

from collections.abc import Mapping, Sequence

from annotator.domain.article import Article
from annotator.domain.family import Family
from annotator.domain.ids import SourceId
from annotator.match.copy_index import CopyIndex
from annotator.match.kinship import Cut


def families(articles: Sequence[Article], names: Mapping[SourceId, str] | None = None, cut: Cut = ()) -> list[Family]:
    """The families among articles, by id; see CopyIndex for what `names` and `cut` tell."""
    return CopyIndex(articles).families(names, cut)
