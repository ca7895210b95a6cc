"""Owns the words of W3C Web Annotation: what each key means, and reading an object in whichever spelling."""

from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.json import Json, JsonObject, as_list, as_object

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_PREFIXES: Final = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
_TYPES: Final = {
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "Choice", "SpecificResource", "TextualBody", "TimeState", "HttpRequestState"),
            *("CssSelector", "DataPositionSelector", "FragmentSelector", "RangeSelector", "SvgSelector"),
            *("TextPositionSelector", "TextQuoteSelector", "XPathSelector", "Composite", "Independents", "List"),
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
}
_MOTIVATIONS: Final = {
    name: f"oa:{name}"
    for name in (
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
        *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
    )
}
_LINKS: Final = {
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "state": "oa:hasState",
    "refinedBy": "oa:refinedBy",
    "startSelector": "oa:hasStartSelector",
    "endSelector": "oa:hasEndSelector",
    "cached": "oa:cachedSource",
    "creator": "dcterms:creator",
    "conformsTo": "dcterms:conformsTo",
    "partOf": "as:partOf",
    "first": "as:first",
    "last": "as:last",
    "next": "as:next",
    "prev": "as:prev",
}
_WORDS: Final = {
    "motivation": "oa:motivatedBy",
    "purpose": "oa:hasPurpose",
}
VALUES: Final = {
    "value": "rdf:value",
    "bodyValue": "oa:bodyValue",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "format": "dc:format",
    "language": "dc:language",
    "label": "rdfs:label",
    "name": "foaf:name",
    "created": "dcterms:created",
    "sourceDate": "oa:sourceDate",
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
}
"""The keys of plain values, which are taken as they are."""
_LISTED: Final = {"items": "as:items"}


def _full(short: str) -> str:
    prefix, _, name = short.partition(":")
    return _PREFIXES[prefix] + name


_ALL: Final = {**_TYPES, **_MOTIVATIONS, **_LINKS, **_WORDS, **VALUES, **_LISTED}
_NAMES: Final[Mapping[str, str]] = {
    "@id": "id",
    "@type": "type",
    "@graph": "items",
    **{short: name for name, short in _ALL.items()},
    **{_full(short): name for name, short in _ALL.items()},
}
IRIS: Final[Mapping[str, str]] = {name: _full(short) for name, short in _ALL.items()}
"""The full address of each word."""

_CHAINED: Final = 8
_Terms = dict[str, Json]


def context() -> Json:
    """The context of these words, as JSON-LD's readers need it; written by us, for nothing is fetched."""
    links: _Terms = {name: {"@id": short, "@type": "@id"} for name, short in _LINKS.items()}
    words: _Terms = {name: {"@id": short, "@type": "@vocab"} for name, short in _WORDS.items()}
    listed: _Terms = {name: {"@id": short, "@type": "@id", "@container": "@list"} for name, short in _LISTED.items()}
    plain: _Terms = {**_PREFIXES, "id": "@id", "type": "@type", **_TYPES, **_MOTIVATIONS, **VALUES}
    return {**plain, **links, **words, **listed}


def node(value: Json) -> JsonObject:
    """An object with its keys by their short names, whichever spelling they had; a string as the id of one."""
    if isinstance(value, str):
        return {"id": value}
    if isinstance(value, list | tuple):
        return node(value[0]) if len(value) == 1 else {}
    return {_NAMES.get(name, name): inner for name, inner in as_object(value).items()}


def nodes(value: Json) -> list[JsonObject]:
    """The objects of a value: of a list each, else the one there is."""
    return [node(each) for each in listed(value)]


def listed(value: Json) -> Sequence[Json]:
    """The values of a key: one or many, also where JSON-LD says that they are a list."""
    for _ in range(_CHAINED):
        if not isinstance(value, Mapping) or "@list" not in value:
            break
        value = value["@list"]
    return as_list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def words(value: Json) -> str:
    """The string that a value is, also as an object of its own or in a list of one; "" if none."""
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("@value", "@id", "id") if name in value), None)
    return value if isinstance(value, str) else ""


def name(value: Json) -> str:
    """The short name of a type, motivation or purpose."""
    said = words(value)
    return _NAMES.get(said, said)


def names(value: Json) -> list[str]:
    """The short names of several."""
    return [name(each) for each in listed(value)]


def number(value: Json) -> int | None:
    """The whole number that a value is, also as an object of its own, or as digits; None if it is none."""
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("@value")
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _LONGEST:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


_LONGEST: Final = 12
