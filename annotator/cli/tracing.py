"""Owns the verbs that lead from an export back to the project: trace, verify."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import complain, counted, one_line, progress, say, spelled_out, words_on_one_line
from annotator.cli.opening import Project, looked_at
from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.domain.view import HistoryRow
    from annotator.services.verifying import Difference, Verified

Label = Annotated[
    str,
    typer.Argument(
        metavar="LABEL",
        help="The id of a claim, link, fact, entity or mention, in exports, or its beginning; or FILE#T9 for the row "
        "that a file calls T9.",
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="An export; its .losses.json says what was asked for.")]
Against = Annotated[Path, typer.Option("--against", metavar="PROJECT", help="The project that it was exported from.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON value, for programs.")]
_LONGEST = 200


def trace(project: Project, label: Label, as_json: AsJson = False) -> None:
    """Tell the decisions behind an exported label.

    Of each who made it and when, on which words, by which key, what was suggested, and what it changed from what.
    """
    from annotator.services.tracing import is_proposed, traced

    with looked_at(project) as workspace:
        rows = traced(workspace, label)
        stands = "as the machine proposes it" if rows or is_proposed(workspace, label) else "as it came in with a file"
    if as_json:
        say(spelled_out(json.dumps([asdict(row) for row in rows], ensure_ascii=False, sort_keys=True, indent=2)))
    elif not rows:
        say(f"Nobody has decided on it: it stands {stands}.")
    else:
        say("\n".join(_line(row) for row in rows))


def _line(row: "HistoryRow") -> str:
    said = f"{row.at}  {row.analyst}  {row.verb.value}  {row.object}"
    parts = [said, f"before: {row.before}" if row.before else "", f"after: {row.after}" if row.after else ""]
    parts += [f"{each.part}: “{each.before}” became “{each.after}”" for each in row.changed]
    parts += [f"suggested: {row.shown}" if row.shown else "", f"by {row.via}" if row.via else ""]
    parts += [f"reason: {row.reason}" if row.reason else "", "taken back" if row.withdrawn else ""]
    return words_on_one_line("; ".join(part for part in parts if part))


def verify(file: File, against: Against) -> None:
    """Tell whether an export is what the project would write now.

    Its loss report and its gold card are held against the project, too. Rows that differ are told, "-" as the file has
    them and "+" as the project has; then the end is 1.
    """
    from annotator.services.exporting import LOSSES
    from annotator.services.verifying import verify as verified

    with looked_at(against) as workspace, progress() as tell:
        outcome = verified(workspace, file, progress=tell)
    if outcome.remark:
        complain(str(outcome.remark))
    if outcome.same:
        say(f"{one_line(file)} is what the project would export; SHA-256 {outcome.sha256}.")
        return
    for each in outcome.differences:
        say(f"{each.sign} {one_line(each.file)}{_place(each)}: {words_on_one_line(each.row)[:_LONGEST]}")
    if outcome.file_same:
        names = {*(each.file for each in outcome.differences), *(each.file for each in outcome.unread)}
        what = "report" if f"{file.name}{LOSSES}" in names else "gold card"
        told = f"{one_line(file)} itself is what the project would export; the {what} beside it is not"
    else:
        told = f"{one_line(file)} is not what the project would export"
    raise Refused(f"{told}: {', and '.join(_differ(outcome))}.")


def _place(difference: "Difference") -> str:
    """Which row it is: by the id of its thing, which `trace` takes, or else by its number."""
    if difference.id:
        return f", {words_on_one_line(difference.id)}"
    return f", line {difference.line:,}" if difference.line else ""


def _differ(outcome: "Verified") -> Iterator[str]:
    """How much differs: "1 row differs", "30 rows differ", and which files cannot be read."""
    if outcome.reordered:
        yield f"only the order of its rows differs, {counted(outcome.rows, 'row')}"
    elif outcome.rows:
        yield f"{counted(outcome.rows, 'row')} {'differs' if outcome.rows == 1 else 'differ'}"
    for why in dict.fromkeys(each.why for each in outcome.unread):
        yield f"{', '.join(one_line(each.file) for each in outcome.unread if each.why == why)} {why}"
    if not outcome.rows and not outcome.unread:
        yield "its rows are, but not its bytes"
