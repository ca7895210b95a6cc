"""Owns making articles and their claims ready to compare, packed as they are kept; each by itself, on any machine."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId
from annotator.match.index import article_words, entry
from annotator.match.packing import Packing
from annotator.match.profiles import Profile, profile
from annotator.match.reports import Report, report_of
from annotator.match.signatures import Signature, signature
from annotator.match.subjects import Subject, subject

PROFILES = Packing(Profile)
SUBJECTS = Packing(Subject)


@dataclass(frozen=True, slots=True)
class ReadyClaim:
    """A claim made ready: its words for the index, and its profile, packed."""

    claim: ClaimId
    words: bytes
    profile: bytes


@dataclass(frozen=True, slots=True)
class ReadyArticle:
    """An article made ready: its words for the index, what it is about, packed, and its claims in their order.

    `signature` and `report` are what it is known by among copies and among reports of one event.
    """

    article: ArticleId
    words: bytes
    subject: bytes
    claims: tuple[ReadyClaim, ...]
    signature: Signature
    report: Report


def ready(given: Sequence[tuple[Article, Sequence[Claim]]]) -> list[ReadyArticle]:
    """Articles with those of their claims that are to be matched, made ready, in the same order."""
    return [_ready(article, claims) for article, claims in given]


def _ready(article: Article, claims: Sequence[Claim]) -> ReadyArticle:
    about = subject(article.text, article.date)
    # Who made a claim, and why, has no say in what it is compared with.
    made = (profile(replace(claim, makers=(), why=()), article.text) for claim in claims)
    packed = tuple(ReadyClaim(each.claim.id, entry(each).words, PROFILES.pack(each)) for each in made)
    words = article_words(about.words)
    return ReadyArticle(article.id, words, SUBJECTS.pack(about), packed, signature(article), report_of(article))
