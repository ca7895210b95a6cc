"""Owns what comes in from CoNLL-2012: documents as articles, chains as mentions of entities or as claims."""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.json import JsonObject, as_str
from annotator.formats.conll2003.tags import UNNAMED
from annotator.formats.conll2012.documents import Rows
from annotator.formats.conll2012.rows import Row, besides, rows_of
from annotator.formats.conll2012.writing import LAYERS, layer_file, topic_file
from annotator.formats.document import Addressed
from annotator.formats.grouped import Grouped
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.passing import columns_left
from annotator.formats.recognising import Recognising
from annotator.formats.wordlines import cells, in_utf_8, numbered

_KINDS: Final = tuple(f"{version}{made}" for version in ("", "v2_", "v4_", "v6_", "v9_") for made in ("gold", "auto"))
EXTENSIONS: Final = (
    *(".conll", ".txt", ".key", ".response"),
    *(f".{kind}_{end}" for kind in _KINDS for end in ("conll", "skel")),
)
_BEGIN: Final = re.compile(r"#\s*begin document\b\s*\(?(?P<name>.*?)\)?\s*(?:;\s*(?:part\s*(?P<part>\d{1,9}).*)?)?$")
_END: Final = re.compile(r"#\s*end document\b.*")
_OURS: Final = re.compile(r"# annotator: (?P<layer>entities|events), .*")
_BEGUN: Final = re.compile(rb"^#\s*begin document", re.MULTILINE)
_LEFT_OUT: Final = "[WORD]"


def is_one(head: bytes) -> bool:
    """Whether a file begins documents as CoNLL-2012 does."""
    return _BEGUN.search(in_utf_8(head).removeprefix(BOM_UTF8)) is not None


def along(name: str) -> tuple[str, ...]:
    """The files that say the same once more, topic by topic, and of our entities the one with events."""
    layer = name.removesuffix(".conll")
    if layer not in LAYERS:
        return ()
    others = tuple(map(layer_file, LAYERS[1:])) if layer == LAYERS[0] else ()
    return (*others, *map(topic_file, LAYERS if others else (layer,)))


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of a file, and of the events beside ours; what cannot be read is an error in its place.

    `project` is where articles and what is marked in them are known again.
    """
    told: set[str] = set()
    yield from _Reading(original, told, project).records()
    if original.name == layer_file(LAYERS[0]):
        try:
            events = original.beside(layer_file(LAYERS[1]))
            events.head(1)
        except BadFile:
            return
        yield from _Reading(events, told, project).records()


class _Reading:
    """One file on its way in: the rows of the document that is open, and the chains that go on after it.

    Articles that were `told` before are not told again.
    """

    def __init__(self, original: Original, told: set[str], project: Addressed | None) -> None:
        self._original, self._told = original, told
        self._rows = Rows(original.name)
        self._grouped, self._recognising = Grouped(project=project), Recognising(project)
        self._layer = ""
        self._left_out = 0
        self._beside = Counter[str]()
        self._block: list[tuple[int, Sequence[str]]] = []
        """The lines since the last blank one."""
        self._begun = 0
        """The line that began the document that is open; 0 if none is."""
        self._unended: list[int] = []

    def records(self) -> NumberedRecords:
        """The records of all documents; at last those of chains that several documents share."""
        for item in numbered(self._original):
            if isinstance(item, AnnotatorError):
                yield item
                continue
            number, line = item
            if line.startswith("#"):
                yield from self._remark(number, line)
            elif any(columns := cells(line)):
                self._block.append((number, columns))
            else:
                yield from self._blank()
        yield from self._end(cut_off=True)
        yield from self._grouped.records()
        yield from self._remarks()

    def _remarks(self) -> Iterator[Remark]:
        """What is to be told of the whole file."""
        grouped = self._grouped
        counts = {"spans-unlabelled": grouped.unnamed}
        # Both of our files hold the same articles.
        yield from self._recognising.remarks(self._original.shown) if self._layer != LAYERS[1] else ()
        yield from grouped.remarks(self._original.shown)
        if grouped.twice:
            line, chains = grouped.twice[0]
            count = len(grouped.twice)
            yield Remark("chains-twice", file=self._original.shown, count=count, line=line, chains=chains)
        for name, count in {**counts, "words-left-out": self._left_out}.items():
            if count:
                yield Remark(name, file=self._original.shown, count=count, label=UNNAMED)
        yield from columns_left(self._original.shown, self._beside)
        if self._unended:
            count, line = len(self._unended), self._unended[0]
            yield Remark("documents-unended", file=self._original.shown, count=count, line=line)

    def _blank(self) -> Iterator[BadFile]:
        """Take the lines since the last blank one."""
        for _, columns in self._block:
            self._beside.update(besides(columns))
        for row in rows_of(self._block):
            if isinstance(row, Row):
                self._left_out += row.word == _LEFT_OUT
                self._rows.add(row)
            else:
                yield BadFile("line-bad", file=self._original.shown, line=row[0], reason=row[1])
        self._rows.blank()
        self._block.clear()

    def _remark(self, number: int, line: str) -> NumberedRecords:
        begun, ours = _BEGIN.match(line), _OURS.fullmatch(line)
        if begun or _END.match(line):
            yield from self._end(cut_off=begun is not None)
        if begun:
            self._begun = number
            part = "" if int(begun["part"] or 0) == 0 else f"#{begun['part']}"
            self._rows = Rows(f"{begun['name'] or self._original.name}{part}")
        self._layer = ours["layer"] if ours else self._layer

    def _end(self, *, cut_off: bool) -> NumberedRecords:
        """The records of the document up to here; its chains end with it, unless ours go on."""
        yield from self._blank()
        self._unended += [self._begun] if cut_off and self._begun and any(self._rows.sentences) else []
        self._begun = 0
        rows, self._rows = self._rows, Rows(self._original.name)
        for item in rows.records(self._grouped, self._original.shown, self._recognising, layer=self._layer):
            if isinstance(item, AnnotatorError) or self._is_new(item[1]):
                yield item
        if not self._layer:
            yield from self._grouped.records()

    def _is_new(self, record: JsonObject) -> bool:
        if record.get("type") != "article":
            return True
        known = len(self._told)
        self._told.add(as_str(record["id"]))
        return len(self._told) > known
