"""Short reports of one frame about other people elsewhere, or of another time, are no story of a project either."""

import pytest

from annotator.domain.article import Article
from annotator.match.copies.families import families
from annotator.match.stories.reports import report_of
from annotator.match.stories.stories import StoryIndex, stories
from tests.match.reports import report

_FRAMES = {
    "coups": (
        "Soldiers seized power in Gabon and said that the constitution was suspended. President Ali Bongo is held.",
        "Soldiers seized power in Niger and said that the constitution was suspended. President Mohamed Bazoum is "
        "held.",
    ),
    "coups of two peoples": (
        "Gabonese soldiers said they had taken power and closed the borders.",
        "Nigerien soldiers said they had taken power and closed the borders.",
    ),
    "sentences": (
        "A court in Lyon sentenced Karim Benali to 12 years in prison on Monday for drug trafficking. He will appeal.",
        "A court in Bordeaux sentenced Luc Marchand to nine years in prison on Monday for drug trafficking. He will "
        "appeal.",
    ),
    "accidents": (
        "A bus plunged into a ravine in Bolivia, killing 18 passengers. The driver had fallen asleep.",
        "A bus plunged into a ravine in Nepal, killing 24 passengers. The driver had fallen asleep.",
    ),
    "prizes": (
        "The French author Annie Ernaux won the Nobel prize in literature on Thursday.",
        "The Norwegian author Jon Fosse won the Nobel prize in literature on Thursday.",
    ),
    "other days": (
        "KYIV, 10 October 2022 - Russian missiles hit Kyiv and killed five people near Shevchenko park.",
        "KYIV, 29 December 2022 - Russian missiles hit Kyiv and killed nine people in a metro station.",
    ),
}
_EVENT = (
    "Soldiers in Gabon seized power on Wednesday after President Ali Bongo was declared the winner of an election.",
    "Gabonese soldiers seized power and declared the election void. President Ali Bongo is held in Libreville.",
)


def _told(*texts: str, published: str = "") -> list[Article]:
    return [report(text, published=published or None) for text in texts]


@pytest.mark.parametrize("published", ["", "2023-08-30"])
@pytest.mark.parametrize("frame", _FRAMES.values(), ids=_FRAMES)
def test_reports_of_one_frame_are_no_story(frame: tuple[str, str], published: str) -> None:
    told = _told(*frame, published=published)
    assert stories(told, families(told)) == []


@pytest.mark.parametrize("published", ["", "2023-08-30"])
def test_short_reports_of_one_event_still_are_a_story(published: str) -> None:
    told = _told(*_EVENT, published=published)
    assert [set(story.articles) for story in stories(told, families(told))] == [{each.id for each in told}]


def test_short_reports_that_come_one_by_one_make_the_same_stories_as_all_at_once() -> None:
    told = _told(*(text for frame in _FRAMES.values() for text in frame), *_EVENT)
    index = StoryIndex()
    for each in told:
        index.add([report_of(each)])
        index.stories([])
    assert index.stories([]) == stories(told, [])
