"""Owns which cue a quotation belongs to: the verb beside it, or that of the quotation it goes on from."""

from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Doc, Token

from annotator.domain.span import Span
from annotator.extract.findings import text_of
from annotator.extract.reported.attitudes import VERBS
from annotator.extract.reported.quotations import is_quotation, is_sentence, tokens_between
from annotator.extract.words import words

_VOICED: frozenset[str] = frozenset().union(
    *(VERBS[kind] for kind in ("say", "utter", "assert", "admit", "reveal", "write", "ask", "deny", "hint")),
    words(
        "think believe feel conclude predict recall joke lament complain praise blast criticize criticise condemn "
        "accuse mock urge promise vow pledge threaten swear agree suggest propose demand order call describe show"
    ),
)
_STOPS = frozenset({".", "!", "?", ";"})
_REACH_AFTER = 14
_REACH_BEFORE = 30


def cues_of(
    doc: Doc, start: int, end: int, quotations: Sequence[Span], quoted: Collection[int]
) -> Mapping[int, list[Span]]:
    """The quotations of a paragraph by the token of their cue, in text order; those without a cue are left out."""
    found: dict[int, list[Span]] = {}
    last: int | None = None
    bounds = [start, *(span.end for span in quotations)]
    for number, span in enumerate(quotations):
        stop = quotations[number + 1].start if number + 1 < len(quotations) else end
        cue = _beside(doc, span, (bounds[number], stop), quoted) if is_quotation(doc, span) else None
        if cue is None and last is not None and _goes_on(doc, bounds[number], span, last):
            cue = doc[last]
        if cue is not None:
            found.setdefault(cue.i, []).append(span)
        last = cue.i if cue is not None else None
    return found


def _beside(doc: Doc, span: Span, room: tuple[int, int], quoted: Collection[int]) -> Token | None:
    """The verb of saying that stands next to the quotation: after it when a comma leads on, else before it."""
    after = _first(tokens_between(doc, span.end, room[1]), _REACH_AFTER, quoted)
    before = _first(list(reversed(tokens_between(doc, room[0], span.start))), _REACH_BEFORE, quoted)
    return after if after is not None and (before is None or _leads_on(doc, span)) else before


def _leads_on(doc: Doc, span: Span) -> bool:
    text = text_of(doc)
    return text[span.end - 1] in ",?!…—–-" or text[span.end : span.end + 4].lstrip("\"”»' ").startswith(",")


def _first(tokens: Sequence[Token], reach: int, quoted: Collection[int]) -> Token | None:
    for number, token in enumerate(tokens[:reach]):
        if (token.text in _STOPS and number > 0) or "\n" in token.text:
            return None
        if token.i not in quoted and token.pos_ == "VERB" and token.tag_ != "VB" and token.lemma_.casefold() in _VOICED:
            return token
    return None


def _goes_on(doc: Doc, before: int, span: Span, cue: int) -> bool:
    """Whether the quotation follows the sentence of the last cue, or the last quotation, at once."""
    between = tokens_between(doc, before, span.start)
    words_between = [token for token in between if not token.is_punct and not token.is_space]
    if not words_between:
        return True
    stops = [
        token.i for token in between if token.text in {".", ":", ";", ",", "?", "!", "—", "-", "–"} and token.i > cue
    ]
    return (
        bool(stops)
        and not any(token.i > stops[-1] for token in words_between)
        and (is_sentence(doc, span) or doc[stops[-1]].text in {",", "—", "-", "–"})
    )
