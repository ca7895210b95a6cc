"""Owns which files of a folder or archive are passed over for their kind, and what is said of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from annotator.domain.errors import Remark
from annotator.domain.messages import counted
from annotator.formats.endings import BRAT_PARTS, PACKED, SAVED_AS
from annotator.formats.native.words import shown

_OF_SYSTEMS: Final = ("__MACOSX", "Thumbs.db", "desktop.ini")
"""What systems put beside files for themselves."""
SCHEMAS: Final = "label_schema"
"""The folder in an export where the versions of the label schema lie."""
_SCHEMA: Final = ".toml"
_OF_BRAT: Final = ("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf")
_CARDS: Final = (".losses.json", ".card.md", ".card.json")
"""How the names end of what an export of ours tells of itself."""
_CARD_OF_DATA: Final = "README.md"
_DATA: Final = ".parquet"
"""What lies in the folder of a data set that such a file describes, or in one below it."""
_MOST_KINDS: Final = 8
_MOST_DETAILS: Final = 24
_JOINED: Final = "join .a1 and .a2, in this order, to one file ending in .ann beside the text"


def is_hidden(path: PurePosixPath) -> bool:
    """Whether a file is none of an analyst's: hidden, or put there by a system; nothing is said of such."""
    return any((part.startswith(".") and part != "..") or part in _OF_SYSTEMS for part in path.parts)


def cards_among(paths: Iterable[str]) -> set[str]:
    """Those of all paths that only tell of others: reports and gold cards of exports, and cards of data sets.

    Of a report and its two cards at least two must be there, or the name may be somebody's own.
    """
    there = set(paths)
    ended = ((path, path.removesuffix(end)) for path in there for end in _CARDS if path.endswith(end))
    cards = {path for path, told in ended if sum(f"{told}{end}" in there for end in _CARDS) > 1}
    of_data = {parent for path in there if path.endswith(_DATA) for parent in PurePosixPath(path).parents[:2]}
    return cards | {
        path for path in there if PurePosixPath(path).name == _CARD_OF_DATA and PurePosixPath(path).parent in of_data
    }


def passed_over(names: Iterable[str], file: str) -> list[Remark]:
    """Remarks on the files of a folder or archive that cannot be imported: those that are known, and of other kinds."""
    known: dict[str, set[str]] = {}
    count_by_kind = Counter[str]()
    for path in map(PurePosixPath, names):
        if message := _known(path):
            known.setdefault(message, set()).add(path.name)
        else:
            count_by_kind[path.suffix.lower() or "no ending"] += 1
    said = [Remark(name, file=file, names=_named(sorted(found))) for name, found in sorted(known.items())]
    if not count_by_kind:
        return said
    told = {"files": counted(count_by_kind.total(), "file"), "kinds": listed(count_by_kind)}
    return [*said, Remark("kinds-passed", file=file, remedy=_remedy(count_by_kind), **told)]


def _known(path: PurePosixPath) -> str:
    """What to tell of a file that labels go by; "" of another one."""
    if path.parent.name == SCHEMAS and path.suffix == _SCHEMA:
        return "schemas-left"
    if path.name.endswith(_CARDS) or path.name == _CARD_OF_DATA:
        return "cards-left"
    return "brat-settings-left" if path.name in _OF_BRAT else ""


def _named(names: Sequence[str]) -> str:
    """Some names, the first ones if they are many."""
    more = [f"{len(names) - _MOST_KINDS} more"] if len(names) > _MOST_KINDS else []
    return ", ".join([*map(shown, names[:_MOST_KINDS]), *more])


def _remedy(kinds: Collection[str]) -> str:
    """What to do about kinds that can be saved as others, behind a semicolon; "" if none can."""
    known = sorted(kind for kind in kinds if kind in SAVED_AS)
    better = {SAVED_AS[kind]: [each for each in known if SAVED_AS[each] == SAVED_AS[kind]] for kind in known}
    said = ", ".join(f"{' and '.join(each)} as {kind}".rstrip(",") for kind, each in better.items())
    saved = f"; save {said}, and import that" if said else ""
    packed = [kind for kind in PACKED if kind in kinds]
    unpacked = f"; unpack {' and '.join(packed)} first, and import what was in them" if packed else ""
    return f"{saved}{unpacked}" + (f"; {_JOINED}" if any(kind in BRAT_PARTS for kind in kinds) else "")


def listed(count_by_kind: Mapping[str, int]) -> str:
    """The kinds of what was passed over, the most frequent first, and how many more there are."""
    kinds = [shown(kind) for kind, _ in sorted(count_by_kind.items(), key=lambda each: (-each[1], each[0]))]
    more = [f"{len(kinds) - _MOST_KINDS} more"] if len(kinds) > _MOST_KINDS else []
    return ", ".join([*kinds[:_MOST_KINDS], *more])


def details_left(file: str, count_by_detail: Mapping[tuple[str, str], int]) -> Iterator[Remark]:
    """That names of details stayed out, and of how many things of which kind each; nothing if none did."""
    if count_by_detail:
        said = [f"{shown(name)} of {counted(count, kind)}" for (name, kind), count in sorted(count_by_detail.items())]
        more = [f"{len(said) - _MOST_DETAILS} more"] if len(said) > _MOST_DETAILS else []
        yield Remark("details-left", file=file, kinds=", ".join([*said[:_MOST_DETAILS], *more]))


def columns_left(file: str, words_by_column: Mapping[str, int]) -> Iterator[Remark]:
    """That columns stayed out, and of how many words each said something; nothing if none did."""
    if words_by_column:
        kinds = ", ".join(f"{name} of {counted(number, 'word')}" for name, number in sorted(words_by_column.items()))
        yield Remark("word-columns-left", file=file, kinds=kinds)
