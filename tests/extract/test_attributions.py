"""Who said what in short articles, with the model: every kind of report beside what only looks like it."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Mode
from annotator.extract.findings import Attribution, findings
from annotator.extract.pipeline import Extractor

pytestmark = pytest.mark.model


def found(extractor: Extractor, text: str) -> list[Attribution]:
    return findings(extractor.read(new_article(text, language="en"))).attributions


def told(text: str, one: Attribution) -> tuple[str | None, str | None, tuple[str, ...]]:
    source, cue = (span.quote(text) if span else None for span in (one.speaker, one.cue))
    return source, cue, tuple(span.quote(text) for span in one.contents)


@pytest.mark.parametrize(
    ("text", "source", "cue", "contents"),
    [
        (
            "“We have waited two years,” Ana Duarte said.",
            "Ana Duarte", "said", ("“We have waited two years,”",),
        ),
        (
            "“The dam will hold,” said Ben Okoro. “We checked it twice.”",
            "Ben Okoro", "said", ("“The dam will hold,”", "“We checked it twice.”"),
        ),
        (
            "Ana Duarte said: “The bridge is open.”",
            "Ana Duarte", "said", ("“The bridge is open.”",),
        ),
        (
            "Ana Duarte said that the bridge was safe.",
            "Ana Duarte", "said", ("that the bridge was safe",),
        ),
        (
            "The mayor said the repairs were “long overdue and badly planned” from the start.",
            "The mayor", "said", ("the repairs were “long overdue and badly planned” from the start",),
        ),
        (
            "The council, Duarte said, has approved the plan.",
            "Duarte", "said", ("The council", "has approved the plan"),
        ),
        (
            "According to the ministry, three bridges were closed.",
            "the ministry", "According to", ("three bridges were closed",),
        ),
        (
            "Two officials told reporters that the dam had failed.",
            "Two officials", "told", ("that the dam had failed",),
        ),
        (
            "The army left the town on Sunday, ministry sources told Reuters.",
            "ministry sources", "told", ("The army left the town on Sunday",),
        ),
        (
            "Duarte praised the new plan for the harbour.",
            "Duarte", "praised", ("the new plan for the harbour",),
        ),
        (
            '"It was dark," Rami Said, a farmer, recalled.',
            "Rami Said", "recalled", ('"It was dark,"',),
        ),
        (
            'It went on. "I lost all," Mona Aziz, 28, told Reuters.',
            "Mona Aziz, 28,", "told", ('"I lost all,"',),
        ),
        (
            "Ana Duarte said on Monday the talks had failed.",
            "Ana Duarte", "said", ("the talks had failed",),
        ),
        (
            "The mayor said the road was closed, but the bridge was open.",
            "The mayor", "said", ("the road was closed, but the bridge was open",),
        ),
        (
            "Ana Duarte said investigators believed the pilot had slept.",
            "investigators", "believed", ("the pilot had slept",),
        ),
        (
            "Ana Duarte met the press. “The dam is safe.\n\n“It was built well,” Duarte said.",
            "Duarte", "said", ("“It was built well,”",),
        ),
        (
            "“A complete farce,” is how Ana Duarte described the vote.",
            "Ana Duarte", "described", ("“A complete farce,”",),
        ),
        (
            "The storm was, in the words of Ana Duarte, “a disaster for the coast”.",
            "Ana Duarte", "words", ("The storm was", "“a disaster for the coast”"),
        ),
        (
            "The vote was a “farce”, in Ana Duarte's words.",
            "Ana Duarte", "words", ("The vote was a “farce”",),
        ),
        (
            "Ana Duarte is confident that the bridge will open.",
            "Ana Duarte", "confident", ("that the bridge will open",),
        ),
        (
            "Critics rejected Duarte's claim that the bridge was safe.",
            "Duarte's", "claim", ("that the bridge was safe",),
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content_are_found(
    extractor: Extractor, text: str, source: str, cue: str, contents: tuple[str, ...]
) -> None:
    assert (source, cue, contents) in [told(text, one) for one in found(extractor, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The “Blue Harbour” hotel was opened by the mayor.",
        "Prices rose according to plan and stayed there.",
        "The train leaves the station at noon: passengers wait on the platform.",
        "The council built a bridge that crosses the river.",
        "Two officials walked to the dam.",
        "In other words, the train was late.",
    ],
)
def test_what_only_looks_like_a_report_is_none(extractor: Extractor, text: str) -> None:
    assert [told(text, one) for one in found(extractor, text)] == []


def test_a_charge_that_somebody_denies_stays_the_authors(extractor: Extractor) -> None:
    text = "The army has moved into the valley, a charge Norland denies."
    assert "The army has moved into the valley" not in [one.content.quote(text) for one in found(extractor, text)]


def test_a_quotation_ends_with_its_paragraph(extractor: Extractor) -> None:
    text = "“It was built well,” Ana Duarte said. “It will last.\n\n“Nobody should fear it.”"
    assert all("\n" not in span.quote(text) for one in found(extractor, text) for span in one.contents)


def test_words_outside_the_marks_make_a_report_mixed(extractor: Extractor) -> None:
    (one,) = found(extractor, "The judge said Duarte had “abused the trust of many clients”.")
    assert one.mode is Mode.MIXED


def test_a_report_within_a_report_has_its_own_source(extractor: Extractor) -> None:
    text = "Ana Duarte said that Ben Okoro had denied that the dam was broken."
    each = {told(text, one)[:2] for one in found(extractor, text)}
    assert {("Ana Duarte", "said"), ("Ben Okoro", "denied")} <= each


def test_a_pronoun_is_given_the_name_it_stands_for(extractor: Extractor) -> None:
    text = "Ana Duarte opened the bridge.\n\n“It took two years,” she said."
    (one,) = [one for one in found(extractor, text) if one.mode is Mode.DIRECT]
    assert one.name == "Ana Duarte"


def test_paragraphs_of_one_quotation_have_one_speaker(extractor: Extractor) -> None:
    text = (
        "Ana Duarte opened the bridge.\n\n“We waited for two years,” she said.\n\n“We will not wait again for so long.”"
    )
    last = max(found(extractor, text), key=lambda one: one.content.start)
    assert (last.name, last.carried) == ("Ana Duarte", True)


def test_hearsay_has_no_source(extractor: Extractor) -> None:
    text = "The army reportedly left the town on Sunday."
    (one,) = found(extractor, text)
    assert told(text, one)[:2] == (None, "reportedly")


def test_a_name_and_a_colon_tell_the_speaker(extractor: Extractor) -> None:
    text = "The mayor met the press.\n\nAna Duarte: The bridge will open again next week."
    assert ("Ana Duarte", ":", ("The bridge will open again next week",)) in [
        told(text, one) for one in found(extractor, text)
    ]


@pytest.mark.parametrize("mark", ['"', "“", "''", "(", "«", ": ", "\n“", "said, “"])
def test_a_text_of_nothing_but_marks_is_read(extractor: Extractor, mark: str) -> None:
    text = mark * 800
    assert all(span.quote(text) for one in found(extractor, text) for span in one.contents)


def test_they_who_write_are_people_not_what_a_content_is_about(extractor: Extractor) -> None:
    text = (
        "Two researchers studied loud songs. Songs help males attract females. The birds sang more often, they wrote."
    )
    (one,) = [one for one in found(extractor, text) if one.cue and one.cue.quote(text) == "wrote"]
    assert one.name == "Two researchers"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A spokesman for Amina Hassan's army", "spokesman for Amina Hassan's army"),
        ("A spokesman for Prime Minister Orlando Reyes", "spokesman for Prime Minister Orlando Reyes"),
        ("A source close to Ana Duarte", "source close to Ana Duarte"),
        ("A study published on Monday in the journal Mycologia", "study published on Monday in the journal Mycologia"),
        ("A spokeswoman for Nordica Airlines", "Nordica Airlines"),
        ("A letter from Ana Duarte", "Ana Duarte"),
        ("Foreign ministry spokesman Luca Ferri", "Luca Ferri"),
        ("Brigadier Anwar al-Haddad", "Anwar al-Haddad"),
    ],
)
def test_whoever_speaks_is_no_name_that_only_stands_inside_the_phrase(
    extractor: Extractor, source: str, name: str
) -> None:
    text = f"{source} said the road was open."
    (one,) = found(extractor, text)
    assert one.speaker is not None
    assert (one.speaker.quote(text), one.name) == (source, name)
