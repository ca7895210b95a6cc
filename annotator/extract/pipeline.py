"""Runs the language model and our stages over articles; one batch of claims and mentions comes out for each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.article import Article
from annotator.domain.suggestion import Batch, Proposal
from annotator.extract import boilerplate, claims, factuality, mentions, quotes, sentences, times, worth
from annotator.extract.convert import proposals
from annotator.extract.findings import findings
from annotator.extract.language import is_english
from annotator.extract.layout import Piece, read_layout
from annotator.extract.model import load_model
from annotator.extract.parts import cut, moved, parts

MAKER = "annotator-spacy"
VERSION = "1"

STAGES = (boilerplate, mentions, times, quotes, claims, factuality, worth)
"""The modules whose components run after the model, in this order."""

_BATCH_SIZE = 64
_LONGEST_SEGMENT = 4_000
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Extractor:
    """Text to suggestions; build it once per process, it holds the language model."""

    def __init__(self, model: Language) -> None:
        model.add_pipe(_component(sentences), before="parser")
        self._model = model
        self._stages = spacy.blank("en", vocab=model.vocab)
        for stage in STAGES:
            self._stages.add_pipe(_component(stage))

    @classmethod
    def load(cls, language: str = "en") -> "Extractor":
        """An extractor with the installed model; Missing without one, BadFile if its files were altered."""
        return cls(load_model(language))

    def extract(self, articles: Sequence[Article]) -> Iterator[Batch]:
        """One batch for each article in order; the same article always gives the same batch."""
        for article in articles:
            english = is_english(article.text, article.language)
            yield Batch(article.id, tuple(self._found(article)) if english else ())

    def _found(self, article: Article) -> Iterator[Proposal]:
        for start, part in parts(article):
            yield from (moved(each, start) for each in proposals(self.read(part), part))

    def read(self, article: Article) -> Doc:
        """The article's doc with all findings; its characters stand at the article's offsets."""
        # A model's answer may depend on its batch in the last bits, so a batch never holds two articles.
        text = _LONE_SURROGATE.sub("\ufffd", article.text)
        pieces = read_layout(text, article.title)
        segments = [text[start:end] for start, end in _segments(text, pieces)]
        docs = list(self._model.pipe(segments, batch_size=_BATCH_SIZE))
        doc = _one(docs, self._model)
        found = findings(doc)
        found.pieces, found.date = pieces, article.date
        return self._staged(doc)

    def _staged(self, doc: Doc) -> Doc:
        for _, stage in self._stages.pipeline:
            doc = stage(doc)
        return doc


def _component(stage: ModuleType) -> str:
    """The name under which a stage's module registers its component."""
    return f"annotator_{stage.__name__.rpartition('.')[2]}"


def _one(docs: list[Doc], model: Language) -> Doc:
    if not docs:
        return model.make_doc("")
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    return joined if joined is not None else docs[0]


def _segments(text: str, pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    """Character ranges that cover the text without gaps, none so long that the model would choke on it."""
    for piece in pieces:
        start = piece.start
        while piece.end - start > _LONGEST_SEGMENT:
            end = cut(text, start, start + _LONGEST_SEGMENT)
            yield start, end
            start = end
        yield start, piece.end
