"""Marks dates, times, durations and sets in an article that is being read."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.extract.findings import findings, text_of
from annotator.extract.time_reading import read_times as read_times  # noqa: PLC0414  # callers name it from here


@Language.component("annotator_times")
def mark_times(doc: Doc) -> Doc:
    """The same doc, its findings now holding the times in order."""
    found = findings(doc)
    found.times = read_times(text_of(doc), found.date)
    return doc
