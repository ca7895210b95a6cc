"""A small screen that stands in for the real ones in tests of the window."""

from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from annotator.domain.view import Changes
from annotator.gui.bridge import Bridge
from annotator.gui.keys import let_letters_act
from annotator.gui.screen import Screen
from annotator.gui.screens import Factory
from annotator.gui.theme import ThemeHolder
from annotator.services import claims, reading

PROJECT_LINES = """{"type": "article", "id": "a", "text": "Akar came on Saturday. He left on Sunday."}
{"type": "claim", "id": "c", "article": "a", "start": 0, "end": 22}
"""
"""A project of one article with one claim."""


class Page(Screen):
    """A screen with a list where letters act and a field; C confirms the project's first claim."""

    def __init__(self, bridge: Bridge, _theme: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.heard: list[Changes | None] = []
        self.asked: list[str] = []
        self.opened = "article-1"
        self.list = QListWidget()
        self.list.addItem("a row")
        let_letters_act(self.list)
        self.field = QLineEdit()
        self.button = QPushButton("Press")
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.field)
        column.addWidget(self.button)

    def can(self, action_id: str) -> bool:
        return action_id in ("claim.confirm", "claim.next")

    def perform(self, action_id: str) -> None:
        self.asked.append(action_id)
        if action_id == "claim.confirm":
            workspace = self.bridge.workspace
            card = reading.claim_cards(workspace, reading.article_ids(workspace)[0])[0]
            self.bridge.run(claims.confirm, card.id, via="key:C", then=lambda _: self.said.emit("Confirmed claim 1"))

    def refresh(self, changes: Changes | None) -> None:
        self.heard.append(changes)

    def why_not(self, action_id: str) -> str:
        return "no evidence here" if action_id == "fact.make" else ""

    def place(self) -> str:
        return self.opened

    def left(self) -> str:
        return "1 claim left here"

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("C", "confirm"),)

    def show_target(self, target: str) -> None:
        self.asked.append(f"show {target}")

    def target(self) -> str:
        return "claim-7"

    def panes(self) -> tuple[QWidget, ...]:
        return (self.list, self.field)


PAGES: dict[str, Factory] = dict.fromkeys(("review", "facts", "history"), Page)
