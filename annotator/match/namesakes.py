"""Owns the namesakes of one spelling: a president and a striker of one name, in reports that share nobody else."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.callings import marks_of
from annotator.match.folding import person_parts
from annotator.match.roles import kinds_of
from annotator.match.variants import Seen

Beside = Mapping[ArticleId, frozenset[str]]
"""The full names in each article."""


def worlds_in(
    mentions: Collection[Mention], roles: Mapping[MentionId, tuple[str, ...]]
) -> dict[tuple[str, ...], frozenset[str]]:
    """The parts of life in which an article places people, by the words of their names without titles.

    What is told of a surname alone is told of the only full name that ends so.
    """
    found: defaultdict[tuple[str, ...], frozenset[str]] = defaultdict(frozenset)
    for mention in mentions:
        if told := roles.get(mention.id):
            found[person_parts(mention.quote).tokens] |= kinds_of(told)
    alone = [tokens for tokens in found if len(tokens) == 1]
    bearers: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for tokens in {person_parts(each.quote).tokens for each in mentions if each.label == "PERSON"} if alone else ():
        if len(tokens) > 1:
            bearers[tokens[-1]].add(tokens)
    for tokens in alone:
        if len(bearers[tokens[0]]) == 1:
            found[min(bearers[tokens[0]])] |= found[tokens]
    return {tokens: kinds for tokens, kinds in found.items() if kinds}


def senses(seen: Sequence[Seen], own: str, beside: Beside) -> dict[str, list[Seen]]:
    """The mentions of one spelling by who is meant; all under "" where nothing tells two apart.

    Articles mean one person if they place the name in one part of life, or in two that people hold in turn, or share
    another full name; an article that does not say what the person does goes with those that it shares most names
    with, or else with most articles.
    """
    worlds = _worlds(seen)
    if len(set().union(*worlds.values())) < 2:
        return {"": list(seen)}
    camps = _camps(worlds, own, beside)
    if len(camps) < 2:
        return {"": list(seen)}
    by_article = {article: name for name, articles in camps.items() for article in articles}
    found: dict[str, list[Seen]] = {name: [] for name in sorted(camps)}
    for each in seen:
        article = each.mention.article
        found[by_article.get(article) or _nearest(beside.get(article, frozenset()) - {own}, camps, beside)].append(each)
    return found


def _worlds(seen: Iterable[Seen]) -> dict[ArticleId, set[str]]:
    worlds: defaultdict[ArticleId, set[str]] = defaultdict(set)
    for each in seen:
        if each.worlds:
            worlds[each.mention.article] |= each.worlds
    return dict(sorted(worlds.items()))


def _camps(worlds: Mapping[ArticleId, set[str]], own: str, beside: Beside) -> dict[str, set[ArticleId]]:
    """Articles that mean one person, named after the parts of life they place that person in."""
    marks: dict[ArticleId, set[str]] = {
        article: {f"in {mark}" for mark in marks_of(frozenset(found))} | (beside.get(article, frozenset()) - {own})
        for article, found in worlds.items()
    }
    joined: list[tuple[set[str], set[ArticleId]]] = []
    for article, own_marks in marks.items():
        touching = [camp for camp in joined if camp[0] & own_marks]
        joined = [camp for camp in joined if not camp[0] & own_marks]
        joined.append((own_marks.union(*(m for m, _ in touching)), {article}.union(*(a for _, a in touching))))
    return {" and ".join(sorted(set().union(*(worlds[a] for a in articles)))): articles for _, articles in joined}


def _nearest(names: frozenset[str], camps: Mapping[str, set[ArticleId]], beside: Beside) -> str:
    shared = Counter({name: sum(len(names & beside.get(a, frozenset())) for a in camps[name]) for name in camps})
    return min(camps, key=lambda name: (-shared[name], -len(camps[name]), name))
