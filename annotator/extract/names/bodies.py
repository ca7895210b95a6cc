"""Owns the general words in which the names of bodies end."""

from annotator.extract.words import words

_BODY_WORDS = words(
    """army council ministry group forces force committee party agency government parliament assembly senate congress
    commission organization organisation union front movement brigade battalion corps company corporation corp inc ltd
    llc bank university institute association federation foundation authority department bureau court tribunal navy
    coalition alliance league brigades militia police office embassy network news times post chamber board fund
    watch international society club house administration command guard service services airlines ministries"""
)


def is_body_word(word: str) -> bool:
    """Whether a name that ends in the word is a body's ("Council", "Ministry", "Group")."""
    return word.casefold() in _BODY_WORDS
