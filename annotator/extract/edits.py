"""Owns Edit: words that take the place of a span in a claim's wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that take the place of a span."""

    span: Span
    words: str


def edited(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """The span's words with the edits made, in text order; one that overlaps an earlier one is left out."""
    out, at = [], span.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        if at <= edit.span.start and edit.span.end <= span.end:
            out += [text[at : edit.span.start], edit.words]
            at = edit.span.end
    return "".join([*out, text[at : span.end]])
