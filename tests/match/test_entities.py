"""Spellings become entities: full names by likeness, short ones by the only full name they fit."""

import random
from collections.abc import Iterable

import pytest

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.bracketed import spelled_from
from annotator.match.entities.entities import group_names
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


@pytest.mark.parametrize(
    ("whole", "initial"), [("Grace Wanjiku Otieno", "Grace W. Otieno"), ("Hassan Wanyama", "H. Wanyama")]
)
def test_an_initial_that_no_sound_tells_still_joins_and_takes_no_surname_away(whole: str, initial: str) -> None:
    surname = whole.rsplit(maxsplit=1)[-1]
    one, two, three = (
        report(f"Minister {whole} spoke."),
        report(f"Minister {initial} left."),
        report(f"{surname} slept."),
    )
    mentions = named(one, whole) + named(two, initial) + named(three, surname)
    assert variants(group_names(mentions, [one, two, three])) == {tuple(sorted((whole, initial, surname)))}


def test_governors_of_towns_that_no_report_names_together_stay_apart() -> None:
    reports = [
        report("A bomb went off in Al-Narsa. Governor Khaled Mansour came."),
        report("Shops burned in Narsah. The governor, Khalid Mansur, came."),
        report("A bomb went off in Deir Tolan. Governor Khalid Mansouri came."),
    ]
    told = zip(
        reports,
        ("Al-Narsa", "Narsah", "Deir Tolan"),
        ("Khaled Mansour", "Khalid Mansur", "Khalid Mansouri"),
        strict=True,
    )
    mentions = [each for text, town, name in told for each in (*named(text, name), *named(text, town, label="GPE"))]
    people = [each.variants for each in group_names(mentions, reports) if each.label == "PERSON"]
    assert sorted(people) == [("Khaled Mansour", "Khalid Mansur"), ("Khalid Mansouri",)]


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


def test_an_acronym_in_brackets_joins_what_stands_before_it() -> None:
    one = report("The Libyan Arab Armed Forces (LNA) advanced.")
    two = report("LNA fighters withdrew.")
    mentions = named(one, "Libyan Arab Armed Forces", "LNA", label="ORG") + named(two, "LNA", label="ORG")
    assert variants(group_names(mentions, [one, two])) == {("LNA", "Libyan Arab Armed Forces")}


def test_an_acronym_in_brackets_is_not_the_tail_of_what_it_spells() -> None:
    text = "The United Nations Support Mission in Libya (UNSMIL) met Libya."
    one, two = report(text), report("UNSMIL left.")
    tail = named(one, "Libya", label="GPE")
    short = named(one, "UNSMIL", label="ORG") + named(two, "UNSMIL", label="ORG")
    assert variants(group_names(tail + short, [one, two])) == {("Libya",), ("UNSMIL",)}
    whole = named(one, "United Nations Support Mission in Libya", label="ORG")
    found = {("Libya",), ("UNSMIL", "United Nations Support Mission in Libya")}
    assert variants(group_names(tail + whole + short, [one, two])) == found


def test_a_body_named_without_its_place_is_the_acronym_that_is_put_behind_the_place() -> None:
    one = report("The United Nations Support Mission in Libya (UNSMIL) met them.")
    two = report("UNSMIL left.")
    mentions = named(one, "United Nations Support Mission", "UNSMIL", label="ORG") + named(one, "Libya", label="GPE")
    mentions += named(two, "UNSMIL", label="ORG")
    found = {("Libya",), ("UNSMIL", "United Nations Support Mission")}
    assert variants(group_names(mentions, [one, two])) == found
    three = report("The United Nations Support Mission in Somalia (UNSMIS) met them.")
    more = named(three, "United Nations Support Mission", "UNSMIS", label="ORG") + named(three, "Somalia", label="GPE")
    held = variants(group_names(mentions + more, [one, two, three]))
    assert not any({"UNSMIL", "UNSMIS"} <= set(entity) for entity in held)


@pytest.mark.parametrize(
    ("english", "german"), [("Dmitri Volkov", "Dmitry Wolkow"), ("Mikhail Gorbachev", "Michail Gorbatschow")]
)
def test_a_name_written_in_the_german_way_is_found(english: str, german: str) -> None:
    one, two = report(f"Minister {english} came."), report(f"Minister {german} left.")
    mentions = named(one, english) + named(two, german)
    assert variants(group_names(mentions, [one, two])) == {tuple(sorted((english, german)))}


@pytest.mark.parametrize(
    ("long", "short", "starts"),
    [
        ("The Organization for Security and Co-operation in Europe", "osce", "Organization"),
        ("Talks at the Democratic Republic of the Congo", "drc", "Democratic"),
        ("Bank of Ohio", "bo", "Bank"),
        ("The Libyan Arab Armed Forces", "lna", None),
        ("", "ab", None),
    ],
)
def test_a_run_is_read_by_its_initials_from_the_bracket_back(long: str, short: str, starts: str | None) -> None:
    assert spelled_from(long, len(long), short) == (None if starts is None else long.index(starts))


def test_an_acronym_that_may_stand_for_two_bodies_joins_the_one_its_article_names() -> None:
    one = report("The Government of National Accord met; the GNA agreed.")
    two = report("The Ghana News Agency wrote it, GNA said.")
    three = report("GNA is all it says.")
    mentions = named(one, "Government of National Accord", "GNA", label="ORG")
    mentions += named(two, "Ghana News Agency", "GNA", label="ORG") + named(three, "GNA", label="ORG")
    assert variants(group_names(mentions, [one, two, three])) == {
        ("GNA", "Government of National Accord"),
        ("GNA", "Ghana News Agency"),
        ("GNA",),
    }


def test_a_president_and_a_striker_of_one_name_are_namesakes() -> None:
    one = report("President John Weaver met Ann Lee.")
    two = report("Striker John Weaver scored for Milan.")
    mentions = named(one, "John Weaver", "Ann Lee") + named(two, "John Weaver")
    entities = [entity for entity in group_names(mentions, [one, two]) if entity.name == "John Weaver"]
    assert len(entities) == 2
    assert len({entity.id for entity in entities}) == 2
    assert all("namesakes" in entity.reasons[-1] for entity in entities)


def test_a_striker_who_became_president_is_one_man_where_a_report_says_both() -> None:
    one = report("President John Weaver, a former striker, met Ann Lee.")
    two = report("Striker John Weaver scored for Milan.")
    mentions = named(one, "John Weaver") + named(two, "John Weaver")
    assert len(group_names(mentions, [one, two])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor {} opened a bridge.", "Striker {} scored for Milan."),
        ("The mayor of Linz, {}, opened a bridge.", "Rovers striker {} scored."),
        ("The archbishop, {}, led a prayer.", "{}, the mayor of Graz, opened a bridge."),
        ("Police arrested the burglar {} on Monday.", "Foreign Minister {} flew home."),
        ("Pianist {} played.", "Judge {} adjourned."),
        ("Banker {} resigned.", "{}, a former goalkeeper, retired."),
    ],
)
@pytest.mark.parametrize("called", [("Anton Brandt", "Anton Brandt"), ("Anton Brandt", "Antón Brand")])
def test_people_of_two_parts_of_life_are_namesakes(one: str, other: str, called: tuple[str, str]) -> None:
    reports = [report(text.format(name)) for text, name in zip((one, other), called, strict=True)]
    mentions = [each for text, name in zip(reports, called, strict=True) for each in named(text, name)]
    assert len(group_names(mentions, reports)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister {} spoke.", "Former minister {} was arrested."),
        ("Prime Minister {} resigned.", "President {} was sworn in."),
        ("General {} took the city.", "Defence minister {} resigned."),
        ("Prosecutor {} opened the case.", "Senator {} voted."),
        ("Businessman {} bought a mill.", "Governor {} sold a mill."),
        ("The president praised {} on Monday.", "Striker {} scored."),
        ("President Ann Lee and {} sang.", "Striker {} scored."),
        ("Attorney General {} spoke.", "Banker {} resigned."),
        ("Captain {} led them.", "Striker {} scored."),
    ],
)
def test_roles_that_one_person_has_in_turn_tell_nobody_apart(one: str, other: str) -> None:
    reports = [report(text.format("Anton Brandt")) for text in (one, other)]
    mentions = [each for text in reports for each in named(text, "Anton Brandt")]
    assert len(group_names(mentions, reports)) == 1


def test_a_role_within_a_name_tells_who_the_other_names_of_its_report_mean() -> None:
    one = report("Mayor Anton Brandt came. Brandt spoke.")
    two = report("Striker Anton Brandt scored. Later Anton Brandt was hurt, and Brandt left.")
    mentions = named(one, "Anton Brandt") + named(two, "Striker Anton Brandt")
    later = within(two, "Anton Brandt", 30)
    mentions.append(Mention(mention_id(two.id, later, "PERSON"), two.id, later, "Anton Brandt", "PERSON"))
    meant = [
        {mention.article for mention in mentions if mention.id in each.mentions}
        for each in group_names(mentions, [one, two])
    ]
    assert sorted(map(len, meant)) == [1, 1]


def test_one_office_under_two_spellings_is_told_as_a_reason() -> None:
    one = report("Defence Minister Salah al-Namroush spoke.")
    two = report("Saladin Nemrush, the minister of defence, left.")
    mentions = named(one, "Salah al-Namroush") + named(two, "Saladin Nemrush")
    (entity,) = group_names(mentions, [one, two])
    assert "called minister (defense) under 2 spellings" in entity.reasons


def test_father_and_son_stay_apart() -> None:
    one, two = report("Donald Trump spoke."), report("Donald Trump Jr. spoke.")
    mentions = named(one, "Donald Trump") + named(two, "Donald Trump Jr.")
    assert len(group_names(mentions, [one, two])) == 2


def test_a_usual_surname_alone_needs_an_article_in_common() -> None:
    one, two = report("John Miller met Ann Weaver."), report("Miller slept.")
    three = report("Ann Weaver and Miller agreed.")
    mentions = named(one, "John Miller", "Ann Weaver") + named(two, "Miller") + named(three, "Ann Weaver", "Miller")
    found = {tuple(entity.variants): len(entity.mentions) for entity in group_names(mentions, [one, two, three])}
    assert found == {("John Miller", "Miller"): 2, ("Miller",): 1, ("Ann Weaver",): 2}


def test_a_refused_entity_does_not_come_back_with_one_more_spelling() -> None:
    one, two = report("Jon Akarov and John Akarov spoke."), report("John Akaroff spoke.")
    mentions = named(one, "Jon Akarov", "John Akarov")
    refused = group_names(mentions, [one])
    assert variants(refused) == {("John Akarov", "Jon Akarov")}
    again = group_names(mentions + named(two, "John Akaroff"), [one, two], refused)
    assert not [entity for entity in again if {"Jon Akarov", "John Akarov"} <= set(entity.variants)]


def test_no_part_of_a_refused_entity_comes_back() -> None:
    article = report("Jon Akarov, John Akarov, John Akaroff and Akarov spoke.")
    mentions = named(article, "Jon Akarov", "John Akarov", "John Akaroff", "Akarov")
    refused = group_names(mentions, [article])
    assert {len(each.variants) for each in refused} == {4}
    assert all(len(each.variants) == 1 for each in group_names(mentions, [article], refused))


def test_mentions_of_a_refused_surname_join_no_full_name_together() -> None:
    one, two, three = report("Akarov spoke. Akarov left."), report("Jon Akarov came."), report("Akarov came.")
    spans = [Span(0, 6), Span(14, 20)]
    mentions = [Mention(mention_id(one.id, each, "PERSON"), one.id, each, "Akarov", "PERSON") for each in spans]
    (refused,) = group_names(mentions, [one])
    found = group_names([*mentions, *named(two, "Jon Akarov")], [one, two], [refused])
    assert [each.variants for each in found] == [("Jon Akarov",)]
    free = group_names([*named(two, "Jon Akarov"), *named(three, "Akarov")], [two, three], [refused])
    assert variants(free) == {("Akarov", "Jon Akarov")}


def test_towns_of_one_name_told_in_two_lands_are_two_whatever_their_spelling() -> None:
    articles = [
        report("Shells fell on Karvath, Libya."),
        report("Yemen's port city of Karvath was calm."),
        report("A council met in Karvathe (Yemen)."),
        report("Karvath, Libya and Egypt sent envoys."),
    ]
    mentions = [
        named(article, name, label="GPE")[0]
        for article, name in zip(articles, ("Karvath", "Karvath", "Karvathe", "Karvath"), strict=True)
    ]
    one, two, *_ = (mention.id for mention in mentions)
    told = [set(entity.mentions) for entity in group_names(mentions, articles)]
    assert not any({one, two} <= each or {one, mentions[2].id} <= each for each in told)
    assert any({two, mentions[2].id} <= each for each in told)


def test_the_age_of_a_striker_tells_who_the_sentence_before_began_with() -> None:
    office = report("Deputy Interior Minister Anton Akarov told reporters that the blast was an accident.")
    match = report("Anton Akarov scored twice. The 22-year-old striker dedicated the goals to the victims.")
    later = report("Striker Anton Akarov missed a penalty.")
    mentions = [*named(office, "Anton Akarov"), *named(match, "Anton Akarov"), *named(later, "Striker Anton Akarov")]
    found = group_names(mentions, [office, match, later])
    assert sorted(len(each.mentions) for each in found) == [1, 2]


def test_the_age_of_somebody_tells_nothing_of_who_comes_later_in_the_sentence_before() -> None:
    office = report("Deputy Interior Minister Anton Akarov told reporters that the blast was an accident.")
    match = report("Ola Bern met Anton Akarov. The 22-year-old striker gave him a shirt.")
    mentions = [*named(office, "Anton Akarov"), *named(match, "Anton Akarov")]
    assert variants(group_names(mentions, [office, match])) == {("Anton Akarov",)}
