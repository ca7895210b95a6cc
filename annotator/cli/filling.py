"""Owns the verbs that bring things into a project: import, extract, suggest."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import complain, progress, say
from annotator.cli.opening import AnalystName, Project, opened
from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILES...", help="Text (.txt, .md) and JSON Lines (.jsonl) files, or folders of them."),
]
Workers = Annotated[int | None, typer.Option(min=1, max=64, help="Worker processes; one per core unless given.")]


def import_files(
    project: Project,
    files: Files,
    extract: Annotated[bool, typer.Option(help="Extract claims from what came in.")] = False,
    analyst: AnalystName = None,
) -> None:
    """Bring articles and labels made elsewhere into a project.

    What is bad is named, and the rest comes in. Repeating an import adds nothing.
    """
    from annotator.services import articles

    with opened(project, analyst) as workspace:
        with progress() as tell:
            report = articles.import_paths(workspace, files, progress=tell)
        new = f"{report.articles} articles, {report.claims} claims and {report.decisions} decisions"
        say(f"Imported {new}; {report.unchanged} articles were there already.")
        if extract and not report.stopped:
            _extract(workspace, None)
    _end(report.troubles, stopped=report.stopped)


def extract(project: Project, workers: Workers = None, analyst: AnalystName = None) -> None:
    """Read claims and names from articles not read yet."""
    with opened(project, analyst) as workspace:
        _extract(workspace, workers)


def suggest(
    project: Project,
    top: Annotated[int, typer.Option(min=1, max=100, help="Candidates for each claim.")] = 9,
    analyst: AnalystName = None,
) -> None:
    """Suggest what belongs together: claims, names, articles."""
    from annotator.services import suggesting

    with opened(project, analyst) as workspace, progress() as tell:
        report = suggesting.suggest(workspace, top=top, progress=tell)
    groups = f"{report.entities} entities, {report.families} families and {report.stories} stories"
    say(f"Suggested {report.links} links, {groups}.")
    _end((), stopped=report.stopped)


def _extract(workspace: "Workspace", workers: int | None) -> None:
    from annotator.services import extraction

    with progress() as tell:
        report = extraction.extract(workspace, progress=tell, workers=workers)
    say(f"Extracted {report.claims} claims and {report.mentions} mentions from {report.articles} articles.")
    _end(report.troubles, stopped=report.stopped)


def _end(troubles: Sequence[AnnotatorError], *, stopped: bool) -> None:
    for trouble in troubles:
        complain(str(trouble))
    if stopped:
        complain("It was stopped; run it again to go on.")
    if troubles or stopped:
        raise typer.Exit(1)
