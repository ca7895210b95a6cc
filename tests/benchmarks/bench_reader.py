"""Prints how fast the reader shows an article, goes back to it and moves the active claim."""

import os
import random
import time
from collections.abc import Callable
from functools import partial
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.domain.view import ArticleRow, ClaimCard
from annotator.gui import fonts
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.reader import Reader

_SEED = 20_201_226
_ROUNDS = 15
_WORDS = (
    "the",
    "minister",
    "said",
    "troops",
    "talks",
    "Tripoli",
    "ceasefire",
    "on",
    "Saturday",
    "officials",
    "met",
    "and",
)
_Shown = tuple[Article, ArticleRow, list[ClaimCard]]


def main() -> None:
    """Prints medians in milliseconds; the targets stand beside them."""
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise SystemExit("a Qt application without windows runs already")
    fonts.load()
    reader = Reader(ThemeHolder(application, Choice.LIGHT))
    reader.resize(620, 560)
    reader.show()
    application.processEvents()
    print(f"seed {_SEED}, medians in ms")
    for words, claims in ((400, 20), (20_000, 1_000)):
        _measure(reader, words, claims)


def _measure(reader: Reader, words: int, claims: int) -> None:
    chance = random.Random(_SEED)
    articles = [_made(chance, words, claims, number) for number in range(_ROUNDS)]
    first = [_ms(partial(_show, reader, shown)) for shown in articles]
    again = [_ms(partial(_show, reader, shown)) for shown in articles]
    cards = articles[-1][2]
    near = [_ms(partial(_select, reader, card.id)) for card in cards[: 2 * _ROUNDS]]
    far = [_ms(partial(_select, reader, card.id)) for card in chance.sample(cards, _ROUNDS)]
    print(f"{words} words, {claims} claims: shown {median(first):.1f} (target 16), again {median(again):.1f},")
    print(f"  next claim {median(near):.1f} (target 5), claim far away {median(far):.1f}")


def _show(reader: Reader, shown: _Shown) -> None:
    reader.show_article(*shown)
    reader.viewport().repaint()


def _select(reader: Reader, claim_id: ClaimId) -> None:
    reader.select(claim_id)
    reader.viewport().repaint()


def _ms(what: Callable[[], None]) -> float:
    begun = time.perf_counter()
    what()
    return (time.perf_counter() - begun) * 1000


def _made(chance: random.Random, words: int, claims: int, number: int) -> _Shown:
    paragraphs = [" ".join(chance.choices(_WORDS, k=50)) + "." for _ in range(words // 50)]
    article = new_article("\n\n".join(paragraphs), file=f"{number}.txt", title="Three talks in one week")
    cards = [_card(chance, article, place, claims) for place in range(claims)]
    row = ArticleRow(article.id, "Three talks in one week", "Harbour Wire", "B", "2020-12-26", False, claims, 0, 1)
    return article, row, cards


def _card(chance: random.Random, article: Article, place: int, claims: int) -> ClaimCard:
    start = place * len(article.text) // claims
    end = min(len(article.text), start + chance.randint(20, 160))
    slots = (Slot(Role.SPEAKER, Span(start, start + 8)),) if place % 2 else ()
    claim = Claim(ClaimId(f"{article.id}-{place}"), article.id, Span(start, end), "", slots)
    return ClaimCard(claim, place + 1, chance.choice(list(Status)), False, "", "", "", "")


if __name__ == "__main__":
    main()
