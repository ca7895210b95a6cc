"""Owns what the labels of the common dependency schemes have in common: Universal Dependencies, TIGER, ClearNLP.

Universal Dependencies v2 (de Marneffe et al. 2021, doi 10.1162/coli_a_00402) stands first; subtypes count as their
type unless they are listed themselves.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from annotator.extract.words import words

_SUBJECTS = words("nsubj csubj nsubjpass sb")
_OBJECTS = words("obj iobj dobj obl dative attr acomp prep agent oa da og op pd xcomp ccomp oc mo")
_HELPERS = words("aux auxpass cop svp prt ng neg compound:prt compound:svp expl:pv advmod:neg")
_CLAUSES = words("root conj ccomp advcl acl relcl parataxis cj rc re oc mo csubj")
_RELATIVES = words("relcl rc")
_CONTENTS = words("ccomp oc")
_COORDINATED = words("conj cj")
_ASIDE = words("acl relcl rc parataxis advcl cc cd")
_VERBS = frozenset({"VERB", "AUX"})
_SHORT_NEGATION = frozenset({"ADV", "PART", "AUX", "VERB"})


def relation(token: Token) -> str:
    """The token's label in lower case, without a subtype unless that is what matters."""
    label = token.dep_.casefold()
    if label in _HELPERS:
        return label
    kind, _, subtype = label.partition(":")
    return "relcl" if subtype == "relcl" else kind


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or a helping verb."""
    return token.pos_ in _VERBS


def subject(verb: Token) -> Token | None:
    """The clause's own subject; None if it has none."""
    return next((child for one in _core(verb) for child in one.children if relation(child) in _SUBJECTS), None)


def is_clause(token: Token) -> bool:
    """Whether the token heads a clause that can be asserted: a finite verb, or what "is" or a subject makes one of."""
    if relation(token) not in _CLAUSES:
        return False
    core = _core(token)
    copular = any(relation(child) == "cop" for child in token.children)
    finite = any(_is_finite(one) for one in core) or copular
    return (is_verb(token) or copular) and (finite or (subject(token) is not None and not _is_infinitive(token)))


def _core(verb: Token) -> list[Token]:
    """The head of a clause with its helping words; where the helper is the head, with the verb that it helps."""
    helped = [child for child in verb.children if relation(child) in {"oc", "xcomp"} and _is_helped(verb, child)]
    own = [child for child in verb.children if relation(child) in _HELPERS]
    return [verb, *own, *(one for each in helped for one in _core(each))]


def _is_helped(verb: Token, child: Token) -> bool:
    return verb.pos_ == "AUX" and is_verb(child) and not _is_finite(child)


def _is_finite(token: Token) -> bool:
    form, tense = token.morph.get("VerbForm", []), token.morph.get("Tense", [])
    return is_verb(token) and (form == ["Fin"] or (form == ["Part"] and bool(tense)) or (not form and bool(tense)))


def _is_infinitive(token: Token) -> bool:
    return token.morph.get("VerbForm", []) == ["Inf"] and not any(_is_finite(one) for one in _core(token))


def is_relative(verb: Token) -> bool:
    """Whether the clause says something of the noun that it hangs on."""
    return relation(verb) in _RELATIVES


def is_content(verb: Token) -> bool:
    """Whether the clause is what another verb says, sees or wants."""
    return relation(verb) in _CONTENTS


def is_coordinated(verb: Token) -> bool:
    """Whether the clause stands beside the one that it hangs on."""
    return relation(verb) in _COORDINATED


def is_negated(verb: Token) -> bool:
    """Whether a negating word belongs to the clause's verb."""
    core = _core(verb)
    beside = [child for one in core for child in one.children if child.pos_ in _SHORT_NEGATION]
    named = any(relation(one) in {"neg", "ng", "advmod:neg"} for one in core)
    return named or any(token.morph.get("Polarity", []) == ["Neg"] for token in (*core, *beside))


def main_verb(verb: Token) -> tuple[int, int]:
    """The clause's content verb with the helping words that stand beside it."""
    core = _core(verb)
    helped = [one for one in core if one.pos_ == "VERB"]
    head = helped[-1] if verb.pos_ == "AUX" and helped else verb
    kept = {one.i for one in core}
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return first, last + 1


def objects(verb: Token) -> Iterator[Token]:
    """The heads of what the verb is said of beside its subject, in text order."""
    core = _core(verb)
    held = {one.i for one in core}
    found = {child.i: child for one in core for child in one.children if relation(child) in _OBJECTS}
    yield from (found[i] for i in sorted(found.keys() - held) if not (found[i].is_space or found[i].is_punct))


def phrase(noun: Token) -> tuple[int, int]:
    """Token range around a noun: the unbroken run of its own words, without clauses set beside it."""
    return run(noun, [child for token in noun.subtree for child in token.children if relation(child) in _ASIDE])


def run(head: Token, dropped: list[Token]) -> tuple[int, int]:
    """The unbroken run of tokens around the head that hang on it, without those that hang on what is dropped."""
    left_out = {token.i for one in dropped for token in one.subtree}
    kept = {token.i for token in head.subtree} - left_out | {head.i}
    return grown(head.doc, kept, head.i)


def grown(doc: Doc, kept: set[int], at: int) -> tuple[int, int]:
    """The unbroken run of kept tokens around a place, without marks at its ends."""
    first = last = at
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < at and _is_mark(doc[first]):
        first += 1
    while last > at and _is_mark(doc[last]):
        last -= 1
    return first, last + 1


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.is_space or relation(token) in {"cc", "cd", "punct"}
