"""Owns the verbs that look after a project file: check, restore."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.console import complain, counted, one_line, progress, say
from annotator.cli.opening import Project, project_path
from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.services.backups import Backup

Repair = Annotated[bool, typer.Option("--repair", help="Make anew what follows from the rest, after a backup.")]
Listed = Annotated[bool, typer.Option("--list", help="Only name the backups there are, newest first.")]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="BACKUP", help="Which one; the newest whole one unless given.", show_default=False),
]


def check(project: Project, repair: Repair = False) -> None:
    """Tell whether a project file is whole, and name its backups.

    It is whole if its pages hold, its state follows from its decisions, every quote stands in its text,
    and no decision was altered, dropped or moved.
    """
    from annotator.services import checking

    path = project_path(project)
    if repair:
        _repair(path)
        return
    with progress() as tell:
        found = checking.checked(path, progress=tell)
    for finding in [*(found.troubles or [f"{path} is whole."]), *found.remarks]:
        say(one_line(finding))
    _say_backups(path)
    if found.troubles:
        raise typer.Exit(1)


def _repair(path: Path) -> None:
    from annotator.services import repairing

    with progress() as tell:
        done = repairing.repair(path, progress=tell)
    if done.backup is not None:
        say(f"Backup of what was there: {one_line(done.backup)}")
    for made in done.rebuilt:
        say(f"Made anew: {made}.")
    for finding in done.left:
        say(one_line(finding))
    if done.left:
        complain(f"{path} is not whole: what is told above cannot be made anew.")
        raise typer.Exit(1)
    say(f"{one_line(path)} is whole." if done.rebuilt else f"{one_line(path)} is whole; there was nothing to repair.")


def _say_backups(path: Path) -> None:
    from annotator.services import backups

    kept_all, where = backups.listed(path), one_line(backups.folder(path))
    found = [kept for kept in kept_all if backups.is_whole(kept)]
    damaged = len(kept_all) - len(found)
    if damaged:
        say(f"{counted(damaged, 'damaged backup')} in {where}, which cannot be put back.")
    if not kept_all:
        say(f"No backups yet; they will lie in {where}.")
    if not found:
        return
    say(f"{counted(len(found), 'backup')} in {where}:")
    for kept in found:
        say(f"  {one_line(kept.path.name)}")


def restore(project: Project, only_list: Listed = False, chosen: From = None) -> None:
    """Put a backup in a project's place.

    What is there now is kept beside it under another name.
    """
    from annotator.services import backups

    path = project_path(project)
    if only_list:
        _list(path, backups.listed(path))
        return
    with progress() as tell:
        done = backups.restore(path, chosen, progress=tell)
    kept = f"; what was there is kept as {one_line(done.aside)}" if done.aside else ""
    say(f"{one_line(path)} is now as in {one_line(done.backup)}{kept}.")


def _list(path: Path, found: "list[Backup]") -> None:
    from annotator.services import backups

    if not found:
        raise Refused(f"There are no backups of {path}; they would lie in {backups.folder(path)}.")
    for kept in found:
        say(_line(kept, whole=backups.is_whole(kept)))


def _line(kept: "Backup", *, whole: bool) -> str:
    size = f"{kept.path.stat().st_size / 1e6:.1f} MB"
    notes = [size, *([kept.before.replace("-", " ")] if kept.before else []), *([] if whole else ["damaged"])]
    return f"{kept.at:%Y-%m-%d %H:%M:%S} UTC  {one_line(kept.path)}  ({', '.join(notes)})"
