"""Tests of letting Python look for cycles less often while there is much to make."""

import gc

import pytest

from annotator.services.collecting import seldom_collected


def test_python_looks_as_often_as_before_also_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), seldom_collected():
        assert gc.get_threshold()[0] > before[0]
        with seldom_collected():
            pass
        assert gc.get_threshold()[0] > before[0]
        raise ValueError("stop")
    assert gc.get_threshold() == before
