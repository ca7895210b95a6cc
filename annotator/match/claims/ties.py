"""Owns what hangs on what in a claim by "of", "'s" and the other little words that tie one noun to another."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.match.claims.facets import Facets
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import CONCEPTS, senses_of, stems_of
from annotator.match.words.words import Word, words

OF, _FROM = "of", "from"
LINKS = listed("of to from for by at against after before over under above below behind into onto about on in")
_SUBJECT_ONLY = LINKS - {OF, _FROM}
"""Behind a verb they hang on that as often as on the noun before them."""
_TURNING = LINKS - listed("at against about on in")
"""What "X to Y" tells is told otherwise by "Y to X"."""
EQUALS = senses_of(
    stems_of(
        "brother sister sibling twin cousin friend partner neighbour neighbor colleague ally rival enemy opponent "
        "spouse relative equal peer contemporary part kind sort form type"
    )
)
"""Whoever is one of these to another has one in them as well, or the two words tell hardly more than one."""
_DETERMINERS = listed("the a an his her its their our my this that these those")
_AND = listed("and or")
_WORDS, _LISTED, _STEPS = 6, 8, 3
"""So many words of a phrase, phrases of a list, and steps from one that hangs on another to a third are read."""


@dataclass(frozen=True, slots=True)
class Ties:
    """By sense: what hangs on a noun, by the link and the noun; what stands behind each link; the bare ties themselves.

    `beside` are the words right before each noun, which may hang on it as well: "the ministry head".
    """

    on: Mapping[tuple[str, str], frozenset[str]]
    behind: Mapping[str, frozenset[str]]
    single: frozenset[tuple[str, str, str]]
    beside: Mapping[str, frozenset[str]]


def ties(side: Facets) -> Ties:
    """What hangs on what in a claim."""
    return _ties(side.text, side.core, side.subject)


def tied_otherwise(a: Facets, b: Facets) -> str | None:
    """Why claims of the same words tell of others, by what hangs on what; None if nothing speaks for it.

    Worked example: "the lawyer of the widow sued the bank" and "the widow sued the bank's lawyer"; not "the mayor of
    Velm" and "Velm's mayor".
    """
    ours, theirs = ties(a), ties(b)
    for link, head in sorted(ours.on.keys() & theirs.on.keys()):
        left, right = _reached(ours, link, head), _reached(theirs, link, head)
        known = left <= b.senses and right <= a.senses and (a.core or b.core or head not in EQUALS)
        if (
            known
            and not _in_one_list(left | right, a, b)
            and _parted(left, theirs, right, head)
            and _parted(right, ours, left, head)
        ):
            first, second = (f"{told(a, [head])} {link} {told(a, one)}" for one in (left, right))
            return f"{first}, not {second}"
    turned = reversed_ties(ours, theirs)
    return next((in_words(a, *tie) for tie in turned if tie[0] == OF), None)


def _in_one_list(told: Collection[str], a: Facets, b: Facets) -> bool:
    """Whether all of it stands in a list of names that both claims give, in whatever order."""
    ours, theirs = (_lists(side) for side in (a, b))
    return any(senses_of(told) <= senses_of(listed) for listed in ours & theirs)


def _lists(side: Facets) -> set[frozenset[str]]:
    """The stems of each list of names."""
    by_series: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    for name in side.names:
        by_series[name.series].append(name.stems)
    return {frozenset().union(*names) for names in by_series.values() if len(names) > 1}


def in_words(side: Facets, link: str, one: str, other: str) -> str:
    """What a claim that has one tie would tell if it were turned round, in its words: "Lyon for Lille, not ..."."""
    first, second = told(side, [one]), told(side, [other])
    return f"{first} {link} {second}, not {second} {link} {first}"


def told(side: Facets, senses: Collection[str]) -> str:
    """The words of a claim that tell these senses."""
    return " ".join(dict.fromkeys(word.text for word in side.words if _sense(word) in senses))


def reversed_ties(ours: Ties, theirs: Ties) -> list[tuple[str, str, str]]:
    """The ties of one claim that the other tells the other way round: "left Lyon for Lille", "left Lille for Lyon"."""
    turned = sorted((link, one, other) for link, other, one in theirs.single if (link, one, other) in ours.single)
    return [
        (link, one, other)
        for link, one, other in turned
        if (link, other, one) not in ours.single and (link, one, other) not in theirs.single
    ]


def _reached(found: Ties, link: str, head: str) -> frozenset[str]:
    """What hangs on a noun by a link, and on that by "of" in turn: Lyon as well in "the mayor of the city of Lyon"."""
    reached = found.on[link, head]
    for _ in range(_STEPS):
        reached = reached.union(*(found.on.get((OF, one), frozenset()) for one in reached))
    return reached - {head}


def _parted(told: frozenset[str], other: Ties, reached: frozenset[str], head: str) -> bool:
    return bool(told) and told.isdisjoint(reached | other.beside.get(head, frozenset()))


@lru_cache(maxsize=20_000)
def _ties(text: str, core: frozenset[str], subject: frozenset[str]) -> Ties:
    found = _Reading(tuple(words(text)), text, core, senses_of(subject))
    on: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    behind: defaultdict[str, set[str]] = defaultdict(set)
    single = set()
    for link, heads, told in found.ties():
        behind[link].update(told)
        for head in heads:
            on[link, head].update(told)
        if len(heads) == len(told) == 1:
            single.add((link, heads[0], told[0]))
    for link, head, told in found.loose():
        single.update((link, head, one) for one in told if one != head)
    return Ties(
        {key: frozenset(told) for key, told in on.items()},
        {link: frozenset(told) for link, told in behind.items()},
        frozenset(single),
        found.beside(),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a claim, of which the verbs and the subject are known by their stems and senses."""

    every: Sequence[Word]
    text: str
    core: frozenset[str]
    subject: frozenset[str]

    def ties(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Each link with the nouns it hangs on, none where that is a verb or unknown, and what stands behind it."""
        for place, word in enumerate(self.every):
            link = word.text.lower()
            if link in LINKS:
                told = list(self._told(place + 1, link))
                head = self._head(place)
                if told:
                    yield link, [head] if head and self._hangs(link, head, told) else [], told
            elif self._owns(place):
                heads = [_sense(one) for one in self._phrase(place + 1)]
                told = [_sense(one) for one in self._before(place + 1)]
                if heads and told:
                    yield OF, heads, told

    def loose(self) -> Iterator[tuple[str, str, list[str]]]:
        """The links that tell something else turned round, each with the noun before and what stands behind."""
        for place, word in enumerate(self.every):
            link = word.text.lower()
            if link in _TURNING and (head := self._head(place)):
                told = self._phrase(place + 1)
                first = next((at for at, one in enumerate(told, 1) if self._is_owner(one)), len(told))
                yield link, head, [_sense(one) for one in told[:first]]

    def beside(self) -> Mapping[str, frozenset[str]]:
        """The words before each word, up to one of grammar."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for place, word in enumerate(self.every):
            if not word.empty:
                found[_sense(word)].update(_sense(one) for one in self._before(place) if place)
        return {head: frozenset(told) for head, told in found.items() if told}

    def _hangs(self, link: str, head: str, told: Sequence[str]) -> bool:
        return link not in _SUBJECT_ONLY or self.subject.issuperset((head, *told))

    def _head(self, place: int) -> str | None:
        """The noun right before a place, None if none stands there."""
        before = self._before(place)
        return _sense(before[0]) if before else None

    def _owns(self, place: int) -> bool:
        return self._is_owner(self.every[place])

    def _is_owner(self, word: Word) -> bool:
        mark = self.text[word.span.end : word.span.end + 2]
        return word.tells and (mark in ("'s", "’s") or (mark[:1] in ("'", "’") and word.text.endswith("s")))

    def _before(self, place: int) -> list[Word]:
        """The words that belong together right before a place, the last first."""
        found: list[Word] = []
        for at in range(place - 1, max(-1, place - 1 - _WORDS), -1):
            word = self.every[at]
            parted = at + 1 < len(self.every) and stopped(self.every, at + 1, self.text)
            if parted or not self._names(word) or (found and self._owns(at)):
                break
            found.append(word)
        return found

    def _phrase(self, place: int) -> list[Word]:
        """The words that belong together from a place on, behind an article if one stands there."""
        start = place + (self._lower(place) in _DETERMINERS)
        found: list[Word] = []
        for at in range(start, min(start + _WORDS, len(self.every))):
            if not self._names(self.every[at]) or stopped(self.every, at, self.text):
                break
            found.append(self.every[at])
        return found

    def _told(self, place: int, link: str) -> Iterator[str]:
        """The senses behind a link, with all that is listed there: "of Velm and Harn", "to Mali and to Chad"."""
        for _ in range(_LISTED):
            told = self._phrase(place)
            yield from (_sense(one) for one in told)
            end = place + (self._lower(place) in _DETERMINERS) + len(told)
            place = end + (self._lower(end) in _AND)
            listing = place > end or (end < len(self.every) and self._comma(end) and self.every[end].capital)
            place += listing and self._lower(place) == link
            if not (told and listing) or not self._listed(place):
                return

    def _comma(self, place: int) -> bool:
        return self.text[self.every[place - 1].span.end : self.every[place].span.start].strip() == ","

    def _listed(self, place: int) -> bool:
        """Whether the phrase at a place is but one more of a list, and nothing hangs on it."""
        told = self._phrase(place)
        behind = place + (self._lower(place) in _DETERMINERS) + len(told)
        owning = any(self._owns(at) for at in range(place, min(behind, len(self.every))))
        return bool(told) and not owning and self._lower(behind) != OF

    def _names(self, word: Word) -> bool:
        return word.tells and not word.text[0].isdigit() and word.stem not in self.core

    def _lower(self, place: int) -> str:
        return self.every[place].text.lower() if place < len(self.every) else ""


def _sense(word: Word) -> str:
    return CONCEPTS.get(word.stem, word.stem)
