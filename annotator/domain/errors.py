"""Owns the few kinds of trouble a user can act on; each carries a message id and its parameters."""

from typing import Final

from annotator.domain.messages import sentence

_UNKEPT: Final = frozenset(
    {"disk-full", "project-moved", "project-replaced", "project-rescued", "project-overwritten", "project-unkept"}
    | {"project-busy", "project-read-only", "project-damaged", "project-damaged-backup", "project-damaged-log"}
    | {"project-damaged-rows"}
)


class AnnotatorError(Exception):
    """Trouble with a sentence for the analyst: `message_id` names it in domain.messages."""

    def __init__(self, message_id: str, **parameters: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.parameters = parameters

    @property
    def unkept(self) -> bool:
        """Whether what was just done did not get into the project's file."""
        return self.message_id in _UNKEPT

    def __str__(self) -> str:
        return sentence(self.message_id, self.parameters)


class BadFile(AnnotatorError):
    """A file cannot be read, is not ours, or says something impossible."""


class NotAllowed(AnnotatorError):
    """A verb that is not legal for its target as it stands."""


class Conflict(AnnotatorError):
    """Somebody else holds what is needed."""


class Missing(AnnotatorError):
    """Something that was named does not exist."""


class Remark(AnnotatorError):
    """Something to know of what did come in; nothing stayed out for it."""
