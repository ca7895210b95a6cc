"""On the demo articles the matcher finds what the gold says: pairs across reports, and who is who."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from annotator.domain.article import Article, ProposedDate, new_article
from annotator.domain.claim import Claim
from annotator.domain.entity import Entity
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.domain.suggestion import Proposal
from annotator.match.suggest import Corpus, suggest
from tests.benchmarks.bench_links import seed_corpus

_ROOT = Path(__file__).resolve().parents[2]
_GOLD = [json.loads(line) for line in (_ROOT / "tests" / "seeds_gold.jsonl").read_text("utf-8").splitlines()]
_PAIRS = [record for record in _GOLD if record["type"] == "pair"]
_NAMED = [record for record in _GOLD if record["type"] == "entity"]


@dataclass(frozen=True, slots=True)
class Matched:
    """The seeds as extracted, and what was suggested for them."""

    articles: Mapping[str, Article]
    claims: Sequence[Claim]
    found: Sequence[Link | Entity]

    def claim(self, end: Mapping[str, str]) -> Claim:
        """The claim whose span fits the gold's quote best."""
        article = self.articles[end["article"]]
        start = article.text.index(end["quote"])
        stop = start + len(end["quote"])
        ours = [claim for claim in self.claims if claim.article == article.id]
        return max(ours, key=lambda claim: _shared(claim, start, stop))


def _shared(claim: Claim, start: int, stop: int) -> float:
    both = max(0, min(stop, claim.span.end) - max(start, claim.span.start))
    return 2 * both / (stop - start + claim.span.length)


def _articles() -> dict[str, Article]:
    rows = [json.loads(line) for line in (_ROOT / "seeds" / "sources.jsonl").read_text("utf-8").splitlines()]
    return {row["id"]: _article(row, row["published_proposed"]) for row in rows if row["type"] == "article"}


def _article(row: Mapping[str, str], proposed: Mapping[str, str] | None) -> Article:
    text = (_ROOT / "seeds" / row["file"]).read_text("utf-8")
    article = new_article(text, file=row["file"], published=row["published"], source=row["source"])
    dated = ProposedDate(proposed["value"], proposed["reason"]) if proposed else None
    return replace(article, published_proposed=dated)


@pytest.fixture(scope="module")
def matched() -> Matched:
    from annotator.extract.pipeline import Extractor

    articles = _articles()
    proposals: list[Proposal] = []
    for batch in Extractor.load().extract(list(articles.values())):
        proposals += batch.proposals
    claims = [one for one in proposals if isinstance(one, Claim)]
    mentions = [one for one in proposals if isinstance(one, Mention)]
    suggested = suggest(Corpus(list(articles.values()), claims, mentions))
    return Matched(articles, claims, [one for one in suggested if isinstance(one, Link | Entity)])


@pytest.mark.model
def test_eight_gold_pairs_are_among_the_first_five(matched: Matched) -> None:
    links = {frozenset((one.a, one.b)): one for one in matched.found if isinstance(one, Link)}
    ends = [frozenset((matched.claim(pair["a"]).id, matched.claim(pair["b"]).id)) for pair in _PAIRS]
    ranks = [(links[pair].rank_a, links[pair].rank_b) for pair in ends if pair in links]
    assert sum(any(0 < rank <= 5 for rank in both) for both in ranks) >= 8


@pytest.mark.model
@pytest.mark.parametrize("person", _NAMED, ids=[person["name"] for person in _NAMED])
def test_every_spelling_of_a_person_is_in_one_entity_and_nobody_elses(matched: Matched, person: dict[str, str]) -> None:
    entities = [
        one for one in matched.found if isinstance(one, Entity) and set(one.variants) & set(person["spellings"])
    ]
    assert len(entities) == 1
    assert set(person["spellings"]) <= set(entities[0].variants)
    others = {spelling for other in _NAMED if other is not person for spelling in other["spellings"]}
    assert not set(entities[0].variants) & others


def test_gold_quotes_find_each_other_among_all_sentences() -> None:
    corpus, claim_of = seed_corpus(_PAIRS)
    links = {frozenset((one.a, one.b)): one for one in suggest(corpus) if isinstance(one, Link)}
    ends = [frozenset(claim_of[pair[end]["article"], pair[end]["quote"]] for end in "ab") for pair in _PAIRS]
    ranks = [(links[pair].rank_a, links[pair].rank_b) for pair in ends if pair in links]
    assert sum(any(0 < rank <= 5 for rank in both) for both in ranks) >= 12
