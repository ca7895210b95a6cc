"""Owns which quoted passages are one statement: all are alike with the one that leads them, none by a chain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.match.copies.independent import Independent
from annotator.match.names.folding import person_parts
from annotator.match.words.lexicon import EMPTY_WORDS

QUOTED_WORDS = 6
"""Fewer words in quotation marks are a name or a phrase that many use."""
_OF_THE_SHORTER, _OF_THE_LONGER = 0.75, 0.5
"""Two statements share so much of the shorter one, and more than so much of the longer."""
_EDITED = 8
"""A statement stands wholly in a longer one if of so many words at most one is another."""
_READ = 600
"""Words of a statement that are compared."""
_SAME_CONTENT, _CONTENT_WORDS = 0.6, 4
_MOST_WORDS = 40
_TRIED = 32
"""So many leads are tried before a statement leads a group of its own."""


Key = tuple[ArticleId, Span, str, tuple[str, ...], str]


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


@dataclass(slots=True)
class Group:
    """Statements that are one, each alike with the lead; no two of them have different speakers."""

    lead: Statement
    others: list[Statement] = field(default_factory=list)

    @property
    def statements(self) -> list[Statement]:
        """All of them, the lead first."""
        return [self.lead, *self.others]

    @property
    def all_name_the_speaker(self) -> bool:
        """Whether every article that quotes names who said it."""
        naming = {statement.article for statement in self.statements if statement.known}
        return all(statement.article in naming for statement in self.statements)

    @property
    def quoted_alike(self) -> bool:
        """Whether all have nearly the words of the lead, not only its content."""
        return all(_words_alike(self.lead, each) for each in self.others)

    @property
    def least_shared(self) -> int:
        """How many words every one of them has in common with the lead."""
        return min((shared(self.lead.words, each.words) for each in self.others), default=len(self.lead.words))

    def takes(self, statement: Statement, cut: Independent) -> bool:
        """Whether a statement is one with these: alike with the lead, by no other speaker, not cut apart by people."""
        if any(_of_two(each, statement) for each in self.statements):
            return False
        if not same(self.lead, statement):
            return False
        return not cut.tells_apart((each.article, [(each.span, 1)]) for each in (*self.statements, statement))


def order(statement: Statement) -> tuple[ArticleId, Span, str, tuple[str, ...]]:
    """What statements are ordered by."""
    return statement.article, statement.span, statement.known, statement.words


def key_of(statement: Statement) -> Key:
    """The same, and what tells those apart that are one in all of it."""
    return *order(statement), statement.speaker


def same(one: Statement, other: Statement) -> bool:
    """Whether two articles quote the same: nearly the same words, or one speaker with the same content."""
    if one.article == other.article or _of_two(one, other):
        return False
    return _words_alike(one, other) or (bool(one.known) and one.known == other.known and _content_alike(one, other))


def _of_two(one: Statement, other: Statement) -> bool:
    """Whether two people say it; of nearly the same words, part of a name is taken for the whole of it."""
    if not one.known or not other.known or one.known == other.known:
        return False
    return not (is_part(one.speaker, other.speaker) and _words_alike(one, other))


def is_part(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, be it as initials: "G. Otieno" in "Grace Wanjiku Otieno"."""
    parts = person_parts(one), person_parts(other)
    short, long = sorted((each.tokens for each in parts), key=len)
    fits = all(any(_is_word(word, each) for each in long) for word in short)
    return bool(short) and fits and parts[0].generation == parts[1].generation


def _is_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _words_alike(one: Statement, other: Statement) -> bool:
    """Whether one holds the other, or most of the shorter and more than half of the longer are the same words."""
    short, long = sorted((len(one.words), len(other.words)))
    both = shared(one.words, other.words)
    if short < QUOTED_WORDS:
        return False
    return both >= short - short // _EDITED or (both >= _OF_THE_SHORTER * short and both > _OF_THE_LONGER * long)


def _content_alike(one: Statement, other: Statement) -> bool:
    least = min(len(one.content), len(other.content))
    return len(one.content & other.content) >= max(_CONTENT_WORDS, _SAME_CONTENT * least)


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both have in one order: their longest common subsequence (Hyyrö 2004, bit by bit).

    Worked example: "we go to the harbour" and "we went to the old harbour" share 4.
    """
    one, other = one[:_READ], other[:_READ]
    places: defaultdict[str, int] = defaultdict(int)
    for at, word in enumerate(one):
        places[word] |= 1 << at
    everywhere = (1 << len(one)) - 1
    free = everywhere
    for word in other:
        met = free & places.get(word, 0)
        free = ((free + met) | (free - met)) & everywhere
    return len(one) - free.bit_count()


def statement_groups(part: Mapping[Statement, int], cut: Independent) -> list[Group]:
    """The groups of two or more among statements that hang together; those that most others are like lead.

    `part` tells how many others each is like.
    """
    groups: list[Group] = []
    for each in sorted(part, key=lambda each: (-part[each], -len(each.words), key_of(each))):
        _put(each, groups, cut)
    return [group for group in groups if group.others]


def _put(statement: Statement, groups: list[Group], cut: Independent) -> None:
    home = next((group for group in groups[:_TRIED] if group.takes(statement, cut)), None)
    if home:
        home.others.append(statement)
    else:
        groups.append(Group(statement))
