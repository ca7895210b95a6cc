"""Owns the objects of a clause: what follows its predicate, member by member, and what leads it."""

from collections.abc import Iterator

from spacy.tokens import Token

from annotator.extract.claims.lists import members
from annotator.extract.claims.predicates import GOVERNING, chained
from annotator.extract.cues import SAYING, THINKING
from annotator.extract.grammar import bare_phrase, is_misread_object

_OBJECTS = frozenset(
    {"dobj", "attr", "acomp", "dative", "oprd", "xcomp", "ccomp", "prep", "agent", "npadvmod", "pobj", "pcomp"}
)
_DECLINING = frozenset({"refuse", "decline"})
_LEADING = frozenset({"prep", "npadvmod", "ccomp"})


def object_ranges(verb: Token, predicate: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Ranges of what follows the predicate, in text order: objects, complements, adverbial phrases; then what leads it.

    A preposition that the predicate took in leaves what it governs.
    """
    last = verb.doc[predicate[1] - 1]
    chain = chained(verb)
    heads = [verb, *chain]
    if last.dep_ in GOVERNING and last.head.i >= verb.i:
        heads.append(last)
    if last.head.dep_ == "acomp":
        heads.append(last.head)
    behind = {child.i: child for head in heads for child in head.rights if child.i >= predicate[1]}
    following = [child for _, child in sorted(behind.items())]
    objects = [child for child in following if _is_object(child)] or _shared(heads[len(chain)])
    for child in objects or [child for child in following if child.dep_ == "advmod"]:
        yield from [bare_phrase(child)] if child.head.lower_ == "between" else members(child)
    yield from (bare_phrase(child) for child in verb.lefts if _leads(child, verb))


def _shared(verb: Token) -> list[Token]:
    """The objects of the next verb where nothing but a conjunction stands between ("buy and sell shares")."""
    following = next((child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"), None)
    if following is None or any(token.dep_ not in {"cc", "punct"} for token in verb.doc[verb.i + 1 : following.i]):
        return []
    if following.lemma_.casefold() in SAYING | _DECLINING and verb.lemma_.casefold() not in SAYING:
        return []
    return [child for child in following.rights if _is_object(child)] or _shared(following)


def _leads(child: Token, verb: Token) -> bool:
    """Whether a phrase before the verb belongs to what it says; a clause does where the verb tells who said it."""
    return child.dep_ in _LEADING and (child.dep_ != "ccomp" or verb.lemma_.casefold() in SAYING | THINKING)


def _is_object(child: Token) -> bool:
    return is_misread_object(child) or child.dep_ in _OBJECTS
