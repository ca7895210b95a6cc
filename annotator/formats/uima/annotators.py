"""Owns whose the records of a CAS are, where a document has one of each annotator."""

from annotator.domain.errors import AnnotatorError
from annotator.formats.annotator_files import annotator_of, is_initial
from annotator.formats.native.records import NumberedRecords, annotated
from annotator.formats.originals import Original


def as_annotated(original: Original, numbered: NumberedRecords) -> NumberedRecords:
    """The records of a file as its annotator's; claims of a document as it was brought in wait for a judgement."""
    if not is_initial(original):
        yield from annotated(numbered, annotator_of(original))
        return
    for item in numbered:
        if isinstance(item, AnnotatorError) or item[1].get("type") != "claim":
            yield item
        else:
            yield item[0], {**item[1], "status": "proposed"}
