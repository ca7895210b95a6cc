"""Tests of a place that a project's articles write in several languages: one entity, also as the project grows."""

from pathlib import Path

from annotator.domain.entity import Entity
from annotator.domain.suggestion import Kind
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from annotator.store import export_queries
from tests import builders

_REPORTS = (
    ("Ukraine held elections on Sunday, and Kyiv was calm.", "Kyiv", "Ukraine"),
    ("Україна провела вибори в неділю, і Київ був спокійний.", "Київ", "Україна"),
    ("Kiev counted the votes, said a paper from Belarus.", "Kiev", "Belarus"),
)


def _bring(ws: Workspace, text: str, *places: str) -> None:
    article = builders.article(text, f"Report {text}")
    builders.store(ws, article, *(builders.mention(article, each, "GPE") for each in places))


def _entities(ws: Workspace) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    groups = ws.read(lambda c: list(export_queries.groups(c, Kind.ENTITY)))
    ws.close()
    return sorted((each.variants, each.reasons) for each in groups if isinstance(each, Entity))


def test_three_articles_that_write_one_town_in_three_ways_name_one_entity(tmp_path: Path) -> None:
    ws, grown = builders.empty(tmp_path), builders.empty(tmp_path, name="grown.facts")
    for report in _REPORTS:
        _bring(ws, *report)
        _bring(grown, *report)
        suggest(grown)
    suggest(ws)
    found = _entities(ws)
    known = "known as names of one place"
    assert found == _entities(grown)
    assert found == [
        (("Belarus",), ()),
        (("Kiev", "Kyiv", "Київ"), ("3 spellings in 3 articles", known)),
        (("Ukraine", "Україна"), ("2 spellings in 2 articles", known)),
    ]
