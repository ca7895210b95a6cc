"""Owns reading UIMA CAS JSON 0.4: structures in a list or by id, types within the file, any unit it declares."""

from collections.abc import Iterator
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.formats.jsonitems import items
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.uima.cas import Cas, Kept, View
from annotator.formats.uima.sofas import unit_told, view_of
from annotator.formats.uima.telling import told
from annotator.formats.uima.types import SOFA

_MARKS: Final = (b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b'"%VIEWS"')


def is_one(head: bytes) -> bool:
    """Whether a file begins as a CAS in JSON."""
    return any(mark in head for mark in _MARKS)


def records(original: Original) -> NumberedRecords:
    """The native records of a CAS, of each text in it; BadFile in their place if there is no text to take."""
    for line, item in items(original):
        if isinstance(item, BadFile):
            yield item
        else:
            yield from told(_cas(item, line), original)


def _cas(item: JsonObject, line: int) -> Cas:
    cas = Cas(supertypes=_supertypes(as_object(item.get("%TYPES"))))
    unit = unit_told(as_object(item.get("%HEADER")))
    sofas: dict[int, JsonObject] = {}
    for identity, structure in _structures(item.get("%FEATURE_STRUCTURES")):
        if as_str(structure.get("%TYPE")) == SOFA:
            sofas[identity] = structure
        else:
            cas.keep(identity, _kept(structure, line))
    for identity, sofa in sofas.items():
        cas.views[identity] = view_of(sofa, cas.kept.get(as_int(sofa.get("@sofaArray"), -1)), unit)
    for name, view in as_object(item.get("%VIEWS")).items():
        at = as_int(as_object(view).get("%SOFA"), -1)
        cas.views.setdefault(at, View(name, why="it is empty"))
        listed = as_list(as_object(view).get("%MEMBERS")) or as_list(as_object(view).get("%INDEX"))
        cas.members[at] = {as_int(each, -1) for each in listed}
    return cas


def _structures(given: Json) -> Iterator[tuple[int, JsonObject]]:
    """The structures with their ids: of a list, or of an object by id."""
    for each in as_list(given):
        yield as_int(as_object(each).get("%ID"), -1), as_object(each)
    for name, each in as_object(given).items():
        yield int(name) if name.isascii() and name.isdigit() and len(name) < 12 else -1, as_object(each)


def _kept(structure: JsonObject, line: int) -> Kept:
    features: dict[str, Json] = {}
    refs: dict[str, tuple[int, ...]] = {}
    for name, value in structure.items():
        if name == "%ELEMENTS":
            features["elements"] = value
            refs["elements"] = tuple(as_int(each, -1) for each in as_list(value))
            features["%"] = True
        elif name.startswith("@"):
            refs[name[1:]] = (as_int(value, -1),)
        elif not name.startswith("%"):
            features[name.lstrip("#^")] = value
    return Kept(line, as_str(structure.get("%TYPE")), features, refs)


def _supertypes(types: JsonObject) -> dict[str, str]:
    return {name: as_str(as_object(described).get("%SUPER_TYPE")) for name, described in types.items()}
