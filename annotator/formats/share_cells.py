"""Owns the cells that say how sure a program is of a claim and what it is worth: "0.9300", read however it is spelt."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from annotator.domain.json import Json
from annotator.formats.native.jsontext import share

SHARES: Final = ("score", "worth")
"""The columns, of which earlier tables have none."""
_SHARE: Final = re.compile(r"0?[.,][0-9]{1,20}|0|1(?:[.,]0{1,20})?")
_WHOLE: Final = 10_000


@cache
def share_cell(said: int) -> str:
    """Ten-thousandths as a cell, with four decimals."""
    return f"{said // _WHOLE}.{said % _WHOLE:04d}"


def is_share(said: str) -> bool:
    """Whether a cell is a number from 0 to 1, also with the comma that some spreadsheets write."""
    return _SHARE.fullmatch(said) is not None


def shares_in(values: Mapping[str, str]) -> dict[str, Json]:
    """The numbers of a row, for the record of its claim, as far as it has them."""
    said = {name: values.get(name, "").strip().replace(",", ".") for name in SHARES}
    return {name: share(round(float(each) * _WHOLE)) for name, each in said.items() if each}
