"""Reports of one event over several days have its names in common; accidents of one kind elsewhere have not."""

import random

import pytest

from annotator.domain.article import Article, new_article
from annotator.match.stories.reports import Report, report_of
from annotator.match.stories.stories import StoryIndex
from annotator.match.stories.story_names import SharedNames, names_clash

_FERRY = [
    "Ferry capsizes off Sierra Leone, 6 dead\nAt least six people died when a ferry with 120 passengers capsized on "
    "Monday near Tasso island off Freetown, the harbour master said. Rescuers pulled dozens from the water.",
    "Death toll in ferry accident rises to 19\nThe number of people killed when the ferry MV Madina sank near Tasso "
    "island off Freetown has risen to 19, officials said on Tuesday. The minister blamed overloading.",
    "Sierra Leone mourns as ferry toll reaches 31\nThe president declared three days of mourning on Wednesday after "
    "the toll of the ferry sinking off Freetown climbed to 31. The Madina was licensed to carry 80 people.",
    "Captain of sunken ferry arrested\nPolice in Sierra Leone have arrested the captain of the Madina, the ferry that "
    "went down off Freetown with some 120 people aboard. He ignored a weather warning. The toll stands at 34.",
]
_ELSEWHERE = [
    "Ferry sinks on river, 14 dead\nA ferry with about 100 passengers sank on Tuesday after a collision with a cargo "
    "vessel on the Meghna river in Bangladesh. At least 14 people died, police in Munshiganj said.",
    "Ferry catches fire, 8 dead\nA passenger ferry caught fire off the Philippine island of Basilan on Monday, killing "
    "at least eight people. The coast guard of Mindanao rescued about 190 passengers from the water.",
]


def _article(text: str, day: int | None) -> Article:
    return new_article(text, file=f"{len(text)}.txt", published=f"2021-03-{day:02d}" if day else None)


def _report(text: str, day: int | None) -> Report:
    return report_of(_article(text, day))


def test_an_event_told_over_days_with_other_tolls_is_one_story_without_accidents_elsewhere() -> None:
    event = [_report(text, day) for day, text in enumerate(_FERRY, 1)]
    elsewhere = [_report(text, day) for day, text in enumerate(_ELSEWHERE, 1)]
    index = StoryIndex()
    index.add([*event, *elsewhere])
    assert [set(story.articles) for story in index.stories([])] == [{each.article for each in event}]


@pytest.mark.parametrize("seed", range(3))
def test_stories_by_names_are_the_same_in_whatever_order_reports_came(seed: int) -> None:
    chance = random.Random(seed)
    reports = [_report(text, 1 + place % 5) for place, text in enumerate(_FERRY + _ELSEWHERE)]
    reports += [_report(f"{text} {chance.choice(_FERRY)}", chance.choice([2, 30, None])) for text in _ELSEWHERE]
    whole, grown = StoryIndex(), StoryIndex()
    whole.add(reports)
    for report in chance.sample(reports, len(reports)):
        grown.add([report])
        grown.stories([])
    assert grown.stories([]) == whole.stories([])


def test_a_name_that_very_many_reports_have_tells_nothing() -> None:
    many = [_report(f"Talks in Oslo about item {place}\nThe party met in Zugdidi town.", 3) for place in range(20)]
    names = SharedNames()
    names.add(many[:4])
    assert names.share(many[0].article, many[1].article) > 0
    names.add(many[4:])
    assert names.share(many[0].article, many[1].article) == 0


def test_names_far_apart_in_time_or_without_a_day_tell_nothing() -> None:
    names = SharedNames()
    reports = [_report(_FERRY[0], 1), _report(_FERRY[1], 9), _report(_FERRY[2], None)]
    assert names.add(reports) == set()
    assert not any(names.share(a.article, b.article) for a in reports for b in reports)
    assert not names_clash(reports[0], _report(_FERRY[2], None))
    assert names_clash(reports[0], _report(_ELSEWHERE[0], 2))
