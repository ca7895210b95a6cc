"""Owns what is said of a line that holds no object, which may be that its file is cut off within it."""

import json
import re
from typing import Final, TypeVar

from annotator.domain.errors import AnnotatorError, BadFile

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder()
_Told = TypeVar("_Told", bound=AnnotatorError)


def at_the_end(trouble: _Told, line: str) -> BadFile | _Told:
    """Why a line, given with its end if it has one, holds no object: also that the file is cut off within it."""
    if trouble.message_id != "line-not-json" or line.endswith("\n") or not is_cut_off(line):
        return trouble
    return BadFile("line-cut-off", file=trouble.parameters["file"], line=trouble.parameters["line"])


def is_cut_off(text: str) -> bool:
    """Whether a text is what JSON begins with, and ends before that does."""
    try:
        _DECODER.raw_decode(text, after_blank(text, 0))
    except json.JSONDecodeError as error:
        return error.pos >= len(text.rstrip()) > 0 or error.msg.startswith("Unterminated string")
    except (ValueError, RecursionError):
        return False
    return False


def after_blank(text: str, at: int) -> int:
    """Where what is no white space goes on behind a place of a text."""
    found = _BLANK.match(text, at)
    return found.end() if found else at
