"""The native JSON Lines format, version 1: lossless in both directions."""

from annotator.formats.native.reading import read, read_records, read_together
from annotator.formats.native.writing import write

__all__ = ["read", "read_records", "read_together", "write"]
