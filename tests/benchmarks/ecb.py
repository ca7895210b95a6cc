"""Owns ECB+ as claims: event mentions with their sentences, the cluster of each, and the topic of each article."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import ArticleId, ClaimId, claim_id
from annotator.domain.span import Span
from annotator.match.links.profiles import Profile, profiles
from annotator.match.links.ranking import Ranking, ranking

_ECB = Path(__file__).resolve().parents[3] / "shared" / "data" / "ecbplus"


@dataclass(frozen=True, slots=True)
class Ecb:
    """Event mentions as claims, whole corpus as pool."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    cluster_of: Mapping[ClaimId, str]
    topic_of: Mapping[ArticleId, int]

    def told_twice(self) -> list[Claim]:
        """The claims with a partner in another article, in order."""
        members: dict[str, set[ArticleId]] = defaultdict(set)
        for claim in self.claims:
            members[self.cluster_of[claim.id]].add(claim.article)
        return [claim for claim in self.claims if len(members[self.cluster_of[claim.id]]) > 1]


def is_here() -> bool:
    """Whether ECB+ is on this machine."""
    return _ECB.exists()


def read() -> Ecb:
    """The event mentions of ECB+ as claims: their sentence, the mention as predicate."""
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
    topics = {articles[record["doc_id"]].id: int(record["topic"]) for record in documents}
    return Ecb(list(articles.values()), list(claims.values()), clusters, topics)


def _claim(article: Article, sentence: Span, mention: Span) -> Claim:
    slots = (Slot(Role.PREDICATE, mention),)
    return Claim(claim_id(article.id, sentence, mention), article.id, sentence, sentence.quote(article.text), slots)


def pointing(ecb: Ecb) -> Ecb:
    """The same with claims that only point at the mention, without its sentence or a slot."""
    text_of = {article.id: article.text for article in ecb.articles}
    spans = {claim.id: slot.span for claim in ecb.claims for slot in claim.all(Role.PREDICATE) if slot.span}
    short = [
        replace(claim, span=spans[claim.id], text=spans[claim.id].quote(text_of[claim.article]), slots=())
        for claim in ecb.claims
    ]
    return replace(ecb, claims=short)


def profiled(ecb: Ecb) -> tuple[list[Profile], Ranking]:
    """The profiles of the mentions and their ranking."""
    known = profiles(ecb.articles, ecb.claims)
    return known, ranking(ecb.articles, known)
