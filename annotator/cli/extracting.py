"""Owns the verbs of machine runs: extract, with which extractors and on whose workers, and discard."""

import functools
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli import explaining
from annotator.cli.console import counted, one_line, progress, say
from annotator.cli.opening import AnalystName, Project, looked_at, opened
from annotator.cli.refusing import ended
from annotator.cli.stopping import STOPPED

if TYPE_CHECKING:
    from collections import Counter

    from annotator.services.extraction import ExtractionReport
    from annotator.services.workspace import Workspace

_MOST_LANGUAGES, _LONGEST_CODE = 5, 20

MaybeProject = Annotated[
    Path | None,
    typer.Argument(
        metavar="PROJECT", help="The project file, NAME.facts; none with --explain or --list.", show_default=False
    ),
]
Explain = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Print an article with its claims, and which rules made each; - is standard input. Needs no project.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="With --explain: as JSON Lines.")]
Workers = Annotated[int | None, typer.Option(min=1, max=64, help="Worker processes; one per core unless given.")]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="tcp://HOST:PORT",
        help="Let the workers of this Dask cluster do it, with the same outcome; articles are sent there. "
        "Needs annotator[cluster].",
        show_default=False,
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="NAME",
        help="Use this installed extractor in place of our own; may be repeated, our own is annotator-spacy.",
        show_default=False,
    ),
]

Pipelines = Annotated[
    list[str] | None,
    typer.Option(
        "--pipeline",
        metavar="LANGUAGE=PACKAGE",
        help="Read a language with this spaCy pipeline, as de=de_core_news_sm, or with none: de=none. May be repeated; "
        "else as in the settings.",
        show_default=False,
    ),
]


def _list(wanted: bool) -> None:
    if wanted:
        from annotator.services import extractors

        for each in extractors.installed():
            say(f"{each.name}  ({each.package} {each.version})")
        raise typer.Exit


Listing = Annotated[
    bool, typer.Option("--list", callback=_list, is_eager=True, help="Tell which extractors are installed.")
]
Signature = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME@VERSION", help="Whose proposals; without it, tell whose there are.", show_default=False
    ),
]


def extract(
    project: MaybeProject = None,
    workers: Workers = None,
    analyst: AnalystName = None,
    explain: Explain = None,
    *,
    as_json: AsJson = False,
    scheduler: Scheduler = None,
    names: With = None,
    pipelines: Pipelines = None,
    _listing: Listing = False,
) -> None:
    """Read claims and names from articles not read yet.

    After an update every article is read again. What somebody decided on stays and is not proposed again; the rest of
    what the former version proposed makes room for what the new one finds.
    """
    if explain is not None:
        explaining.explain(explain, _chosen(pipelines or []), as_json=as_json)
        return
    if project is None:
        raise typer.BadParameter("name the project, or an article to explain with --explain.", param_hint="PROJECT")
    with opened(project, analyst) as workspace:
        chosen = _chosen(pipelines or [])
        read_claims(workspace, names or [], pipelines=chosen, workers=workers, scheduler=scheduler)


def discard(project: Project, run: Signature = None, analyst: AnalystName = None) -> None:
    """Take out what one machine run proposed.

    What somebody decided on stays. The articles can then be read again.
    """
    from annotator.services import extraction

    if run is None:
        with looked_at(project) as workspace:
            runs = extraction.runs(workspace)
        for each in runs:
            told = f"{counted(each.proposals, 'proposal')}, {each.undecided} that nobody decided on"
            say(f"{each.run.signature}  ({each.run.kind}: {told})")
        return
    with opened(project, analyst) as workspace:
        gone = extraction.discard(workspace, run)
    say(f"Discarded {counted(gone, 'proposal')} of {run}.")


def _chosen(given: Sequence[str]) -> dict[str, str]:
    """The pipeline of each language: as given, else as in the settings."""
    from annotator.services import languages, settings

    chosen = dict(settings.load().pipelines)
    for each in given:
        named, equals, package = each.partition("=")
        language = named.strip().casefold()
        if language == "en":
            raise typer.BadParameter("English is read by the program's own rules alone.", param_hint="--pipeline")
        there = [pipeline.package for pipeline in languages.installed().get(language, ())]
        if not equals or not language.isalpha() or package not in (*there, "none"):
            known = ", ".join((*there, "none"))
            raise typer.BadParameter(f"{each} is not LANGUAGE=PACKAGE with one of {known}.", param_hint="--pipeline")
        chosen[language] = package
    return chosen


def read_claims(
    workspace: "Workspace",
    names: Sequence[str],
    *,
    pipelines: Mapping[str, str] | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
) -> None:
    """Extracts with the extractors of these names, or else with what reads each language, and tells what came of it."""
    from annotator.services.extraction import ExtractionReport

    report = ExtractionReport()
    chosen = _chosen([]) if pipelines is None else pipelines
    with progress() as tell:
        for run in _runs(workspace, names, chosen, workers=workers, scheduler=scheduler):
            if not report.stopped:
                report.add(run(progress=tell))
    found = f"{counted(report.claims, 'claim')} and {counted(report.mentions, 'mention')}"
    say(f"Extracted {found} from {counted(report.articles, 'article')}.")
    if report.unread:
        say(_unread(report.unread))
    if report.retired:
        say(f"Took out {counted(report.retired, 'proposal')} of a former version that nobody had decided on.")
    ended(report.troubles, stopped=STOPPED if report.stopped else "")


def _unread(articles: "Counter[str]") -> str:
    """Which articles gave no claims since no pipeline reads their language, and what helps."""
    most = articles.most_common(_MOST_LANGUAGES)
    rest = articles.total() - sum(number for _, number in most)
    told = [f"{counted(number, 'article')} in {one_line(code)[:_LONGEST_CODE] or '?'}" for code, number in most]
    told += [f"{rest} in other languages"] if rest else []
    return (
        f"No pipeline reads {', '.join(told)}, so no claims came of that. Install a spaCy pipeline for the language "
        "and extract again, or add the claims by hand."
    )


def _runs(
    workspace: "Workspace",
    names: Sequence[str],
    pipelines: Mapping[str, str],
    *,
    workers: int | None,
    scheduler: str | None,
) -> "list[Callable[..., ExtractionReport]]":
    """A run for each extractor, once all of them are known to be installed; without names one for all languages."""
    from annotator.services import extraction, extractors, languages

    wanted = [extractors.named(name) for name in dict.fromkeys(names)]
    executor = dask_workers(scheduler, {each.package: each.version for each in wanted}) if scheduler else None
    if not wanted:
        return [functools.partial(languages.extract_all, workspace, pipelines, workers=workers, executor=executor)]
    run = functools.partial(extraction.extract, workspace, workers=workers, executor=executor)
    return [functools.partial(run, name=each.name) for each in wanted]


def dask_workers(address: str, packages: dict[str, str]) -> Callable[[], Executor]:
    """Starts the workers of the cluster at an address, which prove now to have these packages and ours."""
    from annotator.services import cluster, extractors

    connect = functools.partial(cluster.connect, address, {**extractors.own_packages(), **packages})
    connect().shutdown()  # an address that leads nowhere is told also where nothing is left to do
    return connect
