"""Owns the decisions behind an exported label, each about the words that stood there when it was made."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from annotator.domain.decision import Verb
from annotator.domain.errors import AnnotatorError, BadFile, NotAllowed
from annotator.domain.ids import TargetId
from annotator.domain.link import Standing
from annotator.domain.percent import percent
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.formats.document import Given
from annotator.formats.foreign import foreign_of, read_foreign
from annotator.formats.originals import on_disk
from annotator.services import histories, reading
from annotator.services.incoming import labels
from annotator.services.outgoing.called_rows import called_in, is_row_name
from annotator.services.outgoing.row_names import id_of
from annotator.services.short_ids import whole_id
from annotator.services.tagged_rows import mention_at
from annotator.services.workspace import Workspace
from annotator.store import targets

_APART: Final = " — "
_SLOT: Final = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{1,4}")
"""What Label Studio calls a slot: the id of its claim, and a number."""
_BY_ITEM: Final = (".json", ".jsonl", ".jsonld")
"""Endings of files of which the way in numbers no lines, but what stands in a list."""
_MOST_NAMED: Final = 4
_JUDGING: Final = (Verb.CONFIRM, Verb.REJECT, Verb.UNSURE)


def traced(ws: Workspace, typed: str) -> list[HistoryRow]:
    """The decisions about a thing, oldest first; Missing for an id, or its beginning, of nothing."""
    target = _of_row(ws, typed.strip())
    if not histories.about(ws, [target]):
        # What was added and taken back is gone, but its decisions are not: only for others is an id looked up.
        target = _known(ws, target)
    own = _rows(ws, [target])
    ends = {end for row in own for end in row.ends}
    told = _as_it_was(_rows(ws, [target, *ends]), target) if own else []
    return _with_standing(ws, told) if any(row.kind is Kind.ENTITY for row in told) else told


def is_proposed(ws: Workspace, typed: str) -> bool:
    """Whether a program proposed a thing; else a file brought it, or a person made it."""
    target = _known(ws, _of_row(ws, typed.strip()))
    return ws.read(lambda c: targets.is_proposed(c, target))


def _known(ws: Workspace, typed: str) -> TargetId:
    try:
        return whole_id(ws, typed, targets.IN_EXPORTS)
    except AnnotatorError:
        if is_row_name(typed):
            raise NotAllowed("target-in-file", id=typed) from None
        file, _, called = typed.partition("#")
        if file and called:
            trouble = "target-folder" if Path(file).is_dir() else "target-no-file"
            raise BadFile(trouble, file=file, called=called, id=typed) from None
        raise


def _of_row(ws: Workspace, typed: str) -> TargetId:
    """The id that is carried by a row of a file that was typed as FILE#ROW; else what was typed, without its frame."""
    parts = typed.split("#")
    for at in range(1, len(parts)):
        file, called = Path("#".join(parts[:at])), "#".join(parts[at:])
        if file.is_file():
            return _in_file(ws, file, called)
    slot = _SLOT.fullmatch(typed)
    return TargetId(slot[1] if slot else id_of({"id": typed}))


def _in_file(ws: Workspace, file: Path, called: str) -> TargetId:
    def known(identity: str) -> bool:
        found = ws.read(lambda c: targets.beginning_with(c, identity, targets.IN_EXPORTS, most=1)) if identity else []
        return identity in found or (identity != "" and bool(histories.about(ws, [TargetId(identity)])))

    def lines() -> Iterator[str]:
        with file.open(encoding="utf-8", errors="replace") as opened:
            yield from opened

    try:
        found = called_in(lines, called, known, lambda line: _read_at(file, line))
    except OSError as error:
        raise BadFile("file-unreadable", file=str(file), reason=error.strerror or "unknown") from error
    if not found and known(called):
        return TargetId(called)
    if not found and called.isdecimal() and (mention := mention_at(ws, file, int(called))):
        return TargetId(mention)
    if len(found) > 1:
        some = f"{', '.join(found[:_MOST_NAMED])}{', ...' if len(found) > _MOST_NAMED else ''}"
        raise NotAllowed("target-chain", file=str(file), id=called, count=len(found), ids=some)
    if not found:
        raise NotAllowed("target-uncalled", file=str(file), id=called)
    return TargetId(found[0])


def _read_at(file: Path, line: int) -> str:
    """The id that the way in gives to what a line of a file is of; "" if it is of nothing, or of no one line."""
    original = on_disk(file)
    if original.extension in _BY_ITEM or not (known := foreign_of(original)):
        return ""
    given = read_foreign(original, known, None)
    return next((labels.target(each.entry) for each in given if isinstance(each, Given) and each.line == line), "")


def _with_standing(ws: Workspace, rows: Sequence[HistoryRow]) -> list[HistoryRow]:
    """Decisions on an entity, oldest first, each with where it stood before, and what a program had proposed."""
    score = ws.read(lambda c: targets.proposed_score(c, rows[0].target))
    judged, named = ("" if score is None else Standing.SUGGESTED.value), ""
    told = []
    for row in rows:
        before = {Verb.NOTE: "", Verb.RENAME: named}.get(row.verb, judged)
        fresh = score is not None and judged == Standing.SUGGESTED and row.verb in _JUDGING and not row.shown
        told.append(
            replace(
                row,
                before=row.before or before,
                shown=f"machine {percent(score)} likely" if fresh and score is not None else row.shown,
            )
        )
        if row.verb in _JUDGING and not row.withdrawn:
            judged = row.after
        elif row.verb is Verb.RENAME and not row.withdrawn:
            named = row.after
    return told


def _rows(ws: Workspace, targets: Sequence[TargetId]) -> list[HistoryRow]:
    return reading.history_rows(ws, histories.about(ws, targets))


def _as_it_was(rows: Sequence[HistoryRow], target: TargetId) -> list[HistoryRow]:
    """The rows about a target among all, in their order, with the words that a later change found there."""
    then: dict[TargetId, str] = {}
    told: list[HistoryRow] = []
    for row in reversed(rows):
        then.update((row.target, change.before) for change in row.changed if change.part == "text")
        if row.target == target:
            told.append(_worded(row, then))
    return told[::-1]


def _worded(row: HistoryRow, then: Mapping[TargetId, str]) -> HistoryRow:
    if not row.ends:
        return replace(row, object=then.get(row.target, row.object))
    joint = row.joint or _APART
    words = row.object.removeprefix("“").removesuffix("”").split(joint) if row.joint else row.object.split(joint)
    if len(words) != len(row.ends):  # The words themselves hold what stands between them.
        return row
    said = joint.join(then.get(end, word) for end, word in zip(row.ends, words, strict=True))
    return replace(row, object=f"“{said}”" if row.joint else said)
