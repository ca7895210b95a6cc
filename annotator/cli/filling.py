"""Owns the verbs that bring things into a project: import, suggest."""

import functools
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from annotator.cli import judging, manner
from annotator.cli.console import counted, one_line, progress, say
from annotator.cli.extracting import Scheduler, dask_workers, read_claims
from annotator.cli.opening import AnalystName, Project, analyst_name, opened, project_path
from annotator.cli.refusing import Refused, ended
from annotator.domain.errors import BadFile
from annotator.domain.messages import sentence

if TYPE_CHECKING:
    from annotator.formats.manner import Reading
    from annotator.services.articles import ImportReport
    from annotator.services.suggesting import SuggestionReport
    from annotator.services.workspace import Workspace

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILES...",
        help="Texts (.txt, .md), web pages (.html), documents (.pdf, .docx, .eml), tables (.csv, .tsv, .xlsx), JSON "
        "Lines (.jsonl), labels of other tools, archives (.zip), folders of them; - is one text from standard input.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would come in and what would not; change nothing.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="End with 1 if anything stayed out, too; what is good comes in all the same.")
]
Explain = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Print the candidates of a claim, or one link, with what was seen in them and what an answer changes; of "
        "a family, story or entity what is in it and why it is one; of a fact the edges of its root graph. The "
        "beginning of an id will do.",
        show_default=False,
    ),
]
Groups = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Print the N largest groups of claims that likely speak of the same, and what joining makes of facts.",
        show_default=False,
    ),
]
Queue = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Print the N questions that settle most.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="With --explain, --queue or --groups: as JSON Lines.")]
_STANDARD_INPUT: Final = Path("-")
_REFUSING: Final = ("table-no-text", "table-webanno", "words-tagged", "column-missing", "column-field")
"""What is told of a table of which no column is read."""
_TOP: Final = 9


def import_files(  # noqa: PLR0913 - an option each
    project: Project,
    files: Files,
    *,
    extract: Annotated[bool, typer.Option(help="Extract claims from what came in.")] = False,
    encoding: manner.Encoding = None,
    column: manner.Column = None,
    dates: manner.Dates = None,
    status: manner.Statuses = None,
    taken_as: manner.As = "labels",
    dry_run: DryRun = False,
    strict: Strict = False,
    analyst: manner.Labeller = None,
) -> None:
    """Bring articles and labels made elsewhere into a project.

    What is bad is named, and the rest comes in. Repeating an import adds nothing. The end is 0 if anything came in or
    was there already, and 1 if nothing was; with --strict it is 1 also where something stayed out, so that a script can
    tell.
    """
    if dry_run and (extract or _STANDARD_INPUT in files):
        raise Refused("--dry-run tries an import of files; it goes with neither --extract nor standard input.")
    how = manner.reading(encoding, column or [], dates, status or [], taken_as)
    if dry_run:
        report = _tried(project, files, how, analyst)
    else:
        report = _brought(project, files, how, analyst, extract=extract)
    stopped = sentence("import-stopped", {}) if report.stopped else ""
    lacking = strict and bool(report.troubles)
    ended([*report.remarks, *report.troubles], stopped=stopped, refused=lacking or not report.anything)


def _tried(project: Path, files: Sequence[Path], how: "Reading", analyst: str | None) -> "ImportReport":
    """What would come in, told; the project is only looked at, so that somebody may work in it meanwhile."""
    from annotator.services.rehearsing import rehearse

    path, name = project_path(project), analyst_name(analyst)
    _see_any(files)
    names = dict.fromkeys(files, name) if analyst else {}
    with progress() as tell:
        report = rehearse(path, files, analyst=name, progress=tell, how=dict.fromkeys(files, how), names=names)
    refused = {str(each.parameters["file"]) for each in report.troubles if each.message_id in _REFUSING}
    _tell_looked([path for path in files if str(path) not in refused], how)
    _tell(report, dry_run=True)
    return report


def _brought(
    project: Path, files: Sequence[Path], how: "Reading", analyst: str | None, *, extract: bool
) -> "ImportReport":
    """What came in, told."""
    with opened(project, analyst) as workspace:
        _see_any(files)
        names = dict.fromkeys(files, workspace.analyst) if analyst else {}
        report = _brought_in(workspace, files, how, names)
        _tell(report, dry_run=False)
        if extract and not report.stopped:
            read_claims(workspace, [])
    return report


def _see_any(files: Sequence[Path]) -> None:
    """Ends the verb if none of the files is there."""
    if not any(_is_there(path) for path in files):
        ended([BadFile("file-unreadable", file=str(path), reason=_why_not(path)) for path in files])


def _tell(report: "ImportReport", *, dry_run: bool) -> None:
    if report.anything or not report.troubles:
        mentions = [counted(report.mentions, "mention")] if report.mentions else []
        told = [counted(report.articles, "article"), *mentions, counted(report.claims, "claim")]
        rest = (
            (report.entities, "entity", "entities"),
            (report.links, "link", "links"),
            (report.facts, "fact", "facts"),
        )
        told += [counted(number, one, many) for number, one, many in rest if number]
        done = "Would import" if dry_run else "Imported"
        say(f"{done} {', '.join(told)} and {counted(report.decisions, 'decision')}.")
    if report.unchanged:
        done = "Would be left as they are" if dry_run else "Left as they are"
        say(f"{done}: {counted(report.unchanged, 'article')} that the project has already.")


def _tell_looked(files: Sequence[Path], how: "Reading") -> None:
    """Prints of each table what its columns are taken for, and of another file which date in it could be two days."""
    from annotator.services.incoming.previewed import Kind
    from annotator.services.incoming.previewing import preview

    for path in files:
        seen = preview(path, how)
        if seen.kind is not Kind.TABLE and seen.unclear and not how.order:
            say(f"{path.name}: {seen.unclear} could be two days; say with --dates which number is the day.")
        if seen.kind is Kind.TABLE and seen.columns:
            held = {field: heading for field, heading in seen.mapping.items() if field not in seen.idle}
            left = [column for column in seen.columns if column not in held.values()]
            taken = [f"{field}={one_line(heading)}" for field, heading in held.items()]
            kept = "kept as they are" if seen.of_claims else "left out"
            rest = [f"{kept}: {', '.join(one_line(column) for column in left)}"] if left else []
            say(f"Columns of {path.name}: {'; '.join([', '.join(taken) or 'none known', *rest])}.")


def _brought_in(
    workspace: "Workspace", files: Sequence[Path], how: "Reading", names: Mapping[Path, str]
) -> "ImportReport":
    from annotator.formats.regular import LARGEST
    from annotator.services import articles

    paths = [path for path in files if path != _STANDARD_INPUT]
    with progress() as tell:
        report = articles.import_paths(workspace, paths, progress=tell, how=dict.fromkeys(paths, how), names=names)
    if _STANDARD_INPUT in files and not report.stopped:
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        given = {"encoding": how.encoding, "order": how.order}
        report.add(articles.import_bytes(workspace, data, name="Standard input", **given))
    return report


def _is_there(path: Path) -> bool:
    try:
        return path == _STANDARD_INPUT or path.exists()
    except OSError:
        return True  # what keeps us out is told where it is read


def _why_not(path: Path) -> str:
    return "it is a link that leads to nothing" if path.is_symlink() else "there is no such file"


def suggest(  # noqa: PLR0913 - an option each
    project: Project,
    top: Annotated[
        int | None, typer.Option(min=1, max=100, help="Candidates for each claim.", show_default=str(_TOP))
    ] = None,
    analyst: AnalystName = None,
    *,
    within_families: Annotated[
        bool, typer.Option("--all-pairs-in-family", help="Pair claims in copies of one passage, too.")
    ] = False,
    scheduler: Scheduler = None,
    explain: Explain = None,
    queue: Queue = None,
    groups: Groups = None,
    as_json: AsJson = False,
) -> None:
    """Suggest what belongs together: claims, names, articles.

    Once it ran, only what changed is looked at, with what that reaches; another --top or --all-pairs-in-family looks
    at everything. With --explain, --queue or --groups nothing is suggested anew: what stands is told.
    """
    telling = {"--explain": explain, "--queue": queue, "--groups": groups}
    running = {"--top": top, "--all-pairs-in-family": within_families or None, "--scheduler": scheduler}
    asked = _given(telling)
    _refuse_together(asked, [*asked[1:], *_given(running)])
    if asked and analyst is not None:
        raise Refused(
            f"{asked[0]} tells the same to everybody, learned from the decisions of all analysts; leave --analyst out."
        )
    if as_json and not asked:
        raise Refused(f"--json says how something is told; give it with {', '.join(telling)}.")
    if explain is not None:
        judging.explain(project, explain, as_json=as_json)
    elif queue is not None:
        judging.queue(project, queue, as_json=as_json)
    elif groups is not None:
        judging.groups(project, groups, as_json=as_json)
    else:
        from annotator.services import suggesting

        executor = dask_workers(scheduler, suggesting.packages()) if scheduler else None
        run = functools.partial(suggesting.suggest, top=top or _TOP, within_families=within_families, executor=executor)
        _suggest(project, analyst, run)


def _given(options: Mapping[str, object]) -> list[str]:
    return [name for name, value in options.items() if value is not None]


def _refuse_together(asked: Sequence[str], others: Sequence[str]) -> None:
    """Nothing; Refused where what is only to be told is asked for with something that it does not go with."""
    if asked and others:
        raise Refused(f"{asked[0]} tells what stands and cannot be combined with {others[0]}; leave one of them out.")


def _suggest(project: Path, analyst: str | None, run: "Callable[..., SuggestionReport]") -> None:
    from annotator.services import reading

    with opened(project, analyst) as workspace, progress() as tell:
        report = run(workspace, progress=tell)
        unnamed = not reading.has_mentions(workspace)
    if report.stopped:
        ended((), stopped=sentence("suggest-stopped", {}))
    told = (counted(report.links, "link"), counted(report.entities, "entity", "entities"))
    groups = (*told, counted(report.families, "family", "families"))
    say(f"Suggested {', '.join(groups)} and {counted(report.stories, 'story', 'stories')}.")
    if report.links and unnamed:
        say("No names are marked here, so there can be no entities: extract them, or import mentions with the claims.")
