"""Sketches never promise less than what two claims score."""

import random
from collections.abc import Sequence

import pytest

from annotator.domain.article import Article
from annotator.match.links.index import ClaimIndex, article_words, entry
from annotator.match.links.kept import KeptProfiles, KeptSubjects
from annotator.match.links.ranking import Ranking
from annotator.match.links.readying import ready, subject_of
from tests.benchmarks.bench_index import report as made_report
from tests.match.reports import corpus, report

_WHO = ("The minister", "Jon Akarov", "The union", "Libya's parliament", "A spokesman for the GNA", "Nobody")
_DID = ("broke", "kept", "signed", "denied", "rejected", "said he had sold", "praised", "attacked", "killed")
_WHAT = (
    "the truce",
    "at least 12 soldiers",
    "12 people",
    "10 of 40 ships",
    "43 percent of voters",
    "bread for 18 months",
    "talks",
)
_WHEN = ("on Friday", "in October 2020", "on 23 October 2020", "since 2019", "in Tripoli", "near Sfax in 2021", "")


def _sentence(dice: random.Random) -> str:
    return " ".join(filter(None, (dice.choice(each) for each in (_WHO, _DID, _WHAT, _WHEN)))) + "."


_TWINS = (
    ("The mill of Sfax was built in 1978.", "The mill of Sfax was built in 1981."),
    ("Jon Akarov was born in Tunis.", "Jon Akarov was born in Sfax."),
    ("The yard employs 420 people.", "The yard employs 620 people, said Jon Akarov."),
    ("Die Brücke wurde in Wien gebaut.", "Die Brücke wurde in Linz gebaut."),
    ("El puente fue construido en 1978.", "El puente fue construido en 1981."),
    ("بني الجسر في تونس.", "بني الجسر في طرابلس."),
    ("Мост построили в Киеве.", "Мост построили в Минске."),
)


def _ranking(articles: Sequence[Article]) -> Ranking:
    """The ranking of claims that lie packed."""
    given = [(article, list(corpus(article).claims)) for article in articles]
    made = ready([*given, *(made_report(number) for number in range(2))])
    packed = [claim.profile for article in made for claim in article.claims]
    subjects = {article.article: article.subject for article in made}
    profiles = KeptProfiles(lambda places: {place: packed[place] for place in places}, lambda: len(packed))
    kept = KeptSubjects(lambda articles: {each: subjects[each] for each in articles}, lambda: iter(subjects))
    index = ClaimIndex()
    index.add_articles({article: article_words(subject_of(about).words) for article, about in subjects.items()})
    index.add([entry(profile) for profile in profiles])
    return Ranking(profiles, kept, index)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_pair_scores_more_than_its_sketches_say(seed: int) -> None:
    dice = random.Random(seed)
    ranking = _ranking([report(f"Report {n}.", *(_sentence(dice) for _ in range(4))) for n in range(12)])
    places, spared = range(len(ranking.profiles)), 0
    for place in dice.sample(places, k=12):
        others = [other for other in places if other != place]
        limits = ranking.at_most(place, others)
        scores = [ranking.candidate(place, other).score for other in others]
        assert all(score <= limit for score, limit in zip(scores, limits, strict=True)), f"seed {seed}"
        spared += sum(limit < 0.5 for limit in limits)
    assert spared


def test_no_pair_alike_but_for_one_thing_does() -> None:
    ranking = _ranking([report("The port of Sfax is old.", each) for pair in _TWINS for each in pair])
    places, found = range(len(ranking.profiles)), 0
    for place in places:
        others = [other for other in places if other != place]
        candidates = [ranking.candidate(place, other) for other in others]
        limits = ranking.at_most(place, others)
        assert all(each.score <= limit for each, limit in zip(candidates, limits, strict=True))
        found += sum(each.features.but_one > 0 for each in candidates)
    assert found >= 2 * 4


_RATES = "Exports rose by {} percent in {}, the bank of Sfax said."


@pytest.mark.parametrize(("told", "clashes"), [((8, 2019), 1), ((3, 2003), 1), ((8, 2003), 2)])
def test_what_surely_clashes_promises_less(told: tuple[int, int], clashes: int) -> None:
    pair = [_RATES.format(3, 2019), _RATES.format(*told)]
    ranking = _ranking([report("The port of Sfax is old.", each) for each in pair])
    one, other = (at for at, each in enumerate(ranking.profiles) if each.claim.text.startswith("Exports"))
    (limit,), found = ranking.at_most(one, [other]), ranking.candidate(one, other)
    assert found.features.number_clash + found.features.date_clash == clashes
    assert found.score <= limit <= found.score + 0.02


def test_a_toll_is_promised_only_where_both_tell_one_fate() -> None:
    ranking = _ranking(
        [report("The port of Sfax is old.", f"{what} rose by 12 percent.") for what in ("Sales", "Exports")]
    )
    one, other = (at for at, each in enumerate(ranking.profiles) if "rose by 12 percent" in each.claim.text)
    assert ranking.at_most(one, [other])[0] <= ranking.candidate(one, other).score + 0.01
