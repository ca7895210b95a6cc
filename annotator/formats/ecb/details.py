"""Owns what attributes say beside the words: what a mark keeps of them, and what is counted because it stays out."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import Remark
from annotator.formats.ecb.marks import Element
from annotator.formats.passing import columns_left, details_left

TYPE: Final = "ent_type"
"""The attribute of instances that says what kind of thing they are."""
_ID: Final = "m_id"
_OURS: Final = ("label", "claim", "statement", "factuality", "status", "from", "to")
_OF_MARKS: Final = (_ID, *_OURS)
_OF_WORDS: Final = ("t_id", "sentence", "number")
_OF_INSTANCES: Final = (_ID, "instance_id", "label", "status", "entity", TYPE)
_OF_DOCUMENTS: Final = ("doc_id", "doc_name", "title", "source", "url", "published", "lang")
_SCHEMA: Final = "{"
"""Before the names of attributes that are about the XML itself."""


@dataclass(slots=True)
class Left:
    """What stays out of some documents: relations by their kind, and details by their name and what they are of."""

    relations: Counter[str] = field(default_factory=Counter)
    details: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    """By attribute, of how many words it says something."""

    def of_document(self, said: Iterable[str], words: Iterable[Element]) -> None:
        """Count what a document says of itself and of its words, for which there is no place."""
        self.details.update((name, "document") for name in said if name not in _OF_DOCUMENTS and name[0] != _SCHEMA)
        self.words.update(name for word in words for name in _beside(word, _OF_WORDS))

    def of_mark(self, mark: Element) -> None:
        """Count what is said of a mark that is here already."""
        self.details.update((name, "mark") for name in kept_of(mark))

    def of_instance(self, instance: Element, used: str = "") -> None:
        """Count what is said of who or what marks stand for; `used` names an attribute that comes in."""
        self.details.update((name, "instance") for name in _beside(instance, (*_OF_INSTANCES, used)))

    def remarks(self, file: str) -> Iterator[Remark]:
        """What to tell of all that."""
        for kind, count in sorted(self.relations.items()):
            yield Remark("relations-left", file=file, kind=kind, count=count)
        yield from columns_left(file, self.words)
        yield from details_left(file, self.details)


def kept_of(mark: Element) -> dict[str, str]:
    """What a mark says beside its id and what an export of ours says of it."""
    return _beside(mark, _OF_MARKS)


def _beside(element: Element, known: Collection[str]) -> dict[str, str]:
    return {name: value for name, value in element.said.items() if value and name not in known}
