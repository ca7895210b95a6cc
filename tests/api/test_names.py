"""Scripts get a number for two names, and a plain word where they compare what is no text."""

from collections.abc import Callable
from typing import cast

import pytest

from annotator.api import Comparison, compare_articles, compare_claims, compare_names

Compare = Callable[[str, str], Comparison | float]


@pytest.mark.parametrize(("a", "b"), [("", ""), (" ", ""), ("", "Ann Lee"), ("\n", "\n")])
def test_no_name_is_nobodys(a: str, b: str) -> None:
    assert compare_names(a, b) == compare_names(a, b, "GPE") == 0.0


def test_a_name_is_its_own() -> None:
    assert compare_names("Ann Lee", "Ann Lee") == 1.0


@pytest.mark.parametrize("compare", [compare_names, compare_claims, compare_articles])
@pytest.mark.parametrize("odd", [None, 7, b"Ann"])
def test_what_is_no_text_is_told_by_name_and_type(compare: Compare, odd: object) -> None:
    name, given = getattr(compare, "__name__", ""), cast(str, odd)
    with pytest.raises(TypeError, match=f"^{name} takes two texts .*, but b is of type {type(odd).__name__}[.]$"):
        compare("Ann", given)
    with pytest.raises(TypeError, match="but a is of type"):
        compare(given, "Ann")
