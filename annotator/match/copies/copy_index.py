"""Owns the index of copies: articles are added one by one, and only the copies that one touches are told anew."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, SourceId
from annotator.match.copies.copy_pairs import Prints, runs
from annotator.match.copies.copying import Prepared, copying, prepared
from annotator.match.copies.derivations import family_of
from annotator.match.copies.independent import Cut, Passage
from annotator.match.copies.kinship import Copy, Told, groups
from annotator.match.copies.likely import Likely
from annotator.match.copies.overlaps import Chosen, Overlap, overlap, whole
from annotator.match.copies.packed_overlaps import PackedOverlaps
from annotator.match.copies.signatures import Signature, signature
from annotator.match.copies.standing_text import Marks, StandingText, sentence_marks
from annotator.match.structures.comparisons import Comparisons, key_of
from annotator.match.structures.connected import Connected

_LEAST_WORDS = 8
"""Shorter texts say nothing even if they are equal."""

_OWN_WORDS = 60
"""A source repeats notes and sentences of its own; fewer words of them make no family."""

Text = tuple[bytes, str]
"""What texts are told apart by; an article that people hold independent of another stands for itself."""

_Pair = tuple[bytes, bytes, bytes, bytes]
"""Two texts, and which sentences of each are standing text."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A text that one or several articles print, ready to be compared."""

    prepared: Prepared
    runs: Prints
    marks: Marks


@dataclass(slots=True)
class _Settled:
    """All that was told of the articles known so far, where people cut some apart."""

    cut: frozenset[frozenset[Passage]]
    apart: frozenset[ArticleId]
    likely: Likely[Text]
    names: Mapping[SourceId, str] = field(default_factory=dict)
    printed: dict[Text, list[ArticleId]] = field(default_factory=dict)
    standing: StandingText = field(default_factory=StandingText)
    order: list[Signature] = field(default_factory=list)
    weightless: dict[bytes, Chosen] = field(default_factory=dict)
    copies: Connected[Text] = field(default_factory=Connected)
    overlaps: dict[tuple[Text, Text], Overlap] = field(default_factory=dict)
    families: dict[int, list[Family]] = field(default_factory=dict)

    def text(self, article: Signature) -> Text:
        """The text that an article stands for."""
        return article.text, article.article if article.article in self.apart else ""


class CopyIndex:
    """The articles known so far; what it answers depends on which they are, never on the order they came in."""

    def __init__(self, articles: Iterable[Article | Signature] = (), comparisons: Comparisons | None = None) -> None:
        self._comparisons = comparisons or Comparisons()
        self._articles: dict[ArticleId, Signature] = {}
        self._texts: dict[bytes, _Known] = {}
        self._compared: dict[_Pair, Overlap | None] = {}
        self._settled: _Settled | None = None
        self._fresh: dict[ArticleId, Signature] = {}
        for each in articles:
            self.add(each)

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: Article | Signature) -> None:
        """Takes up an article, or its signature; one that is known already is replaced."""
        known = signature(article) if isinstance(article, Article) else article
        if known.article in self._articles:
            self.remove(known.article)
        self._articles[known.article] = self._fresh[known.article] = known
        if known.text not in self._texts:
            self._texts[known.text] = _Known(prepared(known), runs(known), sentence_marks(known))

    def remove(self, article: ArticleId) -> None:
        """Forgets an article; nothing if it is unknown."""
        if self._articles.pop(article, None):
            self._settled = None

    def families(self, names: Mapping[SourceId, str] | None = None, cut: Cut = ()) -> list[Family]:
        """The families among all articles, by id; `cut` holds passages that people found independent.

        `names` tells what the sources are called, so that a credit ("via AFP") can lead to one of them. A family that
        nothing touched since it was last told is the same object.
        """
        known = self._settled if self._settled and self._settled.cut == frozenset(cut) else self._begun(frozenset(cut))
        self._take_in(known)
        if known.names != (names or {}):
            known.names = dict(names or {})
            known.copies.touch(known.text(each) for each in self._articles.values() if each.credits)
        gone, new = known.copies.settle()
        for number in gone:
            known.families.pop(number)
        known.families |= {number: self._told(known, sorted(part)) for number, part in new.items()}
        self._settled = known
        return sorted((family for told in known.families.values() for family in told), key=_by_id)

    def _begun(self, cut: frozenset[frozenset[Passage]]) -> _Settled:
        """Nothing told yet, but which texts are to be compared."""
        self._fresh = dict(self._articles)
        apart = frozenset(article for answer in cut for article, _ in answer)
        texts = {(each.text, each.article if each.article in apart else "") for each in self._articles.values()}
        return _Settled(cut, apart, Likely({text: self._texts[text[0]].runs for text in texts}))

    def _take_in(self, known: _Settled) -> None:
        """Take in the articles that came, and compare all that this touches."""
        fresh, self._fresh = [each for _, each in sorted(self._fresh.items())], {}
        touched = set[Text]()
        for article in fresh:
            text = known.text(article)
            if text not in known.likely:
                touched |= known.likely.add(text, self._texts[text[0]].runs)
            insort(known.printed.setdefault(text, []), article.article)
            touched.add(text)
        texts = [self._texts[each.text] for each in fresh]
        known.order += fresh
        told = known.standing.add(
            [each.marks for each in texts], [each.prepared.sizes for each in texts], [each.source for each in fresh]
        )
        for number in told:
            text = known.text(known.order[number])
            known.weightless[text[0]] = known.standing[number]
            touched.add(text)
        self._compare_all(known, touched)

    def _compare_all(self, known: _Settled, touched: set[Text]) -> None:
        for text in touched:
            if len(known.printed[text]) > 1 and (found := self._whole(text[0])):
                known.overlaps[text, text] = found
                known.copies.join(text, text)
            likely = known.likely.of(text)
            for other in known.copies.near(text).difference(likely, (text,)):
                known.copies.part(text, other)
            for other in likely:
                if other not in touched or text < other:
                    self._compare(known, *((text, other) if text < other else (other, text)))

    def _compare(self, known: _Settled, one: Text, other: Text) -> None:
        """Join two texts that are copies, and part those that are none."""
        found = self._overlap(known, one[0], other[0])
        articles = [self._articles[each] for text in (one, other) for each in known.printed[text]]
        if found and not (_is_short(found) and _of_one_source(articles)):
            known.overlaps[one, other] = found
            known.copies.join(one, other)
        elif other in known.copies.near(one):
            known.copies.part(one, other)

    def _overlap(self, known: _Settled, a: bytes, b: bytes) -> Overlap | None:
        if a == b:
            return self._whole(a)
        weightless = known.weightless[a], known.weightless[b]
        key = (a, b, weightless[0].tobytes(), weightless[1].tobytes())
        if key not in self._compared:
            texts = self._texts[a].prepared, self._texts[b].prepared
            self._compared[key] = self._comparisons.found(
                key_of("texts", *key), PackedOverlaps, lambda: overlap(*texts, copying(*texts), weightless)
            )
        return self._compared[key]

    def _whole(self, text: bytes) -> Overlap | None:
        """How a text is a copy of an equal one; None if it is too short to tell anything."""
        words = self._texts[text].prepared
        return whole(words) if int(words.sizes.sum()) >= _LEAST_WORDS else None

    def _told(self, known: _Settled, texts: Sequence[Text]) -> list[Family]:
        """The families of texts that hang together, which come in order."""
        place_of = {text: place for place, text in enumerate(texts)}
        told = [
            Told(tuple(self._articles[a] for a in known.printed[text]), self._texts[text[0]].prepared) for text in texts
        ]
        copies = [
            Copy(place, place_of[other], known.overlaps[text, other])
            for place, text in enumerate(texts)
            for other in known.copies.near(text)
            if place_of[other] >= place
        ]
        families = (family_of(group, told, known.names) for group in groups(copies, told, known.cut))
        return [family for family in families if family]


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
