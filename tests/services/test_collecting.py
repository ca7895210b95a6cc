"""Tests of letting Python look for cycles less often while there is much to make."""

import gc

import pytest

from annotator.services.collecting import seldom_collected


def test_python_looks_seldom_within_a_block_and_one_in_another_changes_nothing() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        with seldom_collected():
            assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_after_an_error_it_looks_as_often_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), seldom_collected():
        raise ValueError("stop")
    assert gc.get_threshold() == before
