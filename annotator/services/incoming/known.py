"""Owns what readers of files may ask of the project that these come into, and of what is on its way into it."""

from collections.abc import Callable, Sequence
from functools import cached_property

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, ClaimId, EntityId, MentionId
from annotator.domain.link import Standing
from annotator.domain.mention import Mention
from annotator.formats.chains import Chains, chains
from annotator.formats.project import Here, Meant
from annotator.formats.recognising import packed
from annotator.services.incoming.texts_here import TextsHere
from annotator.services.outgoing.outgoing import StoredCase
from annotator.services.workspace import Workspace
from annotator.store import export_queries, queries
from annotator.store.database import Connection


class KnownProject:
    """The articles of a project, with those on their way into it, by id and by address; and what is said of them.

    What is asked of all articles at once is what was there, or on its way, when it was first asked.
    """

    def __init__(
        self, ws: Workspace, coming: Callable[[ArticleId], str | None], store: Callable[[], None], texts: TextsHere
    ) -> None:
        """`coming` gives the text of an article on its way, `store` sees to it that all of these can be found."""
        self._ws, self._coming, self._store, self._texts = ws, coming, store, texts
        self._last: tuple[ArticleId, str] | None = None

    def __call__(self, identity: ArticleId) -> str | None:
        """The stored text of an article; None if there is none of that id."""
        # The claims of an article mostly come one after the other.
        if self._last is None or self._last[0] != identity:
            found = self._ws.read(lambda c: queries.article(c, identity))
            text = found.text if found else self._coming(identity)
            if text is None:
                return None
            self._last = identity, text
        return self._last[1]

    def at(self, url: str) -> list[ArticleId]:
        """The articles of an address."""
        self._store()
        return self._ws.read(lambda c: queries.articles_at(c, url))

    def same_text(self, sha256: str) -> list[Article]:
        """The articles whose text has this hash."""
        return self._texts.of(sha256)

    def marked(self, article: ArticleId) -> Sequence[Mention]:
        """The mentions of an article; none where the project had none at all when this was first asked."""
        return self._ws.read(lambda c: queries.mentions_in(c, article)) if self._holds_mentions else ()

    def alike(self, words: str) -> Sequence[ArticleId]:
        """The articles whose texts have these words, most likely, as `recognising.packed` puts them; by id."""
        return self._by_words.get(hash(words), ())

    def article(self, identity: ArticleId) -> Article | None:
        """An article by its id."""
        return self._ws.read(lambda c: queries.article(c, identity))

    def here(self, article: ArticleId) -> Here:
        """What is said of an article."""
        return self._ws.read(lambda c: Here(queries.mentions_in(c, article), queries.claims_with_status(c, [article])))

    def meant(self, mention: MentionId) -> Meant | None:
        """Who a mention means, but for those whom people refused."""
        entity = self._entities[0].get(mention)
        return Meant(entity, *self._entities[1][entity]) if entity else None

    def hanging(self, one: ClaimId, other: ClaimId) -> Standing | None:
        """Whether two claims are one event by links and facts, and if so whether somebody confirmed all of that."""
        found = self._chains
        if not {one, other} <= found.linked or found.event(one) != found.event(other):
            return None
        return Standing.SUGGESTED if found.event(one) in self._doubtful else Standing.CONFIRMED

    @cached_property
    def _holds_mentions(self) -> bool:
        return self._ws.read(queries.has_mentions)

    @cached_property
    def _by_words(self) -> dict[int, list[ArticleId]]:
        self._store()
        return self._ws.read(_by_words)

    @cached_property
    def _entities(self) -> tuple[dict[MentionId, EntityId], dict[EntityId, tuple[str, Standing]]]:
        return self._ws.read(_entities)

    @cached_property
    def _chains(self) -> Chains:
        return self._ws.read(lambda c: chains(StoredCase(c)))

    @cached_property
    def _doubtful(self) -> set[int]:
        return self._chains.doubtful()


def _by_words(connection: Connection) -> dict[int, list[ArticleId]]:
    """The articles by a number for their words, by id: as numbers, for there may be very many."""
    found: dict[int, list[ArticleId]] = {}
    for article in queries.articles(connection):
        found.setdefault(hash(packed(article.text)), []).append(article.id)
    return {words: sorted(ids) for words, ids in found.items()}


def _entities(
    connection: Connection,
) -> tuple[dict[MentionId, EntityId], dict[EntityId, tuple[str, Standing]]]:
    names, standings = export_queries.entity_names(connection), export_queries.standings(connection, "entity")
    called = {identity: (name, standings[identity]) for identity, name in names.items()}
    return export_queries.entity_of_mention(connection), called
