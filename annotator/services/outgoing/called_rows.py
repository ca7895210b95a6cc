"""Owns which things a row of an export is of that a person calls as the file does: by a slot, a number, a chain."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.json import Json, as_list, as_object, as_str
from annotator.services.outgoing.row_names import id_of

_NAMES: Final = ("%ID", "id", "mention_id", "m_id", "cluster_id")
"""By what keys an object is called in a file."""
_REFERS: Final = ("from_id", "to_id", "%ELEMENTS")
"""Under what keys an object names others, beside those that begin with @."""
_TAG: Final = re.compile(r'<(?P<tag>[\w:]+)(?P<said>(?:\s+[\w:]+="[^"<>]*")*)\s*/?>')
_SAID: Final = re.compile(r'([\w:]+)="([^"]*)"')
_OF_RELATION: Final = ("source", "target")
_CHAIN: Final = re.compile(r"# annotator: chain (\d+) is (.+)")
_NAME: Final = re.compile(r"(?:#|[A-Z]{0,3})\d{1,9}|\(\d{1,9}\)?|\d{1,9}\)")
_MOST: Final = 1_000
"""Among so many rows the one is found that carries the id of a claim or entity, if there is one."""

Lines = Callable[[], Iterable[str]]
"""The lines of a file, as often as they are asked for."""


@dataclass(slots=True)
class _Row:
    """One row: what the file calls it, which others it names, and the id of the project that it carries."""

    line: int
    names: set[str] = field(default_factory=set)
    refers: set[str] = field(default_factory=set)
    ids: tuple[str, ...] = ()


def is_row_name(typed: str) -> bool:
    """Whether this is how files call rows of their own: T9, R1, #2, 36, (36), ACT60."""
    return _NAME.fullmatch(typed) is not None


def called_in(lines: Lines, called: str, known: Callable[[str], bool], read_at: Callable[[int], str]) -> list[str]:
    """The ids of what the rows are of that a file calls so, or else of what leads to them; none if there is none.

    A chain may have several. `known` tells ids of the project from others, `read_at` the id of what the way in takes a
    line for, "" if it takes it for nothing. Worked example: of 'T9 Claim 0 4 word', 'T10 Subject 0 2 wo', 'R1 subject
    Arg1:T9 Arg2:T10' and '#1 AnnotatorNotes T9 {"id":"c2"}', parted by tabs, T9, T10, R1 and #1 all lead to c2.
    """
    wanted = {called.strip("()") or called}
    seen: set[str] = set()
    while wanted and len(seen) < _MOST:
        near = [row for row in _rows(lines(), wanted) if wanted & (row.names | row.refers)]
        carried = dict.fromkeys(each for row in near for each in row.ids if known(each))
        taken = (read_at(row.line) for row in near if row.names & wanted)
        if found := list(carried) or list(dict.fromkeys(filter(known, taken))):
            return found
        seen |= wanted
        wanted = {each for row in near for each in row.names | row.refers} - seen
    return []


def _rows(lines: Iterable[str], wanted: Iterable[str]) -> Iterator[_Row]:
    """The rows that may bear on what is wanted; of files of XML all."""
    wanted, relation = tuple(wanted), _Row(0)
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("<"):
            for tag in _TAG.finditer(line):
                row = _of_tag(number, dict(_SAID.findall(tag["said"])))
                if tag["tag"] in _OF_RELATION:
                    relation.refers |= row.names
                    yield relation
                else:
                    relation = row
                    yield row
        elif any(each in line for each in wanted):
            yield from _of_line(number, line)


def _of_tag(number: int, said: dict[str, str]) -> _Row:
    names = {said[key] for key in ("xmi:id", "m_id", "instance_id", "note") if key in said}
    refers = {each for key in ("slots", "target") for each in said.get(key, "").split()}
    ids = (said.get(key, "") for key in ("mention", "identifier", "claim", "entity", "documentId"))
    return _Row(number, names, refers, tuple(filter(None, ids))[:1])


def _of_line(number: int, line: str) -> Iterator[_Row]:
    if chain := _CHAIN.match(line):
        yield _Row(number, {chain[1]}, ids=tuple(map(as_str, as_list(_json(chain[2])))))
        return
    called, *more = line.rstrip("\n").split("\t")
    if not more:
        yield from _of_value(number, _json(line))
    elif called:
        refers = {each.rpartition(":")[2] for each in more[0].split(" ")[1:]}
        note = _json(more[-1])
        yield _Row(number, {called}, refers, (id_of(note),) if isinstance(note, dict) else ())


def _of_value(number: int, value: Json) -> Iterator[_Row]:
    """An object and all within it, each a row."""
    for each in as_list(value):
        yield from _of_value(number, each)
    if item := as_object(value):
        names = {str(said) for key in _NAMES if isinstance(said := item.get(key), str | int)}
        refers = {str(said) for key in item if _refers(key) for said in _each(item[key])}
        yield _Row(number, names, refers, (said,) if (said := id_of(dict(item))) else ())
        for each in item.values():
            yield from _of_value(number, each)


def _refers(key: str) -> bool:
    """Whether what stands under a key names other objects; the text they are all about leads nowhere."""
    return key in _REFERS or (key.startswith("@") and key != "@sofa")


def _each(value: Json) -> Iterable[Json]:
    return value if isinstance(value, list) else [value]


def _json(text: str) -> Json:
    try:
        found: Json = json.loads(text.strip().rstrip(",").lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return found
