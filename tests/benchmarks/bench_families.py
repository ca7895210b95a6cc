"""Copies found in planted and in made-up pools, passages led back to their source, and the time for 20,000 articles.

python -m tests.benchmarks.bench_families
"""

import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, combinations

from annotator.domain.article import Article, new_article
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId
from annotator.match.copies.copy_index import CopyIndex
from annotator.match.copies.families import alike, families
from tests.benchmarks.copies_made import CHANGES, Glued, Material, Pool, copies, glued
from tests.benchmarks.public_data import records

_SEED = 20
_LEVELS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_PRECISION = 0.99
_RUN, _LONG_LINE = 8, 8
_SYLLABLES = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "ist", "or", "um")]
_ARTICLES, _WORDS, _SECONDS = 20_000, 400, 60

Pair = frozenset[ArticleId]


def main() -> None:
    """Prints every figure."""
    print(f"seed {_SEED}")
    _planted()
    texts = [str(record["text"]) for record in records("meantime_en", "documents.jsonl")]
    if texts:
        _made(texts)
    for name, made in (
        ("words by frequency, a fifth near copies", _frequent),
        ("sentences from templates", _templates),
    ):
        _speed(name, made())


def _planted() -> None:
    documents = records("neardup_planted", "documents.jsonl")
    if not documents:
        return
    articles = {str(each["doc_id"]): new_article(str(each["text"]), file=str(each["doc_id"])) for each in documents}
    pairs = {
        frozenset((articles[str(pair["a"])].id, articles[str(pair["b"])].id))
        for pair in records("neardup_planted", "pairs.jsonl")
    }
    found = _pairs(families(list(articles.values())))
    right = len(found & pairs)
    print(f"neardup_planted: pair precision {right / max(1, len(found)):.3f}, recall {right / len(pairs):.3f}", end=" ")
    print(f"({right} of {len(pairs)} pairs among {len(articles)} articles; the floor is 1.0)")


def _made(texts: Sequence[str]) -> None:
    """Pools of news texts; those that share a long run of words are left out, for some of them are copies already."""
    dice = random.Random(_SEED)
    clean = _without_runs(texts)
    shuffled = dice.sample(clean, len(clean))
    pool, rest = shuffled[: 2 * len(clean) // 3], shuffled[2 * len(clean) // 3 :]
    others = [str(record["text"]) for record in records("polnear", "documents.jsonl")]
    lines = _lines(rest)
    lines += dice.sample(_without_runs(_lines(others)), 1_500)
    words = [word for line in lines for word in line.split()]
    print(f"meantime_en: {len(pool)} texts of four topics, one copy of each; all others are distractors")
    for level in _LEVELS:
        _level(pool, lambda: Material(lines, words), level)
    for level in (0.2, 0.4, 0.6):
        _passages(glued(pool, Material(lines, words), level, random.Random(_SEED)), level)


def _lines(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in text.split("\n") if len(line.split()) >= _LONG_LINE]


def _without_runs(texts: Sequence[str]) -> list[str]:
    """The texts that share no run of eight words with one before."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for text in texts:
        words = text.lower().split()
        runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
        if not runs & seen:
            kept.append(text)
        seen |= runs
    return kept


def _level(texts: Sequence[str], more: Callable[[], Material], level: float) -> None:
    told, right, all_pairs, first, dated = [], 0, 0, 0, 0
    for name, change in CHANGES.items():
        pool = copies(texts, more(), change, level, random.Random(_SEED))
        found = families(pool.articles)
        recall = _recall(found, pool)
        told.append(f"{name} {recall:.3f}")
        right, all_pairs = right + round(recall * len(pool.pairs)), all_pairs + len(pool.pairs)
        led = [_first_is_earliest(family, pool) for family in found if _pairs([family]) & pool.pairs]
        first, dated = first + sum(led), dated + len(led)
    print(
        f"{level:.0%} changed: recall at precision {_PRECISION} {right / all_pairs:.3f} ({', '.join(told)});", end=" "
    )
    print(f"first printed told right {first / max(1, dated):.3f}, n {dated}")


def _recall(found: Sequence[Family], pool: Pool) -> float:
    """The best recall of made pairs at which the pairs found, the likest first, are right often enough."""
    articles = {article.id: article for article in pool.articles}
    scored = sorted(
        ((_share(articles, pair), sorted(pair), pair in pool.pairs) for pair in _pairs(found)), reverse=True
    )
    hits = accumulate(int(right) for *_, right in scored)
    return max((hit / len(pool.pairs) for at, hit in enumerate(hits, 1) if hit >= _PRECISION * at), default=0.0)


def _share(articles: dict[ArticleId, Article], pair: Pair) -> float:
    one, other = sorted(pair)
    found = alike(articles[one], articles[other])
    return found.strength if found else 0.0


def _first_is_earliest(family: Family, pool: Pool) -> bool:
    dates = {article.id: article.published for article in pool.articles}
    return dates[family.members[0].article] == min(dates[member.article] or "" for member in family.members)


def _passages(pool: Glued, level: float) -> None:
    texts = {article.id: article.text for article in pool.articles}
    found = families(pool.articles)
    led = [_sources(found, made, texts[made].index(paragraph), len(paragraph)) for made, paragraph, _ in pool.taken]
    right = sum(source in sources for sources, (*_, source) in zip(led, pool.taken, strict=True))
    wrong = sum(len(sources - {source}) for sources, (*_, source) in zip(led, pool.taken, strict=True))
    print(
        f"glued from {level:.0%} of two texts each: {right / len(led):.3f} of {len(led)} paragraphs led back", end=" "
    )
    print(f"to their text, {right / max(1, right + wrong):.3f} of what they were led back to is right")


def _sources(found: Sequence[Family], made: ArticleId, start: int, length: int) -> set[ArticleId]:
    """The articles that share the family of a passage."""
    middle = start + length // 2
    holding = [
        family
        for family in found
        if any(m.article == made and (not m.span or m.span.start <= middle < m.span.end) for m in family.members)
    ]
    return {member.article for family in holding for member in family.members} - {made}


def _pairs(found: Sequence[Family]) -> set[Pair]:
    return {
        frozenset(pair) for family in found for pair in combinations({member.article for member in family.members}, 2)
    }


def _frequent() -> Iterator[Article]:
    """Articles of words as frequent as in a language; every fifth is a near copy of one before."""
    dice = random.Random(_SEED)
    words = ["".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(1, 4))) for _ in range(50_000)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    texts: list[list[str]] = []
    for number in range(_ARTICLES):
        if number % 5 == 4:
            text = [word for word in dice.choice(texts) if dice.random() > 0.1]
        else:
            text = dice.choices(words, cum_weights=weights, k=_WORDS)
        texts.append(text)
        yield new_article(_sentences(text), file=str(number))


def _templates() -> Iterator[Article]:
    """Articles of which every other sentence is made from a few parts, as machines write them."""
    dice = random.Random(_SEED)
    parts = [[_word(dice) for _ in range(many)] for many in (12, 7, 12, 10, 7)]
    for number in range(_ARTICLES):
        text = ""
        while len(text.split()) < _WORDS:
            made = " ".join(dice.choice(part) for part in parts)
            figure = f"{dice.randint(1, 99)}.{dice.randint(0, 9)} percent in {dice.randint(1990, 2025)}"
            text += f"The {made} by {figure}. {' '.join(_word(dice) for _ in range(6)).capitalize()}.\n"
        yield new_article(text, file=str(number))


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(1, 3)))


def _sentences(words: Sequence[str]) -> str:
    return " ".join(" ".join(words[at : at + 18]).capitalize() + ".\n" for at in range(0, len(words), 18))


def _speed(name: str, made: Iterator[Article]) -> None:
    articles = list(made)
    before, started, began = _memory(), time.perf_counter(), time.process_time()
    index = CopyIndex(articles)
    found = index.families()
    spent, busy = time.perf_counter() - started, time.process_time() - began
    print(f"{len(articles)} articles of {_WORDS} words ({name}): {len(found)} families in {spent:.1f} s,", end=" ")
    print(f"{spent / _SECONDS:.2f} of the {_SECONDS} s allowed; {busy:.1f} s of one processor,", end=" ")
    print(f"{max(0, _memory() - before)} MB more than the articles;", end=" ")
    began = time.process_time()
    index.add(new_article(f"{articles[0].text} And one more.", file="added"))
    again = index.families()
    print(f"one article more: {len(again)} families, {time.process_time() - began:.1f} s of one processor")


def _memory() -> int:
    """The most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
