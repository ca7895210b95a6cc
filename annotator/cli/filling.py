"""Owns the verbs that bring things into a project: import, extract, suggest."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import complain, counted, progress, say
from annotator.cli.opening import AnalystName, Project, opened
from annotator.cli.stopping import STOPPED
from annotator.domain.errors import AnnotatorError, BadFile

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
        if not any(path.exists() for path in files):
            _end([BadFile("file-unreadable", file=str(path), reason="there is no such file") for path in files])
        with progress() as tell:
            report = articles.import_paths(workspace, files, progress=tell)
        if report.anything or not report.troubles:
            told = (counted(report.articles, "article"), counted(report.claims, "claim"))
            say(f"Imported {', '.join(told)} and {counted(report.decisions, 'decision')}.")
        if report.unchanged:
            say(f"Left as they are: {counted(report.unchanged, 'article')} that the project has already.")
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
    told = (counted(report.links, "link"), counted(report.entities, "entity", "entities"))
    groups = (*told, counted(report.families, "family", "families"))
    say(f"Suggested {', '.join(groups)} and {counted(report.stories, 'story', 'stories')}.")
    _end((), stopped=report.stopped)


def _extract(workspace: "Workspace", workers: int | None) -> None:
    from annotator.services import extraction

    with progress() as tell:
        report = extraction.extract(workspace, progress=tell, workers=workers)
    found = f"{counted(report.claims, 'claim')} and {counted(report.mentions, 'mention')}"
    say(f"Extracted {found} from {counted(report.articles, 'article')}.")
    _end(report.troubles, stopped=report.stopped)


def _end(troubles: Sequence[AnnotatorError], *, stopped: bool = False) -> None:
    for trouble in troubles:
        complain(str(trouble))
    if stopped:
        complain(STOPPED)
    if troubles or stopped:
        raise typer.Exit(1)
