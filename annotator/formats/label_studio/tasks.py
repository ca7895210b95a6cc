"""Owns what a task of Label Studio is, in its full export and in the short one, and which text its regions are of."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str

SPANS: Final = ("labels", "hypertextlabels")
_ABOUT: Final = ("title", "published", "published_proposed", "url", "language", "source", "article")
_OF_WORK: Final = ("created_at", "updated_at", "lead_time")
_SHORT: Final = ("id", "annotator", "annotation_id", *_OF_WORK)
"""What an object of JSON-MIN says of the work beside the data and the labels."""
ROW: Final = "row of the short export"
_LONGEST_NAME: Final = 200
_MEDIA: Final = "png|jpe?g|gif|bmp|webp|svg|tiff?|mp3|wav|ogg|flac|m4a|mp4|webm|mov|avi|mkv|pdf|csv|json|txt|html?"
_ADDRESS: Final = re.compile(
    rf"(?:[a-z][a-z0-9+.-]*://|\.{{0,2}}[/\\]|[a-z]:\\)[^\n]{{0,300}}|[^\n]{{1,300}}\.(?:{_MEDIA})", re.IGNORECASE
)
"""A path or an address of a file, which may hold spaces."""
_ELSEWHERE: Final = re.compile(r"(?:https?|s3|gs|azure-blob)://\S+|/data/\S+", re.IGNORECASE)
_TAG: Final = re.compile(r"<[a-zA-Z!/]")


def is_one(head: bytes) -> bool:
    """Whether a file begins like tasks: objects with data, and annotations, completions or predictions of them.

    Or like one annotation that holds its task, as the storage of Label Studio has them.
    """
    whole = b'"data"' in head and any(name in head for name in (b'"annotations"', b'"completions"', b'"predictions"'))
    stored = all(name in head for name in (b'"task"', b'"data"', b'"result"', b'"completed_by"'))
    return whole or stored or (b'"annotation_id"' in head and b'"annotator"' in head) or _is_table(head)


def _is_table(head: bytes) -> bool:
    """Whether a file begins like the short export as a table, and some cell has regions."""
    columns = re.split(rb"[,;\t]", head.partition(b"\n")[0].strip().replace(b'"', b""))
    return b"annotation_id" in columns and b"annotator" in columns and b'""start""' in head


def whole(item: JsonObject) -> JsonObject:
    """An object of the short export, or a stored annotation, as the task that it was made of; a task as it is."""
    stored = as_object(item.get("task"))
    if "data" in stored and "data" not in item:
        annotation: Json = {name: value for name, value in item.items() if name != "task"}
        return {**stored, "annotations": [annotation]}
    if "data" in item or not ("annotation_id" in item or any(_regions(value) for value in item.values())):
        return item
    data = {name: value for name, value in item.items() if name not in _SHORT and not _regions(value)}
    results: list[Json] = [
        {"id": f"{name}{place}", "from_name": name, "type": _kind(value), "value": value}
        for name, listed in item.items()
        for place, value in enumerate(_regions(listed))
    ]
    results += [
        {"id": name, "from_name": name, "type": "choices", "value": value}
        for name, value in item.items()
        if "choices" in as_object(value)
    ]
    # Whether nothing was found, or something else was asked, the short export does not tell.
    beside = {name: item[name] for name in _OF_WORK if name in item}
    said: Json = {"result": results, "completed_by": item.get("annotator"), **beside}
    return {"data": data, "annotations": [said] if results else [], "id": item.get("id"), ROW: True}


def is_short(task: JsonObject) -> bool:
    """Whether a task was a row of the short export, one of as many as annotated it."""
    return ROW in task


def annotator_of(said: JsonObject) -> str:
    """Who made an annotation: by address or name, else by number; "" for predictions, and where nobody is named."""
    who = said.get("completed_by")
    if isinstance(who, Mapping):
        person = as_object(who)
        named = " ".join(part for name in ("first_name", "last_name") if (part := as_str(person.get(name)).strip()))
        who = as_str(person.get("email")).strip() or as_str(person.get("username")).strip() or named or person.get("id")
    if isinstance(who, int) and not isinstance(who, bool):
        return str(who)
    return " ".join(as_str(who).split())[:_LONGEST_NAME]


def in_time(said: Sequence[JsonObject]) -> Sequence[JsonObject]:
    """Annotations in the order in which they were made or last changed, if all tell; else as they stand."""
    when = [as_str(each.get("updated_at")) or as_str(each.get("created_at")) for each in said]
    if len(said) == 1 or not all(when):
        return said
    return [said[place] for place in sorted(range(len(said)), key=lambda each: when[each])]


def _regions(value: Json) -> list[JsonObject]:
    found = [as_object(each) for each in value] if isinstance(value, list) else []
    return [each for each in found if "start" in each and any(name in each for name in SPANS)]


def _kind(region: JsonObject) -> str:
    return next(name for name in SPANS if name in region)


_TURNS: Final = "the task has no text under data, but a list, as of a dialogue’s turns, which is not read"


def text_of(task: JsonObject, shown: str) -> str:
    """The text that a task's regions are of; ValueError if there is none, or it is not in the file."""
    text = source_of(as_object(task.get("data")), shown)
    if not text:
        turns = any(isinstance(value, list) for value in as_object(task.get("data")).values())
        raise ValueError(_TURNS if turns else "the task has no text under data")
    if _ELSEWHERE.fullmatch(text.strip()):
        raise ValueError("its text is not in the file but lies elsewhere; put the texts themselves into the tasks")
    return _shown_text(text) if _is_of_page(task) and _TAG.search(text) else text


def source_of(data: JsonObject, shown: str) -> str:
    """The text of a task: what is shown or called so, else the longest string of words; "" for pictures and sounds."""
    if named := as_str(data.get(shown)) or as_str(data.get("text")):
        return named
    # What tells of a text is the text only where there is nothing else, as of headlines.
    rest = {name: value for name, value in data.items() if name not in _ABOUT} or data
    return max((value for value in rest.values() if isinstance(value, str) and _is_words(value)), key=len, default="")


def _is_words(value: str) -> bool:
    """Whether a string has words in it and is no path or address."""
    return len(value.split(None, 1)) > 1 and any(map(str.isalpha, value)) and not _ADDRESS.fullmatch(value.strip())


def _is_of_page(task: JsonObject) -> bool:
    """Whether the regions count the characters that a page shows, not those of its source."""
    said = (each for name in ("annotations", "completions", "predictions") for each in as_list(task.get(name)))
    results = (as_object(result) for each in said for result in as_list(as_object(each).get("result")))
    return any("globalOffsets" in as_object(result.get("value")) for result in results)


def _shown_text(page: str) -> str:
    """The text of a page's nodes one after the other, as its window counts them."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        tree = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError("its page cannot be read") from error
    body = tree.find("body")
    return "".join(map(str, (tree if body is None else body).itertext()))


def place_of(value: Mapping[str, Json]) -> JsonObject:
    """What says where a region begins and ends, in characters; ValueError if only paths into a page do."""
    whole_page = as_object(value.get("globalOffsets"))
    if not whole_page and isinstance(value.get("start"), str) and "startOffset" in value:
        raise ValueError("its place is a path into a page; it needs globalOffsets, as newer versions write them")
    return whole_page or value
