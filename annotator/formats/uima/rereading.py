"""Owns reading exported CAS files with dkpro-cassis, which turns units of UTF-16 into characters by itself."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from annotator.formats.output import Found
from annotator.formats.uima.accounts import found
from annotator.formats.uima.xmi_writing import TYPE_SYSTEM


def reread_xmi(folder: Path) -> Iterator[Found]:
    """The articles, mentions and claims of a folder of XMI files and their type system."""
    cassis = import_module("cassis")
    types = cassis.load_typesystem(folder / TYPE_SYSTEM)
    for path in sorted(folder.glob("*.xmi")):
        yield from found(cassis.load_cas_from_xmi(path, typesystem=types))


def reread_json(folder: Path) -> Iterator[Found]:
    """The articles, mentions and claims of a folder of JSON files."""
    cassis = import_module("cassis")
    # Every file has the same types: cassis learns them from the first, which takes it longer than all else.
    types = cassis.TypeSystem()
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        with path.open(encoding="utf-8") as file:
            cas = cassis.load_cas_from_json(file, typesystem=types, merge_typesystem=number == 0)
        types = cas.typesystem
        yield from found(cas)
