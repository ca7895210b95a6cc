"""Owns where copied passages name somebody: at one place of a passage that several print, one name is used once."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.copies.independent import Independent
from annotator.match.copies.signatures import words_in

_RUN = 16
"""So many words in a row, with the name among them, are not written twice by chance."""
_NEAR = 40 * _RUN
"""Within so many characters are the words of a run."""


@dataclass(frozen=True, slots=True)
class Print:
    """A name where it stands, with a sign for each run of words that has it."""

    mention: Mention
    runs: frozenset[bytes]


@dataclass(eq=False, slots=True)
class Camp:
    """Articles that people judged, and that print one passage with a name in it; or one of them alone."""

    articles: set[ArticleId]
    prints: list[Print]

    @property
    def name(self) -> str:
        """What no other camp of the same judged articles is called; an article alone gives its own name."""
        others = len(self.articles) - 1
        return f"{min(self.articles)}\t{others}" if others else min(self.articles)


class Camps:
    """The articles of names that people judged: together where they print one passage that has such a name.

    Passages that people found independent put none together. Where all of the articles print one, it is these copies
    that people judged, so that each is alone. What comes later joins the only camp whose passage it prints.
    """

    def __init__(self, judged: Collection[MentionId], cut: Independent) -> None:
        self._judged, self._cut = judged, cut
        self._prints: dict[MentionId, Print] = {}
        self._camps: list[Camp] = []
        self._of_run: dict[bytes, set[int]] = {}
        self._late: dict[ArticleId, set[int]] = {}
        self._made = False

    def took(self, here: Print) -> None:
        """Note a name, judged or not."""
        self._prints[here.mention.id] = here
        if here.mention.id in self._judged:
            self._made = False
        elif self._made:
            self._join(here)

    def of(self, article: ArticleId) -> Camp | None:
        """The camp of an article; None where it is in none, or may be in several."""
        self._make()
        found = self._late.get(article, ())
        return self._camps[next(iter(found))] if len(found) == 1 else None

    def holds(self, articles: Collection[ArticleId]) -> bool:
        """Whether all of these articles are in one camp."""
        camps = {self.of(article) for article in articles}
        return len(camps) == 1 and None not in camps

    def _make(self) -> None:
        if self._made:
            return
        self._made = True
        ordered = [each for _, each in sorted(self._prints.items())]
        judged = [each for each in ordered if each.mention.id in self._judged]
        joined = self._joined(judged)
        self._camps = joined if len(joined) > 1 else list(_by_article(judged).values())
        self._late = {article: {number} for number, camp in enumerate(self._camps) for article in camp.articles}
        of_run: defaultdict[bytes, set[int]] = defaultdict(set)
        for number, camp in enumerate(self._camps):
            for each in camp.prints:
                for run in each.runs:
                    of_run[run].add(number)
        self._of_run = dict(of_run)
        for each in ordered:
            self._join(each)

    def _joined(self, judged: Collection[Print]) -> list[Camp]:
        """The camps of judged names, those in one whose passages have a run in common."""
        home, first = _by_article(judged), dict[bytes, ArticleId]()
        for each in judged:
            for run in sorted(each.runs):
                one, other = home[first.setdefault(run, each.mention.article)], home[each.mention.article]
                if one is other or self._apart([*one.prints, *other.prints]):
                    continue
                one.articles |= other.articles
                one.prints += other.prints
                home.update(dict.fromkeys(other.articles, one))
        return list({id(camp): camp for _, camp in sorted(home.items())}.values())

    def _join(self, here: Print) -> None:
        """Note to which camps a name belongs that nobody judged."""
        article = here.mention.article
        if here.mention.id in self._judged or any(article in camp.articles for camp in self._of(article)):
            return
        near = {number for run in here.runs for number in self._of_run.get(run, ())}
        found = {number for number in near if not self._apart([here, *self._camps[number].prints])}
        if found:
            self._late[article] = self._late.get(article, set()) | found

    def _of(self, article: ArticleId) -> list[Camp]:
        return [self._camps[number] for number in self._late.get(article, ())]

    def _apart(self, prints: Collection[Print]) -> bool:
        judged = [each.mention for each in prints if each.mention.article in self._cut]
        return len(judged) > 1 and self._cut.tells_apart((each.article, [(each.span, 1)]) for each in judged)


def _by_article(prints: Collection[Print]) -> dict[ArticleId, Camp]:
    """Every article as a camp of its own."""
    found: dict[ArticleId, Camp] = {}
    for each in prints:
        article = each.mention.article
        found.setdefault(article, Camp({article}, [])).prints.append(each)
    return found


def print_of(article: Article, mention: Mention) -> Print:
    """A name of an article where it stands."""
    return Print(mention, frozenset(_runs(article.text, mention)))


def _runs(text: str, mention: Mention) -> Iterator[bytes]:
    """A sign for every run of words with a name in it, and for where in the run that is."""
    name = words_in(mention.quote)
    start, end, beside = mention.span.start, mention.span.end, _RUN - len(name)
    if beside < 1:
        return
    before = words_in(text[max(0, start - _NEAR) : start])[-beside:]
    words = [*before, *name, *words_in(text[end : end + _NEAR])[:beside]]
    for first in range(len(words) - _RUN + 1):
        run = f"{len(before) - first} {' '.join(words[first : first + _RUN])}"
        yield hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
