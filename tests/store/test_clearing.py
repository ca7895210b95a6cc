"""Tests of clearing away what could not be finished."""

import pytest

from annotator.store.clearing import on_error


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, SystemExit])
def test_what_ends_in_an_error_is_cleared_away_and_the_error_goes_on(kind: type[BaseException]) -> None:
    cleared: list[str] = []
    with pytest.raises(kind), on_error(lambda: cleared.append("half")):
        raise kind
    assert cleared == ["half"]


def test_what_is_finished_stays() -> None:
    cleared: list[str] = []
    with on_error(lambda: cleared.append("half")):
        assert cleared == []
    assert cleared == []
