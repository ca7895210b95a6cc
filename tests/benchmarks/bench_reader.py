"""Prints how fast the reader shows an article and moves the active claim, and how it bears a megabyte."""

import gc
import os
import random
import time
from collections.abc import Callable
from functools import partial
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
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
_LONG = {
    "one line of 1 MB": "The minister said that talks went on. " * 26_000,
    "1 MB without blanks": "x" * 1_000_000,
    "100,000 lines of a letter": "a\n" * 100_000,
    "1 MB of Arabic": "قال الوزير إن القوات ستبقى 🇱🇾 " * 33_000,
    "5 MB of paragraphs": ("The minister said that talks went on. " * 8 + "\n\n") * 16_000,
}
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
    print(f"seed {_SEED}, medians in ms of processor time")
    for words, claims, deep in ((400, 20, 1), (20_000, 1_000, 1), (20_000, 1_000, 50)):
        _measure(reader, words, claims, deep)
    QTest.qWait(2_000)  # Qt still lays out what was shown before
    for name, text in _LONG.items():
        _bear(application, reader, name, text)


def _measure(reader: Reader, words: int, claims: int, deep: int) -> None:
    chance = random.Random(_SEED)
    articles = [_made(chance, words, claims, number, deep=deep) for number in range(_ROUNDS)]
    first = [_ms(partial(_show, reader, shown)) for shown in articles]
    again = [_ms(partial(_show, reader, shown)) for shown in articles]
    cards = articles[-1][2]
    near = [_ms(partial(_select, reader, card.id)) for card in cards[: 2 * _ROUNDS]]
    far = [_ms(partial(_select, reader, card.id)) for card in chance.sample(cards, _ROUNDS)]
    print(f"{words} words, {claims} claims, {deep} deep: shown {median(first):.1f}, again {median(again):.1f},")
    print("  (targets 100 and 20)")
    print(f"  next claim {median(near):.1f} (target 5), claim far away {median(far):.1f}")


def _show(reader: Reader, shown: _Shown) -> None:
    reader.show_article(*shown)
    reader.viewport().repaint()


def _select(reader: Reader, claim_id: ClaimId) -> None:
    reader.select(claim_id)
    reader.viewport().repaint()


def _bear(application: QApplication, reader: Reader, name: str, text: str) -> None:
    """Prints the longest turn of the event loop until the claim at the end of a long article is seen."""
    article = new_article(text, file=f"{name}.txt", title=name)
    end = ClaimCard(
        Claim(ClaimId(name), article.id, Span(len(text) - 60, len(text) - 20), "", ()),
        1,
        Status.PROPOSED,
        False,
        "",
        "",
        "",
        "",
    )
    row = ArticleRow(article.id, name, "Harbour Wire", "B", "2020-12-26", False, 1, 0, 1)
    gc.collect()
    shown = _ms(partial(_show, reader, (article, row, [end])))
    reader.select(end.id)
    turns = [_ms(application.processEvents)]
    while not any(0 < box.top() < reader.height() for box in reader.claim_boxes(end.id)):
        turns.append(_ms(application.processEvents))
    resized = _ms(partial(reader.resize, reader.width() ^ 64, 560))
    turns += [_ms(application.processEvents) for _ in range(200)]
    print(f"{name}: shown {shown:.0f}, resized {resized:.0f}, longest turn {max(turns):.0f} (target 50)")


def _ms(what: Callable[[], None]) -> float:
    begun = time.process_time()
    what()
    return (time.process_time() - begun) * 1000


def _made(chance: random.Random, words: int, claims: int, number: int, *, deep: int) -> _Shown:
    paragraphs = [" ".join(chance.choices(_WORDS, k=50)) + "." for _ in range(words // 50)]
    article = new_article("\n\n".join(paragraphs), file=f"{number}.txt", title="Three talks in one week")
    cards = [_card(chance, article, place, claims, deep=deep) for place in range(claims)]
    row = ArticleRow(article.id, "Three talks in one week", "Harbour Wire", "B", "2020-12-26", False, claims, 0, 1)
    return article, row, cards


def _card(chance: random.Random, article: Article, place: int, claims: int, *, deep: int) -> ClaimCard:
    """A claim; `deep` of them begin within the same few words and overlap."""
    start = place // deep * deep * len(article.text) // claims + place % deep
    end = min(len(article.text), start + chance.randint(20 + deep, 160 + deep))
    slots = (Slot(Role.SPEAKER, Span(start, start + 8)),) if place % 2 else ()
    claim = Claim(ClaimId(f"{article.id}-{place}"), article.id, Span(start, end), "", slots)
    return ClaimCard(claim, place + 1, chance.choice(list(Status)), False, "", "", "", "")


if __name__ == "__main__":
    main()
