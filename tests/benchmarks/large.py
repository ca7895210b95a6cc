"""Builds the large projects that benchmarks open: articles full of claims, with copies, links and a long history."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.ids import ClaimId, claim_id, source_id
from annotator.domain.link import Link
from annotator.domain.source import Reliability, Source
from annotator.domain.span import Span
from annotator.domain.suggestion import Batch, Kind, new_run
from annotator.services.workspace import Act, Workspace
from annotator.store import database, inputs
from tests import builders

ANALYST = "bench"
CANDIDATES = 9
SEED = 7
_WORDS = 5_000
_CLAIM_WORDS = 8
_ARTICLES_A_BATCH = 100
_DECISIONS_A_BATCH = 5_000
_COPIES_EVERY = 10
_RUN = new_run("extract", "bench", "1")
_Item = TypeVar("_Item")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "ne", "pra", "que", "ri", "stu", "ta", "ver", "wo")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a project is; `claims` and `words` are of each article."""

    articles: int
    claims: int
    words: int = 100
    decisions: int = 0

    @property
    def total(self) -> int:
        """How many claims there are."""
        return self.articles * self.claims

    @property
    def linked(self) -> int:
        """How many articles have claims with as many candidates as a screen shows: one in a hundred."""
        return self.articles // 100

    @property
    def name(self) -> str:
        """What its file is called; another schema of the store makes another file."""
        schema = blake2b(repr(sorted(database.expected_objects().items())).encode(), digest_size=4).hexdigest()
        return f"large-{self.articles}x{self.claims}-{self.words}-{self.decisions}-{schema}.facts"


SMALL = Size(2_000, 50, decisions=10_000)
FULL = Size(20_000, 50, decisions=100_000)
SMALL_EXPORT = Size(2_000, 20)
FULL_EXPORT = Size(20_000, 20)


def kept(size: Size) -> Path:
    """The project's file among the machine's temporary files, built if it is not there yet."""
    folder = Path(tempfile.gettempdir()) / "annotator-bench"
    folder.mkdir(exist_ok=True)
    path = folder / size.name
    if not path.exists():
        partial = path.with_name(f"partial-{path.name}")
        partial.unlink(missing_ok=True)
        build(partial, size)
        partial.rename(path)
    return path


def vocabulary() -> list[str]:
    """Made-up words, the most frequent first; no two are equal."""
    dice = random.Random(SEED)
    made = ("".join(dice.choice(_SYLLABLES) for _ in range(2 + number % 3)) for number in range(4 * _WORDS))
    return list(dict.fromkeys(made))[:_WORDS]


def build(path: Path, size: Size) -> None:
    """Make the project; the same for every call with the same size."""
    ws = Workspace.create(path, analyst=ANALYST)
    try:
        ws.write(lambda c: inputs.add_sources(c, _sources()))
        claims = _articles_with_claims(ws, size)
        _link(ws, claims[: size.linked + CANDIDATES])
        _decide(ws, [each.id for own in claims for each in own][: size.decisions])
    finally:
        ws.close()


def _sources() -> list[Source]:
    names = [f"Outlet {number}" for number in range(40)]
    return [Source(source_id(name), name, Reliability.B) for name in names]


def _articles_with_claims(ws: Workspace, size: Size) -> list[list[Claim]]:
    """Store all articles; give the claims of the first ones, as many as are linked or decided."""
    first: list[list[Claim]] = []
    wanted = max(size.linked + CANDIDATES, -(-size.decisions // size.claims))
    for articles in _pages(list(_articles(size)), _ARTICLES_A_BATCH):
        claims = [_claims(article, size.claims) for article in articles]
        batches = [Batch(article.id, tuple(own)) for article, own in zip(articles, claims, strict=True)]
        _store(ws, articles, batches)
        first += claims[: wanted - len(first)]
    return first


def _store(ws: Workspace, articles: Sequence[Article], batches: Sequence[Batch]) -> None:
    ws.write(lambda c: inputs.add_articles(c, articles))
    ws.write(lambda c: inputs.add_run(c, _RUN))
    ws.write(lambda c: inputs.add_batches(c, _RUN, batches))
    copies = [builders.family(*articles[at : at + 2]) for at in range(0, len(articles), _COPIES_EVERY)]
    builders.store(ws, *copies, run=builders.MATCHED)


def _articles(size: Size) -> Iterator[Article]:
    """Articles of words as frequent as in language: the n-th word comes once where the first comes n times (Zipf)."""
    dice, words, sources = random.Random(SEED), vocabulary(), _sources()
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(size.articles):
        text = " ".join(dice.choices(words, cum_weights=weights, k=size.words))
        day = f"20{number % 20 + 5:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        known = {"source": sources[number % len(sources)].id, "file": f"{number}.txt", "published": day}
        yield new_article(text, title=f"Report {number} from {words[number % 90]}", **known)


def _claims(article: Article, count: int) -> list[Claim]:
    """As many claims as wanted, each of some words, spread evenly; they overlap where there is no room."""
    words = article.text.split(" ")
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    firsts = [place * (len(words) - 1) // count for place in range(count)]
    return [_claim(article, starts, first, min(first + _CLAIM_WORDS, len(words))) for first in firsts]


def _claim(article: Article, starts: Sequence[int], first: int, end: int) -> Claim:
    span = Span(starts[first], starts[end] - 1)
    subject = Span(starts[first], starts[first + 1] - 1)
    predicate = Span(starts[end - 1], starts[end] - 1)
    slots = (Slot(Role.SUBJECT, subject), Slot(Role.PREDICATE, predicate))
    return Claim(claim_id(article.id, span, predicate), article.id, span, span.quote(article.text), slots, score=9_000)


def _link(ws: Workspace, claims: Sequence[Sequence[Claim]]) -> None:
    """Suggest for every claim of the first articles the claims at the same place of the next ones."""
    for number in range(len(claims) - CANDIDATES):
        builders.store(ws, *_links(claims[number : number + CANDIDATES + 1]), run=builders.MATCHED)


def _links(claims: Sequence[Sequence[Claim]]) -> list[Link]:
    return [builders.link(ours, other[at]) for at, ours in enumerate(claims[0]) for other in claims[1:]]


def _decide(ws: Workspace, claims: Sequence[ClaimId]) -> None:
    """Confirm claims, each by an act of its own."""
    for page in _pages(claims, _DECISIONS_A_BATCH):
        ws.act_for(ANALYST, [Act(Verb.CONFIRM, Kind.CLAIM, identity) for identity in page], via="key:C")


def _pages(items: Sequence[_Item], length: int) -> list[Sequence[_Item]]:
    return [items[at : at + length] for at in range(0, len(items), length)]
