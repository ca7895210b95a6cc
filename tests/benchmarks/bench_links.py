"""Prints how often the claim that says the same is among the first suggestions: on our seeds, and on ECB+."""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim
from annotator.domain.ids import ClaimId, claim_id, mention_id
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.links.ranking import Ranking
from annotator.match.links.similarity import BIAS, WEIGHTS, Features
from annotator.match.suggest import Corpus, suggest
from tests.benchmarks import ecb
from tests.benchmarks.fit_links import (
    BY_HAND,
    SHOWN,
    Table,
    Training,
    cross_validated,
    first,
    fitted,
    hits,
    in_use,
    training,
)

_ROOT = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|al|bin|for) )?[A-Z][\w-]*)*")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?!\s)[^\n.!?]*)*[.!?]*")


def main(arguments: Sequence[str]) -> int:
    """Print both tables, or with --fit the weights that ECB+ asks for; 0 also when ECB+ is not on this machine."""
    if "--fit" in arguments:
        corpus = ecb.read()
        print_fit(fitted(training(corpus, ecb.profiled(corpus)[1], corpus.claims)))
        return 0
    _seeds()
    if ecb.is_here():
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


def _claim(article: Article, span: Span) -> Claim:
    return Claim(claim_id(article.id, span, None), article.id, span, span.quote(article.text))


def _ecbplus() -> None:
    corpus = ecb.read()
    started = time.process_time()
    profiles, ranked = ecb.profiled(corpus)
    ready = time.process_time()
    found = training(corpus, ranked, corpus.claims)
    took = time.process_time() - ready
    asked = _asked(corpus, ranked)
    print(f"ECB+: {len(profiles)} event mentions, of {len(asked)} a partner is asked for, the whole corpus as pool")
    print(f"  of the processor: made ready {1e6 * (ready - started) / len(profiles):.0f} us a claim;", end=" ")
    print(f"asked, compared and ordered {1e6 * took / len(found.rows):.0f} us a pair")
    held_out = cross_validated(found)
    _print_hits("weights in use", hits(found, in_use(found), asked))
    _print_hits("weights fitted without the topic asked about", hits(found, held_out, asked))
    print("  stem-weighted TF-IDF           hit@5 .81    MRR .73")
    short = ecb.pointing(corpus)
    _, pointed = ecb.profiled(short)
    told = training(short, pointed, short.told_twice())
    _print_hits("claims of the mention alone", hits(told, in_use(told), _asked(short, pointed)))
    _print_reliability(found, held_out)


def ecb_corpus() -> tuple[Corpus, Mapping[ClaimId, str]]:
    """The event mentions of ECB+ as a corpus, capitalised words as names, and the cluster of each claim."""
    known = ecb.read()
    names = [mention for article in known.articles for mention in capitalised(article)]
    return Corpus(list(known.articles), list(known.claims), names), known.cluster_of


def _asked(corpus: ecb.Ecb, ranked: Ranking) -> frozenset[int]:
    """The places of the claims that have a partner in another article."""
    told_twice = {claim.id for claim in corpus.told_twice()}
    return frozenset(place for place, profile in enumerate(ranked.profiles) if profile.claim.id in told_twice)


def _print_hits(name: str, figures: tuple[float, float]) -> None:
    print(f"  {name:46} hit@5 {figures[0]:.3f}  MRR {figures[1]:.3f}")


def _print_reliability(found: Training, logits: Table) -> None:
    """How often what is shown with a score is right, by weights that were fitted without the topic."""
    shown = first(found, logits)
    likely, right = 1 / (1 + np.exp(-logits[shown])), found.labels[shown]
    print(f"  of the first {SHOWN} of each claim, held out by topic: shown, right, how many")
    for low in range(10):
        inside = (likely >= low / 10) & (likely < (low + 1) / 10)
        print(f"    {likely[inside].mean():4.0%} {right[inside].mean():4.0%} {inside.sum():6}")


def print_fit(weights: Table) -> None:
    """Print the fitted weights beside those in use."""
    for name, weight in zip((*Features._fields, "bias"), weights, strict=True):
        used = BIAS if name == "bias" else getattr(WEIGHTS, name)
        by_hand = "   by hand" if name in BY_HAND else ""
        print(f"  {name:16} fitted {weight:6.2f}   in use {used:6.2f}{by_hand}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
