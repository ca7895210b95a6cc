"""Owns how a word of a line becomes one of the domain's choices, and how a line's values are shown in sentences."""

import re
from enum import StrEnum
from typing import Final, TypeVar

from annotator.domain.claim import Factuality, Mode, Role
from annotator.domain.fact import Stance, Verdict
from annotator.domain.family import Derivation
from annotator.domain.link import Relation

Choice = TypeVar("Choice", bound=StrEnum)

_LONGEST: Final = 60
_NO_CHOICE: Final = re.compile(r"(?:'(.*)'|\"(.*)\") is not a valid (\w+)", re.DOTALL)
_CHOICES: Final[dict[str, type[StrEnum]]] = {
    kind.__name__: kind for kind in (Derivation, Factuality, Mode, Relation, Role, Stance, Verdict)
}


def word(choices: type[Choice], value: str, what: str) -> Choice:
    """The choice that a word names; ValueError that lists the known ones."""
    try:
        return choices(value)
    except ValueError as error:
        raise ValueError(_unknown(choices, value, what)) from error


def shown(value: str) -> str:
    """A value as sentences repeat it: its beginning, if it is long."""
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def plain(error: ValueError) -> str:
    """What a value error says, in one line and in our words also where Python refused a word for us."""
    said = " ".join(str(error).split())
    refused = _NO_CHOICE.fullmatch(said)
    if refused is None or refused[3] not in _CHOICES:
        return said
    return _unknown(_CHOICES[refused[3]], refused[1] or refused[2] or "", refused[3].lower())


def _unknown(choices: type[StrEnum], value: str, what: str) -> str:
    known = ", ".join(choice.value for choice in choices)
    return f"there is no {what} called '{shown(value)}'; known are {known}"
