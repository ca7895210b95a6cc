"""Owns the cells of a row that tell of a claim's slots: their words, and the column that says where each stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Role, Slot
from annotator.domain.json import JsonObject, as_list, as_object, as_str, optional_str, quoted
from annotator.domain.span import Span
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import Said
from annotator.formats.sentences import covering, sentences
from annotator.formats.word_places import whole

ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {
        "subject": Role.SUBJECT,
        "predicate": Role.PREDICATE,
        "objects": Role.OBJECT,
        "quantities": Role.QUANTITY,
        "time": Role.TIME,
        "place": Role.PLACE,
        "speaker": Role.SPEAKER,
        "cue": Role.CUE,
    }
)
"""The columns of words and what they are in a claim."""
SLOTS: Final = "slots"
"""The column that says of every slot of a row its role, its place in the article and its value, as a list of JSON."""
BETWEEN: Final = "; "
_NEAR: Final = 2_000
"""Characters beside a claim in which its sentence is looked for."""
_Place = tuple[int, int]


def slots_cell(slots: Iterable[Slot]) -> str:
    """The cell that says where the slots of a claim stand; "" if it has none."""
    told = ",".join(map(_slot, slots))
    return f"[{told}]" if told else ""


def _slot(slot: Slot) -> str:
    place = f',"start":{slot.span.start},"end":{slot.span.end}' if slot.span else ""
    value = f',"value":{quoted(slot.value)}' if slot.value is not None else ""
    return f'{{"role":"{slot.role.value}"{place}{value}}}'


def slots_in(values: Mapping[str, str], text: str, claim: _Place) -> tuple[list[Said], int]:
    """What a row says in the slots of its claim, and of how many it is not sure where their words stand.

    Those are values without a place. What the column of places says counts for words that nobody changed since.
    """
    exact, said, unsure = _placed(values.get(SLOTS, ""), len(text)), list[Said](), 0
    for name, role in ROLES.items():
        known = [each for each in exact if each[0] is role]
        if _says(known, text, values.get(name, ""), values.get("time value", "") if role is Role.TIME else None):
            said += known
            continue
        for words, value in _parts(values, name, role):
            place = _within(words, text, claim)
            unsure += place is None
            said.append((role, place, value or (None if place else words)))
    return [*said, *(each for each in exact if each[0] not in ROLES.values())], unsure


def _placed(cell: str, length: int) -> list[Said]:
    """The slots of the column of places; none if somebody made something else of it."""
    if not cell.strip():
        return []
    try:
        return [_said(as_object(each), length) for each in as_list(parse_line(f'{{"slots":{cell}}}')["slots"])]
    except (ValueError, KeyError):
        return []


def _said(slot: JsonObject, length: int) -> Said:
    start, end, value = slot.get("start"), slot.get("end"), optional_str(slot.get("value"))
    role = Role(as_str(slot.get("role")))
    if start is None and end is None and value is not None:
        return role, None, value
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        raise ValueError("a slot needs a place in the article, or a value")
    return role, (start, end), value


def _says(known: Sequence[Said], text: str, said: str, value: str | None) -> bool:
    """Whether slots say what the cells do that are theirs."""
    words = BETWEEN.join([text[slice(*place)] if place else worth or "" for _, place, worth in known])
    worths = BETWEEN.join([worth or "" for _, _, worth in known])
    return words.split() == said.split() and (value is None or worths.split() == value.split())


def _parts(values: Mapping[str, str], name: str, role: Role) -> Iterator[tuple[str, str]]:
    """The words between the signs of a cell that part them, each with its value."""
    said = values.get(name, "").strip()
    words = [part.strip() for part in said.split(BETWEEN)] if said else []
    worth = values.get("time value", "").strip() if role is Role.TIME else ""
    worths = worth.split(BETWEEN)
    yield from zip(words, [*worths[: len(words)], *[""] * (len(words) - len(worths))], strict=True)


def _within(words: str, text: str, claim: _Place) -> _Place | None:
    """The one place where words stand whole in the claim, or else in its sentence, or else in all of the article."""
    if not words:
        return None
    for start, end in _around(text, claim):
        if places := whole(words, text[start:end]):
            return (start + places[0][0], start + places[0][1]) if len(places) == 1 else None
    return None


def _around(text: str, claim: _Place) -> Iterator[_Place]:
    yield claim
    yield _sentence(text, claim)
    yield 0, len(text)


def _sentence(text: str, claim: _Place) -> _Place:
    """From where to where the sentence of a claim goes, as far as it is near."""
    start, end = max(0, claim[0] - _NEAR), claim[1] + _NEAR
    near = sentences(text[start:end])
    touched = covering(near, Span(claim[0] - start, claim[1] - start))
    return (start + near[touched[0]].start, start + near[touched[-1]].end) if touched else claim
