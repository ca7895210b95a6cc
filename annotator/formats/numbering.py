"""Owns what troubles are numbered by, and what helps, where a file has no lines: its tasks, reviews or claims."""

import re
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark

_BY_LINE: Final = {"line-bad": "place-bad", "line-not-json": "place-not-json"}
"""What is told of a line that can be taken out, and of a place in a file that may be one line."""


def by_place(trouble: AnnotatorError) -> AnnotatorError:
    """Trouble of a line as trouble of what begins there, in a file of JSON or XML, all of which may be one line."""
    kind = _BY_LINE.get(trouble.message_id)
    return BadFile(kind, **trouble.parameters) if kind else trouble


def by_number(trouble: AnnotatorError, item: str) -> AnnotatorError:
    """Trouble of a line as trouble of an item, where those are what is numbered; "" for lines."""
    if item and trouble.message_id == "judged-twice":
        return Remark(trouble.message_id, **{**trouble.parameters, "item": item})
    if not item or trouble.message_id != "line-bad":
        return trouble
    said = trouble.parameters
    reason = re.sub(r"^line (?=\d+ has the same id)", f"{item} ", str(said["reason"]))
    return BadFile("item-bad", file=said["file"], item=item, number=said["line"], reason=reason)
