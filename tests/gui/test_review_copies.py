"""C on a claim decides its exact copies elsewhere, says so before and after, and Ctrl+Z takes all of it back."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.gui.theme import ThemeHolder
from annotator.services import reading
from annotator.services.workspace import Workspace
from tests import builders
from tests.gui.review_host import be_active, press, shown


def test_copies_are_decided_with_their_lead(qtbot: QtBot, tmp_path: Path, theme: ThemeHolder) -> None:
    ws = builders.empty(tmp_path)
    listed = [builders.article("Parliament extended the mandate.", f"Report {at}", file=f"{at}") for at in range(3)]
    claims = [builders.sentences(article)[0] for article in listed]
    builders.store(ws, *listed, *claims)
    builders.store(ws, builders.family(*listed), run=builders.MATCHED)
    with shown(qtbot, ws, theme) as host:
        screen = host.screen_shown
        be_active(qtbot, host, screen.claims.list)
        badge = screen.claims.card.head.copies
        assert (badge.isVisible(), badge.accessibleName()) == (True, "2 copies")
        assert screen.left() == "1 claim left here · 3 in 3 articles to do"
        press(qtbot, host, Qt.Key.Key_C)
        assert host.told == ["Confirmed claim 1 and its 2 exact copies"]
        assert screen.left() == "Every claim is decided"
        assert not badge.isVisible()
        host.bridge.run(Workspace.undo, via="key:Ctrl+Z")
        qtbot.waitUntil(lambda: host.bridge.at_rest)
        assert screen.left() == "1 claim left here · 3 in 3 articles to do"
        assert {reading.claim_card(ws, claim.id).status for claim in claims} == {Status.PROPOSED}
