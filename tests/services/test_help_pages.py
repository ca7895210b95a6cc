"""Tests of the help's pages: every blank is filled, and with what the program knows today."""

import pytest

from annotator.domain.claim import Factuality
from annotator.domain.rule import SENTENCES
from annotator.services.help_pages import PAGES, HelpPage, markdown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_has_its_title_and_no_blank(page: HelpPage) -> None:
    told = markdown(page)
    assert told.startswith(f"# {page.title}\n")
    assert "{{" not in told


def test_the_page_on_claims_tells_every_rule_and_every_certainty() -> None:
    told = markdown(PAGES[0])
    assert [sentence for sentence in SENTENCES.values() if sentence not in told] == []
    assert [value for value in Factuality if f"({value.value})" not in told] == []
