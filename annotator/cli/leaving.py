"""Owns the verb export: a project's work in a file that others can read."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.console import one_line, progress, say
from annotator.cli.opening import Project, looked_at, project_path
from annotator.cli.refusing import Refused

FormatName = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="jsonl (lossless), csv, ...; else by the name of FILE, else jsonl."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Where to, for brat a folder; beside the project unless given."),
]


def export(project: Project, format_name: FormatName = None, out: Out = None) -> None:
    """Write a project to a file.

    `annotator formats` lists what can be written and what each format cannot hold.
    """
    # The formats take long to load, and most verbs need none.
    from annotator.formats.registry import format_written
    from annotator.services import exporting
    from annotator.services.losses import held_words, lost_words

    if str(out) == "-":
        raise Refused("An export does not go to standard output; name a file: --out FILE.")
    source = project_path(project)
    if out is not None and out.exists() and source.exists() and out.samefile(source):
        raise typer.BadParameter("that is the project itself", param_hint="--out")
    name = _by_extension(out) if format_name is None else format_name.strip()
    if not name:
        raise Refused("Say which format: --format NAME; the names are told by: annotator formats")
    target = out or format_written(name).beside(source)
    with looked_at(source) as workspace, progress() as tell:
        report = exporting.export(workspace, name, target, progress=tell)
    say(f"Wrote {one_line(report.file)}: {held_words(report.kinds)}; SHA-256 {report.sha256}.")
    say(f"Left out: {lost_words(report.kinds)}; {one_line(report.losses)} says which and why.")


def _by_extension(out: Path | None) -> str:
    """The format that the name of a file asks for, JSON Lines if it has no ending; Refused for any other ending."""
    from annotator.formats.registry import formats

    suffix = out.suffix.lower() if out else ""
    written = [known for known in formats() if known.writes and not known.is_folder]
    if out is None or not suffix:
        return written[0].name
    name = next((known.name for known in written if suffix in known.extensions), "")
    if not name:
        known = " or ".join(extension for each in written for extension in each.extensions)
        raise Refused(f"No format is called by {suffix}; end the name of {out.name} in {known}, or say --format NAME.")
    return name
