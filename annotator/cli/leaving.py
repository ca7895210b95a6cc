"""Owns the verb export: a project's work in a file that others can read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import one_line, progress, say
from annotator.cli.opening import Project, looked_at, project_path
from annotator.cli.placing import format_of
from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.formats.choosing import Chosen
    from annotator.formats.splits.asking import Split as Division
    from annotator.services.exporting import ExportReport

FormatName = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="jsonl (lossless), csv, ...; else by the name of FILE, else jsonl."),
]
Out = Annotated[
    str | None,
    typer.Option("--out", metavar="FILE", help="Where to, for brat a folder; beside the project unless given."),
]


Statuses = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="LIST",
        help="Only what stands so: confirmed,corrected,...; all for everything. Formats for labels hold what people "
        "confirmed unless another list is given, other formats everything.",
    ),
]
Negatives = Annotated[
    bool, typer.Option("--negatives", help="With what people rejected, or looked for and did not find.")
]
Gold = Annotated[
    bool,
    typer.Option(
        "--gold",
        help="Without what analysts differ on and nobody has settled, and in formats for labels without what nobody "
        "decided and without mentions that only programs proposed, unless people confirmed whom they mean.",
    ),
]
Analyst = Annotated[
    str | None,
    typer.Option(
        "--analyst",
        metavar="NAME",
        help="As one analyst alone has judged, and nobody else. What that one has left open stands as proposed, which "
        "formats for labels leave out.",
    ),
]
Soft = Annotated[
    bool,
    typer.Option("--soft", help="With the share of analysts for each judgement, and with who judged otherwise."),
]
Split = Annotated[
    str | None,
    typer.Option(
        "--split",
        metavar="BY",
        help="In parts for training, validation and test, with a proof that no copy is in two: family keeps together "
        "what is copied, said or settled together, story whole stories as well. family:80/10/10 are the percents.",
    ),
]


def export(  # noqa: PLR0913 - an option each
    project: Project,
    format_name: FormatName = None,
    out: Out = None,
    *,
    status: Statuses = None,
    negatives: Negatives = False,
    gold: Gold = False,
    analyst: Analyst = None,
    split: Split = None,
    soft: Soft = False,
) -> None:
    """Write a project to a file.

    `annotator formats` lists what can be written and what each format cannot hold. Beside the export lie a file ending
    in .losses.json, which tells what this one lost, and why, and its gold card, .card.md.
    """
    # The formats take long to load, and most verbs need none.
    from annotator.formats.placing import beside, placed
    from annotator.formats.registry import format_written
    from annotator.services import exporting
    from annotator.services.outgoing.losses import held_words
    from annotator.services.outgoing.splitting import proof_words

    if gold and analyst is not None:
        raise Refused("--gold is what all analysts agree on, --analyst what one says; choose one of them.")
    if out == "-":
        raise Refused("An export does not go to standard output; name a file: --out FILE.")
    source = project_path(project)
    if out is not None and source.exists() and Path(out).exists() and source.samefile(out):
        raise typer.BadParameter("that is the project itself", param_hint="--out")
    name = format_of(out) if format_name is None else format_name.strip()
    if not name:
        raise Refused("Say which format: --format NAME; the names are told by: annotator formats")
    chosen = _chosen(status, negatives=negatives, gold=gold, labels=format_written(name).is_for_labels)
    chosen = replace(chosen, split=_split(split), analyst=analyst, soft=soft)
    format_, split_ = format_written(name), chosen.split is not None
    target = beside(format_, source, split=split_) if out is None else placed(format_, out, source, split=split_)
    with _told_if_stopped(target), looked_at(source) as workspace, progress() as tell:
        report = exporting.export(workspace, name, target, chosen=chosen, progress=tell)
    say(f"Wrote {one_line(report.file)}: {held_words(report.kinds)}; format {format_.name}; SHA-256 {report.sha256}.")
    if report.split:
        say("\n".join(proof_words(report.split)))
    say(_left_out(report))
    for told in filter(None, (_disputed(report), _unjudged(report), _contradicted(report))):
        say(told)
    say(f"Its gold card: {one_line(report.card)}.")


@contextmanager
def _told_if_stopped(target: Path) -> Iterator[None]:
    """Whoever stops the block is told what lies under the name of the export: Refused, with that in its words."""
    before = _lying_at(target)
    try:
        yield
    except KeyboardInterrupt as error:
        name = one_line(target)
        if _lying_at(target) == before:
            raise Refused(
                f"Stopped; nothing was written as {name}{', which is as it was' if before else ''}."
            ) from error
        what = "stopped while its report and gold card were written; export once more to have them"
        raise Refused(f"{name} is whole, and was {what}.") from error


def _lying_at(path: Path) -> tuple[int, int] | None:
    """Which file or folder lies at a place; None if nothing does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _left_out(report: "ExportReport") -> str:
    from annotator.services.outgoing.losses import lost_words, others_words

    others = others_words(report.gold)
    apart = f" Of other analysts alone, and in no count: {others}." if others else ""
    return f"{_lost(report, lost_words(report.kinds))}{apart}"


def _lost(report: "ExportReport", words: str) -> str:
    if not any(kind.lost_count for kind in report.kinds):
        return "Nothing was left out."
    alone = report.gold.asked.analyst
    whole = f", of the project as {one_line(alone)} alone decided it" if alone else ""
    return f"Left out{whole}: {words}; {one_line(report.losses)} says which and why."


def _disputed(report: "ExportReport") -> str:
    """On how many things in the file, or left out of it, analysts differ; "" where that was asked not to count."""
    from annotator.services.outgoing.losses import kind_name

    asked, held = report.gold.asked, {kind_name(kind.kind) for kind in report.kinds if kind.held}
    number = sum(each.differing for each in report.gold.agreed if each.kind in held)
    if not number or asked.gold or asked.analyst:
        return ""
    many = number > 1
    return (
        f"Analysts differ on {number:,} {'things' if many else 'thing'} that nobody has settled: "
        f"{'each' if many else 'it'} stands as the newest judgement says; --gold leaves {'them' if many else 'it'} out."
    )


def _unjudged(report: "ExportReport") -> str:
    """Whose the mentions are, where programs proposed some and a file of labels holds any; "" elsewhere."""
    from annotator.services.outgoing.card_words import mention_words

    proposed, _ = report.gold.mentions
    return mention_words(report.gold) if proposed and report.gold.format.is_for_labels else ""


def _contradicted(report: "ExportReport") -> str:
    from annotator.services.outgoing.losses import contradicted_words

    told = contradicted_words(report.gold.contradicted)
    return f"{told}; {one_line(report.losses)} says which." if told else ""


def _split(words: str | None) -> "Division | None":
    """The split asked for; BadParameter that says what is wrong with it."""
    from annotator.formats.splits.asking import parse_split

    try:
        return parse_split(words) if words is not None else None
    except ValueError as error:
        raise typer.BadParameter(one_line(str(error)), param_hint="--split") from error


def _chosen(status: str | None, *, negatives: bool, gold: bool, labels: bool) -> "Chosen":
    """What was asked for; BadParameter for a status that there is none of."""
    from annotator.formats.choosing import STATUSES, UNDECIDED, Chosen, decided

    if status is None:
        return decided(negatives=negatives, gold=gold) if labels else Chosen(gold=gold)
    words = {word.strip().lower() for word in status.split(",") if word.strip()}
    if words == {"all"}:
        return Chosen(frozenset(STATUSES) if gold and labels else None, gold)
    unknown = sorted(words.difference(STATUSES))
    if unknown or not words:
        known = ", ".join((*STATUSES, "all"))
        raise typer.BadParameter(f"there is no status '{one_line(', '.join(unknown))}'; known are {known}")
    if gold and words <= set(UNDECIDED):
        raise Refused("--gold is what people decided, and --status asks for what nobody did; choose one of them.")
    return Chosen(frozenset(words | ({"rejected", "looked"} if negatives else set())), gold)
