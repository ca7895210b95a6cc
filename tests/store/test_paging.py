"""Tests that pages of articles hold what single queries find, whatever their size, and stop at what cannot be read."""

from pathlib import Path

import pytest

from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.span import Span
from annotator.services import claims
from annotator.services.workspace import Workspace
from annotator.store import paging, queries
from annotator.store.page_parts import Part
from annotator.store.page_values import Held, Page
from tests import builders

_ALL = tuple(Part)


def _project(folder: Path) -> Workspace:
    ws = builders.empty(folder)
    for number in range(7):
        article = builders.article(
            f'Rain fell in {number}. Ann left \U0001f600 "home". It\'s late.', title=f"Report {number}"
        )
        listed = builders.sentences(article)[: number % 4]
        slots = (Slot(Role.PLACE, Span(0, 4)), Slot(Role.SUBJECT, Span(0, 4)), Slot(Role.TIME, value="2020"))
        made = [Claim(each.id, each.article, each.span, each.text, slots[::-1]) for each in listed]
        builders.store(ws, article, *made, builders.mention(article, "Ann"))
    for claim in builders.claim_ids(ws)[:3]:
        claims.reject(ws, claim, via="test")
    return ws


def _pages(ws: Workspace) -> list[Page]:
    return ws.read(lambda c: list(paging.pages(c, _ALL)))


def _held(ws: Workspace) -> list[Held]:
    return [told.held() for page in _pages(ws) for told in page.claims]


@pytest.mark.parametrize("most", [(1, 99), (3, 99), (99, 1), (99, 4)])
def test_pages_of_any_size_hold_every_claim_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: tuple[int, int]
) -> None:
    monkeypatch.setattr(paging, "_ARTICLES_A_PAGE", most[0])
    monkeypatch.setattr(paging, "_CLAIMS_A_PAGE", most[1])
    ws = _project(tmp_path)
    ids = ws.read(queries.article_ids)
    expected = ws.read(lambda c: queries.claims_with_status(c, ids))
    assert [(claim, status) for claim, status, _, _ in _held(ws)] == expected
    found = [article for page in _pages(ws) for article in page.articles]
    assert found == sorted(ids)
    assert len(_pages(ws)) > 1
    ws.close()


def test_pages_tell_what_was_proposed_and_who_judged_it(tmp_path: Path) -> None:
    ws = _project(tmp_path)
    judged = {status: {value for _, value in judged} for _, status, _, judged in _held(ws)}
    assert judged == {Status.PROPOSED: set(), Status.REJECTED: {"rejected"}}
    assert all(original and claim.slots == original.slots for claim, _, original, _ in _held(ws))
    assert [(m.quote, given) for page in _pages(ws) for m, _, given in page.mentions] == [("Ann", False)] * 7
    ws.close()
