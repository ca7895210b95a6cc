"""Finds who is reported to say what: direct, indirect and mixed quotations with their cue and speaker."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.domain.span import Span
from annotator.extract.cues import QUOTING, SAYING, THINKING
from annotator.extract.findings import Attribution, findings
from annotator.extract.grammar import characters, is_finite, subtree_without, trimmed_tokens, whole_phrase
from annotator.extract.layout import Piece, PieceKind
from annotator.extract.quotations import MARKS, quoted_spans
from annotator.extract.speakers import speaker_name, speaker_of

_REACH_AFTER = 12
_REACH_BEFORE = 30
_WORDS_OF_A_QUOTATION = 4
_WHOLE_SHARE = 0.75


@Language.component("annotator_quotes")
def mark_attributions(doc: Doc) -> Doc:
    """The same doc, its findings now holding quotations and attributions in text order."""
    found = findings(doc)
    paragraphs = [piece for piece in found.pieces if piece.kind is PieceKind.BODY]
    spans = {piece.start: quoted_spans(doc.text, piece.start, piece.end) for piece in paragraphs}
    found.quotations = [span for piece in paragraphs for span in spans[piece.start]]
    quoted = _quoted_tokens(doc, found.quotations)
    for piece in paragraphs:
        reported = list(_reported(doc, piece, quoted))
        found.attributions += _with_quotations(doc, piece, spans[piece.start], reported, quoted)
    found.attributions = _ordered(found.attributions + _carried(doc, paragraphs, spans))
    return doc


def _ordered(attributions: list[Attribution]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: (a.content.start, -a.content.end))


def _quoted_tokens(doc: Doc, quotations: list[Span]) -> frozenset[int]:
    ranges = ((_token_from(doc, span.start), _token_from(doc, span.end)) for span in quotations)
    return frozenset(i for first, last in ranges for i in range(first, last))


def _token_from(doc: Doc, offset: int) -> int:
    """The first token that starts at or after the character."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if doc[middle].idx < offset else (low, middle)
    return low


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    return list(doc[_token_from(doc, start) : _token_from(doc, end)])


def _reported(doc: Doc, piece: Piece, quoted: frozenset[int]) -> Iterator[Attribution]:
    """Reported clauses: a verb of saying or thinking with its clause, and "according to"."""
    for token in _tokens(doc, piece.start, piece.end):
        if token.lower_ == "according" and token.i + 1 < len(doc):
            yield from _according(doc, token, quoted)
        elif token.pos_ == "VERB" and token.lemma_.casefold() in SAYING | THINKING and token.i not in quoted:
            yield from _clause_reports(doc, token, quoted)


def _clause_reports(doc: Doc, verb: Token, quoted: frozenset[int]) -> Iterator[Attribution]:
    clause = _content_clause(verb)
    tokens = _clause_tokens(clause, verb) if clause is not None else _commented_clause(verb)
    content = _characters_of(doc, tokens)
    if content is None:
        return
    speaker = speaker_of(verb, quoted)
    if speaker is not None and not characters(doc, *speaker).overlaps(content):
        yield _attribution(doc, verb, speaker, content, Mode.INDIRECT)


def _content_clause(verb: Token) -> Token | None:
    """The clause that the verb reports; None if it has none."""
    for child in verb.children:
        if child.dep_ == "ccomp" and _is_reported(child):
            return child
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "dobj", "oprd"}:
            nested = next(
                (grand for grand in child.children if grand.dep_ in {"ccomp", "acl"} and _has_that(grand)), None
            )
            if nested is not None:
                return nested
    return None


def _is_reported(clause: Token) -> bool:
    return (
        is_finite(clause) or _has_that(clause) or any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
    )


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"that", "whether", "if"} for child in clause.children)


def _clause_tokens(clause: Token, verb: Token) -> list[Token]:
    """The clause on its own side of the verb."""
    before = clause.i < verb.i
    return [token for token in clause.subtree if (token.i < verb.i) == before]


def _commented_clause(verb: Token) -> list[Token]:
    """For ", an official said" set beside a sentence: the sentence without it."""
    if verb.dep_ != "parataxis" or not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return []
    tokens = list(subtree_without(verb.head, frozenset({verb.i})))
    return [token for token in tokens if (token.i < verb.i) == (verb.head.i < verb.i)]


def _characters_of(doc: Doc, tokens: list[Token]) -> Span | None:
    if not tokens:
        return None
    places = trimmed_tokens(doc, min(token.i for token in tokens), max(token.i for token in tokens) + 1)
    return characters(doc, *places) if places else None


def _according(doc: Doc, word: Token, quoted: frozenset[int]) -> Iterator[Attribution]:
    """ "According to X": the sentence around the phrase is what X said."""
    to = next((child for child in word.children if child.lower_ == "to"), None)
    noun = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if noun is None or word.i in quoted:
        return
    speaker = whole_phrase(noun)
    sentence = word.sent
    before, after = (sentence.start, word.i), (speaker[1], sentence.end)
    wider = max((before, after), key=lambda side: side[1] - side[0])
    places = trimmed_tokens(doc, *wider)
    if places and to is not None:
        name = speaker_name(doc, *speaker)
        yield Attribution(
            characters(doc, *places), characters(doc, word.i, to.i + 1), characters(doc, *speaker), name, Mode.INDIRECT
        )


def _attribution(doc: Doc, verb: Token, speaker: tuple[int, int], content: Span, mode: Mode) -> Attribution:
    return Attribution(
        content, characters(doc, verb.i, verb.i + 1), characters(doc, *speaker), speaker_name(doc, *speaker), mode
    )


def _with_quotations(
    doc: Doc, piece: Piece, spans: list[Span], reported: list[Attribution], quoted: frozenset[int]
) -> list[Attribution]:
    """The reported clauses with the mode their quotation marks give, and the quotations that stand outside them."""
    out = [replace(one, mode=_mode(doc, one, spans)) for one in reported]
    for place, span in enumerate(spans):
        if any(one.content.contains(span) for one in out) or not _is_quotation(doc, span):
            continue
        cue = _cue_beside(doc, piece, spans, place, quoted)
        speaker = speaker_of(cue, quoted) if cue is not None else None
        if cue is not None and speaker is not None:
            mode = Mode.DIRECT if _is_sentence(doc, span) else Mode.MIXED
            out = [one for one in out if not _covers(span, one)]
            out.append(_attribution(doc, cue, speaker, span, mode))
    return out


def _covers(quotation: Span, one: Attribution) -> bool:
    """Whether a reported clause is only a part of the quotation with a cue of the same sentence outside it."""
    return quotation.contains(one.content) and one.cue is not None and not quotation.contains(one.cue)


def _mode(doc: Doc, one: Attribution, quotations: list[Span]) -> Mode:
    touching = [span for span in quotations if span.overlaps(one.content) and _is_quotation(doc, span)]
    if not touching:
        return Mode.INDIRECT
    marks = sum(1 for char in one.content.quote(doc.text) if char in MARKS)
    inside = sum(min(span.end, one.content.end) - max(span.start, one.content.start) for span in touching)
    return Mode.DIRECT if inside + marks + 2 >= one.content.length else Mode.MIXED


def _is_quotation(doc: Doc, span: Span) -> bool:
    """Whether the quoted words say something; a name or a doubted word in quotation marks does not."""
    words = [token for token in _tokens(doc, span.start, span.end) if not token.is_punct and not token.is_space]
    return len(words) >= _WORDS_OF_A_QUOTATION or any(token.pos_ in {"VERB", "AUX"} for token in words)


def _is_sentence(doc: Doc, span: Span) -> bool:
    first = span.quote(doc.text)[0]
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in _tokens(doc, span.start, span.end))
    opening = doc.text[: span.start].rstrip()[-2:-1]
    return finite and (first.isupper() or first.isdigit() or opening in {",", ":"} or doc.text[span.end - 1] in ".?!,")


def _cue_beside(doc: Doc, piece: Piece, spans: list[Span], place: int, quoted: frozenset[int]) -> Token | None:
    """The verb of saying that stands next to the quotation: after it when a comma leads on, else before it."""
    span = spans[place]
    after = _cues_after(doc, span, spans[place + 1].start if place + 1 < len(spans) else piece.end, quoted)
    before = _cues_before(doc, span, spans[place - 1].end if place else piece.start, quoted)
    leads_on = doc.text[span.end - 1] in ",?!…—–" or doc.text[span.end : span.end + 2].strip("".join(MARKS)).startswith(
        ","
    )
    if leads_on and after is not None:
        return after
    return before or after


def _cues_after(doc: Doc, span: Span, limit: int, quoted: frozenset[int]) -> Token | None:
    for number, token in enumerate(_tokens(doc, span.end, limit)):
        if number > _REACH_AFTER or (token.text in {".", "!", "?", ";"} and number > 0) or "\n" in token.text:
            return None
        if _is_cue(token, quoted):
            return token
    return None


def _cues_before(doc: Doc, span: Span, limit: int, quoted: frozenset[int]) -> Token | None:
    for number, token in enumerate(reversed(_tokens(doc, limit, span.start))):
        if number > _REACH_BEFORE or token.text in {".", "!", "?", ";"} or "\n" in token.text:
            return None
        if _is_cue(token, quoted):
            return token
    return None


def _is_cue(token: Token, quoted: frozenset[int]) -> bool:
    return token.pos_ == "VERB" and token.tag_ != "VB" and token.i not in quoted and token.lemma_.casefold() in QUOTING


def _carried(doc: Doc, paragraphs: list[Piece], spans: dict[int, list[Span]]) -> list[Attribution]:
    """Quotations without a cue, given to whoever speaks in the next sentence, the paragraph before, or the one after."""
    known = findings(doc).attributions
    carried: list[Attribution] = []
    for place, piece in enumerate(paragraphs):
        for span in spans[piece.start]:
            if _is_taken(span, known) or not _stands_alone(doc, piece, span):
                continue
            near = _voice(known + carried, paragraphs, place, span)
            if near is not None:
                carried.append(Attribution(span, None, near.speaker, near.name, Mode.DIRECT, carried=True))
    return carried


def _is_taken(span: Span, known: list[Attribution]) -> bool:
    return any(one.content.overlaps(span) and one.cue is not None and not span.contains(one.cue) for one in known)


def _stands_alone(doc: Doc, piece: Piece, span: Span) -> bool:
    """Whether the quotation is a sentence of its own, not words inside somebody else's."""
    if not _is_quotation(doc, span):
        return False
    lead = doc.text[piece.start : span.start].strip().strip("".join(MARKS)).strip()
    whole = span.length >= _WHOLE_SHARE * len(doc.text[piece.start : piece.end].strip())
    return whole or ((not lead or lead[-1] in ".!?:") and _is_sentence(doc, span))


def _voice(known: list[Attribution], paragraphs: list[Piece], place: int, span: Span) -> Attribution | None:
    piece = paragraphs[place]
    spoken = [one for one in _ordered(known) if one.cue is not None or one.carried]
    here = [one for one in spoken if span.end <= one.content.start and one.content.end <= piece.end]
    above = [one for one in spoken if one.content.end <= span.start]
    if place and above:
        above = [one for one in above if one.content.start >= paragraphs[max(0, place - 2)].start]
    below = [
        one
        for one in spoken
        if place + 1 < len(paragraphs) and paragraphs[place + 1].start <= one.content.start < paragraphs[place + 1].end
    ]
    chosen = here[:1] or above[-1:] or below[:1]
    return chosen[0] if chosen else None
