"""Owns one document of a file: its rows become articles, its chains mentions or claims of what they stand for."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from annotator.domain.claim import Role
from annotator.domain.errors import BadFile
from annotator.domain.ids import ArticleId, claim_id, mention_id
from annotator.domain.json import Json, JsonObject, as_str
from annotator.domain.span import Span
from annotator.formats.conll2003.tags import UNNAMED
from annotator.formats.conll2012.columns import Chained, names
from annotator.formats.conll2012.rows import Row
from annotator.formats.conll2012.writing import LAYERS
from annotator.formats.grouped import Grouped, Happened, Named
from annotator.formats.native.records import NumberedRecords, article_record, slots_record
from annotator.formats.recognising import Known, Recognising
from annotator.formats.rejoined import Rejoined

_Words = tuple[int, int]


class _Sentence(NamedTuple):
    """The number of a sentence's first word in the document, the article it stands in, and its place there."""

    first: int
    article: str
    span: Span


@dataclass(slots=True)
class _Places:
    """Where the words of a document stand, each in the article that it is of."""

    words: list[_Words] = field(default_factory=list)
    sentences: list[_Sentence] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    """The articles that the project has, by id."""

    def add(self, article: str, words: list[_Words]) -> None:
        """Take a sentence."""
        self.sentences.append(_Sentence(len(self.words), article, Span(words[0][0], words[-1][1])))
        self.words += words

    def sentence(self, word: int) -> _Sentence:
        """The sentence of a word."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda each: each.first) - 1]


@dataclass(slots=True)
class Rows:
    """The rows between two lines that begin and end a document, sentence by sentence."""

    name: str
    sentences: list[list[Row]] = field(default_factory=lambda: [[]])

    def add(self, row: Row) -> None:
        """Take a row; one of another sentence or document begins a new sentence."""
        last = self.sentences[-1]
        if last and (last[-1].document, last[-1].sentence) != (row.document, row.sentence):
            self.sentences.append([])
        self.sentences[-1].append(row)

    def blank(self) -> None:
        """Take a blank line."""
        if self.sentences[-1]:
            self.sentences.append([])

    def records(self, grouped: Grouped, shown: str, recognising: Recognising, *, layer: str) -> NumberedRecords:
        """The articles and what their chains stand for: claims in our `layer` of events, else mentions."""
        sentences = [sentence for sentence in self.sentences if sentence]
        rows = [row for sentence in sentences for row in sentence]
        places = _Places()
        for document, told in groupby(sentences, key=lambda sentence: sentence[0].document):
            yield from _article(list(told), document or self.name, places, recognising)
        marks = _Marks(rows, places, shown, ours=bool(layer))
        yield from marks.read()
        grouped.twice += marks.twice
        if layer == LAYERS[1]:
            yield from marks.claims(grouped)
        else:
            yield from marks.mentions(grouped, _labels(sentences))


def _article(
    sentences: Sequence[Sequence[Row]], name: str, places: _Places, recognising: Recognising
) -> Iterator[tuple[int, JsonObject]]:
    """The record of an article; where its words stand comes into `places`."""
    text = Rejoined()
    placed = [text.sentence([row.word for row in sentence]) for sentence in sentences]
    article = article_record(text.text, name)
    # Our documents are called by topic and article.
    known = recognising.known(article, name.rpartition("/")[2])
    if known:
        article, places.known[known.article] = known.record, known
        placed = [[known.place(*word) for word in words] for words in placed]
    yield sentences[0][0].line, article
    for words in placed:
        places.add(as_str(article["id"]), words)


def _labels(sentences: Sequence[Sequence[Row]]) -> dict[_Words, str]:
    """The label of each name by its first word and the one after the last, counted through the document."""
    found: dict[_Words, str] = {}
    before = 0
    for sentence in sentences:
        for label, first, after in names([row.label for row in sentence]):
            found[before + first, before + after] = label
        before += len(sentence)
    return found


class _Marks:
    """The chains of a document at their words; of several at the same words the first counts."""

    def __init__(self, rows: Sequence[Row], places: _Places, shown: str, *, ours: bool) -> None:
        """`ours` if an export of ours wrote them, which says nothing new of what is here."""
        self._rows, self._places, self._shown, self._ours = rows, places, shown, ours
        self._chains: dict[_Words, str] = {}
        self.twice: list[tuple[int, str]] = []
        """The line of each mark that stays out for another one at its words, and the chains of both."""

    def read(self) -> Iterator[BadFile]:
        """Read the chains of all rows; what is wrong with one is an error."""
        chained = Chained()
        for place, row in enumerate(self._rows):
            if row.chains == "-":
                continue
            try:
                chained.word(place, row.chains)
            except ValueError as error:
                yield self._bad(place, str(error))
        for chain, at in chained.left():
            yield self._bad(at, f"({chain} begins a mention that does not end")
        for chain, first, after in sorted(chained.marks, key=lambda mark: (mark[1], -mark[2])):
            if self._places.sentence(first).article == self._places.sentence(after - 1).article:
                before = self._chains.setdefault((first, after), chain)
                self.twice += [(self._rows[first].line, f"{chain} beside {before}")] if before != chain else []
            else:
                yield self._bad(first, f"({chain} begins a mention that ends in another document")

    def _bad(self, place: int, reason: str) -> BadFile:
        return BadFile("line-bad", file=self._shown, line=self._rows[place].line, reason=reason)

    def claims(self, grouped: Grouped) -> Iterator[tuple[int, JsonObject]]:
        """A claim for each mark: its sentence, with the words of the mark as predicate."""
        for (first, after), chain in self._chains.items():
            line, article, span = self._span(first, after)
            known = self._known(article)
            if here := known.event(span) if known else None:
                grouped.event(chain, Happened(line, here.id, article, here=True))
                continue
            whole = self._places.sentence(first).span.union(self._places.sentence(after - 1).span)
            identity = claim_id(ArticleId(article), whole, span)
            grouped.event(chain, Happened(line, identity, article))
            said = slots_record([(Role.PREDICATE, (span.start, span.end), None)], None)
            yield line, {"type": "claim", **_at(identity, article, whole), "status": "confirmed", **said}

    def mentions(self, grouped: Grouped, labels: Mapping[_Words, str]) -> Iterator[tuple[int, JsonObject]]:
        """A mention for each mark and each name; the label of one that is no name is that of most in its chain."""
        likely = self._likely(labels)
        for first, after in dict.fromkeys([*self._chains, *labels]):
            chain = self._chains.get((first, after))
            line, article, span = self._span(first, after)
            known = self._known(article)
            here = known.mention(span, labels.get((first, after), "")) if known else None
            said = here.label if here else labels.get((first, after)) or likely.get(chain or "")
            grouped.unnamed += not said
            label = said or UNNAMED
            identity = here.id if here else mention_id(ArticleId(article), span, label)
            if chain is not None:
                meant = known.project.meant(here.id) if known and here else None
                proper = (first, after) in labels
                grouped.name(chain, Named(line, identity, self._quote(first, after), label, proper, meant))
            if here is None:
                yield line, {"type": "mention", **_at(identity, article, span), "label": label}

    def _known(self, article: str) -> Known | None:
        """The article of the project in which what we wrote is looked up."""
        return self._places.known.get(article) if self._ours else None

    def _likely(self, labels: Mapping[_Words, str]) -> dict[str, str]:
        counted: dict[str, Counter[str]] = {}
        for words, chain in self._chains.items():
            if words in labels:
                counted.setdefault(chain, Counter())[labels[words]] += 1
        return {chain: each.most_common(1)[0][0] for chain, each in counted.items()}

    def _span(self, first: int, after: int) -> tuple[int, str, Span]:
        span = Span(self._places.words[first][0], self._places.words[after - 1][1])
        return self._rows[first].line, self._places.sentence(first).article, span

    def _quote(self, first: int, after: int) -> str:
        return " ".join(row.word for row in self._rows[first:after])


def _at(identity: str, article: str, span: Span) -> dict[str, Json]:
    return {"id": identity, "article": article, "start": span.start, "end": span.end}
