"""Tests of telling network drives from local ones."""

from pathlib import Path

import pytest

from annotator.services.workspace import Workspace
from annotator.store import database
from annotator.store.network import on_network_drive

_MOUNTS = r"""rootfs / ext4 rw 0 0
host:/a /srv/nfs nfs4 rw 0 0
auto /srv/auto autofs rw 0 0
host:/b /srv/auto nfs rw 0 0
//host/c /srv/with\040space\011tab cifs rw 0 0
tmpfs /srv/nfs/local tmpfs rw 0 0
me@host: /home/me/far fuse.sshfs rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/me/p.facts", False),
        ("/srv/nfs/p.facts", True),
        ("/srv/nfsother/p.facts", False),
        ("/srv/auto/p.facts", True),
        ("/srv/with space\ttab/p.facts", True),
        ("/srv/nfs/local/p.facts", False),
        ("/home/me/far/deep/p.facts", True),
        ("\\\\host\\share\\p.facts", True),
    ],
)
def test_the_mount_that_holds_the_file_decides(tmp_path: Path, path: str, expected: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(_MOUNTS, encoding="utf-8")
    assert on_network_drive(Path(path), mounts) is expected


def test_a_system_that_does_not_tell_is_taken_as_local(tmp_path: Path) -> None:
    assert on_network_drive(tmp_path / "p.facts", tmp_path / "no-such-file") is False


@pytest.mark.parametrize(("network", "journal"), [(True, "delete"), (False, "wal")])
def test_the_journal_suits_the_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: bool, journal: str
) -> None:
    monkeypatch.setattr(database, "on_network_drive", lambda _: network)
    ws = Workspace.create(tmp_path / "p.facts", analyst="ada")
    assert ws.write(lambda c: c.exec_driver_sql("PRAGMA journal_mode").scalar_one()) == journal
    ws.close()
