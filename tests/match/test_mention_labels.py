"""Mentions that name something are in entities, whatever tool labelled them; those of values are not."""

import pytest

from annotator.domain.article import Article
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.match.entities.entities import group_names
from annotator.match.entities.labels import KINDS, kind_of_label, names_something, relabelled
from annotator.services.help_pages import PAGES, markdown
from tests.match.reports import report, within


def _named(article: Article, name: str, label: str) -> Mention:
    at = within(article, name)
    return Mention(mention_id(article.id, at, label), article.id, at, name, label)


def _entities(*told: tuple[str, str, str]) -> list[tuple[str, tuple[str, ...], int]]:
    """Label, spellings and number of mentions of all entities of these texts, each with a name and its label."""
    articles = [report(text) for text, _, _ in told]
    mentions = [_named(article, name, label) for article, (_, name, label) in zip(articles, told, strict=True)]
    return [(each.label, each.variants, len(each.mentions)) for each in group_names(mentions, articles)]


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("PRODUCT", "MQ-9 Reaper", "MQ9 Reaper"),
        ("WORK_OF_ART", "War and Peace", "War and Peace"),
        ("LAW", "Law on Public Order", "Law on Public Order"),
        ("MISC", "Azadegan", "Azadegan"),
        ("VESSEL", "Maria Luz", "MARIA LUZ"),
    ],
)
def test_what_has_a_name_is_an_entity(label: str, one: str, other: str) -> None:
    ((told, spellings, many),) = _entities((f"They saw {one}.", one, label), (f"We met {other}.", other, label))
    assert (told, set(spellings), many) == (label, {one, other}, 2)


@pytest.mark.parametrize(("a", "b"), [("iPhone 12", "iPhone 13"), ("S-300", "S-400"), ("T-72", "T-90")])
def test_two_makes_are_two_entities(a: str, b: str) -> None:
    assert len(_entities((f"They sold the {a}.", a, "PRODUCT"), (f"They sold the {b}.", b, "PRODUCT"))) == 2


@pytest.mark.parametrize("label", ["DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "timex3"])
def test_values_are_in_no_entity(label: str) -> None:
    assert _entities(("It was Monday 12.", "Monday 12", label)) == []


def test_a_plain_noun_is_no_name_of_a_product() -> None:
    assert _entities(("They sold the car.", "car", "PRODUCT")) == []


def test_labels_of_other_tools_mean_the_same_kinds() -> None:
    found = _entities(
        ("Ann Lee came.", "Ann Lee", "PER"),
        ("Anne Lee left.", "Anne Lee", "PERSON"),
        ("Oslo slept.", "Oslo", "Location"),
    )
    assert found == [("PERSON", ("Ann Lee", "Anne Lee"), 2), ("LOC", ("Oslo",), 1)]


def test_a_name_whose_kind_nothing_tells_takes_the_kind_that_others_tell() -> None:
    told = [("Oslo slept.", "Oslo", "MISC"), ("In Oslo it rained.", "Oslo", "MISC"), ("Oslo woke.", "Oslo", "GPE")]
    assert _entities(*told) == [("GPE", ("Oslo",), 3)]


def test_a_label_is_called_by_its_kind() -> None:
    assert [kind_of_label(each) for each in ("PER", "Work-of-Art", "VESSEL", "date")] == [
        *("PERSON", "WORK_OF_ART", "VESSEL", "")
    ]
    mention = _named(report("Ann Lee came."), "Ann Lee", "PER")
    assert relabelled(mention).label == "PERSON"
    assert names_something(mention)


def test_the_help_tells_which_labels_give_entities() -> None:
    told = markdown(next(page for page in PAGES if page.id == "matching"))
    assert all(kind in told for kind in KINDS)
