"""Claims that differ in one number, date or place and in nothing else are what an analyst has to see."""

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim
from annotator.domain.ids import claim_id
from annotator.domain.link import LIKELY, Link, Relation
from annotator.domain.span import Span
from annotator.match.claims.but_one import but_one
from annotator.match.claims.reading import facets_of
from annotator.match.contrast import contrast
from annotator.match.names.attributed import saying_from, saying_until
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import said

_ALIKE_BUT_ONE = (
    ("The ferry was launched in 1983.", "The ferry was launched in 1986."),
    ("The ferry was launched in 1983, said captain Nora Tveit.", "The ferry was launched in 1986, the yard said."),
    ("The brewery employs 85 people.", "The brewery employs 130 people."),
    ("The lighthouse stands 40 metres above the bay.", "The lighthouse stands 55 metres above the bay."),
    ("The contract of Orlin was signed on 4 May 2019.", "The contract of Orlin was signed on 6 May 2019."),
    ("Mirko Halas was born in Split.", "Mirko Halas was born in Zadar."),
    ("Mirko Halas grew up in Split.", "Mirko Halas grew up in Zadar, according to his sister."),
)
_NOT = (
    ("The ferry was launched in 1983.", "The ferry was sold in 1986."),
    ("The ferry was launched in 1983.", "The tanker was launched in 1986."),
    ("The ferry was launched in 1983.", "The ferry was launched in 1983."),
    ("The brewery employed 85 people in 1990.", "The brewery employed 130 people in 2010."),
    ("Split was flooded on Sunday.", "Zadar was flooded on Sunday."),
    ("In Split a storm killed three people.", "In Zadar a storm killed three people."),
    ("Mirko Halas was born in Split.", "Mirko Halas was not born in Zadar."),
    ("The prize was won by Mirko Halas.", "The prize was won by Alena Moravec."),
    ("Mirko Halas was born in Split in 1950.", "Mirko Halas was born in Zadar in 1953."),
    ("It cost 300 euros.", "It took 300 days."),
    ("1983.", "1986."),
)


def _alike(one: str, other: str) -> bool:
    a, b = (facets_of(*said(each)) for each in (one, other))
    assert but_one(a, b) == but_one(b, a)
    return but_one(a, b)


@pytest.mark.parametrize(("one", "other"), _ALIKE_BUT_ONE)
def test_claims_that_differ_in_one_thing_are_found(one: str, other: str) -> None:
    assert _alike(one, other)


@pytest.mark.parametrize(("one", "other"), _NOT)
def test_claims_that_differ_in_more_or_in_nothing_are_not(one: str, other: str) -> None:
    assert not _alike(one, other)


def _article(name: str, day: str, lead: str, told: str) -> tuple[Article, Claim]:
    text = f"{lead} {told}"
    article, span = new_article(text, file=name, source=name, published=day), Span(len(lead) + 1, len(text))
    return article, Claim(claim_id(article.id, span, None), article.id, span, told)


def _link(one: str, other: str, *, elsewhere: str = "Ostrava", later: str = "2024-03-07") -> Link | None:
    town = "The brewery of Hradek in {} burned on Saturday, fire chief Alena Moravec said. A ferry brought help."
    first = _article("a", "2024-03-03", town.format("Ostrava"), one)
    second = _article("b", later, f"Days later the brewery of Hradek in {elsewhere} is still shut.", other)
    given = Corpus([first[0], second[0]], [first[1], second[1]], [])
    return next((each for each in suggest(given) if isinstance(each, Link)), None)


@pytest.mark.parametrize(("one", "other"), _ALIKE_BUT_ONE)
def test_what_differs_in_one_thing_is_shown_as_a_contradiction(one: str, other: str) -> None:
    found = _link(one, other)
    assert found is not None
    assert found.relation is Relation.CONTRADICTS
    assert found.score >= LIKELY


def test_days_between_the_reports_tell_nothing_of_what_was_built_long_before() -> None:
    one, other = "The ferry was launched in 1983.", "The ferry was launched in 1986, the court said."
    found = _link(one, other, later="2024-05-20")
    assert found is not None
    assert found.relation is Relation.CONTRADICTS


def test_articles_that_share_no_name_are_of_other_things() -> None:
    one = _article("a", "2024-03-03", "The brewery of Hradek in Ostrava burned.", "The plant was opened in 1962.")
    other = _article(
        "b", "2024-03-07", "Nurses at the clinic of Pilsen are on strike.", "The plant was opened in 1971."
    )
    found = [each for each in suggest(Corpus([one[0], other[0]], [one[1], other[1]], [])) if isinstance(each, Link)]
    assert all(each.score < LIKELY for each in found)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("The tank was installed in 1994, said union leader Marit Hauge.", "The tank was installed in 1994"),
        ("The tank leaked, the court said.", "The tank leaked"),
        ("The tank leaked, according to Nora Tveit, the captain.", "The tank leaked"),
        ("The tank, said to be the oldest in Norway, leaked.", "The tank, said to be the oldest in Norway, leaked."),
        (
            "The tank leaked, three were reported missing in Graz.",
            "The tank leaked, three were reported missing in Graz.",
        ),
        ("Marit Hauge said the tank leaked.", "Marit Hauge said the tank leaked."),
        ("", ""),
    ],
)
def test_who_says_it_is_known_at_the_end(told: str, kept: str) -> None:
    assert told[: saying_from(told)] == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Union leader Marit Hauge said the tank leaked.", "the tank leaked."),
        ("The court said that Otto Brandl had died.", "Otto Brandl had died."),
        ("According to Nora Tveit, the tank leaked.", "the tank leaked."),
        ("Otto Brandl said goodbye to Nora Tveit.", "Otto Brandl said goodbye to Nora Tveit."),
        ("The tank said to be the oldest leaked.", "The tank said to be the oldest leaked."),
        ("The tank leaked.", "The tank leaked."),
    ],
)
def test_who_says_it_is_known_at_the_beginning(told: str, kept: str) -> None:
    assert told[saying_until(told) :] == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{tank} in 1994, said union leader Marit Hauge.", "{tank} in 2008, said spokeswoman Tuula Rantanen."),
        ("Union leader Marit Hauge said {tank} in 1994.", "Spokeswoman Tuula Rantanen said that {tank} in 2008."),
        ("According to Marit Hauge, {tank} in 1994.", "{tank} in 2008, according to Tuula Rantanen."),
    ],
)
def test_who_says_it_is_no_name_of_the_matter(one: str, other: str) -> None:
    first, second = (said(each.format(tank="the tank was installed")) for each in (one, other))
    found = contrast(*first, *second)
    assert found.relation is Relation.CONTRADICTS
    assert not any("Hauge" in reason for reason in found.reasons)
