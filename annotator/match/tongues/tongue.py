"""Owns Tongue: what is known by heart of one language, and how its words are folded before they are compared."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotator.match.words.lexicon import listed

_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ى": "ي", "ة": "ه", "ـ": None, "İ": "i", "’": "'", "ʼ": "'"})


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without case and marks: "Año" gives "ano", "saldırmadı" gives "saldirmadi"."""
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


def folded_words(line: str) -> frozenset[str]:
    """The set of the words in a line, folded."""
    return frozenset(map(folded, listed(line)))


def valued(line: str) -> dict[str, float]:
    """Words by their worth, from a line such as "zwei:2 drei:3"."""
    pairs = (pair.rsplit(":", 1) for pair in line.split())
    return {folded(word): float(worth) for word, worth in pairs}


def in_order(line: str, first: int = 0, step: int = 1) -> dict[str, float]:
    """Words by their worth, each more than the one before by a step; forms of one number stand with a "/" between."""
    return dict(_in_order(line, first, step))


def _in_order(line: str, first: int, step: int) -> Iterator[tuple[str, float]]:
    for place, forms in enumerate(line.split()):
        for form in forms.split("/"):
            yield folded(form), float(first + step * place)


def longest_first(line: str) -> tuple[str, ...]:
    """Endings or beginnings of words, folded, the longest first."""
    return tuple(sorted(folded_words(line), key=lambda part: (-len(part), part)))


@dataclass(frozen=True, slots=True)
class Bounding:
    """Phrases before a number, folded, that bound it: "at least", "at most", "more than", "less than", "about"."""

    least: tuple[str, ...]
    most: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    about: tuple[str, ...]
    behind: Mapping[str, str]
    """Phrases behind a number, by which of these fields they are like."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """All of those before a number."""
        return (*self.least, *self.most, *self.over, *self.under, *self.about)


def bounding(least: str, most: str, over: str, under: str, about: str, *, behind: str = "") -> Bounding:
    """The phrases as they stand in lines, with "|" between them; behind a number each with "=" and its field."""
    told = (phrase.rsplit("=", 1) for phrase in behind.split("|") if phrase)
    after = {_phrase(words): like for words, like in told}
    return Bounding(_phrases(least), _phrases(most), _phrases(over), _phrases(under), _phrases(about), after)


def _phrases(line: str) -> tuple[str, ...]:
    return tuple(_phrase(phrase) for phrase in line.split("|") if phrase)


def _phrase(words: str) -> str:
    return " ".join(map(folded, words.split()))


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language; its words are folded, and no word of a claim is looked up otherwise, but for `links`.

    These stand between two clauses. `grammar` carry no meaning of their own. `denies` deny their clause; those in
    `beside` only where one of `with_it` stands in it too ("ne ... pas"). A word of `merely` right behind takes the
    denial back ("not only"), one of `instead` later in the clause leaves it what stands between ("not on Monday but on
    Tuesday"); `still` are words before which a denial denies nothing. `without` reach what follows alone. `negated`
    are ends of verbs that deny. `rebuts` are beginnings of verbs by which somebody denies, `perhaps` leave a claim
    open, `supposing` set a condition. `endings` are cut off words, the longest first, `prefixes` before that; `cut`:
    words are cut to so many letters. `where` stand before places, `years` beside a year. `numbers` are worth less than
    a thousand or, as `hundreds`, times what stands before them.
    """

    code: str
    name: str
    links: frozenset[str]
    letters: str
    grammar: frozenset[str]
    denies: frozenset[str]
    merely: frozenset[str]
    instead: frozenset[str]
    without: frozenset[str]
    rebuts: tuple[str, ...]
    perhaps: frozenset[str]
    supposing: frozenset[str]
    endings: tuple[str, ...]
    numbers: Mapping[str, float]
    hundreds: Mapping[str, float]
    bounds: Bounding
    where: frozenset[str]
    years: frozenset[str]
    beside: frozenset[str] = frozenset()
    with_it: frozenset[str] = frozenset()
    still: frozenset[str] = frozenset()
    negated: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    cut: int = 0
    joined: str | None = None
    """What may stand between the parts of a number written as one word ("und"), None where none are."""
    apart: str = ""
    """The word between two parts of a number ("treinta y uno")."""
    capitals: bool = True
    """Whether only names have a capital within a sentence."""
    kin: str = ""
    """The code of a language with which it is compared as if both were one."""
    elided: bool = False
    """Whether an apostrophe parts two words ("l'armée")."""
    telling: frozenset[str] = frozenset()
    """Words with their marks that tell something, though folded they are words of grammar ("bajó" and "bajo")."""
    sure: frozenset[str] = frozenset()
    """Words with their marks that leave nothing open, though folded they look it ("konnte" and "könnte")."""

    def plain(self, word: str) -> str:
        """A word as the tables have it; empty for one that only folding makes one of grammar."""
        return "" if word.casefold() in self.telling else folded(word)
