"""Owns what marks are called in ECB+ and its kin, and the label or certainty that each stands for."""

import re
from collections.abc import Mapping
from typing import Final

from annotator.domain.claim import Factuality

EVENT: Final = "ACTION_OCCURRENCE"
DENIED: Final = f"NEG_{EVENT}"
OTHER: Final = "NON_HUMAN_PART"
_TAG_OF: Final[Mapping[str, str]] = {
    **dict.fromkeys(("PERSON", "PER"), "HUMAN_PART_PER"),
    "ORG": "HUMAN_PART_ORG",
    "NORP": "HUMAN_PART",
    **dict.fromkeys(("GPE", "LOC"), "LOC_GEO"),
    "FAC": "LOC_FAC",
    "DATE": "TIME_DATE",
    "TIME": "TIME_OF_THE_DAY",
}
"""What a name is called by its label; any other is `OTHER`."""

_LABELS: Final[Mapping[str, str]] = {
    "HUMAN_PART_ORG": "ORG",
    "HUMAN_PART_GPE": "GPE",
    "HUMAN_PART_FAC": "FAC",
    "HUMAN_PART": "PERSON",
    "LOC_FAC": "FAC",
    "LOC": "LOC",
    "TIME_OF_THE_DAY": "TIME",
    "TIME": "DATE",
    "TIMEX3": "DATE",
    "NON_HUMAN_PART": "MISC",
    "ENTITY": "MISC",
}
"""The label of names by how their mark begins, the longest beginning first where several fit."""

_EVENT: Final = re.compile(r"(?:NEG_)?ACTION|EVENT")
_NEGATED: Final = frozenset({Factuality.CERTAIN_NOT, Factuality.PROBABLE_NOT, Factuality.POSSIBLE_NOT})

_OF_TYPES: Final[Mapping[str, str]] = {
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "GPE",
    "FAC": "FAC",
    "PRO": "PRODUCT",
}
"""The label of names by the type of what they are marks of, where marks themselves do not differ."""
_DOUBTS: Final[Mapping[str, str]] = {"PROBABLE": "PR", "POSSIBLE": "PS", "UNCERTAIN": "PS", "UNDERSPECIFIED": "U"}
_SIGNS: Final[Mapping[str, str]] = {"NEG": "-", "UNDERSPECIFIED": "u"}


def is_event(tag: str) -> bool:
    """Whether a mark says that something happens."""
    return _EVENT.match(tag) is not None


def event_tag(factuality: Factuality, former: str) -> str:
    """What an event is called by how certain it is; as it was when it came in, unless it was changed."""
    denied = factuality in _NEGATED
    return former if is_event(former) and denied == (factuality_of(former) in _NEGATED) else DENIED if denied else EVENT


def name_tag(label: str, former: str = "") -> str:
    """What a name is called by its label; as it was when it came in, unless it was changed."""
    return former if former and label_of(former) == label else _TAG_OF.get(label, OTHER)


def label_of(tag: str) -> str:
    """The label of a name by what it is called."""
    known = next((begin for begin in _LABELS if tag == begin or tag.startswith(f"{begin}_")), None)
    return _LABELS[known] if known else tag


def label_by_type(tag: str, kind: str) -> str:
    """The label of a name by what it is called, or by the type of what it stands for if that tells more."""
    return _OF_TYPES.get(kind.upper(), label_of(tag)) if tag.startswith("ENTITY") else label_of(tag)


def factuality_of(tag: str, polarity: str = "", certainty: str = "") -> Factuality:
    """How certain an event is by what it is called, and by what its mark says of polarity and certainty."""
    sign = "-" if tag.startswith("NEG_") else _SIGNS.get(polarity.upper(), "+")
    doubt = _DOUBTS.get(certainty.upper(), "CT")
    try:
        return Factuality(f"{doubt}{sign}")
    except ValueError:
        # Nobody can be more or less sure of what is neither said nor denied.
        return Factuality.UNKNOWN
