"""Owns which common nouns mean a person, whom a text often leaves unnamed."""

from spacy.tokens import Token

from annotator.extract.grammar import children
from annotator.extract.names.titles import is_title
from annotator.extract.words import words

_UNNAMED = words(
    """witness resident teacher driver soldier fighter student boy girl man woman mother father survivor
    victim doctor nurse farmer worker shopkeeper relative neighbour neighbor analyst expert diplomat lawyer journalist
    reporter official aide source suspect gunman attacker bomber prisoner detainee migrant refugee passenger pilot
    somebody someone everyone nobody who person child cyclist motorcyclist motorist rider pedestrian hiker climber
    swimmer skier diver sailor patient baby toddler infant teenager youth adult pensioner thief burglar robber intruder
    hostage captive fugitive defendant accused convict inmate guard trainee apprentice employee colleague tourist
    traveller traveler visitor tenant owner customer player striker goalkeeper keeper midfielder defender referee
    conductor climber trader fisherman hunter guest hacker dealer smuggler trafficker killer murderer stranger"""
)
"""The list only ever keeps a pronoun from being resolved, and tells who of several may speak."""
_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman")


def is_human(noun: Token) -> bool:
    """Whether a common noun means a person: by its meaning, or because "who" goes on from it."""
    if noun.pos_ != "NOUN":
        return False
    return is_title(noun) or noun.lemma_.casefold() in _UNNAMED or _has_who(noun)


def may_speak(noun: Token) -> bool:
    """Whether a noun, by its sense or its ending, may mean people who speak ("researchers")."""
    return noun.pos_ == "PROPN" or is_human(noun) or noun.lemma_.casefold().endswith(_ENDINGS)


def _has_who(noun: Token) -> bool:
    return any(
        child.dep_ == "relcl" and any(grand.lower_ in {"who", "whom"} for grand in children(child))
        for child in children(noun)
    )
