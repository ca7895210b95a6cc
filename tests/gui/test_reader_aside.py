"""Tests of how the reader shows what belongs to the page and not to the story."""

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.article import new_article
from annotator.domain.view import ArticleRow
from annotator.gui.offsets import Offsets
from annotator.gui.tokens import LIGHT
from annotator.gui.views.reader import Reader
from annotator.gui.views.reader_aside import Asides, asides
from annotator.gui.views.reader_header import Header
from tests.gui.reader_samples import Sample, card

TEXT = (
    "Bridge opens\n\nBridge opens\n\nThe mayor opened the bridge 🕊️ in the rain.\n\n"
    "read more\n\nThe old bridge was closed after the\n\nHe left at noon.\n\nSource: RT\n"
)


def _sample(*quotes: str) -> Sample:
    article = new_article(TEXT, file="a", title="Bridge opens", published="2021-01-11")
    cards = tuple(card(article, number, quote) for number, quote in enumerate(quotes, 1))
    row = ArticleRow(article.id, "Bridge opens", "", "", "2021-01-11", False, len(cards), 0, 1)
    return Sample(article, row, cards)


def _colors(reader: Reader, box: QRectF) -> set[str]:
    picture = reader.viewport().grab().toImage()
    area = box.toAlignedRect().intersected(picture.rect())
    points = [QPoint(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())]
    return {picture.pixelColor(point).name() for point in points}


class _Tips:
    """Stands for Qt's tooltips: remembers the last one."""

    words = ""

    @classmethod
    def showText(cls, _at: QPoint, words: str, _of: QWidget) -> None:  # noqa: N802 - Qt's name
        cls.words = words


def _tip(reader: Reader, box: QRectF) -> str:
    at = box.center().toPoint()
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, at, reader.viewport().mapToGlobal(at))
    QApplication.sendEvent(reader.viewport(), asked)
    return _Tips.words


def _found(shown: Sample) -> Asides:
    return asides(shown.article, Offsets(TEXT))


def test_each_part_that_is_no_story_has_its_place_behind_a_wide_sign_too() -> None:
    told = [(each.word, each.start) for each in _found(_sample()).between(0, 1_000)]
    after = len("🕊️".encode("utf-16-le")) // 2 - len("🕊️")
    assert told == [
        ("Headline", 0),
        ("Headline", 14),
        ("Teaser", TEXT.index("read more") + after),
        ("Teaser", TEXT.index("The old") + after),
        ("Credit", TEXT.index("Source") + after),
    ]


def test_what_is_no_story_is_dimmed_and_the_story_is_not(reader: Reader) -> None:
    shown = _sample("The mayor", "read more")
    reader.show_article(shown.article, shown.row, shown.cards)
    story, teaser = (reader.claim_boxes(shown.id(number))[0].adjusted(0, 0, 0, -6) for number in (1, 2))
    assert LIGHT.text.lower() in _colors(reader, story)
    assert LIGHT.text.lower() not in _colors(reader, teaser)
    assert LIGHT.text3.lower() in _colors(reader, teaser)


def test_a_tip_says_what_it_is_and_why_there_are_no_claims(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.gui.views.reader.QToolTip", _Tips)
    shown = _sample("The mayor", "Source: RT")
    reader.show_article(shown.article, shown.row, shown.cards)
    assert _tip(reader, reader.claim_boxes(shown.id(2))[0]) == (
        "Credit: who wrote, sent or photographed it. It is no part of the story, so no claims are proposed from it."
    )
    assert _tip(reader, reader.claim_boxes(shown.id(1))[0]) == ""


def test_a_source_that_only_the_text_names_is_shown_as_a_proposal(reader: Reader) -> None:
    shown = _sample()
    reader.show_article(shown.article, shown.row, shown.cards)
    assert "RT?" in reader.accessibleDescription()
    known = Header(shown.article, ArticleRow(shown.row.id, "", "Courier", "B", None, False, 0, 0, 1), True, False, 16)
    assert "?" not in known.words(LIGHT)
