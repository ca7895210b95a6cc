"""Owns how likely linked claims belong in one group: what links around a pair and its words add to its score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.domain.json import JsonObject, as_int, as_list, as_object, as_str, canonical, parse_object
from annotator.domain.link import Link
from annotator.domain.odds import logistic
from annotator.match.groups.group_articles import ARTICLES, Shared, among, between
from annotator.match.groups.group_company import COMPANY, Linked, company
from annotator.match.groups.group_trees import PER_ONE, Counts, Tree, told
from annotator.match.groups.group_words import WORDS, Said, around
from annotator.match.groups.likely_groups import Likely
from annotator.match.links.similarity import BIAS, WEIGHTS, Features
from annotator.paths import resource

SEEN = (*Features._fields, *COMPANY, *ARTICLES, *WORDS)
"""What the trees ask about, in ten-thousandths: a link's features, its company, that of the articles, and the words at
the predicates."""
FIRST, AGAIN = "group_trees.json", "group_trees_again.json"
"""The trees that know the company of links by their scores, and those that know it by what the first told."""
_ONE = 10_000
_FAINT = 500
"""What is less likely by itself stays so: of such links one in forty holds."""
_ROUNDING = 20
"""A score is told by features if it is what they give, but for their rounding."""


Pair = Link | Likely
"""Two claims and how likely they tell of the same."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as groups know it: its article, and what it says, if it is known where its predicate stands."""

    article: ArticleId
    said: Said | None


def in_groups(links: Iterable[Link], claims: Mapping[ClaimId, Stated], shared: Shared) -> dict[LinkId, int]:
    """How likely the ends of links belong in one group, in ten-thousandths; links are all that those claims have.

    `shared` is what the articles of those claims have in common with all others.

    Only of links whose scores come of features that are known, between claims whose predicates are: of what others
    suggest, and of what is unlikely by itself, the score is all there is.
    """
    known, looked = _looked(links, claims)
    return _by_link(known, looked, told(trees(FIRST), looked.table(_scores(known), shared))) if looked.asked else {}


def on_the_whole(
    links: Iterable[Link], claims: Mapping[ClaimId, Stated], sizes: Mapping[ArticleId, int]
) -> dict[LinkId, int]:
    """The same where links are all that a project has: they are looked at again, in the company of what was told.

    `sizes` are how many claims articles have. Likelihoods that were told in company part what belongs together better
    than scores do, which know of the two claims alone; so the company that they are in themselves tells more.
    """
    known, looked = _looked(links, claims)
    if not looked.asked:
        return {}
    article_of = {claim: each.article for claim, each in claims.items()}
    once = told(trees(FIRST), looked.table(_scores(known), Shared(between(known, article_of), sizes)))
    found = _by_link(known, looked, once)
    pairs = [Likely(link.a, link.b, found.get(link.id, link.score)) for link in known]
    again = looked.table(_scores(pairs), Shared(between(pairs, article_of), sizes))
    return _by_link(known, looked, told(trees(AGAIN), again))


def seen(links: Sequence[Link], claims: Mapping[ClaimId, Stated], shared: Shared) -> Counts:
    """A row for each link with what `SEEN` names."""
    return _Looked(links, claims, _features(links), range(len(links))).table(_scores(links), shared)


def seen_again(table: Counts, pairs: Sequence[Likely], claims: Mapping[ClaimId, Stated], shared: Shared) -> Counts:
    """The rows of some links once it was told how likely each is."""
    features = table[:, : len(Features._fields)]
    return _Looked(pairs, claims, features, range(len(pairs))).table(_scores(pairs), shared)


class _Looked:
    """What is seen in links however likely they are: features and words at predicates stay when one looks again."""

    def __init__(
        self, pairs: Sequence[Pair], claims: Mapping[ClaimId, Stated], features: Counts, asked: Sequence[int]
    ) -> None:
        """`features` are those of all; of those `asked` about, by their places, rows are wanted."""
        said = sorted({end for pair in pairs for end in (pair.a, pair.b)})
        articles = sorted({claims[claim].article for claim in said})
        number, place = ({each: at for at, each in enumerate(every)} for every in (said, articles))
        ends = [number[end] for pair in pairs for end in (pair.a, pair.b)]
        self._ends = np.array(ends, dtype=np.int64).reshape(-1, 2)
        self._article = np.array([place[claims[claim].article] for claim in said], dtype=np.int64)
        self.asked = list(asked)
        homes = self._article[self._ends[self.asked]].tolist()
        self._homes = [(articles[a], articles[b]) for a, b in homes]
        self._features = features[self.asked]
        self._words = _counts(around([claims[claim].said or _NOTHING for claim in said], self._ends[self.asked]))

    def table(self, likelihood: NDArray[np.float64], shared: Shared) -> Counts:
        """What `SEEN` names of the links asked about, where all are so likely and articles share so much."""
        linked = Linked(self._ends, likelihood, self._article)
        near = np.column_stack([company(linked)[self.asked], among(self._homes, shared)])
        return np.column_stack([self._features, _counts(near), self._words])


def _looked(links: Iterable[Link], claims: Mapping[ClaimId, Stated]) -> tuple[list[Link], _Looked]:
    """The links between claims that are known, in order, and those that more can be told of than their scores tell."""
    known = sorted((link for link in links if link.a in claims and link.b in claims), key=lambda link: link.id)
    features = _features(known)
    told_of = np.flatnonzero(_told_by(features, known)).tolist()
    asked = [at for at in told_of if claims[known[at].a].said and claims[known[at].b].said]
    return known, _Looked(known, claims, features, asked)


def _scores(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    return np.array([pair.score for pair in pairs]) / _ONE


def _by_link(known: Sequence[Link], looked: _Looked, odds: Counts) -> dict[LinkId, int]:
    told_of = zip(looked.asked, (odds / PER_ONE).tolist(), strict=True)
    return {known[at].id: round(_ONE * logistic(each)) for at, each in told_of}


def _counts(shares: NDArray[np.float64]) -> Counts:
    return np.rint(_ONE * shares).astype(np.int64)


_NOTHING = Said("", 0, 0)


def _told_by(features: Counts, links: Sequence[Link]) -> NDArray[np.bool_]:
    """Which links are likely enough to ask about, and as likely as their features say, not as somebody else does."""
    size = np.array([link.score for link in links], dtype=np.int64)
    odds = features @ np.array(WEIGHTS) / _ONE + BIAS
    own: NDArray[np.bool_] = np.abs(size - _ONE / (1 + np.exp(-odds))) <= _ROUNDING
    return own & (size >= _FAINT)


def _features(links: Sequence[Link]) -> Counts:
    column = {name: at for at, name in enumerate(Features._fields)}
    # What is of no column goes into one more, which is cut off: features of another version.
    table = np.zeros((len(links), len(column) + 1), dtype=np.int64)
    rows = np.repeat(np.arange(len(links)), [len(link.features) for link in links])
    columns = [column.get(name, len(column)) for link in links for name, _ in link.features]
    table[rows, columns] = [size for link in links for _, size in link.features]
    return table[:, :-1]


@cache
def trees(name: str) -> tuple[Tree, ...]:
    """The trees as they ship in a file, fitted by `python -m tests.benchmarks.fit_groups`."""
    return trees_in(resource(name).read_text("utf-8"))


def trees_in(text: str) -> tuple[Tree, ...]:
    """The trees that a file lists, each with its questions in words."""
    return tuple(_tree(as_object(each)) for each in as_list(parse_object(text)["trees"]))


def written(grown: Sequence[Tree]) -> str:
    """The file that lists trees, a line each."""
    listed = [
        canonical(
            {"asks": [[SEEN[at], over] for at, over in zip(each.features, each.bounds, strict=True)], "adds": each.adds}
        )
        for each in grown
    ]
    return "\n".join(('{"trees": [', ",\n".join(listed), "]}", ""))


def _tree(record: JsonObject) -> Tree:
    asks = [as_list(each) for each in as_list(record["asks"])]
    features = tuple(SEEN.index(as_str(name)) for name, _ in asks)
    return Tree(features, tuple(as_int(over) for _, over in asks), tuple(map(as_int, as_list(record["adds"]))))
