"""A credit by letters: the outlet that they are short for is the root, if it is one alone."""

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.ids import source_id
from annotator.match.copies.families import families
from tests.match.test_families import prose


def printed(name: str, *paragraphs: str, published: str) -> Article:
    """What an outlet of this name printed on a day."""
    return new_article("\n".join(paragraphs), source=source_id(name), file=f"{name} {published}", published=published)


@pytest.mark.parametrize(
    ("agency", "credit"),
    [
        ("Harbour Press Union", "HPU"),
        ("HPU", "Harbour Press Union"),
        ("Bureau of the Lakes and Towns", "BLT"),
        ("Northwind Wire", "NWW"),
        ("LST", "Lakeside Tribune"),
        ("The Starlight Newsroom", "SLNR"),
    ],
)
def test_an_agency_that_is_credited_by_its_initials_is_the_root(agency: str, credit: str) -> None:
    body = [prose(seed) for seed in range(5)]
    names = {source_id(name): name for name in (agency, "Daily", "Hourly Press")}
    copy = printed("Daily", *body, f"Source: {credit}", published="2020-12-25")
    own = printed(agency, *body, published="2020-12-26")
    (family,) = families([copy, own], names)
    assert (family.members[0].article, family.root) == (own.id, source_id(agency))


def test_initials_of_two_sources_tell_of_neither() -> None:
    body = [prose(seed) for seed in range(5)]
    names = {source_id(name): name for name in ("Harbour Press Union", "Hill Post United", "Daily")}
    copies = [printed(name, *body, published="2020-12-26") for name in names.values() if name != "Daily"]
    (family,) = families([printed("Daily", *body, "Source: HPU", published="2020-12-25"), *copies], names)
    assert family.root is None


@pytest.mark.parametrize(
    ("outlet", "credit"),
    [("Northwind Wire", "NIW"), ("Northwind Wire", "NWX"), ("Alpha Post-Gazette", "AP"), ("Daypost Argus", "DPA")],
)
def test_letters_that_begin_no_word_or_name_an_agency_tell_of_noprinted(outlet: str, credit: str) -> None:
    body = [prose(seed) for seed in range(5)]
    names = {source_id(name): name for name in (outlet, "Daily")}
    copy = printed("Daily", *body, f"Source: {credit}", published="2020-12-25")
    (family,) = families([copy, printed(outlet, *body, published="2020-12-26")], names)
    assert family.root is None


def test_a_source_of_that_name_is_meant_before_one_whose_initials_fit() -> None:
    body = [prose(seed) for seed in range(5)]
    names = {source_id(name): name for name in ("NWW", "Northwind Wire", "Daily")}
    copies = [printed(name, *body, published="2020-12-26") for name in ("NWW", "Northwind Wire")]
    (family,) = families([printed("Daily", *body, "Source: NWW", published="2020-12-27"), *copies], names)
    assert family.root == source_id("NWW")


@pytest.mark.parametrize(
    ("first", "second", "root"),
    [
        ("2020-12-24", "2020-12-27", "Northwind Wire"),
        ("2020-12-27", "2020-12-24", "New West Weekly"),
        ("2020-12-24", "2020-12-24", None),
        ("2020-12-26", "2020-12-26", None),
    ],
)
def test_of_two_outlets_whose_initials_fit_the_one_that_printed_before_is_meant(
    first: str, second: str, root: str | None
) -> None:
    body = [prose(seed) for seed in range(5)]
    names = {source_id(name): name for name in ("Northwind Wire", "New West Weekly", "Daily")}
    wire = printed("Northwind Wire", *body, published=first)
    weekly = printed("New West Weekly", *body, published=second)
    copy = printed("Daily", *body, "Source: NWW", published="2020-12-25")
    (family,) = families([wire, weekly, copy], names)
    assert family.root == (source_id(root) if root else None)
