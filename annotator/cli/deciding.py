"""Owns the verb decide: decisions as JSON lines from standard input, one by one."""

import sys
from typing import TYPE_CHECKING

import typer

from annotator.cli.console import complain, say, spelled_out
from annotator.cli.opening import AnalystName, Project, opened
from annotator.domain.errors import AnnotatorError
from annotator.domain.json import canonical
from annotator.domain.view import Changes

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace


def decide(project: Project, analyst: AnalystName = None) -> None:
    """Take decisions as JSON lines from standard input.

    A line is an object such as {"target":ID,"verb":"confirm"}. Every decision taken prints one line of what it
    changed; a line that is refused is named by its number and the rest goes on.
    """
    refused = 0
    with opened(project, analyst) as workspace:
        for number, line in enumerate(sys.stdin.buffer, 1):
            refused += bool(line.strip()) and not _decided(workspace, number, line)
    if refused:
        raise typer.Exit(1)


def _decided(workspace: "Workspace", number: int, line: bytes) -> bool:
    from annotator.formats.native.jsontext import parse_line
    from annotator.services import decisions

    try:
        record = parse_line(line.decode("utf-8-sig"))
    except ValueError as error:
        complain(f"line {number}: not a JSON object ({error}).")
        return False
    try:
        changes = decisions.decide(workspace, record, via="script")
    except AnnotatorError as error:
        complain(f"line {number}: {error}")
        return False
    say(spelled_out(_told(number, changes)))
    return True


def _told(number: int, changes: Changes) -> str:
    targets = [{"kind": kind.value, "id": target} for kind, target in changes.targets]
    return canonical({"line": number, "verb": changes.verb.value, "action": changes.action, "targets": targets})
