"""Tests that every script and odd character comes in, is selected, drawn and goes out to the character."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import bidirectional

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.domain.view import ClaimCard
from annotator.formats.table import unguarded
from annotator.gui import fonts
from annotator.gui.hands import Hands
from annotator.gui.marked_text import visual_boxes
from annotator.gui.offsets import Offsets, shown_text
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.reader import Reader
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import articles, exporting, reading
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace
from tests.gui.text_cases import CASES, TextCase
from tests.sampling import one_in

_LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """One article in the real window."""

    case: TextCase
    article: Article
    lead: ClaimId
    window: Window
    reader: Reader
    hands: Hands

    def add(self) -> ClaimCard:
        """The claim that N makes of what is selected."""
        before = {card.id for card in self._cards()}
        self.hands.press("N")
        [added] = [card for card in self._cards() if card.id not in before]
        return added

    def _cards(self) -> list[ClaimCard]:
        return reading.claim_cards(self.window.workspace, self.article.id)


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """The real window with a project of all the texts."""
    folder = tmp_path_factory.mktemp("scripts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(folder / "home"))
        fonts.load()
        made = Window(ThemeHolder(qapp, Choice.LIGHT), Settings(analyst="ada"))
        made.resize(1280, 800)
        made.show()
        made.activateWindow()
        assert made.open_project(_project(folder))
        Hands(made).settle()
        yield made
        made.close()
        made.deleteLater()


@pytest.fixture(params=one_in(2, CASES))
def desk(request: pytest.FixtureRequest, window: Window) -> Desk:
    """One of the texts, just opened."""
    ws, hands, screen = window.workspace, Hands(window), window.screen("review")
    assert isinstance(screen, ReviewScreen)
    rows = reading.article_rows(ws, reading.article_ids(ws))
    [article] = [reading.article(ws, row.id) for row in rows if row.title == request.param]
    lead = min(reading.claim_cards(ws, article.id), key=lambda card: card.claim.span)
    screen.show_target(article.id)
    hands.settle()
    return Desk(CASES[request.param], article, lead.id, window, screen.reader, hands)


def _project(folder: Path) -> Path:
    """A project of all the texts, come in as JSON Lines, with a claim at the first word of each."""
    file, path = folder / "in.jsonl", folder / "week.facts"
    lines = [line for name, case in CASES.items() for line in _lines(name, case)]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="ascii")
    ws = Workspace.create(path, analyst="ada")
    assert not articles.import_paths(ws, [file]).troubles
    ws.close()
    return path


def _lines(name: str, case: TextCase) -> list[dict[str, object]]:
    start = case.raw.index(case.lead)
    article: dict[str, object] = {"type": "article", "id": name, "title": name, "text": case.raw, "language": "en"}
    at = {"start": start, "end": start + len(case.lead), "quote": case.lead}
    return [article, {"type": "claim", "article": name, **at}]


def _clusters(case: TextCase) -> Iterator[tuple[int, int]]:
    """The offsets of each cluster of the words."""
    start = case.start
    for cluster in case.clusters:
        yield start, start + len(cluster)
        start += len(cluster)


def _edges(reader: Reader, text: str, start: int, end: int) -> tuple[QPoint, QPoint]:
    """Just inside the edges where a cluster is begun and ended to be read, in the viewport; from Qt's own layout."""
    first, last = Offsets(text).position(start), Offsets(text).position(end)
    block = reader.document().findBlock(first)
    line = block.layout().lineForTextPosition(first - block.position())
    [(left, right)] = visual_boxes(line, first - block.position(), last - block.position(), text=block.text())
    top = reader.document().documentLayout().blockBoundingRect(block).top() - reader.verticalScrollBar().value()
    x, y = block.layout().position().x(), round(top + line.y() + line.height() / 2)
    begun, ended = QPoint(round(x + left + 1), y), QPoint(round(x + right - 1), y)
    return (ended, begun) if bidirectional(text[start]) in ("R", "AL") else (begun, ended)


def _drag(reader: Reader, start: QPoint, end: QPoint) -> None:
    viewport = reader.viewport()
    QTest.mousePress(viewport, _LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, _LEFT, pos=end)


def test_only_what_is_written_down_is_changed_when_a_text_comes_in(desk: Desk) -> None:
    assert desk.article.text == desk.case.stored
    lead = reading.claim_cards(desk.window.workspace, desk.article.id)[0]
    assert lead.claim.span == Span(0, len(desk.case.lead))


def test_a_claim_made_with_the_mouse_quotes_what_was_dragged_over(desk: Desk) -> None:
    clusters, text = list(_clusters(desk.case)), desk.case.stored
    start, end = _edges(desk.reader, text, *clusters[0])[0], _edges(desk.reader, text, *clusters[-1])[1]
    _drag(desk.reader, start, end)
    added = desk.add().claim.span
    assert added.quote(desk.article.text) == desk.case.words
    assert added.start == desk.case.start


def test_a_claim_made_with_shift_and_arrows_never_holds_half_a_sign(desk: Desk) -> None:
    _select_by_arrows(desk)
    assert desk.add().claim.span.quote(desk.article.text) == desk.case.words


def test_words_selected_by_control_and_arrows_end_between_signs(desk: Desk) -> None:
    ends = {end for _, end in _clusters(desk.case)} | {desk.case.start, len(desk.case.lead)}
    last = desk.case.start + len(desk.case.words)
    seen: list[Span] = []
    _start_behind_lead(desk)
    for _ in range(len(desk.case.words) + 1):
        desk.hands.press(f"Ctrl+Shift+{_onward(desk)}")
        span = desk.reader.selected_span()
        seen += [span] if span else []
        if span and span.end >= last:
            break
    assert seen
    assert all(span.end in ends for span in seen if span.end <= last)
    assert desk.add().claim.span == seen[-1]


def _start_behind_lead(desk: Desk) -> None:
    """Has the caret behind the first word, as after its claim was selected."""
    desk.reader.select(desk.lead)
    desk.reader.setFocus()


def _onward(desk: Desk) -> str:
    right_to_left = bidirectional(desk.case.lead[0]) in ("R", "AL")
    return "Left" if right_to_left else "Right"


def _select_by_arrows(desk: Desk) -> None:
    """Selects the words cluster by cluster; each step must add the next one, or pass a sign without width."""
    _start_behind_lead(desk)
    text = desk.case.stored
    wanted = [Span(desk.case.start, end) for start, end in _clusters(desk.case) if text[start:end].strip()]
    reached: list[Span] = []
    for _ in range(2 * len(desk.case.words) + 2):
        desk.hands.press(f"Shift+{_onward(desk)}")
        span = desk.reader.selected_span()
        if span is not None and (not reached or span != reached[-1]):
            reached.append(span)
        if span == wanted[-1]:
            break
    assert reached == wanted


def test_boxes_lie_over_the_signs_that_a_claim_quotes(desk: Desk) -> None:
    _select_by_arrows(desk)
    boxes = desk.reader.claim_boxes(desk.add().id)
    for start, end in _clusters(desk.case):
        if desk.case.stored[start:end].strip() and desk.case.stored[start:end].isprintable():
            at = _edges(desk.reader, desk.case.stored, start, end)
            assert any(box.adjusted(-1, -1, 1, 1).contains(point) for box in boxes for point in at[:1])


def test_qt_holds_as_many_units_as_the_map_counts(desk: Desk) -> None:
    text, document = desk.case.stored, desk.reader.document()
    assert document.characterCount() - 1 == Offsets(text).position(len(text))
    assert document.blockCount() == text.count("\n") + 1
    assert document.toPlainText().replace("\n", "") == shown_text(text).replace("\n", "").replace("\u00a0", " ")


def test_what_goes_out_has_the_same_offsets_and_comes_back_the_same(desk: Desk, tmp_path: Path) -> None:
    _select_by_arrows(desk)
    ws, span, words = desk.window.workspace, desk.add().claim.span, desk.case.words
    for made in ("jsonl", "csv"):
        exporting.export(ws, made, tmp_path / f"out.{made}")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().split(b"\n") if line]
    [article] = [line for line in lines if line["type"] == "article" and line["id"] == desk.article.id]
    assert article["text"] == desk.case.stored
    assert (span.start, span.end, words) in [_place(line) for line in lines if line["type"] == "claim"]
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert (span.start, span.end, words) in [_place(row) for row in csv.DictReader(file)]
    assert _again(tmp_path) == (tmp_path / "out.jsonl").read_bytes()


def _place(row: dict[str, str]) -> tuple[int, int, str]:
    return int(row["start"]), int(row["end"]), unguarded(row["quote"])


def _again(folder: Path) -> bytes:
    """The export of a new project that took the export in."""
    ws = Workspace.create(folder / "again.facts", analyst="bea")
    assert not articles.import_paths(ws, [folder / "out.jsonl"]).troubles
    exporting.export(ws, "jsonl", folder / "again.jsonl")
    ws.close()
    return (folder / "again.jsonl").read_bytes()


def test_a_correction_that_changes_nothing_leaves_the_wording_as_it_is(desk: Desk) -> None:
    _select_by_arrows(desk)
    added = desk.add()
    desk.hands.press("E", "Ctrl+Return")
    [card] = [card for card in reading.claim_cards(desk.window.workspace, desk.article.id) if card.id == added.id]
    assert card.claim == added.claim
