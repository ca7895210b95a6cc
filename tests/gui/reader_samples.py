"""Made-up articles and claims for the tests of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.domain.view import ArticleRow, ClaimCard

TEXT = "\n\n".join(
    [
        "The minister flew to the capital on Saturday with the chief of staff and two commanders of the fleet.",
        "The ministry said the guests would inspect the harbour and the barracks before the evening.",
        "Later the council of elders warned that its patience would end, and that only talks could help 🕊️ now.",
    ]
    + [
        f"Paragraph {number} repeats at some length what had been said before in the harbour town."
        for number in range(40)
    ]
)
STATUSES = tuple(Status)


@dataclass(frozen=True)
class Sample:
    """An article with its row and its claims."""

    article: Article
    row: ArticleRow
    cards: tuple[ClaimCard, ...]

    def id(self, number: int) -> ClaimId:
        """The id of the claim of a number."""
        return self.cards[number - 1].id


def sample(
    text: str, quotes: Sequence[str], *, name: str = "a", title: str = "Three talks", spoken: str = ""
) -> Sample:
    """An article whose claims are the quotes, numbered in their order; `spoken` is the first one's speaker."""
    article = new_article(text, file=name, title=title, published="2020-12-26")
    cards = tuple(card(article, number, quote, spoken) for number, quote in enumerate(quotes, 1))
    row = ArticleRow(article.id, title, "Harbour Wire", "B", "2020-12-26", False, len(cards), 0, 8)
    return Sample(article, row, cards)


def card(article: Article, number: int, quote: str, spoken: str = "") -> ClaimCard:
    """A claim at a quote of the article; its status goes round with its number."""
    start = article.text.index(quote)
    slots = (Slot(Role.SPEAKER, place(article, spoken)),) if spoken and number == 1 else ()
    claim = Claim(ClaimId(f"{article.id}-{number}"), article.id, Span(start, start + len(quote)), quote, slots)
    return ClaimCard(claim, number, STATUSES[number % 5], False, "", "", "", spoken)


def place(article: Article, quote: str) -> Span:
    """Where a quote stands first."""
    start = article.text.index(quote)
    return Span(start, start + len(quote))


def three_claims(name: str = "a") -> Sample:
    """Claim 2 lies within claim 1; claim 3 stands alone further down."""
    quotes = ("to the capital on Saturday with the chief of staff", "on Saturday", "Paragraph 30 repeats")
    return sample(TEXT, quotes, name=name)
