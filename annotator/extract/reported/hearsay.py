"""Owns reports that a fixed shape tells: a trailing ", sources told X", "reportedly", a name and a colon."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.domain.span import Span
from annotator.extract.cues import ADDRESSING, SAYING
from annotator.extract.findings import Label, findings, text_of
from annotator.extract.grammar import children, is_finite, subtree_without, trimmed_tokens, whole_phrase
from annotator.extract.page.layout import Piece
from annotator.extract.reported.attitudes import HEARSAY
from annotator.extract.reported.contents import Quotations, content_span
from annotator.extract.reported.quotations import token_from, tokens_between
from annotator.extract.reported.reports import Places, ranges, trim

_LONGEST_SOURCE = 10
_LONGEST_NAME = 60
_LONGEST_TITLE = 6
_SHORTEST_ASIDE = 4
_LEADING_ON = ",?!…—–"
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPEAKERS = frozenset({Label.PERSON, Label.ORG})


@dataclass(frozen=True, slots=True)
class Told:
    """Ranges of tokens: the content, its cue, and who is the source if that is told."""

    contents: tuple[Span, ...]
    cue: Places
    source: Places | None


def told_last(verb: Token, quotations: Quotations) -> Told | None:
    """For a sentence that ends in ", sources told X": all before its last comma, whatever the parser made of it."""
    if verb.tag_ != "VBD" or verb.lemma_.casefold() not in SAYING or _has_own_parts(verb):
        return None
    doc, sentence = verb.doc, verb.sent
    reach = range(verb.i - 1, max(sentence.start, verb.i - _LONGEST_SOURCE) - 1, -1)
    comma = next((i for i in reach if doc[i].text == ","), None)
    if comma is None or sentence.end - verb.i > _LONGEST_SOURCE:
        return None
    source, content = trimmed_tokens(doc, comma + 1, verb.i), trim(doc, sentence.start, comma)
    beside = [*doc[comma + 1 : verb.i], *doc[verb.i + 1 : sentence.end]]
    if source is None or content is None or any(_is_verbal(token) or token.tag_ in {"WP", "CC"} for token in beside):
        return None
    if not any(is_finite(token) for token in doc[slice(*content)] if _is_verbal(token)):
        return None
    return Told((content_span(doc, content, quotations),), (verb.i, verb.i + 1), source)


def told_by_name(verb: Token, quotations: Quotations) -> Told | None:
    """For "“...,” X, a farmer, recalled": the quotation that a name follows, where the parser gave the verb nobody."""
    doc = verb.doc
    says = verb.lemma_.casefold() in SAYING and not any(child.dep_ in _SUBJECTS for child in children(verb))
    if not says or verb.i < verb.sent.start + _SHORTEST_ASIDE or doc[verb.i - 1].text != ",":
        return None
    commas = (i for i in range(verb.i - 2, max(0, verb.i - _LONGEST_SOURCE), -1) if doc[i].text == ",")
    comma = next(commas, None)
    named = findings(doc).names_before(comma)[-1:] if comma is not None else []
    if comma is None or not named or named[0].last != comma or named[0].label is not Label.PERSON:
        return None
    previous = doc[named[0].first - 1] if named[0].first else None
    number = quotations.at(previous.idx) if previous is not None else None
    if number is None:
        return None
    return Told((quotations.outer[number],), (verb.i, verb.i + 1), (named[0].first, comma))


def told_beside(verb: Token, quotations: Quotations) -> Told | None:
    """For "“...,” survivor X said": the quotation, where the parser took another word for its verb."""
    doc = verb.doc
    named = findings(doc).names_before(verb.i)[-1:]
    if verb.lemma_.casefold() not in SAYING or any(child.dep_ in _SUBJECTS for child in children(verb)):
        return None
    if not named or named[0].last != verb.i or named[0].label is not Label.PERSON:
        return None
    first = named[0].first
    while first > max(0, named[0].first - _LONGEST_TITLE) and doc[first - 1].is_alpha:
        first -= 1
    number = quotations.at(doc[first - 1].idx) if first else None
    if number is None or text_of(doc)[quotations.inner[number].end - 1] not in _LEADING_ON:
        return None
    plain = all(token.pos_ in _NOMINAL for token in doc[first : named[0].first])
    return Told((quotations.outer[number],), (verb.i, verb.i + 1), (first if plain else named[0].first, verb.i))


def told_how(verb: Token, quotations: Quotations) -> Told | None:
    """For "“...,” is how X described it": the quotation before "is"."""
    link = verb.head
    how = any(child.lower_ == "how" for child in children(verb))
    if not how or link.lemma_ != "be" or verb.dep_ not in {"ccomp", "advcl", "attr"} or not 0 < link.i < verb.i:
        return None
    subject = next((child for child in children(verb) if child.dep_ in _SUBJECTS and child.i < verb.i), None)
    number = quotations.at(verb.doc[link.i - 1].idx)
    if subject is None or number is None:
        return None
    return Told((quotations.outer[number],), (verb.i, verb.i + 1), whole_phrase(subject))


def in_words_of(noun: Token, quotations: Quotations) -> Told | None:
    """For ", in X's words," or "in the words of X": the sentence around it."""
    doc, prep = noun.doc, noun.head
    if noun.lower_ != "words" or prep.lower_ != "in" or noun.dep_ != "pobj":
        return None
    owner = next((child for child in children(noun) if child.dep_ == "poss"), None)
    giver = next((grand for child in noun.rights if child.lower_ == "of" for grand in children(child)), None)
    source = owner if owner is not None else giver
    if source is None:
        return None
    stop = max(noun.i, source.i) + 1
    sides = (trim(doc, prep.sent.start, prep.i), trim(doc, stop, prep.sent.end))
    contents = tuple(content_span(doc, side, quotations) for side in sides if side is not None)
    return Told(contents, (noun.i, noun.i + 1), (source.left_edge.i, source.i + 1)) if contents else None


def _has_own_parts(verb: Token) -> bool:
    """Whether the parser gave the verb a subject or a content; an object that is only spoken to does not count."""
    content = {"ccomp"} if verb.lemma_.casefold() in ADDRESSING else {"ccomp", "dobj"}
    return any(child.dep_ in content | {"nsubj", "nsubjpass"} for child in children(verb))


def _is_verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def passed_on(adverb: Token, quotations: Quotations) -> Told | None:
    """For "reportedly": the clause that the adverb stands in, said by nobody who is named."""
    verb = adverb.head
    if adverb.lower_ not in HEARSAY or not _is_verbal(verb) or not is_finite(verb):
        return None
    tokens = [token.i for token in subtree_without(verb, frozenset({adverb.i}))]
    contents = tuple(content_span(adverb.doc, places, quotations) for places in ranges(adverb.doc, tokens))
    kept = tuple(span for span in contents if not span.start <= adverb.idx < span.end)
    return Told(kept, (adverb.i, adverb.i + 1), None) if kept else None


def announced(doc: Doc, piece: Piece, quoted: Collection[int]) -> Iterator[Told]:
    """For a paragraph that begins with a name and a colon: what follows is what they say."""
    text = text_of(doc)
    colon = text.find(":", piece.start, min(piece.end, piece.start + _LONGEST_NAME))
    if colon < 0 or "\n" in text[piece.start : colon].strip():
        return
    before, after = tokens_between(doc, piece.start, colon), token_from(doc, colon + 1)
    source = trim(doc, before[0].i, before[-1].i + 1) if before else None
    content = trim(doc, after, token_from(doc, piece.end))
    if source is None or content is None or content[1] - content[0] < 2 or source[0] in quoted:
        return
    if _is_name(doc, source) and doc[after - 1].text == ":":
        yield Told(
            (Span(doc[content[0]].idx, doc[content[1] - 1].idx + len(doc[content[1] - 1])),), (after - 1, after), source
        )


def _is_name(doc: Doc, places: Places) -> bool:
    """Whether the words are no more than the name of a person or a body, with a title at most."""
    named = [name for name in findings(doc).names_in(*places) if name.label in _SPEAKERS]
    capital = all(token.text[:1].isupper() for token in doc[slice(*places)] if token.is_alpha)
    return bool(named) and capital and named[-1].last == places[1]
