"""Which copy leads a family: who is credited, who was first, an agency where dates do not tell, and never a column."""

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.family import Family
from annotator.domain.ids import source_id
from annotator.match.copies.families import families
from tests.match.test_families import prose

_BODY = [f"The harbour office of the town said on Friday that {prose(seed, 24).lower()}" for seed in range(300, 306)]
_OWN = [f"In my view nobody in the council cares, for {prose(seed, 30).lower()}" for seed in (310, 311)]
_NAMES = ("AFP", "Agence France-Presse", "Baltic News Agency", "Daily", "Hourly", "Reuters", "Weekly")


def _report(source: str, published: str | None = None, credit: str = "") -> Article:
    text = "\n".join([*_BODY, *([credit] if credit else [])])
    return new_article(text, source=source_id(source), file=source, published=published)


def _column(source: str, published: str | None = None, title: str | None = None) -> Article:
    own = [line.replace("my", "our") for line in _OWN] if title else _OWN
    text = "\n".join([*own, *_BODY])
    return new_article(text, source=source_id(source), file=f"{source} column", published=published, title=title)


def _family(*articles: Article) -> Family:
    (family,) = families(articles, {source_id(name): name for name in _NAMES})
    assert {member.article for member in family.members} == {article.id for article in articles}
    return family


@pytest.mark.parametrize("agency", ["AFP", "Agence France-Presse", "Baltic News Agency"])
@pytest.mark.parametrize("published", [None, "2020-12", "2020-12-27"])
def test_where_dates_do_not_tell_the_agency_leads(agency: str, published: str | None) -> None:
    own = _report(agency, published)
    family = _family(_column("Daily", "2020-12-27"), _report("Hourly", "2020-12-27"), own)
    assert (family.members[0].article, family.root) == (own.id, own.source)
    assert f"{agency} is a news agency" in family.reasons


def test_without_any_date_the_agency_leads() -> None:
    own = _report("Reuters")
    family = _family(_report("Daily"), own, _column("Hourly"), _report("Weekly"))
    assert (family.members[0].article, family.root) == (own.id, own.source)


def test_who_surely_printed_before_the_agency_leads() -> None:
    first = _report("Daily", "2020-12-26")
    family = _family(first, _report("AFP", "2020-12-27"))
    assert (family.members[0].article, family.root) == (first.id, first.source)
    assert "first printed 2020-12-26" in family.reasons


@pytest.mark.parametrize("published", [None, "2020-12-27"])
@pytest.mark.parametrize("title", [None, "Opinion: The harbour is badly run"])
def test_a_column_does_not_lead_a_report_that_may_be_older(published: str | None, title: str | None) -> None:
    report = _report("Hourly", published)
    family = _family(_column("Daily", "2020-12-27" if published else None, title), report)
    assert family.members[0].article == report.id
    assert family.root is None


def test_a_reprint_that_credits_an_agency_leads_where_the_agency_s_own_is_missing() -> None:
    reprint = _report("Hourly", credit="(Reuters)")
    family = _family(_column("Daily", "2020-12-27"), _report("Weekly", "2020-12-28"), reprint)
    assert family.members[0].article == reprint.id
    assert not any(reason.startswith("first printed") for reason in family.reasons)


def test_who_is_credited_by_those_who_are_credited_is_the_root() -> None:
    own = _report("AFP", "2020-12-27")
    via = _report("Daily", "2020-12-26", "Source: AFP")
    others = [_report(name, "2020-12-27", "Source: Daily") for name in ("Hourly", "Weekly")]
    family = _family(via, *others, own)
    assert (family.members[0].article, family.root) == (own.id, own.source)


def test_of_several_texts_of_an_agency_the_oldest_leads() -> None:
    own = _report("AFP", "2020-12-26")
    family = _family(_column("AFP", "2020-12-30"), own)
    assert family.members[0].article == own.id


def test_a_column_that_somebody_credits_does_not_lead_the_agency_s_report() -> None:
    own, column = _report("AFP", "2020-12-26"), _column("Daily", "2020-12-28")
    family = _family(column, _report("Hourly", "2020-12-29", "Source: Daily"), own)
    assert (family.members[0].article, family.root) == (own.id, own.source)


def test_an_agency_that_signs_its_text_leads() -> None:
    own = _report("AFP", credit="Agence France-Presse")
    family = _family(_column("Daily"), _report("Hourly", credit="(AFP)"), own)
    assert (family.members[0].article, family.root) == (own.id, own.source)
