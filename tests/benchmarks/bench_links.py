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

import numpy as np
from numpy.typing import NDArray

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import ArticleId, ClaimId, claim_id, mention_id
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.ranking import Ranking
from annotator.match.similarity import BIAS, WEIGHTS, Features
from annotator.match.suggest import Corpus, ranking_of, suggest

_ROOT = Path(__file__).resolve().parents[2]
_ECB = _ROOT.parent / "shared" / "data" / "ecbplus"
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|al|bin|for) )?[A-Z][\w-]*)*")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?!\s)[^\n.!?]*)*[.!?]*")
_SAMPLE = 4_000
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hits:
    """How often a partner is among the first five, and the mean of one over its place."""

    at_five: float
    mean_reciprocal_rank: float
    asked: int


def main(arguments: Sequence[str]) -> int:
    """Print both tables, or with --fit the weights that ECB+ asks for; 0 also when ECB+ is not on this machine."""
    if "--fit" in arguments:
        print_fit(fitted(*_training()))
        return 0
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
        quotes = " | ".join(pair[end]["quote"][:50] for end in "ab")
        print(f"  {ranks[0]:2} {ranks[1]:2}  {pair['relation']:11} {says:16} {quotes}")
    print(f"seeds: {found} of {len(pairs)} gold pairs among the first five", end="; ")
    print(f"relation as in gold {right}; {len(links)} links")


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
    ranking = ranking_of(corpus)
    place_of = {profile.claim.id: place for place, profile in enumerate(ranking.profiles)}
    ranks = [_first(cluster_of[claim], _clusters(ranking, place_of[claim], cluster_of)) for claim in asked]
    return Hits(
        sum(0 < rank <= 5 for rank in ranks) / len(ranks),
        sum(1 / rank for rank in ranks if rank) / len(ranks),
        len(ranks),
    )


def _clusters(ranking: Ranking, place: int, cluster_of: Mapping[ClaimId, str]) -> list[str]:
    return [cluster_of[ranking.profiles[found.place].claim.id] for found in ranking.best(place, 50)]


def _first(cluster: str, others: Sequence[str]) -> int:
    return next((place for place, other in enumerate(others, 1) if other == cluster), 0)


_FITTED = ("words", "predicate", "together", "elsewhere", "names", "around", "article")


def _training() -> tuple[Table, Table, Table]:
    """Features of every candidate of every event mention with a partner, whether it is one, and whose it is."""
    corpus, cluster_of = ecb_corpus()
    ranking = ranking_of(corpus)
    ids = [profile.claim.id for profile in ranking.profiles]
    rows: list[tuple[float, ...]] = []
    labels: list[bool] = []
    asked: list[int] = []
    for place, own in enumerate(ids):
        found = ranking.best(place, 80)
        same = [cluster_of[ids[candidate.place]] == cluster_of[own] for candidate in found]
        if any(same):
            rows += [candidate.features for candidate in found]
            labels += same
            asked += [place] * len(found)
    return np.array(rows), np.array(labels, dtype=float), np.array(asked, dtype=float)


def fitted(rows: Table, labels: Table, asked: Table) -> Table:
    """Weights that put partners first (listwise softmax by gradient descent), scaled to give likelihoods; bias last."""
    columns = [Features._fields.index(name) for name in _FITTED]
    spread = rows[:, columns].std(0) + 1e-9
    inputs = rows[:, columns] / spread
    offset = rows @ np.array([0.0 if n in _FITTED else w for n, w in zip(Features._fields, WEIGHTS, strict=True)])
    starts = np.flatnonzero(np.r_[True, asked[1:] != asked[:-1]])
    group = np.cumsum(np.r_[False, asked[1:] != asked[:-1]])
    weights, step = np.zeros(len(columns)), np.zeros(len(columns))
    for _ in range(400):
        raised = np.exp(inputs @ weights + offset - np.maximum.reduceat(inputs @ weights + offset, starts)[group])
        chosen = raised / np.add.reduceat(raised, starts)[group]
        wanted = raised * labels / np.maximum(np.add.reduceat(raised * labels, starts)[group], 1e-12)
        step = 0.9 * step - 0.3 * (inputs.T @ (chosen - wanted) / len(starts) + 1e-3 * weights)
        weights = weights + step
    scale, bias = _likelihood(inputs @ weights + offset, labels)
    return np.array([*(weights / spread * scale), bias])


def _likelihood(scores: Table, labels: Table) -> tuple[float, float]:
    """Scale and bias that turn scores into likelihoods (logistic regression in one variable, Newton's method)."""
    middle, width = scores.mean(), scores.std()
    inputs = np.c_[(scores - middle) / width, np.ones(len(scores))]
    weights = np.array([1.0, -3.0])
    for _ in range(30):
        share = 1 / (1 + np.exp(-inputs @ weights))
        slope = (inputs * (share * (1 - share))[:, None]).T @ inputs
        weights = weights - np.linalg.solve(slope, inputs.T @ (share - labels))
    return float(weights[0] / width), float(weights[1] - weights[0] * middle / width)


def print_fit(weights: Table) -> None:
    """Print the fitted weights beside those in use."""
    for name, weight in zip((*_FITTED, "bias"), weights, strict=True):
        used = BIAS if name == "bias" else getattr(WEIGHTS, name)
        print(f"  {name:10} fitted {weight:6.2f}   in use {used:6.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
