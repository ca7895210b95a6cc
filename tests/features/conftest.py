"""What every scenario can say: open a project, press keys, start anew, and what must then hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, then, when

from annotator.domain.errors import Conflict
from annotator.domain.ids import ClaimId, link_id
from annotator.domain.span import Span
from annotator.domain.view import ClaimCard, FactDetail
from annotator.formats.registry import format_written
from annotator.gui import fonts
from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.hands import Hands
from annotator.gui.marked_text import has_right_to_left
from annotator.gui.play_acts import MainJob
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.facts import FactsScreen
from annotator.gui.views.history import HistoryScreen
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import articles, exporting, looking, reading
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace
from annotator.store import queries
from tests import builders
from tests.features.foreign_eyes import CONFIRMED, JUDGED, QUOTING, SAYING, pages

_ANALYST = "ada"


@dataclass
class Desk:
    """A person at the window."""

    app: QApplication
    path: Path
    windows: list[Window] = field(default_factory=list)

    def start(self) -> None:
        """Starts the program with the project; the one that runs is closed first."""
        self.stop()
        window = Window(ThemeHolder(self.app, Choice.LIGHT), Settings(analyst=_ANALYST))
        window.resize(QSize(1280, 800))
        window.show()
        window.activateWindow()
        self.windows.append(window)
        assert window.open_project(self.path)
        self.hands.settle()

    def stop(self) -> None:
        """Closes the window."""
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.windows.clear()

    @property
    def window(self) -> Window:
        return self.windows[-1]

    @property
    def hands(self) -> Hands:
        return Hands(self.window)

    @property
    def workspace(self) -> Workspace:
        return self.window.workspace

    @property
    def review(self) -> ReviewScreen:
        screen = self.window.screen("review")
        assert isinstance(screen, ReviewScreen)
        return screen

    def cards(self) -> list[ClaimCard]:
        """The claims of the first article."""
        return reading.claim_cards(self.workspace, reading.article_ids(self.workspace)[0])

    def mandate(self) -> tuple[ClaimId, ClaimId]:
        """The first claim of either report."""
        one, two = reading.article_ids(self.workspace)
        return reading.claim_cards(self.workspace, one)[0].id, reading.claim_cards(self.workspace, two)[0].id


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    fonts.load()
    made = Desk(qapp, tmp_path / "project.facts")
    yield made
    made.stop()


def _exported(desk: Desk, name: str) -> Path:
    """The file or folder of a format in the folder of all exports."""
    each, folder = format_written(name), desk.path.with_name("every")
    apart = folder / f"{desk.path.stem}-{name}{'' if each.is_folder else each.suffix}"
    return apart if apart.exists() else folder / each.beside(desk.path).name


def _spelled(words: str) -> str:
    """Words in which a tester wrote characters nobody can see as their numbers."""
    return words.encode("raw_unicode_escape").decode("raw_unicode_escape") if "\\u" in words else words


@given("a project with two reports is open in the window")
def _(desk: Desk) -> None:
    builders.project(desk.path.parent, analyst=_ANALYST).close()
    desk.start()


@given(parsers.parse('an article that reads "{text}" is open in the window'))
def _(desk: Desk, text: str) -> None:
    ws = builders.empty(desk.path.parent, analyst=_ANALYST)
    builders.store(ws, builders.article(_spelled(text)))
    ws.close()
    desk.start()


@when(parsers.parse('I press "{keys}"'))
def _(desk: Desk, keys: str) -> None:
    desk.hands.press(*keys.split(", "))


@when(parsers.parse('I type "{words}"'))
def _(desk: Desk, words: str) -> None:
    desk.hands.type(words)


@when(parsers.parse('I hold "{key}"'))
def _(desk: Desk, key: str) -> None:
    focus = QApplication.focusWidget() or desk.window
    code = Qt.Key[f"Key_{key}"]
    for repeated in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, key.lower(), repeated)
        QApplication.sendEvent(focus, event)
        desk.hands.settle()


@when(parsers.parse('I select "{words}" in the article'))
def _(desk: Desk, words: str) -> None:
    wanted = _spelled(words)
    article = desk.review.desk.article
    assert article is not None
    reader = desk.review.reader
    reader.setFocus()
    start = article.text.index(wanted)
    at = reader.textCursor()
    at.setPosition(len(article.text[:start].encode("utf-16-le")) // 2)
    reader.setTextCursor(at)
    span = Span(start, start + len(wanted))
    forward = "Shift+Left" if has_right_to_left(wanted) else "Shift+Right"
    for _ in range(len(wanted)):
        desk.hands.press(forward)
        if reader.selected_span() == span:
            return
    raise AssertionError(f"Shift+Right never selected {wanted!r}, but {reader.selected_span()}")


@when("I start the program anew")
def _(desk: Desk) -> None:
    desk.start()


@when(parsers.parse('I export "{name}" by keyboard'))
def _(desk: Desk, name: str) -> None:
    MainJob(desk.hands).export(name, desk.path.with_suffix(f".{name}"))


@when("I export every format by keyboard, with what was rejected")
def _(desk: Desk) -> None:
    hands, out = desk.hands, desk.path.with_name("every")
    out.mkdir()
    hands.do("project.export")
    dialog = desk.window.overlay
    assert isinstance(dialog, ExportDialog)
    for _row in dialog.tree.formats:
        hands.press("Space", "Down")
    hands.tab_to("rejected or not found")
    hands.press("Space")
    hands.tab_to("Folder")
    hands.type(str(out))
    hands.press("Ctrl+Return")
    assert dialog.result.startswith(f"Wrote {len(dialog.tree.formats)} formats"), dialog.result
    hands.press("Escape")


@then("the tables, lines and tasks say of each claim what was pressed")
def _(desk: Desk) -> None:
    told = {name: reading_of(_exported(desk, name)) for name, reading_of in SAYING.items()}
    assert told == dict.fromkeys(SAYING, JUDGED)


@then("the folders of other tools quote what was confirmed and added")
def _(desk: Desk) -> None:
    told = {name: set(quotes(_exported(desk, name))) for name, (quotes, _) in QUOTING.items()}
    assert {name: wanted - told[name] for name, (_, wanted) in QUOTING.items()} == {name: set() for name in QUOTING}


@then("the pages for people quote what was confirmed")
def _(desk: Desk) -> None:
    assert [CONFIRMED in " ".join(page.split()) for page in pages(desk.path.with_name("every"))] == [True] * 4


@then(parsers.parse('the article is looked through by "{names}"'))
@then(parsers.re('the article is looked through by "(?P<names>)"'))
def _(desk: Desk, names: str) -> None:
    assert ", ".join(looking.who_looked(desk.workspace, reading.article_ids(desk.workspace)[0])) == names
    assert (f"looked through by {names}" in desk.review.bar.told) == bool(names)


@then(parsers.re(r"claim (?P<number>\d+) is (?P<status>proposed|confirmed|corrected|rejected|unsure)"))
def _(desk: Desk, number: str, status: str) -> None:
    card = desk.cards()[int(number) - 1]
    assert card.status.value == status
    shown = {each.id: each.status for each in desk.review.claims.cards}
    if desk.review.isVisible():
        assert shown.get(card.id, card.status) is card.status


@then(parsers.parse("claim {number:d} is selected"))
def _(desk: Desk, number: int) -> None:
    assert desk.window.current is desk.review
    assert desk.review.target() == desk.cards()[number - 1].id


@then(parsers.parse('the card tells that it was found by "{words}"'))
def _(desk: Desk, words: str) -> None:
    spoken = desk.review.claims.card.why.spoken
    assert desk.review.claims.explaining
    assert spoken.startswith(f"Found by: {words}. Because: ")


@then(parsers.parse("the decisions behind claim {number:d} are shown"))
def _(desk: Desk, number: int) -> None:
    screen = desk.window.current
    assert isinstance(screen, HistoryScreen)
    machine, *_ = screen.why.chain.nodes
    assert machine.title == "Machine proposed"
    assert desk.cards()[number - 1].claim.text in machine.text


@then(parsers.parse('claim {number:d} reads "{text}"'))
def _(desk: Desk, number: int, text: str) -> None:
    assert desk.cards()[number - 1].claim.text == text


@then(parsers.parse("the machine's proposal of claim {number:d} is unchanged"))
def _(desk: Desk, number: int) -> None:
    card = desk.cards()[number - 1]
    sql = "SELECT payload FROM proposal WHERE id = ?"
    kept = desk.workspace.read(lambda c: str(c.exec_driver_sql(sql, (card.id,)).scalar_one()))
    assert "Parliament extended the mandate by 18 months" in kept


@then(parsers.re(r"the file holds (?P<count>\d+) decisions?"))
def _(desk: Desk, count: str) -> None:
    assert reading.counts(desk.workspace).decisions == int(count)


@then(parsers.parse('the status bar says "{words}"'))
def _(desk: Desk, words: str) -> None:
    assert words in desk.window.frame.status.said


@then(parsers.parse('a confirmed claim stands at "{words}"'))
def _(desk: Desk, words: str) -> None:
    wanted = _spelled(words)
    article = reading.article(desk.workspace, reading.article_ids(desk.workspace)[0])
    made = [card for card in desk.cards() if not card.claim.makers]
    assert [card.claim.span.quote(article.text) for card in made] == [wanted]
    assert [card.status.value for card in made] == ["confirmed"]
    assert article.text.index(wanted) == made[0].claim.span.start


@then("the status of every claim here is confirmed")
def _(desk: Desk) -> None:
    assert {card.status.value for card in desk.cards()} == {"confirmed"}


@then(parsers.parse('the article "{title}" is open'))
def _(desk: Desk, title: str) -> None:
    article = desk.review.desk.article
    assert article is not None
    assert article.title == title


@then(parsers.parse("the claims about the mandate are linked as {relation}"))
def _(desk: Desk, relation: str) -> None:
    here, there = desk.mandate()
    found = desk.workspace.read(lambda c: queries.link(c, link_id(here, there)))
    assert found is not None
    assert (found[0].relation.value, found[1].value, found[0].a) == (relation, "confirmed", here)


@then("the other report refines this one")
def _(desk: Desk) -> None:
    here, there = desk.mandate()
    found = desk.workspace.read(lambda c: queries.link(c, link_id(here, there)))
    assert found is not None
    assert (found[0].relation.value, found[0].a, found[0].b) == ("refines", there, here)


@then("the link between the claims about the mandate is suggested")
def _(desk: Desk) -> None:
    here, there = desk.mandate()
    found = desk.workspace.read(lambda c: queries.link(c, link_id(here, there)))
    assert found is not None
    assert (found[0].relation.value, found[1].value) == ("contradicts", "suggested")


@then(parsers.parse("nothing resembles claim {number:d}"))
def _(desk: Desk, number: int) -> None:
    assert reading.candidates(desk.workspace, desk.cards()[number - 1].id) == []


@then(parsers.parse('fact {number:d} says "{text}"'))
def _(desk: Desk, number: int, text: str) -> None:
    assert _fact(desk, number).fact.text == text


@then(parsers.parse("fact {number:d} is supported by {count:d} claims"))
def _(desk: Desk, number: int, count: int) -> None:
    detail = _fact(desk, number)
    assert detail.fact.verdict.value == "supported"
    assert [row.stance.value for row in detail.evidence] == ["supports"] * count


@then(parsers.parse('fact {number:d} has the verdict "{verdict}"'))
def _(desk: Desk, number: int, verdict: str) -> None:
    assert _fact(desk, number).fact.verdict.value == verdict


@then(parsers.parse("there are {count:d} facts"))
def _(desk: Desk, count: int) -> None:
    assert len(reading.fact_ids(desk.workspace)) == count


@then("the list of facts is shown")
def _(desk: Desk) -> None:
    facts = desk.window.screen("facts")
    assert isinstance(facts, FactsScreen)
    assert facts.list.isVisible()
    assert facts.list.width() >= 240


def _fact(desk: Desk, number: int) -> FactDetail:
    return reading.fact(desk.workspace, reading.fact_ids(desk.workspace)[number - 1])


@then(parsers.parse('the export quotes "{words}" at the same place'))
def _(desk: Desk, words: str) -> None:
    import json

    wanted, out = _spelled(words), desk.path.with_suffix(".jsonl")
    exporting.export(desk.workspace, "jsonl", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]
    text = next(line["text"] for line in lines if line["type"] == "article")
    made = [line for line in lines if line["type"] == "claim"]
    assert [line["quote"] for line in made] == [wanted]
    assert text[made[0]["start"] : made[0]["end"]] == wanted


@then("a new project made from the export gives the same export")
def _(desk: Desk) -> None:
    first, again = desk.path.with_suffix(".jsonl"), desk.path.with_name("again.jsonl")
    copy = Workspace.create(desk.path.with_name("copy.facts"), analyst="somebody else")
    report = articles.import_paths(copy, [first])
    exporting.export(copy, "jsonl", again)
    copy.close()
    assert report.troubles == []
    assert again.read_bytes() == first.read_bytes()


@then("opening the file a second time names who holds it")
def _(desk: Desk) -> None:
    with pytest.raises(Conflict) as told:
        Workspace.open(desk.path, analyst="eve")
    assert _ANALYST in str(told.value)
