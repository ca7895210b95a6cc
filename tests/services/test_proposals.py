"""What the text tells of its own article is proposed, never taken for known."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.article import Article, new_article
from annotator.services.articles import import_paths, import_text
from annotator.services.incoming.proposals import printed_around, proposed_source
from annotator.services.workspace import Workspace
from annotator.store import queries
from tests import builders

TEXT = (
    "Bridge opens\n\nPosted – 11th January 2021\n\nThe mayor opened the bridge.\n\nread more\n\n"
    "The old bridge was closed after the\n\nHe left at noon.\n\nSource: RT\n"
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def _only(ws: Workspace) -> Article:
    (article,) = ws.read(lambda c: list(queries.articles(c)))
    return article


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_imported_text_without_a_date_gets_the_one_it_tells_as_a_proposal(ws: Workspace, tmp_path: Path) -> None:
    import_paths(ws, [_file(tmp_path, "bridge.txt", TEXT)])
    article = _only(ws)
    assert article.published is None
    assert article.published_proposed is not None
    assert article.published_proposed.value == "2021-01-11"
    assert "Posted – 11th January 2021" in article.published_proposed.reason


def test_a_pasted_text_with_a_date_gets_no_proposal(ws: Workspace) -> None:
    import_text(ws, TEXT, published="2021-01-12")
    assert (_only(ws).published, _only(ws).published_proposed) == ("2021-01-12", None)


@pytest.mark.parametrize(("said", "proposed"), [({}, "2021-01-11"), ({"published_proposed": None}, None)])
def test_a_native_line_may_settle_that_no_date_is_proposed(
    ws: Workspace, tmp_path: Path, said: dict[str, None], proposed: str | None
) -> None:
    line = json.dumps({"type": "article", "id": "a1", "text": TEXT, **said})
    import_paths(ws, [_file(tmp_path, "labels.jsonl", f"{line}\n")])
    found = _only(ws).published_proposed
    assert (found.value if found else None) == proposed


def test_a_source_is_proposed_only_where_none_is_known() -> None:
    found = proposed_source(new_article(TEXT))
    assert found is not None
    assert found.name == "RT"
    assert proposed_source(new_article(TEXT, source="courier")) is None


def test_what_is_no_story_is_told_with_its_kind() -> None:
    told = [(kind, span.quote(TEXT)) for span, kind in printed_around(new_article(TEXT, title="Bridge opens"))]
    assert told == [
        ("headline", "Bridge opens"),
        ("posted", "Posted – 11th January 2021"),
        ("teaser", "read more"),
        ("teaser", "The old bridge was closed after the"),
        ("credit", "Source: RT"),
    ]


def test_of_a_very_long_text_only_the_beginning_is_looked_at() -> None:
    long = f"Bridge opens\n\n{'He left at noon.' * 20_000}\n\nSource: RT\n"
    assert [kind for _, kind in printed_around(new_article(long))] == ["headline"]
    assert [kind for _, kind in printed_around(new_article("a.\n" * 2_000 + "Source: RT\n"))] == []
