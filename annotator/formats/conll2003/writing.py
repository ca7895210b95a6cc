"""Owns the export to CoNLL-2003: the words of each article in four columns, its names as tags of the scheme IOB2."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol

from annotator.domain.article import Article
from annotator.domain.span import Span, trimmed
from annotator.formats.apart import apart
from annotator.formats.case import Case, Document
from annotator.formats.chains import BLANK
from annotator.formats.conll2003.tags import OUTSIDE, label_word
from annotator.formats.document import MentionEntry
from annotator.formats.output import Found, Output
from annotator.formats.tokenised import Tokenised, tokenised

HOLDS: Final = (Article, MentionEntry)
BEGIN: Final = "-DOCSTART-"
_BEGIN_LINE: Final = f"{BEGIN} -X- O O\n\n"
_OVERLAPS: Final = "it overlaps a longer mention, and a word has one tag"
_Placed = tuple[Span, MentionEntry]


class _Name(Protocol):
    """A name as iobes tells it: its label, its first word, and the one after its last."""

    type: str
    start: int
    end: int


def export(case: Case, out: Output) -> None:
    """Write the words and names of every article of a case."""
    with out.file() as file:
        for document in case.documents():
            names = _apart(list(_placed(document, out)), out)
            words = tokenised(document.article.text, (span for span, _ in names))
            tags = [OUTSIDE] * len(words.words)
            for span, entry in names:
                first, after = words.covering(span)
                label = label_word(entry.mention.label)
                tags[first:after] = [f"B-{label}", *[f"I-{label}"] * (after - first - 1)]
                out.kept(MentionEntry, entry.mention.id, f"{label} {words.quote(first, after)}")
            file.write((_BEGIN_LINE + "".join(_sentences(words, tags))).encode("utf-8"))
            out.kept(Article, document.article.id, words.whole())


def _placed(document: Document, out: Output) -> Iterator[_Placed]:
    for entry in document.mentions:
        span = trimmed(document.article.text, entry.mention.span.start, entry.mention.span.end)
        if span is None:
            out.lost(MentionEntry, entry.mention.id, BLANK)
        else:
            yield span, entry


def _apart(placed: Sequence[_Placed], out: Output) -> Sequence[_Placed]:
    kept = apart([(span.start, span.end) for span, _ in placed])
    lost = set(range(len(placed))).difference(kept)
    for place in sorted(lost):
        out.lost(MentionEntry, placed[place][1].mention.id, _OVERLAPS)
    return [placed[place] for place in kept]


def _sentences(words: Tokenised, tags: Sequence[str]) -> Iterator[str]:
    for first, after in words.sentences:
        for place in range(first, after):
            yield f"{words.words[place]} _ _ {tags[place]}\n"
        yield "\n"


def reread(path: Path) -> Iterator[Found]:
    """The articles as their words, and the names as the library iobes reads the tags of a sentence."""
    names_of: Callable[[list[str]], Sequence[_Name]] = import_module("iobes.parse").parse_spans_bio
    article: list[str] | None = None
    for words, tags in _blocks(path):
        if words == [BEGIN]:
            if article is not None:
                yield Found(Article, " ".join(article))
            article = []
            continue
        assert article is not None
        article += words
        for span in names_of(tags):
            yield Found(MentionEntry, f"{span.type} {' '.join(words[span.start : span.end])}")
    if article is not None:
        yield Found(Article, " ".join(article))


def _blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The first and the last column of the lines between blank ones."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if row := line.split():
                rows.append(row)
            else:
                yield [row[0] for row in rows], [row[-1] for row in rows]
                rows = []
