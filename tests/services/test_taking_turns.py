"""Tests of how often threads take turns: often within the block, as before after it, however it ends."""

import sys

import pytest

from annotator.services.taking_turns import short_turns


def test_turns_are_short_within_and_as_before_after_blocks_within_blocks() -> None:
    before = sys.getswitchinterval()
    with short_turns():
        within = sys.getswitchinterval()
        with short_turns():
            assert sys.getswitchinterval() == within
        assert sys.getswitchinterval() == within < before
    assert sys.getswitchinterval() == before


def test_turns_are_as_before_after_an_error() -> None:
    before = sys.getswitchinterval()
    with pytest.raises(ValueError, match="stop"), short_turns():
        raise ValueError("stop")
    assert sys.getswitchinterval() == before
