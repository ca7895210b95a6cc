"""Owns the verb help: the pages of the window's help as plain text."""

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer.core import TyperGroup

from annotator.cli.console import one_line, say
from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.services.help_pages import HelpPage

_WIDEST: Final = 100
Topic = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TOPIC",
        help="A page by its name or title, a format, or a verb; without it, all are listed.",
        show_default=False,
    ),
]


def help_page(context: typer.Context, topic: Topic = None) -> None:
    """Print a page of the help, as the window has it.

    Without a topic the pages are listed. Of a verb it prints what VERB --help does.
    """
    from annotator.services.help_text import near, page_called, plain

    if not topic:
        _list()
        return
    asked = " ".join(topic)
    if (page := page_called(asked)) is not None:
        say(plain(page, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 0)).columns)))
        return
    verbs = _verbs(context)
    if asked in verbs:
        context.find_root().command.main([asked, "--help"], prog_name="annotator", standalone_mode=False)
        return
    found = near(asked, verbs)
    nearest = f"nearest {'is' if len(found) == 1 else 'are'} {', '.join(found)}; " if found else ""
    raise Refused(f"The help has no page {one_line(asked)}; {nearest}annotator help lists all.")


def _list() -> None:
    from annotator.services.help_pages import PAGES

    formats = [page for page in PAGES if "/" in page.id]
    say("Pages, for annotator help NAME:")
    _list_pages([page for page in PAGES if page not in formats])
    say("Formats:")
    _list_pages(formats)
    say("annotator VERB --help explains each verb, annotator --help lists them.")


def _list_pages(pages: "Sequence[HelpPage]") -> None:
    from annotator.services.help_text import name_of

    widest = max(len(name_of(page)) for page in pages)
    for page in pages:
        say(f"  {name_of(page):<{widest}}  {page.title}")


def _verbs(context: typer.Context) -> list[str]:
    root = context.find_root()
    return root.command.list_commands(root) if isinstance(root.command, TyperGroup) else []
