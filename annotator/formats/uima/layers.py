"""Owns which of a CAS's types tell of grammar and layout only, and which tell of the document itself."""

from typing import Final

from annotator.formats.uima.cas import Cas, Kept
from annotator.formats.uima.types import DOCUMENT, METADATA

_DKPRO: Final = "de.tudarmstadt.ukp.dkpro.core.api."
_GRAMMAR: Final = tuple(
    f"{_DKPRO}{part}." for part in ("segmentation", "lexmorph", "syntax", "phonetics", "transform", "frequency")
)
_METADATA: Final = f"{_DKPRO}metadata."
_WEBANNO: Final = "de.tudarmstadt.ukp.clarin.webanno.api.type."
"""What INCEpTION and WebAnno put down of their layers and files."""
_NAMES: Final = frozenset(
    (
        *("token", "sentence", "paragraph", "lemma", "stem", "pos", "chunk", "heading", "div", "word", "segment"),
        *("line", "page", "constituent", "dependency", "tokenannotation", "sentenceannotation"),
        "sourcedocumentinformation",
    )
)

_ENDINGS: Final = ("token", "lemma")


def is_document(cas: Cas, kept: Kept) -> bool:
    """Whether a structure tells of the document as a whole."""
    return cas.is_kind(kept, DOCUMENT, METADATA)


def is_grammar(cas: Cas, kept: Kept) -> bool:
    """Whether a structure tells of words, sentences and grammar, or how files were made, and names nothing."""
    return any(_is_of_grammar(name) for name in cas.lineage(kept.type))


def _is_of_grammar(name: str) -> bool:
    called = name.rpartition(".")[2].lower()
    return name.startswith((*_GRAMMAR, _METADATA, _WEBANNO)) or called in _NAMES or called.endswith(_ENDINGS)
