"""What makes articles copies, and what does not: cuts, new words, standing text, quotations; who was first, and why."""

import pickle
import random
import unicodedata
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article, new_article
from annotator.domain.credits import credits_in
from annotator.domain.family import Derivation, Family
from annotator.domain.ids import ArticleId, SourceId, source_id
from annotator.match.copies.changes import with_changes
from annotator.match.copies.copy_index import CopyIndex, families_of
from annotator.match.copies.families import alike, families
from annotator.match.copies.independent import Passage
from annotator.match.copies.signatures import signature
from tests.match.reports import report
from tests.match.test_families import prose
from tests.sampling import examples

_SUBJECTS = ("council", "harbour", "minister", "union", "court", "school", "hospital", "market", "bridge", "army")


def _told(seed: int, words: int = 24) -> str:
    """A sentence that begins and is built as many others of its topic are."""
    return f"The {random.Random(seed).choice(_SUBJECTS)} of the town said on Friday that {prose(seed, words).lower()}"


def _outlet(name: str, *paragraphs: str, published: str | None = None) -> Article:
    return new_article("\n".join(paragraphs), source=source_id(name), file=f"{name} {published}", published=published)


def _together(found: Sequence[Family]) -> set[frozenset[ArticleId]]:
    return {
        frozenset(pair) for family in found for pair in combinations({member.article for member in family.members}, 2)
    }


def _passages(family: Family, article: Article) -> str:
    return " ".join(m.span.quote(article.text) for m in family.members if m.article == article.id and m.span)


def _changed(paragraph: str, share: float, dice: random.Random) -> str:
    return " ".join(f"new{dice.randint(0, 999)}" if dice.random() < share else word for word in paragraph.split())


@pytest.mark.parametrize("seed", range(5))
def test_a_report_with_half_of_its_words_changed_is_found_among_others_of_its_topic(seed: int) -> None:
    print(f"seed {seed}")
    dice = random.Random(seed)
    reports = [[_told(100 * seed + 10 * at + line) for line in range(8)] for at in range(6)]
    others = [report(*lines) for lines in reports]
    copy = report(*(_changed(line, 0.5, dice) for line in reports[0]))
    assert _together(families([*others, copy])) == {frozenset((others[0].id, copy.id))}


def test_a_cut_and_shuffled_report_with_foreign_paragraphs_is_led_back_passage_by_passage() -> None:
    body = [_told(seed) for seed in range(8)]
    foreign = [_told(seed) for seed in range(50, 55)]
    one, two = report(*body), report(foreign[0], body[6], foreign[1], body[2], body[4], foreign[2], foreign[3])
    (family,) = families([one, two])
    shared = _passages(family, two)
    assert [line in shared for line in (body[6], body[2], body[4])] == [True] * 3
    assert not any(line in shared for line in foreign)
    assert "sentences in another order" in family.reasons


def test_an_article_glued_from_two_reports_does_not_join_them() -> None:
    one, two = ([_told(seed + at) for at in range(5)] for seed in (0, 20))
    articles = [report(*one), report(*two), report(*one, *two)]
    pairs = _together(families(articles))
    assert pairs == {frozenset((articles[at].id, articles[2].id)) for at in (0, 1)}


def test_what_an_outlet_adds_to_a_copy_is_outside_its_passages() -> None:
    wire, own = [_told(seed) for seed in range(6)], [_told(seed) for seed in (30, 31)]
    agency, outlet = report(*wire), report(*wire, *own)
    (family,) = families([agency, outlet])
    assert not any(line in _passages(family, outlet) for line in own)
    assert {m.derivation for m in family.members if m.article == outlet.id} == {Derivation.PARTIALLY}


def test_a_long_quotation_that_two_reports_share_makes_no_family() -> None:
    quoted = f"“{_told(1, 60)}” she said."
    one, two = report(_told(2), quoted, _told(3)), report(_told(4), quoted, _told(5))
    assert families([one, two]) == []
    assert alike(one, two) is None


def test_notices_that_a_source_puts_under_its_articles_make_no_family() -> None:
    notice = _told(1, 60)
    articles = [_outlet("Daily", *(_told(100 + 10 * at + line) for line in range(5)), notice) for at in range(8)]
    articles = [new_article(each.text, source=each.source, file=f"{at}.txt") for at, each in enumerate(articles)]
    assert families(articles) == []
    copy = new_article(articles[0].text.replace(notice, ""), source=source_id("Other"), file="copy.txt")
    assert _together(families([*articles, copy])) == {frozenset((articles[0].id, copy.id))}


def test_a_report_that_many_outlets_print_is_one_family_not_standing_text() -> None:
    body = [_told(seed) for seed in range(6)]
    articles = [_outlet(f"Outlet {at}", f"Headline {at}", *body) for at in range(40)]
    (family,) = families(articles)
    assert len(family.members) == 40


def test_the_earliest_is_first_and_the_reason_says_when() -> None:
    body = [_told(seed) for seed in range(5)]
    late, early = _outlet("Late", *body, published="2020-12-27"), _outlet("Early", *body, published="2020-12-26")
    (family,) = families([late, early])
    assert (family.members[0].article, family.root) == (early.id, early.source)
    assert "first printed 2020-12-26" in family.reasons


def test_a_month_does_not_tell_who_was_first() -> None:
    body = [_told(seed) for seed in range(5)]
    month, day = _outlet("Month", *body, published="2020-12"), _outlet("Day", *body, published="2020-12-26")
    (family,) = families([month, day])
    assert family.root is None


@pytest.mark.parametrize("line", ["Source: RT", "(RT)", "via RT", "Sources: RT"])
def test_who_is_credited_is_the_root_even_if_printed_later(line: str) -> None:
    body = [_told(seed) for seed in range(5)]
    copy = _outlet("Daily", *body, line, published="2020-12-25")
    own = _outlet("RT", *body, published="2020-12-26")
    (family,) = families([copy, own], {source_id("RT"): "RT", source_id("Daily"): "Daily"})
    assert (family.members[0].article, family.root) == (own.id, source_id("RT"))
    assert any("credits RT" in reason and line in reason for reason in family.reasons)


def test_who_is_credited_is_told_even_if_no_source_has_that_name() -> None:
    body = [_told(seed) for seed in range(5)]
    (family,) = families([_outlet("Daily", *body, "Via AFP"), _outlet("Hourly", *body)])
    assert family.root is None
    assert "“Via AFP” credits AFP" in family.reasons


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("With reporting by Reuters", "Reuters"),
        ("Additional reporting by Ana Diaz and AFP", "AFP"),
        ("Credit: Middle East Monitor", "Middle East Monitor"),
        ("This article first appeared in The Lantern.", "The Lantern"),
        ("This story was originally published by Middle East Eye on 3 May 2024.", "Middle East Eye"),
        ("(c) 2024 AFP", "AFP"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "The Associated Press"),
        ("AFP/The Lantern", "AFP The Lantern"),
        ("(via Agency A)", "Agency A"),
        ("— Reuters", "Reuters"),
        ("With PTI inputs", "PTI"),
        ("The Associated Press contributed to this report.", "The Associated Press"),
        ("Reporting by Jane Doe", ""),
        ("Reporting by Jane Doe; Editing by John Roe", ""),
        ("- Agencies", ""),
        ("(With agency inputs)", ""),
        ("Photo credit: AFP", ""),
        ("Photos via AFP", ""),
        ("Rescuers in the valley, May 3. Photo via AFP", ""),
        ("A rescue boat in the valley. (AFP)", ""),
        ("Screenshot via RT", ""),
        ("He flew home via Dubai.", ""),
        ("Sources: AFP, Reuters", "AFP Reuters"),
        ("Source: Al Jazeera and news agencies", "Al Jazeera"),
        ("Source: Ministry of Health and Welfare", "Ministry of Health and Welfare"),
        ("Source: rt.com", "rt"),
        ("With agency material (dpa)", "dpa"),
        ("(with reports from AFP)", "AFP"),
        ("Reporting by AFP; editing by John Roe", "AFP"),
        ("This article is based on AFP reports.", "AFP"),
        ("Based on a report by Reuters", "Reuters"),
        ("Material from Interfax was used in this report.", "Interfax"),
        ("Translated from RIA Novosti", "RIA Novosti"),
        ("Translated by Jane Doe", ""),
        ("AFP, Reuters", "AFP Reuters"),
        ("Washington Post", ""),
        ("Credit: Getty Images", ""),
        ("Jane Doe/AFP", ""),
        ("The Northern Front", ""),
    ],
)
def test_a_line_at_the_end_credits_outlets_and_no_writers_or_pictures(line: str, who: str) -> None:
    found = credits_in(f"{_told(1)}\n{_told(2)}\n{line}\n")
    assert " ".join(credit.name for credit in found) == who
    assert all(credit.words == line.strip() for credit in found)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("(Reuters) - A dam broke.", ["Reuters"]),
        ("PARIS (AP) — A dam broke.", ["AP"]),
        ("Flood\nBy AFP\nA dam broke.", ["AFP"]),
        ("Flood\nBy Jane Doe, Associated Press\nA dam broke.", ["Associated Press"]),
        ("Flood\nBy Jane Doe\nA dam broke.", []),
        ("Obama - the man of the year", []),
        ("MIAMI — A dam broke.", []),
        ("MOSCOW (Russia) - A dam broke.", []),
        (f"Flood\nNobody was hurt there, as the people of the valley said on Sunday: {_told(3)} (AFP)", ["AFP"]),
    ],
)
def test_a_byline_and_a_dateline_credit_an_agency(text: str, who: list[str]) -> None:
    assert [credit.name for credit in credits_in(text)] == who


def test_sources_that_credit_one_another_are_a_circle_without_root() -> None:
    body = [_told(seed) for seed in range(5)]
    articles = [_outlet("RT", *body, "Source: Daily"), _outlet("Daily", *body, "Source: RT", published="2020-12-25")]
    (family,) = families(articles, {source_id("RT"): "RT", source_id("Daily"): "Daily"})
    assert family.root is None
    assert "a circle: they credit one another" in family.reasons


def test_a_longer_later_text_of_the_same_source_is_an_update() -> None:
    body = [_told(seed) for seed in range(6)]
    one, two = _outlet("RT", *body, published="2020-12-25"), _outlet("RT", *body, _told(9), published="2020-12-26")
    (family,) = families([one, two])
    assert any(
        reason.startswith("updated 2020-12-26") and reason.endswith("longer: all of the former text and more")
        for reason in family.reasons
    )


_SCRIPTS = {
    "Arabic": "أعلن المجلس يوم الجمعة أن الميناء سيفتح أبوابه أمام كل السفن خلال فصل الشتاء القادم بعد مفاوضات طويلة",
    "Chinese": "市议会星期五宣布港口将在今年冬天向所有需要避风的船只开放并且不收取任何费用直到春天到来为止",
    "Japanese": "市議会は金曜日に港をこの冬すべての船に無料で開放すると発表し漁業組合はこの決定を歓迎した",
    "Thai": "สภาเมืองประกาศเมื่อวันศุกร์ว่าท่าเรือจะเปิดให้เรือทุกลำเข้าพักพิงตลอดฤดูหนาวโดยไม่คิดค่าใช้จ่ายใดๆ",
    "accents": "Le maire a déclaré vendredi que le port serait ouvert à tous les bateaux cet été et après",
    "emoji": "The harbour 🚢 opens 🎉 to all ships that ask for shelter this winter 👩‍👩‍👧 and it is free",
}


@pytest.mark.parametrize("script", _SCRIPTS)
def test_copies_are_found_in_any_script_and_however_accents_are_written(script: str) -> None:
    text = _SCRIPTS[script]
    one, two = report(text, prose(1)), report(prose(2, 9), unicodedata.normalize("NFD", text), prose(1))
    assert _together(families([one, two])) == {frozenset((one.id, two.id))}
    apart = report("".join(random.Random(1).sample(text, len(text))), prose(3))
    assert families([report(text), apart]) == []


def _some(seed: int) -> list[Article]:
    """Articles of which some are copies of one another in part or wholly."""
    dice = random.Random(seed)
    lines = [_told(seed * 50 + at) for at in range(14)]
    bodies = [dice.sample(lines, dice.randint(2, 7)) for _ in range(7)]
    bodies += [[_changed(line, 0.3, dice) for line in body] for body in bodies[:3]]
    return [report(*body, published=f"2020-12-{dice.randint(1, 9):02}") for body in bodies]


@settings(max_examples=examples(10), deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_adding_one_by_one_in_any_order_gives_what_a_full_run_gives(seed: int, dice: random.Random) -> None:
    articles = _some(seed)
    wanted = families(articles)
    known = {article.id: signature(article) for article in articles}
    index = CopyIndex()
    gone = dice.choice(articles)
    for article in dice.sample(articles, len(articles)):
        index.add(article)
        if dice.random() < 0.3:
            index.families()
    assert with_changes(index.families(), articles, known) == wanted
    index.remove(gone.id)
    assert with_changes(index.families(), articles, known) == families([each for each in articles if each is not gone])
    index.add(signature(gone))
    assert with_changes(index.families(), articles, known) == wanted


def test_signatures_sent_from_elsewhere_give_the_same_families() -> None:
    articles = _some(3)
    sent = [pickle.dumps(signature(article)) for article in articles]
    known = {article.id: pickle.loads(each) for article, each in zip(articles, sent, strict=True)}
    assert with_changes(families_of(known.values()), articles, known) == families(articles)
    assert max(map(len, sent)) < 10 * max(len(article.text) for article in articles)


@settings(max_examples=examples(10), deadline=None)
@given(st.lists(st.text(), max_size=5))
def test_nothing_is_too_strange_to_compare(texts: list[str]) -> None:
    articles = [new_article(text, file=str(at)) for at, text in enumerate(texts)]
    for family in families(articles):
        for member in family.members:
            text = next(article.text for article in articles if article.id == member.article)
            assert member.span is None or member.span.fits(text)


def test_articles_that_people_cut_apart_are_never_joined_again_not_even_by_a_third() -> None:
    body = [_told(seed) for seed in range(6)]
    one, two, three = (report(f"Headline {at}", *body) for at in range(3))
    found = families([one, two, three], cut=[frozenset({(one.id, None), (two.id, None)})])
    assert frozenset((one.id, two.id)) not in _together(found)
    assert len(_together(found)) == 1


def _judged(found: Family) -> frozenset[Passage]:
    return frozenset((member.article, member.span) for member in found.members)


def test_a_refused_passage_leaves_copies_of_the_whole_text_and_comes_back_in_no_company() -> None:
    body, note = [_told(seed) for seed in range(6)], _told(40, 60)
    wire, other = [_told(seed) for seed in (60, 61, 62, 63)], [_told(seed) for seed in (70, 71, 72)]
    equal = [_outlet(name, *body, note) for name in ("Wire", "Daily")]
    cut_copy = report("A headline", *body[:5])
    follow_up, later = report(*wire, note), report(*other, note)
    before = families([*equal, cut_copy, follow_up])
    (passage,) = (each for each in before if follow_up.id in {member.article for member in each.members})
    refused = [_judged(passage)]
    assert families([*equal, cut_copy, follow_up], cut=refused) == [each for each in before if each is not passage]
    pairs = _together(families([*equal, cut_copy, follow_up, later], cut=refused))
    assert {frozenset(pair) for pair in combinations([*(each.id for each in equal), cut_copy.id], 2)} <= pairs
    judged = {article for article, _ in refused[0]}
    assert judged == {*(each.id for each in equal), follow_up.id}
    assert not any({follow_up.id, each.id} <= pair for each in equal for pair in pairs)


def test_what_prints_a_refused_passage_later_joins_none_by_it() -> None:
    note, notice = _told(40, 60), _told(41, 60)
    articles = [report(*(_told(seed) for seed in range(at, at + 4)), note) for at in (10, 20, 30, 50)]
    (refused,) = families(articles[:2])
    cut = [_judged(refused)]
    assert families(articles, cut=cut) == []
    copy = report("A headline", *articles[0].text.split("\n"))
    assert _together(families([*articles, copy], cut=cut)) == {frozenset({articles[0].id, copy.id})}
    beside = [report(*(_told(seed) for seed in range(at, at + 4)), note, notice) for at in (60, 70)]
    (other,) = families([*articles, *beside], cut=cut)
    assert {member.article for member in other.members} == {each.id for each in beside}


def test_another_passage_of_two_articles_stands_though_people_refused_one() -> None:
    one, two = [_told(seed, 60) for seed in range(2)]
    first = report(*(_told(seed) for seed in (10, 11, 12, 13)), one, _told(14), two)
    second, third = (report(*(_told(seed) for seed in range(at, at + 4)), one) for at in (20, 30))
    fourth = report(*(_told(seed) for seed in range(40, 44)), two)
    fifth = report(*(_told(seed) for seed in range(50, 54)), two)
    articles = [first, second, third, fourth, fifth]
    before = families(articles)
    assert len(before) == 2
    for refused, stands in (before, before[::-1]):
        assert families(articles, cut=[_judged(refused)]) == [stands]


@pytest.mark.parametrize("seed", range(3))
def test_of_articles_that_come_little_by_little_the_same_is_refused_as_of_all_at_once(seed: int) -> None:
    print(f"seed {seed}")
    dice = random.Random(seed)
    parts = [_told(100 * seed + at, 45) for at in range(5)]
    articles = [
        _outlet(f"Outlet {at}", *dice.choices([_told(1000 + at), *dice.sample(parts, 3)], k=3)) for at in range(9)
    ]
    articles += [_outlet(f"Print {at}", *articles[at].text.split("\n")) for at in range(3)]
    refused: list[frozenset[Passage]] = []
    for _ in range(4):
        told = families(articles, cut=refused)
        gone = set(refused)
        assert not any(_judged(each) in gone for each in told)
        if told:
            refused.append(_judged(dice.choice(told)))
    index = CopyIndex()
    for article in dice.sample(articles, len(articles)):
        index.add(article)
        index.families(cut=refused)
    assert index.families(cut=refused) == CopyIndex(articles).families(cut=refused)


def test_a_credit_without_a_name_leads_to_nobody() -> None:
    body = [_told(seed) for seed in range(5)]
    articles = [_outlet("Daily", *body, "Source: agencies"), _outlet("Hourly", *body)]
    (family,) = families(articles)
    assert family.root is None
    assert SourceId("agencies") not in {article.source for article in articles}


def test_a_sentence_of_its_own_at_the_end_puts_nothing_in_another_order() -> None:
    ferry = "The owner of the boat, Harbour Lines, must hand back the licence of the ferry at once, a judge said."
    own = "Harbour Lines denied that the ferry was overloaded."
    first = report(prose(1), ferry, prose(2), own)
    (family,) = families([first, report("KARVATH - " + prose(1), ferry, prose(2))])
    assert "sentences in the same order" in family.reasons


def test_who_credits_somebody_unknown_is_no_root_though_printed_first() -> None:
    body = [_told(seed) for seed in range(5)]
    copy = _outlet("Daily", *body, "Source: Lantern Wire", published="2020-12-25")
    (family,) = families([copy, _outlet("Hourly", *body, published="2020-12-26")])
    assert (family.members[0].article, family.root) == (copy.id, None)
