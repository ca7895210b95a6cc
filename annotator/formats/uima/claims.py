"""Owns which claims come in from a CAS: annotations of a layer of claims, and any others that have slots."""

from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.claim import Factuality, Mode, Role, Status
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.formats.judges import judges_told
from annotator.formats.native.records import Said, slots_record
from annotator.formats.uima.cas import Kept
from annotator.formats.uima.placing import Link, Places
from annotator.formats.uima.plain_words import heard, rest_of
from annotator.formats.uima.types import CLAIM, SLOT

_ROLES: Final = {role.value: role for role in Role}
_CHOSEN: Final[Mapping[str, frozenset[str]]] = {
    "status": frozenset(Status),
    "factuality": frozenset(Factuality),
    "mode": frozenset(Mode),
}


def is_claim(kept: Kept) -> bool:
    """Whether an annotation is of a layer of claims: ours, or another that is called so."""
    return kept.type == CLAIM or kept.name.lower() == "claim"


def claim_record(places: Places, at: int, links: Sequence[Link]) -> JsonObject:
    """What an annotation of a layer of claims says, but for its article; ValueError if it stands nowhere."""
    kept = places.cas.kept[at]
    start, end = places.place(at)
    rest = rest_of(kept.features.get("annotator"))
    known: dict[str, Json] = {name: rest[name] for name in ("makers", "worth", "score") if name in rest}
    chosen = {name: words for name, known_ in _CHOSEN.items() if (words := kept.words(name)) in known_}
    if rest and kept.words("identifier"):
        known |= {"id": heard(as_str(kept.features["identifier"])), **judges_told(rest)}
    if isinstance(kept.features.get("wording"), str):
        known["text"] = heard(as_str(kept.features["wording"]))
    said = [slot for link in links if (slot := _slot(places, link)) is not None]
    for pair in as_list(rest.get("said")):
        name, value = (as_str(word) for word in as_list(pair))
        said.append((Role(name), None, value))
    told: dict[str, Json] = {"status": chosen.pop("status", "confirmed")}
    mode = chosen.pop("mode", None)
    extra: dict[str, Json] = {} if rest else {"uima": places.more(kept)}
    return {"type": "claim", "start": start, "end": end, **known, **told, **chosen, **extra, **slots_record(said, mode)}


def _slot(places: Places, link: Link) -> Said | None:
    """The slot of a link; None if its role is none of ours."""
    role, to = link
    kept = places.cas.kept[to]
    value = kept.features.get("value") if kept.type == SLOT else None
    known = _ROLES.get(role.lower())
    return None if known is None else (known, places.place(to), heard(value) if isinstance(value, str) else None)


def linked_record(places: Places, at: int, links: Sequence[Link]) -> JsonObject:
    """What an annotation with slots says as a claim, itself its predicate and the first slot its subject."""
    own = places.place(at)
    placed = [(role, places.place(to)) for role, to in links]
    first = next((role for role, _ in placed if role.lower() not in _ROLES), None)
    said: list[Said] = [(Role.PREDICATE, own, None)]
    for role, place in placed:
        otherwise = Role.SUBJECT if role == first else Role.OBJECT
        said.append((_ROLES.get(role.lower(), otherwise), place, None))
    spans = [own, *(place for _, place in placed)]
    start, end = min(each[0] for each in spans), max(each[1] for each in spans)
    more = places.more(places.cas.kept[at], roles=[role for role, _ in placed])
    return {
        "type": "claim",
        "start": start,
        "end": end,
        "status": "confirmed",
        "uima": more,
        **slots_record(said, None),
    }
