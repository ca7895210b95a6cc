"""Owns articles that come as documents of other programs: PDF, Word and mail."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from annotator.domain.article import Article
from annotator.formats.documents.mail import read_mail
from annotator.formats.documents.printed import read_pdf
from annotator.formats.documents.word import read_docx
from annotator.formats.encodings import Decoding
from annotator.formats.originals import Original

DOCUMENTS: Final[Mapping[str, Callable[[Original, str], tuple[Article, Decoding]]]] = MappingProxyType(
    {".pdf": read_pdf, ".docx": read_docx, ".eml": read_mail}
)
"""What reads a document, by the ending of its name."""
