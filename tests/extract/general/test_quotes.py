"""Quotations are found by their marks in any script; a parse adds who said them."""

import spacy
from spacy.tokens import Doc

from annotator.extract.findings import Attribution, findings
from annotator.extract.general.quotes import mark_quotations
from annotator.extract.page.layout import read_layout
from tests.extract.general.parsed import parsed


def attributions(doc: Doc) -> list[Attribution]:
    if not findings(doc).pieces:
        findings(doc).pieces = read_layout(doc.text)
    return findings(mark_quotations(doc)).attributions


def bare(text: str) -> Doc:
    return spacy.blank("xx")(text)


def test_the_nearest_verb_with_a_subject_tells_the_speaker() -> None:
    doc = parsed(
        "„ PUNCT punct 4", "Nebudeme AUX aux 3", "už ADV advmod 3", "déle ADV advmod 4", "čekat VERB ccomp 7",
        "“ PUNCT punct 4", ", PUNCT punct 4", "řekl VERB root 7", "Lipavský PROPN nsubj 7", ". PUNCT punct 7",
    )  # fmt: skip
    (report,) = attributions(doc)
    assert report.content.quote(doc.text) == "Nebudeme už déle čekat"
    assert report.cue is not None
    assert (report.name, report.cue.quote(doc.text)) == ("Lipavský", "řekl")


def test_without_a_parse_the_words_stand_and_the_speaker_is_open() -> None:
    text = "قال الوزير إن «الحكومة وافقت على الميزانية الجديدة» اليوم."
    (report,) = attributions(bare(text))
    assert report.content.quote(text) == "الحكومة وافقت على الميزانية الجديدة"
    assert (report.speaker, report.name, report.cue) == (None, None, None)


def test_signs_of_a_script_without_spaces_count_as_words() -> None:
    text = "部长说：“我们不会再等待了。”会议结束。"
    (report,) = attributions(bare(text))
    assert report.content.quote(text) == "我们不会再等待了。"


def test_a_quoted_name_is_no_quotation() -> None:
    assert attributions(bare("Die Zeitung „Morgenpost“ schrieb es.")) == []


def test_a_colon_before_a_quotation_leads_to_its_speaker_and_a_stop_ends_it() -> None:
    doc = parsed(
        "Fiala PROPN nsubj 1", "řekl VERB root 1", ": PUNCT punct 1", "„ PUNCT punct 5", "Už ADV advmod 5",
        "nečekáme VERB ccomp 1", "dlouho ADV advmod 5", ". PUNCT punct 5", "“ PUNCT punct 5", "Policie NOUN nsubj 10",
        "zadržela VERB conj 1", "muže NOUN obj 10", ". PUNCT punct 10",
    )  # fmt: skip
    assert [report.name for report in attributions(doc)] == ["Fiala"]
