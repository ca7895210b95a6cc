"""A toll tells of the deed it counts, however its number is worded."""

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.link import Link, Relation
from annotator.match.contrast import contrast
from annotator.match.quantities import quantities
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import claim, report, within


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
