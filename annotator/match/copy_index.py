"""Owns the index of copies: articles are added one by one, each pair is compared once, and families are read off."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.domain.article import Article
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, SourceId
from annotator.match.copy_pairs import likely_pairs, runs
from annotator.match.copying import Prepared, copying, prepared
from annotator.match.derivations import family_of
from annotator.match.kinship import Copy, Cut, Told, groups
from annotator.match.overlaps import Chosen, Overlap, overlap, whole
from annotator.match.signatures import Signature, signature
from annotator.match.standing_text import Marks, sentence_marks, standing

_LEAST_WORDS = 8
"""Shorter texts say nothing even if they are equal."""

_OWN_WORDS = 60
"""A source repeats notes and sentences of its own; fewer words of them make no family."""

_Text = tuple[bytes, str]
"""What texts are told apart by; an article that people hold independent of another stands for itself."""

_Pair = tuple[bytes, bytes, bytes, bytes]
"""Two texts, and which sentences of each are standing text."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A text that one or several articles print, ready to be compared."""

    prepared: Prepared
    runs: npt.NDArray[np.uint64]
    marks: Marks


class CopyIndex:
    """The articles known so far; what it answers depends on which they are, never on the order they came in."""

    def __init__(self, articles: Iterable[Article | Signature] = ()) -> None:
        self._articles: dict[ArticleId, Signature] = {}
        self._texts: dict[bytes, _Known] = {}
        self._compared: dict[_Pair, Overlap | None] = {}
        for each in articles:
            self.add(each)

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: Article | Signature) -> None:
        """Takes up an article, or its signature; one that is known already is replaced."""
        known = signature(article) if isinstance(article, Article) else article
        self._articles[known.article] = known
        if known.text not in self._texts:
            self._texts[known.text] = _Known(prepared(known), runs(known), sentence_marks(known))

    def remove(self, article: ArticleId) -> None:
        """Forgets an article; nothing if it is unknown."""
        self._articles.pop(article, None)

    def families(self, names: Mapping[SourceId, str] | None = None, cut: Cut = ()) -> list[Family]:
        """The families among all articles, by id; `cut` holds pairs of articles that people found independent.

        `names` tells what the sources are called, so that a credit ("via AFP") can lead to one of them.
        """
        printed = self._printed({article for pair in cut for article in pair})
        texts = list(printed)
        told = [Told(tuple(printed[text]), self._texts[text[0]].prepared) for text in texts]
        found = groups(list(self._copies(texts, printed)), told, frozenset(cut))
        families = (family_of(group, told, names or {}) for group in found)
        return sorted((family for family in families if family), key=_by_id)

    def _printed(self, apart: set[ArticleId]) -> dict[_Text, list[Signature]]:
        """The articles of every text, in the order of texts and of ids."""
        texts: dict[_Text, list[Signature]] = defaultdict(list)
        for article, known in sorted(self._articles.items()):
            texts[known.text, article if article in apart else ""].append(known)
        return dict(sorted(texts.items()))

    def _copies(self, texts: Sequence[_Text], printed: Mapping[_Text, Sequence[Signature]]) -> Iterator[Copy]:
        """Every two texts that are copies, and every text that several articles print, as a copy of itself."""
        known = [self._texts[text] for text, _ in texts]
        weightless = self._standing(texts, printed)
        for place, text in enumerate(texts):
            if len(printed[text]) > 1 and int(known[place].prepared.sizes.sum()) >= _LEAST_WORDS:
                yield Copy(place, place, whole(known[place].prepared))
        for one, other in likely_pairs([each.runs for each in known]):
            a, b = texts[one][0], texts[other][0]
            found = self._compare((a, b), (weightless[a], weightless[b]))
            if found and not (_is_short(found) and _of_one_source([*printed[texts[one]], *printed[texts[other]]])):
                yield Copy(one, other, found)

    def _standing(self, texts: Sequence[_Text], printed: Mapping[_Text, Sequence[Signature]]) -> dict[bytes, Chosen]:
        """For every text which of its sentences are standing text."""
        articles = [(self._texts[text[0]], each) for text in texts for each in printed[text]]
        found = standing(
            [known.marks for known, _ in articles],
            [known.prepared.sizes for known, _ in articles],
            [each.source for _, each in articles],
        )
        return dict(zip((each.text for _, each in articles), found, strict=True))

    def _compare(self, texts: tuple[bytes, bytes], weightless: tuple[Chosen, Chosen]) -> Overlap | None:
        """How two texts are copies, looked up if it was asked before."""
        key = (*texts, weightless[0].tobytes(), weightless[1].tobytes())
        if key not in self._compared:
            a, b = (self._texts[text].prepared for text in texts)
            self._compared[key] = overlap(a, b, copying(a, b), weightless)
        return self._compared[key]


def families_of(
    signatures: Iterable[Signature], names: Mapping[SourceId, str] | None = None, cut: Cut = ()
) -> list[Family]:
    """The families among articles of which only the signatures are known; the same as those of the articles."""
    return CopyIndex(signatures).families(names, cut)


def _is_short(found: Overlap) -> bool:
    """Whether no more than a short passage is shared."""
    return found.passage_words is not None and found.passage_words < _OWN_WORDS


def _of_one_source(articles: Sequence[Signature]) -> bool:
    return articles[0].source is not None and len({article.source for article in articles}) == 1


def _by_id(family: Family) -> str:
    return family.id
