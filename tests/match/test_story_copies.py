"""All copies of one text are of one story at most, and what is surely of another event joins none, whoever acts."""

import random
from collections.abc import Sequence
from itertools import combinations

import pytest

from annotator.domain.article import Article
from annotator.domain.family import Story
from annotator.match.copies.families import families
from annotator.match.stories.stories import StoryIndex, report_of, stories
from annotator.match.stories.story_beside import texts_of
from annotator.match.stories.story_table import kin_of, taken_over
from tests.match.reports import report

_FIRE = (
    "A fire swept through the Vellmar paper mill on Monday night, killing at least 9 workers, the fire brigade said.",
    "Deputy Labour Minister Anton Drezov told reporters that a faulty boiler had caused the fire.",
    "The mill belongs to Karsa Paper, which was fined 80,000 euros in 2021 for blocked emergency exits.",
    "Production will not resume before summer, mill director Hanna Lorz said.",
)
_TOLL = (
    "The death toll from the fire at the Vellmar paper mill has risen to 12, the fire brigade said on Wednesday.",
    *_FIRE[1:],
)
_OWN = (
    "Nine people died when the paper mill at Vellmar burned down late on Monday, fire chief Oto Brem told this paper.",
    "Workers said that the emergency exits had been blocked. Mayor Ida Kolm called it a disgrace for Karsa Paper.",
)
_KNEW = (
    "Deputy Labour Minister Anton Drezov had known since May that the exits of the Vellmar paper mill were blocked.",
    "The ministry declined to comment. Unions demanded that Drezov resign over the fire.",
)
_DENIED = (
    "The labour ministry denied that Deputy Minister Anton Drezov had known of blocked exits at the Vellmar mill.",
    "Drezov will not resign over the fire, the ministry said. Unions accused him of lying.",
)
_MILL = (
    "The Vellmar paper mill, which employs 340 people and belongs to Karsa Paper of Drosk, was fined 80,000 euros in "
    "2021 because inspectors found emergency exits blocked by pallets, and it was shut for three weeks last winter "
    "after a boiler burst and injured two welders."
)
_CHESS = (
    "The chess club of Drosk has won the national team cup, beating Torval 4-2 in the final on Sunday.",
    "Grandmaster Ilja Senk sealed the title with black after six hours of play, and the captain wept.",
    "The club is paid for by the owners of the mill in the next valley. It will play in the European league next year.",
)
_JOBS = (
    "Karsa Paper will cut 120 jobs at its Vellmar mill by the autumn, it said on Monday, blaming the price of power.",
    "Unions called the plan a betrayal and announced a strike for Thursday. Works council chair Pia Holt was angry.",
    "Shares in Karsa rose 3 percent in Zurich.",
)
_MATCH = (
    "Anton Drezov scored twice on Saturday as Union Vellmar beat Torpedo Brask 4-1 in the cup.",
    "The 21-year-old striker dedicated the goals to the victims of the mill fire. Coach Emil Zander praised him.",
)


def _told() -> dict[str, Article]:
    return {
        "first": report("Mill fire in Vellmar kills 9", *_FIRE, published="2023-02-07"),
        "copy": report("Inferno at the mill", *_FIRE, "Our own reporter adds a word.", published="2023-02-08"),
        "toll": report("Toll of Vellmar mill fire rises to 12", *_TOLL, published="2023-02-09"),
        "own": report("A night of horror", *_OWN, published="2023-02-07"),
        "knew": report("Drezov knew", *_KNEW, published="2023-02-10"),
        "denied": report("Ministry rejects reports", *_DENIED, published="2023-02-11"),
        "match": report("Drezov doubles up", *_MATCH, published="2023-02-12"),
    }


def _names(told: dict[str, Article], found: Sequence[Story]) -> list[set[str]]:
    name_by_id = {article.id: name for name, article in told.items()}
    return [{name_by_id[each] for each in story.articles} for story in found]


def test_a_family_of_copies_and_updates_is_of_one_story_at_most_and_one_stands_for_all() -> None:
    told = _told()
    copies = families(list(told.values()))
    kin = kin_of(copies)
    assert {kin[told[name].id] for name in ("first", "copy", "toll")} == {told["first"].id}
    found = _names(told, stories(list(told.values()), copies))
    assert [
        names & {"first", "copy", "toll"} for names in found if not names.isdisjoint({"first", "copy", "toll"})
    ] == [{"first"}]
    assert any({"first", "own"} <= names for names in found)


def test_a_match_of_a_namesake_is_not_of_the_story_of_the_fire() -> None:
    told = _told()
    found = _names(told, stories(list(told.values()), families(list(told.values()))))
    assert found
    assert not any("match" in names for names in found)


def test_a_copy_of_what_people_refused_is_refused_too() -> None:
    told = _told()
    without = {name: article for name, article in told.items() if name in ("first", "copy", "own")}
    copies = families(list(without.values()))
    assert len(stories(list(without.values()), copies)) == 1
    for name in ("first", "copy"):
        index = StoryIndex([frozenset((told[name].id, told["own"].id))])
        index.add([report_of(article) for article in without.values()])
        assert index.stories(copies, texts_of(without.values())) == []


def test_copies_may_come_out_over_days_and_reports_of_either_end_are_of_one_story() -> None:
    told = _told()
    late = report("Mill toll at 14", *_TOLL[:1], "Two more workers died of burns on Friday.", published="2023-02-12")
    some = [told["first"], told["own"], told["toll"], late]
    copies = families(some)
    (story,) = stories(some, [each for each in copies if late.id not in {m.article for m in each.members}])
    assert {told["own"].id, late.id} < set(story.articles)
    alone = [told["first"], told["own"], late]
    assert not any({told["own"].id, late.id} <= set(each.articles) for each in stories(alone, families(alone)))


def _mixed(chance: random.Random) -> list[Article]:
    """Reports that take over one another's sentences, some wholly, on some days."""
    sentences = [each for text in (_FIRE, _TOLL, _OWN, _KNEW, _DENIED, _MATCH) for each in text]
    found = []
    for place in range(16):
        source = chance.choice((_FIRE, _TOLL, _OWN, _KNEW, _DENIED, _MATCH))
        added = [*chance.sample(sentences, chance.choice((0, 0, 1, 2))), *([_MILL] * chance.choice((0, 0, 0, 1)))]
        day = chance.choice(("2023-02-06", "2023-02-08", "2023-02-10", "2023-02-13", "2023-03-20", "2023-03-22", None))
        found.append(report(f"Report {place}", *source, *added, published=day))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_families_that_grow_and_join_give_the_stories_of_a_full_run_at_every_step(seed: int) -> None:
    print(f"seed {seed}")
    chance = random.Random(seed)
    articles = _mixed(chance)
    refused = [frozenset(pair) for pair in chance.sample([(a.id, b.id) for a, b in combinations(articles, 2)], 3)]
    index, known = StoryIndex(refused), list[Article]()
    for article in articles:
        known.append(article)
        index.add([report_of(article)])
        copies = families(known)
        whole = StoryIndex(refused)
        whole.add([report_of(each) for each in chance.sample(known, len(known))])
        found = index.stories(copies, texts_of(articles))
        assert found == whole.stories(chance.sample(copies, len(copies)), texts_of(articles))
        kin = kin_of(copies)
        listed = [kin.get(each, each) for story in found for each in story.articles]
        assert len(listed) == len(set(listed))


def test_what_is_mostly_cut_from_a_report_is_no_second_one() -> None:
    told = _told()
    more = tuple(
        f"{who} said that {what} had been known for years at the Vellmar paper mill."
        for who, what in (("Welder Jon Falk", "the rust"), ("Cook Ina Berg", "the smell"), ("Clerk Pia Holt", "it all"))
    )
    told["long"] = report("All of the mill fire", *_FIRE, *more, published="2023-02-07")
    told["cut"] = report("Fire at paper mill", *_FIRE[:2], published="2023-02-08")
    articles = [told["long"], told["cut"], told["own"]]
    copies = families(articles)
    assert taken_over(copies) == {told["cut"].id: frozenset({told["long"].id})}
    assert _names(told, stories(articles, copies)) == [{"long", "own"}]


def test_what_two_reports_copied_from_one_another_is_no_sign_of_one_event() -> None:
    told = {
        "fire": report("Mill fire in Vellmar kills 9", *_FIRE[:2], _MILL, *_FIRE[3:], published="2023-02-07"),
        "chess": report("Cup for Drosk", *_CHESS, _MILL, published="2023-02-07"),
        "jobs": report("Karsa cuts jobs", *_JOBS, _MILL, published="2023-02-07"),
        "own": report("A night of horror", *_OWN, _MILL, published="2023-02-07"),
    }
    articles = list(told.values())
    copies = families(articles)
    assert {member.article for family in copies for member in family.members} == {each.id for each in articles}
    assert kin_of(copies) == {}
    assert _names(told, stories(articles, copies)) == [{"fire", "own"}]
    assert stories([told["fire"], told["jobs"]], copies) == []


def test_a_brief_that_stands_whole_in_a_report_of_something_else_is_of_no_story_with_it() -> None:
    told = {"brief": report(_MILL, published="2023-02-07"), "jobs": report(*_JOBS, _MILL, published="2023-02-07")}
    assert stories(list(told.values()), families(list(told.values()))) == []
