"""Owns how scripts compare two names: the number that matching gives them."""

from annotator.api.texts import only_texts
from annotator.match.names import names


def compare_names(a: str, b: str, label: str = "PERSON") -> float:
    """How likely two names mean the same, 0..1 (1: equal once folded), whatever the order of the two.

    From 0.8 on two names of persons are more likely one than not. Any text gives a number; an empty one names nobody
    and gives 0, and of a text that is too long for a name only the first 300 characters count.
    Worked example: "Salah al-Din al-Namroush" and "Saladin Nemrush" give more than 0.8, "Khalifa Haftar" and
    "Khalid Al Attiyah" less than 0.3.

    Args:
        a: A name as it is written, with titles if it has them.
        b: Another one.
        label: What the names name: PERSON; GPE, LOC or FAC for places; any other word (ORG) for bodies.
    """
    only_texts("compare_names", a, b)
    return names.compare_names(a, b, label) if a.strip() and b.strip() else 0.0
