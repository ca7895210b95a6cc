"""Owns reading exported CAS files with dkpro-cassis, which turns units of UTF-16 into characters by itself."""

from collections.abc import Iterator
from pathlib import Path

from annotator.formats.output import Found
from annotator.formats.uima.accounts import found
from annotator.formats.uima.xmi_writing import TYPE_SYSTEM


def reread_xmi(folder: Path) -> Iterator[Found]:
    """The articles, mentions and claims of a folder of XMI files and their type system."""
    from cassis import load_cas_from_xmi, load_typesystem  # type: ignore[import-untyped]  # it has no types

    types = load_typesystem(folder / TYPE_SYSTEM)
    for path in sorted(folder.glob("*.xmi")):
        yield from found(load_cas_from_xmi(path, typesystem=types))


def reread_json(folder: Path) -> Iterator[Found]:
    """The articles, mentions and claims of a folder of JSON files."""
    from cassis import TypeSystem, load_cas_from_json

    # Every file has the same types: cassis learns them from the first, which takes it longer than all else.
    types = TypeSystem()
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        with path.open(encoding="utf-8") as file:
            cas = load_cas_from_json(file, typesystem=types, merge_typesystem=number == 0)
        types = cas.typesystem
        yield from found(cas)
