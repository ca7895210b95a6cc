"""Owns the order in which an analyst's acts in one copy of the file are taken back and put back."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.domain.decision import Decision, Verb
from annotator.domain.ids import ActionId


@dataclass(slots=True)
class UndoStacks:
    """What can be undone, newest last, and what can be redone (several acts at once after "undo up to here")."""

    undoable: list[ActionId] = field(default_factory=list)
    redoable: list[tuple[ActionId, ...]] = field(default_factory=list)

    @classmethod
    def of(cls, chain: Iterable[Decision]) -> "UndoStacks":
        """The stacks after a chain of decisions in the order of `seq`."""
        stacks = cls()
        for decision in chain:
            stacks.push(decision)
        return stacks

    def push(self, decision: Decision) -> None:
        """Take a further decision into account."""
        actions = tuple(ActionId(target) for target in decision.targets)
        match decision.verb:
            case Verb.WITHDRAW:
                gone = set(actions)
                self.undoable = [action for action in self.undoable if action not in gone]
                self.redoable.append(actions)
            case Verb.REINSTATE:
                self.redoable = [group for group in self.redoable if group != actions]
                self.undoable += [action for action in reversed(actions) if action not in self.undoable]
            case _ if not self.undoable or self.undoable[-1] != decision.action:
                self.undoable.append(decision.action)
                self.redoable.clear()
