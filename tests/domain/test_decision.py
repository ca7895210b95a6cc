"""Tests of decisions: their seal, their chain and their clock."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.decision import (
    TOGGLES,
    VERBS_BY_KIND,
    Decision,
    Exposure,
    Verb,
    chain_faults,
    digest,
    next_hlc,
    withdrawn_actions,
)
from annotator.domain.ids import ReplicaId
from annotator.domain.suggestion import Kind
from tests.domain.decisions import chained, made


def _chain() -> list[Decision]:
    return chained(*(made(at, verb) for at, verb in enumerate((Verb.CONFIRM, Verb.REJECT, Verb.UNSURE, Verb.NOTE), 1)))


def test_a_chain_as_it_was_made_holds_in_any_order_of_reading() -> None:
    chain = _chain()
    assert chain_faults(chain) == []
    assert chain_faults(chain[::-1]) == []


_ALTERED: list[Callable[[Decision], Decision]] = [
    lambda d: replace(d, via="altered"),
    lambda d: replace(d, at="altered"),
    lambda d: replace(d, hlc="altered"),
    lambda d: replace(d, verb=Verb.ADD),
    lambda d: replace(d, targets=("altered",)),
    lambda d: replace(d, payload={}),
    lambda d: replace(d, exposure=Exposure.BLIND),
]


@pytest.mark.parametrize("alter", _ALTERED)
@pytest.mark.parametrize("place", range(4))
def test_an_altered_decision_is_found_where_it_stands(alter: Callable[[Decision], Decision], place: int) -> None:
    chain = _chain()
    chain[place] = alter(chain[place])
    assert [(fault.seq, fault.reason) for fault in chain_faults(chain)] == [
        (place + 1, "its content does not match its hash")
    ]


@pytest.mark.parametrize("place", range(3))
def test_a_dropped_decision_is_found(place: int) -> None:
    chain = _chain()
    del chain[place]
    assert [fault.reason for fault in chain_faults(chain)] == ["a decision before it is missing"]


def test_two_reordered_decisions_are_found() -> None:
    chain = _chain()
    swapped = [chain[0], replace(chain[2], seq=2), replace(chain[1], seq=3), chain[3]]
    assert {fault.seq for fault in chain_faults(swapped)} == {2, 3, 4}


def test_a_decision_sealed_anew_no_longer_leads_to_the_next() -> None:
    chain = _chain()
    forged = replace(chain[1], via="forged", hash="")
    chain[1] = replace(forged, hash=digest(forged))
    assert [(fault.seq, fault.reason) for fault in chain_faults(chain)] == [
        (3, "it does not follow the decision before it")
    ]


def test_every_analyst_in_every_copy_has_a_chain_of_their_own() -> None:
    mine, theirs = _chain(), chained(made(1, Verb.CONFIRM, by="bob"))
    elsewhere = chained(replace(made(1, Verb.CONFIRM), replica=ReplicaId("other")))
    assert chain_faults([*mine, *theirs, *elsewhere]) == []


def test_the_seal_does_not_cover_itself() -> None:
    decision = _chain()[0]
    assert digest(replace(decision, hash="anything")) == decision.hash


def test_the_newest_toggle_says_whether_an_act_stands() -> None:
    toggles = [
        made(1, Verb.WITHDRAW, target="a"),
        made(2, Verb.REINSTATE, target="a"),
        made(3, Verb.WITHDRAW, target="b"),
    ]
    assert withdrawn_actions(toggles) == {"b"}
    assert withdrawn_actions(toggles[::-1]) == {"b"}


@given(st.lists(st.integers(0, 50), max_size=30))
def test_the_clock_always_goes_forward_whatever_the_wall_clock_does(walls: list[int]) -> None:
    values = [""]
    for wall in walls:
        values.append(next_hlc(values[-1], wall))
    assert all(before < after for before, after in pairwise(values))
    assert {len(value) for value in values[1:]} <= {22}


def test_the_clock_counts_within_a_millisecond_and_runs_over() -> None:
    assert next_hlc("000000000000010.000000", 10) == "000000000000010.000001"
    assert next_hlc("000000000000010.999999", 10) == "000000000000011.000000"


def test_every_verb_belongs_to_a_kind_or_is_a_toggle_or_still_to_come() -> None:
    used = {verb for verbs in VERBS_BY_KIND.values() for verb in verbs} | set(TOGGLES)
    assert set(VERBS_BY_KIND) == set(Kind)
    assert set(Verb) - used == {
        Verb.UNITE,
        Verb.SPLIT,
        Verb.RETRACT,
        Verb.REANCHOR,
        Verb.ADJUDICATE,
    }
