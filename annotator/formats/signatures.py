"""Owns how files that are no text are known by their first bytes, whatever their name says."""

from typing import Final

_KINDS: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"BZh91AY&SY", "a packed file"),
    (b"\xfd7zXZ\0", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    (b"Rar!\x1a\x07", "a packed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
)


def kind_of_data(data: bytes) -> str | None:
    """What a file is by its first bytes, as "a PDF document"; None if it may be text."""
    return next((kind for signature, kind in _KINDS if data.startswith(signature)), None)
