"""Owns the explanation of an article: what was left out, and what each sentence claims and why."""

from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the page that asserts nothing: `kind` is headline, dateline, caption, credit and the like."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A proposed claim; `certainty` from -3 to 3 tells how far the event is told as having happened."""

    claim: Claim
    certainty: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body with the claims that begin in it."""

    span: Span
    claims: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its kind (OntoNotes) and the longest form of it in the article."""

    span: Span
    label: str
    full: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression with TIMEX3's type and value; None where nothing settles the value."""

    span: Span
    kind: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was found in an article, each in text order; not `read` if only its marks were, by no language model."""

    article: Article
    read: bool = True
    left_out: tuple[LeftOut, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Named, ...] = ()
    times: tuple[Timed, ...] = ()
    passed: int = 0
    """Clauses that nobody is asked about: asked, ordered, supposed, or only leading to what somebody says."""

    @property
    def claims(self) -> tuple[Explained, ...]:
        """Every proposed claim."""
        return tuple(each for sentence in self.sentences for each in sentence.claims)
