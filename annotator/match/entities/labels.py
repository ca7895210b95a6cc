"""Owns which labels of mentions name somebody or something, and how labels that mean one kind are called here."""

from dataclasses import replace
from functools import lru_cache

from annotator.domain.mention import Mention
from annotator.match.words.lexicon import forms_of, listed

KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC")
"""Usual labels of what has a name, the surer first where a name has two."""
UNTOLD = "MISC"
"""The label of what nothing tells the kind of."""
_SURE = frozenset(KINDS[:7])
_VALUES = listed(
    "date time datetime duration set timex timex3 money percent percentage cardinal ordinal quantity number num numex "
    "age measure unit amount currency url email phone title role event_trigger trigger cue"
)
"""Labels of what has a value or a meaning and no name: these mentions are in no entity."""
_CALLED = forms_of(
    {
        "person": "per pers persname people_name human individual",
        "org": "organization organisation orgname company corporation institution agency",
        "gpe": "country city state state_or_province province town",
        "loc": "location place placename geogname geo",
        "fac": "facility building",
        "norp": "nationality ethnicity religion",
        "event": "evt",
        "product": "pro prod",
        "work_of_art": "workofart work",
        "misc": "miscellaneous other entity",
    }
)


@lru_cache(maxsize=2_000)
def kind_of_label(label: str) -> str:
    """What a label is called here, in capitals; empty for one of values. A project's own label is its own kind.

    Worked examples: "PER" is "PERSON", "Location" is "LOC", "VESSEL" stays so, "DATE" is none.
    """
    known = label.strip().lower().replace("-", "_").replace(" ", "_")
    return "" if known in _VALUES else _CALLED.get(known, known).upper()


def relabelled(mention: Mention) -> Mention:
    """The mention with its label as it is called here; as it is where that is the same."""
    kind = kind_of_label(mention.label)
    return mention if kind in ("", mention.label) else replace(mention, label=kind)


def names_something(mention: Mention) -> bool:
    """Whether a mention is a name: by its label, of one that is unusual by its capitals or digits as well."""
    kind = kind_of_label(mention.label)
    return kind in _SURE or (bool(kind) and _looks_like_a_name(mention.quote))


def _looks_like_a_name(quote: str) -> bool:
    """Whether some letter is a capital or of an alphabet without them, or some sign is a digit: no common noun."""
    return any(sign.isdigit() or (sign.isalpha() and not sign.islower()) for sign in quote)
