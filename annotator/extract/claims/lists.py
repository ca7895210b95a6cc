"""Owns lists of nouns ("Egypt, Italy and France"): their members, each with what belongs to it alone."""

from itertools import pairwise

from spacy.tokens import Token

from annotator.extract.findings import findings
from annotator.extract.grammar import bare_phrase, member_phrase

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def members(noun: Token) -> list[tuple[int, int]]:
    """Token ranges of the members of the list that the noun opens; its whole phrase alone where it opens none."""
    heads = [noun]
    while heads[-1].pos_ in _NOMINAL and (further := _further(heads[-1])) is not None:
        heads.append(further)
    if len(heads) == 1 or any(_is_one_name(first, second) for first, second in pairwise(heads)):
        return [bare_phrase(noun)]
    return [member_phrase(head) for head in heads]


def _further(noun: Token) -> Token | None:
    return next((child for child in noun.rights if child.dep_ == "conj" and child.pos_ in _NOMINAL), None)


def _is_one_name(first: Token, second: Token) -> bool:
    """Whether what looks like two members is one name ("Ernst & Young")."""
    if any(child.text == "&" for child in first.rights if child.i < second.i):
        return True
    names = findings(first.doc).names_in(max(0, first.i - 8), second.i + 8)
    return any(name.first <= first.i and second.i < name.last for name in names)
