"""What is denied of one time, place or person leaves open what is told of another."""

import pytest

from annotator.domain.claim import Role, Slot
from annotator.domain.link import Relation
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
