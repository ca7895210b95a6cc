"""Owns which articles quote one statement: the same words in quotation marks, or the same said by the same speaker.

Who quotes is no copy: such families join the roots of what rests on the statement, and nothing else.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.entity import Entity
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, FamilyId, content_id
from annotator.domain.span import Span
from annotator.domain.speaker import Names, bare, is_name
from annotator.match.copies import Copies
from annotator.match.copy_pairs import likely_pairs
from annotator.match.kinship import Cut
from annotator.match.lexicon import EMPTY_WORDS
from annotator.match.signatures import quotations, words_in

_QUOTED_WORDS = 6
"""Fewer words in quotation marks are a name or a phrase that many use."""
_SAME_WORDS = 0.75
_SAME_CONTENT = 0.6
_CONTENT_WORDS = 4
_MOST_WORDS = 40
_MOST_SPEAKERS = 3
_SCORE = 5_000
"""Half as strong as a copy: who quotes the same may have heard it, too."""
_RUN = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage that quotes: the words, and by what and as whom the speaker is known; "" if nobody is named."""

    article: ArticleId
    span: Span
    words: tuple[str, ...]
    known: str = ""
    speaker: str = ""

    @property
    def content(self) -> frozenset[str]:
        """The words that are not of grammar only."""
        return frozenset(word for word in self.words[:_MOST_WORDS] if word not in EMPTY_WORDS)


def statements(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    entities: Sequence[Entity] = (),
    *,
    copies: Sequence[Family] = (),
    cut: Cut = (),
) -> list[Family]:
    """The families of quoted statements, by id; articles that are copies where they quote make none by themselves.

    `cut` holds pairs of articles of which people found that they do not quote one statement.
    """
    names = Names((name, entity.id) for entity in entities for name in (entity.name, *entity.variants))
    found = sorted({*_quoted(articles, claims), *_said(articles, claims, names)}, key=_order)
    pairs = [(i, j) for i, j in likely_pairs([_marks(each) for each in found]) if _same(found[i], found[j])]
    groups = _connected(pairs, found, frozenset(cut))
    families = (_family([found[place] for place in group], Copies(copies)) for group in groups)
    return sorted((family for family in families if family), key=lambda family: family.id)


def _order(statement: Statement) -> tuple[ArticleId, Span, str, tuple[str, ...]]:
    return statement.article, statement.span, statement.known, statement.words


def _quoted(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[Statement]:
    """Every longer passage in quotation marks in which a claim stands: nothing else rests on it."""
    told: dict[ArticleId, list[Span]] = defaultdict(list)
    for claim in claims:
        told[claim.article].append(claim.span)
    for article in articles:
        for span in quotations(article.text) if article.id in told else ():
            words = tuple(words_in(span.quote(article.text)))
            if len(words) >= _QUOTED_WORDS and any(span.overlaps(each) for each in told[article.id]):
                yield Statement(article.id, span, words)


def _said(articles: Sequence[Article], claims: Sequence[Claim], names: Names) -> Iterator[Statement]:
    """Every claim that a named speaker makes."""
    texts = {article.id: article.text for article in articles}
    for claim in claims:
        slot = claim.slot(Role.SPEAKER)
        if slot is not None and claim.article in texts:
            speaker = slot.value or slot.words(texts[claim.article])
            if is_name(speaker):
                words, known = tuple(words_in(claim.text)), min(names.known_as(speaker), key=_entities_first)
                yield Statement(claim.article, claim.span, words, known, bare(speaker))


def _entities_first(known: str) -> tuple[bool, str]:
    return not known.startswith("entity "), known


def _marks(statement: Statement) -> npt.NDArray[np.uint64]:
    """By what statements that may be the same find one another: runs of words, and what a speaker says together."""
    words = statement.words
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if statement.known:
        pairs = combinations(sorted(statement.content), 2)
        runs |= {f"{statement.known}: {one} {other}" for one, other in pairs}
    return np.array(sorted(_number(run) for run in runs), np.uint64)


def _number(mark: str) -> int:
    return int.from_bytes(hashlib.blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _same(one: Statement, other: Statement) -> bool:
    """Whether two articles quote the same: nearly the same words, or one speaker with the same content."""
    if one.article == other.article or (one.known and other.known and one.known != other.known):
        return False
    pairs = [set(pairwise(each.words)) for each in (one, other)]
    least = min(map(len, pairs))
    if least >= _QUOTED_WORDS - 1 and len(pairs[0] & pairs[1]) >= _SAME_WORDS * least:
        return True
    shared = len(one.content & other.content)
    enough = shared >= max(_CONTENT_WORDS, _SAME_CONTENT * min(len(one.content), len(other.content)))
    return bool(one.known) and one.known == other.known and enough


def _connected(
    pairs: Sequence[tuple[int, int]], found: Sequence[Statement], cut: frozenset[frozenset[ArticleId]]
) -> list[list[int]]:
    """The statements joined by pairs, directly or through others; never articles that people cut apart."""
    home: dict[int, list[int]] = {}
    for pair in pairs:
        one, other = (home.get(place, [place]) for place in pair)
        together = sorted({*one, *other})
        articles = {found[place].article for place in together}
        if one is not other and not any(apart <= articles for apart in cut):
            home.update(dict.fromkeys(together, together))
    return sorted({tuple(group): group for group in home.values()}.values())


def _family(group: Sequence[Statement], copies: Copies) -> Family | None:
    """The family of a statement, or None if one text is all that quotes it."""
    spans = [(article, span) for article, spans in _passages(group).items() for span in spans]
    if copies.hold_one_text(spans):
        return None
    members = tuple(Member(article, Derivation.QUOTED, span) for article, span in spans)
    parts = [f"{article}:{span.start}:{span.end}" for article, span in spans]
    return Family(FamilyId(content_id("statement", *parts)), members, score=_SCORE, reasons=tuple(_reasons(group)))


def _passages(group: Sequence[Statement]) -> dict[ArticleId, list[Span]]:
    """Where every article quotes, overlapping passages as one."""
    found: dict[ArticleId, list[Span]] = {}
    for statement in sorted(group, key=_order):
        spans = found.setdefault(statement.article, [])
        if spans and spans[-1].overlaps(statement.span):
            spans[-1] = spans[-1].union(statement.span)
        else:
            spans.append(statement.span)
    return found


def _reasons(group: Sequence[Statement]) -> Iterator[str]:
    speakers = sorted({statement.speaker for statement in group if statement.speaker})
    if speakers:
        yield f"all quote {' or '.join(speakers[:_MOST_SPEAKERS])}"
    by_words: dict[tuple[str, ...], set[ArticleId]] = defaultdict(set)
    for statement in group:
        by_words[statement.words].add(statement.article)
    same = max((words for words, articles in by_words.items() if len(articles) > 1), key=len, default=())
    if len(same) >= _QUOTED_WORDS:
        yield f"{len(same)} words quoted alike"
    elif not speakers:
        yield "nearly the same words quoted"
