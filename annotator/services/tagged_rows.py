"""Owns which mention a line of words and tags is of, as CoNLL-2003 writes them without any id."""

from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.ids import MentionId
from annotator.domain.span import Span
from annotator.formats.document import Given, MentionEntry
from annotator.formats.foreign import foreign_of, read_foreign
from annotator.formats.originals import Original, on_disk
from annotator.formats.recognising import Known, Recognising
from annotator.formats.wordlines import cells, in_utf_8
from annotator.services.incoming.known import KnownProject
from annotator.services.incoming.texts_here import TextsHere
from annotator.services.workspace import Workspace

_FORMAT: Final = "conll2003"
_WITHIN: Final = ("I-", "E-", "L-", "M-")
"""What tags begin with whose word goes on with a name that an earlier line began."""


def mention_at(ws: Workspace, file: Path, line: int) -> MentionId | None:
    """The mention of the project whose name a line of a file is of; None if there is none, or the file is another."""
    original = on_disk(file)
    known = foreign_of(original)
    if known is None or known.name != _FORMAT:
        return None
    begins = _first_of_name(original, line)
    recognising = Recognising(KnownProject(ws, lambda _article: None, lambda: None, TextsHere(ws)))
    here: Known | None = None
    for each in read_foreign(original, known, None):
        if isinstance(each, Given) and isinstance(each.entry, Article):
            record = {"type": "article", "id": each.entry.id, "text": each.entry.text, "file": each.entry.file}
            here = recognising.known(record)
        elif isinstance(each, Given) and isinstance(each.entry, MentionEntry) and each.line == begins and here:
            mention = each.entry.mention
            found = here.mention(Span(*here.place(mention.span.start, mention.span.end)), mention.label)
            return found.id if found else None
    return None


def _first_of_name(original: Original, line: int) -> int:
    """The line in which the name begins that a line goes on with; the line itself if it goes on with none."""
    lines = in_utf_8(original.whole()).decode("utf-8", "replace").splitlines()
    while 1 < line <= len(lines) and cells(lines[line - 1])[-1:] and cells(lines[line - 1])[-1].startswith(_WITHIN):
        line -= 1
    return line
