"""Why reports are one story is told from what they were judged by: how surely, by which words, and what is against."""

import pytest

from annotator.domain.article import Article
from annotator.match.copies.families import families
from annotator.match.stories.reports import report_of
from annotator.match.stories.shared_parts import AGREE
from annotator.match.stories.stories import stories
from annotator.match.stories.story_beside import Beside, texts_of
from annotator.match.stories.story_ties import Tie, holding, ties
from annotator.match.structures.comparisons import Comparisons
from tests.match.reports import report

FIRE = (
    "Fire chief Ola Brenne said that a fire in the Karvath paper mill killed 14 workers on Monday night in Skarn.",
    "Workers of the Karvath paper mill in Skarn mourn 14 colleagues killed by Monday's fire; Brenne blamed a cable.",
    "A cable set the Karvath mill in Skarn on fire on Monday, said chief Ola Brenne; 14 workers were killed.",
)


def reported(*texts: str) -> list[Article]:
    return [report(text, published=f"2021-03-{at:02d}") for at, text in enumerate(texts, 1)]


def tied(articles: list[Article], *more: Article) -> list[Tie]:
    reports = {each.id: report_of(each) for each in (*articles, *more)}
    beside = Beside(Comparisons())
    beside.settle(families(articles), texts_of(articles))
    return ties({each.id: [reports[each.id]] for each in articles}, reports.values(), beside)


def test_a_story_is_as_sure_as_the_weakest_of_the_ties_that_hold_it() -> None:
    articles = reported(*FIRE)
    (story,) = stories(articles, [])
    found = holding(tied(articles))
    assert len(found) == len(articles) - 1
    assert min(tie.score for tie in found) == story.score
    assert {each for tie in found for each in (tie.a, tie.b)} == set(story.articles)


def test_a_tie_tells_names_numbers_and_days_that_both_have() -> None:
    (tie,) = tied(reported(*FIRE[:2]))
    assert tie.days == 1
    assert {"karvath", "skarn"} <= set(tie.names)
    agreeing = {each.attribute: each.ours for each in tie.told if each.standing == AGREE}
    assert agreeing["numbers"] == ("14",)
    assert agreeing["time"] == ("monday",)
    assert tie.against == ()


def test_a_tie_tells_what_speaks_against_one_event() -> None:
    texts = ("Akar met Meshri in Tripoli on 26 December.", "Akar met Meshri in Istanbul on 10 January.")
    (tie,) = tied([report(text) for text in texts])
    assert tie.days is None
    assert {each.attribute for each in tie.told if each.standing != AGREE} >= {"time", "places"}


def test_names_that_many_others_have_in_these_days_tell_less() -> None:
    articles = reported(*FIRE[:2])
    others = [
        report(f"Nobody knows what this note wants with Karvath, Skarn and Ola Brenne; {at}.", published="2021-03-02")
        for at in range(20)
    ]
    rare, common = tied(articles)[0], tied(articles, *others)[0]
    assert rare.named > common.named == 0
    assert rare.evidence - rare.named == common.evidence - common.named


def test_of_a_text_printed_twice_the_copy_speaks_that_tells_most() -> None:
    one, two = reported(*FIRE[:2])
    copy = report(FIRE[0], published="2021-06-01")
    far, near = report_of(copy), report_of(one)
    other = report_of(two)
    (tie,) = ties({copy.id: [far, near], two.id: [other]}, [far, near, other], Beside(Comparisons()))
    (alone,) = ties({one.id: [near], two.id: [other]}, [near, other], Beside(Comparisons()))
    assert (tie.score, {tie.a, tie.b}) == (alone.score, {copy.id, two.id})
    assert tie.days == pytest.approx(91)


def test_reports_in_two_languages_say_so() -> None:
    german = "Bei einem Brand in der Papierfabrik Karvath starben am Montag 14 Arbeiter, sagte Ola Brenne in Skarn."
    (tie,) = tied(reported(FIRE[0], german))
    assert any("two languages" in reason for reason in tie.against)
    assert set(tie.names) == {"brenn", "karvath", "ola", "skarn"}


def test_a_tie_tells_what_stands_beside_a_passage_in_both_and_is_as_sure_as_the_story() -> None:
    copied = (
        "The mill belongs to Orlo Paper, which was fined 80,000 euros in 2021 because inspectors found emergency exits "
        "blocked by pallets, and it was shut for three weeks last winter after a boiler burst and injured two welders."
    )
    own = (
        "Nobody had seen smoke before ten, and the first crews found the doors of the drying hall shut.",
        "Flowers lay at the gate, and the choir of the town sang for the dead until long after midnight.",
    )
    told = zip(FIRE, own, strict=False)
    articles = [report(f"{fire} {more}", copied, published="2021-03-01") for fire, more in told]
    (story,) = stories(articles, families(articles))
    (tie,) = tied(articles)
    assert tie.score == story.score
    assert tie.against == ("a passage stands in both, and counts for nothing",)
    assert not {"orlo", "pallet"} & {word for each in tie.told for word in each.ours}
