"""Claims have one root where the words that they rest on were copied, however short the sentence they stand in."""

from annotator.services import rooting
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from tests import builders

_PASSAGE = (
    "The ferry Aurora sank off Korvik in heavy seas late on Monday with 41 people aboard, the coast guard said. "
    "Two helicopters and a naval tug took everybody off before the ship went down. Nobody died."
)
_OWNER = "The ship belongs to Norvik Lines, which was fined last year for sailing with worn life rafts."
_DIARY = "A disaster that was not one shook the fishing town this week, our reporter writes from the quay."


def test_a_claim_in_the_last_few_words_of_a_copied_passage_has_one_root(empty: Workspace) -> None:
    texts = (f"{_PASSAGE}\n{_OWNER}", f"{_DIARY}\n{_PASSAGE}", f"{_DIARY} Nobody died.")
    listed = [builders.article(text, f"Report {at}", file=f"{at}.txt") for at, text in enumerate(texts)]
    claims = [builders.claim(article, "Nobody died") for article in listed]
    builders.store(empty, *listed, *claims)
    suggest(empty)
    assert rooting.count_of(empty, [claim.id for claim in claims[:2]]) == rooting.RootCount(1, 2)
    assert rooting.count_of(empty, [claim.id for claim in claims]) == rooting.RootCount(2, 3)
