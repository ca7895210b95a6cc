"""Owns explaining an article that lies in no project: read as an import reads it, and told claim by claim."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.explanation import Explanation
from annotator.domain.text import is_blank, normalise, without_lone_surrogates
from annotator.extract import pipelines
from annotator.extract.language import language_of
from annotator.formats.document import Given
from annotator.formats.encodings import decoded
from annotator.formats.files import read_path
from annotator.formats.plain import title_of
from annotator.formats.regular import LARGEST


def articles_in(path: Path) -> Iterator[Article | AnnotatorError]:
    """The articles that a file gives, as an import reads them, and what is to be told of it."""
    for item in read_path(path):
        if isinstance(item, AnnotatorError):
            yield item
        elif isinstance(item, Given) and isinstance(item.entry, Article):
            yield item.entry


def article_of(data: bytes, name: str) -> Article:
    """The article that bytes hold as one text; BadFile that says why they hold none."""
    if len(data) > LARGEST:
        raise BadFile("file-large", file=name, limit=LARGEST // 1024**2)
    raw, _ = decoded(data, name, "")
    text = normalise(without_lone_surrogates(raw)).text
    if is_blank(text):
        raise BadFile("text-empty")
    return new_article(text, title=title_of(text))


def explain(article: Article, wanted: Mapping[str, str]) -> Explanation:
    """The explanation of an article by what reads its language; Missing if no language model is installed.

    Args:
        article: Of any language.
        wanted: The package that shall read a language, by the language's short code; "none" for none.
    """
    from annotator.extract.explaining import explained
    from annotator.extract.pipeline import loaded

    package = pipelines.package_of(language_of(article.text, article.language), wanted)
    return explained(loaded(package), article)
