"""Owns the generations of those who bear one name: ages that cannot be one person's, and those that are told wrong."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from itertools import combinations, islice, product
from operator import or_

from annotator.domain.ids import ArticleId
from annotator.match.entities.ages import Aged
from annotator.match.entities.bearers import NOTHING, SLACK, Told
from annotator.match.entities.company import Company
from annotator.match.entities.fitting import Bearer, by_company, by_role

_PARENT = 15
"""Of two who share name and trade, and are so many years apart, one may be the other's child."""
_FEWEST, _SHARE = 5, 0.8
"""Sentences that share so many words that tell something, and so much of the shorter, are one that was changed."""
_MOST_LOOKED, _TWO = 20, 2
UNTOLD, OTHER = -1, 0
"""No year, but that it cannot be told who is meant of several, and that it is none of those whose age is told."""


def generations(bearers: Mapping[ArticleId, Told], own: Collection[str], company: Company) -> dict[ArticleId, int]:
    """The first year in which somebody may be born, by article that tells an age; of another generation another year.

    Ages that cannot be one person's, by the dates of their reports too, are of two generations, whatever else the
    articles share; unless one of them seems to be told wrong: two articles print one sentence but for the age, or they
    give one role, or digits in another order, and share another name or rare words.

    Args:
        bearers: what each article tells of whoever has the name.
        own: the words of the name.
        company: what the articles tell besides.
    """
    since, found, until, first = dict[ArticleId, int](), defaultdict[int, list[ArticleId]](list), 0, 0
    for born, article in sorted((told.born, article) for article, told in bearers.items() if told.born):
        if born.first > until + SLACK:
            first = born.first
        until = max(until, born.last)
        since[article] = first
        found[first].append(article)
    home = {each: each for each in found}
    for a, b in combinations(sorted(found), 2):
        if home[a] != home[b] and _mean_one(found[a], found[b], bearers, own, company):
            both = home[a], home[b]
            home |= {each: min(both) for each, now in home.items() if now in both}
    return {article: home[first] for article, first in sorted(since.items())}


def persons(
    articles: Iterable[ArticleId],
    born: Mapping[ArticleId, int],
    bearers: Mapping[ArticleId, Told],
    own: Collection[str],
    company: Company,
) -> dict[ArticleId, int]:
    """The generation that each article means: of one that tells no age whose role or else whose articles it fits.

    UNTOLD where it fits several as well, OTHER where none, for nobody is both, and for all if there are no two.
    """
    everywhere = sorted(articles)
    if len({*born.values()}) < _TWO:
        return dict.fromkeys(everywhere, OTHER)
    found = dict(born)
    told = {since: _told(bearers, (each for each in born if born[each] == since)) for since in sorted({*born.values()})}
    fitting = {
        article: [since for since in told if not bearers.get(article, NOTHING).clashes(told[since])]
        for article in everywhere
        if article not in born
    }
    found |= {article: fits[0] if fits else OTHER for article, fits in fitting.items() if len(fits) < _TWO}
    seen = {since: Bearer(told[since].roles, (), 0) for since in told}
    for article in sorted(fitting.keys() - found.keys()):
        if since := by_role(bearers.get(article, NOTHING).roles, {each: seen[each] for each in fitting[article]}):
            found[article] = since
    seen = {since: _bearer([each for each in found if found[each] == since], own, company) for since in told}
    for article in sorted(fitting.keys() - found.keys()):
        near = by_company(company.bags([article], own), {each: seen[each] for each in fitting[article]})
        found[article] = UNTOLD if near is None else near
    return found


def _told(bearers: Mapping[ArticleId, Told], articles: Iterable[ArticleId]) -> Told:
    return reduce(or_, (bearers[each] for each in articles))


def _bearer(articles: Collection[ArticleId], own: Collection[str], company: Company) -> Bearer:
    return Bearer(frozenset(), company.bags(articles, own), len(articles))


def _mean_one(
    ours: Collection[ArticleId],
    theirs: Collection[ArticleId],
    bearers: Mapping[ArticleId, Told],
    own: Collection[str],
    company: Company,
) -> bool:
    """Whether an article of one generation seems to mean whom one of the other means."""
    for a, b in product(islice(sorted(ours), _MOST_LOOKED), islice(sorted(theirs), _MOST_LOOKED)):
        one, other = bearers[a], bearers[b]
        ages = list(product(one.ages, other.ages))
        if any(_is_reprint(*pair) for pair in ages):
            return True
        like = _in_one_role(one, other) or any(_are_swapped(*pair) for pair in ages)
        if like and not company.strangers([a], [b], own):
            return True
    return False


def _is_reprint(one: Aged, other: Aged) -> bool:
    """Whether one sentence tells both ages, of which one was put right."""
    both = len(one.beside & other.beside)
    return both >= _FEWEST and both >= _SHARE * min(len(one.beside), len(other.beside))


def _in_one_role(one: Told, other: Told) -> bool:
    """Whether both are called by one noun, and neither is so old that the other may be a child of that one."""
    if one.born is None or other.born is None or one.roles.isdisjoint(other.roles):
        return False
    return abs(one.born.first - other.born.first) < _PARENT


def _are_swapped(one: Aged, other: Aged) -> bool:
    """Whether two ages of one year have their digits in another order: 45 and 54."""
    return one.year == other.year and one.told != other.told and sorted(one.told) == sorted(other.told)
