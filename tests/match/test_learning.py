"""Learning from decisions: it helps, it forgets nothing and invents nothing, whatever the order."""

import random

from annotator.domain.learned import Learned
from annotator.domain.link import Link, Relation, Standing
from annotator.match.links.learning import Lesson, learn, lesson, weights
from annotator.match.links.similarity import WEIGHTS
from tests.match.judged_links import Seen, decided, suggested

_BY_DATE: Seen = {"dates": 10_000, "words": 2_000}
_BY_PLACE: Seen = {"around": 9_000, "words": 3_000}


def _lessons(number: int) -> list[Lesson]:
    """An analyst for whom a shared date tells everything, and the words around nothing."""
    dated, around = (suggested("ab", 4_500, seen=_BY_DATE), suggested("cd", 5_500, seen=_BY_PLACE))
    taught = [(dated, Standing.CONFIRMED), (around, Standing.REJECTED)] * (number // 2)
    return [found for link, standing in taught if (found := lesson(link, standing))]


def _order(learned: Learned, links: list[Link]) -> list[str]:
    return [link.id for link in sorted(links, key=lambda link: (-learned.likelihood(link), link.id))]


def test_a_few_dozen_decisions_turn_the_order_to_what_the_analyst_goes_by() -> None:
    links = [suggested("ef", 5_400, seen=_BY_PLACE), suggested("gh", 4_600, seen=_BY_DATE)]

    assert _order(Learned(), links) == ["ef", "gh"]
    assert _order(learn(_lessons(36)), links) == ["gh", "ef"]


def test_what_is_learned_does_not_depend_on_the_order_of_decisions() -> None:
    lessons = [*_lessons(20), Lesson((("names", 7_000),), 3_000, same=True)]
    shuffled = random.Random(11).sample(lessons, len(lessons))

    assert learn(lessons) == learn(shuffled)


def test_without_decisions_the_shipped_order_and_weights_stand() -> None:
    learned, link = learn([]), suggested("ab", 4_321)

    assert learned.likelihood(link) == 0.4321
    assert [weight.learned for weight in weights(learned)[:-1]] == [round(weight, 4) for weight in WEIGHTS]


def test_one_more_decision_of_a_kind_shifts_its_weight_further() -> None:
    few, many = (dict(learn(_lessons(number)).shifts) for number in (4, 40))

    assert 0 < few["dates"] < many["dates"]


def test_weights_stay_bounded_when_all_decisions_agree() -> None:
    learned = learn([Lesson((("words", 10_000),), 9_999, same=True)] * 1_000)

    assert all(abs(shift) < 5 for _, shift in learned.shifts)


def test_links_that_machines_did_not_see_or_people_did_not_decide_teach_nothing() -> None:
    assert lesson(decided("ab"), Standing.CONFIRMED) is None
    assert lesson(suggested("ab"), Standing.UNSURE) is None
    assert lesson(suggested("ab"), Standing.SUGGESTED) is None


def test_a_contradiction_speaks_of_the_same_and_different_does_not() -> None:
    link = suggested("ab")
    contradicting = Link(link.id, link.a, link.b, Relation.CONTRADICTS, features=link.features)
    different = Link(link.id, link.a, link.b, Relation.DIFFERENT, features=link.features)

    assert [found.same for each in (contradicting, different) if (found := lesson(each, Standing.CONFIRMED))] == [
        True,
        False,
    ]


def test_features_of_other_programs_are_left_out() -> None:
    assert learn([Lesson((("their own", 9_000),), 5_000, same=True)]) == learn([Lesson((), 5_000, same=True)])


def test_an_answer_or_three_leave_most_of_what_another_likely_pair_had() -> None:
    alike: Seen = dict.fromkeys(("words", "predicate", "beside", "together", "area", "listed", "around"), 10_000)
    refused = Lesson(tuple((alike | {"slots": 10_000, "place_in_article": 10_000}).items()), 8_968, same=False)
    other = suggested("ab", 8_186, seen=alike | {"article": 3_900, "slots": 5_000, "place_in_article": 10_000})

    assert 0.7 < learn([refused]).likelihood(other) < 0.8186
    assert learn([refused] * 3).likelihood(other) > 0.4


def test_answers_that_all_surprise_find_an_end() -> None:
    surprising = [Lesson((("around", 10_000), (name, 10_000)), 9_990, same=False) for name in ("words", "beside")]

    assert all(abs(shift) < 4 for _, shift in learn(surprising).shifts)
