"""Owns claims that tell only what office somebody holds: what is done in it is another thing."""

import re

from annotator.match.claims.facets import Facets
from annotator.match.names.callings import KIND_OF
from annotator.match.words.senses import LIGHT, senses_of, stems_of

_CALLED = "|".join(sorted(KIND_OF.keys() | {"manager", "master"}, key=lambda word: (-len(word), word)))
_HOLDS = re.compile(
    rf"\b(?:is|was|are|were|been|remain(?:s|ed)?|serve[sd]? as)(?: [^\W\d_][\w’'-]*){{0,5}}? (?:{_CALLED})\b",
    re.IGNORECASE,
)
_OFFICES = stems_of(" ".join(KIND_OF)) | stems_of("manager master")
_LEADS = stems_of(
    "lead run direct manage chair govern command rule captain coach edit found own serve work become appoint elect "
    "name nominate choose swear inaugurate succeed replace hire promote resign quit retire step dismiss fire sack oust "
    "remove"
)
"""What is told with these is told of the office itself."""


_IS = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had)\b", re.IGNORECASE)


def does_and_is(side: Facets, other: Facets) -> bool:
    """Whether a claim tells only an office that somebody holds, and the other only a deed.

    Worked example: "Ana Reis is the head of the port" and "Ana Reis reopened the port"; not "heads the port", nor
    "Ana Reis, the head of the port, reopened it".
    """
    held = side.stems & _OFFICES
    if not held or not other.stems.isdisjoint(held) or not (other.core or other.stems).isdisjoint(_LEADS):
        return False
    return side.core <= LIGHT and _tells_a_deed(other, side) and _HOLDS.search(side.text) is not None


def _tells_a_deed(side: Facets, other: Facets) -> bool:
    """Whether a claim tells that something was done of which the other says nothing."""
    done = side.core - LIGHT if side.core else side.stems
    return not senses_of(done) <= other.senses and (bool(side.core) or _IS.search(side.text) is None)
