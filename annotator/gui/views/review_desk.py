"""What lies open in Review: one article with its claims, and what is left around it; reads, never writes."""

from collections.abc import Sequence

from annotator.domain.article import Article
from annotator.domain.errors import Missing
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.domain.learned import Learned
from annotator.domain.view import ArticleRow, Candidate, ClaimCard, Counts, StatedFact
from annotator.services import copies, learning, looking, reading
from annotator.services.languages import Reach, reach
from annotator.services.workspace import Workspace


class ReviewDesk:
    """The open article of a project."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.article: Article | None = None
        self.row: ArticleRow | None = None
        self.cards: list[ClaimCard] = []
        self.counts: Counts = reading.counts(workspace)
        self.learned: Learned = learning.learned(workspace)
        """What candidates are ordered by."""

    def open(self, article_id: ArticleId) -> bool:
        """Lays an article open; False if it is no longer there."""
        try:
            self.article = reading.article(self.workspace, article_id)
        except Missing:
            return False
        self.row = reading.article_rows(self.workspace, [article_id])[0]
        self.cards = reading.claim_cards(self.workspace, article_id)
        return True

    def who_looked(self) -> tuple[str, ...]:
        """The names of those who looked through the open article and found no more."""
        return looking.who_looked(self.workspace, self.article.id) if self.article else ()

    @property
    def looked_by_me(self) -> bool:
        """Whether this analyst said so of the open article."""
        return self.workspace.analyst in self.who_looked()

    def clear(self) -> None:
        """Lays nothing open."""
        self.article, self.row, self.cards = None, None, []

    def recount(self) -> None:
        """Reads again what is left in the project."""
        self.counts = reading.counts(self.workspace)

    def card(self, claim_id: ClaimId) -> ClaimCard | None:
        """A claim of any article as it stands now; None if there is none of that id."""
        try:
            return reading.claim_card(self.workspace, claim_id)
        except Missing:
            return None

    def candidates(self, claim_id: ClaimId, wanted: LinkId | None = None) -> list[Candidate]:
        """What resembles a claim elsewhere, the likeliest by what was learned first; the wanted link among them."""
        likelihood = self.learned.likelihood if self.learned.lessons else None
        return reading.candidates(self.workspace, claim_id, likelihood=likelihood, wanted=wanted)

    def told_apart(self, claim_id: ClaimId) -> frozenset[ClaimId]:
        """The claims that somebody told apart from this one."""
        return reading.told_apart(self.workspace, claim_id)

    def copies_of(self, claim_id: ClaimId) -> list[copies.Printed]:
        """Who prints the undecided claims that say exactly the same as a claim in copies of its passage."""
        return copies.printed(self.workspace, claim_id)

    def family(self) -> list[ArticleId]:
        """The open article and its copies, in list order; nothing while none is open."""
        return copies.family_of(self.workspace, self.article.id) if self.article else []

    def facts_of(self, claim_id: ClaimId) -> list[StatedFact]:
        """The facts that a claim is evidence of."""
        return reading.facts_of(self.workspace, claim_id)

    def article_of(self, target: str) -> ArticleId | None:
        """The article that a claim or article id leads to; None if it is neither."""
        card = self.card(ClaimId(target))
        if card is not None:
            return card.claim.article
        return ArticleId(target) if self.rows([ArticleId(target)]) else None

    def rows(self, ids: Sequence[ArticleId]) -> list[ArticleRow]:
        """A page of the list of articles."""
        return reading.article_rows(self.workspace, ids) if ids else []

    def ids(self, search: str, only_open: bool) -> list[ArticleId]:
        """The articles that hold the words searched for, none if nothing can be searched for with them."""
        return reading.article_ids(self.workspace, search=search, only_open=only_open)

    def next_open(self) -> ArticleRow | None:
        """The next article in list order with claims that nobody has decided, going round; None if there is none."""
        waiting = set(reading.article_ids(self.workspace, only_open=True))
        here = self.article.id if self.article else None
        waiting.discard(here or ArticleId(""))
        listed = reading.article_ids(self.workspace) if waiting else []
        at = listed.index(here) + 1 if here in listed else 0
        following = next((each for each in [*listed[at:], *listed[:at]] if each in waiting), None)
        return self.rows([following])[0] if following else None

    def is_unread(self) -> bool:
        """Whether the machine could read the open article and has not."""
        here = self.article
        return here is not None and not self.workspace.read_only and reach(self.workspace, here) is Reach.NOT_YET

    def why_no_claims(self) -> str:
        """Why the open article has no claims, and what leads on."""
        here = self.article
        if here is not None and reach(self.workspace, here) is Reach.WITHOUT_PIPELINE:
            named = f"this language ({here.language})" if here.language else "this language"
            return f"No pipeline reads {named}: see Settings › Languages. Select the words of a claim to add it."
        if not any(self.counts.claims.values()):
            return "Nobody has looked for claims yet: Tools › Extract claims does. Or select words and add the claim."
        return "The machine found none here. Select the words of a claim to add it."

    def left(self) -> str:
        """What is left: "5 claims left here · 312 in 36 articles to do"; one without claims is to do, too."""
        here = sum(card.open for card in self.cards)
        claims, articles = self.counts.claims_open, self.counts.articles_open
        if not claims:
            return "Every claim is decided" if self.counts.claims else ""
        around = f"{claims:,} in {articles:,} {'article' if articles == 1 else 'articles'} to do"
        return f"{here} {'claim' if here == 1 else 'claims'} left here · {around}"
