"""Owns the native records that readers of other formats make: an article, and the parts of a claim."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import article_id, text_hash
from annotator.domain.json import Json, JsonObject
from annotator.domain.text import normalise
from annotator.formats.native.claims import ATTRIBUTED, MANY, ONE

NumberedRecords = Iterator[tuple[int, JsonObject] | AnnotatorError]
"""Native records, each with the line of the file that it comes from (from 1), and what could not be read."""

ANNOTATOR: Final = "annotated by"
"""The key of a record that names who of several labelled so; it is for the reader and stays with no entry."""

HANDLED: Final = "handled by"
"""The key of a record that an export of ours wrote, and whose annotator is only who saved it in another tool."""

JUDGES: Final = "judged by"
"""The key of a record that an export of ours wrote: who judged it, by name, and how."""

WITNESS: Final = "judged so by"
"""The key of such a record as one of them judged it."""

PARTS: Final = "parts told"
"""The key of a record that an export of ours wrote: which parts of its claim, fact or entity the file tells."""

OURS: Final = "named by us"
"""The key of an article's record that stands in an export of ours, which holds the id of its article."""

Said = tuple[Role, tuple[int, int] | None, str | None]
"""A slot: its role, where its words stand in the text as the file has it (code points), and its value."""


def annotated(numbered: NumberedRecords, by: str, *, handled: bool = False) -> NumberedRecords:
    """The records as those of one annotator; as they are if nobody is named.

    Args:
        handled: whether the tool names so whoever saved what an export of ours holds, changed or not.
    """
    told: JsonObject = {ANNOTATOR: by, HANDLED: True} if handled else {ANNOTATOR: by}
    for item in numbered:
        yield item if isinstance(item, AnnotatorError) or not by else (item[0], {**item[1], **told})


def article_record(text: str, file: str, **known: str | None) -> dict[str, Json]:
    """The record of an article with the id that importing it alone would give it; a proposed date is marked as such."""
    proposed = known.pop("published_proposed", None)
    sha256 = text_hash(normalise(text).text)
    identity = article_id(sha256, known.get("source"), known.get("url") or file, known.get("published"))
    said: dict[str, Json] = {name: value for name, value in known.items() if value}
    said |= {"published_proposed": {"value": proposed, "reason": ""}} if proposed and "published" not in said else {}
    return {"type": "article", "id": identity, "text": text, "file": file, **said}


def under_its_id(record: JsonObject, identity: str | None) -> JsonObject:
    """The record of an article under the id that the file holds of it, as exports of ours do; as it is for none."""
    return {**record, "id": identity, OURS: True} if identity else record


def slots_record(said: Sequence[Said], mode: str | None) -> dict[str, Json]:
    """The keys of a claim's record that hold its slots; a second one of a role that has one place goes to "more"."""
    record: dict[str, Json] = {}
    many: dict[str, list[Json]] = {name: [] for name in MANY}
    attributed: dict[str, Json] = {"mode": mode} if mode else {}
    more: list[Json] = []
    for role, place, value in said:
        slot = _slot(place, value)
        one, of_many, of_report = (_name(names, role) for names in (ONE, MANY, ATTRIBUTED))
        if of_many:
            many[of_many].append(slot)
        elif one and one not in record:
            record[one] = slot
        elif of_report and of_report not in attributed:
            attributed[of_report] = slot
        else:
            more.append({"role": role.value, **slot})
    filled: dict[str, Json] = {name: slots for name, slots in many.items() if slots}
    return {
        **record,
        **filled,
        **({"attribution": attributed} if attributed else {}),
        **({"more": more} if more else {}),
    }


def _slot(place: tuple[int, int] | None, value: str | None) -> dict[str, Json]:
    at: dict[str, Json] = {"start": place[0], "end": place[1]} if place else {}
    return {**at, "value": value} if value is not None else at


def _name(names: Mapping[str, Role], role: Role) -> str:
    return next((name for name, known in names.items() if known is role), "")
