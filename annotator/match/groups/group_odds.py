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
from annotator.match.groups.group_articles import ARTICLES, Shared, among
from annotator.match.groups.group_company import COMPANY, Linked, company
from annotator.match.groups.group_trees import PER_ONE, Counts, Tree, told
from annotator.match.groups.group_words import WORDS, Said, around
from annotator.match.links.similarity import BIAS, WEIGHTS, Features
from annotator.paths import resource

SEEN = (*Features._fields, *COMPANY, *ARTICLES, *WORDS)
"""What the trees ask about, in ten-thousandths: a link's features, its company, that of the articles, and the words at
the predicates."""
_ONE = 10_000
_FAINT = 500
"""What is less likely by itself stays so: of such links one in forty holds."""
_ROUNDING = 20
"""A score is told by features if it is what they give, but for their rounding."""


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
    known = sorted((link for link in links if link.a in claims and link.b in claims), key=lambda link: link.id)
    features = _features(known)
    told_of = np.flatnonzero(_told_by(features, known)).tolist()
    asked = [at for at in told_of if claims[known[at].a].said and claims[known[at].b].said]
    if not asked:
        return {}
    odds = told(trees(), np.column_stack([features[asked], _near(known, claims, shared, asked)])) / PER_ONE
    return {known[at].id: round(_ONE * logistic(each)) for at, each in zip(asked, odds.tolist(), strict=True)}


def seen(links: Sequence[Link], claims: Mapping[ClaimId, Stated], shared: Shared) -> Counts:
    """A row for each link with what `SEEN` names."""
    return np.column_stack([_features(links), _near(links, claims, shared, range(len(links)))])


def _near(links: Sequence[Link], claims: Mapping[ClaimId, Stated], shared: Shared, asked: Sequence[int]) -> Counts:
    """What is around the links asked about, by place, and around the predicates of their claims."""
    numbers = {claim: at for at, claim in enumerate(sorted({end for link in links for end in (link.a, link.b)}))}
    articles = {article: at for at, article in enumerate(sorted({claims[claim].article for claim in numbers}))}
    ends = np.array([(numbers[link.a], numbers[link.b]) for link in links], dtype=np.int64).reshape(-1, 2)
    article = np.array([articles[claims[claim].article] for claim in numbers], dtype=np.int64)
    likelihood = np.array([link.score for link in links]) / _ONE
    words = around([claims[claim].said or _NOTHING for claim in numbers], ends[list(asked)])
    homes = [(claims[links[at].a].article, claims[links[at].b].article) for at in asked]
    near = np.column_stack([company(Linked(ends, likelihood, article))[list(asked)], among(homes, shared), words])
    return np.rint(_ONE * near).astype(np.int64)


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
def trees() -> tuple[Tree, ...]:
    """The trees as they ship, fitted by `python -m tests.benchmarks.fit_groups`."""
    return trees_in(resource("group_trees.json").read_text("utf-8"))


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
