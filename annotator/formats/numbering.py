"""Owns what troubles are numbered by where a file has no lines: its tasks, reviews or claims."""

import re

from annotator.domain.errors import BadFile


def by_number(trouble: BadFile, item: str) -> BadFile:
    """Trouble of a line as trouble of an item, where those are what is numbered; "" for lines."""
    if not item or trouble.message_id != "line-bad":
        return trouble
    said = trouble.parameters
    reason = re.sub(r"^line (?=\d+ has the same id)", f"{item} ", str(said["reason"]))
    return BadFile("item-bad", file=said["file"], item=item, number=said["line"], reason=reason)
