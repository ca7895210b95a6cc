"""The queue: what an answer implies is never asked, and what settles most is asked first."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ids import ClaimId, FactId, LinkId
from annotator.domain.learned import Learned
from annotator.domain.link import Link, Relation
from annotator.match.links.closure import Closure, Implied, closed
from annotator.match.links.learning import Lesson, learn
from annotator.match.links.queue import Queue
from tests.match.judged_links import decided, suggested

_A, _B, _C, _D = (ClaimId(letter) for letter in "abcd")


def _asked(queue: Queue) -> list[str]:
    return [question.link.id for question in queue.ranked(100)]


def test_what_follows_from_two_answers_is_not_asked() -> None:
    queue = Queue([suggested("ab"), suggested("bc"), suggested("ac")], Closure())

    queue.answer(_A, _B, same=True)
    assert len(queue) == 1
    queue.answer(_B, _C, same=True)

    assert _asked(queue) == []


def test_different_is_passed_on_to_all_that_are_the_same() -> None:
    queue = Queue([suggested("ab"), suggested("bc"), suggested("ac")], Closure())

    queue.answer(_A, _B, same=True)
    queue.answer(_B, _C, same=False)

    assert _asked(queue) == []


def test_two_that_are_different_leave_the_third_open() -> None:
    queue = Queue([suggested("ab"), suggested("bc"), suggested("ac")], Closure())

    queue.answer(_A, _B, same=False)
    queue.answer(_B, _C, same=False)

    assert _asked(queue) == ["ac"]


def test_copies_follow_their_lead() -> None:
    known = closed([], [], copies=[(_A, _B)])

    queue = Queue([suggested("ac", 4_000), suggested("bc", 8_000)], known)
    question = queue.first()

    assert question is not None
    assert (question.link.id, question.settles, len(queue)) == ("bc", 1, 1)


def test_links_between_the_same_groups_are_one_question_by_the_likeliest() -> None:
    known = closed([decided("ab"), decided("cd")], [])

    queue = Queue([suggested("ac", 3_000), suggested("bd", 7_000), suggested("ad", 5_000)], known)

    assert [(q.link.id, q.settles) for q in queue.ranked(9)] == [("bd", 2)]


def test_same_settles_also_what_is_told_apart_from_either() -> None:
    known = closed([], [decided("ac")])

    queue = Queue([suggested("ab"), suggested("bc")], known)
    question = queue.question(LinkId("ab"))

    assert question is not None
    assert (question.settles, question.settles_if_same) == (0, 1)
    queue.answer(_A, _B, same=True)
    assert len(queue) == 0


def test_a_question_tells_the_facts_it_bears_on_and_they_bring_it_forward() -> None:
    links = [suggested("ab"), suggested("cd")]

    queue = Queue(links, Closure(), facts={_D: frozenset({FactId("f")})})

    assert [(q.link.id, sorted(q.facts)) for q in queue.ranked(2)] == [("cd", ["f"]), ("ab", [])]


def test_what_is_unlikely_waits_though_it_comes_first_for_both_and_settles_more() -> None:
    copies = [(_A, _B), (_A, _C)]
    unlikely = [suggested(f"{copy}d", 1_500) for copy in "abc"]

    queue = Queue([*unlikely, suggested("ef", 7_000, (2, 2))], closed([], [], copies), copies=Closure(copies))

    assert [(q.link.id, q.settles) for q in queue.ranked(9)] == [("ef", 0), ("ad", 2)]


def test_links_of_copies_tell_no_more_than_one_of_them_but_settle_as_many() -> None:
    links, copies = [suggested(f"{copy}d", 6_000) for copy in "abc"], [(_A, _B), (_A, _C)]
    reports = closed([decided("ab"), decided("ac")], [])

    copied = Queue(links, closed([], [], copies), copies=Closure(copies)).ranked(1)[0]
    reported = Queue(links, reports).ranked(1)[0]
    (alone,) = Queue(links[:1], Closure()).ranked(9)

    assert alone.likelihood == copied.likelihood < reported.likelihood
    assert copied.settles == reported.settles == 2
    assert copied.worth > alone.worth


def test_two_texts_that_many_print_are_not_asked_about_before_what_is_likelier_by_half() -> None:
    copies = [*((_A, ClaimId(copy)) for copy in "bcdef"), *((ClaimId("g"), ClaimId(copy)) for copy in "hijkl")]
    printed = [suggested(f"{one}{other}", 2_500) for one in "abcdef" for other in "ghijkl"]
    likelier, as_likely = suggested("xy", 4_000), suggested("vw", 2_500)

    queue = Queue([likelier, *printed, as_likely], closed([], [], copies), copies=Closure(copies))

    assert [(q.link.id, q.settles) for q in queue.ranked(9)] == [("xy", 0), ("ag", 35), ("vw", 0)]


def test_groups_that_people_made_settle_as_much_as_they_are_large() -> None:
    grouped = closed([decided("ab"), decided("bc"), decided("gh"), decided("hi")], [])

    queue = Queue([suggested("ag", 6_500), suggested("xy", 7_000)], grouped)
    (joined, single) = queue.ranked(9)

    assert joined.link.id == "ag"
    assert joined.worth > 2 * single.worth * joined.likelihood / single.likelihood


@pytest.mark.parametrize("relation", [Relation.CONTRADICTS, Relation.DISPUTES])
def test_claims_that_seem_to_clash_are_asked_about_before_what_agrees(relation: Relation) -> None:
    clash = replace(suggested("cd", 4_500), relation=relation)

    assert _asked(Queue([suggested("ab"), clash], Closure())) == ["cd", "ab"]


@pytest.mark.parametrize(
    ("relation", "score"), [(Relation.CONTRADICTS, 1_900), (Relation.SUPERSEDES, 4_500), (Relation.REFINES, 4_500)]
)
def test_a_clash_of_claims_that_hardly_are_of_one_thing_waits_and_so_does_what_is_none(
    relation: Relation, score: int
) -> None:
    links = [suggested("ab", score + 100), replace(suggested("cd", score), relation=relation)]

    assert _asked(Queue(links, Closure())) == ["ab", "cd"]


def test_a_clash_waits_for_what_is_many_times_as_likely() -> None:
    links = [suggested("ab", 8_500), replace(suggested("cd", 3_000), relation=Relation.CONTRADICTS)]

    assert _asked(Queue(links, Closure())) == ["ab", "cd"]


def test_whether_a_clash_counts_follows_what_was_learned_and_which_of_its_links_are_left() -> None:
    clash = replace(suggested("bd", 2_100, seen={"dates": 9_000}), relation=Relation.CONTRADICTS)
    beside = suggested("ad", 2_000, seen={"around": 9_000})
    queue = Queue([beside, clash], closed([decided("ab")], []))
    counted = queue.ranked(1)[0]

    queue.learn(learn([Lesson((("dates", 9_000),), 5_000, same=False)] * 9))
    unlearned = queue.ranked(1)[0]
    queue.learn(Learned())
    queue.drop(clash.id)
    left = queue.ranked(1)[0]

    per_chance = [each.worth / each.likelihood for each in (counted, unlearned, left)]
    assert per_chance[0] > per_chance[1] + 0.3
    assert per_chance[1] == pytest.approx(per_chance[2], rel=1e-3)


def test_a_link_that_people_are_unsure_of_is_not_asked_again() -> None:
    known = closed([decided("ab")], [])
    queue = Queue([suggested("ac", 7_000), suggested("bc", 5_000)], known)

    queue.drop(LinkId("ac"))
    assert _asked(queue) == ["bc"]
    queue.drop(LinkId("bc"))

    assert _asked(queue) == []
    assert queue.question(LinkId("bc")) is None


def test_what_was_learned_changes_what_is_asked_first() -> None:
    links = [suggested("ab", 5_200, seen={"around": 9_000}), suggested("cd", 5_000, seen={"dates": 9_000})]
    taught = [Lesson((("dates", 9_000),), 5_000, same=True), Lesson((("around", 9_000),), 5_000, same=False)] * 9

    queue = Queue(links, Closure())
    assert _asked(queue)[0] == "ab"
    queue.learn(learn(taught))

    assert _asked(queue)[0] == "cd"


def test_a_confirmed_same_that_meets_a_different_gives_way() -> None:
    known = closed([decided("ab", score=9_000), decided("bc", score=4_000)], [decided("ac")])

    assert known.implied(_A, _B) is Implied.SAME
    assert known.implied(_B, _C) is Implied.APART


def test_a_relation_that_is_not_same_makes_two_of_them() -> None:
    known = closed([decided("ab", Relation.CONTRADICTS), decided("bc")], [])

    assert known.implied(_A, _C) is Implied.APART


_PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1_000, 9_000)), max_size=24)


def _world(pairs: Sequence[tuple[int, int, int]]) -> list[Link]:
    found = {f"{min(a, b)}{max(a, b)}": score for a, b, score in pairs if a != b}
    made = [suggested(pair, score, seen={"words": score}) for pair, score in found.items()]
    return [replace(link, relation=Relation.CONTRADICTS) if link.score % 3 else link for link in made]


def _gold(claim: ClaimId) -> int:
    return int(claim) // 3


@given(_PAIRS, st.integers(0, 99))
def test_answers_one_by_one_give_the_same_queue_as_reading_all_of_them(
    pairs: list[tuple[int, int, int]], seed: int
) -> None:
    links, chosen = _world(pairs), random.Random(seed)
    copies = [(ClaimId("0"), ClaimId("1")), (ClaimId("3"), ClaimId("4"))]
    queue, same, apart = Queue(links, closed([], [], copies), copies=Closure(copies)), list[Link](), list[Link]()
    for _ in range(chosen.randrange(6)):
        questions = queue.ranked(99)
        if not questions:
            break
        link = chosen.choice(questions).link
        agree = _gold(link.a) == _gold(link.b)
        (same if agree else apart).append(replace(link, relation=Relation.SAME))
        queue.answer(link.a, link.b, same=agree)
    answered = {link.id for link in (*same, *apart)}

    left = [link for link in links if link.id not in answered]
    again = Queue(left, closed(same, apart, copies), copies=Closure(copies))

    assert queue.ranked(99) == again.ranked(99)


@given(_PAIRS)
def test_asking_to_the_end_decides_every_link_and_never_an_implied_one(pairs: list[tuple[int, int, int]]) -> None:
    links, said = _world(pairs), Closure()
    queue = Queue(links, Closure())
    while question := queue.first():
        link = question.link
        assert said.implied(link.a, link.b) is None
        same = _gold(link.a) == _gold(link.b)
        (said.unite if same else said.part)(link.a, link.b)
        queue.answer(link.a, link.b, same=same)

    known = {True: Implied.SAME, False: Implied.APART}
    assert all(said.implied(link.a, link.b) is known[_gold(link.a) == _gold(link.b)] for link in links)
