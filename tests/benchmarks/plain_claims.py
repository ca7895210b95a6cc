"""Owns the plainest rule for tuples, which ours must beat: subject, verb, and what hangs on the verb."""

from collections.abc import Sequence

from spacy.tokens import Token

from annotator.extract.model import load_model
from tests.benchmarks.open_claims import Extracted

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp", "prep", "agent", "npadvmod"})


def plain_tuples(sentences: Sequence[str]) -> list[list[Extracted]]:
    """Of each sentence one tuple for each verb with a subject and something behind it."""
    docs = load_model().pipe(sentences)
    return [[one for token in doc if (one := _tuple(token)) is not None] for doc in docs]


def _tuple(verb: Token) -> Extracted | None:
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass"}:
        return None
    first = verb.head if verb.dep_ == "conj" else verb
    subject = next((child for each in (verb, first) for child in each.children if child.dep_ in _SUBJECTS), None)
    objects = [child for child in verb.rights if child.dep_ in _OBJECTS]
    if subject is None or not objects:
        return None
    said = sorted([verb, *(child for child in verb.children if child.dep_ in _HELPERS)], key=lambda token: token.i)
    predicate = " ".join(token.text for token in said)
    if objects[0].dep_ in {"prep", "agent"}:
        predicate = f"{predicate} {objects[0].text}"
    return Extracted(predicate, (_words(subject), *map(_words, objects)))


def _words(token: Token) -> str:
    left_out = {token.i} if token.dep_ in {"prep", "agent"} and token.i == token.head.i + 1 else set()
    return " ".join(each.text for each in token.subtree if each.i not in left_out).strip(" ,.")
