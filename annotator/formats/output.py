"""Owns the way of an export to the disk, and its account: what of each kind it holds, what not, and why."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, Protocol

from annotator.formats.case import Case
from annotator.formats.document import Entry
from annotator.formats.splits.dividing import Division

Kind = type[Entry]
_AT_A_TIME: Final = 5_000


class Output(Protocol):
    """Where an exporter writes to, and tells of each entry whether the format holds it."""

    def file(self, name: str = "") -> AbstractContextManager[BinaryIO]:
        """The file of the export, to be written; one of that name in its folder if the format is a folder."""

    def kept(self, kind: Kind, identity: str, text: str | None = None) -> None:
        """Say that an entry is in the file; with a text, that its reader will find one of this kind and text."""

    def lost(self, kind: Kind, identity: str, why: str) -> None:
        """Say that an entry is not in the file, and why in a few words."""


class Found(NamedTuple):
    """What a format's own reader found in a file: a kind of entry and its text, and in which part of a split."""

    kind: Kind
    text: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Exporter:
    """How a format is written: `holds` are the kinds that it has a place for, `why_not` says why not for others.

    `write` tells the output of every entry of these kinds; `reread` reads the file or folder with `reader`, another
    program's if there is one, and finds what was kept. `unit` is what its offsets count.
    """

    write: Callable[[Case, Output], None]
    reread: Callable[[Path], Iterator[Found]]
    holds: tuple[Kind, ...]
    reader: str
    unit: str
    folder: bool = False
    labels: bool = False
    """Whether it is for labels: what nobody has decided stays out unless it is asked for, and a split can be."""
    why_not: Mapping[Kind, str] = field(default_factory=dict)
    context: bool = False
    """Whether claims that nobody decided come along in it, as what a link or fact that was asked for names."""
    parts: tuple[str, str, str] = ("train", "dev", "test")
    """What the files or folders for training, validation and test are called."""
    soft: tuple[Kind, ...] = ()
    """The kinds with which it holds what each analyst judged of them, where soft labels are asked for."""
    beside: bool = False
    """Whether all that other tools said of spans is written with them, beside what the exporter tells of itself."""
    again: str = ""
    """The key under which facts keep what its own reader found beside them, which it writes again."""
    paged: bool = False
    """Whether it makes what it writes page by page, so that other processes can help where there is much."""
    write_parts: Callable[[Case, Output, Division], None] | None = None
    """How all parts are written in one go, where it is not enough that each is a file or folder of its own."""


@dataclass(frozen=True, slots=True)
class Held:
    """The account of one kind: how many there are, and the ids of those that are lost by why; the others are held."""

    kind: Kind
    total: int
    lost: Mapping[str, tuple[str, ...]]

    @property
    def lost_count(self) -> int:
        """How many are not in the file."""
        return sum(len(ids) for ids in self.lost.values())

    @property
    def held(self) -> int:
        """How many are in the file."""
        return self.total - self.lost_count


class UnevenError(ValueError):
    """An account that does not add up: `ids` of a kind were told of twice, not at all, or are none of the project."""

    def __init__(self, title: str, kind: Kind, ids: Collection[str]) -> None:
        super().__init__(f"{title}: the account of {kind.__name__} does not add up, as for {sorted(ids)[:3]}")
        self.kind, self.ids = kind, frozenset(ids)


@dataclass(slots=True)
class Account:
    """What became of every entry while a file was written."""

    kept_ids: dict[Kind, set[str]] = field(default_factory=lambda: defaultdict(set))
    lost_ids: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    unfound: int = 0
    balance: int = 0
    """The marks of all that was kept, less those of all that was found: a number, for there may be a million."""

    def keep(self, kind: Kind, identity: str, text: str | None) -> None:
        """Note that an entry is held, and as what it will be found."""
        self.kept_ids[kind].add(identity)
        if text is not None:
            self.unfound += 1
            self.balance += hash((kind.__name__, text))

    def lose(self, kind: Kind, identity: str, why: str) -> None:
        """Note that an entry is lost."""
        self.lost_ids.setdefault(kind, {}).setdefault(why, []).append(identity)

    def find(self, found: Found) -> None:
        """Note that a reader found something."""
        self.find_all((found,))

    def find_all(self, found: Iterable[Found]) -> int:
        """Note all that a reader found; how much that was."""
        marks = [hash((each.kind.__name__, each.text)) for each in found]
        self.unfound -= len(marks)
        self.balance -= sum(marks)
        return len(marks)

    @property
    def unlike(self) -> int:
        """None if exactly what was kept was found again; else how many more or fewer were, at least 1."""
        return abs(self.unfound) or int(self.balance != 0)

    def settled(self, everything: Mapping[Kind, Iterable[str]], exporter: Exporter, title: str) -> list[Held]:
        """The account of every kind that there is; UnevenError if it does not add up for one of them.

        The ids of everything are read once and not held, for there may be a million; they are read anew for an error.
        """
        accounts = (self._held(kind, ids, exporter, title) for kind, ids in everything.items())
        return [each for each in accounts if each.total]

    def _held(self, kind: Kind, ids: Iterable[str], exporter: Exporter, title: str) -> Held:
        if kind not in exporter.holds:
            every = tuple(sorted(ids))
            return Held(kind, len(every), {exporter.why_not.get(kind, f"{title} has no place for them"): every})
        lost = {why: tuple(sorted(gone)) for why, gone in sorted(self.lost_ids.get(kind, {}).items())}
        kept, gone = self.kept_ids.get(kind, set[str]()), set(chain.from_iterable(lost.values()))
        untold, total, rest = set[str](), 0, iter(ids)
        while some := list(islice(rest, _AT_A_TIME)):
            total += len(some)
            untold.update(set(some).difference(kept, gone))
        if untold or len(kept) + sum(map(len, lost.values())) != total:
            raise UnevenError(title, kind, untold or (kept | gone).symmetric_difference(ids))
        return Held(kind, total, lost)
