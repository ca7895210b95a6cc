"""A ministry, court or parliament is of the land that its article tells, and never of two."""

import re
from collections.abc import Sequence

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.entity import Entity
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.entities import group_names
from annotator.match.entities.general_bodies import every_land_has, land_about, land_of, with_land
from tests.match.reports import report

_LABELS = {
    **dict.fromkeys(("Libya", "Tripoli", "Benghazi", "Egypt", "Cairo", "Sudan", "Geneva"), "GPE"),
    **dict.fromkeys(("Brega", "Braga", "Portugal"), "GPE"),
    **dict.fromkeys(("Libyan", "Egyptian", "Libyans"), "NORP"),
}
_BODIES = (
    *("Libyan Ministry of Health", "Health Ministry of Egypt", "Ministry of Health", "Health Ministry", "Parliament"),
    *("Supreme Court", "Central Bank", "Army", "Security Council"),
)
_NAME = re.compile("|".join(rf"\b{name}\b" for name in (*_BODIES, *_LABELS)))


def _mentions(articles: Sequence[Article]) -> list[Mention]:
    found = [(article, Span(*match.span()), match[0]) for article in articles for match in _NAME.finditer(article.text)]
    labels = [_LABELS.get(name, "ORG") for _, _, name in found]
    return [
        Mention(mention_id(article.id, at, label), article.id, at, name, label)
        for (article, at, name), label in zip(found, labels, strict=True)
    ]


def _bodies(*articles: Article) -> list[tuple[tuple[str, ...], list[int]]]:
    """The spellings of every body that comes out, and the places of the articles that it is named in."""
    return sorted((each.variants, _places(each, articles)) for each in _entities(articles) if each.label == "ORG")


def _entities(articles: Sequence[Article]) -> list[Entity]:
    return group_names(_mentions(articles), articles)


def _places(entity: Entity, articles: Sequence[Article]) -> list[int]:
    home = {each.id: each.article for each in _mentions(articles)}
    return sorted({[article.id for article in articles].index(home[each]) for each in entity.mentions})


LIBYA = "TRIPOLI - The {} spoke of nine dead in Tripoli. Libya asks for help."
EGYPT = "CAIRO - The {} spoke of nine dead in Cairo. Egypt sends doctors."


@pytest.mark.parametrize("body", ["Ministry of Health", "Supreme Court", "Parliament", "Central Bank", "Army"])
def test_a_body_of_every_land_is_one_in_each_land(body: str) -> None:
    found = _bodies(report(LIBYA.format(body)), report(EGYPT.format(body)), report(LIBYA.format(body)))
    assert found == [((body,), [0, 2]), ((body,), [1])]


def test_two_spellings_of_a_ministry_in_two_lands_are_two() -> None:
    found = _bodies(report(LIBYA.format("Ministry of Health")), report(EGYPT.format("Health Ministry")))
    assert found == [(("Health Ministry",), [1]), (("Ministry of Health",), [0])]


def test_a_body_of_all_lands_stays_one() -> None:
    found = _bodies(report(LIBYA.format("Security Council")), report(EGYPT.format("Security Council")))
    assert found == [(("Security Council",), [0, 1])]


def test_what_stands_beside_the_name_goes_before_what_the_article_is_about() -> None:
    abroad = report(
        "CAIRO - In Cairo, Egypt, Libya's Ministry of Health asked for help. The Ministry of Health thanked."
    )
    found = _bodies(abroad, report(LIBYA.format("Ministry of Health")), report(EGYPT.format("Ministry of Health")))
    assert found == [(("Ministry of Health",), [0, 1]), (("Ministry of Health",), [2])]


def test_an_article_that_tells_no_land_means_the_ministry_of_none() -> None:
    nowhere = report("The Ministry of Health has no more beds.")
    found = _bodies(nowhere, report(LIBYA.format("Ministry of Health")), report(EGYPT.format("Ministry of Health")))
    assert found == [(("Ministry of Health",), [place]) for place in (0, 1, 2)]
    assert _bodies(nowhere, report(LIBYA.format("Ministry of Health"))) == [(("Ministry of Health",), [0, 1])]


def test_a_ministry_is_the_one_that_is_called_by_its_land() -> None:
    named = report("The Libyan Ministry of Health sent a team.")
    articles = named, report(LIBYA.format("Ministry of Health")), report(EGYPT.format("Ministry of Health"))
    assert _bodies(*articles) == [
        (("Libyan Ministry of Health", "Ministry of Health"), [0, 1]),
        (("Ministry of Health",), [2]),
    ]
    told = next(each for each in _entities(articles) if len(each.variants) > 1)
    assert "its articles tell it to be of Libya, kept apart from those of other lands" in told.reasons


def test_where_nothing_joins_two_articles_but_parliament_it_is_said() -> None:
    one, other = report("Parliament sat late over the fish quota."), report("Parliament met about schools and wages.")
    (found,) = _entities([one, other])
    assert any("hardly anything but the name" in reason for reason in found.reasons)


def test_an_article_is_about_the_land_of_most_of_its_places() -> None:
    for text, land in (
        ("Libyans in Benghazi and Tripoli heard from Geneva.", "libya"),
        ("Tripoli and Cairo spoke.", ""),
        ("Nobody spoke.", ""),
    ):
        article = report(text)
        assert land_about(article, _mentions([article])) == land
    at_home = new_article("Nobody spoke.", url="https://herald.example.ly/one")
    assert land_about(at_home, []) == "libya"


def test_towns_that_are_spelled_nearly_alike_are_two_in_reports_of_two_lands() -> None:
    port = report("The port of Brega is open. Libya sells oil again.")
    cup = report("A match in Braga was called off. Portugal saw rain.")
    later = report("Braga is closed, they say in Tripoli.")
    names = [each.variants for each in _entities([port, cup]) if {"Brega", "Braga"} & {*each.variants}]
    assert sorted(names) == [("Braga",), ("Brega",)]
    together = [each.variants for each in _entities([port, later]) if "Brega" in each.variants]
    assert together == [("Braga", "Brega")]


def test_general_bodies_and_lands_are_told_by_their_words() -> None:
    assert every_land_has("the Foreign Ministry")
    assert not every_land_has("State Department")
    assert not every_land_has("World Bank")
    assert land_of("Libyans") == land_of("Benghazi") == "libya"
    assert with_land("Army", {"libya"}) == "libya Army"
    assert with_land("Army", {"libya", "egypt"}) == "Army"
