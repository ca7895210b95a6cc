"""Owns which and how many of like cases every run tries, and which only the long runs."""

from collections.abc import Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings

Case = TypeVar("Case")

_PLAIN_RUN = 25


def one_in(step: int, cases: Iterable[Case]) -> list[Case | ParameterSet]:
    """The cases, of which all but every so many-th are for `make soak`."""
    return [
        case if place % step == 0 else pytest.param(case, marks=pytest.mark.soak) for place, case in enumerate(cases)
    ]


def examples(count: int) -> int:
    """How many examples of a slow property a run tries: so many in a plain run, in proportion more in `make fuzz`."""
    return count * settings().max_examples // _PLAIN_RUN
