"""A table of short texts of our own: whom or what pronouns, offices and short names mean."""

from pathlib import Path

import pytest

from annotator.domain.article import new_article
from annotator.extract.persons.people import resolved
from annotator.extract.pipeline import Extractor

_TABLE = Path(__file__).with_name("meant.tsv")
_ROWS = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("marked", "wanted"), _ROWS, ids=[row[0] for row in _ROWS])
def test_words_lead_to_whom_they_mean_or_to_nobody(extractor: Extractor, marked: str, wanted: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    doc = extractor.read(new_article(text, language="en"))
    words = doc.char_span(marked.index("["), marked.index("]") - 1, alignment_mode="expand")
    assert words is not None
    found = resolved(doc, words.start, words.end)
    assert (found.name if found else "-") == (words.text if wanted == "=" else wanted)
