"""Finds who is reported to say what: direct, indirect and mixed quotations with their cue and speaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.domain.rule import Rule
from annotator.domain.span import Span
from annotator.extract.cues import SAYING
from annotator.extract.findings import Attribution, findings, text_of
from annotator.extract.grammar import antecedent, characters, whole_phrase
from annotator.extract.page.layout import Piece, PieceKind
from annotator.extract.persons.speakers import speaker_name
from annotator.extract.reported.asides import as_told, so_said
from annotator.extract.reported.attitudes import HEARSAY
from annotator.extract.reported.candidates import Candidate, candidates
from annotator.extract.reported.carried import carried
from annotator.extract.reported.contents import Quotations
from annotator.extract.reported.hearsay import (
    Told,
    announced,
    in_words_of,
    passed_on,
    told_beside,
    told_by_name,
    told_how,
    told_last,
)
from annotator.extract.reported.inward import mark_inward
from annotator.extract.reported.quotations import is_quotation, quoted_spans, token_from, tokens_between
from annotator.extract.reported.reports import Form
from annotator.extract.reported.spoken import cues_of
from annotator.extract.reported.weighing import Chosen, chosen, without_chains

_SPOKEN = frozenset({PieceKind.BODY, PieceKind.HEADING})
_CLAUSAL = frozenset({Form.CLAUSE, Form.QUOTED, Form.AROUND, Form.ACCORDING})
_STRAY_WORDS = 2
_TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "PRON", "ADJ"})
_RULES: Mapping[Form, Rule] = {
    Form.QUOTED: Rule.QUOTATION,
    Form.ACCORDING: Rule.ACCORDING_TO,
    Form.AROUND: Rule.ASIDE,
    Form.CLAUSE: Rule.REPORTING_WORD,
}


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of an article's quotations before anybody is found to say them."""

    pieces: tuple[tuple[Piece, tuple[Span, ...]], ...]
    quotations: Quotations
    quoted: frozenset[int]
    cues: Mapping[int, Sequence[Span]]


@Language.component("annotator_quotes")
def mark_attributions(doc: Doc) -> Doc:
    """The same doc, its findings now holding quotations and attributions in text order."""
    found = findings(doc)
    page = _page(doc, [piece for piece in found.pieces if piece.kind in _SPOKEN])
    found.quotations = list(page.quotations.inner)
    shaped = list(_shaped(doc, page))
    taken = {one.cue.start for one in shaped if one.cue}
    weighed = [one for one in _weighed(doc, page) if one.cue and one.cue.start not in taken]
    known = [*shaped, *weighed]
    voices = [one for one in known if one.speaker and (not one.nominal or _is_spoken(doc, one))]
    found.attributions = _ordered([*known, *carried(doc, page.pieces, voices)])
    mark_inward(doc)
    return doc


def _page(doc: Doc, pieces: Sequence[Piece]) -> _Page:
    text = text_of(doc)
    quoted = tuple((piece, tuple(quoted_spans(text, piece.start, piece.end))) for piece in pieces)
    spans = [span for _, inside in quoted for span in inside]
    tokens = frozenset(i for span in spans for i in range(token_from(doc, span.start), token_from(doc, span.end)))
    cues: dict[int, Sequence[Span]] = {}
    for piece, inside in quoted:
        cues.update(cues_of(doc, piece.start, piece.end, inside, tokens) if inside else {})
    return _Page(quoted, Quotations.of(text, spans), tokens, cues)


def options_of(doc: Doc) -> Iterator[list[Candidate]]:
    """The possible attributions of an article, a list for each possible cue; findings must hold its pieces."""
    return _options(doc, _page(doc, [piece for piece in findings(doc).pieces if piece.kind in _SPOKEN]))


def _options(doc: Doc, page: _Page) -> Iterator[list[Candidate]]:
    for piece, _ in page.pieces:
        for token in tokens_between(doc, piece.start, piece.end):
            found = candidates(doc, token, page.cues, quotations=page.quotations, quoted=page.quoted)
            if found:
                yield found


def _weighed(doc: Doc, page: _Page) -> Iterator[Attribution]:
    """The attributions whose features speak for them."""
    held = [best for options in _options(doc, page) if (best := chosen(doc, options)) is not None]
    return (_attribution(doc, one, page.quotations) for one in without_chains(held))


def _attribution(doc: Doc, one: Chosen, quotations: Quotations) -> Attribution:
    candidate = one.candidate
    report, source = candidate.report, candidate.source if one.named else None
    nominal = report.form not in _CLAUSAL or source is None
    first, *more = candidate.contents
    return Attribution(
        content=first,
        cue=_cue(doc, candidate),
        speaker=characters(doc, *source.places) if source else None,
        name=_name(doc, source.head, source.places) if source else None,
        mode=_mode(doc, candidate.contents, quotations),
        nominal=nominal,
        rule=_RULES.get(report.form, Rule.ATTITUDE),
        more=tuple(more),
    )


def _cue(doc: Doc, candidate: Candidate) -> Span:
    """The cue word with the preposition or particle that belongs to it, where that follows at once."""
    report = candidate.report
    last = report.head
    while last + 1 < len(doc) and (
        last + 1 == report.link or (doc[last + 1].dep_ == "prt" and doc[last + 1].head.i == report.head)
    ):
        last += 1
    return characters(doc, report.head, last + 1)


def _name(doc: Doc, head: int, places: tuple[int, int]) -> str | None:
    """The name to show: that of whoever a relative pronoun stands for, else of whom the words name."""
    meant = antecedent(doc[head])
    return speaker_name(doc, *(whole_phrase(meant) if meant is not None else places))


def _shaped(doc: Doc, page: _Page) -> Iterator[Attribution]:
    """The attributions that a fixed shape of the sentence tells."""
    for piece, _ in page.pieces:
        for told in announced(doc, piece, page.quoted):
            yield _from_shape(doc, told, page.quotations, Rule.COLON)
        for token in tokens_between(doc, piece.start, piece.end):
            if token.i in page.quoted:
                continue
            yield from _from_token(doc, token, page.quotations)


def _from_token(doc: Doc, token: Token, quotations: Quotations) -> Iterator[Attribution]:
    if token.lower_ in HEARSAY:
        told, rule = passed_on(token, quotations), Rule.HEARSAY
    elif token.lower_ == "words":
        told, rule = in_words_of(token, quotations), Rule.ASIDE
    elif token.lower_ == "so":
        told, rule = so_said(token, quotations), Rule.ASIDE
    elif token.tag_ in {"VBD", "VBN", "VBZ", "VBP"}:
        told, rule = as_told(token, quotations) or _said_last(token, quotations), Rule.ASIDE
    else:
        return
    if told is not None:
        yield _from_shape(doc, told, quotations, rule)


def _said_last(verb: Token, quotations: Quotations) -> Told | None:
    """What stands before its cue in a shape that the parser may have missed."""
    shapes = (told_last, told_by_name, told_beside, told_how)
    return next((told for shape in shapes if (told := shape(verb, quotations)) is not None), None)


def _from_shape(doc: Doc, told: Told, quotations: Quotations, rule: Rule) -> Attribution:
    first, *more = told.contents
    source = told.source
    return Attribution(
        content=first,
        cue=characters(doc, *told.cue),
        speaker=characters(doc, *source) if source else None,
        name=speaker_name(doc, *source) if source else None,
        mode=_mode(doc, told.contents, quotations),
        nominal=source is None,
        rule=rule,
        more=tuple(more),
    )


def _mode(doc: Doc, contents: Sequence[Span], quotations: Quotations) -> Mode:
    """Direct if nothing that says anything stands outside quotation marks, mixed if some words do."""
    numbers = {number for span in contents for number in quotations.within(span)}
    if not any(is_quotation(doc, quotations.inner[number]) for number in numbers):
        return Mode.INDIRECT
    inside = [quotations.outer[number] for number in numbers]
    stray = [
        token
        for span in contents
        for token in tokens_between(doc, span.start, span.end)
        if token.is_alpha and not any(each.start <= token.idx < each.end for each in inside)
    ]
    telling = any(token.pos_ in _TELLING for token in stray)
    return Mode.MIXED if telling or len(stray) > _STRAY_WORDS else Mode.DIRECT


def _is_spoken(doc: Doc, one: Attribution) -> bool:
    """Whether the cue is a verb of saying rather than of holding an opinion."""
    cue = tokens_between(doc, one.cue.start, one.cue.end) if one.cue else []
    return any(token.lemma_.casefold() in SAYING for token in cue)


def _ordered(attributions: Sequence[Attribution]) -> list[Attribution]:
    each = (replace(one, content=min(one.contents, key=_start), more=_later(one)) for one in attributions)
    return sorted(each, key=lambda one: (one.content.start, -one.content.end))


def _later(one: Attribution) -> tuple[Span, ...]:
    return tuple(sorted(one.contents, key=_start)[1:])


def _start(span: Span) -> int:
    return span.start
