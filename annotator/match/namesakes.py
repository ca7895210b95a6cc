"""Owns the namesakes of one name: a judge and a chef, in reports that have nobody and hardly a word in common."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.callings import calling_of, kinds_of, marks_of
from annotator.match.company import Company, share
from annotator.match.folding import person_parts

Words = tuple[str, ...]
"""The words of a name without titles, folded."""
Callings = Mapping[ArticleId, frozenset[str]]
"""What each article calls the bearer of a name."""
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of those who bear a name: the kinds of what this one is called, and why it is told from the others."""

    sense: str
    told: str


def callings_in(mentions: Collection[Mention], roles: Mapping[MentionId, Words]) -> dict[Words, frozenset[str]]:
    """What an article calls people, by the words of their names without titles.

    What is told of a surname alone is told of the only full name that ends so.
    """
    found: defaultdict[Words, frozenset[str]] = defaultdict(frozenset)
    for mention in mentions:
        if told := roles.get(mention.id):
            found[person_parts(mention.quote).tokens] |= frozenset(map(calling_of, told)) - {""}
    alone = [tokens for tokens in found if len(tokens) == 1]
    bearers: defaultdict[str, set[Words]] = defaultdict(set)
    for tokens in {person_parts(each.quote).tokens for each in mentions if each.label == "PERSON"} if alone else ():
        if len(tokens) > 1:
            bearers[tokens[-1]].add(tokens)
    for tokens in alone:
        if len(bearers[tokens[0]]) == 1:
            found[min(bearers[tokens[0]])] |= found[tokens]
    return {tokens: callings for tokens, callings in found.items() if callings}


def namesakes(
    articles: Iterable[ArticleId], own: Words, callings: Callings, company: Company
) -> dict[ArticleId, Namesake]:
    """Who is meant in each article that has a name of these words; empty where nothing tells two people apart.

    Articles mean one person if what they call this one is of one kind, or of two that people have in turn, or if they
    share another full name or rare words, directly or through others; an article that shares nothing and does not say
    what the person does goes with those that it shares most words with, or else with most articles.
    """
    told = {article: callings[article] for article in sorted(callings) if callings[article]}
    if len(kinds_of(calling for each in told.values() for calling in each)) < 2:
        return {}
    parts = _sharing({article: _marks(article, told, own, company) for article in sorted(articles)})
    camps = _camps([part for part in parts if not told.keys().isdisjoint(part)], told, own, company)
    if len(camps) < 2:
        return {}
    meant = {name: Namesake(name, _why(name, camps, told)) for name in camps}
    found = {article: meant[name] for name, members in camps.items() for article in members}
    bags = {name: company.bags(members, own) for name, members in camps.items()}
    for article in sorted(set(articles) - found.keys()):
        (bag,) = company.bags([article], own)
        alike = {name: max(share(bag, other) for other in bags[name]) for name in camps}
        found[article] = meant[min(camps, key=lambda name: (-alike[name], -len(camps[name]), name))]
    return found


def by_name_alone(
    articles: Collection[ArticleId],
    own: Collection[str],
    called: Callable[[ArticleId], frozenset[str]],
    company: Company,
) -> bool:
    """Whether some of the articles that have a name share nothing else with the others: nobody, no rare words, no role.

    `own` are the words of the name, in all its spellings; `called` tells what an article calls its bearer.
    """
    parts = company.parts(articles, own) if len(articles) > 1 else []
    joined: list[frozenset[str]] = []
    for part in parts if len(parts) > 1 else ():
        mine = frozenset[str]().union(*map(called, part))
        near = [other for other in joined if mine & other]
        joined = [other for other in joined if not mine & other] + [mine.union(*near)]
    return len(joined) > 1


def _marks(article: ArticleId, told: Callings, own: Words, company: Company) -> frozenset[str]:
    """What articles that mean one person share: kinds of callings, and others who are named."""
    kinds = marks_of(kinds_of(told.get(article, ())))
    return company.others_named(article, own) | {f"in {mark}" for mark in kinds}


def _camps(parts: Sequence[set[ArticleId]], told: Callings, own: Words, company: Company) -> dict[str, set[ArticleId]]:
    """Articles that mean one person, named after the kinds of what they call that person."""
    named = (
        (" and ".join(sorted(kinds_of(calling for each in articles for calling in told.get(each, ())))), articles)
        for articles in _joined(parts, own, company)
    )
    return dict(sorted(named))


def _sharing(marks: Mapping[ArticleId, Collection[str]]) -> list[set[ArticleId]]:
    """Articles that share a mark, directly or through others."""
    holders: defaultdict[str, list[ArticleId]] = defaultdict(list)
    for article, own in marks.items():
        for mark in own:
            holders[mark].append(article)
    left, found = dict(marks), list[set[ArticleId]]()
    while left:
        reached = [next(iter(left))]
        ahead = [left.pop(reached[0])]
        while ahead:
            near = [each for mark in ahead.pop() for each in holders.pop(mark, ()) if each in left]
            reached += dict.fromkeys(near)
            ahead += [left.pop(each) for each in dict.fromkeys(near)]
        found.append(set(reached))
    return found


def _joined(camps: Sequence[set[ArticleId]], own: Words, company: Company) -> list[set[ArticleId]]:
    """Camps, those in one that are no strangers to one another."""
    home = {place: {place} for place in range(len(camps))}
    for a, b in combinations(range(len(camps)), 2):
        if home[a] is not home[b] and not company.strangers(camps[a], camps[b], own):
            both = home[a] | home[b]
            home.update(dict.fromkeys(both, both))
    parts = {min(part): part for part in home.values()}
    return [set[ArticleId]().union(*(camps[place] for place in part)) for part in parts.values()]


def _why(own: str, camps: Mapping[str, Collection[ArticleId]], told: Callings) -> str:
    others = [_called(camps[name], told) for name in camps if name != own]
    elsewhere = " or ".join(others[:_MOST_TOLD])
    here = f"here {_called(camps[own], told)}, elsewhere {elsewhere}"
    return f"kept apart from namesakes: {here}; their articles share no other name and hardly a rare word"


def _called(articles: Iterable[ArticleId], told: Callings) -> str:
    """What most of some articles call the bearer of a name, with its article: "a judge"."""
    counted = Counter(calling for article in articles for calling in told.get(article, ()))
    most = min(counted, key=lambda calling: (-counted[calling], calling))
    return f"{'an' if most[0] in 'aeiou' else 'a'} {most}"
