"""Owns which of many like cases every run tries, and which only the long runs."""

from collections.abc import Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

Case = TypeVar("Case")


def one_in(step: int, cases: Iterable[Case]) -> list[Case | ParameterSet]:
    """The cases, of which all but every so many-th are for `make soak`."""
    return [
        case if place % step == 0 else pytest.param(case, marks=pytest.mark.soak) for place, case in enumerate(cases)
    ]
