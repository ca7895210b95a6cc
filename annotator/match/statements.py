"""Owns which articles quote one statement: the same words in quotation marks, or the same said by the same speaker.

Who quotes is no copy: such families join the roots of what rests on the statement, and nothing else.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

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
from annotator.match.signatures import quotations, words_in
from annotator.match.statement_groups import QUOTED_WORDS, Group, Statement, order, same, statement_groups

_MOST_SPEAKERS = 3
_SCORE = 5_000
"""Half as strong as a copy: who quotes the same may have heard it, too."""
_RUN = 3


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
    said = list(_said(articles, claims, names))
    found = sorted({*_spoken(_quoted(articles, claims), said), *said}, key=order)
    pairs = [(i, j) for i, j in likely_pairs([_marks(each) for each in found]) if same(found[i], found[j])]
    held = Copies(copies)
    families = [family for group in statement_groups(pairs, found, cut) if (family := _family(group, held))]
    return sorted(_without_repeats(families), key=lambda family: family.id)


def _quoted(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[Statement]:
    """Every longer passage in quotation marks in which a claim stands: nothing else rests on it."""
    told: dict[ArticleId, list[Span]] = defaultdict(list)
    for claim in claims:
        told[claim.article].append(claim.span)
    for article in articles:
        for span in quotations(article.text) if article.id in told else ():
            words = tuple(words_in(span.quote(article.text)))
            if len(words) >= QUOTED_WORDS and any(span.overlaps(each) for each in told[article.id]):
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


def _spoken(quoted: Iterable[Statement], said: Iterable[Statement]) -> Iterator[Statement]:
    """Quotations by the speaker of the claims that stand in them, where that is one."""
    told: defaultdict[ArticleId, list[Statement]] = defaultdict(list)
    for each in said:
        told[each.article].append(each)
    for quotation in quoted:
        speakers = {each.known: each.speaker for each in told[quotation.article] if each.span.overlaps(quotation.span)}
        known, speaker = next(iter(speakers.items())) if len(speakers) == 1 else ("", "")
        yield replace(quotation, known=known, speaker=speaker)


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


def _family(group: Group, copies: Copies) -> Family | None:
    """The family of a statement, or None if one text is all that quotes it."""
    spans = [(article, span) for article, spans in _passages(group.statements).items() for span in spans]
    if copies.hold_one_text(spans):
        return None
    members = tuple(Member(article, Derivation.QUOTED, span) for article, span in spans)
    parts = [f"{article}:{span.start}:{span.end}" for article, span in spans]
    return Family(FamilyId(content_id("statement", *parts)), members, score=_SCORE, reasons=tuple(_reasons(group)))


def _passages(statements: Iterable[Statement]) -> dict[ArticleId, list[Span]]:
    """Where every article quotes, overlapping passages as one."""
    found: dict[ArticleId, list[Span]] = {}
    for statement in sorted(statements, key=order):
        spans = found.setdefault(statement.article, [])
        if spans and spans[-1].overlaps(statement.span):
            spans[-1] = spans[-1].union(statement.span)
        else:
            spans.append(statement.span)
    return found


def _without_repeats(families: Sequence[Family]) -> Iterator[Family]:
    """The families, without those of which every passage stands in one that came before: a claim and its quotation."""
    told: defaultdict[ArticleId, list[tuple[Span, int]]] = defaultdict(list)
    for number, family in enumerate(sorted(families, key=lambda each: (-len(each.members), each.id))):
        places = [(member.article, member.span) for member in family.members if member.span]
        holding = ({at for held, at in told[article] if held.overlaps(span)} for article, span in places)
        if not set.intersection(*holding):
            for article, span in places:
                told[article].append((span, number))
            yield family


def _reasons(group: Group) -> Iterator[str]:
    """What is true of all that quote: who is quoted, and how many words they have in common."""
    if all_named := group.all_name_the_speaker:
        speakers = sorted({statement.speaker for statement in group.statements if statement.speaker})
        yield f"all quote {' or '.join(speakers[:_MOST_SPEAKERS])}"
    least, whole = group.least_shared, len(group.lead.words)
    if least < QUOTED_WORDS or (all_named and not group.quoted_alike):
        return
    alike = all(each.words == group.lead.words for each in group.others)
    yield f"{whole} words quoted alike" if alike else f"at least {least} words quoted alike"
