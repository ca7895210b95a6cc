"""Asides that tell who says the sentence beside them, with the model; and what only looks like one."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Claim, Role
from annotator.extract.findings import findings
from annotator.extract.pipeline import Extractor

from .test_attributions import found, told

pytestmark = pytest.mark.model


def said(extractor: Extractor, text: str) -> list[tuple[str, str | None]]:
    """The wording of each claim with the name of who says it."""
    (batch,) = extractor.extract([new_article(text, language="en")])
    claims = [one for one in batch.proposals if isinstance(one, Claim)]
    speakers = [claim.slot(Role.SPEAKER) for claim in claims]
    return [(claim.text, speaker.value if speaker else None) for claim, speaker in zip(claims, speakers, strict=True)]


_FULL = "The ferry had been overloaded."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("As the Coastal Mirror reported, the ferry had been overloaded.", "Coastal Mirror"),
        ("The ferry had been overloaded, as the Coastal Mirror reported.", "Coastal Mirror"),
        ("The ferry, as the Coastal Mirror first reported on Tuesday, had been overloaded.", "Coastal Mirror"),
        ("As reported by the Coastal Mirror, the ferry had been overloaded.", "Coastal Mirror"),
        ("The ferry had been overloaded, as reported by the Coastal Mirror.", "Coastal Mirror"),
        ("As reported in the Coastal Mirror, the ferry had been overloaded.", "Coastal Mirror"),
        ("As was reported by the harbour office, the ferry had been overloaded.", "harbour office"),
        ("As the mayor put it, the ferry had been overloaded.", "mayor"),
        ("The ferry had been overloaded, as Milan Petrik put it.", "Milan Petrik"),
        ("As Milan Petrik told the Coastal Mirror, the ferry had been overloaded.", "Milan Petrik"),
        ("But as Milan Petrik pointed out, the ferry had been overloaded.", "Milan Petrik"),
        ("As officials say, the ferry had been overloaded.", "officials"),
        ("So the Coastal Mirror, the ferry had been overloaded.", "Coastal Mirror"),
        ("The ferry had been overloaded, so the Coastal Mirror.", "Coastal Mirror"),
        ("In the words of Milan Petrik, the ferry had been overloaded.", "Milan Petrik"),
        ("The Coastal Mirror reports that the ferry had been overloaded.", "Coastal Mirror"),
        ("The ferry had been overloaded, the Coastal Mirror reports.", "Coastal Mirror"),
    ],
)
def test_the_sentence_beside_an_aside_is_the_only_claim_and_has_its_speaker(
    extractor: Extractor, text: str, name: str
) -> None:
    assert said(extractor, text) == [(_FULL, name)]


@pytest.mark.parametrize(
    "text",
    [
        "As expected, the port will remain closed.",
        "As he spoke, the crowd cheered.",
        "As police confirmed the deaths, families gathered at the port.",
        "As promised by the minister, the road was built.",
        "As the mayor described the scene, residents wept.",
        "As things stand, the talks will go on.",
        "The toll was not, as the ministry claimed, 14.",
        "The ferry was not as full as the company claimed.",
        "The doors were locked, so the crew broke them.",
        "So the minister, Tomas Brandt, resigned.",
        "So far, the toll has risen to 19.",
        "As we reported yesterday, the ferry was overloaded.",
    ],
)
def test_what_only_looks_like_an_aside_names_no_speaker(extractor: Extractor, text: str) -> None:
    assert [name for _, name in said(extractor, text) if name] == []


def test_each_side_of_a_semicolon_has_the_speaker_of_its_own_aside(extractor: Extractor) -> None:
    text = "Such ships, as Reuters reported in March, are often old; many, as Keller pointed out, were built in Korvik."
    assert said(extractor, text) == [
        ("Such ships are often old.", "Reuters"),
        ("Many were built in Korvik.", "Keller"),
    ]


def test_what_and_opens_behind_another_clause_alone_is_reported(extractor: Extractor) -> None:
    text = "The ferry passed its inspection, and, as the Coastal Mirror noted, the owner received a new licence."
    assert said(extractor, text) == [
        ("The ferry passed its inspection.", None),
        ("The owner received a new licence.", "Coastal Mirror"),
    ]


def test_a_report_that_is_reported_keeps_its_own_speaker(extractor: Extractor) -> None:
    text = "“The doors were locked,” Milan Petrik said, as the Coastal Mirror reported."
    assert said(extractor, text) == [("The doors were locked.", "Milan Petrik")]


def test_a_quotation_beside_an_aside_is_direct(extractor: Extractor) -> None:
    text = "As Milan Petrik put it: “The doors were locked and nobody came.”"
    assert ("Milan Petrik", "put", ("“The doors were locked and nobody came.”",)) in [
        told(text, one) for one in found(extractor, text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The council, Duarte said, has approved the plan.",
        "The council, according to Duarte, has approved the plan.",
        "“The council,” Duarte said, “has approved the plan.”",
    ],
)
def test_an_aside_between_subject_and_verb_leaves_the_claim_whole(extractor: Extractor, text: str) -> None:
    assert said(extractor, text) == [("The council has approved the plan.", "Duarte")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The doors were locked,” survivor Milan Petrik said, via the Harbour Telegraph.", "survivor Milan Petrik"),
        ('"The doors were locked," survivor Milan Petrik said, via the Harbour Telegraph.', "survivor Milan Petrik"),
        ('"The doors were locked," survivor Milan Petrik said via the Harbour Telegraph.', "survivor Milan Petrik"),
        ("The doors were locked, survivor Milan Petrik said, via the Harbour Telegraph.", "survivor Milan Petrik"),
        ('"The doors were locked," said Milan Petrik, via the Harbour Telegraph.', "Milan Petrik"),
    ],
)
def test_an_outlet_behind_the_cue_is_neither_speaker_nor_said(extractor: Extractor, text: str, source: str) -> None:
    assert said(extractor, text) == [("The doors were locked.", "Milan Petrik")]
    (one,) = findings(extractor.read(new_article(text, language="en"))).attributions
    assert (told(text, one)[0], text.find("Telegraph") < one.content.end) == (source, False)


def test_a_quotation_is_whole_where_the_parser_takes_a_title_for_a_verb(extractor: Extractor) -> None:
    quoted = '"The doors were locked and nobody came to help us,"'
    text = f"{quoted} survivor Milan Petrik said, via the Harbour Telegraph. Rescuers reached the ship at noon."
    ((one, _),) = [(told(text, one)[2], one.name) for one in found(extractor, text)]
    assert one == (quoted,)
    assert {name for words, name in said(extractor, text) if not words.startswith("Rescuers")} == {"Milan Petrik"}


def test_many_asides_are_read(extractor: Extractor) -> None:
    text = "as X reported, so X, " * 200
    assert all(span.quote(text) for one in found(extractor, text) for span in one.contents)


@pytest.mark.parametrize(
    "text",
    [
        "The plan would, as its critics say, cost billions.",
        "The plan would, critics say, cost billions.",
        "The plan would not, critics say, cost billions.",
    ],
)
def test_would_and_not_before_an_aside_stay_in_the_claim(extractor: Extractor, text: str) -> None:
    ((words, _),) = said(extractor, text)
    assert words == text


def test_a_shared_verb_behind_an_aside_keeps_the_subject(extractor: Extractor) -> None:
    text = "The ferry company, as first reported by the Coastal Mirror, sold two ships and dismissed 40 sailors."
    assert said(extractor, text) == [
        ("The ferry company sold two ships.", "Coastal Mirror"),
        ("The ferry company dismissed 40 sailors.", "Coastal Mirror"),
    ]
