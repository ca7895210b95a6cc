"""Owns the possible attributions of an article: for every cue its possible contents and their source."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.domain.span import Span
from annotator.extract.grammar import AUXILIARIES, characters
from annotator.extract.reported.attitudes import ADJECTIVES, NOUNS, kinds
from annotator.extract.reported.contents import Quotations, content_span
from annotator.extract.reported.noun_reports import (
    according_reports,
    according_source,
    adjective_reports,
    adjective_source,
    noun_reports,
    noun_source,
)
from annotator.extract.reported.quotations import token_from
from annotator.extract.reported.reports import Form, Report, reports_of
from annotator.extract.reported.sources import Source, source_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution with the characters of its content."""

    report: Report
    source: Source | None
    contents: tuple[Span, ...]


def candidates(
    doc: Doc, token: Token, cues: Mapping[int, Sequence[Span]], *, quotations: Quotations, quoted: Collection[int]
) -> list[Candidate]:
    """Every attribution that the token may be the cue of; none inside quotations."""
    if token.i in quoted:
        return []
    source, reports = _read(token, quoted)
    if token.i in cues:
        reports.append(Report(token.i, Form.QUOTED, tuple(_tokens(doc, span) for span in cues[token.i])))
    found = []
    for report in reports:
        contents = tuple(content_span(doc, places, quotations) for places in report.parts)
        if report.parts and _is_apart(doc, token, source, contents, report.form):
            found.append(Candidate(report, source, contents))
    return found


def _read(token: Token, quoted: Collection[int]) -> tuple[Source | None, list[Report]]:
    """The source of a possible cue and its possible contents."""
    if token.lower_ == "according":
        return according_source(token, quoted), list(according_reports(token))
    pos = token.pos_
    if pos == "VERB" and token.dep_ not in AUXILIARIES:
        return source_of(token, quoted), list(reports_of(token))
    if pos == "NOUN" and kinds(token.lemma_.casefold(), NOUNS):
        return noun_source(token, quoted), list(noun_reports(token))
    if pos == "ADJ" and kinds(token.lemma_.casefold(), ADJECTIVES):
        return adjective_source(token, quoted), list(adjective_reports(token))
    return None, []


def _tokens(doc: Doc, span: Span) -> tuple[int, int]:
    first = token_from(doc, span.start)
    return first, max(first + 1, token_from(doc, span.end))


def _is_apart(doc: Doc, cue: Token, source: Source | None, contents: Sequence[Span], form: Form) -> bool:
    """Whether the content holds neither the cue nor, but for what is said in the passive, the source."""
    if any(span.start <= cue.idx < span.end for span in contents):
        return False
    named = characters(doc, *source.places) if source is not None else None
    return named is None or form is Form.PASSIVE or not any(span.overlaps(named) for span in contents)
