"""Owns which articles quote one statement: the same words in quotation marks, or the same said by the same speaker.

Who quotes is no copy: such families join the roots of what rests on the statement, and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from sys import intern

import numpy as np
import numpy.typing as npt

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.entity import Entity
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, FamilyId, content_id
from annotator.domain.span import Span
from annotator.domain.speaker import bare, is_name
from annotator.match.copies.copies import Copies
from annotator.match.copies.independent import Cut, Independent
from annotator.match.copies.likely import Likely
from annotator.match.copies.meant import Meant, folded
from annotator.match.copies.signatures import quotations, words_in
from annotator.match.copies.statement_groups import (
    QUOTED_WORDS,
    Group,
    Key,
    Statement,
    is_part,
    key_of,
    order,
    same,
    statement_groups,
)
from annotator.match.structures.connected import Connected

_MOST_SPEAKERS = 3
_SCORE = 5_000
"""Half as strong as a copy: who quotes the same may have heard it, too."""
_RUN = 3
_MOST_CHANGED = 8
"""Where more than an eighth of the statements came or went, it takes less time to look for pairs among all of them."""


def statements(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    entities: Sequence[Entity] = (),
    *,
    copies: Sequence[Family] = (),
    cut: Cut = (),
) -> list[Family]:
    """The families of quoted statements, by id; articles that are copies where they quote make none by themselves.

    `cut` holds passages of which people found that they do not quote one statement.
    """
    index = StatementIndex(cut)
    index.rename((), entities)
    told: defaultdict[ArticleId, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.article].append(claim)
    for article in articles:
        index.put(article, told[article.id])
    return index.families(copies)


@dataclass(frozen=True, slots=True)
class _Told:
    """The longer passages of an article in quotation marks in which a claim stands, for nothing else rests on one; and
    every claim that a named speaker makes. As whom a speaker is known is not told yet."""

    quoted: tuple[Statement, ...]
    said: tuple[Statement, ...]


class StatementIndex:
    """The statements of a corpus that grows; what it answers depends on what there is, not on the order it came in."""

    def __init__(self, cut: Cut = ()) -> None:
        self._cut = Independent(cut)
        self._meant = Meant()
        self._told: dict[ArticleId, _Told] = {}
        self._naming: defaultdict[str, set[ArticleId]] = defaultdict(set)
        self._own: dict[ArticleId, dict[Key, Statement]] = {}
        self._likely: Likely[Key] = Likely({})
        self._alike = Connected[Key]()
        self._groups: dict[int, list[Group]] = {}
        self._families: dict[int, list[Family]] = {}
        self._parts_in: defaultdict[ArticleId, set[int]] = defaultdict(set)
        self._copies: dict[FamilyId, Family] = {}
        self._copies_in: defaultdict[ArticleId, dict[FamilyId, Family]] = defaultdict(dict)
        self._touched: set[ArticleId] = set()

    def put(self, article: Article, claims: Sequence[Claim]) -> None:
        """Take an article in with its claims, in place of what was known of it."""
        told = _Told(tuple(_quoted(article, claims)), tuple(_said(article, claims)))
        for each in (*self._told[article.id].said, *told.said) if article.id in self._told else told.said:
            self._naming[each.known].add(article.id)
        self._told[article.id] = told
        self._touched.add(article.id)

    def rename(self, gone: Iterable[Entity], new: Iterable[Entity]) -> None:
        """Take note that entities went and others came."""
        for name in self._meant.change(gone, new):
            self._touched |= self._naming.get(name, set())

    def families(self, copies: Sequence[Family] = ()) -> list[Family]:
        """The families of quoted statements, by id, where some articles are copies of one another."""
        recopied = self._recopied(copies)
        self._compare(self._changed())
        gone, new = self._alike.settle()
        for number in gone:
            for group in self._groups.pop(number):
                for each in group.statements:
                    self._parts_in[each.article].discard(number)
            self._families.pop(number)
        for number, part in new.items():
            counts = {self._own[key[0]][key]: len(self._alike.near(key)) for key in part}
            self._groups[number] = statement_groups(counts, self._cut)
            for group in self._groups[number]:
                for each in group.statements:
                    self._parts_in[each.article].add(number)
        for number in new.keys() | {number for article in recopied for number in self._parts_in.get(article, ())}:
            self._families[number] = [told for group in self._groups[number] if (told := self._told_of(group))]
        found = [family for told in self._families.values() for family in told]
        return sorted(_without_repeats(found), key=lambda family: family.id)

    def _told_of(self, group: Group) -> Family | None:
        held = {
            key: family for each in group.statements for key, family in self._copies_in.get(each.article, {}).items()
        }
        return _family(group, Copies(family for _, family in sorted(held.items())))

    def _recopied(self, copies: Sequence[Family]) -> set[ArticleId]:
        """The articles that are copies of others than before."""
        now = {family.id: family for family in copies}
        gone = [family for key, family in self._copies.items() if now.get(key) is not family]
        new = [family for key, family in now.items() if self._copies.get(key) is not family]
        for family in gone:
            for member in family.members:
                self._copies_in[member.article].pop(family.id, None)
        for family in new:
            for member in family.members:
                self._copies_in[member.article][family.id] = family
        self._copies = now
        return {member.article for family in (*gone, *new) for member in family.members}

    def _changed(self) -> set[Key]:
        """The statements that are to be compared anew, after all that was put in."""
        came, gone = dict[Key, Statement](), set[Key]()
        for article in sorted(self._touched):
            before = self._own.get(article, {})
            now = self._own[article] = {key_of(each): each for each in self._known(self._told[article])}
            came |= {key: each for key, each in now.items() if key not in before}
            gone |= before.keys() - now.keys()
        self._touched = set()
        for key in gone:
            for other in list(self._alike.near(key)):
                self._alike.part(key, other)
        marks = {key: _marks(each) for key, each in sorted(came.items())}
        if len(gone) + len(came) > len(self._likely) // _MOST_CHANGED:
            kept = {key: prints for key, prints in self._likely.prints.items() if key not in gone}
            self._likely = Likely(kept | marks)
            return set(self._likely.prints)
        touched = set[Key]().union(*map(self._likely.remove, sorted(gone)))
        return touched.union(*(self._likely.add(key, prints) for key, prints in marks.items())) - gone

    def _known(self, told: _Told) -> set[Statement]:
        """What an article quotes and says, with whom its speakers are known as."""
        said = [replace(each, known=self._meant.known_as(each.known)) for each in told.said]
        return {*_spoken(told.quoted, said), *said}

    def _compare(self, keys: set[Key]) -> None:
        for key in keys:
            likely = self._likely.of(key)
            for other in self._alike.near(key).difference(likely):
                self._alike.part(key, other)
            for other in likely:
                if other in keys and other < key:
                    continue
                if same(self._own[key[0]][key], self._own[other[0]][other]):
                    self._alike.join(key, other)


def _quoted(article: Article, claims: Sequence[Claim]) -> Iterator[Statement]:
    for span in quotations(article.text) if claims else ():
        words = tuple(map(intern, words_in(span.quote(article.text))))
        if len(words) >= QUOTED_WORDS and any(span.overlaps(claim.span) for claim in claims):
            yield Statement(article.id, span, words)


def _said(article: Article, claims: Sequence[Claim]) -> Iterator[Statement]:
    """Every claim that a named speaker makes, the speaker known as the name alone."""
    for claim in claims:
        slot = claim.slot(Role.SPEAKER)
        if slot is not None:
            speaker = slot.value or slot.words(article.text)
            if is_name(speaker):
                words = tuple(map(intern, words_in(claim.text)))
                yield Statement(article.id, claim.span, words, folded(speaker), bare(speaker))


def _spoken(quoted: Iterable[Statement], said: Iterable[Statement]) -> Iterator[Statement]:
    """Quotations by the speaker of the claims that stand in them, where that is one."""
    told: defaultdict[ArticleId, list[Statement]] = defaultdict(list)
    for each in said:
        told[each.article].append(each)
    for quotation in quoted:
        speakers = {each.known: each.speaker for each in told[quotation.article] if each.span.overlaps(quotation.span)}
        known, speaker = next(iter(speakers.items())) if len(speakers) == 1 else ("", "")
        yield replace(quotation, known=known, speaker=speaker)


def _marks(statement: Statement) -> npt.NDArray[np.uint64]:
    """By what statements that may be the same find one another: runs of words, and what a speaker says together."""
    words = statement.words
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if statement.known:
        pairs = combinations(sorted(statement.content), 2)
        runs |= {f"{statement.known}: {one} {other}" for one, other in pairs}
    # By the hash of this process, for marks are compared in its memory only.
    return np.sort(np.fromiter(map(hash, runs), np.int64, len(runs)).view(np.uint64))


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
        yield f"all quote {' or '.join(_speakers(group)[:_MOST_SPEAKERS])}"
    least, whole = group.least_shared, len(group.lead.words)
    if least < QUOTED_WORDS or (all_named and not group.quoted_alike):
        return
    alike = all(each.words == group.lead.words for each in group.others)
    yield f"{whole} words quoted alike" if alike else f"at least {least} words quoted alike"


def _speakers(group: Group) -> list[str]:
    """The names of who is quoted, without those that are part of another."""
    names = sorted({statement.speaker for statement in group.statements if statement.speaker})
    return [name for name in names if not any(len(name) < len(each) and is_part(name, each) for each in names)]
