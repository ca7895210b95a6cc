"""Copies of one text are a family; independent reports of one event are a story; repeated paragraphs are neither."""

import random

from annotator.domain.family import Derivation
from annotator.match.copies.families import families
from tests.match.reports import report

_WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("al", "en", "or", "ist") for c in ("", "ing", "ed", "er")]


def prose(seed: int, words: int = 40) -> str:
    """A paragraph of words that hardly occur in that order again."""
    return " ".join(random.Random(seed).choices(_WORDS, k=words)).capitalize() + "."


def test_a_copy_with_a_new_headline_is_a_family() -> None:
    body = [prose(seed) for seed in range(6)]
    one, two, other = report("A headline", *body), report("Quite another headline", *body), report(prose(90), prose(91))
    (family,) = families([one, two, other])
    assert {member.article for member in family.members} == {one.id, two.id}
    assert {member.derivation for member in family.members} == {Derivation.WHOLLY}
    assert family.score > 9_000
    assert "% of the words shared" in family.reasons[0]


def test_an_article_that_takes_over_half_is_partially_derived() -> None:
    wire = [prose(seed) for seed in range(4)]
    own = [prose(seed) for seed in range(20, 25)]
    agency, outlet = report(*wire), report(*wire, *own)
    (family,) = families([agency, outlet])
    derivation = {member.article: member.derivation for member in family.members}
    assert derivation == {agency.id: Derivation.WHOLLY, outlet.id: Derivation.PARTIALLY}


def test_one_shared_paragraph_is_a_family_of_passages() -> None:
    shared = prose(1)
    one = report(*(prose(seed) for seed in range(10, 18)), shared)
    two = report(shared, *(prose(seed) for seed in range(30, 38)))
    (family,) = families([one, two])
    texts = {one.id: one.text, two.id: two.text}
    assert {member.span.quote(texts[member.article]) for member in family.members if member.span} == {shared}


def test_a_paragraph_repeated_in_one_article_is_no_family() -> None:
    assert families([report(prose(1), prose(2), prose(1))]) == []


OPEN = (
    "The ferry between Alba and Corin will run again, owner Joan Prats said.",
    "The harbour master sued the captain of the tug.",
)
SHUT = (
    "The ferry between Alba and Corin will not run again, a union said.",
    "The captain sued the harbour master of the tug.",
)
MORE = (
    "Forty ships wait in the bay, among them two with fruit from Peru.",
    "The port lost nine million euros in a week, its manager Ola Berg said.",
)


def test_short_reports_that_deny_each_other_are_no_family() -> None:
    assert families([report(*OPEN), report(*SHUT)]) == []
    assert (
        families(
            [
                report("The coach resigned, the club said on Sunday in a note to its fans."),
                report("The coach didn't resign, the club said on Sunday in a note to its fans."),
            ]
        )
        == []
    )


def test_a_copy_in_which_one_sentence_was_turned_round_is_one_of_the_family() -> None:
    (family,) = families([report(OPEN[0], *MORE), report(OPEN[0].replace("will", "will not"), *MORE)])
    assert len(family.changes) == 1
    assert {member.derivation for member in family.members} == {Derivation.WHOLLY}


def test_two_short_reports_that_both_deny_it_are_copies() -> None:
    (family,) = families([report(*SHUT), report(*SHUT[:1], SHUT[1].replace("tug", "boat"))])
    assert len(family.members) == 2


def test_families_do_not_depend_on_the_order_of_articles() -> None:
    articles = [report(prose(seed % 3), prose(seed % 3 + 10), prose(seed + 50)) for seed in range(7)]
    assert families(articles[::-1]) == families(articles)
