"""Owns claims of offices: those that tell only which one somebody holds, and those of two offices."""

import re

from annotator.match.claims.actors import SAME_FIELD
from annotator.match.claims.facets import Facets
from annotator.match.names.callings import FIELDS, KIND_OF
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


_FIELD = "|".join(sorted(FIELDS))
_MINISTERS = "minister|ministers|ministry|secretary|secretaries"
_MINISTRIES = stems_of(_MINISTERS.replace("|", " "))
_OF_FIELD = re.compile(
    rf"\b(?P<before>(?:{_FIELD})(?:(?:,| and|/) ?(?:{_FIELD})){{0,4}})(?: affairs)?[ -](?:{_MINISTERS})\b|"
    rf"\b(?:{_MINISTERS}) (?:of|for) (?:the )?(?P<behind>(?:{_FIELD})(?:(?:,| and|/) ?(?:{_FIELD})){{0,4}})\b",
    re.IGNORECASE,
)
_STEADS = stems_of("vice deputy assistant")
_DEPUTY = re.compile(rf"\b(?:vice|deputy|assistant)[- ](?:[a-z]+ ){{0,2}}?(?P<office>{_CALLED})\b", re.IGNORECASE)
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


def did_and_is(side: Facets, other: Facets) -> bool:
    """Whether a claim tells a deed of somebody whom it calls by the office that is all the other tells.

    Worked example: "Captain Ole Dahl was rescued" and "Ole Dahl is the captain".
    """
    held = other.stems & _OFFICES
    told = bool(held) and held <= side.stems and other.core <= LIGHT and _HOLDS.search(other.text) is not None
    return told and not side.core <= LIGHT and side.core.isdisjoint(_LEADS)


def other_field(a: Facets, b: Facets) -> bool:
    """Whether claims tell of two ministers or ministries by what these are for.

    Worked example: "is the finance minister" and "is the interior minister"; not "the economy and finance minister".
    """
    if a.stems.isdisjoint(_MINISTRIES) or b.stems.isdisjoint(_MINISTRIES):
        return False
    ours, theirs = _fields(a.text), _fields(b.text)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def deputy_and_not(side: Facets, other: Facets) -> bool:
    """Whether a claim tells the office of a deputy, and the other that office itself.

    Worked example: "is the deputy finance minister" and "is the finance minister".
    """
    if side.stems.isdisjoint(_STEADS) or not other.stems.isdisjoint(_STEADS):
        return False
    offices = " ".join(found["office"].lower() for found in _DEPUTY.finditer(side.text))
    return not other.stems.isdisjoint(stems_of(offices))


def _fields(text: str) -> frozenset[str]:
    told = (found["before"] or found["behind"] for found in _OF_FIELD.finditer(text))
    words = (word for fields in told for word in re.findall(r"[a-z]+", fields.lower()) if word in FIELDS)
    return frozenset(SAME_FIELD.get(word, word) for word in words)


def _tells_a_deed(side: Facets, other: Facets) -> bool:
    """Whether a claim tells that something was done of which the other says nothing."""
    done = side.core - LIGHT if side.core else side.stems
    return not senses_of(done) <= other.senses and (bool(side.core) or _IS.search(side.text) is None)
