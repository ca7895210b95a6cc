"""Owns relative clauses whose noun is not their subject ("the army, which Haftar leads"): what they leave out."""

from dataclasses import dataclass

from spacy.tokens import Token

from annotator.extract.findings import findings
from annotator.extract.grammar import bare_phrase, characters, own_subject

_RELATIVE = frozenset({"WDT", "WP"})
_TAKING = frozenset({"dobj", "attr", "ccomp", "xcomp", "acomp"})


@dataclass(frozen=True, slots=True)
class Gap:
    """What a relative clause says of its noun: the noun's range, the words that lead, and the preposition moved."""

    noun: tuple[int, int]
    lead: tuple[int, int] | None
    preposition: Token | None


def gap_of(verb: Token) -> Gap | None:
    """The gap of a relative clause with a subject of its own; None where there is none, or the noun is its subject."""
    subject = own_subject(verb)
    if verb.dep_ != "relcl" or subject is None or subject.tag_ in _RELATIVE or verb.head.i > subject.i:
        return None
    leading = next(
        (token for token in verb.doc[verb.left_edge.i : subject.left_edge.i] if token.tag_ in _RELATIVE), None
    )
    noun = bare_phrase(verb.head)
    if leading is None:
        return None if _is_filled(verb) else Gap(noun, None, None)
    if leading.dep_ == "pobj" and leading.head.i == leading.i - 1:
        return Gap(noun, (leading.i - 1, leading.i + 1), leading.head)
    taken = leading.dep_ in {"dobj", "pobj", "attr"} or leading.lower_ == "that"
    return Gap(noun, (leading.i, leading.i + 1), _stranded(leading)) if taken else None


def follows_date(verb: Token) -> bool:
    """Whether a relative clause hangs on a date: "in 2019, which angered Greece" tells of all that stands before."""
    date = verb.head
    if verb.dep_ != "relcl" or date.dep_ not in {"pobj", "npadvmod"}:
        return False
    leading = next((token for token in verb.doc[verb.left_edge.i : verb.i] if token.tag_ == "WDT"), None)
    dated = findings(verb.doc).times_in(characters(verb.doc, date.i, date.i + 1))
    return leading is not None and leading.i > date.i + 1 and bool(dated)


def bearer(noun: Token) -> Token:
    """Who a noun is told of: the name it is set beside ("Maria Costa, a biologist who ..."); else the noun itself."""
    beside = noun.dep_ == "appos" and noun.tag_ == "NN" and noun.head.tag_ == "NNP" and noun.head.i < noun.i
    return noun.head if beside and not any(child.dep_ == "conj" for child in noun.head.rights) else noun


def place_of(verb: Token) -> tuple[str, tuple[int, int]] | None:
    """Preposition and noun that "where" stands for ("Aden, where a ferry sank": in Aden); None for other clauses."""
    noun = verb.head
    where = any(child.lower_ == "where" and child.dep_ == "advmod" for child in verb.lefts)
    if verb.dep_ != "relcl" or not where or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if noun.dep_ != "pobj" and noun.pos_ != "PROPN":
        return None
    governing = noun.head.lower_ if noun.dep_ == "pobj" else "in"
    return governing if governing in _PLACED else "in", bare_phrase(noun)


_PLACED = frozenset({"in", "at", "on", "near", "outside", "inside"})


def _stranded(leading: Token) -> Token | None:
    """A preposition left behind ("the town that he comes from") governs nothing else, so it stays where it is."""
    return leading.head if leading.dep_ == "pobj" and leading.head.i < leading.i else None


def _is_filled(verb: Token) -> bool:
    """Whether nothing is missing behind the verb, or what leads is "where", "when" or "why"."""
    asked = any(token.tag_ == "WRB" for token in verb.doc[verb.left_edge.i : verb.i])
    return asked or any(child.dep_ in _TAKING for child in verb.rights) or verb.tag_ == "VBN"
