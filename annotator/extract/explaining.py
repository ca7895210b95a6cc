"""Turns an article into its explanation: the claims that extraction proposes, beneath the sentences they begin in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.explanation import Explained, Explanation, LeftOut, Named, Sentence, Timed
from annotator.domain.span import Span, trimmed
from annotator.extract.claims.ahead import value_of
from annotator.extract.convert import claims, proposals
from annotator.extract.findings import Findings, Name, TimeWord, findings
from annotator.extract.grammar import characters
from annotator.extract.page.layout import PieceKind
from annotator.extract.parts import moved, parts
from annotator.extract.pipeline import MARKS_MAKER, Extractor


def explained(extractor: Extractor, article: Article) -> Explanation:
    """The explanation of an article: the claims that extraction proposes, each with the rules that made it."""
    found = [_part(extractor, part, start) for start, part in parts(article)]
    return Explanation(
        article,
        read=extractor.name != MARKS_MAKER,
        left_out=tuple(each for part in found for each in part.left_out),
        sentences=tuple(each for part in found for each in part.sentences),
        names=tuple(each for part in found for each in part.names),
        times=tuple(each for part in found for each in part.times),
        passed=sum(part.passed for part in found),
    )


def _part(extractor: Extractor, article: Article, start: int) -> Explanation:
    """The explanation of a part of an article that begins at `start`."""
    doc = extractor.read(article)
    found = findings(doc)
    proposed = _proposed(doc, article, start, (f"{extractor.name}@{extractor.version}",))
    spans = [span for at in _sentences(doc) if (span := trimmed(article.text, *at)) and found.is_body(span.start)]
    return Explanation(
        article,
        left_out=tuple(_left_out(found, article.text, start)),
        sentences=tuple(_with_claims([span.shifted(start) for span in spans], proposed)),
        names=tuple(_named(doc, name, start) for name in found.names),
        times=tuple(_timed(doc, time, start) for time in found.times),
        passed=len(found.drafts) - len(proposed),
    )


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; the pieces of the page where nothing tells of sentences."""
    if doc.has_annotation("SENT_START"):
        yield from ((sent.start_char, sent.end_char) for sent in doc.sents)
    else:
        yield from ((piece.start, piece.end) for piece in findings(doc).pieces)


def _proposed(doc: Doc, article: Article, start: int, makers: tuple[str, ...]) -> list[Explained]:
    certainty = {claim.id: draft.certainty for draft, claim in claims(doc, article)}
    made = [
        (certainty[each.id], moved(replace(each, makers=makers), start))
        for each in proposals(doc, article)
        if isinstance(each, Claim)
    ]
    return [Explained(claim, certain) for certain, claim in made if isinstance(claim, Claim)]


def _with_claims(spans: Sequence[Span], proposed: Sequence[Explained]) -> Iterator[Sentence]:
    """Each sentence with the claims that begin in it."""
    starts = [span.start for span in spans]
    held: dict[int, list[Explained]] = {}
    for each in proposed:
        held.setdefault(max(0, bisect_right(starts, each.claim.span.start) - 1), []).append(each)
    for at, span in enumerate(spans):
        yield Sentence(span, tuple(sorted(held.get(at, ()), key=_place)))


def _place(each: Explained) -> tuple[int, int]:
    return each.claim.span.start, -each.claim.span.end


def _left_out(found: Findings, text: str, start: int) -> Iterator[LeftOut]:
    for piece in found.pieces:
        span = trimmed(text, piece.start, piece.end)
        if piece.kind is not PieceKind.BODY and span is not None:
            yield LeftOut(span.shifted(start), piece.kind.value)


def _named(doc: Doc, name: Name, start: int) -> Named:
    return Named(characters(doc, name.first, name.last).shifted(start), name.label.value, name.full)


def _timed(doc: Doc, time: TimeWord, start: int) -> Timed:
    return Timed(time.span.shifted(start), time.kind.value, value_of(doc, time))
