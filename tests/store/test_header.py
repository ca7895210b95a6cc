"""Tests of a file whose first hundred bytes were spoilt: a sentence, or it opens; never a fault of ours."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.services import backups, checking, claims, reading
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one decision and a backup."""
    ws = builders.project(tmp_path)
    claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
    ws.close()
    backups.keep(ws.path)
    return ws.path


def _looked_at(path: Path) -> None:
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        reading.counts(ws)
        export(ws, "jsonl", path.with_name("out.jsonl"))


def _decided(path: Path) -> None:
    with builders.opened(path) as ws:
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")


WAYS: tuple[Callable[[Path], object], ...] = (checking.check, _looked_at, _decided)


def _spoilt(path: Path, offset: int, data: bytes) -> Iterator[str]:
    """What each way of using the file says of it, "" for nothing."""
    whole = path.read_bytes()
    for way in WAYS:
        path.write_bytes(whole[:offset] + data + whole[offset + len(data) :])
        try:
            way(path)
            yield ""
        except AnnotatorError as error:
            yield str(error)
    for end in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(whole)


@pytest.mark.parametrize(("offset", "data"), [(18, b"\t\t"), (19, b"\xff"), (44, b"\0\0\0\t"), (47, b"\xff")])
def test_a_header_that_none_can_have_is_damage_and_the_backup_is_offered(path: Path, offset: int, data: bytes) -> None:
    for told in _spoilt(path, offset, data):
        assert f"{path} is damaged (its header says what no file's can)" in told
        assert f"put it back with: annotator restore {path}" in told


def test_a_backup_with_such_a_header_is_not_put_back(path: Path) -> None:
    (kept,) = backups.listed(path)
    whole = kept.path.read_bytes()
    kept.path.chmod(0o600)
    kept.path.write_bytes(whole[:44] + b"\0\0\0\t" + whole[48:])
    with pytest.raises(BadFile, match="cannot be put back, for it is damaged itself"):
        backups.restore(path, kept.path)
    assert not backups.is_whole(kept)


@pytest.mark.soak
def test_no_byte_of_the_header_causes_a_fault_of_ours(path: Path) -> None:
    told = [said for at in range(100) for byte in (0, 9, 255) for said in _spoilt(path, at, bytes([byte]))]
    assert len(told) == 900
    assert len([said for said in told if "damaged" in said or "is not an Annotator project" in said]) > 100
