"""Owns names found by their capitals alone, where no model of the language is installed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from annotator.domain.span import Span
from annotator.extract.words import words

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ.·][^\W\d_]+)*\.?(?:[-‑][^\W\d_]+)*")
_ENDS_SENTENCE = re.compile(r"[.!?…:;\n\r•|\"“”«»„‘(\[{¡¿]|['’](?=\s*$)| [-–—] ")
_ELIDED = re.compile(r"[a-zà-ÿ]{1,5}['’](?=[A-ZÀ-Ý])")
"""An article or preposition that lost its vowel before a name ("l'Ukraine")."""
_INSIDE = words(
    """al el ul ad an as ash bin ibn abu ben ould van von der den de del della di da do dos das du la le los las y e zu
    of аль эль ар ибн бин бен оглы του της των"""
)
"""Small words that may stand inside a name; one before or behind it is cut off."""
_CALENDAR = words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December"""
)
_SHARE_OF_NOUNS = 0.22
"""Above this share of capitals inside sentences the language writes every noun so, as German does."""
_FEW_WORDS = 40
_LONGEST_NAME = 8
_LONGEST_ACRONYM = 10
_LONGEST_WORD = 40
_HEADLINE_SHARE = 0.7
_HEADLINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text; `begins` where it stands first in a sentence, a quotation or a line."""

    start: int
    text: str
    begins: bool
    glued: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or self._has_particle

    @property
    def _has_particle(self) -> bool:
        """Whether a particle is tied to a capital by a hyphen ("al-Tayeb")."""
        particle, hyphen, name = self.text.replace("‑", "-").partition("-")
        return bool(hyphen) and name[:1].isupper() and particle in _INSIDE

    @property
    def is_acronym(self) -> bool:
        return 1 < len(self.text) <= _LONGEST_ACRONYM and self.text.replace(".", "").isupper()


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the text writes its words: which also small, which with a capital inside a sentence."""

    small: frozenset[str]
    inside: frozenset[str]
    every_noun: bool


def names_without_model(text: str) -> list[Span]:
    """The runs of capitalised words that are names, in order; none in scripts without capitals.

    A word that only begins a sentence counts if the text writes it with a capital elsewhere too, and headlines and
    lines all in capitals give only names that stand in the text. What a name is of, nothing tells.
    """
    read = list(_words(text))
    titled = _headline_words(text, read)
    seen = _seen(read, titled)
    runs = (run for run in _runs(read) if run)
    spans = (_name(run, seen, titled=run[0].start in titled) for run in runs)
    return [span for span in spans if span is not None]


def _words(text: str) -> Iterator[_Word]:
    end = 0
    for match in _WORD.finditer(text):
        elided = _ELIDED.match(match.group())
        start = match.start() + (elided.end() if elided else 0)
        word = text[start : match.end()]
        if word.endswith(".") and not _abbreviates(word):
            word = word[:-1]
        between = text[end : match.start()]
        begins = end == 0 or bool(_ENDS_SENTENCE.search(between))
        yield _Word(start, word, begins, between in {" ", "\u00a0", "-", "‑"})
        end = start + len(word)


def _abbreviates(word: str) -> bool:
    """Whether the full stop belongs to the word: an initial ("J.") or letters with stops between ("U.N.")."""
    return len(word) == 2 or "." in word[:-1]


def _headline_words(text: str, read: Sequence[_Word]) -> frozenset[int]:
    """Where the words of lines stand that are set like headlines, without a full stop, or in capitals throughout."""
    lines = (list(group) for _, group in groupby(read, key=_LineOf(text)))
    return frozenset(word.start for line in lines if _is_headline(text, line) for word in line)


class _LineOf:
    """The number of the line in which a word stands, for words in order."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer(r"[\n\r]", text)] + [len(text)]
        self._line = 0

    def __call__(self, word: _Word) -> int:
        while word.start > self._ends[self._line]:
            self._line += 1
        return self._line


def _is_headline(text: str, line: Sequence[_Word]) -> bool:
    long = [word.is_capital for word in line if len(word.text) > 3]
    if len(long) > 1 and all(word.text.isupper() for word in line):
        return True
    stopped = text[line[-1].end : line[-1].end + 1] in set(".!?…")
    return not stopped and len(long) >= _HEADLINE_WORDS and sum(long) >= _HEADLINE_SHARE * len(long)


def _seen(read: Sequence[_Word], titled: frozenset[int]) -> _Seen:
    body = [word for word in read if word.start not in titled]
    inside = [word for word in body if not word.begins]
    capitals = [word for word in inside if word.is_capital and not word.is_acronym]
    alone = sum(not (a.is_capital and b.glued) for a, b in pairwise([*inside, *inside[-1:]]) if b.is_capital)
    return _Seen(
        frozenset(word.text for word in body if word.text.islower()),
        frozenset(word.text for word in capitals) | {word.text for word in inside if word.is_acronym},
        len(inside) >= _FEW_WORDS and alone > _SHARE_OF_NOUNS * len(inside),
    )


def _runs(read: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Stretches of capitalised words with nothing but a space or a hyphen between, small words of names inside."""
    run: list[_Word] = []
    for word in read:
        goes_on = bool(run) and word.glued and not word.begins and len(run) < _LONGEST_NAME
        if run and not (goes_on and (word.is_capital or word.text in _INSIDE)):
            yield _trimmed(run)
            run = []
        if word.is_capital or run:
            run.append(word)
    yield _trimmed(run)


def _trimmed(run: list[_Word]) -> list[_Word]:
    last = len(run)
    while last and not run[last - 1].is_capital:
        last -= 1
    return run[:last]


def _name(run: list[_Word], seen: _Seen, *, titled: bool) -> Span | None:
    """The span of the name that the run holds; None if its capitals have other reasons."""
    kept = [word for word in run if word.text not in _CALENDAR] if len(run) == 1 else list(run)
    if kept and kept[0].begins and not _is_known(kept[0], kept[1:], seen):
        kept = _from_capital(kept[1:])
    if titled and not all(word.text in seen.inside for word in kept):
        return None
    if not kept or (seen.every_noun and _is_phrase(kept)) or (len(kept) == 1 and not _may_stand_alone(kept[0], seen)):
        return None
    return Span(kept[0].start, kept[-1].end)


def _is_phrase(run: Sequence[_Word]) -> bool:
    """Whether two nouns stand there with an article between ("Schutz der Küste"), no "von der" of a name."""
    return any(word.text == "der" and before.text not in {"von", "van"} for before, word in pairwise(run))


def _from_capital(run: list[_Word]) -> list[_Word]:
    while run and not run[0].is_capital:
        run = run[1:]
    return run


def _is_known(first: _Word, rest: Sequence[_Word], seen: _Seen) -> bool:
    """Whether a word that begins a sentence would have its capital anywhere."""
    if first.text in seen.inside or first.is_acronym:
        return True
    return len(rest) == 1 and rest[0].glued and first.text.lower() not in seen.small and len(first.text) > 3


def _may_stand_alone(word: _Word, seen: _Seen) -> bool:
    """Whether one word can be a name: no single letter, no noun where all nouns have capitals."""
    if not 1 < len(word.text) <= _LONGEST_WORD or (seen.every_noun and not word.is_acronym):
        return False
    return word.text.lower() not in seen.small
