"""Owns how things are called in the words of schema.org, with and without prefix, alone and in lists."""

from collections.abc import Iterator
from typing import Final

from annotator.domain.json import Json, JsonObject, as_object, as_str

PREFIXES: Final = ("https://schema.org/", "http://schema.org/", "schema:", "sdo:")


def plain(value: Json) -> JsonObject:
    """An object with its keys as schema.org calls them, without where that is."""
    return {short(name): inner for name, inner in as_object(value).items()}


def short(name: str) -> str:
    """A word as schema.org calls it, without where that is; one from elsewhere as it is."""
    return next((name[len(before) :] for before in PREFIXES if name.startswith(before)), name)


def kinds(node: JsonObject) -> list[str]:
    """What kinds of thing an object is, in the words of schema.org."""
    value = node.get("@type")
    listed = value if isinstance(value, list | tuple) else [value]
    return [said for each in listed if (said := short(as_str(each)))]


def each_of(value: Json) -> list[JsonObject]:
    """The objects of a value: of a list each, else the one there is; words are what an object is called."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [{"name": each, "@value": each, "url": each} if isinstance(each, str) else plain(each) for each in listed]


def words(value: Json, *names: str) -> str:
    """The first words under one of some names, in an object or the first of a list; "" if none."""
    return next((said for each in each_of(value) if (said := _said(each, names))), "")


def all_words(value: Json, *names: str) -> list[str]:
    """The first words under one of some names in each object of a value, each once."""
    return list(dict.fromkeys(said for each in each_of(value) if (said := _said(each, names))))


def _said(node: JsonObject, names: tuple[str, ...]) -> str:
    return next((said for name in names for said in _told(node.get(name))), "")


def _told(said: Json) -> Iterator[str]:
    if isinstance(said, str) and said.strip():
        yield said.strip()
    elif isinstance(said, dict | list) and (inner := words(said, "@value", "@id", "name", "url")):
        yield inner
