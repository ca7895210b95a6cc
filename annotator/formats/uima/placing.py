"""Owns where the annotations of one text stand, and which others they lead to."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from annotator.domain.json import Json, as_int, as_str
from annotator.formats.uima.cas import Cas, Kept, View
from annotator.formats.uima.sofas import Units
from annotator.formats.uima.types import ARTICLE, MENTION, NAMED_ENTITY

_OWN: Final = ("begin", "end", "sofa")
_OF_RELATIONS: Final = ("Governor", "Dependent")
_WIDEST: Final = 12
_DEEPEST: Final = 3
"""How many structures deep it is told what one says that leads to another."""

Link = tuple[str, int]
"""A role, and the id of the annotation that plays it."""


class Places:
    """The annotations of one view of a CAS, by place."""

    def __init__(self, cas: Cas, view: View, text: str) -> None:
        self.cas, self.text = cas, text
        self._units = Units(text, view.unit)
        self._chained: set[int] = set()
        self._is_ours = any(each.type == ARTICLE for each in cas.kept.values())
        self.leading = Counter[str]()
        """How many structures lead to annotations elsewhere under which feature, for which nothing has a place."""

    def place(self, at: int) -> tuple[int, int]:
        """Where an annotation stands, in code points; ValueError if it stands outside the text."""
        start, end = (whole(self.cas.kept[at].features.get(name)) for name in ("begin", "end"))
        if start is None or end is None or not 0 <= start < end:
            raise ValueError(f"begin {start} and end {end} are no place in a text, the one before the other")
        place = self._units.offset(start), self._units.offset(end)
        if place[1] > len(self.text) or place[0] >= place[1]:
            raise ValueError(f"the span {start} to {end} lies outside the text, which has {len(self.text)} characters")
        return place

    def is_placed(self, at: int) -> bool:
        """Whether a structure stands somewhere in a text at all."""
        return {"begin", "end"} <= self.cas.kept[at].features.keys()

    def one(self, kept: Kept, name: str) -> int | None:
        """The one annotation that a feature names; None if it names none."""
        found = [at for at in kept.refs.get(name, ()) if at in self.cas.kept and self.is_placed(at)]
        return found[0] if len(found) == 1 else None

    def links(self, kept: Kept) -> list[Link]:
        """The slots of an annotation."""
        return [link for name in kept.refs for link in self._slots(kept, name)]

    def _slots(self, kept: Kept, name: str) -> list[Link]:
        found: list[Link] = []
        for at in [] if name in _OWN else self.cas.targets(kept.refs[name]):
            target = self.one(self.cas.kept[at], "target")
            if target is not None and not self.is_placed(at):
                found.append((as_str(self.cas.kept[at].features.get("role")) or name, target))
        return found

    def chain(self, kept: Kept) -> list[int]:
        """The annotations of a chain of coreference, in order; each is part of one chain, that which is asked first."""
        at = self.one(kept, "first")
        found: list[int] = []
        while at is not None and at not in self._chained:
            self._chained.add(at)
            found.append(at)
            at = self.one(self.cas.kept[at], "next")
        return found

    def more(self, kept: Kept, **told: Json) -> dict[str, Json]:
        """What a CAS says of an annotation beside its place and slots, with what is `told` beside that."""
        skipped = {*_OWN, "next", "first", *(name for name in kept.refs if self._slots(kept, name))}
        if kept.type == NAMED_ENTITY:
            skipped |= {"value", MENTION} if self._is_ours else {"value"}
        kind: dict[str, Json] = {} if kept.type == NAMED_ENTITY else {"type": kept.type}
        return {**self._said(kept, skipped), **kind, **{name: value for name, value in told.items() if value}}

    def _said(self, kept: Kept, skipped: Collection[str], depth: int = 0) -> dict[str, Json]:
        """The features of a structure, with those of structures without a place that they lead to."""
        said: dict[str, Json] = {
            name: value for name, value in kept.features.items() if value and name not in skipped and name != "%"
        }
        leading = [name for name in kept.refs if name not in skipped] if depth < _DEEPEST else []
        for name in leading:
            if (values := self.cas.values(kept.refs[name])) is not None:
                said.update({name: values} if values else {})
                continue
            found = self.cas.targets(kept.refs[name])
            if found and not any(map(self._stands, found)):
                inside = [self.cas.kept[at] for at in found]
                said[name] = [{**self._said(each, _OWN, depth + 1), "type": each.type} for each in inside]
            elif name not in _OF_RELATIONS and self.cas.supertypes and self._leads_on(kept, found):
                # Without a type system a number in XMI may be one, and no reference.
                self.leading[f"{kept.name}.{name}"] += 1
                said.pop(name, None)
        return said

    def _leads_on(self, kept: Kept, found: Sequence[int]) -> bool:
        """Whether one of some structures is an annotation elsewhere."""
        return any(self.is_placed(at) and self.cas.kept[at] is not kept for at in found)

    def _stands(self, at: int) -> bool:
        """Whether a structure is in a text, or what UIMA makes of its own accord."""
        return self.is_placed(at) or self.cas.kept[at].type.startswith("uima.")


def whole(value: Json) -> int | None:
    """A whole number, in whichever spelling; None if it is none."""
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() and len(value) < _WIDEST else None
    return as_int(value, -1) if value is not None else None
