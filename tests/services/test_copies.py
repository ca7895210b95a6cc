"""Exact copies of a claim are decided with it: in one act, and only where everything is the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.claim import Claim, Factuality, Role, Slot, Status
from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ClaimId
from annotator.services import claims, copies, reading, rooting
from annotator.services.workspace import Workspace
from tests import builders

_TEXT = "Parliament extended the mandate. Rain fell."
_MANDATE = "Parliament extended the mandate"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    made = builders.empty(tmp_path)
    yield made
    made.close()


def _copied(ws: Workspace, *, changed: int = -1, factuality: Factuality = Factuality.CERTAIN) -> list[Claim]:
    """Three copies of one text, each with a claim; one of them changed if asked."""
    listed = [builders.article(_TEXT, f"Report {at}", file=f"{at}.txt") for at in range(3)]
    found = [builders.claim(article, _MANDATE) for article in listed]
    found = [replace(each, factuality=factuality) if at == changed else each for at, each in enumerate(found)]
    others = [builders.claim(article, "Rain fell") for article in listed]
    builders.store(ws, *listed, *found, *others)
    builders.store(ws, builders.family(*listed), run=builders.MATCHED)
    return found


def _statuses(ws: Workspace, listed: list[Claim]) -> list[Status]:
    return [reading.claim_card(ws, claim.id).status for claim in listed]


def test_copies_are_confirmed_with_their_claim_and_undone_with_it(ws: Workspace) -> None:
    listed = _copied(ws)
    changes = copies.confirm(ws, listed[1].id, via="key:C")
    assert changes.decisions == 3
    assert _statuses(ws, listed) == [Status.CONFIRMED] * 3
    rows = reading.history_rows(ws, reading.history_ids(ws))
    assert sorted(row.shown for row in rows) == ["decided with its exact copy"] * 2 + ["machine 90 % likely"]
    ws.undo(via="key:Ctrl+Z")
    assert _statuses(ws, listed) == [Status.PROPOSED] * 3


def test_what_somebody_decided_stays_as_it_is(ws: Workspace) -> None:
    listed = _copied(ws)
    claims.confirm(ws, listed[0].id, via="test")
    copies.reject(ws, listed[1].id, reason="opinion", via="key:X")
    assert _statuses(ws, listed) == [Status.CONFIRMED, Status.REJECTED, Status.REJECTED]
    assert reading.claim_card(ws, listed[2].id).reason == "opinion"


def test_said_again_only_the_copies_that_came_since_are_decided(ws: Workspace) -> None:
    listed = _copied(ws)
    claims.confirm(ws, listed[0].id, via="test")
    assert copies.confirm(ws, listed[0].id, via="key:C").decisions == 2
    with pytest.raises(NotAllowed):
        copies.confirm(ws, listed[0].id, via="key:C")


def test_other_words_or_another_certainty_are_no_copy(ws: Workspace) -> None:
    listed = _copied(ws, changed=2, factuality=Factuality.POSSIBLE)
    assert copies.open_copies(ws, listed[0].id) == [listed[1].id]
    slot = listed[1].with_slots(Role.PLACE, [Slot(Role.PLACE, None, "Rome")])
    claims.correct(ws, listed[1].id, slot, via="test")
    assert copies.open_copies(ws, listed[0].id) == []


def test_of_a_rejected_family_nothing_is_a_copy(ws: Workspace) -> None:
    listed = _copied(ws)
    family = ws.read(lambda c: c.exec_driver_sql("SELECT id FROM family").scalar_one())
    rooting.judge(ws, family, Verb.REJECT, via="key:X")
    assert copies.open_copies(ws, ClaimId(listed[0].id)) == []


def test_whom_a_copy_credits_is_told_before_and_after(ws: Workspace) -> None:
    listed = [builders.article(_TEXT, "Report 0", file="0.txt")]
    listed.append(builders.article(f"{_TEXT}\nSource: AFP", "Report 1", file="1.txt"))
    found = [builders.claim(article, _MANDATE) for article in listed]
    builders.store(ws, *listed, *found)
    builders.store(ws, builders.family(*listed), run=builders.MATCHED)
    assert [str(each) for each in copies.printed(ws, found[0].id)] == ["Report 1, via AFP"]
    copies.confirm(ws, found[0].id, via="key:C")
    rows = reading.history_rows(ws, reading.history_ids(ws))
    assert "decided with its copy, via AFP" in {row.shown for row in rows}
