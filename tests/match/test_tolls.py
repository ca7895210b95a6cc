"""A toll tells of the deed it counts, however its number is worded."""

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.match.contrast import contrast
from annotator.match.links.profiles import profile
from annotator.match.links.similarity import Features, features
from annotator.match.links.subjects import Likeness
from annotator.match.measures.quantities import quantities
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import claim, report, said, within


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("The death toll from the sinking of the ferry Luna off the port of Marlow in the north rose to 37.", "dead"),
        ("Fatalities from the storm climbed to 90.", "dead"),
        ("The number of people injured in the crash has reached 30.", "hurt"),
        ("Arrests since the rally stand at 120.", "held"),
        ("The number of shops rose to 40.", ""),
    ],
)
def test_a_bare_number_counts_whom_its_toll_counts(text: str, fate: str) -> None:
    assert [one.fate for one in quantities(text)] == [fate]


_SUNK = "41 people died when a ferry sank off Korvik."
_CRASH = "A bus crashed in Orlava on Monday", "A bus crash in Orlava, police said"
_FERRY = "The ferry Luna sank off Orlava on Monday", "The ferry Luna lies off Orlava, divers said"


@pytest.mark.parametrize(
    ("second", "relation"), [(_CRASH, Relation.SUPERSEDES), (_FERRY, Relation.DIFFERENT)], ids=["bus", "ferry"]
)
def test_a_toll_supersedes_only_that_of_an_event_of_its_kind(second: tuple[str, str], relation: Relation) -> None:
    one = report(f"{_CRASH[0]}. The accident killed 14 people in Orlava. {_CRASH[1]}.", published="2024-05-14")
    two = report(f"{second[0]}. The death toll in Orlava has risen to 19. {second[1]}.", published="2024-05-17")
    old = _told(one, "The accident killed 14 people in Orlava", "The accident", "killed")
    new = _told(two, "The death toll in Orlava has risen to 19", "The death toll in Orlava", "has risen")
    for given in ([one, two], [two, one]):
        (found,) = (each for each in suggest(Corpus(given, [old, new], [])) if isinstance(each, Link))
        assert found.relation is relation
        assert relation is Relation.DIFFERENT or found.a == new.id
        assert relation is Relation.SUPERSEDES or "one report is of a" in found.reasons[0]


def test_a_toll_supersedes_what_a_long_sentence_tells_of_the_event_though_little_else_is_alike() -> None:
    first = report(
        "A blaze broke out on the yacht Selma off the town of Orlava on Tuesday evening and killed 14 people, the "
        "harbour office said.",
        published="2024-05-14",
    )
    later = report("The death toll of the fire on the yacht Selma has risen to 19.", published="2024-05-17")
    old = claim(first, "killed 14 people", "killed", Slot(Role.SUBJECT, within(first, "A blaze")))
    new = _told(later, "The death toll of the fire on the yacht Selma has risen to 19", "The death toll", "has risen")
    (found,) = (each for each in suggest(Corpus([first, later], [old, new], [])) if isinstance(each, Link))
    assert (found.relation, found.a) == (Relation.SUPERSEDES, new.id)


def test_how_high_a_toll_is_says_no_more_than_itself() -> None:
    found = contrast(*_said("The death toll of the fire on the yacht Selma has risen to 19"), *_said("A fire on Selma"))
    assert found.relation is Relation.SUPPORTS
    assert found.reasons[0] == "one tells only how high the toll is"


def _said(text: str) -> tuple[Claim, str]:
    article = report(text)
    toll = text.startswith("The death toll")
    return _told(article, text, "The death toll" if toll else "A fire", "has risen" if toll else "fire"), text


def _told(article: Article, quote: str, subject: str, predicate: str) -> Claim:
    return claim(article, quote, predicate, Slot(Role.SUBJECT, within(article, subject)))


@pytest.mark.parametrize("toll", ["At least 12 people died", "Fifteen people were killed"])
def test_a_risen_toll_supersedes_those_who_died_before(toll: str) -> None:
    more = "Trains to Valmora have stopped.", "Bakeries in Valmora handed out bread.", "Schools in Valmora will shut."
    first = report(f"A flood hit Valmora. {toll} in the flood, the town hall said.", *more, published="2024-05-14")
    later = report(*more[::-1], "The death toll from the flood rose to 37.", published="2024-05-16")
    died = toll.rsplit(maxsplit=1)[1]
    others = [_told(each, quote, quote.split()[0], quote.split()[-2]) for each in (first, later) for quote in more]
    rose = _told(later, "The death toll from the flood rose to 37", "The death toll from the flood", "rose")
    old = _told(first, f"{toll} in the flood", toll.rsplit(maxsplit=2)[0], died)
    links = [one for one in suggest(Corpus([first, later], [old, rose, *others], [])) if isinstance(one, Link)]
    (found,) = (one for one in links if {one.a, one.b} == {old.id, rose.id})
    assert (found.relation, found.a, found.rank_a, found.rank_b) == (Relation.SUPERSEDES, rose.id, 1, 1)


_KILLED = "The blast in Orlava killed at least 14 workers"
_ALIKE, _STRANGE = Likeness(0.2, 0.4, 0.0), Likeness(0.2, 0.0, 0.0)


@pytest.mark.parametrize(
    ("other", "deed", "toll"),
    [
        ("At least fourteen people in Orlava lost their lives when a depot burst", "lost", 1.0),
        ("The death toll in Orlava has risen to 14", "has risen", 1.0),
        ("At least fifteen people in Orlava lost their lives when a depot burst", "lost", 0.0),
        ("The blast in Orlava injured 14 people", "injured", 0.0),
        ("The blast in Orlava killed 14 drivers", "killed", 0.0),
        ("The mayor of Orlava mourned 14 people who were killed", "mourned", 0.0),
    ],
)
def test_one_toll_in_other_words_tells_of_one_event(other: str, deed: str, toll: float) -> None:
    assert _features(_KILLED, "killed", other, deed).toll == toll


def test_a_toll_of_one_or_two_tells_less_and_one_elsewhere_nothing() -> None:
    few = _features("The crash in Orlava killed two people", "killed", "Two people died in Orlava", "died")
    elsewhere = _features(_KILLED, "killed", "At least 14 people died in the flood", "died", _STRANGE)

    assert few.toll == 0.3
    assert elsewhere.toll == 0


def _features(one: str, deed: str, other: str, other_deed: str, alike: Likeness = _ALIKE) -> Features:
    told = [(report(f"{text}."), text, verb) for text, verb in ((one, deed), (other, other_deed))]
    first, second = (profile(_claimed(article, text, verb), article.text) for article, text, verb in told)
    return features(first, second, alike)


def _claimed(article: Article, text: str, deed: str) -> Claim:
    place = article.text.index(deed)
    slots = [Slot(Role.SUBJECT, Span(0, place - 1)), Slot(Role.OBJECT, Span(place + len(deed) + 1, len(text)))]
    return claim(article, text, deed, *(slot for slot in slots if slot.span and slot.span.length))


@pytest.mark.parametrize("before", ["from 41", "formerly 41", "previously 41", "initially 41"])
def test_a_toll_that_is_told_with_what_it_was_supersedes_that(before: str) -> None:
    found = contrast(*said(f"The toll rose to 52, {before} dead, after a ferry sank off Korvik."), *said(_SUNK))
    assert (found.relation, found.reversed) == (Relation.SUPERSEDES, False)


@pytest.mark.parametrize(("one", "other"), [("D. Otieno", "Daniel Otieno"), ("Mr. D. Otieno", "Daniel Otieno")])
def test_a_name_goes_on_behind_an_initial_and_a_title_that_is_cut_short(one: str, other: str) -> None:
    line = "The judge heard that {} would serve {} years in jail."
    found = contrast(*said(line.format(one, "six")), *said(line.format(other, "eight")))
    assert found.relation is Relation.CONTRADICTS
    assert not any(reason.startswith("only one names") for reason in found.reasons)
