"""Owns how INCEpTION and WebAnno lay out annotations: a folder a document, and in it a file of each annotator."""

from pathlib import PurePath
from typing import Final

from annotator.formats.originals import Original

CURATION: Final = "curation"
_FOLDERS: Final = ("annotation", CURATION)
_INITIAL: Final = "INITIAL_CAS"
"""The file of what a document was brought in with, which nobody annotated."""


def is_of_several(folder: str) -> bool:
    """Whether a folder is that of a document, with a file of each annotator."""
    parts = PurePath(folder).parts
    return len(parts) > 1 and parts[-2] in _FOLDERS


def is_initial(original: Original) -> bool:
    """Whether a file is what a document was brought in with."""
    return is_of_several(original.folder) and PurePath(original.name).stem == _INITIAL


def document_of(original: Original) -> str:
    """What the document of a file is called: as its folder if that is one of a document, else as the file."""
    return PurePath(original.folder).name if is_of_several(original.folder) else original.name


def annotator_of(original: Original) -> str:
    """Whose annotations a file holds; "" where it is not the one of an annotator."""
    if not is_of_several(original.folder) or is_initial(original):
        return ""
    return CURATION if PurePath(original.folder).parts[-2] == CURATION else PurePath(original.name).stem
