"""Owns who decides where nobody said so: the user of this computer, by name."""

import os
import unicodedata
from collections.abc import Mapping
from typing import Final

NOBODY: Final = "analyst"
"""What an analyst is called where the computer does not tell, or tells what is no text."""

_IN_NO_NAME: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, halves of pairs, separators of lines and paragraphs."""

_NAMED_IN: Final = ("USER", "LOGNAME", "USERNAME")


def user_name(environment: Mapping[str, str] = os.environ) -> str:
    """The name of this computer's user, "analyst" where it is not known or cannot be stored; never an error."""
    names = (environment.get(variable, "").strip() for variable in _NAMED_IN)
    return next((name for name in names if name and is_text(name)), NOBODY)


def is_text(name: str) -> bool:
    """Whether it can be a name: on one line, without control characters, and such that it can be stored.

    What is no UTF-8 in the environment arrives as lone surrogates.
    """
    return not any(unicodedata.category(character) in _IN_NO_NAME for character in name)
