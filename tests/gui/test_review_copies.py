"""C on a claim decides its exact copies elsewhere, says so before and after, and Ctrl+Z takes all of it back."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.domain.ids import source_id
from annotator.domain.source import Source
from annotator.gui.theme import ThemeHolder
from annotator.services import reading
from annotator.services.decisions import decide
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


def test_m_walks_the_copies_of_an_article_and_says_which_it_is(
    qtbot: QtBot, tmp_path: Path, theme: ThemeHolder
) -> None:
    ws = builders.empty(tmp_path)
    wires = [Source(source_id(name), name) for name in ("Coast Daily", "Hill Review")]
    texts = ("Parliament extended the mandate.", "Rain fell on Sunday.", "Parliament extended the mandate.")
    outlets = (wires[0].id, None, wires[1].id)
    told = enumerate(zip(texts, outlets, strict=True))
    listed = [builders.article(text, f"Report {at}", source=outlet, file=f"{at}") for at, (text, outlet) in told]
    builders.store(ws, *wires, *listed, *(builders.sentences(article)[0] for article in listed))
    builders.store(ws, builders.family(listed[0], listed[2]), run=builders.MATCHED)
    with shown(qtbot, ws, theme) as host:
        screen = host.screen_shown
        be_active(qtbot, host, screen.claims.list)
        screen.show_target(listed[0].id)
        screen.claims.list.setFocus()
        for place, wire in ((2, 2), (0, 1), (2, 2)):
            press(qtbot, host, Qt.Key.Key_M)
            assert screen.desk.row is not None
            assert screen.desk.row.id == listed[place].id
            assert host.told[-1] == f"Article {wire} of 2 of this copy family: {wires[wire - 1].name}"
        screen.show_target(listed[1].id)
        screen.claims.list.setFocus()
        press(qtbot, host, Qt.Key.Key_M)
        assert screen.desk.row is not None
        assert screen.desk.row.id == listed[1].id
        assert host.told[-1] == "No other article is a copy of this one"


def test_m_leaves_out_what_was_cut_from_its_copies(qtbot: QtBot, tmp_path: Path, theme: ThemeHolder) -> None:
    ws = builders.empty(tmp_path)
    listed = [builders.article("Parliament extended the mandate.", f"Report {at}", file=f"{at}") for at in range(2)]
    builders.store(ws, *listed, *(builders.sentences(article)[0] for article in listed))
    family = builders.family(*listed)
    builders.store(ws, family, run=builders.MATCHED)
    decide(ws, {"verb": "reject", "target": family.id})
    with shown(qtbot, ws, theme) as host:
        be_active(qtbot, host, host.screen_shown.claims.list)
        press(qtbot, host, Qt.Key.Key_M)
        assert host.told == ["No other article is a copy of this one"]
