"""A toll tells of the deed it counts, however its number is worded."""

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.link import Link, Relation
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
