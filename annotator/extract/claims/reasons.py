"""Owns which rules made a draft, as its clause shows them."""

from collections.abc import Mapping
from typing import Final

from spacy.tokens import Token

from annotator.domain.rule import Rule
from annotator.extract.findings import Draft
from annotator.extract.grammar import is_clause_verb, is_finite

_FINITE: Final[Mapping[str, Rule]] = {
    "relcl": Rule.RELATIVE_CLAUSE,
    "acl": Rule.RELATIVE_CLAUSE,
    "advcl": Rule.SIDE_CLAUSE,
    "pcomp": Rule.SIDE_CLAUSE,
    "ccomp": Rule.CONTENT_CLAUSE,
    "csubj": Rule.CONTENT_CLAUSE,
    "csubjpass": Rule.CONTENT_CLAUSE,
}


def clause_rules(verb: Token, draft: Draft) -> list[Rule]:
    """What kind of clause the draft is, whether it is reported, and what was restored to make it whole."""
    kind = _kind(verb)
    rules: list[Rule] = [] if kind is Rule.CONTENT_CLAUSE and draft.attribution is not None else [kind]
    if draft.attribution is not None:
        rules.append(Rule.REPORTED_CLAUSE)
    if verb.dep_ == "conj" and draft.subject is not None and not draft.subject_inside:
        rules.append(Rule.SHARED_SUBJECT)
    if draft.objects and draft.objects[0][0] >= draft.last:
        rules.append(Rule.SHARED_OBJECT)
    return rules


def _kind(verb: Token) -> Rule:
    """The kind of the clause that the verb heads; a coordinated verb's is that of the first."""
    while verb.dep_ == "conj" and is_clause_verb(verb.head) and verb.head.i != verb.i:
        verb = verb.head
    if not is_finite(verb) and verb.dep_ in {"acl", "advcl", "pcomp", "xcomp"}:
        return Rule.PARTICIPLE
    return _FINITE.get(verb.dep_, Rule.MAIN_CLAUSE)
