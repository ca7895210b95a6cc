"""Owns quotations that no cue stands beside, and whose voice they carry on."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from annotator.domain.claim import Mode
from annotator.domain.rule import Rule
from annotator.domain.span import Span
from annotator.extract.findings import Attribution, findings, text_of
from annotator.extract.grammar import characters
from annotator.extract.page.layout import Piece, PieceKind
from annotator.extract.reported.quotations import MARKS, is_quotation, is_sentence, token_from, with_marks

_WHOLE_SHARE = 0.75
_NEAR = 40
_LONGEST_NAME = 8

Quoted = Sequence[tuple[Piece, Sequence[Span]]]
"""The paragraphs and headings of an article in order, each with its quotations."""


def carried(doc: Doc, quoted: Quoted, known: Sequence[Attribution]) -> list[Attribution]:
    """An attribution for each quotation without a cue that stands alone and has a voice near it."""
    voices = _by_paragraph(quoted, known)
    added: list[Attribution] = []
    for place, (piece, spans) in enumerate(quoted):
        for span in spans:
            if _is_taken(span, voices[place]) or not _stands_alone(doc, piece, span) or _names_another(doc, span):
                continue
            near = _voice(voices, place, span, is_heading=piece.kind is not PieceKind.BODY)
            if near is not None:
                whole = with_marks(text_of(doc), span)
                mine = Attribution(
                    whole, None, _naming(doc, near, span), near.name, Mode.DIRECT, carried=True, rule=Rule.CARRIED
                )
                added.append(mine)
                voices[place] = sorted([*voices[place], mine], key=lambda one: one.content.start)
    return added


def _naming(doc: Doc, near: Attribution, span: Span) -> Span | None:
    """Where the speaker is last named before the quotation; the speaker's own words if that is nowhere."""
    before = findings(doc).names_before(token_from(doc, span.start))
    named = [name for name in before if name.full == near.name]
    return characters(doc, named[-1].first, named[-1].last) if named else near.speaker


def _by_paragraph(quoted: Quoted, known: Sequence[Attribution]) -> list[list[Attribution]]:
    """The attributions of each paragraph in text order."""
    starts = [piece.start for piece, _ in quoted]
    voices: list[list[Attribution]] = [[] for _ in quoted]
    for one in sorted(known, key=lambda one: (one.content.start, -one.content.end)):
        voices[max(0, bisect_right(starts, one.content.start) - 1)].append(one)
    return voices


def _is_taken(span: Span, here: Sequence[Attribution]) -> bool:
    held = [one for one in here if one.cue is not None and not span.contains(one.cue)]
    return any(stretch.overlaps(span) for one in held for stretch in one.contents)


def _names_another(doc: Doc, span: Span) -> bool:
    """Whether a name follows the quotation in its sentence: somebody of their own speaks, even without a known cue."""
    text = text_of(doc)
    after = token_from(doc, with_marks(text, span).end)
    if text[span.end - 1] in ".?!" or after >= len(doc) or "\n" in text[span.end : doc[after].idx]:
        return False
    return any(name.first == after for name in findings(doc).names_in(after, after + _LONGEST_NAME))


def _stands_alone(doc: Doc, piece: Piece, span: Span) -> bool:
    """Whether the quotation is a sentence of its own, not words inside somebody else's."""
    if not is_quotation(doc, span):
        return False
    text = text_of(doc)
    lead = text[max(piece.start, span.start - _NEAR) : span.start].strip().strip("".join(MARKS)).strip()
    wide = 2 * span.length >= piece.end - piece.start
    whole = wide and span.length >= _WHOLE_SHARE * len(text[piece.start : piece.end].strip())
    if piece.kind is not PieceKind.BODY:
        return whole
    return whole or ((not lead or lead[-1] in ".!?:") and is_sentence(doc, span))


def _voice(voices: Sequence[Sequence[Attribution]], place: int, span: Span, *, is_heading: bool) -> Attribution | None:
    """Whoever speaks next in the paragraph, else last before it, else next below; a heading announces who is below."""
    here = [one for one in voices[place] if span.end <= one.content.start]
    above = [one for part in voices[max(0, place - 2) : place] for one in part]
    above += [one for one in voices[place] if one.content.end <= span.start]
    below = [one for part in voices[place + 1 : place + 3] for one in part]
    ordered = [below[:1], above[-1:]] if is_heading else [here[:1], above[-1:], below[:1]]
    return next((one for side in ordered for one in side), None)
