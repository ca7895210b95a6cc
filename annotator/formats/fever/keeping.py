"""Owns what FEVER says of a claim beyond a fact: kept beside it as it came in, and written again in its place."""

import json
from collections.abc import Sequence
from typing import Final

from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.formats.fever.sets import CLAIMED, Pointed
from annotator.formats.native.jsontext import spelled
from annotator.formats.span_relations import beside_id

KEPT: Final = "fever"
"""The key of a fact under which stands what has no other place."""
ELSEWHERE: Final = "elsewhere"
"""How many of a line's sets point to pages that are not in the folder: the last ones."""
_OWN: Final = (
    *("id", "verifiable", "label", "claim", "evidence"),
    *("fact", "rationale", "attributes", "soft", "assent", "dissent", ELSEWHERE, CLAIMED),
)


def kept_of(item: JsonObject, out: Sequence[Pointed]) -> dict[str, Json]:
    """What is kept of a line beside its fact: its other keys, and the sets that stay out with the label they bear."""
    others = {name: value for name, value in item.items() if name not in _OWN and value is not None}
    whole = [each for each in out if all(page and number >= 0 for page, number in each)]
    sets: list[Json] = [[[page, number] for page, number in each] for each in whole]
    label = as_str(item.get("label")).upper()
    return {**({"keys": others} if others else {}), **({"sets": sets, "label": label} if sets else {})}


def keys_again(extra: JsonObject) -> dict[str, Json]:
    """The other keys of a line, to be written again."""
    kept = as_object(as_object(extra.get(KEPT)).get("keys"))
    return {name: value for name, value in as_object(json.loads(spelled(kept))).items() if name not in _OWN}


def sets_again(extra: JsonObject, label: str) -> list[Pointed]:
    """The sets that stayed out of a line that had the same label."""
    kept = as_object(extra.get(KEPT))
    listed = as_list(kept.get("sets")) if kept.get("label") == label else ()
    found = [[_pair(each) for each in as_list(one)] for one in listed]
    return [each for each in found if each and all(page and number >= 0 for page, number in each)]


def kept_no_more(identity: str, extra: JsonObject, label: str) -> list[str]:
    """The ids of what stands beside a fact and is not written again, for its label is another one now."""
    kept = as_object(extra.get(KEPT))
    other = kept.get("label") not in (None, label)
    return [beside_id(identity, KEPT, name, 0) for name in ("sets", "label") if name in kept and other]


def _pair(value: Json) -> tuple[str, int]:
    page, number, *_ = [*as_list(value), None, None]
    return as_str(page), as_int(number, -1)
