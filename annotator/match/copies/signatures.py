"""Owns what of an article is kept to find copies of it, small and fit to send: its words as numbers, its sentences.

Sentences are split and words are cut without knowing the language: scripts without spaces give overlapping short runs
of their characters, and accents, vowel points and letter case count nowhere.
"""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

import numpy as np
import numpy.typing as npt

from annotator.domain.article import Article
from annotator.domain.credits import Credit, credits_in
from annotator.domain.ids import ArticleId, SourceId
from annotator.domain.span import Span, trimmed
from annotator.match.words.lexicon import CUT_SHORT

Numbers = npt.NDArray[np.int64]
Numbers32 = npt.NDArray[np.uint32]

_WIDE = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LONG = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(rf"[{_WIDE}]+|[{_LONG}]+|[^\W_{_WIDE}{_LONG}]+")
_UNSPACED = re.compile(rf"[{_WIDE}{_LONG}]")
_PIECE = re.compile(rf"[{_WIDE}{_LONG}]|[^\s{_WIDE}{_LONG}]+")
_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u3099\u309a]"
)
_PARAGRAPH = re.compile(r"[^\n]+")
_DOT = "|".join(rf"(?<=(?<![\w.]){short})\.(?= )" for short in ("[A-Z]", *CUT_SHORT))
"""The dot of an initial, or of a title that is cut short: "D. Otieno" and "Mr. Otieno" begin no sentence, though what
follows "in the U.S." may."""
_SENTENCE = re.compile(rf"(?:[^.!?。！？؟۔।]|[.!?](?=\S)|{_DOT})+[.!?。！？؟۔।]*[\"”’»'」』)\]]*")
_LONGEST = 60
"""Longer sentences are cut, after a word that their own characters choose, so that an edit moves one cut only."""
_SHORTEST = 24
_CUT_AFTER = 8
NAME, LONG, NUMBER, FIRST = 1, 2, 3, 4
"""Kinds of words: capitalised within a sentence, small ones of many letters, numbers in digits, and a capitalised word
that begins a sentence before a name ("Maja Strand"); all others are of kind 0."""
_LONG_WORD = 5
_TITLE = 0.5
"""Where more of the words are capitalised, as in a headline, that makes no name of them."""
_OPENING, _CLOSING = "“„«「『", "”»」』"
_QUOTE = re.compile(f'["{_OPENING}{_CLOSING}]')
_LETTERS_A_WORD = 3
SHORT = 150
"""Of texts of no more words than this the words are kept: what a few sentences tell has to be read."""
_UNCLOSED = 600
"""So many characters behind a mark that nothing closes may still be quoted."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is known of an article: 32-bit numbers in `words`, a byte for the kind of each, and rows of `table`.

    `plain` has the words of a short text themselves.
    """

    article: ArticleId
    words: bytes = field(repr=False)
    kinds: bytes = field(repr=False)
    sentences: bytes = field(repr=False)
    source: SourceId | None = None
    published: str | None = None
    title: str | None = None
    credits: tuple[Credit, ...] = ()
    plain: tuple[str, ...] = field(default=(), repr=False)

    @property
    def text(self) -> bytes:
        """The same for articles of the same words and names in the same sentences, whatever their marks and spaces."""
        return hashlib.blake2b(self.words + self.kinds + self.table[:, 2:].tobytes(), digest_size=16).digest()

    @property
    def numbers(self) -> npt.NDArray[np.uint32]:
        """The words in order, each as a number."""
        return np.frombuffer(self.words, np.uint32)

    @property
    def table(self) -> npt.NDArray[np.int32]:
        """One row a sentence: start, end, number of words, number of its paragraph, whether most of it is quoted."""
        return np.frombuffer(self.sentences, np.int32).reshape(-1, 5)


def signature(article: Article) -> Signature:
    """All of an article that finding its copies needs; it depends on the article alone."""
    words: list[int] = []
    kinds = bytearray()
    rows: list[tuple[int, int, int, int, bool]] = []
    for number, (span, quotes) in enumerate(_paragraphs(article.text)):
        for sentence in _sentences(article.text, span):
            quote = sentence.quote(article.text)
            found = [_number(word) for word in words_in(quote)]
            if found:
                words += found
                kinds += _kinds(quote, len(found))
                rows.append((sentence.start, sentence.end, len(found), number, _mostly(sentence, quotes)))
    return Signature(
        article.id,
        np.array(words, np.uint32).tobytes(),
        bytes(kinds),
        np.array(rows, np.int32).tobytes(),
        article.source,
        article.date,
        article.title,
        credits_in(article.text),
        plain_words(article.text, ((start, end) for start, end, *_ in rows)) if len(words) <= SHORT else (),
    )


def plain_words(text: str, sentences: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The words of some sentences of a text, as they are compared."""
    return tuple(intern(word) for start, end in sentences for word in words_in(text[start:end]))


def words_in(text: str) -> list[str]:
    """The words of a text without case, accents and marks; runs of two or three letters where no spaces are written."""
    plain = text.lower() if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    found = _WORD.findall(plain)
    return found if plain.isascii() or not _UNSPACED.search(plain) else [run for word in found for run in _runs(word)]


def _runs(word: str) -> list[str]:
    if not _UNSPACED.match(word):
        return [word]
    length = 2 if re.match(f"[{_WIDE}]", word) else _LETTERS_A_WORD
    return [word[at : at + length] for at in range(max(1, len(word) - length + 1))]


def _kinds(sentence: str, many: int) -> bytes:
    """The kind of each of the words of a sentence; its first word may be capitalised for being first."""
    plain = sentence if sentence.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", sentence))
    words = _WORD.findall(plain)
    if len(words) != many or _UNSPACED.search(plain):
        return bytes(many)
    large = [word[0].isupper() for word in words]
    named = sum(large) <= _TITLE * many
    first = named and large[0] and large[1:2] == [True]
    large[0] = False
    # Written out, for this is asked of every word.
    kinds = bytearray(
        NAME if named and name
        else LONG if len(word) >= _LONG_WORD and word.islower()
        else NUMBER if word[0].isdigit()
        else 0
        for word, name in zip(words, large, strict=True)
    )  # fmt: skip
    kinds[0] = FIRST if first else kinds[0]
    return bytes(kinds)


def numbers_of(words: Iterable[str]) -> Numbers32:
    """The numbers by which a signature knows these words."""
    return np.array([_number(word) for word in words], np.uint32)


def quotations(text: str) -> Iterator[Span]:
    """Every part of a text between quotation marks, which are in it."""
    for _, quotes in _paragraphs(text):
        yield from quotes


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _paragraphs(text: str) -> Iterator[tuple[Span, list[Span]]]:
    """Every line with its quoted parts."""
    for line in _PARAGRAPH.finditer(text):
        yield Span(line.start(), line.end()), list(_quoted(text, line.start(), line.end()))


def _quoted(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a line between quotation marks; one that is not closed soon goes to the end of a short line."""
    opened: int | None = None
    for mark in _QUOTE.finditer(text, start, end):
        opens = _opens(text, mark.start(), end, inside=opened is not None)
        if opened is not None and not opens:
            yield Span(opened, mark.end())
        opened = mark.start() if opens else None
    if opened is not None and end - opened <= _UNCLOSED:
        yield Span(opened, end)


def _opens(text: str, at: int, end: int, *, inside: bool) -> bool:
    """Whether a quotation mark opens; a straight one opens before a word, closes behind one, and else takes turns."""
    if text[at] != '"':
        return text[at] in _OPENING
    before = at == 0 or text[at - 1].isspace()
    behind = at + 1 >= end or not text[at + 1].isalnum()
    return before if before != behind else not inside


def _mostly(sentence: Span, quotes: list[Span]) -> bool:
    inside = sum(max(0, min(sentence.end, q.end) - max(sentence.start, q.start)) for q in quotes)
    return 2 * inside >= sentence.length


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
        words = match.group()
        sentence = trimmed(text, match.start(), match.end())
        if sentence and (len(words) <= _LONGEST or (words.isascii() and words.count(" ") < _LONGEST)):
            yield sentence
        elif sentence:
            yield from _parts(text, sentence)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence as it is or, if it is very long, in parts."""
    pieces = list(_PIECE.finditer(text, sentence.start, sentence.end))
    start, since = sentence.start, 0
    for at, piece in enumerate(pieces[:-1], start=1):
        since += 1
        chosen = since >= _SHORTEST and _number(piece.group().lower()) % _CUT_AFTER == 0
        if len(pieces) - at >= _SHORTEST and len(pieces) > _LONGEST and (chosen or since >= _LONGEST):
            yield Span(start, piece.end())
            start, since = pieces[at].start(), 0
    yield Span(start, sentence.end)
