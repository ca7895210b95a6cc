"""Owns opening a file of documents that somebody else may have made: how large it may be, and what is read of it."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from annotator.domain.errors import BadFile
from annotator.formats.originals import Original

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

NONSENSE: Final = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError),
    *(zlib.error, RecursionError, MemoryError),
)
"""What spaCy and what it unpacks with raise where bytes are not what they should be."""
_LARGEST: Final = 512 * 1024**2
_PIECE: Final = 1024**2
_MAPS: Final = (*(bytes([0x80 + keys]) for keys in range(16)), b"\xde", b"\xdf")
"""What a map of msgpack begins with."""
_OF_DOC: Final = b"\xaaarray_head"
_WANTED: Final = ("ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")
_LEFT: Final = {"TAG": "tags", "POS": "word classes", "DEP": "dependencies", "LEMMA": "lemmas", "MORPH": "morphology"}


def opened(original: Original) -> "Documents":
    """The documents of a file; BadFile or one of NONSENSE if it holds none."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    data = original.whole()
    _refuse_large(data, original.shown)
    found, vocab, known = DocBin().from_bytes(data), Vocab(), DocBin(attrs=_WANTED).attrs
    for word in found.strings:
        vocab.strings.add(word)
    wanted = [place for place, attribute in enumerate(found.attrs) if attribute in known]
    return Documents(found, wanted, vocab)


def is_one_doc(original: Original) -> bool:
    """Whether a file holds a single Doc as Doc.to_bytes writes it: a map of msgpack with the key array_head."""
    data = original.whole()
    return data[:1] in _MAPS and _OF_DOC in data


def _refuse_large(data: bytes, file: str) -> None:
    """Nothing, if the data unpack to what memory holds; BadFile if they would not, zlib.error if they are not whole."""
    unpacking, size = zlib.decompressobj(), 0
    while data and not unpacking.eof:
        size += len(unpacking.decompress(data, _PIECE))
        data = unpacking.unconsumed_tail
        if size > _LARGEST:
            raise BadFile("docbin-large", file=file, limit=_LARGEST // 1024**2)
    if not unpacking.eof:
        raise zlib.error("it ends too early")


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a file, each read alone, so that one that is damaged keeps no other from coming in.

    Only words, entities, span groups and user data are read, as tags and trees of others may be anything.
    """

    found: "DocBin"
    wanted: Sequence[int]
    vocab: "Vocab"

    def __len__(self) -> int:
        return len(self.found.tokens)

    def read(self, number: int) -> "Doc":
        """The document of a number from 0; one of NONSENSE if it is damaged."""
        from spacy.tokens import DocBin

        found, one = self.found, DocBin(store_user_data=True)
        one.attrs, one.tokens = [found.attrs[place] for place in self.wanted], [found.tokens[number][:, self.wanted]]
        one.spaces, one.cats, one.flags = [found.spaces[number]], [{}], [found.flags[number]]
        one.span_groups, one.user_data = [found.span_groups[number]], [found.user_data[number]]
        return next(iter(one.get_docs(self.vocab)))

    def others(self, number: int) -> Iterator[str]:
        """What the document says that has no place here."""
        from spacy.tokens import DocBin

        if self.found.cats[number]:
            yield "text categories"
        for name, kind in _LEFT.items():
            attribute = DocBin(attrs=[name]).attrs[-1]
            if attribute in self.found.attrs:
                column = self.found.tokens[number][:, self.found.attrs.index(attribute)]
                yield from [kind] if column.any() else []
