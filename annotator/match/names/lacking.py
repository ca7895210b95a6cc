"""Owns what mostly makes one name another's, though it looks alike: a surname more, a mute ending, a usual surname."""

import re

from annotator.match.names.folding import NameParts
from annotator.match.names.forenames import one_name
from annotator.match.names.persons import FATHER
from annotator.match.words.lexicon import listed
from annotator.match.words.usual import both_usual, usual

_TWO_WORDS, _LEAST_GIVEN = 2, 4
_UMLAUT = re.compile("(?<=[aou])e")
_FAMILIES = listed(
    "garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno "
    "munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina "
    "morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos "
    "guerrero cano prieto mendez cruz flores herrera gallego marquez leon vidal reyes vargas silva ferreira pereira "
    "oliveira costa rodrigues martins sousa souza fernandes goncalves gomes lopes marques alves almeida ribeiro pinto "
    "carvalho teixeira moreira correia mendes nunes soares vieira cardoso rocha dias barbosa lima araujo barros "
    "aguilar aguirre arias bravo cabrera calderon campos carrasco castaneda correa cortez duran espinosa esteban "
    "estrada figueroa franco fuentes gallardo guzman ibanez leal luna maduro mejia miranda montero mora moya nieto "
    "ochoa pacheco padilla parra pena pineda ponce quintero rivas rivera rojas roman rosario salas salazar salinas "
    "sandoval santana santiago soler soto tapia toledo trujillo uribe valdes valencia valle vega velasco vera villa "
    "zapata azevedo batista borges braga cunha duarte fonseca freitas guimaraes machado matos melo monteiro neves "
    "nogueira pires ramalho rosa sampaio simoes tavares"
)
"""Usual Spanish and Portuguese surnames, which the mother's may follow and may be left out."""


def lacks_what_tells(one: NameParts, other: NameParts) -> bool:
    """Whether one of two names has a surname more, or a woman's ending that is not heard: Jean and Jeanne Moreau.

    Or a usual surname that is not the other's, which is usual as well: Peter Hall and Peter Hill, Ann Marsh and Ann
    March. Any of it may be a slip as well, so that this tells two apart only where nothing else joins them.
    """
    if len(one.tokens) != len(other.tokens):
        short, long = (one, other) if len(one.tokens) < len(other.tokens) else (other, one)
        return _lacks_surname(short, long)
    if one.tokens[:-1] == other.tokens[:-1] and _two_surnames(one.surname, other.surname):
        return True
    same = bool(one.tokens) and one.tokens[1:] == other.tokens[1:]
    return same and _lacks_ending(*sorted((one.tokens[0], other.tokens[0]), key=len))


def _lacks_surname(short: NameParts, long: NameParts) -> bool:
    """Whether a name is the first two words of another, whose last is a surname: "Martin Luther" of "... King".

    A father's name, and what follows it, may be left out anywhere; a mother's surname where people have two. Of words
    that are not usual in English nothing is known.
    """
    if short.comma or long.comma or not _TWO_WORDS == len(short.tokens) < len(long.tokens):
        return False
    if short.tokens != long.tokens[:_TWO_WORDS] or short.surname in _FAMILIES or FATHER.search(short.surname):
        return False
    return not short.surname.endswith("ez") and all(map(usual, short.tokens))


def _two_surnames(a: str, b: str) -> bool:
    """Whether two longer words are both usual and no two spellings: "hall" and "hill", not "muller" and "mueller"."""
    spelled_alike = one_name(a, b) or _UMLAUT.sub("", a) == _UMLAUT.sub("", b)
    return min(len(a), len(b)) >= _LEAST_GIVEN and both_usual(a, b) and not spelled_alike


def _lacks_ending(his: str, hers: str) -> bool:
    return len(his) >= _LEAST_GIVEN and hers == f"{his}{his[-1]}e"
