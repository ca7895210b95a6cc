"""A pipeline's names are kept under our labels, with the longest form in the article."""

import spacy
from spacy.tokens import Span

from annotator.extract.findings import Label, findings
from annotator.extract.general.names import mark_names
from tests.extract.general.parsed import parsed


def test_labels_of_other_schemes_become_ours_and_what_is_none_is_left_out() -> None:
    doc = parsed("Lipavský PROPN dep 0", "Praha PROPN dep 0", "ČTK PROPN dep 0", "Euro PROPN dep 0")
    labels = ("PER", "LOC", "orgName", "MISC")
    doc.ents = [Span(doc, at, at + 1, label=label) for at, label in enumerate(labels)]
    assert [name.label for name in findings(mark_names(doc)).names] == [Label.PERSON, Label.LOC, Label.ORG]


def test_a_short_name_has_the_longest_form_that_holds_it() -> None:
    doc = parsed("Jan PROPN dep 0", "Lipavský PROPN dep 0", "a CCONJ dep 0", "Lipavský PROPN dep 0")
    doc.ents = [Span(doc, 0, 2, label="PER"), Span(doc, 3, 4, label="PER")]
    assert [name.full for name in findings(mark_names(doc)).names] == ["Jan Lipavský", "Jan Lipavský"]


def test_a_name_that_two_share_stays_itself() -> None:
    doc = parsed("Jan PROPN dep 0", "Novák PROPN dep 0", "Petr PROPN dep 0", "Novák PROPN dep 0", "Novák PROPN dep 0")
    doc.ents = [Span(doc, 0, 2, label="PER"), Span(doc, 2, 4, label="PER"), Span(doc, 4, 5, label="PER")]
    assert findings(mark_names(doc)).names[2].full == "Novák"


def test_without_a_pipeline_capitals_tell_names_but_not_their_kind() -> None:
    doc = spacy.blank("xx")("Вчера министр Сергей Петров прибыл в Москву. Там Петров встретился с Анной Беловой.")
    names = findings(mark_names(doc)).names
    assert [doc[name.first : name.last].text for name in names] == [
        "Сергей Петров",
        "Москву",
        "Петров",
        "Анной Беловой",
    ]
    assert {name.label for name in names} == {Label.MISC}
    assert names[2].full == "Сергей Петров"
