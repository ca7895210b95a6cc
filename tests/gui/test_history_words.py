"""The words of the history: what a row, its search and the preview of an undo say."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from annotator.domain.claim import Factuality, Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.fact import Evidence, Stance
from annotator.domain.ids import DecisionId
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.formats.dossier import decided
from annotator.gui.commands import _words
from annotator.gui.views.history_chain import decision_node
from annotator.gui.views.history_found import Filter, all_found
from annotator.gui.views.history_model import DecisionsModel, is_day, with_days
from annotator.gui.views.history_undo import plan
from annotator.gui.views.history_words import after_words, before_words, day_words, object_words, via_words
from annotator.services import claims, facts, reading
from tests.gui.fact_project import STATEMENT, Project, index_of, newest


@pytest.fixture
def project(decided: Project) -> Iterator[Project]:
    """A project in which A2 and then A1 decided."""
    yield decided
    decided.workspace.close()


def _rows(project: Project) -> list[HistoryRow]:
    return reading.history_rows(project.workspace, reading.history_ids(project.workspace))


def test_the_words_of_a_row_find_it(project: Project) -> None:
    project.workspace.undo(via="key:Ctrl+Z")
    index = index_of(project)
    found = {
        words: len(all_found(index, Filter(words=words)))
        for words in ("verdict", "rejected: opinion", "undid", "Ctrl Z", "machine 93", "nothing of it")
    }
    assert found == {"verdict": 1, "rejected: opinion": 2, "undid": 1, "Ctrl Z": 1, "machine 93": 3, "nothing of it": 0}


def test_a_correction_says_what_it_changed(project: Project) -> None:
    card = reading.claim_card(project.workspace, project.claims[3])
    dated = replace(card.claim, factuality=Factuality.POSSIBLE).with_slots(
        Role.TIME, [Slot(Role.TIME, Span(0, 3), "2020-12-22")]
    )
    claims.correct(project.workspace, card.id, dated, via="key:E")
    row = _rows(project)[0]
    assert before_words(row) == "When: — · certainty: certain"
    assert after_words(row) == "When: 22 Dec 2020 · certainty: possible"
    assert decision_node(row).text == "When: — → 22 Dec 2020; certainty: certain → possible"


def test_who_confirms_a_correction_is_told_to_hold_it_until_that_is_taken_back(project: Project) -> None:
    ws, claim = project.workspace, project.claims[3]
    card = reading.claim_card(ws, claim)
    claims.correct(ws, claim, replace(card.claim, text="It was mended."), via="key:E")
    corrected = _rows(project)[0].action
    claims.unsure(ws, claim, via="key:U")
    claims.confirm(ws, claim, via="key:C")
    assert (before_words(row := _rows(project)[0]), after_words(row)) == ("Unsure", "Corrected")
    assert decided.decision_words(row) == "confirmed “It was mended.”: as it was corrected"
    ws.withdraw([corrected], via="test")
    assert after_words(next(each for each in _rows(project) if each.id == row.id)) == "Confirmed"


def test_dates_of_a_fact_stand_before_and_after(project: Project) -> None:
    assert project.fact is not None
    facts.restate(project.workspace, project.fact, STATEMENT, valid_to="2020-12-22", via="key:F2")
    row = _rows(project)[0]
    assert (before_words(row), after_words(row)) == ("Held until: —", "Held until: 22 Dec 2020")
    assert decision_node(row).text == "Held until: — → 22 Dec 2020"


def test_an_undo_of_a_fact_says_fact(project: Project) -> None:
    project.workspace.withdraw(project.workspace.undoable()[-2:-1], via="key:Ctrl+Return")
    row = _rows(project)[0]
    assert object_words(row) == f"Fact: {STATEMENT}"
    assert (before_words(row), after_words(row)) == ("Supported", "Withdrawn")


def test_the_preview_tells_all_that_becomes_of_a_fact(project: Project) -> None:
    ws, fact = project.workspace, project.fact
    assert fact is not None
    before = newest(project, Verb.REJECT)
    facts.leave(ws, fact, project.claims[1], via="key:Delete")
    facts.join(ws, fact, [Evidence(project.claims[3], Stance.SUPPORTS)], via="key:+")
    facts.restate(ws, fact, "It was extended.", valid_to="2020-12-22", via="key:F2")
    undoing = plan(index_of(project), before)
    assert undoing is not None
    told = next(effect.words for effect in undoing.effects if effect.words.startswith("fact"))
    assert told == (
        "fact “It was extended.” keeps Supported, gets its former wording back, loses its dates, "
        "gets 1 piece of evidence back, loses 1 piece of evidence"
    )
    facts.restate(ws, fact, "It was extended.", valid_from="2020", via="key:F2")
    undoing = plan(index_of(project), _rows(project)[0])
    assert undoing is not None
    assert "is held true until 22 Dec 2020 again" in undoing.effects[0].words


def test_what_is_put_back_at_once_is_counted(project: Project) -> None:
    workspace = project.workspace
    workspace.withdraw(workspace.undoable()[-3:], via="key:Ctrl+Return")
    assert _words(workspace.redo(via="key:Ctrl+Shift+Z")) == "3 decisions"
    assert _words(workspace.undo(via="key:Ctrl+Z")) == "the rejection"


def test_words_of_days_and_keys() -> None:
    today = date(2026, 11, 21)
    assert day_words(date(2026, 11, 21), today) == "Saturday 21 November, today"
    assert day_words(date(2026, 11, 20), today) == "Friday 20 November"
    assert day_words(date(2025, 11, 20), today) == "Thursday 20 November 2025"
    assert via_words("key:Ctrl+Return") == ("Ctrl Enter", True)
    assert via_words("mouse") == ("mouse", False)


def test_days_have_one_heading_each(project: Project) -> None:
    lines = all_found(index_of(project), Filter())
    ids = with_days(lines)
    assert sum(map(is_day, ids)) == len({day for _, day in lines})
    assert [DecisionId(each) for each in ids if not is_day(each)] == reading.history_ids(project.workspace)


@pytest.mark.parametrize("seed", range(20))
def test_days_that_come_in_bit_by_bit_stand_as_if_shown_at_once(project: Project, seed: int) -> None:
    print("seed", seed)
    dice = random.Random(seed)
    days = sorted((f"2026-11-{dice.randint(1, 9):02}" for _ in range(dice.randint(1, 60))), reverse=True)
    lines = [(DecisionId(f"d{at}"), day) for at, day in enumerate(days)]
    middle = dice.randint(0, len(lines))
    end = dice.randint(middle, len(lines))
    model = DecisionsModel(index_of(project))
    model.show(lines[middle:end])
    model.append(lines[end:])
    for at in range(middle, 0, -1):
        model.prepend(lines[at - 1 : at])
    assert list(model.ids) == with_days(lines)
    assert model.days == [row for row, each in enumerate(model.ids) if is_day(each)]


def test_a_filter_takes_analyst_verb_kind_and_words(project: Project) -> None:
    index = index_of(project)
    taken = {
        "analyst": Filter(analyst="A2"),
        "verb": Filter(verb=Verb.CONFIRM),
        "kind": Filter(kind=Kind.FACT),
        "words": Filter(words="Opinion"),
        "both": Filter(analyst="A1", words="council extended"),
    }
    counted = {name: len(all_found(index, each)) for name, each in taken.items()}
    assert counted == {"analyst": 1, "verb": 2, "kind": 2, "words": 1, "both": 5}
