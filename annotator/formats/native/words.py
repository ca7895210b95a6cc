"""Owns how a word of a line becomes one of the domain's choices."""

from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


def word(choices: type[Choice], value: str, what: str) -> Choice:
    """The choice that a word names; ValueError that lists the known ones."""
    try:
        return choices(value)
    except ValueError as error:
        known = ", ".join(choice.value for choice in choices)
        raise ValueError(f"there is no {what} called {value!r}; known are {known}") from error
