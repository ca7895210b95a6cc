"""Of a story that people confirmed only what is new is proposed, with the known report that it is nearest to."""

from collections.abc import Iterable

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.match.copies.families import families
from annotator.match.stories.reports import report_of
from annotator.match.stories.stories import StoryIndex
from annotator.match.stories.story_beside import texts_of
from annotator.match.stories.story_joins import homes_of
from tests.match.reports import report

FIRE = (
    "Fire chief Ola Brenne said that a fire in the Karvath paper mill killed 14 workers on Monday night in Skarn.",
    "Workers of the Karvath paper mill in Skarn mourn 14 colleagues killed by Monday's fire; Brenne blamed a cable.",
    "A cable set the Karvath mill in Skarn on fire on Monday, said chief Ola Brenne; 14 workers were killed.",
    "The union blames an old cable for the fire in the Karvath paper mill in Skarn, which killed 14 workers on Monday.",
)


def reported() -> list[Article]:
    return [report(text, published=f"2021-03-{at:02d}") for at, text in enumerate(FIRE, 1)]


def told(articles: Iterable[Article], *confirmed: Iterable[Article]) -> list[set[ArticleId]]:
    listed = list(articles)
    index = StoryIndex(confirmed=[frozenset(each.id for each in known) for known in confirmed])
    index.add([report_of(each) for each in listed])
    return [set(story.articles) for story in index.stories(families(listed), texts_of(listed))]


def test_what_is_confirmed_is_told_as_it_is_and_no_part_of_it() -> None:
    articles = reported()
    whole = {each.id for each in articles}
    assert told(articles) == [whole]
    assert told(articles, articles) == [whole]
    assert told(articles[:3], articles) == []


def test_each_new_report_is_proposed_with_a_known_one() -> None:
    articles = reported()
    known = {each.id for each in articles[:2]}
    found = told(articles, articles[:2])
    assert [len(each) for each in found] == [2, 2]
    assert {new for each in found for new in each - known} == {each.id for each in articles[2:]}


def test_who_joined_a_confirmed_story_by_another_one_is_known() -> None:
    articles = reported()
    assert told(articles[:3], articles[:2], articles[1:3]) == []
    (pair,) = told(articles, articles[:2], articles[1:3])
    assert articles[3].id in pair


def test_of_two_confirmed_stories_the_nearest_two_reports_are_proposed() -> None:
    articles = reported()
    (pair,) = told(articles, articles[:2], articles[2:])
    assert len(pair & {each.id for each in articles[:2]}) == 1
    assert len(pair & {each.id for each in articles[2:]}) == 1


def test_a_copy_of_a_known_text_is_no_new_report() -> None:
    one, two, *_ = reported()
    earlier = report(FIRE[0], published="2021-02-28")
    assert told([earlier, one, two], [one, two]) == []


def test_a_report_more_is_proposed_with_the_copy_that_people_know() -> None:
    one, two, three, _ = reported()
    earlier = report(FIRE[0], published="2021-02-28")
    (pair,) = told([earlier, one, three], [one, two])
    assert pair == {one.id, three.id}


def test_homes_are_shared_by_stories_that_share_a_report() -> None:
    a, b, c, d = map(ArticleId, "abcd")
    homes = homes_of([frozenset((b, c)), frozenset((a, b)), frozenset((d,))], lambda article: article)
    assert homes[a] == homes[b] == homes[c] == {a: a, b: b, c: c}
    assert homes[d] == {d: d}


def test_what_comes_elsewhere_changes_nothing_of_what_is_proposed() -> None:
    one, two, three, _ = reported()
    earlier = report(f"{FIRE[0]} More at noon.", published="2021-02-27")
    elsewhere = report("Farmers of Oros met in Lamme on 9 May and asked for 40 wells.", published="2021-05-09")
    listed = [earlier, one, two, three]
    index = StoryIndex(confirmed=[frozenset((one.id, two.id))])
    index.add([report_of(each) for each in listed])
    before = index.stories(families(listed), texts_of(listed))
    assert len(before) == 1
    index.add([report_of(elsewhere)])
    assert index.stories(families([*listed, elsewhere]), texts_of([*listed, elsewhere])) == before
