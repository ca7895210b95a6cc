"""Owns what the bodies of an annotation say: labels, wordings, and what of claims we wrote into them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotator.domain.claim import Factuality, Role, Status
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.formats.native.records import Said, slots_record
from annotator.formats.span_labels import is_label
from annotator.formats.web_annotation.selecting import Selecting
from annotator.formats.web_annotation.vocabulary import listed, name, names, node, nodes, words
from annotator.formats.web_annotation.writing import CLAIM, OURS, REST, ROLE, VALUE

_LABELLING: Final = ("classifying", "tagging", "identifying")
_COMMENTING: Final = ("commenting", "describing", "questioning", "replying", "editing", "moderating", "assessing")
NO_LABEL: Final = "MISC"
"""The label of what has none."""
_LONGEST: Final = 100
_HYPOTHESIS: Final = ("text", "tags", "user", "updated", "references", "group")
"""What rows of Hypothesis say in keys of their own; the standard has none of them."""
_KEPT: Final = (
    *("id", "motivation", "creator", "created", "body", "bodyValue", "modified", "generator", "generated", "rights"),
    *("canonical", "via", "audience", "accessibility", "stylesheet"),
)
_USED: Final = ("target", "type", "@context", "uri")
_ACCOUNT: Final = "acct:"
_GROUPS: Final = ("Choice", "List", "Composite", "Independents")
_DEEPEST: Final = 4
_FULL: Final = {REST: f"{OURS}rest", ROLE: f"{OURS}role", VALUE: f"{OURS}value"}


def ours(item: JsonObject, key: str) -> str:
    """What we wrote under a key of ours; nothing if we did not."""
    return words(item.get(key)) or words(item.get(_FULL[key]))


def members(value: Json, levels: int = _DEEPEST) -> Iterator[JsonObject]:
    """The bodies or targets of an annotation, those of choices and lists among them each by itself."""
    for each in nodes(value):
        inside = each.get("items")
        if levels and inside is not None and (set(names(each.get("type"))) & set(_GROUPS) or "source" not in each):
            yield from members(inside, levels - 1)
        else:
            yield each


def bodies(annotation: JsonObject) -> list[JsonObject]:
    """The bodies of an annotation; one of plain words as the standard allows, and Hypothesis's tags and text."""
    found = list(members(annotation.get("body")))
    if plain := words(annotation.get("bodyValue")) or words(annotation.get("text")):
        found.append({"type": "TextualBody", "value": plain})
    found += [{"purpose": "tagging", "value": tag} for tag in as_list(annotation.get("tags"))]
    return found


def labels(annotation: JsonObject) -> list[str]:
    """The words that an annotation puts its target under, in order."""
    shared = names(annotation.get("motivation"))
    found = ((words(body.get("value")).strip(), names(body.get("purpose")) or shared) for body in bodies(annotation))
    return [said for said, purposes in found if said and len(said) <= _LONGEST and _labels(annotation, said, purposes)]


def _labels(annotation: JsonObject, said: str, purposes: Sequence[str]) -> bool:
    """Whether words of a body label: that is their purpose, or nothing is said of it and names are labelled so."""
    if purposes:
        return not set(purposes).isdisjoint(_LABELLING)
    # Rows of Hypothesis have tags for that.
    return "text" not in annotation and is_label(said)


def label(annotation: JsonObject) -> str:
    """The first of these; what an annotation is for, as highlighting, says nothing of what its words are."""
    return next(iter(labels(annotation)), NO_LABEL)


def more(annotation: JsonObject) -> JsonObject:
    """What an annotation says beside its target, as it came."""
    return {key: annotation[key] for key in (*_KEPT, *_HYPOTHESIS) if annotation.get(key)}


def beyond(annotation: JsonObject) -> list[str]:
    """The names of what else an annotation says, of which nothing is kept."""
    known = (*_KEPT, *_HYPOTHESIS, *_USED, *_FULL, *_FULL.values())
    return [key for key, said in annotation.items() if said and key not in known]


def user(annotation: JsonObject) -> str:
    """Who made an annotation: the user of a row of Hypothesis, or else the first creator; "" if it names none."""
    creators = [each if isinstance(each, dict) else {"name": each} for each in listed(annotation.get("creator"))]
    named = (words(each.get(key)) for each in creators for key in ("name", "nickname", "id"))
    said = words(annotation.get("user")).removeprefix(_ACCOUNT) or next(filter(None, named), "")
    return " ".join(said.split())[:_LONGEST]


def comment(annotation: JsonObject) -> str:
    """What an annotation only says about its target, as its bodies or itself tell; "" if it says what the target is."""
    shared = names(annotation.get("motivation"))
    if labels(annotation) or _names_what_it_is(annotation):
        return ""
    said = ((names(body.get("purpose")) or shared, words(body.get("value")).strip()) for body in bodies(annotation))
    return "\n".join(value for purposes, value in said if value and set(purposes) & set(_COMMENTING))


def _names_what_it_is(annotation: JsonObject) -> bool:
    """Whether a body says by an address, and in no words, what the target is."""
    addressed = (body for body in bodies(annotation) if not words(body.get("value")))
    return any(set(names(body.get("purpose"))) & set(_LABELLING) for body in addressed)


def is_reply(annotation: JsonObject) -> bool:
    """Whether a row of Hypothesis answers another one."""
    return bool(as_list(annotation.get("references")))


def claim_keys(annotation: JsonObject, rest: Mapping[str, Json], text: str, selecting: Selecting) -> dict[str, Json]:
    """What the bodies of a claim say, as keys of its record; ValueError if a slot stands nowhere."""
    said = {
        each: words(body.get("value")) for body in reversed(bodies(annotation)) for each in names(body.get("purpose"))
    }
    known: dict[str, Json] = {key: rest[key] for key in ("id", "makers", "worth", "score") if key in rest}
    status, wording = said.get("assessing", ""), said.get("describing")
    if wording is not None:
        known["text"] = wording
    factuality = next((each for each in labels(annotation) if each in set(Factuality)), None)
    slots = [*_slots(annotation, text, selecting), *_values(rest)]
    told: dict[str, Json] = {"status": status if status in set(Status) else "confirmed", "factuality": factuality}
    return {**known, **told, **slots_record(slots, as_str(rest.get("mode")) or None)}


def is_claim(annotation: JsonObject) -> bool:
    """Whether an annotation calls its target a claim."""
    return any(each.lower() == CLAIM.lower() for each in labels(annotation))


def _slots(annotation: JsonObject, text: str, selecting: Selecting) -> Iterator[Said]:
    for body in bodies(annotation):
        role = ours(body, ROLE).lower()
        if role in set(Role) and name(body.get("type")) == "SpecificResource":
            span = selecting.span(text, body.get("selector"))
            held = node(body)
            valued = VALUE in held or _FULL[VALUE] in held
            yield Role(role), (span.start, span.end), ours(body, VALUE) if valued else None


def _values(rest: Mapping[str, Json]) -> Iterator[Said]:
    for pair in as_list(rest.get("said")):
        role, value = (as_str(word) for word in as_list(pair))
        yield Role(role), None, value
