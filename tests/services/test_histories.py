"""Property tests: whatever people do in whatever order, the log, the state and the export say the same."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ActionId, FactId
from annotator.domain.json import JsonObject
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.view import ClaimCard
from annotator.services import checking, claims, facts, links, reading
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import database, refolding
from annotator.store.state import rebuild
from tests import builders
from tests.sampling import examples

seeds = st.integers(0, 1 << 32)
Digest = dict[str, str]


class Person:
    """Somebody who does this and that, by the dice; what is not allowed is left."""

    def __init__(self, ws: Workspace, dice: random.Random) -> None:
        self._ws = ws
        self._dice = dice

    def act(self) -> None:
        """One verb on something."""
        deeds: list[Callable[[], object]] = [
            *[self._judge] * 4,
            self._correct,
            self._add,
            *[self._link] * 2,
            self._state,
            self._evidence,
            self._line,
            *[lambda: self._ws.undo(via="test")] * 2,
            lambda: self._ws.redo(via="test"),
            self._withdraw,
        ]
        with suppress(AnnotatorError):
            self._dice.choice(deeds)()

    def _claim(self) -> ClaimCard:
        return reading.claim_card(self._ws, self._dice.choice(builders.claim_ids(self._ws)))

    def _judge(self) -> None:
        verb = self._dice.choice([claims.confirm, claims.reject, claims.unsure])
        verb(self._ws, self._claim().id, via="test")

    def _correct(self) -> None:
        claim = self._claim().claim
        at = self._dice.randrange(20)
        span = self._dice.choice([claim.span, Span(at, at + 5)])
        slots = self._dice.choice([claim.slots, (), (Slot(Role.TIME, Span(1, 3), "2020"), Slot(Role.PLACE, value="x"))])
        changed = Claim(claim.id, claim.article, span, self._dice.choice([claim.text, "New"]), slots)
        claims.correct(self._ws, claim.id, changed, via="test")

    def _add(self) -> None:
        article, at = self._dice.choice(reading.article_ids(self._ws)), self._dice.randrange(30)
        claims.add(self._ws, article, Span(at, at + self._dice.randint(1, 20)), via="test")

    def _link(self) -> None:
        relation = self._dice.choice(list(Relation))
        links.link(self._ws, self._claim().id, self._claim().id, relation, via="test")

    def _evidence_of(self) -> Evidence:
        return Evidence(self._claim().id, self._dice.choice(list(Stance)))

    def _state(self) -> None:
        verdict = self._dice.choice(list(Verdict))
        facts.state(self._ws, "Fact", [self._evidence_of()], verdict=verdict, via="test")

    def _evidence(self) -> None:
        fact: FactId = self._dice.choice(reading.fact_ids(self._ws) or [FactId("none")])
        facts.join(self._ws, fact, [self._evidence_of()], via="test")
        facts.assess(self._ws, fact, self._dice.choice(list(Verdict)), via="test")

    def _line(self) -> None:
        entity: JsonObject = {"target": builders.entity("Minister").id}
        claim: JsonObject = {"target": self._claim().id, "text": self._dice.choice(["a", "é漢"])}
        lines: list[JsonObject] = [
            {"verb": "rename", "name": self._dice.choice("AB"), **entity},
            {"verb": self._dice.choice(["confirm", "reject", "unsure"]), **entity},
            {"verb": "note", **claim},
            {"verb": "note", "target": reading.article_ids(self._ws)[0], "text": "on the article"},
        ]
        decide(self._ws, self._dice.choice(lines))

    def _withdraw(self) -> None:
        acts = self._ws.undoable()
        self._ws.withdraw(self._dice.sample(acts, min(len(acts), self._dice.randint(1, 3))), via="test")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A new folder at every call, for hypothesis calls a test many times."""
    return lambda: tmp_path_factory.mktemp("history")


def _lived(folder: Path, seed: int, *, acts: int = 25, name: str = "p.facts") -> Workspace:
    """A project after a random history of two analysts, one after the other."""
    ws = builders.project(folder, name=name)
    for analyst in ("bob", "ada"):
        dice = random.Random(f"{seed} {analyst}")
        for _ in range(acts):
            Person(ws, dice).act()
        ws.close()
        ws = Workspace.open(ws.path, analyst=analyst)
    return ws


def _state(ws: Workspace) -> Digest:
    return ws.read(refolding.state_digest)


class _Back(Exception):
    """Takes a transaction back."""


def _refolded(ws: Workspace) -> Digest:
    found: list[Digest] = []

    def work(connection: database.Connection) -> None:
        rebuild(connection)
        found.append(refolding.state_digest(connection))
        raise _Back

    with suppress(_Back):
        ws.write(work)
    return found[0]


@settings(max_examples=examples(8))
@given(seed=seeds)
def test_the_state_kept_step_by_step_is_what_a_full_fold_gives(folder: Callable[[], Path], seed: int) -> None:
    ws = _lived(folder(), seed)
    assert _state(ws) == _refolded(ws)
    ws.close()
    assert checking.check(ws.path) == []


@settings(max_examples=examples(6))
@given(seed=seeds)
def test_undoing_everything_restores_every_former_state(folder: Callable[[], Path], seed: int) -> None:
    ws = builders.project(folder())
    person = Person(ws, random.Random(seed))
    former: dict[frozenset[ActionId], Digest] = {frozenset(): _visible(_state(ws))}
    for _ in range(25):
        person.act()
        assert former.setdefault(frozenset(ws.undoable()), _visible(_state(ws))) == _visible(_state(ws))
    while ws.can_undo():
        ws.undo(via="test")
        assert former.setdefault(frozenset(ws.undoable()), _visible(_state(ws))) == _visible(_state(ws))
    assert _visible(_state(ws)) == former[frozenset()]
    while ws.can_redo():
        ws.redo(via="test")
        assert former.setdefault(frozenset(ws.undoable()), _visible(_state(ws))) == _visible(_state(ws))
    ws.close()


def _visible(state: Digest) -> Digest:
    """The state but for the list of what stands withdrawn."""
    return {table: digest for table, digest in state.items() if table != "withdrawn"}


@settings(max_examples=examples(8))
@given(seed=seeds)
def test_an_export_imports_into_the_same_bytes(folder: Callable[[], Path], seed: int) -> None:
    here = folder()
    ws = _lived(here, seed)
    first = export(ws, "jsonl", here / "one.jsonl")
    other = builders.empty(here, analyst="carol", name="other.facts")
    report = import_paths(other, [here / "one.jsonl"])
    second = export(other, "jsonl", here / "two.jsonl")
    assert report.troubles == []
    assert (here / "two.jsonl").read_bytes() == (here / "one.jsonl").read_bytes()
    assert first.sha256 == second.sha256
    assert _state(other) == _state(ws)
    again = import_paths(other, [here / "two.jsonl"])
    assert (again.articles, again.claims, again.decisions) == (0, 0, 0)
    for each in (ws, other):
        each.close()
        assert checking.check(each.path) == []


@settings(max_examples=examples(6))
@given(seed=seeds)
def test_counters_equal_what_is_counted(folder: Callable[[], Path], seed: int) -> None:
    ws = _lived(folder(), seed)
    counts = reading.counts(ws)
    cards = [card for article in reading.article_ids(ws) for card in reading.claim_cards(ws, article)]
    assert counts.claims == Counter(card.status.value for card in cards)
    assert counts.decisions == len(reading.history_ids(ws))
    assert counts.facts == Counter(row.verdict.value for row in reading.fact_rows(ws, reading.fact_ids(ws)))
    rows = reading.article_rows(ws, reading.article_ids(ws))
    for row in rows:
        of = [card for card in cards if card.claim.article == row.id]
        assert (row.claims, row.decided) == (len(of), sum(not card.open for card in of))
    assert counts.articles_open == sum(row.decided < row.claims for row in rows)
    assert len(reading.article_ids(ws, only_open=True)) == counts.articles_open
    ws.close()


@settings(max_examples=examples(4))
@given(seed=seeds)
def test_two_copies_brought_together_either_way_say_the_same(folder: Callable[[], Path], seed: int) -> None:
    here = folder()
    one, two = (_lived(here, seed + at, acts=12, name=f"{at}.facts") for at in (0, 1))
    for ws, name in ((one, "one"), (two, "two")):
        export(ws, "jsonl", here / f"{name}.jsonl")
    import_paths(one, [here / "two.jsonl"])
    import_paths(two, [here / "one.jsonl"])
    assert export(one, "jsonl", here / "both.jsonl").sha256 == export(two, "jsonl", here / "both-too.jsonl").sha256
    for each in (one, two):
        each.close()
        assert checking.check(each.path) == []
