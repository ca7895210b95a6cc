"""Owns which claims of copies tell what another version lacks: a lead written anew, a sentence that was put in.

Copies of one claim are no news for each other; what only one version tells may be, for the claims that it replaced.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from annotator.domain.ids import ArticleId, ClaimId, FamilyId, content_id
from annotator.domain.span import Span
from annotator.match.copies.copies import Worded
from annotator.match.copies.first_prints import printed_words
from annotator.match.copies.statement_groups import shared
from annotator.match.words.lexicon import MULTIPLES, NUMBER_WORDS

_ONE = 0.8
"""Two claims tell one thing if so much of the longer one stands in the other, in one order, with the same numbers."""
_MOST = 200
"""A family of more wordings that some of its articles lack is left alone: most of it was written anew."""
_NUMBERS = frozenset(NUMBER_WORDS) | frozenset(MULTIPLES)
_UNDATED = "~"

_Order = tuple[str, ArticleId, Span, ClaimId]


@dataclass(slots=True)
class _Wording:
    """What claims of a family tell alike: the words of one of them, and by article the first that tells it."""

    words: tuple[str, ...]
    places: dict[ArticleId, int] = field(default_factory=dict)

    def tells_as(self, other: "_Wording") -> bool:
        """Whether another wording tells the same but for a few words."""
        ours, theirs = set(self.words), set(other.words)
        # What takes little first: most wordings have little in common.
        if len(ours & theirs) < _ONE * max(len(ours), len(theirs)) or _numbers(self.words) != _numbers(other.words):
            return False
        return shared(self.words, other.words) >= _ONE * max(len(self.words), len(other.words))

    def take(self, article: ArticleId, place: int, order: Mapping[int, _Order]) -> None:
        """Count a claim of an article as one that tells this."""
        self.places[article] = min(place, self.places.get(article, place), key=order.__getitem__)


class ToldAnew:
    """By the places of claims which others of their families tell what the article of either lacks."""

    def __init__(
        self, held: Mapping[FamilyId, Sequence[int]], claims: Mapping[int, Worded], dates: Mapping[ArticleId, str]
    ) -> None:
        """`held`: the claims in the passages of every family; `dates`: when articles were published."""
        # Workers get all of this: of the claims no more is kept than what is asked for.
        self._articles = {place: claim.article for place, claim in claims.items()}
        self._order: dict[int, _Order] = {}
        self._wordings: dict[FamilyId, list[dict[ArticleId, int]]] = {}
        self._at: defaultdict[int, dict[FamilyId, int]] = defaultdict(dict)
        self._signs: dict[FamilyId, str] = {}
        self._within: defaultdict[int, set[FamilyId]] = defaultdict(set)
        self._families: defaultdict[ArticleId, set[FamilyId]] = defaultdict(set)
        for family, places in held.items():
            for place in places:
                self._within[place].add(family)
                self._families[claims[place].article].add(family)
            self._take(family, {place: claims[place] for place in places}, dates)

    def beside(self, place: int) -> set[int]:
        """The claims of other versions that may be news for one; of those that tell alike the first to be printed."""
        found = set[int]()
        for family, number in self._at.get(place, {}).items():
            own = self._articles[place]
            wordings = self._wordings[family]
            for wording in (each for other, each in enumerate(wordings) if other != number):
                having = wordings[number] if own in wording else {own: place}
                near = [each for article, each in wording.items() if article not in having]
                found.update([min(near, key=self._order.__getitem__)] if near else [])
        return found

    def lacking(self, one: int, other: int) -> int:
        """How many of the articles of two claims of one family lack what the other one tells; 0 if both are alike."""
        ours, theirs = self._at.get(one, {}), self._at.get(other, {})
        found = (
            self._lacks(family, one, theirs[family]) + self._lacks(family, other, ours[family])
            for family in ours.keys() & theirs.keys()
            if ours[family] != theirs[family]
        )
        return max(found, default=0)

    def told(self, place: int) -> Iterator[str]:
        """A word for each family of a claim, another one where anything in it is told otherwise."""
        yield from (self._signs[family] for family in sorted(self._at.get(place, ())))

    def told_beside(self, place: int) -> Iterator[str]:
        """The same for each family of which a claim's article prints passages, and none in which it stands."""
        families = self._families.get(self._articles[place], set()) - self._within.get(place, set())
        yield from (f"{family}{self._signs.get(family, '')}" for family in sorted(families))

    def beside_own(self, one: int, other: int) -> bool:
        """Whether one of two claims stands in a passage that both articles print, and the other beside it."""
        return self._beside(one, other) or self._beside(other, one)

    def _beside(self, one: int, other: int) -> bool:
        article, told = self._articles.get(one), self._at.get(other, {})
        printed = self._within.get(other, set()) & self._families.get(article, set()) if article else set()
        return any(
            family not in told or not self._lacks(family, one, told[family])
            for family in printed - self._within.get(one, set())
        )

    def _lacks(self, family: FamilyId, place: int, number: int) -> bool:
        return self._articles[place] not in self._wordings[family][number]

    def _take(self, family: FamilyId, claims: Mapping[int, Worded], dates: Mapping[ArticleId, str]) -> None:
        """Take in a family that has claims which some of its articles lack, unless most of it was written anew."""
        printed = {claim.article: dates.get(claim.article, _UNDATED) for claim in claims.values()}
        known = dict[tuple[str, ...], _Wording]()
        words_of = {place: tuple(printed_words(claim)) for place, claim in claims.items()}
        order = {place: (printed[each.article], each.article, each.span, each.id) for place, each in claims.items()}
        for place, words in words_of.items():
            known.setdefault(words, _Wording(words)).take(claims[place].article, place, order)
        lacking = [each for each in known.values() if len(each.places) < len(printed)]
        if not 0 < len(lacking) <= _MOST:
            return
        signs = (f"{' '.join(words)} {sorted(each.places)}" for words, each in known.items())
        days = (f"{article} {printed[article]}" for article in sorted(printed))
        self._signs[family] = content_id("anew", *sorted(signs), *days)
        home = known | _joined(lacking, order)
        wordings = list({id(each): each for each in home.values()}.values())
        number_of = {id(each): number for number, each in enumerate(wordings)}
        self._wordings[family] = [each.places for each in wordings]
        self._order |= order
        for place, words in words_of.items():
            self._at[place][family] = number_of[id(home[words])]


def _joined(wordings: Sequence[_Wording], order: Mapping[int, _Order]) -> dict[tuple[str, ...], _Wording]:
    """By its words, the wording that stands for each of some, those that tell the same as one."""
    home = {each.words: each for each in wordings}
    for one, other in combinations(wordings, 2):
        kept, gone = home[one.words], home[other.words]
        if kept is not gone and one.tells_as(other):
            for article, place in gone.places.items():
                kept.take(article, place, order)
            home.update({words: kept for words, each in home.items() if each is gone})
    return home


def _numbers(words: Sequence[str]) -> list[str]:
    """The words that tell numbers, in order."""
    return [word for word in words if word[0].isdigit() or word in _NUMBERS]
