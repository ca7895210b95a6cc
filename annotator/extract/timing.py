"""Marks dates, times, durations and sets in an article that is being read."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.extract.findings import findings, text_of
from annotator.extract.times.times import read_times


@Language.component("annotator_timing")
def mark_times(doc: Doc) -> Doc:
    """The same doc, its findings now holding the times in order."""
    found = findings(doc)
    found.times = read_times(text_of(doc), found.date)
    return doc
