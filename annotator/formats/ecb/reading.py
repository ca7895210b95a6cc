"""Owns what comes in from ECB+ and its kin: articles of their words, marks as mentions and claims, and their chains."""

from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.formats.document import Addressed
from annotator.formats.ecb.details import Left
from annotator.formats.ecb.document import WORD, MarkedDocument
from annotator.formats.ecb.marks import element_of
from annotator.formats.ecb.siblings import following, together
from annotator.formats.ecb.writing import SENTENCES_HEAD
from annotator.formats.grouped import Grouped
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.recognising import Recognising
from annotator.formats.xml_files import elements

EXTENSIONS: Final = (".xml", ".csv")


def is_one(head: bytes) -> bool:
    """Whether a file is a document of words and marks, or the list of sentences that comes with a corpus of them."""
    if head.removeprefix(b"\xef\xbb\xbf").startswith(SENTENCES_HEAD.encode()):
        return True
    return b"<Document" in head and (b"<token " in head or b"<Markables" in head)


def along(name: str) -> tuple[str, ...]:
    """The files of the same topic that come after one."""
    return following(name)


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of a file and of those of its topic after it; what is wrong with one is an error.

    `project` is where articles and what is marked in them are known again.
    """
    if original.extension == ".csv":
        yield Remark("sentences-listed", file=original.shown)
        return
    grouped, left, recognising = Grouped(least=1, project=project), Left(), Recognising(project)
    files = 0
    for each in together(original):
        files += 1
        document = MarkedDocument(each.shown, each.name, grouped, left, recognising=recognising)
        try:
            _take(each, document)
        except BadFile as error:
            document.broken = True
            yield error
            if document.parts.get(WORD):
                yield Remark("words-before", file=each.shown)
        yield from document.records()
    yield from grouped.records()
    if files > 1:
        yield Remark("topic-together", file=original.shown, count=files - 1)
    yield from recognising.remarks(original.shown)
    yield from grouped.remarks(original.shown)
    yield from left.remarks(original.shown)


def _take(original: Original, document: MarkedDocument) -> None:
    """Read all elements; BadFile if the file is no XML, or such as may do harm, once what is before was read."""
    for found in elements(original):
        above = found.getparent()
        if not document.said and above is not None:
            document.said = {str(name): str(value) for name, value in above.attrib.items()}
        element = element_of(found)
        inner = (element,) if element.name == WORD else element.within
        document.parts.setdefault(element.name, []).extend(inner)
