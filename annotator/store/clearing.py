"""Owns clearing away what was begun and could not be finished."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager


@contextmanager
def on_error(clear_away: Callable[[], object]) -> Iterator[None]:
    """`clear_away` is called if the block ends in an error, of whatever kind; the error goes on its way."""
    with ExitStack() as left:
        left.callback(clear_away)
        yield
        left.pop_all()
