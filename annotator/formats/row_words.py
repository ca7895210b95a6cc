"""Owns how the words of cells are shortened, cleaned and counted for those who read a table."""

from itertools import islice
from typing import Final

from annotator.domain.messages import counted
from annotator.domain.text import without_lone_surrogates

SHOWN: Final = 40
"""How much of a cell is shown."""


def after_letters(text: str, place: tuple[int, int], number: int) -> int:
    """Where in a place of a text so many characters that are no spaces lie behind, and the next one begins."""
    start, end = place
    letters = (at for at in range(start, end) if not text[at].isspace())
    return next(islice(letters, number, None), end)


def widths(cells: int, columns: int) -> dict[str, str]:
    """How many cells a row has, and columns its table, in words."""
    return {"cells": counted(cells, "cell"), "columns": counted(columns, "column")}


def shortened(value: str) -> str:
    """A cell as far as it is shown."""
    value = cleaned(value)
    return value if len(value) <= SHOWN else f"{value[: SHOWN - 1]}…"


def cleaned(cell: str) -> str:
    """A cell in one line, without what cannot be stored."""
    return " ".join(without_lone_surrogates(cell).replace("\0", "\ufffd").split())
