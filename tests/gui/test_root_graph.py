"""The root graph of a fact: what is drawn, and what its keys do."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, FactId, FamilyId, content_id
from annotator.domain.link import Standing
from annotator.domain.roots import Edge, Rest, RootGraph
from annotator.domain.suggestion import Kind
from annotator.domain.view import EvidenceRow, FactDetail
from annotator.gui.bridge import Bridge
from annotator.gui.commands import _words as undone_words
from annotator.gui.rail import RAIL_WIDTH
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.fact_words import evidence_words, root_boxes, summary_words
from annotator.gui.views.facts import FactsScreen
from annotator.gui.views.graph_canvas import EdgeModel, GraphCanvas
from annotator.gui.views.graph_paint import LEAST_WIDTH, setting
from annotator.gui.views.graph_plan import Pick, Place, plan
from annotator.gui.views.history_words import after_words, before_words, verb_words
from annotator.gui.views.review import ReviewScreen
from annotator.services import facts, reading
from annotator.store import inputs
from tests.gui import scenes
from tests.gui.fact_project import RUN, Bench, Project, make_project, with_fact


class _ModelTester(Protocol):
    """Checks that a model keeps to the rules of Qt."""

    def check(self, model: QAbstractItemModel) -> None:
        """Raises where it does not."""


_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stated(tmp_path: Path, qapp: object) -> Iterator[tuple[Project, Bridge]]:
    """A fact that two copies support and a third report refutes; that they are copies is only suggested."""
    project = with_fact(make_project(tmp_path / "week.facts"))
    bridge = Bridge(project.workspace)
    yield project, bridge
    bridge.close()


@pytest.fixture
def bench(qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge]) -> Bench:
    """The Facts screen with the graph open, as Ctrl+R opens it."""
    made = Bench(qtbot, FactsScreen(stated[1], theme), stated[1])
    screen = made.screen
    assert isinstance(screen, FactsScreen)
    screen.list.rows.setFocus()
    QTest.keyClick(screen.list.rows, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(screen.graph.page.canvas.hasFocus)
    return made


def _press(qtbot: QtBot, bench: Bench, key: Qt.Key) -> None:
    QTest.keyClick(_screen(bench).graph.page.canvas, key)
    qtbot.waitUntil(lambda: bench.bridge.at_rest)


def _screen(bench: Bench) -> FactsScreen:
    assert isinstance(bench.screen, FactsScreen)
    return bench.screen


def _detail(project: Project) -> FactDetail:
    assert project.fact is not None
    return reading.fact(project.workspace, project.fact)


def test_c_joins_x_cuts_and_the_fact_is_recounted(qtbot: QtBot, bench: Bench, stated: tuple[Project, Bridge]) -> None:
    table = _screen(bench).graph.page.panel.table
    qtbot.waitUntil(lambda: [label.text() for label in table._counts] == ["1, at most 2", "1", "2"])
    _press(qtbot, bench, Qt.Key.Key_C)
    row = _detail(stated[0]).row
    assert (row.roots, row.roots_max) == (1, 1)
    assert bench.said == ["Joined: Harbour Wire and Coast Daily"]
    _press(qtbot, bench, Qt.Key.Key_X)
    row = _detail(stated[0]).row
    assert (row.roots, row.roots_max) == (2, 2)
    ws = stated[0].workspace
    ws.undo(via="key:Ctrl+Z")
    assert _detail(stated[0]).row.roots_max == 1
    undone, cut, joined = reading.history_rows(ws, reading.history_ids(ws, limit=3))
    assert {row.object for row in (undone, cut, joined)} == {"one text: Harbour Wire, Coast Daily"}
    assert (joined.before, joined.after, cut.after) == ("suggested", "confirmed", "rejected")


def test_an_unsure_edge_stays_open_and_j_finds_it(qtbot: QtBot, bench: Bench, stated: tuple[Project, Bridge]) -> None:
    screen = _screen(bench)
    _press(qtbot, bench, Qt.Key.Key_U)
    assert _detail(stated[0]).graph.edges[0].standing is Standing.UNSURE
    assert screen.can("root.next")
    _press(qtbot, bench, Qt.Key.Key_C)
    assert not screen.can("root.next")


def test_esc_and_ctrl_r_go_back_and_letters_of_the_graph_act_there_only(qtbot: QtBot, bench: Bench) -> None:
    screen = _screen(bench)
    assert not screen.can("fact.verdict")
    _press(qtbot, bench, Qt.Key.Key_Escape)
    assert not screen.in_graph
    assert screen.list.rows.hasFocus()
    assert not screen.can("root.join")
    assert screen.can("fact.verdict")


def test_g_opens_an_article_of_the_edge(qtbot: QtBot, bench: Bench, stated: tuple[Project, Bridge]) -> None:
    _press(qtbot, bench, Qt.Key.Key_G)
    assert bench.went == [("review", stated[0].claims[1])]


def test_the_graph_is_told_in_words(bench: Bench) -> None:
    canvas = _screen(bench).graph.page.canvas
    told = canvas.model().data(canvas.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Harbour Wire and Coast Daily print one text. Suggested."
    assert "Hill Review, 23 Dec 2020, said by the clerk" in canvas.accessibleDescription()


def test_each_root_has_its_own_place_and_copies_lead_to_their_passage(stated: tuple[Project, Bridge]) -> None:
    made = plan(_detail(stated[0]), {})
    places = [(box.place, round(box.line, 2), box.title) for box in made.boxes]
    assert places == [
        (Place.ARTICLE, 0, "Harbour Wire"),
        (Place.ARTICLE, 1, "Coast Daily"),
        (Place.PASSAGE, 0.5, "“the council extended the mission by 18 months”"),
        (Place.ROOT, 0.5, "Harbour Wire"),
        (Place.ARTICLE, 2.35, "Hill Review"),
        (Place.ROOT, 2.35, "Hill Review"),
    ]
    assert [(tie.words, tie.edge) for tie in made.ties] == [
        ("prints it?", 0), ("prints it?", 0), ("", -1), ("own voice", -1),
    ]  # fmt: skip


def _many(detail: FactDetail, count: int, *, circle: bool = False) -> FactDetail:
    """The fact as if so many articles printed the first one's text, or two named each other."""
    first = detail.evidence[0]
    rows: list[EvidenceRow] = []
    for at in range(count):
        article = replace(first.article, id=ArticleId(f"a{at:03}"), source=f"Outlet {at}")
        rows.append(replace(first, article=article, claim=replace(first.claim, article=article.id), root=1))
    ids = tuple(row.article.id for row in rows)
    edges = (Edge(Rest.COPY, ids, Standing.SUGGESTED, ("one text",), FamilyId("copies"), ids[0]),)
    pairs = enumerate((ids, ids[::-1]))
    named = tuple(
        Edge(Rest.OUTLET, pair, Standing.SUGGESTED, ("named",), FamilyId(f"{at}"), pair[0]) for at, pair in pairs
    )
    graph = RootGraph(ids, named if circle else edges, (ids,) if circle else ())
    return replace(detail, evidence=tuple(rows), graph=graph)


def test_what_was_cut_stands_with_its_own_articles_and_no_tie_runs_through_it(stated: tuple[Project, Bridge]) -> None:
    whole = _many(_detail(stated[0]), 4)
    first, *others = (row.article.id for row in whole.evidence)
    cut = Edge(Rest.COPY, (first, *others[1:]), Standing.REJECTED, ("one text",), FamilyId("cut"), first)
    rows = tuple(replace(row, root=at) for at, row in enumerate(whole.evidence, 1))
    made = plan(
        replace(whole, evidence=rows, graph=replace(whole.graph, edges=(cut, replace(cut, family=FamilyId("other"))))),
        {},
    )
    lines = {box.title: box.line for box in made.boxes if box.place is Place.ARTICLE}
    assert sorted(lines, key=lines.__getitem__) == ["Outlet 0", "Outlet 2", "Outlet 3", "Outlet 1"]
    hubs = [box.line for box in made.boxes if box.edge >= 0]
    assert lines["Outlet 0"] < hubs[0] < hubs[1] < lines["Outlet 2"]
    placed = setting(made, 300)
    for hub in (placed.boxes[box.key] for box in made.boxes if box.edge >= 0):
        others_at = [start.y() for tie, start in placed.starts.items() if tie.edge < 0]
        assert not any(hub.top() <= height <= hub.bottom() for height in others_at)


def test_many_like_articles_are_one_stack_until_it_is_taken_apart(stated: tuple[Project, Bridge]) -> None:
    many = _many(_detail(stated[0]), 40)
    folded, whole = plan(many, {}), plan(many, {}, folded=False)
    (stack,) = [box for box in folded.boxes if box.names]
    assert (stack.title, len(stack.names), folded.lines) == ("37 more articles", 37, 4)
    assert whole.lines == 40
    placed = setting(whole, 300)
    boxes = list(placed.boxes.values())
    assert all(not one.intersects(two) for at, one in enumerate(boxes) for two in boxes[at + 1 :])
    assert max(box.right() for box in boxes) <= LEAST_WIDTH


def test_a_circle_is_named_on_its_edges_and_on_the_fact(
    qtbot: QtBot, bench: Bench, stated: tuple[Project, Bridge]
) -> None:
    circle = _many(_detail(stated[0]), 2, circle=True)
    made = plan(circle, {})
    assert {tie.words for tie in made.ties if tie.edge >= 0} == {"circle"}
    assert all(sum(tie.is_of(pick) for tie in made.ties) == 1 for pick in made.picks), "who names, not who is named"
    (root,) = (box for box in made.boxes if box.place is Place.ROOT)
    assert (root.title, root.meta) == ("Circle of 2 outlets", "2 articles count once")
    page = _screen(bench).page
    page.show_fact(circle, editable=True)
    assert page.circle.words.startswith("A circle: Outlet 0 and Outlet 1 name one another as their source.")
    assert page.dots._boxes[0].circle


@pytest.mark.parametrize("choice", list(Choice)[1:])
def test_the_arrows_walk_the_edges_in_every_theme(
    qtbot: QtBot, theme: ThemeHolder, stated: tuple[Project, Bridge], choice: Choice
) -> None:
    theme.choose(choice)
    canvas = GraphCanvas(theme)
    qtbot.addWidget(canvas)
    canvas.show_graph(_many(_detail(stated[0]), 2, circle=True), {})
    picture = canvas.grab().toImage()
    before = canvas.pick
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.pick != before
    assert canvas.grab().toImage() != picture
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.pick == before


def test_the_edges_are_a_sound_model(qtmodeltester: _ModelTester) -> None:
    made = EdgeModel()
    made.show_edges(["Harbour Wire and Coast Daily print one text."])
    qtmodeltester.check(made)
    assert made.rowCount() == 1


def test_an_article_known_to_be_a_copy_is_not_called_an_own_report(stated: tuple[Project, Bridge]) -> None:
    project = stated[0]
    second = project.claims[1]
    alone = facts.state(
        project.workspace, "It goes on.", [Evidence(second, Stance.SUPPORTS)], verdict=Verdict.SUPPORTED, via="key:F"
    )
    detail = reading.fact(project.workspace, FactId(alone.of(Kind.FACT)[0]))
    assert [box.meta for box in plan(detail, {}).boxes if box.place is Place.ROOT] == ["1 of 2 with one text?"]
    assert [row.root for row in evidence_words(detail)] == ["root 1, 1 of 2 with one text?"]


def test_a_cut_is_called_a_cut_where_it_is_told_and_taken_back(
    qtbot: QtBot, bench: Bench, stated: tuple[Project, Bridge]
) -> None:
    _press(qtbot, bench, Qt.Key.Key_C)
    _press(qtbot, bench, Qt.Key.Key_X)
    ws = stated[0].workspace
    cut, joined = reading.history_rows(ws, reading.history_ids(ws, limit=2))
    assert [verb_words(row).done for row in (cut, joined)] == ["cut", "joined"]
    assert (before_words(cut), after_words(cut), after_words(joined)) == ("Joined", "Cut", "Joined")
    assert [undone_words(ws.undo(via="key:Ctrl+Z")) for _ in range(2)] == ["the cut", "the join"]


def test_the_evidence_is_counted_by_root(stated: tuple[Project, Bridge]) -> None:
    assert summary_words(root_boxes(_detail(stated[0]))) == "1 root supports · 1 root refutes"


def test_one_article_is_cut_with_the_same_keys_and_stays_chosen(
    qtbot: QtBot, bench: Bench, stated: tuple[Project, Bridge]
) -> None:
    project, screen = stated[0], _screen(bench)
    third = next(row.article for row in _detail(project).evidence if row.article.source == "Hill Review")
    copied = _copied_too(project, third.id)
    bench.screen.refresh(None)
    canvas, page = screen.graph.page.canvas, screen.graph.page
    places = [edge.family for edge in _detail(project).graph.edges]
    canvas._pick(Pick(places.index(copied), third.id))
    assert page._question.text() == "Does Hill Review print this text?"
    _press(qtbot, bench, Qt.Key.Key_X)
    assert bench.said == ["Cut: Hill Review from Harbour Wire and Coast Daily"]
    asked = page.asked
    assert asked is not None
    assert (asked.one, asked.edge.standing) == (third.id, Standing.REJECTED)
    ws = project.workspace
    (row,) = reading.history_rows(ws, reading.history_ids(ws, limit=1))
    assert row.object == "one text: Hill Review, and with it Harbour Wire, Coast Daily"


def _copied_too(project: Project, third: ArticleId) -> FamilyId:
    """A further family, of all that is evidence."""
    articles = [row.article.id for row in _detail(project).evidence]
    members = tuple(Member(each, Derivation.WHOLLY) for each in dict.fromkeys([*articles, third]))
    family = Family(FamilyId(content_id("family", *articles)), members)
    project.workspace.write(lambda c: inputs.add_proposals(c, RUN, [family]))
    return family.id


def test_ctrl_r_in_review_opens_the_graph_of_the_fact_of_the_claim(tmp_path: Path, theme: ThemeHolder) -> None:
    project = scenes.make_project(tmp_path)
    with scenes.window_on(theme, project) as window:
        scenes.show_screen(window, "review", project)
        review, shown = window.screen("review"), window.screen("facts")
        assert isinstance(review, ReviewScreen)
        assert isinstance(shown, FactsScreen)
        review.claims.list.select_row(0)
        window.trigger("fact.roots")
        scenes.wait(lambda: "is in no fact" in window.frame.status.said)
        review.claims.list.select_row(scenes.MISSION)
        QTest.keyClick(review.claims.list, Qt.Key.Key_R, _CONTROL)
        scenes.wait(lambda: shown.in_graph)
        assert window.current is shown
        assert shown._detail is not None
        assert shown._detail.fact.text == scenes.STATEMENT
        shown.graph.page.left.emit()
        window.close_project()


def test_the_graph_fits_the_least_window_beside_rail_and_scroll_bar() -> None:
    assert LEAST_WIDTH + RAIL_WIDTH + 13 <= 1024
