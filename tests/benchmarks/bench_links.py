"""Prints how often the claim that says the same is among the first suggestions: on our seeds, and on ECB+."""

import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import ArticleId, ClaimId, claim_id, mention_id
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.suggest import Corpus, ranked, suggest

_ROOT = Path(__file__).resolve().parents[2]
_ECB = _ROOT.parent / "shared" / "data" / "ecbplus"
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|al|bin|for) )?[A-Z][\w-]*)*")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?!\s)[^\n.!?]*)*[.!?]*")
_SAMPLE = 4_000


@dataclass(frozen=True, slots=True)
class Hits:
    """How often a partner is among the first five, and the mean of one over its place."""

    at_five: float
    mean_reciprocal_rank: float
    asked: int


def main() -> int:
    """Print both tables; 0 also when ECB+ is not on this machine."""
    _seeds()
    if _ECB.exists():
        _ecbplus()
    else:
        print("ECB+: not on this machine, left out")
    return 0


def _seeds() -> None:
    gold = [json.loads(line) for line in (_ROOT / "tests" / "seeds_gold.jsonl").read_text("utf-8").splitlines()]
    pairs = [record for record in gold if record["type"] == "pair"]
    corpus, claim_of = seed_corpus(pairs)
    links = [link for link in suggest(corpus) if isinstance(link, Link)]
    by_ends = {frozenset((link.a, link.b)): link for link in links}
    found = right = 0
    for pair in pairs:
        a, b = claim_of[_key(pair["a"])], claim_of[_key(pair["b"])]
        link = by_ends.get(frozenset((a, b)))
        ranks = (link.rank_a, link.rank_b) if link else (0, 0)
        found += any(0 < rank <= 5 for rank in ranks)
        right += bool(link and link.relation == pair["relation"])
        says = f"{link.relation} {link.score / 10_000:.2f}" if link else "-"
        print(
            f"  {ranks[0]:2} {ranks[1]:2}  {pair['relation']:11} {says:16} {pair['a']['quote'][:50]} | {pair['b']['quote'][:50]}"
        )
    print(
        f"seeds: {found} of {len(pairs)} gold pairs among the first five; relation as in gold {right}; {len(links)} links"
    )


def _key(end: Mapping[str, str]) -> tuple[str, str]:
    return end["article"], end["quote"]


def seed_corpus(pairs: Sequence[Mapping[str, Mapping[str, str]]]) -> tuple[Corpus, dict[tuple[str, str], ClaimId]]:
    """The seeds with the gold's quotes as claims and all other sentences as distractors; capitalised words as names."""
    articles = {
        path.stem: new_article(path.read_text("utf-8"), file=path.name) for path in (_ROOT / "seeds").glob("*.txt")
    }
    quoted: dict[tuple[str, str], Claim] = {}
    for pair in pairs:
        for end in (pair["a"], pair["b"]):
            article = articles[end["article"]]
            start = article.text.index(end["quote"])
            quoted[_key(end)] = _claim(article, Span(start, start + len(end["quote"])))
    claims = list({claim.id: claim for claim in quoted.values()}.values())
    for article in articles.values():
        taken = [claim.span for claim in claims if claim.article == article.id]
        claims += [
            _claim(article, at) for at in sentences(article.text) if not any(at.overlaps(other) for other in taken)
        ]
    names = [mention for article in articles.values() for mention in capitalised(article)]
    return Corpus(list(articles.values()), claims, names), {key: claim.id for key, claim in quoted.items()}


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, roughly."""
    for match in _SENTENCE.finditer(text):
        if len(match.group().split()) > 3:
            yield Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())


def capitalised(article: Article) -> Iterator[Mention]:
    """Every run of capitalised words, as a name of a person (two or more words) or of a body."""
    for match in _NAME.finditer(article.text):
        span = Span(match.start(), match.end())
        label = "PERSON" if " " in match.group() else "ORG"
        yield Mention(mention_id(article.id, span, label), article.id, span, match.group(), label)


def _claim(article: Article, span: Span, predicate: Span | None = None) -> Claim:
    slots = (Slot(Role.PREDICATE, predicate),) if predicate else ()
    return Claim(claim_id(article.id, span, predicate), article.id, span, span.quote(article.text), slots)


def _ecbplus() -> None:
    corpus, cluster_of = ecb_corpus()
    started = time.perf_counter()
    hits = _hits(corpus, cluster_of)
    took = time.perf_counter() - started
    print(f"ECB+: {len(corpus.claims)} event mentions, {hits.asked} asked, {took:.0f} s")
    print(f"  hit@5 {hits.at_five:.3f}  MRR {hits.mean_reciprocal_rank:.3f}   (stem-weighted TF-IDF about .81 / .73)")


def ecb_corpus() -> tuple[Corpus, dict[ClaimId, str]]:
    """The event mentions of ECB+ as claims (their sentence, the mention as predicate), and the cluster of each."""
    documents = [json.loads(line) for line in (_ECB / "documents.jsonl").read_text("utf-8").splitlines()]
    articles = {record["doc_id"]: new_article(record["text"], file=record["doc_id"]) for record in documents}
    sentence_of = {
        (record["doc_id"], sentence["sent_id"]): Span(sentence["tokens"][0]["start"], sentence["tokens"][-1]["end"])
        for record in documents
        for sentence in record["sentences"]
    }
    claims: dict[ClaimId, Claim] = {}
    clusters: dict[ClaimId, str] = {}
    for line in (_ECB / "mentions.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "event":
            at = sentence_of[record["doc_id"], record["sent_id"]]
            claim = _claim(articles[record["doc_id"]], at, Span(record["start"], record["end"]))
            claims[claim.id], clusters[claim.id] = claim, record["cluster"]
    names = [mention for article in articles.values() for mention in capitalised(article)]
    return Corpus(list(articles.values()), list(claims.values()), names), clusters


def _hits(corpus: Corpus, cluster_of: Mapping[ClaimId, str]) -> Hits:
    members: dict[str, set[ArticleId]] = defaultdict(set)
    for claim in corpus.claims:
        members[cluster_of[claim.id]].add(claim.article)
    asked = [claim.id for claim in corpus.claims if len(members[cluster_of[claim.id]]) > 1]
    if len(asked) > _SAMPLE:
        asked = random.Random(7).sample(asked, _SAMPLE)
    places = ranked(corpus, top=50)
    ranks = [_first(cluster_of[claim], [cluster_of[other] for other in places[claim]]) for claim in asked]
    return Hits(
        sum(0 < rank <= 5 for rank in ranks) / len(ranks),
        sum(1 / rank for rank in ranks if rank) / len(ranks),
        len(ranks),
    )


def _first(cluster: str, others: Sequence[str]) -> int:
    return next((place for place, other in enumerate(others, 1) if other == cluster), 0)


if __name__ == "__main__":
    sys.exit(main())
