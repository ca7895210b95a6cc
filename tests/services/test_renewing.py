"""Tests of a maker's new version: what people did stays, what only the former one proposed goes, what is new comes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import Missing
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ClaimId, claim_id
from annotator.domain.link import Relation
from annotator.domain.sameness import same_assertion
from annotator.domain.span import Span
from annotator.domain.suggestion import Batch, Proposal, new_run
from annotator.services import checking, claims, extraction, facts, links, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import inputs, renewing
from tests import builders
from tests.sampling import examples

OLD, NEW = new_run("extract", "reader", "1"), new_run("extract", "reader", "2")
ELSEWHERE = new_run("import", "another", "7")
ARTICLE = builders.article("One came. Two left. Three sat. Four ran. Five fell. Six rose. Seven slept. So it ended.")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    builders.store(ws, ARTICLE, run=builders.MATCHED)
    yield ws
    ws.close()
    assert checking.check(ws.path) == []


def _claim(words: str, article: Article = ARTICLE) -> Claim:
    return builders.claim(article, words)


def _wider(claim: Claim, by: int = 1) -> Claim:
    """The claim with more of the text around it, and the same predicate."""
    predicate = claim.slot(Role.PREDICATE)
    span = Span(claim.span.start, claim.span.end + by)
    return replace(claim, id=claim_id(claim.article, span, predicate.span if predicate else None), span=span)


def _run(ws: Workspace, version: int, *proposals: Proposal, article: Article = ARTICLE) -> renewing.Renewed:
    run = new_run("extract", "reader", str(version))
    return ws.write(lambda c: renewing.renew(c, run, [Batch(article.id, proposals)]))


def _standing(ws: Workspace) -> dict[str, str]:
    return {card.claim.text: card.status.value for card in reading.claim_cards(ws, ARTICLE.id)}


def test_what_people_decided_stays_and_is_not_proposed_again_in_other_words(ws: Workspace) -> None:
    one, two, three, four = (_claim(words) for words in ("One came", "Two left", "Three sat", "Four ran"))
    _run(ws, 1, one, two, three, four)
    claims.confirm(ws, one.id, via="test")
    claims.reject(ws, two.id, via="test")
    claims.correct(ws, three.id, replace(three, text="Three people sat"), via="test")
    claims.unsure(ws, four.id, via="test")
    before, decided = reading.claim_cards(ws, ARTICLE.id), reading.counts(ws).decisions
    renewed = _run(ws, 2, *map(_wider, (one, two, three, four)))
    assert renewed == renewing.Renewed(0, 0, 0)
    assert reading.claim_cards(ws, ARTICLE.id) == before
    assert reading.counts(ws).decisions == decided


def test_a_correction_counts_by_where_it_stands_and_by_where_it_stood(ws: Workspace) -> None:
    one = _claim("One came")
    _run(ws, 1, one)
    moved = replace(one, span=_claim("Two left").span, slots=_claim("Two left").slots)
    claims.correct(ws, one.id, moved, via="test")
    assert _run(ws, 2, _wider(one), _wider(_claim("Two left")), _claim("Four ran")).claims == 1
    assert _standing(ws) == {"One came": "corrected", "Four ran": "proposed"}


def test_a_claim_that_somebody_added_is_not_proposed_beside_it(ws: Workspace) -> None:
    claims.add(ws, ARTICLE.id, _claim("Two left").span, via="test")
    assert _run(ws, 1, _claim("One came"), _claim("Two left")).claims == 1
    assert len(builders.claim_ids(ws)) == 2


def test_a_predicate_that_grew_is_the_same_and_what_stands_beside_it_is_new(ws: Workspace) -> None:
    article = builders.article("He has carried out the plan and gone home.")
    builders.store(ws, article, run=builders.MATCHED)
    whole = Span(0, len("He has carried out the plan"))

    def said(start: int, end: int, span: Span = whole) -> Claim:
        predicate = Span(start, end)
        slots = (Slot(Role.PREDICATE, predicate),)
        return Claim(claim_id(article.id, span, predicate), article.id, span, article.text[start:end], slots)

    old = said(7, 14)  # "carried"
    _run(ws, 1, old, article=article)
    claims.confirm(ws, old.id, via="test")
    _run(ws, 2, said(3, 18), said(32, 36, Span(0, 41)), article=article)  # "has carried out", "gone"
    assert [card.claim.text for card in reading.claim_cards(ws, article.id)] == ["carried", "gone"]


def test_what_only_the_former_version_proposed_goes_and_the_new_wording_comes(ws: Workspace) -> None:
    one, two = _claim("One came"), _claim("Two left")
    _run(ws, 1, one, two, builders.mention(ARTICLE, "One"), builders.mention(ARTICLE, "Two"))
    reworded = replace(one, text="One (person) came", worth=9_000)
    renewed = _run(ws, 2, reworded, _wider(two), _claim("Six rose"), builders.mention(ARTICLE, "One"))
    assert renewed == renewing.Renewed(claims=3, mentions=1, gone=2)
    assert _standing(ws) == {"One (person) came": "proposed", "Two left": "proposed", "Six rose": "proposed"}
    cards = reading.claim_cards(ws, ARTICLE.id)
    assert [card.claim.makers for card in cards] == [("reader@2",)] * 3
    assert cards[1].claim.span == _wider(two).span


def test_suggested_links_of_what_goes_go_too_and_the_others_stay(ws: Workspace) -> None:
    other = builders.article("Somebody came. Somebody left.")
    came, left = builders.sentences(other)
    one, two = _claim("One came"), _claim("Two left")
    _run(ws, 1, one, two)
    builders.store(ws, other, came, left, run=ELSEWHERE)
    builders.store(ws, builders.link(one, came), builders.link(two, left), run=builders.MATCHED)
    _run(ws, 2, one)
    assert reading.counts(ws).links == {"suggested": 1}
    assert [found.other.id for found in reading.candidates(ws, one.id)] == [came.id]


def test_what_was_linked_used_or_undone_stays(ws: Workspace) -> None:
    other = builders.article("Somebody came. Somebody left.")
    came, left = builders.sentences(other)
    one, two, three, four, five = (
        _claim(words) for words in ("One came", "Two left", "Three sat", "Four ran", "Five fell")
    )
    _run(ws, 1, one, two, three, four, five)
    builders.store(ws, other, came, left, run=ELSEWHERE)
    links.link(ws, one.id, came.id, Relation.SAME, via="test")
    facts.state(ws, "So.", [Evidence(two.id, Stance.SUPPORTS)], verdict=Verdict.SUPPORTED, via="test")
    claims.confirm(ws, three.id, via="test")
    ws.undo(via="test")
    links.link(ws, four.id, left.id, Relation.SAME, via="test")
    ws.undo(via="test")
    _run(ws, 2)
    assert set(_standing(ws)) == {"One came", "Two left", "Three sat", "Four ran"}
    ws.redo(via="test")
    assert reading.counts(ws).links == {"confirmed": 2}


def test_what_another_maker_proposes_too_stays_and_loses_only_the_former_maker(ws: Workspace) -> None:
    one = _claim("One came")
    builders.store(ws, one, run=ELSEWHERE)
    _run(ws, 1, one)
    assert reading.claim_card(ws, one.id).claim.makers == ("another@7", "reader@1")
    _run(ws, 2)
    assert reading.claim_card(ws, one.id).claim.makers == ("another@7",)
    _run(ws, 3, one)
    assert reading.claim_card(ws, one.id).claim.makers == ("another@7", "reader@3")


def test_a_claim_at_the_same_place_under_another_id_is_that_claim(ws: Workspace) -> None:
    theirs = replace(_claim("One came"), id=ClaimId("t1"), text="One has come")
    builders.store(ws, theirs, run=ELSEWHERE)
    _run(ws, 1, _claim("One came"), _claim("Two left"))
    card = reading.claim_card(ws, ClaimId("t1"))
    assert (card.claim.text, card.claim.makers) == ("One has come", ("another@7", "reader@1"))
    assert len(builders.claim_ids(ws)) == 2


def test_an_older_program_leaves_alone_what_a_newer_one_found(ws: Workspace) -> None:
    _run(ws, 10, _claim("One came"))
    assert ARTICLE.id not in extraction.pending(ws, OLD)
    assert ARTICLE.id in extraction.pending(ws, new_run("extract", "reader", "11"))
    _run(ws, 9, _claim("Two left"))
    assert set(_standing(ws)) == {"One came", "Two left"}


def test_a_renewed_project_goes_out_and_comes_in_the_same(ws: Workspace, tmp_path: Path) -> None:
    one, two = _claim("One came"), _claim("Two left")
    _run(ws, 1, one, two, _claim("Five fell"))
    claims.reject(ws, one.id, reason="no", via="test")
    _run(ws, 2, _wider(one), replace(two, text="Two (people) left"), _claim("Six rose"))
    first = export(ws, "jsonl", tmp_path / "first.jsonl")
    other = builders.empty(tmp_path, name="other.facts")
    assert import_paths(other, [tmp_path / "first.jsonl"]).troubles == []
    assert export(other, "jsonl", tmp_path / "second.jsonl").sha256 == first.sha256
    assert import_paths(ws, [tmp_path / "second.jsonl"]).claims == 0
    assert export(ws, "jsonl", tmp_path / "third.jsonl").sha256 == first.sha256
    other.close()


def test_a_run_is_discarded_as_one_but_for_what_people_decided(ws: Workspace) -> None:
    one, two = _claim("One came"), _claim("Two left")
    builders.store(ws, two, run=ELSEWHERE)
    _run(ws, 1, one, two, _claim("Four ran"))
    claims.confirm(ws, one.id, via="test")
    assert [(each.run.signature, each.proposals, each.undecided) for each in extraction.runs(ws)] == [
        ("another@7", 1, 1),
        ("reader@1", 3, 2),
    ]
    assert extraction.discard(ws, "reader@1") == 1
    assert _standing(ws) == {"One came": "confirmed", "Two left": "proposed"}
    assert reading.claim_card(ws, two.id).claim.makers == ("another@7",)
    assert extraction.discard(ws, "another@7") == 1
    assert [each.run.signature for each in extraction.runs(ws)] == ["reader@1"]
    assert ARTICLE.id in extraction.pending(ws, OLD)


def test_what_nobody_proposed_cannot_be_discarded(ws: Workspace) -> None:
    _run(ws, 1, _claim("One came"))
    with pytest.raises(Missing, match=r"Nothing in this project was proposed by reader@2; there are reader@1\."):
        extraction.discard(ws, "reader@2")


_WORDS = ("One came", "Two left", "Three sat", "Four ran", "Five fell", "Six rose", "Seven slept")
_PROPOSED = st.lists(st.tuples(st.sampled_from(_WORDS), st.integers(0, 2)), max_size=6, unique_by=lambda made: made[0])


@settings(max_examples=examples(10))
@given(
    first=_PROPOSED,
    second=_PROPOSED,
    verdicts=st.lists(st.sampled_from(["confirm", "reject", "unsure", None]), min_size=6, max_size=6),
)
def test_whatever_two_versions_propose_decisions_stay_and_nothing_is_there_twice(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, int]],
    second: list[tuple[str, int]],
    verdicts: list[str | None],
) -> None:
    ws = builders.empty(tmp_path_factory.mktemp("renewing"))
    builders.store(ws, ARTICLE, run=builders.MATCHED)
    old, new = ([_wider(_claim(words), by) for words, by in made] for made in (first, second))
    _run(ws, 1, *old)
    for claim, verdict in zip(old, verdicts, strict=False):
        if verdict:
            getattr(claims, verdict)(ws, claim.id, via="test")
    decided = [card for card in reading.claim_cards(ws, ARTICLE.id) if card.status is not Status.PROPOSED]
    _run(ws, 2, *new)
    standing = {
        card.id: (card.status, card.claim.text, card.claim.span) for card in reading.claim_cards(ws, ARTICLE.id)
    }
    assert all(standing[card.id] == (card.status, card.claim.text, card.claim.span) for card in decided)
    cards = reading.claim_cards(ws, ARTICLE.id)
    pairs = [(a, b) for a in cards for b in cards if a.id < b.id and same_assertion(a.claim, b.claim)]
    assert pairs == []
    assert {card.id for card in cards if card.open} <= {claim.id for claim in new}
    assert ws.read(lambda c: inputs.articles_done(c, NEW.id)) == {ARTICLE.id}
    ws.close()
    assert checking.check(ws.path) == []


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("10", "9", True),
        ("1.9", "1.10", False),
        ("2.0", "2", True),
        ("v\u0662", "1", True),
        ("1" + "0" * 5_000, "9" * 5_000, True),
        ("0" * 5_000 + "1", "2", False),
    ],
)
def test_versions_of_any_length_go_by_their_numbers(version: str, than: str, newer: bool) -> None:
    assert renewing.is_newer(version, than) is newer
