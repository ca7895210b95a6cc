"""Owns the question whether a file lies on a network drive, where SQLite's write-ahead log does not work."""

import re
from pathlib import Path

_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs", "ncp", "davfs")
_MOUNTS = Path("/proc/mounts")


def on_network_drive(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether the file's mount point is of a network kind; False where the system does not tell."""
    if str(path).startswith("\\\\"):
        return True
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    mounted = [words for words in map(str.split, lines) if len(words) > 2]
    if not any(words[2].startswith(_NETWORK) for words in mounted):
        return False
    resolved = path.resolve()
    points = [(Path(_unescaped(words[1])), words[2]) for words in mounted]
    holding = [(point, kind) for point, kind in points if resolved.is_relative_to(point)]
    # Of several on one point, as automount makes them, the last one mounted is what one sees.
    _, kind = max(reversed(holding), key=lambda pair: len(pair[0].parts), default=(Path("/"), ""))
    return kind.startswith(_NETWORK)


def _unescaped(point: str) -> str:
    """A mount point as it is called; the kernel spells white space and backslashes as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), point)
