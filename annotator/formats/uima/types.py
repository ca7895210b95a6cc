"""Owns the types that an exported CAS uses, and their type system in both spellings, XML and JSON."""

import json
from collections.abc import Mapping
from typing import Final

from annotator.formats.xml_words import escape

Described = Mapping[tuple[str, str], str]
"""The description of a type, or of a feature of it, by both names; that of a type has no second one."""

STRING: Final = "uima.cas.String"
ANNOTATION: Final = "uima.tcas.Annotation"
DOCUMENT: Final = "uima.tcas.DocumentAnnotation"
SOFA: Final = "uima.cas.Sofa"
VIEW: Final = "_InitialView"

NAMED_ENTITY: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
MENTION: Final = "mention"
"""The feature of a name that holds its id here, for tracing; DKPro's own `identifier` says who is meant."""
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
    NAMED_ENTITY: (ANNOTATION, {"value": STRING, "identifier": STRING, MENTION: STRING}),
    ARTICLE: (
        "uima.cas.AnnotationBase",
        dict.fromkeys(("identifier", "published", "source", "author", "looked", "annotator"), STRING),
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


def type_system_xml(said: Described) -> bytes:
    """The type system as UIMA's tools load it, with what is said of its types and features."""
    described = "".join(_type(name, above, features, said) for name, (above, features) in TYPES.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n'
        f"  <types>\n{described}  </types>\n</typeSystemDescription>\n"
    ).encode()


def _type(name: str, above: str, features: _Features, said: Described) -> str:
    told = "".join(_feature(each, kind, said.get((name, each), "")) for each, kind in features.items())
    words = escape(said.get((name, ""), ""))
    return (
        f"    <typeDescription>\n      <name>{escape(name)}</name>\n      <description>{words}</description>\n"
        f"      <supertypeName>{above}</supertypeName>\n      <features>\n{told}      </features>\n"
        "    </typeDescription>\n"
    )


def _feature(name: str, kind: str, said: str) -> str:
    array, _, _ = kind.partition("[]")
    shown = f"{_in('rangeTypeName', 'uima.cas.FSArray')}{_in('elementType', array)}"
    ranged = shown if kind != array else _in("rangeTypeName", kind)
    described = f"{_in('name', name)}{_in('description', escape(said))}"
    return f"        <featureDescription>\n{described}{ranged}        </featureDescription>\n"


def _in(tag: str, words: str) -> str:
    return f"          <{tag}>{words}</{tag}>\n"


def type_system_json(said: Described) -> str:
    """The type system as a JSON CAS holds it, as one object, with what is said of its types and features."""
    types = {
        name: {
            "%NAME": name,
            "%SUPER_TYPE": above,
            **_said(said, name, ""),
            **{each: {"%NAME": each, "%RANGE": kind, **_said(said, name, each)} for each, kind in features.items()},
        }
        for name, (above, features) in TYPES.items()
    }
    return json.dumps(types, ensure_ascii=False)


def _said(said: Described, name: str, feature: str) -> dict[str, str]:
    return {"%DESCRIPTION": said[name, feature]} if said.get((name, feature)) else {}
