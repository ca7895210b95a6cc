"""Offices beside names: the reason names whom both name, and an office alone is nobody's name."""

import pytest

from annotator.api import compare_claims
from annotator.match.names.callings import is_office
from annotator.match.names.named import in_common


@pytest.mark.parametrize(
    ("one", "other", "who"),
    [
        ("Finance Minister Anna Kovacs resigned on Monday.", "Anna Kovacs stepped down on Monday.", "Anna Kovacs"),
        ("President Joao Silva visited Rome.", "Joao Silva visited Rome.", "Joao Silva"),
        ("Chief Executive Rosa Lindt sold her shares.", "Rosa Lindt sold her shares.", "Rosa Lindt"),
        ("Dr Ahmed Salem treated the wounded.", "Ahmed Salem treated the wounded.", "Ahmed Salem"),
        (
            "Trade Minister Lena Fabri will resign.",
            "Trade Minister Lena Fabri will step down.",
            "Trade Minister Lena Fabri",
        ),
    ],
)
def test_the_reason_names_what_both_call_somebody(one: str, other: str, who: str) -> None:
    assert f"both name {who}" in compare_claims(one, other).reasons
    assert f"both name {who}" in compare_claims(other, one).reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Trade Minister will resign.", "Trade Minister Lena Fabri will resign."),
        ("Mayor Ines Prado closed the port.", "The Mayor closed the port."),
        ("The Foreign Minister left for Rome.", "The Foreign Minister flew to Oslo."),
    ],
)
def test_an_office_is_spoken_of_and_not_named(one: str, other: str) -> None:
    reasons = compare_claims(one, other).reasons
    assert not any(reason.startswith("both name") for reason in reasons)
    assert any(reason.startswith("both speak of") for reason in reasons)


def test_who_will_resign_and_what_office_somebody_has_share_little_but_the_name() -> None:
    found = compare_claims("Lena Fabri will resign.", "Lena Fabri is Trade Minister.")
    plain = compare_claims("Lena Fabri will resign.", "Lena Fabri is the trade minister.")
    assert (found.relation, found.confidence) == (plain.relation, plain.confidence)
    assert found.confidence < 0.5
    assert not any("names Trade Minister" in reason for reason in found.reasons)


def test_two_offices_of_one_person_are_not_done_by_others() -> None:
    found = compare_claims("Interior Minister Karl Brandt resigned.", "Defence Minister Karl Brandt resigned.")
    assert not any("done by others" in reason or ", not " in reason for reason in found.reasons)


@pytest.mark.parametrize(
    "words",
    ["Trade Minister", "Prime Minister", "Deputy Prime Minister", "Attorney General", "Mayor", "Vice-President"],
)
def test_an_office_is_no_name(words: str) -> None:
    assert is_office(words)


@pytest.mark.parametrize(
    "words",
    ["King", "Mike Judge", "Libyan Defence Minister", "Defence Ministry", "Minister Karl Brandt", "Senator Bank", ""],
)
def test_a_surname_a_land_and_a_body_are_more_than_an_office(words: str) -> None:
    assert not is_office(words)


def test_two_names_have_their_last_words_in_common() -> None:
    assert in_common("Interior Minister Karl Brandt", "Premier Karl Brandt") == "Karl Brandt"
    assert in_common("Anna Kovacs", "Kovacs") == "Kovacs"
    assert in_common("Khaled al Meshri", "Khalid al-Mashri") == "Khaled al Meshri"
