"""A rise and a fall of one thing are two stories, and two reports of a rise are one: 12 pairs of reports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.match.stories.other_events import against
from annotator.match.stories.reports import report_profile
from annotator.match.stories.same_story import evidence, story_features


def pairs() -> Iterator[list[str]]:
    for line in Path(__file__).with_name("turned_stories.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.replace("\\n", "\n").split("\t")


@pytest.mark.parametrize(("told", "one", "other"), list(pairs()))
def test_a_rise_and_a_fall_are_no_one_story(told: str, one: str, other: str) -> None:
    a, b = report_profile(one), report_profile(other)
    found = story_features(a, b)
    assert evidence(found) > 0
    assert (evidence(found) + against(a, b, found).weight > 0) is (told == "same story")
