"""Owns the namesakes of one name: a judge and a chef, in reports that have nobody and hardly a word in common."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from annotator.domain.ids import ArticleId
from annotator.match.bearers import Told, Words, telling
from annotator.match.callings import kinds_of, marks_of
from annotator.match.company import Bag, Company, share

Bearers = Mapping[ArticleId, Told]
"""What each article tells of the bearer of a name."""
_NOTHING = Told()
_MOST_TOLD, _MOST_MIXED = 3, 40


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of those who bear a name: the kinds of what this one is called, and why it is told from the others."""

    sense: str
    told: str


@dataclass(frozen=True, slots=True)
class _Camp:
    """Articles that mean one person, what they tell of this one, and the ages or places that tell it from others."""

    articles: frozenset[ArticleId]
    told: Told
    signs: frozenset[str] = frozenset()

    def __or__(self, other: "_Camp") -> "_Camp":
        return _Camp(self.articles | other.articles, self.told | other.told, self.signs | other.signs)

    @property
    def name(self) -> str:
        """The kinds of what the person is called, and what else tells this one from others."""
        return f"{' and '.join(sorted(kinds_of(self.told.callings)))} {self.sign}".strip()

    @property
    def sign(self) -> str:
        """The years of birth and the places that tell the person from others; empty where kinds alone do."""
        return " or ".join(sorted(self.signs))


def namesakes(
    articles: Iterable[ArticleId], own: Words, bearers: Bearers, company: Company
) -> dict[ArticleId, Namesake]:
    """Who is meant in each article that has a name of these words; empty where nothing tells two people apart.

    Articles mean one person if what they call this one is of one kind, or of two that people have in turn, and their
    ages do not clash; or if they share another full name or rare words, directly or through others. An article that
    tells less goes with those of the others that it shares most words with, or else with most articles.
    """
    bearers = {article: bearers[article] for article in sorted(bearers)}
    signs = telling(bearers)
    if not signs and len(kinds_of(calling for told in bearers.values() for calling in told.callings)) < 2:
        return {}
    marks = {
        article: _marks(article, bearers, signs) | company.others_named(article, own) for article in sorted(articles)
    }
    parts = [
        _camp(part, bearers, signs) for mixed in _sharing(marks) for part in _unmixed(mixed, bearers, marks, signs)
    ]
    camps = _camps([part for part in parts if part.told.callings or part.signs], own, company)
    if len(camps) < 2:
        return {}
    meant = {name: Namesake(name, _why(name, camps, bearers)) for name in camps}
    found = {article: meant[name] for name, camp in camps.items() for article in camp.articles}
    bags = {name: company.bags(camp.articles, own) for name, camp in camps.items()}
    for article in sorted(marks.keys() - found.keys()):
        alike = {name: _alike(company.bags([article], own), bags[name]) for name in camps}
        found[article] = meant[min(camps, key=lambda name: (-alike[name], -len(camps[name].articles), name))]
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


def _marks(article: ArticleId, bearers: Bearers, signs: Mapping[ArticleId, str]) -> frozenset[str]:
    """What articles that mean one person share: kinds of callings, of one age and place where these tell two apart."""
    sign, told = signs.get(article, ""), bearers.get(article)
    kinds = marks_of(kinds_of(told.callings)) if told and told.callings else {""} if sign else ()
    return frozenset(f"in {mark} {sign}" for mark in kinds)


def _camp(articles: set[ArticleId], bearers: Bearers, signs: Mapping[ArticleId, str]) -> _Camp:
    """Articles that share something, with what they tell."""
    told = reduce(or_, (bearers[article] for article in articles & bearers.keys()), _NOTHING)
    return _Camp(frozenset(articles), told, frozenset(signs[article] for article in articles & signs.keys()))


def _camps(parts: Sequence[_Camp], own: Words, company: Company) -> dict[str, _Camp]:
    """Articles that mean one person, by name: what tells least goes with what is likest of all that it may mean."""
    camps: list[_Camp] = []
    for part in sorted(parts, key=lambda part: (not part.signs, not part.told.callings, min(part.articles))):
        fitting = [place for place, camp in enumerate(camps) if not camp.told.clashes(part.told)]
        if not fitting:
            camps.append(part)
            continue
        bags = company.bags(part.articles, own)
        alike = {place: _alike(bags, company.bags(camps[place].articles, own)) for place in fitting}
        camps[min(fitting, key=lambda place: (-alike[place], -len(camps[place].articles), place))] |= part
    found: dict[str, _Camp] = {}
    for camp in sorted(_joined(camps, own, company), key=lambda camp: (camp.name, min(camp.articles))):
        found[camp.name] = found[camp.name] | camp if camp.name in found else camp
    return found


def _alike(ours: Sequence[Bag], theirs: Sequence[Bag]) -> float:
    """How much of two articles, one of either side, is the same at most."""
    return max(share(one, other) for one in ours for other in theirs)


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


def _unmixed(
    articles: set[ArticleId],
    bearers: Bearers,
    marks: Mapping[ArticleId, frozenset[str]],
    signs: Mapping[ArticleId, str],
) -> list[set[ArticleId]]:
    """Articles that share something, apart where only one thing joins those whose callings and ages both clash.

    That may be a namesake as well: a rescue chief beside a bystander, and a boxer of 19 beside his coach of that name.
    """
    aged = [article for article in articles & signs.keys() if bearers[article].born]
    if len(articles) > _MOST_MIXED or not any(_clash_twice({a}, {b}, bearers) for a in aged for b in articles):
        return [articles]
    shared = [(len(marks[a] & marks[b]), a, b) for a, b in combinations(sorted(articles), 2)]
    home = {article: {article} for article in sorted(articles)}
    for times, a, b in sorted(shared, key=lambda pair: (-pair[0], pair[1:])):
        if times and home[a] is not home[b] and (times > 1 or not _clash_twice(home[a], home[b], bearers)):
            both = home[a] | home[b]
            home.update(dict.fromkeys(both, both))
    return list({min(part): part for part in home.values()}.values())


def _clash_twice(ours: set[ArticleId], theirs: set[ArticleId], bearers: Bearers) -> bool:
    one, other = (reduce(or_, (bearers.get(each, _NOTHING) for each in side)) for side in (ours, theirs))
    return one.clashes_twice(other)


def _joined(camps: Sequence[_Camp], own: Words, company: Company) -> list[_Camp]:
    """Camps, those in one that are no strangers to one another."""
    home = {place: {place} for place in range(len(camps))}
    for a, b in combinations(range(len(camps)), 2):
        # One more name may be a namesake's as well.
        but = 1 if camps[a].told.clashes_twice(camps[b].told) else 0
        if home[a] is not home[b] and not company.strangers(camps[a].articles, camps[b].articles, own, but=but):
            both = home[a] | home[b]
            home.update(dict.fromkeys(both, both))
    parts = {min(part): part for part in home.values()}
    return [reduce(or_, (camps[place] for place in sorted(part))) for part in parts.values()]


def _why(own: str, camps: Mapping[str, _Camp], bearers: Bearers) -> str:
    others = [_called(camps[name], bearers) for name in camps if name != own]
    elsewhere = " or ".join(others[:_MOST_TOLD])
    here = f"here {_called(camps[own], bearers)}, elsewhere {elsewhere}"
    return f"kept apart from namesakes: {here}; their articles share no other name and hardly a rare word"


def _called(camp: _Camp, bearers: Bearers) -> str:
    """What most of some articles call the bearer of a name, with its article, and what else tells it: "a judge"."""
    counted = Counter(calling for each in camp.articles & bearers.keys() for calling in bearers[each].callings)
    if not counted:
        return f"somebody {camp.sign}"
    most = min(counted, key=lambda calling: (-counted[calling], calling))
    return f"{'an' if most[0] in 'aeiou' else 'a'} {most} {camp.sign}".strip()
