"""Predicates are near by form, by sense and by the kind of event, and a claim that only points reads its sentence."""

import pytest

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import claim_id
from annotator.domain.span import Span
from annotator.match.links.profiles import profile
from annotator.match.links.ranking import Ranking, ranking
from annotator.match.links.similarity import Features, features, score
from annotator.match.links.subjects import likeness, subject
from annotator.match.words.nearness import at_best, common_area, kinds_of, nearness, reports
from annotator.match.words.stems import stem
from tests.match.reports import claim, report, within


def stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("elects", "elected", 1.0),
        ("said", "says", 0.5),
        ("acquire", "purchase", 0.85),
        ("sentence", "jailed", 0.6),
        ("sang", "melted", 0.0),
        ("", "melted", 0.0),
    ],
)
def test_predicates_are_near_by_form_sense_or_kind(one: str, other: str, wanted: float) -> None:
    assert nearness(stems(one), stems(other)) == nearness(stems(other), stems(one)) == pytest.approx(wanted)


def test_a_predicate_is_looked_for_among_the_other_words() -> None:
    words = stems("the sacked clerk shot his boss")
    assert at_best(stems("sacked"), words, frozenset()) == 1.0
    assert at_best(stems("jailed"), stems("sentence"), kinds_of(stems("sentence"))) == 0.6
    assert at_best(stems("melted"), words, kinds_of(words)) == 0.0


def test_an_arrest_and_a_trial_belong_to_one_area_of_life() -> None:
    assert common_area(stems("arrested"), stems("trial")) > 0.4
    assert common_area(stems("arrested"), stems("zzz")) == 0.0


def test_who_says_something_reports() -> None:
    assert reports(stems("said"))
    assert not reports(stems("melted"))


def test_articles_are_alike_by_words_names_and_numbers() -> None:
    one = subject("Akar met Namroush on Monday. They signed 12 contracts.")
    other = subject("Namroush and Akar signed 12 papers.")
    nobody = subject("")
    alike = likeness(one, other)
    assert alike == likeness(other, one)
    assert alike.names > alike.words > 0
    assert alike.numbers == pytest.approx(1.0)
    assert likeness(one, nobody) == (0.0, 0.0, 0.0)
    assert likeness(one, one) == pytest.approx((1.0, 1.0, 1.0), abs=1e-3)


def test_a_claim_of_few_words_is_read_with_its_sentence() -> None:
    article = report("Old news. The minister resigned in Tripoli after the vote. Rain fell.")
    start = article.text.index("resigned")
    span = Span(start, start + len("resigned"))
    pointing = Claim(claim_id(article.id, span, None), article.id, span, "resigned")
    known = profile(pointing, article.text)
    whole = profile(claim(article, "The minister resigned in Tripoli after the vote.", "resigned"), article.text)
    assert known.core == whole.core == stems("resigned")
    assert known.words == whole.words
    assert known.beside == whole.beside != {}
    assert stem("rain") not in known.words


def test_a_longer_claim_keeps_its_words() -> None:
    article = report("The minister resigned in Tripoli after the vote.")
    own = claim(article, "resigned in Tripoli after")
    assert not own.slot(Role.PREDICATE)
    assert profile(own, article.text).core == frozenset()


def _two() -> Ranking:
    one = report("Guards stop a ship.", "The navy seized a boat with 26 pirates in the gulf on Thursday.", "It rained.")
    two = report("Pirates caught.", "A warship captured 26 pirates on a boat in the gulf.", "Officials said more.")
    claims = [
        claim(one, "The navy seized a boat with 26 pirates in the gulf on Thursday", "seized"),
        claim(one, "It rained", "rained"),
        claim(two, "A warship captured 26 pirates on a boat in the gulf", "captured"),
        claim(two, "Officials said more", "said"),
    ]
    texts = {each.id: each.text for each in (one, two)}
    return ranking([one, two], [profile(each, texts[each.article]) for each in claims])


def test_every_feature_is_within_0_and_1_and_the_same_either_way_round() -> None:
    known = _two()
    for one in known.profiles:
        for other in known.profiles:
            alike = likeness(subject(one.claim.text), subject(other.claim.text))
            found = features(one, other, alike)
            assert found == features(other, one, alike)
            assert [size for size in found if not 0 <= size <= 1.0001] == []


def test_the_same_event_scores_above_another_in_the_same_articles() -> None:
    known = _two()
    first = known.best(0, 2)[0]
    assert known.profiles[first.place].claim.text.startswith("A warship captured")
    assert first.features.predicate == pytest.approx(0.85)
    assert first.score > known.candidate(0, 3).score


def test_a_claim_without_a_predicate_is_compared_by_all_its_words() -> None:
    one, two = report("The navy seized a boat with 26 pirates."), report("A boat with 26 pirates was seized.")
    left, right = (profile(claim(each, each.text), each.text) for each in (one, two))
    found = features(left, right, likeness(subject(one.text), subject(two.text)))
    assert found.predicate == found.words > 0.5
    assert found.elsewhere == 0


def test_nothing_in_common_scores_near_nothing() -> None:
    assert score(Features(*[0.0] * len(Features._fields))) < 0.01


def test_what_struck_is_what_a_claim_tells_where_its_verb_tells_only_that_it_did() -> None:
    text = (
        "A blast ripped through the depot. The depot blew up. A blast killed the guard. Boats ripped through the net."
    )
    article = report(text)
    told = [
        claim(article, quote, verb, Slot(Role.SUBJECT, within(article, subject, article.text.index(quote))))
        for quote, subject, verb in (
            ("A blast ripped through the depot", "A blast", "ripped"),
            ("The depot blew up", "The depot", "blew up"),
            ("A blast killed the guard", "A blast", "killed"),
            ("Boats ripped through the net", "Boats", "ripped"),
        )
    ]
    ripped, blew, killed, boats = (profile(each, article.text) for each in told)
    assert nearness(ripped.core, blew.core) >= 0.6 > nearness(boats.core, blew.core)
    assert ripped.core == stems("ripped blast")
    assert (killed.core, boats.core) == (stems("killed"), stems("ripped"))
