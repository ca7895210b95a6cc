"""Spellings become entities: full names by likeness, short ones by the only full name they fit."""

import random
from collections.abc import Iterable

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.match.entities import group_names
from tests.match.reports import report, within


def named(article: Article, *spellings: str, label: str = "PERSON") -> list[Mention]:
    spans = [within(article, spelling) for spelling in spellings]
    return [
        Mention(mention_id(article.id, span, label), article.id, span, spelling, label)
        for span, spelling in zip(spans, spellings, strict=True)
    ]


def variants(entities: Iterable[Entity]) -> set[tuple[str, ...]]:
    return {entity.variants for entity in entities}


def test_transliterations_of_one_man_become_one_entity() -> None:
    one = report("Mohamed ElBaradei spoke.")
    two = report("Mohammed al-Baradei left, and al-Baradey returned.")
    mentions = named(one, "Mohamed ElBaradei") + named(two, "Mohammed al-Baradei", "al-Baradey")
    assert variants(group_names(mentions, [one, two])) == {("Mohamed ElBaradei", "Mohammed al-Baradei", "al-Baradey")}


def test_a_surname_that_two_people_share_joins_the_one_named_in_its_article() -> None:
    one = report("John Miller came. Miller went.")
    two = report("Susan Miller came. Miller slept.")
    mentions = named(one, "John Miller") + named(two, "Susan Miller")
    short = [
        Mention(mention_id(article.id, span, "PERSON"), article.id, span, "Miller", "PERSON")
        for article, span in ((one, within(one, "Miller", 12)), (two, within(two, "Miller", 14)))
    ]
    entities = group_names([*mentions, *short], [one, two])
    assert variants(entities) == {("John Miller", "Miller"), ("Miller", "Susan Miller")}
    assert all(len(entity.mentions) == 2 for entity in entities)


def test_a_surname_that_fits_two_people_elsewhere_stays_alone() -> None:
    one, two, three = report("John Miller came."), report("Susan Miller came."), report("Miller slept.")
    mentions = named(one, "John Miller") + named(two, "Susan Miller") + named(three, "Miller")
    assert variants(group_names(mentions, [one, two, three])) == {("John Miller",), ("Susan Miller",), ("Miller",)}


def test_people_with_like_first_names_stay_apart() -> None:
    article = report("Khalifa Haftar met Khalid Al Attiyah and Khaled al-Mishri.")
    mentions = named(article, "Khalifa Haftar", "Khalid Al Attiyah", "Khaled al-Mishri")
    assert len(group_names(mentions, [article])) == 3


def test_an_acronym_joins_its_long_form() -> None:
    article = report("The Government of National Accord, or GNA, met the United Nations.")
    mentions = named(article, "Government of National Accord", "GNA", "United Nations", label="ORG")
    assert variants(group_names(mentions, [article])) == {("GNA", "Government of National Accord"), ("United Nations",)}


def test_a_person_mislabelled_once_is_still_one_person() -> None:
    one, two = report("Yasar Guler spoke."), report("Yasar Güler spoke.")
    mentions = named(one, "Yasar Guler") + named(two, "Yasar Güler", label="ORG")
    assert [entity.label for entity in group_names(mentions, [one, two])] == ["PERSON"]


def test_every_mention_is_in_at_most_one_entity() -> None:
    article = report("Ann Lee met Anne Lee, Lee, A. Lee, Li and Ann.")
    mentions = named(article, "Ann Lee", "Anne Lee", "Lee,", "A. Lee", "Li ", "Ann.")
    taken = [mention for entity in group_names(mentions, [article]) for mention in entity.mentions]
    assert sorted(taken) == sorted(set(taken))
    assert set(taken) == {mention.id for mention in mentions}


def test_entities_do_not_depend_on_the_order_of_mentions() -> None:
    one, two = report("Moammar Gadhafi and Hillary Clinton."), report("Gaddafi, or Muammar Gaddafi, and Clinton.")
    mentions = named(one, "Moammar Gadhafi", "Hillary Clinton") + named(
        two, "Muammar Gaddafi", "Gaddafi and"[:7], "Clinton"
    )
    shuffled = random.Random(3).sample(mentions, len(mentions))
    assert group_names(shuffled, [two, one]) == group_names(mentions, [one, two])


def test_nothing_named_gives_no_entities() -> None:
    assert group_names([], []) == []
