"""The calendar of a fact: what is drawn, in which period, under which ticks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from annotator.domain.fact import Evidence, Stance
from annotator.domain.view import FactDetail
from annotator.gui.views.fact_dates import Period, period_of, ticks, times_of
from annotator.services import facts, reading
from tests.gui.fact_project import STATEMENT, Project, make_project, with_fact


@pytest.fixture
def project(tmp_path: Path, qapp: object) -> Iterator[Project]:
    """A project with one fact."""
    made = with_fact(make_project(tmp_path / "week.facts"))
    yield made
    made.workspace.close()


def _detail(project: Project) -> FactDetail:
    assert project.fact is not None
    return reading.fact(project.workspace, project.fact)


def test_the_period_keeps_to_the_reports_and_points_at_what_lies_far_off(project: Project) -> None:
    assert project.fact is not None
    facts.restate(
        project.workspace, project.fact, STATEMENT, valid_from="2020-12-22", valid_to="2022-06-22", via="key:F2"
    )
    times = times_of(_detail(project))
    period = period_of(times)
    assert period is not None
    assert times.start is not None and times.end is not None and times.decided is not None  # noqa: PT018
    assert period.holds(times.start.first)
    assert not period.holds(times.end.last)
    assert not period.holds(times.decided)
    assert times.held == "in force from 22 Dec 2020 until 22 Jun 2022"


def test_ticks_stand_evenly_and_are_few() -> None:
    for days in (5, 20, 90, 400, 4_000, 40_000):
        start = Period(date.fromordinal(730_000), date.fromordinal(730_000 + days))
        marked = ticks(start, 8)
        assert 1 <= len(marked) <= 10
        assert all(start.holds(day) for day, _ in marked)


def test_evidence_without_a_date_is_counted_below_the_timeline(project: Project) -> None:
    assert project.fact is not None
    assert times_of(_detail(project)).dateless_words == ""
    facts.join(project.workspace, project.fact, [Evidence(project.claims[3], Stance.SUPPORTS)], via="key:+")
    assert times_of(_detail(project)).dateless_words == "1 without a date"
    assert "1 without a date" in times_of(_detail(project)).spoken
