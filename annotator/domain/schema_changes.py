"""Owns what changes from one label schema to the next, label by label."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.label_schema import LabelSchema


@dataclass(frozen=True, slots=True)
class LabelChanges:
    """Of one set of labels those that came, those that went, and those that mean something else now, each sorted."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()

    @property
    def touched(self) -> tuple[str, ...]:
        """The labels that decisions made with may not mean the same any more."""
        return tuple(sorted((*self.removed, *self.reworded)))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.reworded)


@dataclass(frozen=True, slots=True)
class SchemaChanges:
    """What changes in each set of labels, and whether the guidelines do."""

    claim_types: LabelChanges
    mention_labels: LabelChanges
    relations: LabelChanges
    verdicts: LabelChanges
    guidelines: bool = False
    name: bool = False

    def __bool__(self) -> bool:
        sets = (self.claim_types, self.mention_labels, self.relations, self.verdicts)
        return any(sets) or self.guidelines or self.name


def schema_changes(before: LabelSchema, after: LabelSchema) -> SchemaChanges:
    """What changes from one schema to another; false if nothing but the version does."""
    return SchemaChanges(
        claim_types=_changes(dict.fromkeys(before.claim_types, ""), dict.fromkeys(after.claim_types, "")),
        mention_labels=_changes(dict.fromkeys(before.mention_labels, ""), dict.fromkeys(after.mention_labels, "")),
        relations=_changes(before.relations, after.relations),
        verdicts=_changes(before.verdicts, after.verdicts),
        guidelines=before.guidelines.split() != after.guidelines.split(),
        name=before.name != after.name,
    )


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> LabelChanges:
    return LabelChanges(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        reworded=tuple(sorted(label for label in before.keys() & after.keys() if before[label] != after[label])),
    )
