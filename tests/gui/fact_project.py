"""A small real project with facts, and a window that holds one screen and passes keys to it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ClaimId, FactId, FamilyId, claim_id, content_id, source_id
from annotator.domain.link import Relation
from annotator.domain.source import Reliability, Source
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind, new_run
from annotator.domain.view import HistoryRow
from annotator.gui.actions import ACTIONS, Doer
from annotator.gui.bridge import Bridge
from annotator.gui.keyfilter import KeyFilter
from annotator.gui.keymap import KeyMap
from annotator.gui.screen import Screen
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.history_index import HistoryIndex
from annotator.services import claims, facts, links, reading
from annotator.services.workspace import Workspace
from annotator.store import inputs

RUN = new_run("extract", "extractor", "1")
STATEMENT = "The council extended the mission by 18 months."
_TEXTS = (
    ("Harbour Wire", "B", "2020-12-26", "On Saturday, after the council extended the mission by 18 months, he came."),
    ("Coast Daily", "C", "2020-12-27", "He came after the council extended the mission by 18 months."),
    ("Hill Review", "F", "2020-12-23", "The council prolonged the mission by 12 months, said the clerk."),
    ("East Gazette", "D", None, "The mission goes on."),
)
_QUOTES = (
    "the council extended the mission by 18 months",
    "the council extended the mission by 18 months",
    "The council prolonged the mission by 12 months",
    "The mission goes on",
)


@dataclass(frozen=True)
class Project:
    """An open project, its claims in the order of the texts, and its one fact if it was stated."""

    workspace: Workspace
    claims: tuple[ClaimId, ...]
    fact: FactId | None = None


def articles() -> list[Article]:
    """The articles; the first two are copies of one text."""
    return [
        new_article(text, source=source_id(name), title=f"{name} says", published=date, file=f"{name}.txt")
        for name, _, date, text in _TEXTS
    ]


def _claim(article: Article, quote: str) -> Claim:
    at = article.text.index(quote)
    span = Span(at, at + len(quote))
    slots: tuple[Slot, ...] = ()
    if "the clerk" in article.text:
        said = article.text.index("the clerk")
        slots = (Slot(Role.SPEAKER, Span(said, said + len("the clerk"))),)
    return Claim(claim_id(article.id, span, None), article.id, span, quote, slots, score=9_300, makers=(RUN.signature,))


def make_project(path: Path, analyst: str = "A1") -> Project:
    """A project of four claims without facts or decisions."""
    workspace = Workspace.create(path, analyst=analyst)
    listed = articles()
    sources = [Source(source_id(name), name, Reliability(grade)) for name, grade, *_ in _TEXTS]
    claims = [_claim(article, quote) for article, quote in zip(listed, _QUOTES, strict=True)]
    copies = [article.id for article in listed[:2]]
    members = tuple(Member(copy, Derivation.WHOLLY) for copy in copies)
    family = Family(FamilyId(content_id("family", *copies)), members, score=9_700)
    workspace.write(lambda c: inputs.add_sources(c, sources))
    workspace.write(lambda c: inputs.add_articles(c, listed))
    workspace.write(lambda c: inputs.add_proposals(c, RUN, [*claims, family]))
    return Project(workspace, tuple(claim.id for claim in claims))


def with_fact(project: Project) -> Project:
    """The project with a fact that the first two claims support and the third refutes; the fourth is not in it."""
    first, second, third, _ = project.claims
    evidence = [Evidence(claim, Stance.SUPPORTS) for claim in (first, second)] + [Evidence(third, Stance.REFUTES)]
    changes = facts.state(project.workspace, STATEMENT, evidence, verdict=Verdict.NOT_ENOUGH, via="key:F")
    return Project(project.workspace, project.claims, FactId(changes.of(Kind.FACT)[0]))


def make_decided(path: Path) -> Project:
    """A project in which A2 and then A1 decided: two confirmed, a link, a fact, its verdict, one rejected."""
    made = make_project(path, analyst="A2")
    claims.confirm(made.workspace, made.claims[1], via="key:C")
    made.workspace.close()
    made = Project(Workspace.open(path, analyst="A1"), made.claims)
    first, second, third, fourth = made.claims
    claims.confirm(made.workspace, first, via="key:C")
    claims.unsure(made.workspace, second, via="mouse")
    links.link(made.workspace, first, third, Relation.CONTRADICTS, via="key:K")
    made = with_fact(made)
    assert made.fact is not None
    facts.assess(made.workspace, made.fact, Verdict.SUPPORTED, via="key:V")
    claims.reject(made.workspace, fourth, reason="opinion", via="key:X")
    return made


def _keys_of(screen: Screen) -> KeyMap:
    """The keys that the screen asks how it was asked; its own where it knows none."""
    theme = getattr(screen, "_theme", None)
    return theme.keys if isinstance(theme, ThemeHolder) else KeyMap()


class Bench:
    """A window around one screen: keys and changes reach it as in the program."""

    def __init__(self, qtbot: QtBot, screen: Screen, bridge: Bridge, *, width: int = 1367, height: int = 828) -> None:
        self.screen, self.bridge = screen, bridge
        self.said: list[str] = []
        self.went: list[tuple[str, str]] = []
        self.window = QMainWindow()
        self.window.setCentralWidget(screen)
        qtbot.addWidget(self.window)
        self.keys = KeyFilter(self.window, self.trigger, _keys_of(screen))
        self.keys.use(screen.name)
        for action in ACTIONS:
            if action.doer is Doer.SCREEN and action.on(screen.name):
                for chord in KeyMap().chords(action.id):
                    QShortcut(QKeySequence(chord), self.window, lambda each=action.id: self.trigger(each))
        bridge.changed.connect(screen.notice)
        screen.said.connect(self.said.append)
        screen.took_back.connect(self.said.append)
        screen.go.connect(lambda name, target: self.went.append((name, target)))
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def trigger(self, action_id: str) -> None:
        """Does what a key stands for, if the screen can."""
        if self.screen.can(action_id):
            self.bridge.when_idle(lambda: self.screen.perform(action_id))


def index_of(project: Project) -> HistoryIndex:
    """The history of a project, as its screen lists it."""
    index = HistoryIndex(project.workspace)
    index.update()
    return index


def newest(project: Project, verb: Verb) -> HistoryRow:
    """The last decision of a kind."""
    rows = reading.history_rows(project.workspace, reading.history_ids(project.workspace))
    return next(row for row in rows if row.verb is verb)
