"""Owns whose lawyer, wife or spokesman a phrase says that somebody is ("Anna Keller, his lawyer")."""

from collections.abc import Iterator

from spacy.tokens import Token

from annotator.extract.grammar import children
from annotator.extract.names.humans import is_human, may_speak
from annotator.extract.names.titles import sex_told

_FOR = "for"


def owners(noun: Token) -> Iterator[Token]:
    """The pronouns and nouns for one person each to whom somebody is told to be something, in the noun or beside it."""
    beside = [child for child in children(noun) if child.dep_ == "appos"]
    led = [child for child in noun.lefts if child.dep_ == "compound"]
    around = [noun.head] if noun.dep_ in {"appos", "compound"} and noun.head.pos_ in {"NOUN", "PROPN"} else []
    for each in filter(_is_somebody, (noun, *beside, *led, *around)):
        for child in children(each):
            if child.dep_ == "poss" and _is_one(child):
                yield child
            elif child.dep_ == "prep" and child.lower_ == _FOR:
                yield from (grand for grand in children(child) if grand.dep_ == "pobj" and _is_one(grand))


def has_owner(noun: Token, sex: str) -> bool:
    """Whether somebody is told to be something to another, whom "he" or "she" may mean as well."""
    return any(sex_told(owner.lemma_ if owner.pos_ == "NOUN" else owner.text) in {None, sex} for owner in owners(noun))


def _is_somebody(noun: Token) -> bool:
    """Whether a noun says what a person is to another ("lawyer", "wife"); "X, his arm broken," says nothing such."""
    return noun.pos_ == "NOUN" and (may_speak(noun) or sex_told(noun.lemma_) is not None)


def _is_one(token: Token) -> bool:
    """Whether a word means one person: "his" or "her", or a noun such as "captain"."""
    return (token.tag_ == "PRP$" and sex_told(token.text) is not None) or (token.tag_ == "NN" and is_human(token))
