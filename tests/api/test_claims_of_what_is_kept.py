"""Bare claims of what is kept and what is broken exclude each other only of one thing, by whatever verb."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("voice", "told"),
    [
        ("Each country accused the other of violating the deal.", "The deal was kept by both countries."),
        ("Each country accused the other of violating the deal.", "The agreement was kept."),
        ("Each army accused the other of breaking the truce.", "Both armies abided by the truce."),
        ("The tenant accused the landlord of breaking the lease.", "The landlord stuck to the lease."),
        ("Prosecutors accused the bank of breaching the sanctions.", "The bank complied with the sanctions."),
        ("The rebels accused the army of violating the truce.", "The truce held."),
        ("Both armies accused each other of ceasefire violations.", "The ceasefire was holding on Sunday."),
        ("The union accused the company of breaking its promise.", "The company kept its promise."),
        (
            "Each of them has repeatedly accused the other of breaking the truce.",
            "Both sides agreed on a ceasefire that has generally been respected.",
        ),
    ],
)
def test_an_accusation_of_breaking_disputes_that_it_was_kept(voice: str, told: str) -> None:
    there, back = compare_claims(voice, told), compare_claims(told, voice)
    assert (there.relation, there.reversed) == ("disputes", False)
    assert (back.relation, back.reversed) == ("disputes", True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The deal was kept by both countries.", "Both countries broke the deal."),
        ("Both sides stuck to the agreement.", "Both sides breached the agreement."),
        ("The government stood by its pledge.", "The government went back on its pledge."),
        ("Residents obeyed the curfew.", "Residents defied the curfew."),
        ("Israel honoured the accord.", "Israel reneged on the accord."),
    ],
)
def test_what_was_kept_was_not_broken(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The deal was kept secret.", "Each country accused the other of violating the deal."),
        ("Talks on the deal were held in Geneva.", "Each country accused the other of violating the deal."),
        ("The hostages were kept in a cellar.", "The hostages accused the rebels of violating the deal."),
        ("The two countries observed the anniversary.", "Each country accused the other of violating the deal."),
        ("The army kept the town.", "The rebels accused the army of violating the truce."),
        ("The mayor honoured the victims.", "The mayor broke the law."),
        ("The agreement was kept alive by talks.", "The agreement was broken off."),
        ("The army did not keep the truce.", "The army broke the truce."),
        ("The company did not keep its promise.", "The union accused the company of breaking its promise."),
    ],
)
def test_what_is_kept_otherwise_or_of_another_kind_excludes_nothing(a: str, b: str) -> None:
    assert _both_ways(a, b).isdisjoint({"contradicts", "disputes"})
