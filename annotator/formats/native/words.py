"""Owns how a word of a line becomes one of the domain's choices."""

from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


def word(choices: type[Choice], value: str, what: str) -> Choice:
    """The choice that a word names; ValueError that lists the known ones."""
    known = {choice.value: choice for choice in choices}
    if value not in known:
        raise ValueError(f"there is no {what} called {value!r}; known are {', '.join(known)}")
    return known[value]
