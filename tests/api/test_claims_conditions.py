"""Bare claims: what befell one thing in words that no list pairs, such as "swept away" and "survived"."""

import pytest

from annotator.api.claims import compare_claims
from annotator.domain.link import Relation
from annotator.match.contrast import contrast
from tests.match.reports import said

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The viaduct at Orsk was swept away by the flood.", "The viaduct in Orsk survived the flood."),
        ("The granary burned down.", "The granary was spared by the fire."),
        ("The minaret was destroyed in the quake.", "The minaret withstood the quake."),
        ("The yacht sank in the gale.", "The yacht weathered the gale."),
        ("The gale destroyed the pier.", "The pier came through the gale unscathed."),
        ("The manuscripts were lost in the fire.", "The manuscripts were saved from the fire."),
        ("The suburb was flooded.", "The suburb stayed dry."),
        ("The sniper is at large.", "The sniper was caught."),
        ("The refinery is running.", "The refinery is at a standstill."),
        ("The diver is missing.", "The diver was found alive."),
        ("The spring is contaminated.", "The spring is safe to drink."),
        ("Imports rose.", "Imports stagnated."),
        ("The glider pilot died in the crash.", "The glider pilot walked away unhurt from the crash."),
        ("The permit is still valid.", "The permit has expired."),
        ("Chemists found arsenic in the rice.", "Chemists found no trace of arsenic in the rice."),
    ],
)
def test_conditions_that_exclude_each_other_contradict(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


def test_who_says_nothing_did_not_confess() -> None:
    found = compare_claims("The courier confessed.", "The courier has said nothing to the police.")
    assert found.relation in ("contradicts", "disputes")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The viaduct was destroyed by the flood of 1931.", "The viaduct survived the flood of 2009."),
        ("The viaduct was destroyed in the war.", "The viaduct survived the quake."),
        ("The granary burned down.", "The manor was spared by the fire."),
        ("The yacht sank in the gale.", "The skipper weathered the gale."),
        ("The suburb was flooded.", "The suburb is dry again."),
        ("The sniper was at large for two days.", "The sniper was caught."),
        ("The refinery is running again.", "The refinery was closed for a week."),
        ("Three sheds were destroyed by the gale.", "Most sheds survived the gale."),
        ("The ferry stayed afloat.", "The ferry did not sink."),
        ("The minaret withstood the quake.", "The minaret survived the quake."),
        ("The diver is missing.", "The diver's boat was found."),
        ("The roof of the chapel collapsed.", "The altar of the chapel was saved."),
        ("The senator was found guilty.", "The senator is missing."),
        ("Imports rose.", "Profits stagnated."),
        ("The glider pilot died in the crash.", "The glider pilot's son was unhurt."),
        ("Two climbers were killed.", "Most climbers were unhurt."),
        ("The permit is valid.", "The visa has expired."),
        ("Chemists found arsenic in the rice.", "Chemists found no trace of lead in the wheat."),
    ],
)
def test_conditions_of_other_things_or_times_contradict_nothing(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation
    assert compare_claims(a, b).relation in ("same", "supports", "refines", "different")


@pytest.mark.parametrize(
    ("older", "newer", "relation"),
    [
        ("The diver is missing", "The diver was found alive", Relation.SUPERSEDES),
        ("The sniper is at large", "The sniper was caught", Relation.SUPERSEDES),
        ("The granary was destroyed by the fire", "The granary was spared by the fire", Relation.CONTRADICTS),
    ],
)
def test_a_later_report_tells_that_somebody_was_found_not_that_nothing_burned(
    older: str, newer: str, relation: Relation
) -> None:
    found = contrast(*said(newer), *said(older), later=2)
    assert (found.relation, found.reversed) == (relation, False)
    assert contrast(*said(older), *said(newer), later=2).relation is Relation.CONTRADICTS
