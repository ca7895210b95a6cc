"""What one name or one cast has in common makes no story; a report that is near a member of one is not left out."""

import random

import pytest

from annotator.api import compare_articles
from annotator.domain.article import Article
from annotator.match.copies.families import families
from annotator.match.stories.stories import StoryIndex, report_of, stories
from annotator.match.stories.story_beside import texts_of
from annotator.match.stories.story_left import with_left
from tests.match.reports import report

_NAMESAKES = {
    "a judge, a cook": (
        "Judge Farid Belkacem sent a smuggler to prison for nine years in Oran.",
        "The cook Farid Belkacem has opened a second restaurant in Toronto.",
    ),
    "a tenor, a fireman": (
        "The tenor Jonas Ekdal sang Schumann before a full hall in Uppsala on Sunday.",
        "Fire chief Jonas Ekdal said that six people had died in the landslide.",
    ),
    "a vicar, a driver": (
        "Vicar Tomaso Brandini blessed the boats of Chioggia on Monday.",
        "Rally driver Tomaso Brandini broke an arm in the third lap near Estoril.",
    ),
    "a botanist, a boxer": (
        "The botanist Greta Solheim described a new orchid from Sumatra, the journal said.",
        "Boxer Greta Solheim lost her belt in Chicago on Friday.",
    ),
    "a colonel, a pianist": (
        "Colonel Pavlo Dereka commands the troops in the south, the army said.",
        "The pianist Pavlo Dereka, 17, won the young artists' prize in Vienna.",
    ),
}


def _stories(*articles: Article) -> list[set[str]]:
    return [set(story.articles) for story in stories(articles, families(articles))]


@pytest.mark.parametrize("told", _NAMESAKES.values(), ids=_NAMESAKES)
def test_two_of_one_name_are_no_story_though_they_are_told_of_on_one_day(told: tuple[str, str]) -> None:
    assert compare_articles(*told).relation == "unrelated"
    assert _stories(*(report(text, published="2022-06-14") for text in told)) == []


def test_two_of_one_name_are_none_among_others_either() -> None:
    pairs = [[report(text, published="2022-06-14") for text in told] for told in _NAMESAKES.values()]
    assert _stories(*(article for pair in pairs for article in pair)) == []


def test_what_one_person_did_is_a_story_where_more_than_the_name_is_alike() -> None:
    one = report("Judge Farid Belkacem sent a smuggler of cigarettes to prison in Oran.", published="2022-06-14")
    other = report("A smuggler goes to prison: judge Farid Belkacem of Oran was strict.", published="2022-06-14")
    assert _stories(one, other) == [{one.id, other.id}]


_CASTS = {
    "a club": (
        "A late equaliser was not enough for the visitors, and nobody could say on Saturday why that was so.\n"
        "Goalkeeper Luis Obando saved 2 penalties as Deportes Quillota beat Universidad Ovalle. Coach Ramiro Tapia "
        "praised the captain.",
        "A long summer of quarrels over wages came to its end on Wednesday, when a bitter letter was handed round.\n"
        "Coach Ramiro Tapia left Deportes Quillota. Captain Luis Obando told reporters that 14 players got one.",
    ),
    "a band": (
        "Fans queued for hours in the rain before the gates opened on Friday, some of them in yellow rubber boots.\n"
        "Singer Nora Pilkvist and drummer Emil Askegaard of the Copper Owls played 22 old songs.",
        "A dispute about royalties was settled out of court on Monday, after lawyers had argued for most of a year.\n"
        "Drummer Emil Askegaard will pay 90,000 crowns to singer Nora Pilkvist, who founded the Copper Owls.",
    ),
}


@pytest.mark.parametrize("told", _CASTS.values(), ids=_CASTS)
def test_one_cast_without_a_deed_a_day_or_a_number_in_common_tells_of_two_events(told: tuple[str, str]) -> None:
    found = compare_articles(*told)
    assert found.relation == "unrelated"
    assert "the same people and bodies, but no deed, day or number in common" in found.reasons


_LEAD = (
    "A fire destroyed the ropeworks of Tharsk on Tuesday night, killing at least 9 workers and hurting 30 others, "
    "the fire brigade said."
)
_CAUSE = "Deputy Governor Olek Marun told reporters that the fire was an accident caused by an overheated winch."
_OWNER = "The ropeworks belong to Vesta Cordage, which was fined 50,000 crowns in 2019 for blocked emergency exits."
_ROAD = "The coast road was shut to all traffic until further notice, road warden Ilse Kamp said."


def _ropeworks() -> list[Article]:
    """A fire told by an agency and by a local station, what the firm says, a later toll, and an affair that follows."""
    return [
        report("Fire in Tharsk kills 9", _LEAD, _CAUSE, _OWNER, _ROAD, published="2023-10-04"),
        report(
            "'We jumped from the roof'",
            "At least nine people lost their lives when the ropeworks in Tharsk burned down late on Tuesday, hospital "
            "chief Dora Weil told this station. Thirty-two injured people were taken to two hospitals. Mayor Bruno "
            "Sand said that the fire was caused by fireworks and not by a winch.",
            published="2023-10-04",
        ),
        report(
            "Statement",
            "Vesta Cordage denies that a winch was running in the ropeworks of Tharsk on Tuesday. No exit was blocked, "
            "the company said. Vesta Cordage was not fined in 2019.",
            published="2023-10-05",
        ),
        report(
            "Toll in Tharsk fire rises to 14",
            "The death toll from a fire in the ropeworks of Tharsk has risen to 14, the fire brigade said on Friday.",
            _CAUSE,
            _OWNER,
            published="2023-10-06",
        ),
        report(
            "Marun knew",
            "Deputy Governor Olek Marun had known since May that the exits of the Tharsk ropeworks were blocked, "
            "according to Northern Lamp. His office declined to comment.",
            published="2023-10-07",
        ),
        report(
            "Marun 'was told of exits'",
            "Olek Marun had known since May that the exits of the Tharsk ropeworks were blocked, according to The "
            "Lantern. Opposition leader Freda Holt demanded that he resign.",
            published="2023-10-07",
        ),
    ]


_LATE = (
    "Three more workers have died of burns, bringing the number of people killed in the Tharsk ropeworks fire to 17, "
    "the health office said on Monday. Deputy Governor Olek Marun resigned on Monday. Police said that fireworks had "
    "caused the fire."
)


def test_what_came_late_does_not_drive_the_first_independent_report_out_of_its_story() -> None:
    articles = _ropeworks()
    (early,) = (each for each in _stories(*articles) if articles[0].id in each)
    assert articles[1].id in early
    late = [*articles, report("Toll now 17", _LATE, published="2023-10-09")]
    (now,) = (each for each in _stories(*late) if articles[0].id in each)
    assert articles[1].id in now


@pytest.mark.parametrize("seed", range(4))
def test_stories_that_took_in_what_was_left_are_the_same_in_whatever_order_it_came(seed: int) -> None:
    articles = [*_ropeworks(), report("Toll now 17", _LATE, published="2023-10-09")]
    articles += [report(text, published="2023-10-05") for told in _NAMESAKES.values() for text in told]
    wanted = stories(articles, families(articles))
    index, order = StoryIndex(), random.Random(seed).sample(articles, len(articles))
    for place, article in enumerate(order, 1):
        index.add([report_of(article)])
        if place % 3 == seed % 3:
            index.stories(families(order[:place]), texts_of(articles))
    assert index.stories(families(articles), texts_of(articles)) == wanted


def test_those_left_alone_join_the_group_of_their_nearest_if_it_may_take_them() -> None:
    a, b, c, d, e = (report(letter).id for letter in "abcde")
    near = ((a, b, 90), (b, c, 80), (c, d, 70), (d, a, 60), (e, c, 50))
    edges = {(min(one, other), max(one, other)): value for one, other, value in near}
    group = tuple(sorted((a, b)))
    found = with_left([group], edges, lambda _group, _edge: True)
    # What is nearest to one that was alone as well stays alone.
    assert found == [tuple(sorted((a, b, c)))]
    assert with_left([group], edges, lambda _group, _edge: False) == [group]
