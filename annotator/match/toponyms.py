"""Owns how alike two names of places are, in whatever languages and alphabets they are written."""

from annotator.match.bodies import bodies_alike
from annotator.match.exonyms import places_called, script
from annotator.match.persons import persons_alike
from annotator.match.places import Lying, lying

_KNOWN, _ANOTHER = 0.97, 0.1


def places_alike(a: str, b: str) -> float:
    """How likely two different spellings name one place, 0..1; the same from either side.

    Worked example: "Kyiv" and "Київ", "Vienna" and "Wien" are one; "Niger" and "Nigeria" are two.
    """
    known = places_called(a), places_called(b)
    if not known[0].isdisjoint(known[1]) or lying(a, b) is Lying.SAME:
        return _KNOWN
    if all(known):
        return _ANOTHER
    written = bodies_alike(a, b)
    return max(written, persons_alike(a, b)) if script(a) != script(b) else written
