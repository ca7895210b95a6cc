"""Owns what is said of the empty files that an export in parts, or one without facts, leaves beside full ones."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.formats.fever.writing import CLAIMS, PAGES
from annotator.formats.originals import Original

_PARTNER: Final = {CLAIMS: PAGES, PAGES: CLAIMS}
_PARTS: Final = ("train", "dev", "test")
_LOOKED_AT: Final = 8


def without_empty_parts(originals: Sequence[Original]) -> tuple[list[Original], list[Remark]]:
    """The files but those that are rightly empty, and a remark for each part of a split that holds nothing.

    Rightly empty is one of FEVER's two files where the other is not, and a part of which the others are here.
    """
    by_place = {(each.folder, each.name): each for each in originals}
    empty = [each for each in originals if _is_of_parts(each) and _is_empty(each)]
    left, remarks = set[int](), list[Remark]()
    for each in empty:
        partner = by_place.get((each.folder, _PARTNER.get(each.name, "")))
        if partner is not None and not (partner in empty and PurePath(each.folder).name not in _PARTS):
            left.add(id(each))
            if partner in empty and each.name == CLAIMS:
                remarks.append(Remark("part-empty", file=str(PurePath(each.shown).parent)))
        elif any(other in by_place and by_place[other] not in empty for other in _others(each)):
            left.add(id(each))
            remarks.append(Remark("part-empty", file=each.shown))
    return [each for each in originals if id(each) not in left], remarks


def _is_of_parts(original: Original) -> bool:
    return original.name in _PARTNER or PurePath(original.name).stem in _PARTS


def _others(original: Original) -> list[tuple[str, str]]:
    """Where the other parts lie of a split of which a file is one by its name; nowhere for other files."""
    place = PurePath(original.name)
    return [
        (original.folder, f"{part}{place.suffix}") for part in _PARTS if place.stem in _PARTS and part != place.stem
    ]


def _is_empty(original: Original) -> bool:
    """Whether a file holds nothing at all, or an empty list; not one that cannot be read."""
    try:
        return original.head(_LOOKED_AT).strip(b"\xef\xbb\xbf \t\r\n") in (b"", b"[]")
    except BadFile:
        return False
