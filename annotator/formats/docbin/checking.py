"""Owns reading an export back as spaCy does when it trains: what its documents hold, part by part."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.fold import LOOKED
from annotator.formats.docbin.packing import asked_once
from annotator.formats.docbin.writing import CLAIMS, NAMES, PARTS, SLOTS, group_of, mark
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.output import Found, Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GROUPS: Final = sorted({(group_of(CLAIMS, status), group_of(SLOTS, status)) for status in Status})


def reread(folder: Path) -> Iterator[Found]:
    """The articles, names and claims of all documents, as spaCy's own reader gives them."""
    with asked_once():
        for part in PARTS:
            path = folder / f"{part}.spacy"
            for doc in _docs(path) if path.exists() else ():
                yield from (Found(kind, text, part) for kind, text in _of(doc))


def _docs(path: Path) -> "Iterator[Doc]":
    from spacy.tokens import DocBin
    from spacy.training.corpus import walk_corpus
    from spacy.vocab import Vocab

    for file in sorted(walk_corpus(path, ".spacy")):
        yield from DocBin().from_disk(file).get_docs(Vocab())


def _of(doc: "Doc") -> Iterator[tuple[Kind, str]]:
    yield Article, str(doc.user_data["id"])
    if doc.user_data.get(LOOKED):
        yield LookedEntry, str(doc.user_data["id"])
    for span in doc.spans[NAMES]:
        yield MentionEntry, mark(span.id_, span.label_, span.text)
    for claims, slots in _GROUPS:
        if claims in doc.spans:
            quotes: dict[str, list[str]] = {}
            for slot in doc.spans[slots]:
                quotes.setdefault(slot.id_, []).append(slot.text)
            for claim in doc.spans[claims]:
                yield ClaimEntry, mark(claim.id_, *sorted(quotes.get(claim.id_, ())), claim.text)
