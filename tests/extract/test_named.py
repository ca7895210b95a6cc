"""Sentences of our own full of transliterated names: most names are found whole, with the right label."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.article import new_article
from annotator.extract.findings import Label, findings
from annotator.extract.pipeline import Extractor

_SENTENCES = Path(__file__).with_name("named_sentences.txt")
_MARKED = re.compile(r"\[([^|\[\]]+)\|([A-Z]+)\]")
_PLACES = {Label.GPE: "PLACE", Label.LOC: "PLACE", Label.FAC: "PLACE"}
_LEAST_F1 = 0.87
"""A fence against steps back; the model alone reaches .67."""

Named = Counter[tuple[str, str]]


def marked() -> Iterator[tuple[str, Named]]:
    """Every sentence without its marks, and the names it marks."""
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield _MARKED.sub(r"\1", line), Counter(_MARKED.findall(line))


def found(extractor: Extractor, sentence: str) -> Named:
    doc = extractor.read(new_article(sentence, language="en"))
    return Counter(
        (doc[name.first : name.last].text, _PLACES.get(name.label, name.label.value)) for name in findings(doc).names
    )


def test_most_names_have_their_whole_extent_and_their_label(extractor: Extractor) -> None:
    pairs = [(found(extractor, sentence), names) for sentence, names in marked()]
    right = sum((ours & names).total() for ours, names in pairs)
    f1 = 2 * right / sum(ours.total() + names.total() for ours, names in pairs)
    assert f1 >= _LEAST_F1, f"{f1:.3f}"
