"""Owns the namesakes of one name: a judge and a chef, in reports that have nobody and hardly a word in common."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from annotator.domain.ids import ArticleId
from annotator.match.entities.bearers import NOTHING, Told, Words, telling
from annotator.match.entities.company import Company
from annotator.match.entities.fitting import alike_most
from annotator.match.entities.generations import UNTOLD, generations, persons
from annotator.match.entities.trades import ATHLETE
from annotator.match.names.callings import kinds_of, marks_of

Bearers = Mapping[ArticleId, Told]
"""What each article tells of the bearer of a name."""
_MOST_TOLD, _MOST_MIXED = 3, 40
_UNTOLD = "of no age told"


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
    bearers = {article: bearers.get(article, NOTHING) for article in sorted(articles)}
    born = generations(bearers, own, company)
    signs = telling(bearers, born)
    if not signs and len(kinds_of(calling for told in bearers.values() for calling in told.callings)) < 2:
        return {}
    camps: dict[str, _Camp] = {}
    meant_in = persons(articles, born, bearers, own, company)
    signs |= {article: _UNTOLD for article, since in meant_in.items() if since == UNTOLD}
    for since in sorted({*meant_in.values()}):
        _add(camps, _camps_in([each for each in meant_in if meant_in[each] == since], own, bearers, signs, company))
    if len(camps) < 2:
        return {}
    apart = len({*born.values()}) > 1
    meant = {name: Namesake(name, (_by_ages if apart else _why)(name, camps, bearers)) for name in sorted(camps)}
    return {article: meant[name] for name, camp in camps.items() for article in camp.articles}


def _camps_in(
    articles: Collection[ArticleId], own: Words, bearers: Bearers, signs: Mapping[ArticleId, str], company: Company
) -> list[_Camp]:
    """Articles, by whom they mean; all in one camp at least."""
    marks = {
        article: _marks(article, bearers, signs) | company.others_named(article, own) for article in sorted(articles)
    }
    parts = [
        _camp(part, bearers, signs) for mixed in _sharing(marks) for part in _unmixed(mixed, bearers, marks, signs)
    ]
    camps = _camps([part for part in parts if part.told.callings or part.signs], own, company)
    if not camps:
        return [_Camp(frozenset(articles), NOTHING)]
    bags = [company.bags(camp.articles, own) for camp in camps]
    left = sorted(marks.keys() - {article for camp in camps for article in camp.articles})
    sizes = [len(camp.articles) for camp in camps]
    for article in left:
        alike = [alike_most(company.bags([article], own), each) for each in bags]
        place = min(range(len(camps)), key=lambda place: (-alike[place], -sizes[place], camps[place].name))
        camps[place] |= _camp({article}, bearers, signs)
    return camps


def _add(camps: dict[str, _Camp], more: Iterable[_Camp]) -> None:
    """Put camps by their names to others; two of one name are one."""
    for camp in more:
        camps[camp.name] = camps[camp.name] | camp if camp.name in camps else camp


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
    told = reduce(or_, (bearers[article] for article in articles & bearers.keys()), NOTHING)
    return _Camp(frozenset(articles), told, frozenset(signs[article] for article in articles & signs.keys()))


def _camps(parts: Sequence[_Camp], own: Words, company: Company) -> list[_Camp]:
    """Articles that mean one person, by name: what tells least goes with what is likest of all that it may mean."""
    camps: list[_Camp] = []
    for part in sorted(parts, key=lambda part: (not part.signs, not part.told.callings, min(part.articles))):
        fitting = [place for place, camp in enumerate(camps) if not camp.told.clashes(part.told)]
        if not fitting:
            camps.append(part)
            continue
        bags = company.bags(part.articles, own)
        alike = {place: alike_most(bags, company.bags(camps[place].articles, own)) for place in fitting}
        camps[min(fitting, key=lambda place: (-alike[place], -len(camps[place].articles), place))] |= part
    found: dict[str, _Camp] = {}
    _add(found, sorted(_joined(camps, own, company), key=lambda camp: (camp.name, min(camp.articles))))
    return list(found.values())


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
    one, other = (reduce(or_, (bearers.get(each, NOTHING) for each in side)) for side in (ours, theirs))
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
    return f"{_told_apart(own, camps, bearers)}; their articles share no other name and hardly a rare word"


def _by_ages(own: str, camps: Mapping[str, _Camp], bearers: Bearers) -> str:
    """Why somebody is told from others whose ages clash with one another's."""
    ages = _ages([camps[own], *(camp for name, camp in camps.items() if name != own)])
    if _UNTOLD in camps[own].signs:
        return f"kept apart from namesakes: it cannot be told who is meant, elsewhere is told of {ages}"
    return f"{_told_apart(own, camps, bearers)}; {ages} cannot be one person's"


def _ages(camps: Iterable[_Camp]) -> str:
    """The ages by which several are told apart, each with the year of its report if they are of several."""
    told = [min((age.year, age.told) for age in camp.told.ages) for camp in camps if camp.told.ages][: _MOST_TOLD + 1]
    several = len({year for year, age in told if age.isdigit()}) > 1
    ages = [f"{age} in {year}" if several else age for year, age in told if age.isdigit()]
    births = [age for _, age in told if not age.isdigit()]
    *first, last = dict.fromkeys([*ages, *births])
    counted = "ages " if len(ages) > 1 else "age " if ages else ""
    return f"{counted}{', '.join(first)} and {last}" if first else f"{counted}{last}"


def _told_apart(own: str, camps: Mapping[str, _Camp], bearers: Bearers) -> str:
    others = [_called(camp, bearers) for name, camp in camps.items() if name != own and _UNTOLD not in camp.signs]
    elsewhere = " or ".join(others[:_MOST_TOLD])
    return f"kept apart from namesakes: here {_called(camps[own], bearers)}, elsewhere {elsewhere}"


def _called(camp: _Camp, bearers: Bearers) -> str:
    """What most of some articles call the bearer of a name, with its article, and what else tells it: "a judge"."""
    own = [bearers[each] for each in camp.articles & bearers.keys()]
    counted = Counter(calling for told in own for calling in told.callings)
    counted = counted or Counter(role for told in own for role in told.roles)
    if not counted:
        return f"somebody {camp.sign}"
    most = min(counted, key=lambda calling: (-counted[calling], calling == ATHLETE, calling))
    return f"{'an' if most[0] in 'aeiou' else 'a'} {most} {camp.sign}".strip()
