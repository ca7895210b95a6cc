"""Owns a sentence as it is compared with another wording of it: its words, their senses, and the names in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.match.copies.value_steps import dateline_in
from annotator.match.measures.quantities import quantities
from annotator.match.words.lexicon import MULTIPLES, NUMBER_WORDS, TITLES, listed
from annotator.match.words.opposites import turned
from annotator.match.words.rewording import NOT, denies, sense, share, spelled
from annotator.match.words.words import Word, words

_HELPING = listed(
    "do does did done have has had having be is are was were been being will would can could shall should may might to"
)
_TITLE = 0.5
_ARTICLES = listed("a an the")
_NUMBER = "#"
_INITIAL, _PAIR = 3, 3
_CLOSING = "\"'”’») "
BOTH = listed("and or")
_JOINTS = listed("and but or so yet while though although as for nor")
_NEAR = 200
"""So many characters beside a sentence are read."""
_NUMBERS = frozenset(NUMBER_WORDS) | frozenset(MULTIPLES) | listed("half third thirds quarter quarters fifth fifths")

Run = tuple[int, int]
"""The first of some words of a sentence, and the first behind them."""


@dataclass(frozen=True)
class WordedSentence:
    """A wording of a sentence in the text of an article that has it: its words, and as they are compared."""

    text: str
    every: tuple[Word, ...]
    plain: tuple[str, ...]
    spelled: tuple[str, ...]
    closed: bool = False
    """Whether it ends in a full stop."""
    head: int = 0
    """How many words the dateline has that it begins with."""

    @cached_property
    def senses(self) -> frozenset[str]:
        """What its words mean that are more than grammar."""
        return frozenset(map(sense, self.stems((0, len(self.every)))))

    def told(self, run: Run) -> frozenset[str]:
        """What words of a run mean that are more than grammar: a share of a whole and a denial are, a title is not."""
        found = (self._told(at) for at in range(*run))
        return frozenset(each for each in found if each)

    def _told(self, at: int) -> str | None:
        plain = self.plain[at]
        if denies(plain):
            return NOT
        grammar = plain in _HELPING or plain in TITLES or plain == _NUMBER
        return share(plain) or (None if grammar or self.every[at].empty else sense(self.every[at].stem))

    def names(self, run: Run) -> str:
        """The words of a run that are of a name."""
        return " ".join(self.every[at].text for at in range(*run) if self.named(at) and self.plain[at] not in TITLES)

    def written(self, run: Run) -> str:
        """The words of a run with their capitals: "UN" may be short for a name, "un" is not."""
        return " ".join(word.text for word in self.every[slice(*run)])

    def without_articles(self, run: Run) -> Run:
        """A run without the articles that it begins or ends with, if it has other words."""
        kept = [at for at in range(*run) if self.plain[at] not in _ARTICLES]
        return (kept[0], kept[-1] + 1) if kept else run

    def beside(self, told: Sequence[str], *, behind: bool) -> bool:
        """Whether the text goes on behind the sentence with some words, or has them right before it, but for joints."""
        kept = [word for word in told if word not in _JOINTS]
        if not kept or not self.every:
            return False
        start, end = self.every[0].span.start, self.every[-1].span.end
        near = self.text[end : end + _NEAR] if behind else self.text[max(0, start - _NEAR) : start]
        found = [word.text.lower() for word in words(near)]
        return (found[: len(kept)] if behind else found[-len(kept) :]) == kept

    def goes_on(self, run: Run) -> bool:
        """Whether a name goes on behind a run."""
        return self.joined(run[1]) and self.named(run[1])

    def stems(self, run: Run) -> frozenset[str]:
        """The stems of the words of a run that are more than grammar."""
        return frozenset(
            word.stem
            for word, plain in zip(self.every[slice(*run)], self.plain[slice(*run)], strict=True)
            if plain not in _HELPING and not denies(plain)
        )

    def turned(self, run: Run) -> frozenset[str]:
        """The stems that words of a run deny by their form: "unsafe" what "safe" says."""
        return frozenset().union(*map(turned, self.plain[slice(*run)]))

    @property
    def content(self) -> frozenset[str]:
        """The words, as they are spelled, that are more than grammar."""
        return frozenset(each for word, each in zip(self.every, self.spelled, strict=True) if not word.empty)

    def denials(self, run: Run) -> int:
        """How many words of a run deny."""
        return sum(map(denies, self.plain[slice(*run)]))

    def name(self, run: Run) -> Run | None:
        """The name that a run is of, as far as it goes; None if some of its words are of none, or of another."""
        start, end = run
        if start == end or not all(self.named(at) for at in range(start, end)):
            return None
        if not all(self.joined(at) for at in range(start + 1, end)):
            return None
        while self.joined(start) and self.named(start - 1):
            start -= 1
        while self.joined(end) and self.named(end):
            end += 1
        return start, end

    def joined(self, at: int) -> bool:
        """Whether nothing but a blank, or the dot of an initial, stands between a word and the one before."""
        if not 0 < at < len(self.every):
            return False
        between = self.between(at)
        return not between or (between == "." and len(self.plain[at - 1]) <= _INITIAL)

    def between(self, at: int) -> str:
        """What stands between a word and the one before, without blanks."""
        return self.text[self.every[at - 1].span.end : self.every[at].span.start].strip()

    def named(self, at: int) -> bool:
        """Whether a word is written as one of a name; one that begins a sentence is, if it is within another, too.

        It also is if a name goes on with it, or a list of names.
        """
        word = self.every[at]
        within = at > 0 or self._leads() or re.search(rf"[a-z,] {re.escape(word.text)}\b", self.text) is not None
        return word.capital and within

    def _leads(self) -> bool:
        """Whether the first word has another name behind it."""
        if len(self.every) < _PAIR or not self.every[0].tells:
            return False
        listed = self.plain[1] in BOTH and self.every[2].capital
        return listed or (self.every[1].capital and self.between(1) in ("", ","))

    @property
    def title(self) -> bool:
        """Whether most words have capitals, as in a headline, so that none tells a name.

        A sentence with a full stop may name many; of a headline nothing but grammar is small.
        """
        large = sum(word.capital for word in self.every)
        told = any(not word.capital and not word.empty for word in self.every)
        return large > _TITLE * len(self.every) and not (self.closed and told)


def worded_sentence(article: Article, span: Span) -> WordedSentence:
    """A sentence of an article made ready to compare."""
    every = tuple(words(article.text, span))
    counted = [each.span for each in quantities(article.text, span)]
    plain = tuple(
        _NUMBER
        if (word.text[0].isdigit() or word.text.lower() in _NUMBERS)
        and any(each.overlaps(word.span) for each in counted)
        else word.text.lower()
        for word in every
    )
    closed = span.quote(article.text).rstrip(_CLOSING).endswith(".")
    head = span.start + len(dateline_in(span.quote(article.text)))
    before = sum(word.span.end <= head for word in every)
    return WordedSentence(article.text, every, plain, tuple(map(spelled, plain)), closed, before)
