"""Owns the verb that makes a sentence of a participle or of a verb that shares another's auxiliaries."""

from spacy.tokens import Doc, Token

from annotator.extract.claims.past import past_of
from annotator.extract.findings import Label, findings
from annotator.extract.grammar import AUXILIARIES, auxiliaries, children, is_clause_verb, is_finite, is_misread_main
from annotator.extract.words import words

_MANY = words("they we these those")


def copula_of(verb: Token, subject: tuple[int, int] | None, *, inside: bool) -> str | None:
    """What the wording needs before the verb ("loans backed by": "were"); None where nothing is missing."""
    if inside or is_misread_main(verb) or any(child.dep_ in AUXILIARIES for child in children(verb)):
        return None
    if is_finite(verb):
        return None if verb.tag_ not in {"VBN", "VB", "VBG"} else _shared(verb)
    if finished(verb) is not None:
        return None
    many = subject is not None and _is_many(verb.doc, subject)
    modal = _modal(verb)
    if modal is not None:
        return f"{modal} be"
    if verb.tag_ == "VBG" and _governing(verb).tag_ in {"VBZ", "VBP"}:
        return "are" if many else "is"
    return "were" if many else "was"


def finished(participle: Token) -> str | None:
    """The past tense of a participle that tells what came of something past (", killing three"); None for others."""
    governing = _governing(participle)
    own = any(child.dep_ in AUXILIARIES for child in children(participle))
    if own or participle.tag_ != "VBG" or governing.i == participle.i or not _is_past(governing):
        return None
    return past_of(participle)


def _governing(participle: Token) -> Token:
    """The verb of the clause that the participle goes on; the participle itself where it hangs on a noun."""
    first = participle
    while first.dep_ == "conj" and first.head.tag_ == "VBG" and not is_finite(first.head):
        first = first.head
    return first.head if first.dep_ == "advcl" and is_clause_verb(first.head) else participle


def _is_past(verb: Token) -> bool:
    helpers = [aux.lower_ for aux in auxiliaries(verb)]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool({"was", "were", "had", "has", "have"} & set(helpers)))


def _modal(participle: Token) -> str | None:
    governing = _governing(participle)
    shared = auxiliaries(governing) if participle.tag_ == "VBG" and governing.i != participle.i else []
    return next((aux.lower_ for aux in shared if aux.tag_ == "MD" and aux.text.isalpha()), None)


def _shared(verb: Token) -> str | None:
    """The first verb's auxiliaries, which the text does not say again ("was drafted and backed": "was")."""
    helpers = [aux.lower_ for aux in auxiliaries(verb)]
    return " ".join(helpers) if helpers and all(map(str.isalpha, helpers)) else None


def _is_many(doc: Doc, places: tuple[int, int]) -> bool:
    root = doc[slice(*places)].root
    if any((name.last, name.label) == (places[1], Label.PERSON) for name in findings(doc).names_in(*places)):
        return any(child.dep_ == "conj" for child in children(root))
    return root.tag_ in {"NNS", "NNPS"} or root.lower_ in _MANY or any(child.dep_ == "conj" for child in children(root))
