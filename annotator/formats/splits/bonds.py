"""Owns what ties articles together for a split: copies, claims that say the same, facts, stories, equal texts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.link import Relation, Standing
from annotator.formats.case import Case
from annotator.formats.document import FactEntry, FamilyEntry, LinkEntry, StoryEntry
from annotator.formats.splits.alike import alike
from annotator.formats.splits.asking import By
from annotator.formats.splits.joining import Joined

Homes = Mapping[ClaimId, ArticleId]
"""The articles of claims; of those at least that links and facts name."""

FAMILY: Final = "copy families"
TEXT: Final = "equal texts"
ALIKE: Final = "texts that share half of their long sentences"
GROUP: Final = "claim groups"
FACT: Final = "facts"
STORY: Final = "stories"

_TIED: Final[Mapping[str, str]] = {GROUP: "links"}
_LIKELY: Final = 5_000
_SAYING: Final = (Relation.SAME, Relation.REFINES)


@dataclass(frozen=True, slots=True)
class Bond:
    """Articles that belong together, by what kind of thing, and by which one.

    `decided` and `suggested` count what ties them: the links of a group of claims, else the thing itself.
    """

    kind: str
    id: str
    articles: frozenset[ArticleId]
    decided: int = 1
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class Glue:
    """What of a kind ties articles together: how much of it somebody decided on, and how much is only suggested."""

    kind: str
    decided: int
    suggested: int


def glue(tied: Iterable[Bond]) -> tuple[Glue, ...]:
    """What these bonds come to, kind by kind; links for groups of claims."""
    decided, suggested = Counter[str](), Counter[str]()
    for bond in tied:
        decided[bond.kind] += bond.decided
        suggested[bond.kind] += bond.suggested
    return tuple(Glue(_TIED.get(kind, kind), decided[kind], suggested[kind]) for kind in decided)


def _one(kind: str, name: str, articles: Iterable[ArticleId], standing: Standing) -> Bond:
    settled = standing is Standing.CONFIRMED
    return Bond(kind, name, frozenset(articles), int(settled), int(not settled))


def bonds(case: Case, by: By, homes: Homes, *, by_sentences: bool = False) -> Iterator[Bond]:
    """All that ties articles together, but what somebody rejected; if asked also the many sentences that they share.

    What nobody has decided counts as joined: two copies in one part do no harm, in two they do.
    """
    yield from _equal_texts(case)
    if by_sentences:
        yield from (Bond(ALIKE, f"{a} {b}", frozenset((a, b)), 0, 1) for a, b in alike(case))
    for family in case.of(FamilyEntry):
        if family.standing is not Standing.REJECTED:
            among = (member.article for member in family.family.members)
            yield _one(FAMILY, family.family.id, among, family.standing)
    yield from _claim_groups(case, homes)
    for fact in case.of(FactEntry):
        there = (homes[item.claim] for item in fact.fact.evidence if item.claim in homes)
        yield Bond(FACT, fact.fact.id, frozenset(there))
    for story in case.of(StoryEntry) if by is By.STORY else ():
        if story.standing is not Standing.REJECTED:
            yield _one(STORY, story.story.id, story.story.articles, story.standing)


def _equal_texts(case: Case) -> Iterator[Bond]:
    by_hash: dict[str, list[ArticleId]] = {}
    for article in case.of(Article):
        by_hash.setdefault(article.sha256, []).append(article.id)
    return (Bond(TEXT, sha256, frozenset(ids)) for sha256, ids in sorted(by_hash.items()) if len(ids) > 1)


def _claim_groups(case: Case, homes: Homes) -> Iterator[Bond]:
    joined = Joined()
    ties: list[tuple[ClaimId, bool]] = []
    for entry in case.of(LinkEntry):
        if _ties(entry) and entry.link.a in homes and entry.link.b in homes:
            joined.join((entry.link.a, entry.link.b))
            if homes[entry.link.a] != homes[entry.link.b]:
                ties.append((entry.link.a, entry.standing is Standing.CONFIRMED))
    tied = Counter((joined.group(claim), settled) for claim, settled in ties)
    for name, members in joined.groups().items():
        there = frozenset(homes[ClaimId(member)] for member in members)
        yield Bond(GROUP, name, there, tied[name, True], tied[name, False])


def _ties(entry: LinkEntry) -> bool:
    """Whether a link keeps its claims together: a decided one as it is an example of its own, else if it likely holds.

    "Different" ties nothing: nearly all pairs are so.
    """
    if entry.standing is Standing.REJECTED or entry.link.relation is Relation.DIFFERENT:
        return False
    return entry.standing is Standing.CONFIRMED or (entry.link.relation in _SAYING and entry.link.score >= _LIKELY)
