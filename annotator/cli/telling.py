"""Owns the verbs that only tell: stats, formats."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import complain, counted, one_line, say, spelled_out
from annotator.cli.opening import Project, looked_at
from annotator.cli.refusing import Refused
from annotator.domain.view import Counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.formats.format import Format

AsJson = Annotated[bool, typer.Option("--json", help="One JSON value, for programs.")]
FormatName = Annotated[
    str | None, typer.Argument(metavar="NAME", help="The format to tell all about.", show_default=False)
]


def stats(project: Project, as_json: AsJson = False) -> None:
    """Tell what a project holds and what is left to decide."""
    from annotator.services import contradicting, reading

    with looked_at(project) as workspace:
        counts, mentions = reading.counts(workspace), reading.mentions(workspace)
        contradictions = contradicting.count(workspace)
    if as_json:
        say(_json({**asdict(counts), "mentions": mentions, "contradictions": contradictions}))
        return
    say(_table(counts, mentions))
    if contradictions:
        say(f"{counted(contradictions, 'decided link')} in contradiction with others; annotator check names them.")


def formats(name: FormatName = None, as_json: AsJson = False) -> None:
    """List what can be imported and exported.

    With the name of a format its page of the help is printed: what becomes what, what is lost, how other tools load it.
    """
    from annotator.formats.plugins import TAKEN, Unusable, brought
    from annotator.formats.registry import formats as known_formats

    listed = known_formats()
    if name is not None:
        known = _of_name(name, listed)
        say(_json(_described(known)) if as_json else _page(known))
        return
    say(_json([_described(known) for known in listed]) if as_json else "\n".join(map(_line, listed)))
    usable, unusable = brought()
    ours = (Unusable(each.name, "another package", TAKEN) for each in usable if each not in listed)
    for each in (*unusable, *ours):
        complain(
            f"The format {one_line(each.name)} of {one_line(each.package)} cannot be used: {one_line(each.reason)}."
        )


def _of_name(name: str, listed: "Sequence[Format]") -> "Format":
    """The format that is called so; Refused that lists those there are."""
    found = next((each for each in listed if each.name == name.strip().lower()), None)
    if found is None:
        raise Refused(f"There is no format {one_line(name)}; known are {', '.join(each.name for each in listed)}.")
    return found


def _page(known: "Format") -> str:
    """The page of the help on a format, or what is known of one that has none."""
    from annotator.services.help_pages import PAGES, markdown

    page = next((each for each in PAGES if each.id == f"formats/{known.name}"), None)
    return markdown(page).rstrip() if page else _line(known)


def _described(known: "Format") -> dict[str, object]:
    """What programs are told of a format: the same keys for each, without a value what is of its export alone."""
    both: dict[str, object] = {"reads": known.reads, "writes": known.writes, "extensions": list(known.known_by)}
    exporter = known.exporter
    written: dict[str, object] = {
        "reader": exporter.reader if exporter else None,
        "offsets": exporter.unit if exporter else None,
        "folder": exporter.folder if exporter else None,
        "gold": exporter.labels if exporter else None,
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


def _table(counts: Counts, mentions: "Mapping[str, int]") -> str:
    rows = [("articles", f"{counts.articles} ({counts.articles_open} with open claims)")]
    groups = {"mentions": mentions, "claims": counts.claims, "links": counts.links, "families": counts.families}
    groups |= {"entities": counts.entities, "facts": counts.facts}
    for name, by_status in groups.items():
        parts = ", ".join(f"{number} {status}" for status, number in sorted(by_status.items()) if number)
        rows.append((name, f"{sum(by_status.values())}{f' ({parts})' if parts else ''}"))
    rows.append(("decisions", str(counts.decisions)))
    return "\n".join(f"{name:<10} {value}" for name, value in rows)


def _json(value: object) -> str:
    return spelled_out(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2))
