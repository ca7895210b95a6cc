"""Owns what troubles are numbered by where a file has no lines: its tasks, reviews or claims."""

import re

from annotator.domain.errors import AnnotatorError, BadFile, Remark


def by_number(trouble: AnnotatorError, item: str) -> AnnotatorError:
    """Trouble of a line as trouble of an item, where those are what is numbered; "" for lines."""
    if item and trouble.message_id == "judged-twice":
        return Remark(trouble.message_id, **{**trouble.parameters, "item": item})
    if not item or trouble.message_id != "line-bad":
        return trouble
    said = trouble.parameters
    reason = re.sub(r"^line (?=\d+ has the same id)", f"{item} ", str(said["reason"]))
    return BadFile("item-bad", file=said["file"], item=item, number=said["line"], reason=reason)
