"""Claims of one article are compared with each other once, and those of one sentence are seldom one event."""

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.match.links.profiles import profile
from tests.benchmarks.within_articles import within
from tests.match.reports import claim, report

REPORT = report(
    "Rebels attacked the port of Zawra.", "The attack on the port of Zawra ended.", "Rain fell on the hills."
)
OTHER = report("Rebels attacked the port of Zawra.")
FIRST = claim(REPORT, "Rebels attacked the port of Zawra", "attacked")
AGAIN = claim(REPORT, "The attack on the port of Zawra ended", "attack")
ENDED = claim(REPORT, "The attack on the port of Zawra ended", "ended")
RAIN = claim(REPORT, "Rain fell on the hills", "fell")
THERE = claim(OTHER, "Rebels attacked the port of Zawra", "attacked")


def scores(*claims: Claim) -> dict[frozenset[str], int]:
    text: dict[str, Article] = {each.id: each for each in (REPORT, OTHER)}
    known = [profile(each, text[each.article].text) for each in claims]
    found = list(within(known))
    assert len(found) == len({frozenset((pair.a, pair.b)) for pair in found})
    return {frozenset((pair.a, pair.b)): pair.score for pair in found}


def test_an_event_told_again_is_likelier_than_another() -> None:
    found = scores(FIRST, AGAIN, RAIN)
    assert found[frozenset((FIRST.id, AGAIN.id))] > 5_000
    assert found[frozenset((FIRST.id, RAIN.id))] < 500


def test_claims_of_one_sentence_are_seldom_one_event() -> None:
    found = scores(FIRST, AGAIN, ENDED)
    assert found[frozenset((AGAIN.id, ENDED.id))] < 500


def test_claims_of_other_articles_are_left_out_and_order_does_not_matter() -> None:
    assert scores(FIRST, THERE) == {}
    assert scores(FIRST, AGAIN, ENDED, RAIN) == scores(RAIN, ENDED, AGAIN, FIRST)
