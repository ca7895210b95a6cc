"""Owns the amounts that a clause tells: numbers, in figures or words, with the noun they count."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from annotator.extract.claims.tuples import Places
from annotator.extract.findings import Draft, findings
from annotator.extract.grammar import characters, children
from annotator.extract.words import words

_COUNTING = frozenset({"nummod", "pobj", "dobj", "attr", "nsubj", "nsubjpass"})
_ROUND = words("dozen score hundred thousand million billion trillion")
"""Nouns for numbers, in the plural or after an article ("dozens of people", "a dozen boats")."""
_LONGEST = 6


def amounts(doc: Doc, draft: Draft) -> Iterator[Places]:
    """The amounts of a draft as token ranges in text order; numbers inside dates are none, nor those of ages."""
    for token in doc[draft.first : draft.last]:
        noun = _counted(token)
        if noun is None:
            continue
        first, last = min(token.left_edge.i, noun.i), max(token.i, noun.i) + 1
        compound = last < len(doc) and doc[last].tag_ == "HYPH"
        dated = findings(doc).times_in(characters(doc, first, last))
        if last - first <= _LONGEST and last <= draft.last and not compound and not dated:
            yield first, last


def _counted(token: Token) -> Token | None:
    """What a number counts, the number itself where no noun tells it; None for any other word."""
    if token.pos_ == "NUM" and token.lower_ != "one":
        if token.dep_ == "appos":
            return token if token.head.pos_ == "NOUN" and token.left_edge.i == token.right_edge.i else None
        return (token.head if token.dep_ == "nummod" else token) if token.dep_ in _COUNTING else None
    if token.pos_ != "NOUN" or token.lemma_.casefold() not in _ROUND:
        return None
    if token.dep_ == "nummod":
        return token.head
    of = next((child for child in token.rights if child.lower_ == "of" and child.dep_ == "prep"), None)
    noun = next((child for child in children(of) if child.dep_ == "pobj"), None) if of is not None else None
    many = token.tag_ == "NNS" and token.dep_ in _COUNTING
    return (noun or token) if many else None
