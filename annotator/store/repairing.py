"""Owns making anew what follows from the rest of a project: indexes, state, counts, search index."""

from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.domain.errors import BadFile
from annotator.store import state
from annotator.store.connecting import Connection, connected, raw, transaction
from annotator.store.database import CACHE_KIB
from annotator.store.inspecting import expected_objects
from annotator.store.migrations import VERSION
from annotator.store.stopping import asked
from annotator.store.trouble import NONSENSE, told


def rebuild(path: Path, lacking: Sequence[str], go_on: Callable[[], bool]) -> None:
    """Make anew what is derived, in one transaction; BadFile, and nothing changed, if that cannot be.

    Args:
        lacking: the schema objects that are not there, as `inspecting.inspect_loosely` gives them.
    """
    with told(path):
        writer = connected(path, "rw")
        try:
            writer.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
            with asked(raw(writer), go_on), transaction(writer):
                _rebuild(writer, lacking)
        except NONSENSE as error:
            reason = str(error).splitlines()[0]
            raise BadFile("repair-failed", file=str(path), reason=reason) from error
        finally:
            writer.close()


def _rebuild(writer: Connection, lacking: Sequence[str]) -> None:
    expected = expected_objects(VERSION)
    for name in lacking:
        writer.exec_driver_sql(expected[name])
    # First of all, for a row that its index does not know cannot be deleted.
    writer.exec_driver_sql("REINDEX")
    state.rebuild(writer)
    writer.exec_driver_sql("INSERT INTO article_fts(article_fts) VALUES ('rebuild')")
