"""Owns the one number for how alike two names are, whatever they name, in whatever alphabet they are written."""

from annotator.match.names.bodies import acronym_of, bodies_alike, spelled_out
from annotator.match.names.folding import LONGEST_NAME, plain
from annotator.match.names.persons import persons_alike
from annotator.match.names.toponyms import places_alike
from annotator.match.words.scripts import syllables

_PLACES = ("GPE", "LOC", "FAC")

__all__ = ["acronym_of", "compare_names", "spelled_out"]


def compare_names(a: str, b: str, label: str = "PERSON") -> float:
    """How likely two names mean the same, 0..1 (1: equal once folded), whatever the order of the two.

    From 0.8 on two names of persons are more likely one than not. Two empty names are equal; of a text that is too
    long for a name only its beginning counts. Worked example: "Khalifa Haftar" and "Khalid Al Attiyah" give less than
    0.3. A label is PERSON; GPE, LOC or FAC for places; any other word (ORG) for bodies.
    """
    first, second = (a, b) if a < b else (b, a)
    first, second = first[:LONGEST_NAME], second[:LONGEST_NAME]
    if first == second or (plain(first) == plain(second) and not (syllables(first) and syllables(second))):
        return 1.0
    if label in _PLACES:
        return places_alike(first, second)
    return persons_alike(first, second) if label == "PERSON" else bodies_alike(first, second)
