"""The worked example of the help is what `extract --explain` prints today."""

import pytest

from tests.cli.make_example import EXPLAINED, example


@pytest.mark.model
def test_the_example_in_the_help_is_not_out_of_date() -> None:
    assert EXPLAINED.read_text(encoding="utf-8") == example(), "run: python -m tests.cli.make_example"
