"""Owns what a line of Doccano says of its text: spans, relations, categories and comments, in any of its layouts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.formats.native.jsontext import parse_line

_TEXTS: Final = ("text", "data")
LABELS: Final = ("entities", "label", "labels", "annotations", "cats")
"""The keys under which lists of labels stand."""
_RELATIONS: Final = "relations"
_COMMENTS: Final = ("Comments", "comments")
_META: Final = "meta"
_WHO: Final = "username"
_TOLD: Final = frozenset((*_TEXTS, *LABELS, _RELATIONS, *_COMMENTS, _META, _WHO, "id", "doc_id"))
_TRIPLE: Final = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of a line: where it begins and ends as the line counts, its label, its number, and who marked it."""

    start: int
    end: int
    label: str
    id: str = ""
    user: str = ""
    numbered: bool = False
    """Whether its label is only the number of one."""


def text_of(line: JsonObject) -> str:
    """The text of a line; "" if it has none."""
    return next((said for name in _TEXTS if (said := as_str(line.get(name)))), "")


def number_of(line: JsonObject) -> str:
    """The number that a text has in its project; "" if it has none."""
    return next((said for name in ("id", "doc_id") if (said := word(line.get(name)))), "")


def user_of(line: JsonObject) -> str:
    """Who labelled all of a line; "" where it does not say."""
    return " ".join(as_str(line.get(_WHO)).split())


def spans_of(line: JsonObject) -> Iterator[Labelled | None]:
    """The spans of a line; None for each that has no place."""
    for each in _labels(line):
        if isinstance(each, list | tuple):
            yield _listed(each)
        elif _is_placed(each := as_object(each)):
            yield _placed(each)


def categories_of(line: JsonObject) -> list[Json]:
    """The labels of a line that are of all of its text, and words that were written for it."""
    labels = [each for each in _labels(line) if each and not isinstance(each, list | tuple)]
    return [each for each in labels if not _is_placed(as_object(each))]


def relations_of(line: JsonObject) -> list[JsonObject]:
    """The relations of a line."""
    return [as_object(each) for each in as_list(line.get(_RELATIONS))]


def comments_of(line: JsonObject) -> list[str]:
    """What was remarked on a text."""
    listed = [each for name in _COMMENTS for each in as_list(line.get(name))]
    said = (as_str(each) or as_str(as_object(each).get("text")) for each in listed)
    return [words for each in said if (words := each.strip())]


def about(line: JsonObject) -> dict[str, Json]:
    """What a line says of its text beside its labels, also under `meta`."""
    return {**_meta(line.get(_META)), **{name: said for name, said in line.items() if name not in _TOLD}}


def _labels(line: JsonObject) -> Iterator[Json]:
    """All labels of a line; a single word or number of a key is one, too."""
    for name in LABELS:
        said = line.get(name)
        if said is not None and said != "":
            yield from said if isinstance(said, list | tuple) else [said]


def _meta(said: Json) -> JsonObject:
    """What stands under `meta`, an object or the spelling of one."""
    try:
        return parse_line(said) if isinstance(said, str) and said.strip() else as_object(said)
    except ValueError:
        return {_META: said}


def _is_placed(label: JsonObject) -> bool:
    return ("start_offset" in label and "end_offset" in label) or ("start" in label and "end" in label)


def _listed(given: list[Json] | tuple[Json, ...]) -> Labelled | None:
    if len(given) < _TRIPLE or not _are_numbers(*given[:2]):
        return None
    return Labelled(as_int(given[0]), as_int(given[1]), word(given[2]), numbered=isinstance(given[2], int))


def _placed(given: JsonObject) -> Labelled | None:
    start, end = (given.get(f"{name}_offset", given.get(name)) for name in ("start", "end"))
    if not _are_numbers(start, end):
        return None
    label, identity, user = (word(given.get(name)) for name in ("label", "id", "user"))
    return Labelled(as_int(start), as_int(end), label, identity, user, isinstance(given.get("label"), int))


def _are_numbers(*given: Json) -> bool:
    return all(isinstance(each, int) and not isinstance(each, bool) for each in given)


def word(given: Json) -> str:
    """A word or number as a word."""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return " ".join(as_str(given).split())
