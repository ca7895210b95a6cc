"""Owns who decides where nobody said so: the user of this computer, by name."""

import os
from collections.abc import Mapping
from typing import Final

NOBODY: Final = "analyst"
"""What an analyst is called where the computer does not tell, or tells what is no text."""

_NAMED_IN: Final = ("USER", "LOGNAME", "USERNAME")


def user_name(environment: Mapping[str, str] = os.environ) -> str:
    """The name of this computer's user, "analyst" where it is not known or cannot be stored; never an error."""
    names = (environment.get(variable, "").strip() for variable in _NAMED_IN)
    return next((name for name in names if name and is_text(name)), NOBODY)


def is_text(name: str) -> bool:
    """Whether it can be stored: what is no UTF-8 in the environment arrives as lone surrogates, and 0 ends a name."""
    return not any("\ud800" <= character <= "\udfff" or character == "\0" for character in name)
