"""Tests of chains: how events are numbered does not hang on the order in which a set gives its members."""

from annotator.domain.ids import ClaimId
from annotator.formats.chains import Chains


def test_events_of_unconfirmed_links_are_numbered_in_the_order_of_their_claims() -> None:
    claims = {ClaimId(f"claim{number:02}") for number in range(40)}
    found = Chains(linked=claims, unsettled=claims)
    assert found.doubtful() == set(range(1, 41))
    assert [found.event(claim) for claim in sorted(claims)] == list(range(1, 41))
