"""Owns what reports tell of those who bear a name: what they are called and how old they are, and when that clashes."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.entities.ages import Aged, Born, latest_birth
from annotator.match.entities.roles import is_local, nouns_of
from annotator.match.entities.variants import PLACES, cleaned
from annotator.match.names.callings import calling_of, kinds_of, marks_of
from annotator.match.names.folding import body_parts, person_parts

Words = tuple[str, ...]
"""The words of a name without titles, folded."""
Seat = tuple[str, str]
_OF = re.compile(r" of ([^\W\d_a-z][\w’'-]*)")
SLACK, _ONE_AGE = 3, 2
"""Ages are told wrong by so many years; two of one report that are further apart are of two people."""


@dataclass(frozen=True, slots=True)
class Told:
    """What reports tell of the bearer of a name: what this one is called, and when this one may be born.

    `born` is by `ages`; `latest` by callings: the last year in which somebody may be born who was called so. `seats`
    are offices of which every place has its own, each with the place: ("mayor", "linz"). `roles` are all nouns for it,
    also what anybody may be besides: "captain".
    """

    callings: frozenset[str] = frozenset()
    born: Born | None = None
    latest: int | None = None
    seats: frozenset[Seat] = frozenset()
    roles: frozenset[str] = frozenset()
    ages: frozenset[Aged] = frozenset()

    def __or__(self, other: "Told") -> "Told":
        """What either tells; of two ages all years that either leaves."""
        latest = min((each for each in (self.latest, other.latest) if each is not None), default=None)
        return Told(
            self.callings | other.callings,
            _either(self.born, other.born),
            latest,
            self.seats | other.seats,
            self.roles | other.roles,
            self.ages | other.ages,
        )

    def clashes(self, other: "Told") -> bool:
        """Whether nobody is both: by kinds of callings that nobody has in turn, by their ages, or as two mayors."""
        return _strange(self, other) or _years_apart(self, other) or _two_seats(self.seats, other.seats)

    def clashes_twice(self, other: "Told") -> bool:
        """Whether nobody is both by what they are called and by their ages as well: a rescue chief, a boxer of 19."""
        return _strange(self, other) and _years_apart(self, other)


NOTHING = Told()


def _either(one: Born | None, other: Born | None) -> Born | None:
    return Born(min(one.first, other.first), max(one.last, other.last)) if one and other else one or other


def _strange(one: Told, other: Told) -> bool:
    ours, theirs = kinds_of(one.callings), kinds_of(other.callings)
    return bool(ours and theirs) and marks_of(ours).isdisjoint(marks_of(theirs))


def _two_seats(ours: Collection[Seat], theirs: Collection[Seat]) -> bool:
    """Whether one holds an office in one place, the other the same in another: the mayors of two towns."""
    both = {office for office, _ in ours} & {office for office, _ in theirs}
    return any(_places(ours, office).isdisjoint(_places(theirs, office)) for office in both)


def _places(seats: Collection[Seat], office: str) -> set[str]:
    return {place for held, place in seats if held == office}


def _years_apart(one: Told, other: Told) -> bool:
    if one.born and other.born:
        return max(one.born.first, other.born.first) > min(one.born.last, other.born.last) + SLACK
    return _too_young(one, other) or _too_young(other, one)


def _too_young(one: Told, other: Told) -> bool:
    """Whether one is born too late to be called what the other was."""
    return one.born is not None and other.latest is not None and one.born.first > other.latest


def told_in(
    article: Article, mentions: Collection[Mention], roles: Mapping[MentionId, Words], ages: Mapping[MentionId, Aged]
) -> dict[Words, Told]:
    """What an article tells of people, by the words of their names without titles.

    What is told of a surname alone is told of the only full name that ends so.
    """
    found: defaultdict[Words, Told] = defaultdict(Told)
    for mention in mentions:
        own, age = roles.get(mention.id, ()), ages.get(mention.id)
        if own or age:
            seats = _seats(article, mention, own, mentions) if any(map(is_local, own)) else frozenset[Seat]()
            callings = frozenset(map(calling_of, own)) - {""}
            years, told = (age.born, frozenset({age})) if age else (None, frozenset[Aged]())
            found[person_parts(mention.quote).tokens] |= Told(callings, years, None, seats, nouns_of(own), told)
    alone = [tokens for tokens in found if len(tokens) == 1]
    bearers: defaultdict[str, set[Words]] = defaultdict(set)
    for tokens in {person_parts(each.quote).tokens for each in mentions if each.label == "PERSON"} if alone else ():
        if len(tokens) > 1:
            bearers[tokens[-1]].add(tokens)
    for tokens in alone:
        if len(bearers[tokens[0]]) == 1:
            found[min(bearers[tokens[0]])] |= found[tokens]
    reported = {tokens: _of_one_report(each, article) for tokens, each in found.items()}
    return {tokens: each for tokens, each in reported.items() if each.roles or each.born}


def _of_one_report(told: Told, article: Article) -> Told:
    """What a report tells: two ages that it gives one name tell nothing."""
    sure = told.born if told.born and told.born.last - told.born.first <= _ONE_AGE else None
    latest = latest_birth(told.callings, article.date)
    return replace(told, born=sure, latest=latest, ages=told.ages if sure else frozenset())


def _seats(article: Article, mention: Mention, roles: Words, beside: Iterable[Mention]) -> frozenset[Seat]:
    """The offices that every place has its own of, with the places of an article that stand beside a name."""
    places = {word for each in beside if each.label in PLACES for word in body_parts(cleaned(each.quote)).tokens}
    behind = _OF.match(article.text, mention.span.end)
    told = [role.partition(" ") for role in roles if is_local(role)]
    own = {(office, field or (body_parts(behind[1]).tokens[0] if behind else "")) for office, _, field in told}
    return frozenset((office, place) for office, place in own if place in places)


def telling(bearers: Mapping[ArticleId, Told], born: Mapping[ArticleId, int]) -> dict[ArticleId, str]:
    """What tells some of those who are called alike apart, by article: ages that clash, and the places of two mayors.

    `born` are the generations of those whose age is told. Worked example: "born about 1953" for all of whom ages tell
    so, if others of the name are born about 2001.
    """
    aged, seated = _aged(bearers, born), _seated(bearers)
    found = {article: f"{seated.get(article, '')} {aged.get(article, '')}" for article in aged | seated}
    return {article: sign.strip() for article, sign in sorted(found.items())}


def _aged(bearers: Mapping[ArticleId, Told], born: Mapping[ArticleId, int]) -> dict[ArticleId, str]:
    """The articles that tell an age, each with the first year of its generation; empty where no ages clash."""
    latest = min((told.latest for told in bearers.values() if told.latest is not None), default=None)
    youngest = max((told.born.first for told in bearers.values() if told.born), default=None)
    too_young = youngest is not None and latest is not None and youngest > latest
    return {article: f"born about {since}" for article, since in born.items() if too_young or len({*born.values()}) > 1}


def _seated(bearers: Mapping[ArticleId, Told]) -> dict[ArticleId, str]:
    """The articles that tell the place of an office, each with the place; empty where no office is of two places."""
    told = {seat for each in bearers.values() for seat in each.seats}
    if len({office for office, _ in told}) == len(told):
        return {}
    seats = {article: sorted({place.title() for _, place in each.seats}) for article, each in bearers.items()}
    return {article: f"of {' and '.join(places)}" for article, places in seats.items() if places}
