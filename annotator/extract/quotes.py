"""Finds who is reported to say what: direct, indirect and mixed quotations with their cue and speaker."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.domain.span import Span
from annotator.extract.carried import carried
from annotator.extract.cues import ADDRESSING, HOLDING, QUOTING, SAYING, THINKING
from annotator.extract.findings import Attribution, findings, text_of
from annotator.extract.grammar import auxiliaries, characters, is_finite, subtree_without, trimmed_tokens, whole_phrase
from annotator.extract.layout import Piece, PieceKind
from annotator.extract.quotations import MARKS, is_quotation, is_sentence, quoted_spans, token_from, tokens_between
from annotator.extract.speakers import speaker_name, speaker_of

_REPORTING = SAYING | THINKING | HOLDING
_SPOKEN = frozenset({PieceKind.BODY, PieceKind.HEADING})
_TOPICS = frozenset({"for", "about", "against", "of", "on"})
_LONGEST_SOURCE = 10
_REACH_AFTER = 12
_REACH_BEFORE = 30


@Language.component("annotator_quotes")
def mark_attributions(doc: Doc) -> Doc:
    """The same doc, its findings now holding quotations and attributions in text order."""
    found = findings(doc)
    parts = [piece for piece in found.pieces if piece.kind in _SPOKEN]
    quoted = [(piece, quoted_spans(text_of(doc), piece.start, piece.end)) for piece in parts]
    found.quotations = [span for _, spans in quoted for span in spans]
    inside = _quoted_tokens(doc, found.quotations)
    known: list[Attribution] = []
    for piece, spans in quoted:
        if piece.kind is PieceKind.BODY:
            known += _with_quotations(doc, piece, spans, list(_reported(doc, piece, inside)), inside)
    voices = [one for one in known if not one.nominal or _is_spoken(doc, one)]
    found.attributions = _ordered([*known, *carried(doc, quoted, voices)])
    return doc


def _is_spoken(doc: Doc, one: Attribution) -> bool:
    """Whether the cue is a verb of saying rather than of holding an opinion."""
    cue = tokens_between(doc, one.cue.start, one.cue.end) if one.cue else []
    return any(token.lemma_.casefold() in SAYING for token in cue)


def _ordered(attributions: list[Attribution]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: (a.content.start, -a.content.end))


def _quoted_tokens(doc: Doc, quotations: list[Span]) -> frozenset[int]:
    ranges = ((token_from(doc, span.start), token_from(doc, span.end)) for span in quotations)
    return frozenset(i for first, last in ranges for i in range(first, last))


def _reported(doc: Doc, piece: Piece, quoted: frozenset[int]) -> Iterator[Attribution]:
    """Reported clauses: a verb of saying or thinking with its clause, and "according to"."""
    for token in tokens_between(doc, piece.start, piece.end):
        if token.lower_ == "according" and token.i + 1 < len(doc):
            yield from _according(doc, token, quoted)
        elif token.pos_ == "VERB" and token.lemma_.casefold() in _REPORTING and token.i not in quoted:
            yield from _clause_reports(doc, token, quoted)


def _clause_reports(doc: Doc, verb: Token, quoted: frozenset[int]) -> Iterator[Attribution]:
    clause = _content_clause(verb)
    tokens = _clause_tokens(clause, verb) if clause is not None else _commented_clause(verb)
    last = None if tokens else _told_last(doc, verb)
    if last is not None:
        yield last
        return
    nominal = not tokens
    content = _characters_of(doc, tokens or _thing_said(verb))
    if content is None:
        return
    speaker = speaker_of(verb, quoted)
    if speaker is not None and not characters(doc, *speaker).overlaps(content):
        yield replace(_attribution(doc, verb, speaker, content, Mode.INDIRECT), nominal=nominal)


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


def _told_last(doc: Doc, verb: Token) -> Attribution | None:
    """For a sentence that ends in ", sources told X": all before its last comma, whatever the parser made of it."""
    sentence = verb.sent
    reach = range(verb.i - 1, max(sentence.start, verb.i - _LONGEST_SOURCE) - 1, -1)
    comma = next((i for i in reach if doc[i].text == ","), None)
    if verb.tag_ != "VBD" or comma is None or sentence.end - verb.i > _LONGEST_SOURCE or _has_own_object(verb):
        return None
    source = trimmed_tokens(doc, comma + 1, verb.i)
    content = trimmed_tokens(doc, sentence.start, comma)
    beside = [*doc[comma + 1 : verb.i], *doc[verb.i + 1 : sentence.end]]
    if source is None or content is None or any(_is_verbal(token) or token.tag_ in {"WP", "CC"} for token in beside):
        return None
    told = any(is_finite(token) for token in doc[slice(*content)] if _is_verbal(token))
    return _attribution(doc, verb, source, characters(doc, *content), Mode.INDIRECT) if told else None


def _has_own_object(verb: Token) -> bool:
    """Whether the verb says something of its own; an object that is only spoken to does not count."""
    return verb.lemma_.casefold() not in ADDRESSING and any(child.dep_ == "dobj" for child in verb.children)


def _is_verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def _thing_said(verb: Token) -> list[Token]:
    """What is said where no clause tells it: the object, the intention, or what is called or spoken for."""
    for child in verb.rights:
        addressed = child.dep_ == "dobj" and verb.lemma_.casefold() in ADDRESSING
        if (child.dep_ in {"dobj", "xcomp"} and not addressed) or (child.dep_ == "prep" and child.lower_ in _TOPICS):
            return [token for token in child.subtree if token.i > verb.i]
    return []


def _is_reported(clause: Token) -> bool:
    return (
        is_finite(clause) or _has_that(clause) or any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
    )


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"that", "whether", "if"} for child in clause.children)


def _clause_tokens(clause: Token, verb: Token) -> list[Token]:
    """The clause on its own side of the verb."""
    before = clause.i < verb.i
    tokens = [token for token in clause.subtree if (token.i < verb.i) == before]
    for child in verb.children:
        if child.dep_ == "conj" and child.i > clause.i > verb.i and _goes_on(child, clause):
            tokens += [token for token in child.subtree if token.i < _next_report(child)]
    return tokens


def _goes_on(clause: Token, reported: Token) -> bool:
    """Whether a clause after a reported one is still reported: own subject, present tense like the reported one."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
    return own and _is_present(clause) and _is_present(reported) and clause.head.tag_ == "VBD"


def _is_present(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} or any(aux.tag_ in {"VBZ", "VBP"} for aux in auxiliaries(verb))


def _next_report(verb: Token) -> int:
    """Where a further report inside the clause begins ("confirming that"); far away if there is none."""
    cues = (token.i for token in verb.subtree if token.dep_ == "advcl" and token.lemma_.casefold() in SAYING)
    return min(cues, default=verb.right_edge.i + 1)


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
        if not is_quotation(doc, span):
            continue
        out = [_narrowed(doc, one, span) for one in out]
        if any(_holds(doc, one, span) for one in out):
            continue
        cue = _cue_beside(doc, piece, spans, place, quoted)
        speaker = speaker_of(cue, quoted) if cue is not None else None
        if cue is not None and speaker is not None:
            mode = Mode.DIRECT if is_sentence(doc, span) else Mode.MIXED
            out = [one for one in out if not _covers(span, one)]
            out.append(_attribution(doc, cue, speaker, span, mode))
    return out


def _holds(doc: Doc, one: Attribution, quotation: Span) -> bool:
    """Whether the reported clause holds all the quoted words, whatever mark ends them."""
    words = quotation.quote(text_of(doc)).rstrip(" ,.;:!?…")
    return one.content.contains(Span(quotation.start, quotation.start + max(1, len(words))))


def _narrowed(doc: Doc, one: Attribution, quotation: Span) -> Attribution:
    """A reported clause that is a quotation but for a few stray words becomes that quotation."""
    stray = len(text_of(doc)[one.content.start : quotation.start].split())
    rest = text_of(doc)[quotation.end : one.content.end].strip(' ,.”“"')
    near = _holds(doc, one, quotation) and stray <= 1 and not rest
    return replace(one, content=quotation, mode=Mode.DIRECT) if near and one.content != quotation else one


def _covers(quotation: Span, one: Attribution) -> bool:
    """Whether a reported clause is only a part of the quotation with a cue of the same sentence outside it."""
    return quotation.contains(one.content) and one.cue is not None and not quotation.contains(one.cue)


def _mode(doc: Doc, one: Attribution, quotations: list[Span]) -> Mode:
    touching = [span for span in quotations if span.overlaps(one.content) and is_quotation(doc, span)]
    if not touching:
        return Mode.INDIRECT
    marks = sum(1 for char in one.content.quote(text_of(doc)) if char in MARKS)
    inside = sum(min(span.end, one.content.end) - max(span.start, one.content.start) for span in touching)
    return Mode.DIRECT if inside + marks + 2 >= one.content.length else Mode.MIXED


def _cue_beside(doc: Doc, piece: Piece, spans: list[Span], place: int, quoted: frozenset[int]) -> Token | None:
    """The verb of saying that stands next to the quotation: after it when a comma leads on, else before it."""
    span = spans[place]
    after = _cues_after(doc, span, spans[place + 1].start if place + 1 < len(spans) else piece.end, quoted)
    before = _cues_before(doc, span, spans[place - 1].end if place else piece.start, quoted)
    leads_on = text_of(doc)[span.end - 1] in ",?!…—–" or text_of(doc)[span.end : span.end + 2].strip(
        "".join(MARKS)
    ).startswith(",")
    if leads_on and after is not None:
        return after
    return before or after


def _cues_after(doc: Doc, span: Span, limit: int, quoted: frozenset[int]) -> Token | None:
    for number, token in enumerate(tokens_between(doc, span.end, limit)):
        if number > _REACH_AFTER or (token.text in {".", "!", "?", ";"} and number > 0) or "\n" in token.text:
            return None
        if _is_cue(token, quoted):
            return token
    return None


def _cues_before(doc: Doc, span: Span, limit: int, quoted: frozenset[int]) -> Token | None:
    for number, token in enumerate(reversed(tokens_between(doc, limit, span.start))):
        if number > _REACH_BEFORE or token.text in {".", "!", "?", ";"} or "\n" in token.text:
            return None
        if _is_cue(token, quoted):
            return token
    return None


def _is_cue(token: Token, quoted: frozenset[int]) -> bool:
    return token.pos_ == "VERB" and token.tag_ != "VB" and token.i not in quoted and token.lemma_.casefold() in QUOTING
