"""Who or what a list of a copy names more, less or instead is told; another order or spelling of it is not."""

import pytest

from annotator.match.copies.families import families
from tests.match.reports import copies
from tests.match.test_families import prose

_BODY = [prose(seed) for seed in range(260, 264)]
_SENT = "France, Egypt and the UAE sent weapons to the rebels in May, the UN said."
_MET = "Ministers of France, Italy and Malta met in the harbour on Friday."
_CHOSEN = "The council elected Jan Merrick, Ina Moll and Otto Brandt to its board."
_TOLD = {
    "first": (_SENT, _SENT.replace("France", "Russia"), "France", "Russia"),
    "last": (_SENT, _SENT.replace("the UAE", "Turkey"), "UAE", "Turkey"),
    "middle": (_MET, _MET.replace("Italy", "Greece"), "Italy", "Greece"),
    "one more": (
        _MET,
        _MET.replace("Italy", "Italy, Greece"),
        "France, Italy and Malta",
        "France, Italy, Greece and Malta",
    ),
    "one less": (_MET, _MET.replace(", Italy", ""), "France, Italy and Malta", "France and Malta"),
    "beside one": (
        "The council elected Jan Merrick to its board last night.",
        "The council elected Jan Merrick and Ina Moll to its board last night.",
        "Jan Merrick",
        "Jan Merrick and Ina Moll",
    ),
    "a person": (_CHOSEN, _CHOSEN.replace("Otto Brandt", "Theo Quist"), "Otto Brandt", "Theo Quist"),
    "a body": (
        "Both the UN and the African Union condemned the attack on the convoy.",
        "Both the UN and the Arab League condemned the attack on the convoy.",
        "African Union",
        "Arab League",
    ),
    "two of four": (
        "The embargo was broken by France, Egypt, Jordan and the UAE in the spring.",
        "The embargo was broken by France, Russia, Turkey and the UAE in the spring.",
        "Egypt, Jordan",
        "Russia, Turkey",
    ),
    "a thing": (
        "The lorries carried wheat, sugar and oil for the villages.",
        "The lorries carried wheat, rifles and oil for the villages.",
        "sugar",
        "rifles",
    ),
}
_SILENT = {
    "order": (_SENT, _SENT.replace("France, Egypt", "Egypt, France")),
    "acronym": (_SENT, _SENT.replace("UAE", "United Arab Emirates")),
    "acronyms": (
        "The UN, the EU and the African Union sent observers to the vote.",
        "The United Nations, the European Union and the African Union sent observers to the vote.",
    ),
    "comma": (_MET, _MET.replace("Italy and", "Italy, and")),
    "full name": (_CHOSEN, _CHOSEN.replace("Jan Merrick", "Merrick")),
    "title": (_CHOSEN, _CHOSEN.replace("Ina Moll", "Dr Ina Moll")),
    "spelling": (
        "Haftar and Saleh agreed on a budget for the army on Sunday.",
        "Hifter and Saleh agreed on a budget for the army on Sunday.",
    ),
    "country of a town": (
        "The singer was born in Berlin, Germany, and lives in Oslo.",
        "The singer was born in Berlin and lives in Oslo.",
    ),
    "who somebody is": (
        "Ina Moll opened the bridge to lorries on Monday.",
        "Ina Moll, the mayor, opened the bridge to lorries on Monday.",
    ),
    "articles": (
        "The ships, planes and doctors reached the island in the night.",
        "The ships, the planes and the doctors reached the island in the night.",
    ),
}


@pytest.mark.parametrize(("one", "other", "was", "became"), _TOLD.values(), ids=_TOLD)
def test_whom_a_list_of_a_copy_names_otherwise_is_told(one: str, other: str, was: str, became: str) -> None:
    (family,) = families(copies(_BODY, one, other))
    (change,) = family.changes
    assert [each.quote for each in change.readings] == [was, became]
    assert f"“{was}” is elsewhere “{became}” in a sentence that is the same otherwise" in family.reasons


@pytest.mark.parametrize(("one", "other"), _SILENT.values(), ids=_SILENT)
def test_a_list_that_names_the_same_otherwise_did_not_change(one: str, other: str) -> None:
    (family,) = families(copies(_BODY, one, other))
    assert family.changes == ()
