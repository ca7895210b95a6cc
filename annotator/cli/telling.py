"""Owns the verbs that only tell: stats, formats."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import complain, one_line, say, spelled_out
from annotator.cli.opening import Project, looked_at
from annotator.domain.view import Counts

if TYPE_CHECKING:
    from annotator.formats.format import Format

AsJson = Annotated[bool, typer.Option("--json", help="One JSON value, for programs.")]


def stats(project: Project, as_json: AsJson = False) -> None:
    """Tell what a project holds and what is left to decide."""
    from annotator.services import reading

    with looked_at(project) as workspace:
        counts = reading.counts(workspace)
    say(_json(asdict(counts)) if as_json else _table(counts))


def formats(as_json: AsJson = False) -> None:
    """List what can be imported and exported."""
    from annotator.formats.plugins import TAKEN, Unusable, brought
    from annotator.formats.registry import formats as known_formats

    listed = known_formats()
    say(_json([_described(known) for known in listed]) if as_json else "\n".join(map(_line, listed)))
    usable, unusable = brought()
    ours = (Unusable(each.name, "another package", TAKEN) for each in usable if each not in listed)
    for each in (*unusable, *ours):
        complain(
            f"The format {one_line(each.name)} of {one_line(each.package)} cannot be used: {one_line(each.reason)}."
        )


def _described(known: "Format") -> dict[str, object]:
    both: dict[str, object] = {"reads": known.reads, "writes": known.writes, "extensions": list(known.known_by)}
    exporter = known.exporter
    written: dict[str, object] = {}
    if exporter is not None:
        written = {
            "reader": exporter.reader,
            "offsets": exporter.unit,
            "folder": exporter.folder,
            "gold": exporter.labels,
        }
    both |= {"extra": known.extra or None, "usable": known.is_usable}
    return {"name": known.name, "title": known.title, "losses": known.losses, **both, **written}


def _line(known: "Format") -> str:
    ways = " and ".join(way for way, does in (("import", known.reads), ("export", known.writes)) if does)
    return f"{known.name}  {known.title} ({', '.join(known.known_by)}; {ways}). {known.losses}{_lacking(known)}"


def _lacking(known: "Format") -> str:
    """What to do where the packages are not there that a format needs; nothing where they are."""
    from annotator.formats.extras import is_built

    if known.is_usable:
        return ""
    way = "export to it" if known.foreign and known.foreign.unaided else "use it"
    here = " It is not in this folder:" if is_built() else ""
    return f"{here}{' to' if here else ' To'} {way}, install annotator[{known.extra}] with pip."


def _table(counts: Counts) -> str:
    rows = [("articles", f"{counts.articles} ({counts.articles_open} with open claims)")]
    groups = {"claims": counts.claims, "links": counts.links, "families": counts.families}
    groups |= {"entities": counts.entities, "facts": counts.facts}
    for name, by_status in groups.items():
        parts = ", ".join(f"{number} {status}" for status, number in sorted(by_status.items()) if number)
        rows.append((name, f"{sum(by_status.values())}{f' ({parts})' if parts else ''}"))
    rows.append(("decisions", str(counts.decisions)))
    return "\n".join(f"{name:<10} {value}" for name, value in rows)


def _json(value: object) -> str:
    return spelled_out(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2))
