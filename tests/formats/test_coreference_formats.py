"""Tests of formats of coreference: the chains of a project come in again as they were, whatever its articles hold."""

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.article import Article
from annotator.formats.document import Entry
from annotator.formats.registry import format_written
from tests.formats.cases import there_and_back
from tests.formats.chained import chained_projects, entity_chains, event_chains, lost, names, words
from tests.sampling import examples

LEAST = {"cdcr": 2, "conll2012": 2, "ecb": 1}
"""How many mentions an entity needs to be told at all."""


@pytest.mark.parametrize("name", LEAST)
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(project=chained_projects())
def test_chains_come_back_equal(name: str, project: list[Entry]) -> None:
    exporter = format_written(name).exporter
    assert exporter is not None
    held, again = there_and_back(exporter, project)
    gone = lost(held)
    texts = [words(each.text) for each in project if isinstance(each, Article)]
    assert {words(each.text) for each in again if isinstance(each, Article)} == set(texts)
    if len(set(texts)) == len(texts):  # else two are one and the same in words
        assert names(again) == names(project, gone)
        assert entity_chains(again) == entity_chains(project, gone, LEAST[name])
        assert event_chains(again) == event_chains(project, gone)
