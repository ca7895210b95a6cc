"""The help's pages as plain text: nothing of Markdown is left, nothing is lost, and lines are as long as asked."""

import re

import pytest

from annotator.services.help_pages import PAGES, HelpPage, markdown
from annotator.services.help_text import name_of, near, page_called, plain

_WORD = re.compile(r"\w+")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_word_of_a_page_is_there_in_its_order(page: HelpPage) -> None:
    code = re.sub(r"^```.*$", "", markdown(page), flags=re.MULTILINE)
    assert _WORD.findall(plain(page, 80)) == _WORD.findall(code)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_sign_of_markdown_is_left_outside_code(page: HelpPage) -> None:
    told = [line for line in plain(page, 80).splitlines() if not line.startswith("    ")]
    assert [line for line in told if "**" in line or line.startswith(("# ", "## ", "|", "```"))] == []


def test_lines_are_no_longer_than_asked_but_for_what_a_machine_reads() -> None:
    page = PAGES[0]
    told = [line for line in plain(page, 60).splitlines() if not line.startswith("    ")]
    assert max(map(len, told)) <= 60
    assert max(map(len, plain(page, 100).splitlines())) > 60


def test_items_of_a_list_and_cells_of_a_table_hang() -> None:
    told = plain(_called("matching"), 60)
    assert re.search(r"\n- supports: .*\n  \w", told)
    table = plain(_called("jsonl"), 70)
    assert re.search(r"\ntype +what the line holds\n-+\n", table)
    assert re.search(r"\narticle +the whole text", table)


def test_a_page_is_known_by_its_name_its_title_and_as_a_format() -> None:
    assert _called("Matching").id == _called("how matches are found").id == "matching"
    assert _called("jsonl").id == _called("formats/jsonl").id == "formats/jsonl"
    assert page_called("nothing of this kind") is None
    names = [name_of(page) for page in PAGES]
    assert len(set(names)) == len(names)


def test_of_a_page_that_is_not_there_the_nearest_are_told() -> None:
    assert near("matchin") == ["matching"]
    assert near("decid", ["decide", "demo"]) == ["decide"]
    assert near("independent roots")[0] == "matching"
    assert near("zzzz") == near("") == []


def _called(name: str) -> HelpPage:
    page = page_called(name)
    assert page is not None
    return page
