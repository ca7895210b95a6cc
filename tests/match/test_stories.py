"""Independent reports of one event are a story, in whatever order they came; copies, and like events, are none."""

import pickle
import random
from collections.abc import Sequence
from itertools import combinations

import pytest

from annotator.domain.article import Article
from annotator.domain.family import Story
from annotator.match.copies.families import families
from annotator.match.stories.other_events import against
from annotator.match.stories.report_near import Nearest
from annotator.match.stories.reports import report_profile
from annotator.match.stories.same_story import evidence, story_features
from annotator.match.stories.stories import StoryIndex, report_of, stories
from annotator.match.stories.story_beside import texts_of
from tests.match.reports import report

QUAKE = "A strong earthquake destroyed forty houses in Izmir on Friday, and rescuers dug for survivors all night."
QUAKE_TOO = "Rescuers in Izmir dig for survivors of Friday's earthquake, which destroyed dozens of houses."
BANK = "The central bank raised its rates once more and shares in London fell sharply after the decision."
EVENTS = (
    ("ferry", "sank", "Zanzibar", "divers", "Captain Juma", "harbour"),
    ("volcano", "erupted", "Guatemala", "villagers", "Colonel Mendez", "ashes"),
    ("museum", "burned", "Rio", "curators", "Director Alves", "fossils"),
    ("bridge", "collapsed", "Genoa", "motorists", "Prosecutor Costa", "cables"),
    ("dam", "burst", "Laos", "farmers", "Governor Sisoulith", "reservoir"),
    ("mine", "exploded", "Siberia", "miners", "Inspector Petrov", "methane"),
)


def told(event: Sequence[str], teller: random.Random) -> str:
    """A report of an event in words of the teller's own choice."""
    what, happened, place, people, official, detail = event
    ways = (
        f"{official} said the {what} {happened} near {place} while {people} watched the {detail}.",
        f"In {place}, {people} mourn after a {what} {happened}; {official} blamed the {detail}.",
        f"{place} counts its losses: the {what} that {happened} left {people} without {detail}, {official} told us.",
    )
    return (
        f"{teller.choice(ways)} {teller.choice(('Help is on its way.', 'An inquiry was opened.', 'Schools are shut.'))}"
    )


def corpus(seed: int, reports: int = 24) -> list[Article]:
    """Reports of half a dozen events, some dated and some copied."""
    teller = random.Random(seed)
    texts = [told(teller.choice(EVENTS), teller) for _ in range(reports)]
    dates = [teller.choice((None, "2020-10-30", "2020-10-31", "2020-12-30")) for _ in texts]
    return [report(text, published=date) for text, date in zip(texts, dates, strict=True)]


def members(found: Sequence[Story]) -> list[set[str]]:
    return [set(story.articles) for story in found]


def test_reports_of_one_event_are_a_story_and_copies_are_not() -> None:
    one, two, other = report(QUAKE), report(QUAKE_TOO), report(BANK)
    assert members(stories([one, two, other], [])) == [{one.id, two.id}]
    copy = report(QUAKE)
    assert stories([one, copy], families([one, copy])) == []


def test_a_copy_beside_an_independent_report_leaves_one_of_the_two_in_the_story() -> None:
    one, copy, two = report(QUAKE), report(QUAKE), report(QUAKE_TOO)
    (story,) = stories([one, copy, two], families([one, copy, two]))
    assert two.id in story.articles
    assert len(story.articles) == 2


def test_reports_weeks_apart_are_no_story() -> None:
    one, two = report(QUAKE, published="2020-10-30"), report(QUAKE_TOO, published="2020-12-30")
    assert stories([one, two], []) == []
    near = report(QUAKE_TOO, published="2020-11-01")
    assert members(stories([one, two, near], [])) == [{one.id, near.id}]


def test_a_meeting_elsewhere_on_another_day_is_no_part_of_the_story() -> None:
    istanbul = report("Akar meets Meshri in Istanbul", "Minister Akar met Mr Meshri in Istanbul on 10 January.")
    again = report("Meshri received in Istanbul", "On 10 January Mr Meshri met Minister Akar in Istanbul.")
    tripoli = report("Akar flies to Tripoli", "Minister Akar saw troops in Tripoli on 26 December and met Mr Meshri.")
    assert members(stories([istanbul, again, tripoli], [])) == [{istanbul.id, again.id}]


def test_a_chain_of_days_does_not_swallow_everything() -> None:
    teller = random.Random(1)
    days = [report(told(EVENTS[0], teller), f"Day {day}.", published=f"2020-11-{day:02}") for day in range(1, 29, 3)]
    found = stories(days, [])
    assert found
    assert all(len(story.articles) == 2 for story in found)


@pytest.mark.parametrize("seed", range(6))
def test_adding_reports_in_any_order_and_number_gives_the_stories_of_a_full_run(seed: int) -> None:
    print(f"seed {seed}")
    articles, order = corpus(seed), random.Random(seed)
    wanted = stories(articles, families(articles))
    assert wanted
    index, left = StoryIndex(), order.sample(articles, len(articles))
    while left:
        number = order.randint(1, 5)
        index.add([report_of(article) for article in left[:number]])
        left = left[number:]
        known = [article for article in articles if article not in left]
        assert index.stories(families(known), texts_of(known)) == stories(known, families(known))
    assert index.stories(families(articles), texts_of(articles)) == wanted


def test_two_reports_of_a_refused_story_are_in_none_again_whatever_comes() -> None:
    articles = corpus(1)
    first = max(stories(articles, []), key=lambda story: len(story.articles))
    refused = [frozenset(pair) for pair in combinations(first.articles, 2)]
    index = StoryIndex(refused)
    for article in articles:
        index.add([report_of(article)])
        assert not [each for each in members(index.stories([])) for pair in refused if pair <= each]
    at_once = StoryIndex(refused)
    at_once.add([report_of(article) for article in articles])
    assert index.stories([]) == at_once.stories([]) != stories(articles, [])


def test_an_article_added_twice_counts_once() -> None:
    one, two = report_of(report(QUAKE)), report_of(report(QUAKE_TOO))
    index = StoryIndex()
    index.add([one, two, one])
    index.add([two])
    assert members(index.stories([])) == [{one.article, two.article}]
    assert [other for other, _ in index.nearest(one.article)] == [two.article]


@pytest.mark.parametrize("seed", range(4))
def test_the_nearest_do_not_depend_on_the_order_even_where_more_are_alike_than_are_kept(seed: int) -> None:
    print(f"seed {seed}")
    mixed = random.Random(seed)
    rows = [(f"{place:03}", report_profile(told(mixed.choice(EVENTS), mixed)).words, None) for place in range(150)]
    near = []
    for given in (rows, mixed.sample(rows, len(rows))):
        found = Nearest()
        for start in range(0, len(given), 40):
            found.add(given[start : start + 40])  # type: ignore[arg-type]  # ids are plain strings here
        near.append({given[row][0]: [given[other][0] for other in found.of(row)] for row in range(len(given))})
    assert near[0] == near[1]
    assert max(map(len, near[0].values())) == 32


def test_a_report_is_small_and_travels_to_another_process() -> None:
    made = report_of(report(QUAKE * 500))
    carried = pickle.dumps(made)
    assert pickle.loads(carried) == made
    assert len(carried) < 10_000


def test_the_evidence_is_the_same_whichever_comes_first() -> None:
    one, other = report_profile(QUAKE), report_profile(QUAKE_TOO)
    assert story_features(one, other) == story_features(other, one)
    assert evidence(story_features(one, other)) > 0 > evidence(story_features(one, report_profile(BANK)))


def test_a_title_that_is_not_in_the_text_is_read_as_the_headline() -> None:
    article = report(QUAKE)
    titled = report_of(Article(article.id, article.text, article.sha256, title="Minister resigns over bribes"))
    assert "resign" in titled.profile.headline
    assert "resign" not in report_of(article).profile.headline


@pytest.mark.parametrize("text", ["", " ", "\n", "the of and", "\ud800", "١٢٣ ½ ² 1e999", "9" * 5_000, "a\n" * 3_000])
def test_any_text_can_be_compared(text: str) -> None:
    assert evidence(story_features(report_profile(text), report_profile(QUAKE))) < 0


_VISIT = (
    "Tripoli – Turkish Defence Minister Halil Demir visited Turkish troops in Libya and met his counterpart Salem "
    "Barasi for talks on military cooperation. Demir said that Turkey backs the internationally recognised government. "
    "He inspected a frigate and the troops at the base of Mitiga. Barasi thanked Turkey for its support of the army."
)
_VISIT_TOO = (
    "Demir sees troops at Mitiga base in Tripoli\nTurkey's Defence Minister Halil Demir met Salem Barasi, Libya's "
    "minister of defence, on a visit to Turkish troops in Tripoli. They spoke of cooperation on board "
    "of a frigate off Mitiga."
)
_RECEIVED = (
    "Barasi meets Demir to widen cooperation of Turkey and Libya\nLibya's Defence Minister Salem Barasi met "
    "with his Turkish counterpart Halil Demir in Istanbul to discuss the military cooperation of Libya and Turkey. "
    "Turkey's support of the internationally recognised government will go on, Demir said at a school for pilots."
)


def test_two_meetings_of_the_same_ministers_in_two_towns_are_no_story_though_they_talk_of_the_same() -> None:
    visit, again, elsewhere = report(_VISIT), report(_VISIT_TOO), report(_RECEIVED)
    assert members(stories([visit, again, elsewhere], [])) == [{visit.id, again.id}]
    one, two, other = (report_of(each).profile for each in (visit, again, elsewhere))
    assert evidence(story_features(one, other)) > 0
    assert against(one, other, story_features(one, other)).weight < 0
    assert against(one, two, story_features(one, two)).weight == 0


def test_a_copy_and_the_reports_near_it_are_of_the_story_of_what_it_copies() -> None:
    flood = [
        "At least 12 people died and 40 were missing after a flood hit the town of Valmora on Tuesday, officials said.",
        "The Sora river burst its banks after the Karst dam broke, Interior Minister Dmitri Volkov told reporters.",
        '"We warned the company three times that the dam was unsafe," Volkov said.',
        "The dam's operator, Hydrona, denied that it had received any warning.",
    ]
    first = report("Flood kills at least 12 in Valmora", *flood, "Survivors clung to roofs.", published="2024-05-14")
    copy = report("Dam breaks, a dozen dead", *flood, published="2024-05-15")
    near_copy = report(
        "Minister: company was warned",
        "Interior Minister Dmitry Wolkow said on Friday that the company Hydrona had been warned three times that the "
        "dam was unsafe.",
        published="2024-05-17",
    )
    near_first = report(
        "Toll in Valmora flood rises to 37",
        "The death toll from the flood in Valmora rose to 37 on Thursday, the interior ministry said. The Sora river "
        "burst its banks after the Karst dam broke on Tuesday. Hydrona said it would cooperate with prosecutors.",
        published="2024-05-16",
    )
    articles = [first, copy, near_copy, near_first]
    (story,) = stories(articles, families(articles))
    assert {near_copy.id, near_first.id} < set(story.articles)
    assert len(story.articles) == 3
    index = StoryIndex()
    for place, article in enumerate(articles, 1):
        index.add([report_of(article)])
        index.stories(families(articles[:place]), texts_of(articles))
    assert index.stories(families(articles), texts_of(articles)) == [story]


def test_the_final_of_the_women_is_another_than_that_of_the_men() -> None:
    men = report_profile(
        "Rovers beat United 2-1 in the cup final on Saturday before 71,000 fans in Marlow. Strand scored."
    )
    women = report_profile("Rovers beat United 2-1 in the women's cup final on Sunday before 23,000 fans in Marlow.")
    found = story_features(men, women)
    assert evidence(found) > 0 > evidence(found) + against(men, women, found).weight
    assert against(men, women, found).reasons == ("other contests: not told / women",)
