"""Tests of full-text search with whatever an analyst may type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.suggestion import Kind
from annotator.services import reading
from annotator.services.workspace import Workspace
from annotator.store.search import match_words
from tests import builders

_TEXTS = {
    "latin": "The café of Al-Namroush reopened on NEAR street. AND OR NOT.",
    "chinese": "停火协议 在 十月 签署。",
    "arabic": "وقّع الطرفان اتفاق وقف إطلاق النار في جنيف.",
    "decomposed": "Le cafe\u0301 fermait.",
}


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path_factory.mktemp("search"))
    builders.store(ws, *(builders.article(text, title) for title, text in _TEXTS.items()))
    yield ws
    ws.close()


def _titles(ws: Workspace, query: str) -> list[str]:
    found = reading.article_ids(ws, search=query)
    return [row.title for row in reading.article_rows(ws, found)]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("cafe", ["latin", "decomposed"]),
        ("CAFÉ", ["latin", "decomposed"]),
        ("cafe\u0301", ["latin", "decomposed"]),
        ("al-namr", ["latin"]),
        ('"reopened', ["latin"]),
        ("NEAR", ["latin"]),
        ("AND", ["latin"]),
        ("and or not", ["latin"]),
        ("reopened*", ["latin"]),
        ("title:latin", []),
        ("(street", ["latin"]),
        ("reop ", []),
        ("停火", ["chinese"]),
        ("إطلاق النار", ["arabic"]),
        ("جنيف", ["arabic"]),
        ("latin", ["latin"]),
        ("nothing like it", []),
    ],
)
def test_words_are_found_whatever_stands_around_them(ws: Workspace, query: str, titles: list[str]) -> None:
    assert _titles(ws, query) == titles


@pytest.mark.parametrize("query", ["", "  ", '"', "*", "-", "!?…", '"""', "()", "\0", "\u200f"])
def test_a_query_without_words_finds_nothing(ws: Workspace, query: str) -> None:
    assert match_words(query) == ""
    assert reading.search(ws, query) == []


@given(query=st.text(max_size=20) | st.text(alphabet='"*()^-+:{}ab AND\0_', max_size=20))
def test_no_query_is_an_error(ws: Workspace, query: str) -> None:
    assert isinstance(reading.search(ws, query), list)


def test_claims_and_facts_are_found_with_a_snippet(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    kinds = {found.kind for found in reading.search(ws, "ceasefire held")}
    snippets = [found.snippet for found in reading.search(ws, "ceasef") if found.kind is Kind.ARTICLE]
    assert kinds == {Kind.ARTICLE, Kind.CLAIM}
    assert "«ceasefire»" in snippets[0]
    ws.close()
