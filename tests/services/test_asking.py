"""Tests of the queue of a project: it follows decisions, and tells before an answer what it would change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.claim import Factuality, Mode, Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.foreseen import Foreseen, told
from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.domain.view import Changes
from annotator.services import claims, facts, links
from annotator.services.asking import Asking
from annotator.services.foreseeing import foresee, tell
from tests import builders
from tests.judged import NEAR, Judged, judged, seen


def _asked(asking: Asking) -> list[tuple[ClaimId, ClaimId]]:
    return [(question.link.a, question.link.b) for question in asking.ranked(99)]


def _link(world: Judged, a: int, b: int, score: int = 5_000) -> Link:
    """One more suggested link, between two claims by their places."""
    made = seen(world.claims[a], world.claims[b], NEAR, score)
    builders.store(world.ws, made, run=builders.MATCHED)
    return made


def _same(world: Judged, link: Link, relation: Relation = Relation.SAME) -> Changes:
    return links.link(world.ws, link.a, link.b, relation, via="test")


def _state(world: Judged, *at: int) -> None:
    evidence = [Evidence(world.id(each), Stance.SUPPORTS) for each in at]
    facts.state(world.ws, "The envoy travelled.", evidence, verdict=Verdict.SUPPORTED, via="test")


def test_the_queue_kept_up_is_the_queue_read_anew_after_every_kind_of_act(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        _link(world, 0, 4)
        asking, (one, two, three, _) = Asking(world.ws), world.dated
        acts: tuple[Callable[[], Changes], ...] = (
            lambda: _same(world, one),
            lambda: links.judge(world.ws, world.near[0].id, Verb.REJECT, via="test"),
            lambda: links.judge(world.ws, two.id, Verb.UNSURE, via="test"),
            lambda: world.ws.undo(via="test"),
            lambda: claims.reject(world.ws, world.id(8), reason="", via="test"),
            lambda: claims.confirm(world.ws, world.id(8), via="test"),
            lambda: _same(world, three, Relation.CONTRADICTS),
            lambda: _same(world, three, Relation.SAME),
            lambda: world.ws.undo(via="test"),
        )
        for act in acts:
            asking.apply(act())
            fresh = Asking(world.ws)
            assert asking.ranked(99) == fresh.ranked(99)
            assert asking.learned == fresh.learned


def test_what_follows_is_not_asked(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        one, two, implied = _link(world, 0, 3), _link(world, 3, 11), _link(world, 0, 11)
        _same(world, one)
        _same(world, two)

        assert (implied.a, implied.b) not in _asked(Asking(world.ws))


def test_copies_follow_their_lead(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    wire, copy = (builders.article("The envoy went to Tunis.", file=name) for name in ("wire", "paper"))
    own = builders.article("An envoy arrived in Tunis.", file="radio")
    made = [builders.sentences(each)[0] for each in (wire, copy, own)]
    builders.store(ws, wire, copy, own, *made)
    builders.store(ws, builders.family(wire, copy), run=builders.MATCHED)
    builders.store(ws, builders.link(made[0], made[2]), builders.link(made[1], made[2]), run=builders.MATCHED)
    (question,) = Asking(ws).ranked(9)
    ws.close()

    assert question.settles == 1


_SAID = "Anna Berg said the ferry was overloaded. Carl Dahl spoke of it."
_FERRY = "the ferry was overloaded"
_BERG, _DAHL = (
    Slot(Role.SPEAKER, Span(_SAID.index(name), _SAID.index(name) + 9)) for name in ("Anna Berg", "Carl Dahl")
)


@pytest.mark.parametrize(
    ("factuality", "mode", "speaker", "copies"),
    [
        (Factuality.CERTAIN, Mode.INDIRECT, _BERG, 1),
        (Factuality.CERTAIN_NOT, Mode.INDIRECT, _BERG, 0),
        (Factuality.CERTAIN, Mode.DIRECT, _BERG, 0),
        (Factuality.CERTAIN, Mode.INDIRECT, _DAHL, 0),
    ],
)
def test_only_what_one_speaker_says_in_one_way_is_a_copy(
    tmp_path: Path, factuality: Factuality, mode: Mode, speaker: Slot, copies: int
) -> None:
    ws = builders.empty(tmp_path)
    wire, paper = (builders.article(_SAID, file=name) for name in ("wire", "paper"))
    own = builders.article("The boat carried too many.", file="radio")
    first = replace(builders.claim(wire, _FERRY, slots=[_BERG]), mode=Mode.INDIRECT)
    second = replace(builders.claim(paper, _FERRY, slots=[speaker]), mode=mode, factuality=factuality)
    (third,) = builders.sentences(own)
    builders.store(ws, wire, paper, own, first, second, third)
    links_ = builders.link(first, third), builders.link(second, third)
    builders.store(ws, builders.family(wire, paper), *links_, run=builders.MATCHED)
    known = Asking(ws).known.copies
    ws.close()

    assert len(known) == copies


def test_a_copy_that_is_corrected_to_a_denial_is_none_any_more(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    wire, copy = (builders.article("The envoy went to Tunis.", file=name) for name in ("wire", "paper"))
    own = builders.article("An envoy arrived in Tunis.", file="radio")
    made = [builders.sentences(each)[0] for each in (wire, copy, own)]
    builders.store(ws, wire, copy, own, *made)
    links_ = builders.link(made[0], made[2]), builders.link(made[1], made[2])
    builders.store(ws, builders.family(wire, copy), *links_, run=builders.MATCHED)
    asking = Asking(ws)
    before = len(asking.known.copies)
    denied = replace(made[1], factuality=Factuality.CERTAIN_NOT)
    asking.apply(claims.correct(ws, denied.id, denied, via="test"))
    ws.close()

    assert (before, asking.known.copies) == (1, [])


def test_what_was_decided_of_a_link_is_told_as_it_was_decided(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        link = _link(world, 0, 11)
        for relation in Relation:
            _same(world, link, relation)
            told_ = tell(world.ws, Asking(world.ws), link)

            assert (told_.decided, told_.implied) == (relation, None)
        links.judge(world.ws, link.id, Verb.REJECT, via="test")

        assert tell(world.ws, Asking(world.ws), link).decided is Relation.DIFFERENT


def test_what_follows_from_a_contradiction_is_only_that_both_are_not_the_same(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        same, apart, link = _link(world, 0, 3), _link(world, 0, 11), _link(world, 3, 11)
        _same(world, same)
        _same(world, apart, Relation.CONTRADICTS)
        told_ = tell(world.ws, Asking(world.ws), link)

        assert (told_.decided, told_.implied) == (None, False)


def _told(world: Judged, link: Link, answer: Relation) -> Foreseen:
    return foresee(world.ws, Asking(world.ws), link, answer)


def test_joining_tells_the_groups_and_what_it_settles(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        link, _ = _link(world, 3, 11), _link(world, 4, 11)
        _same(world, world.dated[0])

        foreseen = _told(world, link, Relation.SAME)

        assert (foreseen.joins, foreseen.settles, foreseen.clashes) == ((2, 1), 1, ())
        assert told(foreseen) == "joins groups of 2 and 1 claims, settles 1 more link"


def test_a_fact_could_gain_what_is_the_same_as_its_evidence(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        _state(world, 3)
        link = _link(world, 3, 11)

        (change,) = _told(world, link, Relation.SAME).facts
        (against,) = _told(world, link, Relation.CONTRADICTS).facts

        assert (change.gains, change.stance, change.roots_before, change.roots_after) == (1, Stance.SUPPORTS, 1, 2)
        assert (against.gains, against.stance, against.roots_after) == (1, Stance.REFUTES, 1)
        assert _told(world, link, Relation.DIFFERENT).facts == ()


def test_a_same_that_meets_a_different_clashes(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        one, apart, link = _link(world, 0, 3), _link(world, 0, 11), _link(world, 3, 11)
        _same(world, one)
        _same(world, apart, Relation.DIFFERENT)

        foreseen = _told(world, link, Relation.SAME)

        assert (foreseen.clashes, foreseen.joins) == ((apart.id,), None)
        assert told(foreseen).startswith("clashes with 1 decided link")


def test_taking_back_a_same_splits_its_group_and_takes_from_facts(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        one, two = _link(world, 0, 3), _link(world, 3, 11)
        _same(world, one)
        _same(world, two)
        _state(world, 0, 3, 11)

        foreseen = _told(world, two, Relation.DIFFERENT)
        (change,) = foreseen.facts

        assert sorted(foreseen.parts or ()) == [1, 2]
        assert (change.loses, change.roots_before, change.roots_after) == (1, 3, 2)
        assert foreseen.clashes == ()


def test_splitting_against_another_link_names_it(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        one, two, implied = _link(world, 0, 3, 6_000), _link(world, 3, 11), _link(world, 0, 11)
        _same(world, one)
        _same(world, two)

        foreseen = _told(world, implied, Relation.DIFFERENT)

        assert foreseen.clashes == (two.id,)
        assert sorted(foreseen.parts or ()) == [1, 2]


def test_the_queue_can_pass_over_what_somebody_puts_off(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        asking = Asking(world.ws)
        first = asking.first()
        assert first is not None
        second = asking.first(but={first.link.id})

        assert second is not None
        assert second.link.id != first.link.id
