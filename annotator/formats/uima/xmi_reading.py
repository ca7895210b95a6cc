"""Owns reading UIMA CAS XMI: any types, with their type system beside them or without."""

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from annotator.domain.errors import BadFile
from annotator.domain.json import Json
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.uima.cas import Cas, Kept
from annotator.formats.uima.sofas import view_of
from annotator.formats.uima.telling import told
from annotator.formats.xml_files import elements, elements_of, replaced, root_name

if TYPE_CHECKING:
    from lxml import etree

_ID: Final = "{http://www.omg.org/XMI}id"
_TAG: Final = re.compile(r"\{http:///(.*)\.ecore\}(.*)")
_IDS: Final = re.compile(r"\d{1,9}(?: \d{1,9})*")
_TYPE_SYSTEMS: Final = ("TypeSystem.xml", "typesystem.xml")
_DESCRIPTION: Final = b"typeSystemDescription"
_RESOURCES: Final = "{http://uima.apache.org/resourceSpecifier}"
_PRIMITIVE: Final = frozenset(
    f"uima.cas.{name}" for name in ["String", "Integer", "Long", "Short", "Byte", "Boolean", "Float", "Double"]
)


def is_one(head: bytes) -> bool:
    """Whether a file begins as XMI of a CAS, or as a type system."""
    return root_name(head) in (b"XMI", _DESCRIPTION)


def along(_name: str) -> tuple[str, ...]:
    """The type systems that CAS files are read with."""
    return _TYPE_SYSTEMS


def records(original: Original) -> NumberedRecords:
    """The native records of a CAS, of each text in it; BadFile in their place if there is no text to take."""
    try:
        if root_name(original.head(4096)) == _DESCRIPTION:
            yield BadFile("cas-types-only", file=original.shown)
            return
        supertypes, primitive = _described(original)
        cas = _cas(original, primitive)
        cas.supertypes = supertypes
    except BadFile as error:
        yield error
        return
    yield from told(cas, original)
    yield from replaced(original)


_Described = tuple[Mapping[str, str], frozenset[tuple[str, str]]]
"""The supertype of each type, and which features of which type are no references."""


def _described(original: Original) -> _Described:
    """What the type system beside a file tells; nothing if there is none."""
    for name in _TYPE_SYSTEMS:
        try:
            beside = original.beside(name)
            data = beside.whole()
        except BadFile:
            continue
        return _types(data, beside.shown)
    return {}, frozenset()


@functools.lru_cache(maxsize=4)
def _types(data: bytes, shown: str) -> _Described:
    # Kept, for thousands of files lie beside one type system.
    supertypes: dict[str, str] = {}
    plain: set[tuple[str, str]] = set()
    for each in elements_of(data, shown, depth=2):
        described = _words(each, "name")
        supertypes[described] = _words(each, "supertypeName")
        for feature in each.iter(f"{_RESOURCES}featureDescription"):
            if _words(feature, "rangeTypeName") in _PRIMITIVE:
                plain.add((described, _words(feature, "name")))
    return supertypes, frozenset(plain)


def _words(element: "etree._Element", name: str) -> str:
    return (element.findtext(f"{_RESOURCES}{name}") or "").strip()


def _cas(original: Original, primitive: frozenset[tuple[str, str]]) -> Cas:
    cas = Cas()
    sofas: dict[int, dict[str, str]] = {}
    for element in elements(original):
        # What stands in a namespace is XMI's own, as its id beside a feature that is called so.
        attributes = {str(name): str(value) for name, value in element.attrib.items() if "}" not in str(name)}
        name = _type(element.tag)
        if name == "uima.cas.View":
            cas.members.setdefault(_number(attributes.get("sofa")), set()).update(_ids(attributes.get("members", "")))
        elif name == "uima.cas.Sofa":
            sofas[_number(element.get(_ID))] = attributes
        elif name != "uima.cas.NULL":
            cas.keep(_number(element.get(_ID)), _structure(element, name, attributes, primitive))
    for identity, sofa in sofas.items():
        cas.views[identity] = view_of(sofa, cas.kept.get(_number(sofa.get("sofaArray"))))
    return cas


def _structure(
    element: "etree._Element", name: str, attributes: dict[str, str], primitive: frozenset[tuple[str, str]]
) -> Kept:
    listed: dict[str, list[str]] = {}
    for child in element:
        listed.setdefault(_local(child.tag), []).append(child.text or "")
    refs = {
        each: _ids(value)
        for each, value in attributes.items()
        if (name, each) not in primitive and _IDS.fullmatch(value)
    }
    return Kept(_line(element), name, {**attributes, **listed}, refs)


def _line(element: "etree._Element") -> int:
    line = getattr(element, "sourceline", None)
    return line if isinstance(line, int) else 0


def _type(tag: "str | bytes | bytearray | etree.QName") -> str:
    found = _TAG.fullmatch(str(tag))
    if found is None:
        return _local(tag)
    package = found[1].replace("/", ".")
    return found[2] if package == "uima.noNamespace" else f"{package}.{found[2]}"


def _local(tag: "str | bytes | bytearray | etree.QName") -> str:
    return str(tag).rpartition("}")[2]


def _ids(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split() if word.isascii() and word.isdigit() and len(word) < 10)


def _number(words: Json) -> int:
    return int(words) if isinstance(words, str) and words.isascii() and words.isdigit() and len(words) < 10 else -1
