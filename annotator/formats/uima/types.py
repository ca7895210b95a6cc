"""Owns the types that an exported CAS uses, and their type system in both spellings, XML and JSON."""

import json
from collections.abc import Mapping
from typing import Final

from annotator.formats.xml_words import escape

STRING: Final = "uima.cas.String"
ANNOTATION: Final = "uima.tcas.Annotation"
DOCUMENT: Final = "uima.tcas.DocumentAnnotation"
SOFA: Final = "uima.cas.Sofa"
VIEW: Final = "_InitialView"

NAMED_ENTITY: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
METADATA: Final = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ARTICLE: Final = "webanno.custom.Article"
CLAIM: Final = "webanno.custom.Claim"
SLOT: Final = "webanno.custom.Slot"
LINK: Final = "webanno.custom.ClaimSlotsLink"
"""INCEpTION calls its custom layers so, and the links of a feature by its layer and name."""

_METADATA_FEATURES: Final = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
_Features = Mapping[str, str]
TYPES: Final[Mapping[str, tuple[str, _Features]]] = {
    METADATA: (DOCUMENT, {**dict.fromkeys(_METADATA_FEATURES, STRING), "isLastSegment": "uima.cas.Boolean"}),
    NAMED_ENTITY: (ANNOTATION, {"value": STRING, "identifier": STRING}),
    ARTICLE: (
        "uima.cas.AnnotationBase",
        dict.fromkeys(("identifier", "published", "source", "author", "annotator"), STRING),
    ),
    CLAIM: (
        ANNOTATION,
        {
            **dict.fromkeys(("identifier", "wording", "status", "factuality", "mode", "annotator"), STRING),
            "slots": f"{LINK}[]",
        },
    ),
    SLOT: (ANNOTATION, {"role": STRING, "value": STRING}),
    LINK: ("uima.cas.TOP", {"role": STRING, "target": SLOT}),
}
"""Each type with its supertype and features; a range that ends in [] is an array of feature structures."""


def type_system_xml() -> bytes:
    """The type system as UIMA's tools load it."""
    described = "".join(_type(name, above, features) for name, (above, features) in TYPES.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n'
        f"  <types>\n{described}  </types>\n</typeSystemDescription>\n"
    ).encode()


def _type(name: str, above: str, features: _Features) -> str:
    told = "".join(_feature(each, kind) for each, kind in features.items())
    return (
        f"    <typeDescription>\n      <name>{escape(name)}</name>\n      <description/>\n"
        f"      <supertypeName>{above}</supertypeName>\n      <features>\n{told}      </features>\n"
        "    </typeDescription>\n"
    )


def _feature(name: str, kind: str) -> str:
    array, _, _ = kind.partition("[]")
    shown = f"{_in('rangeTypeName', 'uima.cas.FSArray')}{_in('elementType', array)}"
    ranged = shown if kind != array else _in("rangeTypeName", kind)
    return f"        <featureDescription>\n{_in('name', name)}          <description/>\n{ranged}" + (
        "        </featureDescription>\n"
    )


def _in(tag: str, words: str) -> str:
    return f"          <{tag}>{words}</{tag}>\n"


def type_system_json() -> str:
    """The type system as a JSON CAS holds it, as one object."""
    types = {
        name: {
            "%NAME": name,
            "%SUPER_TYPE": above,
            **{each: {"%NAME": each, "%RANGE": kind} for each, kind in features.items()},
        }
        for name, (above, features) in TYPES.items()
    }
    return json.dumps(types)
