"""Owns the families of a corpus: articles, and passages of articles, that repeat one text."""

from collections.abc import Mapping, Sequence

import numpy as np

from annotator.domain.article import Article
from annotator.domain.family import Family
from annotator.domain.ids import SourceId
from annotator.match.copies.changes import with_changes
from annotator.match.copies.copy_index import CopyIndex
from annotator.match.copies.copying import copying, prepared
from annotator.match.copies.independent import Cut
from annotator.match.copies.overlaps import Overlap, overlap
from annotator.match.copies.signatures import signature


def families(articles: Sequence[Article], names: Mapping[SourceId, str] | None = None, cut: Cut = ()) -> list[Family]:
    """The families among articles, by id; see CopyIndex for what `names` and `cut` tell."""
    signatures = {article.id: signature(article) for article in articles}
    return with_changes(CopyIndex(signatures.values()).families(names, cut), articles, signatures)


def alike(a: Article, b: Article) -> Overlap | None:
    """What of each of two articles stands in the other, or None if they are no copies, not even in a passage."""
    one, other = prepared(signature(a)), prepared(signature(b))
    none = [np.zeros(len(each.table), np.bool_) for each in (one, other)]
    return overlap(one, other, copying(one, other), (none[0], none[1]))
