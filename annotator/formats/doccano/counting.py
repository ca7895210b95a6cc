"""Owns in what unit the places of a text from Doccano count, where its characters do not take one unit each.

Doccano writes what the window of its version counted: code points or units of UTF-16. They differ behind a character
beyond U+FFFF only; there, the unit holds by which more spans begin and end where words do, code points if both do.
"""

from collections.abc import Iterable

from annotator.domain.span import Span
from annotator.formats.utf16 import Utf16


def counts_units(text: str, places: Iterable[tuple[int, int]]) -> bool | None:
    """Whether places in a text count units of UTF-16; None where that makes no difference.

    Worked example: in "🙂 Ana fell" 2 to 5 is the name in code points, 3 to 6 in units.
    """
    units = Utf16(text)
    if units.length == len(text):
        return None
    plain = [place for place in places if 0 <= place[0] < place[1]]
    wide = [Span(units.offset(start), units.offset(end)) for start, end in plain]
    if all((span.start, span.end) == place for span, place in zip(wide, plain, strict=True)):
        return None
    return sum(_fits(text, span.start, span.end) for span in wide) > sum(_fits(text, *place) for place in plain)


def _fits(text: str, start: int, end: int) -> bool:
    """Whether a span lies in the text, and begins and ends where words do."""
    if not 0 <= start < end <= len(text):
        return False
    return not (_joined(text, start) or _joined(text, end) or text[start].isspace() or text[end - 1].isspace())


def _joined(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
