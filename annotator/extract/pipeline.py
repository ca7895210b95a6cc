"""Runs a language model and our stages over articles; one batch of claims and mentions comes out for each."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import ModuleType

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.article import Article
from annotator.domain.suggestion import Batch, Proposal
from annotator.extract import boilerplate, sentences, timing
from annotator.extract.certainty import factuality
from annotator.extract.claims import claims
from annotator.extract.convert import proposals
from annotator.extract.findings import findings
from annotator.extract.general import claims as general_claims
from annotator.extract.general import dates as general_dates
from annotator.extract.general import names as general_names
from annotator.extract.general import quotes as general_quotes
from annotator.extract.general import sentences as general_sentences
from annotator.extract.language import is_english, language_of
from annotator.extract.model import load_model, load_pipeline
from annotator.extract.names import mentions
from annotator.extract.page.layout import Piece, read_layout
from annotator.extract.parts import cut, moved, parts
from annotator.extract.pipelines import GENERAL_VERSION, MAKER, VERSION, installed
from annotator.extract.reported import quotes
from annotator.extract.worth import worth

MARKS_MAKER = "annotator-marks"

STAGES = (boilerplate, mentions, timing, quotes, claims, factuality, worth)
"""The modules whose components run after the English model, in this order."""

GENERAL_STAGES = (general_names, general_dates, general_quotes, general_claims)
"""The same for any other language; each does what the model's annotations allow, with none what the text does."""

_ANY_LANGUAGE = "xx"
BATCH_SIZE = 64
_LONGEST_SEGMENT = 4_000
_LONGEST_WORD = 400
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
"""What goes on without a blank, which the tokenizer would look through anew for each of its marks."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Extractor:
    """Text to suggestions; build it once per process, it holds the language model.

    `name` and `version` are what its claims are listed under, `languages` what it reads (none: any).
    """

    def __init__(self, model: Language, *, name: str = MAKER, version: str = VERSION) -> None:
        self.name, self.version = name, version
        self.languages: tuple[str, ...] = (model.lang,) if model.lang and model.lang != _ANY_LANGUAGE else ()
        self._english = model.lang == "en"
        if "parser" in model.pipe_names:
            model.add_pipe(_component(sentences if self._english else general_sentences), before="parser")
        self._model = model
        self._stages = spacy.blank(model.lang or _ANY_LANGUAGE, vocab=model.vocab)
        for stage in STAGES if self._english else GENERAL_STAGES:
            self._stages.add_pipe(_component(stage))

    @classmethod
    def load(cls) -> "Extractor":
        """An extractor for English with the installed model; Missing without one, BadFile if its files were altered."""
        return cls(load_model())

    @classmethod
    def general(cls, package: str) -> "Extractor":
        """An extractor for the language of an installed pipeline; BadFile if it cannot be loaded."""
        version = next((each.reader_version for each in installed() if each.package == package), GENERAL_VERSION)
        return cls(load_pipeline(package), name=f"annotator-{package}", version=version)

    @classmethod
    def without_model(cls) -> "Extractor":
        """An extractor for what the marks, figures and capitals of any text tell."""
        return cls(spacy.blank(_ANY_LANGUAGE), name=MARKS_MAKER, version=GENERAL_VERSION)

    def extract(self, articles: Sequence[Article]) -> Iterator[Batch]:
        """One batch for each article in order; the same article always gives the same batch."""
        for article in articles:
            readable = not self._english or is_english(article.text, article.language)
            yield Batch(article.id, self._proposals(article) if readable else ())

    def _proposals(self, article: Article) -> tuple[Proposal, ...]:
        with self.forgetting():
            return tuple(self._found(article))

    def forgetting(self) -> AbstractContextManager[object]:
        """Within it docs hold; after it their words are forgotten, where the model would else keep all it ever met."""
        return self._model.memory_zone()

    def _found(self, article: Article) -> Iterator[Proposal]:
        for start, part in parts(article):
            yield from (moved(each, start) for each in proposals(self.read(part), part))

    def read(self, article: Article) -> Doc:
        """The article's doc with all findings; its characters stand at the article's offsets."""
        # A model's answer may depend on its batch in the last bits, so a batch never holds two articles.
        text = _LONE_SURROGATE.sub("\ufffd", article.text)
        pieces = read_layout(text, article.title)
        ranges = list(_segments(text, pieces))
        if self._english:
            ranges = [part for whole in ranges for part in _broken(text, *whole)]
        segments = [text[start:end] for start, end in ranges]
        docs = list(self._model.pipe(segments, batch_size=BATCH_SIZE))
        doc = _one(docs, self._model)
        found = findings(doc)
        found.pieces, found.date, found.language = pieces, article.date, self._language(article)
        return self._staged(doc)

    def _language(self, article: Article) -> str | None:
        return self.languages[0] if self.languages else language_of(article.text, article.language)

    def _staged(self, doc: Doc) -> Doc:
        for _, stage in self._stages.pipeline:
            doc = stage(doc)
        return doc


@functools.cache
def loaded(package: str | None) -> Extractor:
    """The extractor of a pipeline, of English for "", of marks alone for None; loaded by the first call for each."""
    if package is None:
        return Extractor.without_model()
    return Extractor.general(package) if package else Extractor.load()


def _component(stage: ModuleType) -> str:
    """The name under which a stage's module registers its component: its own; "general_" before it for any language."""
    folder, _, name = stage.__name__.rpartition(".")
    return f"annotator_general_{name}" if folder == general_claims.__package__ else f"annotator_{name}"


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


def _broken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range of a text in parts that end where one goes on without a blank for longer than any word."""
    for found in _ENDLESS.finditer(text, start, end):
        yield start, found.end()
        start = found.end()
    yield start, end
