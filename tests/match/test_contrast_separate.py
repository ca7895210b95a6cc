"""What is denied of one time, place or person leaves open what is told of another."""

import pytest

from annotator.domain.claim import Role, Slot
from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from annotator.match.contrast import contrast
from tests.match.reports import claim, report, said, within


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The regatta was held in May 2023", "The regatta was not held in June 2023"),
        ("The bridge was opened on 3 May 2021", "The bridge was closed on 9 May 2021"),
        ("The editor was arrested on Monday", "The editor was released on Friday"),
        ("Norway warned Finland over the fish", "Norway did not warn Iceland over the fish"),
    ],
)
def test_another_time_or_another_name_is_not_denied(a: str, b: str) -> None:
    assert contrast(*said(a), *said(b)).relation is Relation.DIFFERENT
    assert contrast(*said(b), *said(a)).relation is Relation.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The regatta was held in May 2023", "The regatta was not held in May 2023"),
        ("The regatta was held in May 2023", "The regatta was not held"),
        ("Norway warned Finland over the fish", "Norway did not warn Finland over the fish"),
    ],
)
def test_a_denial_of_the_same_time_and_names_contradicts(a: str, b: str) -> None:
    assert contrast(*said(a), *said(b)).relation is Relation.CONTRADICTS


def test_who_holds_an_office_elsewhere_is_another() -> None:
    texts = ("The mayor of Vienna resigned", "The mayor of Lisbon resigned")
    articles = [report(text) for text in texts]
    held = [
        claim(article, text, "resigned", Slot(Role.SUBJECT, within(article, text.removesuffix(" resigned"))))
        for article, text in zip(articles, texts, strict=True)
    ]
    found = contrast(held[0], texts[0], held[1], texts[1])
    assert (found.relation, found.reasons[0]) == (Relation.DIFFERENT, "said of others")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Floods killed 7 people in southern Poland", "Floods killed 23 people in eastern Bangladesh"),
        ("A quake hit Italy on 3 May 2021", "A quake hit Nepal on 9 June 2021"),
        ("Ruto was elected in Kenya in 2022", "Hichilema was elected in Zambia in 2021"),
    ],
)
def test_two_things_that_differ_are_of_two_events(a: str, b: str) -> None:
    found = contrast(*said(a), *said(b))
    assert found.relation is Relation.DIFFERENT
    assert found.attributes[Attribute.POLARITY] is not Standing.DIFFER


def test_a_denial_of_another_event_is_no_difference_in_polarity() -> None:
    found = contrast(*said("The envoy arrived in Rome on 3 May"), *said("The envoy did not arrive in Oslo on 9 May"))
    assert found.relation is Relation.DIFFERENT
    assert found.attributes[Attribute.POLARITY] is Standing.SILENT
    assert not any(difference.note == "one denies it" for difference in found.differences)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("With a permit the firm drilled in the park", "Without a permit the firm drilled in the park"),
        ("She was the only survivor", "She was not the only survivor"),
        ("The school was evacuated before the blast", "The school was evacuated after the blast"),
        ("Ben is the youngest member of the board", "Ben is the oldest member of the board"),
        ("The court ruled in favour of the firm", "The court ruled against the firm"),
        ("Few residents returned to the town", "Most residents returned to the town"),
    ],
)
def test_small_words_that_exclude_each_other_contradict(a: str, b: str) -> None:
    there, back = contrast(*said(a), *said(b)), contrast(*said(b), *said(a))
    assert (there.relation, back.relation) == (Relation.CONTRADICTS, Relation.CONTRADICTS)


def test_what_nobody_said_is_left_open() -> None:
    found = contrast(*said("He did not say that the talks had failed"), *said("The talks had failed"))
    assert found.relation is Relation.SUPPORTS
    assert found.attributes[Attribute.CERTAINTY] is Standing.DIFFER


def test_whom_blows_weeks_apart_struck_are_others_and_a_toll_runs_on() -> None:
    may, autumn = said("A bomb killed nine people on 2 May 2023"), said("A bomb killed 12 people on 5 September 2023")
    assert contrast(*autumn, *may, 126).relation is Relation.DIFFERENT
    toll = said("By 5 September 2023 the fever had killed 12 people")
    assert contrast(*toll, *said("By 2 May 2023 the fever had killed nine people"), 126).relation is Relation.SUPERSEDES
