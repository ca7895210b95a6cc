"""Owns what a CAS says of a text as a whole: annotations without a place, and what no key of an article holds."""

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Final

from annotator.domain.json import Json
from annotator.formats.uima.cas import Cas, Kept
from annotator.formats.uima.layers import is_document, is_grammar
from annotator.formats.uima.placing import Places
from annotator.formats.uima.types import ARTICLE

_USED: Final = ("language", "documentTitle", "isLastSegment")
_TYPE: Final = "type"


def of_whole_text(places: Places, mine: Mapping[int, Kept], members: Set[int] | None) -> list[Json]:
    """What annotations of a view say that stand at no place of its text, with their types; none that say nothing."""
    cas = places.cas
    listed = {at: cas.kept[at] for at in sorted(members or ()) if at in cas.kept and cas.sofa(cas.kept[at]) is None}
    standing = {at: kept for at, kept in mine.items() if members is None or at in members}
    found = [kept for at, kept in {**standing, **listed}.items() if not places.is_placed(at) and _is_said(cas, kept)]
    return [said for kept in found if (said := places.more(kept)).keys() - {_TYPE}]


def _is_said(cas: Cas, kept: Kept) -> bool:
    """Whether an annotation is of a layer that people fill, and no chain, whose parts have places."""
    known = kept.type == ARTICLE or is_document(cas, kept) or is_grammar(cas, kept)
    return not known and "first" not in kept.refs and not kept.type.startswith("uima.")


def of_document(places: Places, described: Iterable[Kept], used: Collection[str]) -> dict[str, Json]:
    """What the document's own annotations say beside what came in; the first that says something in a feature."""
    said: dict[str, Json] = {}
    for kept in described:
        more = places.more(kept)
        said = {**{name: value for name, value in more.items() if name not in (_TYPE, *_USED, *used)}, **said}
    return said
