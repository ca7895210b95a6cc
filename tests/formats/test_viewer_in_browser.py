"""Tests of the case viewer in a browser: it opens from the disk, asks for nothing, leads, finds, folds and prints."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.formats.browser import Browser, browsing, installed
from tests.formats.cases import exported
from tests.formats.told import ToldMemoryCase, case, exporter_of

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not installed(), reason="no Chromium is installed to look at the page with"),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("viewer")
    exported(exporter_of("viewer"), case(), folder / "Fall é.html", ToldMemoryCase)
    with browsing() as opened:
        opened.open(folder / "Fall é.html")
        yield opened


def _shown(browser: Browser, selector: str) -> object:
    """How many elements can be seen."""
    return browser.value(f"[...document.querySelectorAll({selector!r})].filter(e => e.checkVisibility()).length")


def test_it_opens_from_the_disk_and_asks_for_nothing_else(browser: Browser) -> None:
    assert browser.value("document.querySelector('h1').textContent") == "Case viewer"
    assert [each for each in browser.requests if not each.startswith("file:")] == []
    assert len(browser.requests) == 1
    assert browser.value("document.querySelector('form[role=search]').hidden") is False
    assert browser.value("fetch('https://example.org').then(() => 'out', () => 'kept in')") == "kept in"


def test_a_link_to_evidence_scrolls_to_its_words_and_lights_them(browser: Browser) -> None:
    browser.value("document.querySelector('.to a').click()")
    browser.settle()
    lit = "document.querySelector('mark.lit')"
    assert browser.value(f"{lit}.querySelector('[id]').id === location.hash.slice(1)") is True
    assert browser.value(f"(b => b.top >= 0 && b.bottom <= innerHeight)({lit}.getBoundingClientRect())") is True
    assert browser.value(f"getComputedStyle({lit}).backgroundColor") != browser.value(
        "getComputedStyle(document.querySelector('mark:not(.lit)')).backgroundColor"
    )


def test_all_decisions_open_in_their_place(browser: Browser) -> None:
    assert _shown(browser, "#history li") == 0
    browser.value("document.querySelector('#index a[href=\"#history\"]').click()")
    browser.settle()
    assert browser.value("document.querySelector('#history details').open") is True
    assert _shown(browser, "#history li")
    browser.value("document.querySelector('#history details').open = false")


def test_words_are_looked_for_with_keys_alone(browser: Browser) -> None:
    browser.value("scrollTo(0, 0), document.activeElement.blur(), 0")
    for _ in range(8):
        browser.press("Tab")
        if browser.value("document.activeElement.id") == "q":
            break
    before = _shown(browser, "#articles > article")
    browser.type("42 million")
    browser.settle()
    told = str(browser.value("document.getElementById('found').textContent"))
    assert told.endswith(f"of {before} articles")
    assert 0 < int(str(_shown(browser, "#articles > article"))) < int(str(before))
    browser.press("Enter")
    assert str(browser.value("document.getElementById('found').textContent")).startswith("1 of ")
    browser.press("Escape")
    browser.settle()
    assert _shown(browser, "#articles > article") == before


def test_it_is_dark_where_the_system_is(browser: Browser) -> None:
    color = "getComputedStyle(document.documentElement).backgroundColor"
    ground = f"{color}.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"
    browser.dark(on=False)
    light = browser.value(ground)
    browser.dark(on=True)
    dark = browser.value(ground)
    browser.dark(on=False)
    assert isinstance(light, int | float)
    assert isinstance(dark, int | float)
    assert light > 600
    assert dark < 200


def test_on_paper_nothing_is_folded(browser: Browser, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    (tmp_path / "printed.pdf").write_bytes(browser.printed())
    with pdfium.PdfDocument(tmp_path / "printed.pdf") as printed:
        text = " ".join(page.get_textpage().get_text_range() for page in printed)
    assert "Vidal" in text
    assert str(browser.value("document.querySelector('#history li').textContent")).split()[0] in text


def test_when_something_was_decided_stands_on_one_line(browser: Browser) -> None:
    browser.value("document.querySelector('#history details').open = true")
    browser.settle()
    heights = "[...document.querySelectorAll('#history time')].map(e => e.offsetHeight)"
    assert browser.value(f"{heights}.length > 0 && Math.max(...{heights}) < 24") is True
    browser.value("document.querySelector('#history details').open = false")


def test_it_is_no_wider_than_the_window(browser: Browser) -> None:
    assert browser.value("document.documentElement.scrollWidth <= innerWidth") is True
    assert browser.picture().startswith(b"\x89PNG")
