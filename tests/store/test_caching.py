"""Tests of keeping more of a project's file in memory for a while."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from annotator.store.caching import much_kept
from tests import builders


def kept(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())


def test_a_connection_keeps_more_for_a_while_and_then_as_much_as_before(tmp_path: Path) -> None:
    def read(connection: Connection) -> None:
        before = kept(connection)
        with much_kept(connection):
            assert kept(connection) == -64_000
        with pytest.raises(ValueError, match="stop"), much_kept(connection):
            raise ValueError("stop")
        assert kept(connection) == before

    ws = builders.project(tmp_path)
    ws.read(read)
    ws.close()
