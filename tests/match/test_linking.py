"""Links are kept up as claims come and go, and are then what a run over everything gives."""

import random
import zlib
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.match.copies.copies import Copies
from annotator.match.copies.twins import Twins
from annotator.match.links.index import ClaimIndex, article_words, entry
from annotator.match.links.linking import Choice, Linking
from annotator.match.links.profiles import Profile, profile
from annotator.match.links.ranking import Candidate, Ranking
from annotator.match.links.subjects import subject
from tests.match.reports import corpus, report
from tests.sampling import examples

_WORDS = ("minister", "truce", "broke", "kept", "Libya", "Turkey", "troops", "vote", "bread", "price", "rose", "comet")
_MOST = 3
"""A pool so small that claims push one another out of it."""
_CHOICE = Choice(top=2)


class _Drawn(Ranking):
    """Scores that have nothing to do with the words shared, so that the last of a pool may well be the best."""

    def candidate(self, place: int, other: int) -> Candidate:
        ends = sorted(self.profiles[each].claim.id for each in (place, other))
        return replace(super().candidate(place, other), score=zlib.crc32(str(ends).encode()) / 2**32)


def _article(dice: random.Random, number: int) -> Article:
    sentences = (f"The {' '.join(dice.choices(_WORDS, k=5))}." for _ in range(dice.randint(1, 2)))
    return report(f"Report {number}.", *sentences)


def _empty(articles: list[Article]) -> Linking:
    index = ClaimIndex(_MOST)
    about = {article.id: subject(article.text) for article in articles}
    index.add_articles({article: article_words(each.words) for article, each in about.items()})
    return Linking(_Drawn([], about, index), Twins(Copies([]), {}), frozenset(), _CHOICE)


def _come(linking: Linking, claims: list[Claim], text: str) -> None:
    """Take claims in as an incremental run does."""
    fresh = [profile(claim, text) for claim in claims]
    known = linking.ranking.profiles
    assert isinstance(known, list)
    reached = {place for each in fresh for place in linking.reached(entry(each))}
    known += fresh
    places = linking.ranking.index.add([entry(each) for each in fresh])
    _settle(linking, reached, places.start)
    for place in places:
        linking.choose(place)


def _go(linking: Linking, places: list[int]) -> None:
    profiles: list[Profile] = [linking.ranking.profiles[place] for place in places]
    reached = {at for gone in profiles for at in linking.reached(entry(gone))}
    linking.ranking.index.remove(places)
    for place in places:
        linking.drop(place)
    _settle(linking, reached - set(places), len(linking.ranking.index))


def _settle(linking: Linking, reached: set[int], since: int) -> None:
    for place in sorted(reached):
        linking.choose_anew(place, since)


def _all_links(linking: Linking) -> set[object]:
    """The links of every pair that was ever changed, by their content: which end is asked first does not matter."""
    return set(linking.links())


@settings(deadline=None, max_examples=examples(12))
@given(st.integers(0, 2**32))
def test_claims_that_come_and_go_leave_what_a_run_over_the_rest_gives(seed: int) -> None:
    dice = random.Random(seed)
    articles = [_article(dice, number) for number in range(12)]
    claims = {article.id: corpus(article).claims for article in articles}
    linking = _empty(articles)
    for article in articles:
        _come(linking, list(claims[article.id]), article.text)
        if dice.random() < 0.5:
            _go(linking, dice.sample(sorted(linking.best), k=min(1, len(linking.best))))
    left = [linking.ranking.profiles[place] for place in sorted(linking.best)]
    dice.shuffle(left)
    anew = _empty(articles)
    anew.ranking.profiles = left
    for place in anew.ranking.index.add([entry(each) for each in left]):
        anew.best[place] = ()
    for place in anew.best:
        anew.choose(place)
    assert _all_links(linking) == _all_links(anew)
