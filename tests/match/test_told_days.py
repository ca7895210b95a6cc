"""The day that a claim tells outweighs the days between two reports, and is not yet told by what came out before."""

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.link import Link, Relation
from annotator.domain.time import calendar_value
from annotator.match.claims.facets import Facets, facets
from annotator.match.links.other_reports import of_one_day, struck_later
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import claim, report, within

MARCH, APRIL = calendar_value("2025-03-13"), calendar_value("2025-04-02")


def _facets(text: str, day: str | None = None) -> Facets:
    article = report(text)
    return facets(claim(article, text, None, *((Slot(Role.TIME, value=day),) if day else ())), text)


@pytest.mark.parametrize(
    ("day", "other", "told"),
    [
        ("2025-03-12", None, True),
        ("2025-03-13", None, True),
        ("2025-03-12", "2025-03-12", True),
        ("2025-03-12", "2025-03-01", False),
        ("2025-03-02", None, False),
        ("2025-03-14", None, False),
        ("2025-03", None, False),
    ],
)
def test_a_day_is_that_of_a_report_which_came_out_then(day: str, other: str | None, told: bool) -> None:
    later, earlier = _facets("The leak killed five workers.", day), _facets("The leak killed four workers.", other)
    assert of_one_day(later, earlier, (APRIL, MARCH)) is told
    assert of_one_day(earlier, later, (MARCH, APRIL)) is told


def test_claims_without_days_are_of_no_one_day() -> None:
    one, other = _facets("The leak killed five workers."), _facets("The leak killed four workers.")
    assert not of_one_day(one, other, (APRIL, MARCH))
    assert not of_one_day(one, other, (None, None))


@pytest.mark.parametrize(
    ("text", "day", "later"),
    [
        ("The leak killed five workers.", "2025-03-28", True),
        ("The leak killed five workers.", "2025-03-14", False),
        ("The leak killed five workers.", "2025-03-12", False),
        ("The mill opened its doors.", "2025-03-28", False),
        ("The leak might kill five workers.", "2025-03-28", False),
    ],
)
def test_whom_something_struck_after_a_report_it_did_not_tell(text: str, day: str, later: bool) -> None:
    one, other = _facets(text, day), _facets("The leak killed four workers.")
    assert (struck_later(one, other, (APRIL, MARCH)) is not None) is later
    assert (struck_later(other, one, (MARCH, APRIL)) is not None) is later


def _struck(text: str, day: str | None, published: str) -> tuple[Article, Claim]:
    article = report(text, published=published)
    quote = text.split(". ", maxsplit=1)[0]
    slots = (
        Slot(Role.SUBJECT, within(article, "fire")),
        Slot(Role.OBJECT, within(article, "guests")),
        *((Slot(Role.TIME, value=day),) if day else ()),
    )
    return article, claim(article, quote, "killed", *slots)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-03-03", {Relation.SUPERSEDES, Relation.CONTRADICTS}),
        ("2025-03-28", {Relation.DIFFERENT}),
    ],
)
def test_a_fire_of_one_day_is_one_and_a_later_one_is_another(day: str, told: set[Relation]) -> None:
    one, first = _struck(
        "A fire in Brennick killed two guests. Mayor Olaf Dunn spoke to the press.", None, "2025-03-04"
    )
    two, then = _struck("The fire killed four guests. A judge in Brennick heard the mayor, Dunn.", day, "2025-03-29")
    found = [each for each in suggest(Corpus([one, two], [first, then], [])) if isinstance(each, Link)]
    assert {each.relation for each in found} <= told
    assert found
