"""What scripts call: offsets into the text as given, stable types, nothing lost to line ends."""

from datetime import date

import pytest

from annotator.api import Analysis, Boilerplate, Claim, Mention, Passage, Time, analyse, extract_text
from annotator.domain.rule import Rule

pytestmark = pytest.mark.model

_TEXT = (
    "\ufeffAkar visits Tripoli 🇱🇾\r\n\r\nHulusi Akar, the defence minister, said on Thursday that Turkey will "
    "send 500 troops to Libya.\r\n\r\n“We may stay for 18 months,” he said.\r\n\r\nPhoto: AA\r\n"
)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(_TEXT, date(2020, 12, 26))


def _claim(analysis: Analysis, start: str) -> Claim:
    return next(claim for claim in analysis.claims if claim.text.startswith(start))


def test_every_range_quotes_its_words_from_the_text_as_given(analysis: Analysis) -> None:
    parts: list[Passage | Mention | Time | Boilerplate] = [*analysis.mentions, *analysis.times, *analysis.boilerplate]
    parts += [passage for one in analysis.attributions for passage in (*one.sources, *one.contents)]
    parts += [claim.subject for claim in analysis.claims if claim.subject]
    parts += [passage for claim in analysis.claims for passage in claim.objects]
    assert len(parts) > 10
    assert [part for part in parts if _TEXT[part.start : part.end] != part.text] == []


def test_a_claim_has_its_parts_speaker_and_grades(analysis: Analysis) -> None:
    claim = _claim(analysis, "Turkey will send")
    assert claim.subject is not None
    assert claim.predicate is not None
    assert (claim.subject.text, claim.predicate.text) == ("Turkey", "will send")
    assert [each.text for each in claim.objects] == ["500 troops", "to Libya"]
    assert (claim.speaker, claim.mode, claim.factuality) == ("Hulusi Akar", "indirect", "PR+")
    assert -3.0 <= claim.certainty < 0.0 <= claim.worth <= 1.0
    assert claim.asserted
    assert Rule.REPORTED_CLAUSE in claim.why


def test_who_somebody_is_comes_as_a_claim_with_a_verb_that_stands_nowhere(analysis: Analysis) -> None:
    claim = _claim(analysis, "Hulusi Akar is")
    assert claim.predicate is not None
    assert claim.predicate.start == claim.predicate.end
    assert claim.predicate.text == "is"


def test_times_have_type_and_value(analysis: Analysis) -> None:
    assert [(time.text, time.type, time.value) for time in analysis.times] == [
        ("Thursday", "DATE", "2020-12-24"),
        ("18 months", "DURATION", "P18M"),
    ]


def test_what_is_no_body_is_told_by_its_kind(analysis: Analysis) -> None:
    assert [(part.kind, part.text) for part in analysis.boilerplate] == [
        ("headline", "Akar visits Tripoli 🇱🇾"),
        ("credit", "Photo: AA"),
    ]


def test_what_nobody_asserts_is_marked() -> None:
    (claim,) = extract_text("Did Egypt send troops to Libya?")
    assert not claim.asserted


def test_an_empty_text_gives_nothing() -> None:
    assert extract_text("") == []
    assert analyse("") == Analysis((), (), (), (), ())


def test_the_same_text_gives_the_same_answer(analysis: Analysis) -> None:
    assert analyse(_TEXT, date(2020, 12, 26)) == analysis


def test_the_holder_is_whoever_is_sure_of_a_claim() -> None:
    claims = extract_text("Akar denied that Turkey sent drones. The council approved the budget.")
    told = {claim.predicate.text: (claim.holder, claim.factuality) for claim in claims if claim.predicate}
    assert told["sent"] == ("Akar", "CT-")
    assert told["approved"] == ("author", "CT+")


def test_another_language_without_a_pipeline_gives_what_its_marks_tell() -> None:
    found = analyse(
        "Сергей Петров сказал в понедельник: «Мы больше не будем ждать». Это было 26 декабря 2020.", language=None
    )
    assert (found.claims, [time.value for time in found.times]) == ((), ["2020-12-26"])
    assert [report.contents[0].text for report in found.attributions] == ["Мы больше не будем ждать"]
