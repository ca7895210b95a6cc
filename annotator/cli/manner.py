"""Owns how somebody says on the command line how files are to be read: their encoding, columns, dates and statuses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.formats.manner import Reading

Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="How texts, pages and tables are encoded; found out unless given."),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME",
        help="Which column of a table is what; may be repeated. FIELD is text, title, source, url, author, published, "
        "language or id of an article; quote, start, end, claim, status, verdict, annotator and article of a claim; "
        "label of a name. NAME is a heading, or a number for a table without; nothing for no column.",
    ),
]
Dates = Annotated[
    str | None,
    typer.Option(
        metavar="day-first|month-first",
        help="Which number of a date such as 03/04/2020 is the day; such a date is left out unless given.",
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="WORD=STATUS",
        help="What a word in the status column of a table means; may be repeated. STATUS is proposed, confirmed, "
        "corrected, rejected or unsure.",
    ),
]
As = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="labels|suggestions",
        help="Labels made elsewhere are those of an analyst named after the file; as suggestions they wait for yours. "
        "Mentions, which nobody judges, come in either way; as suggestions they name the file as what proposed them.",
    ),
]
Labeller = Annotated[
    str | None,
    typer.Option(
        "--analyst",
        metavar="NAME",
        help="Who made the labels for which a file names nobody; named after the file unless given.",
        show_default=False,
    ),
]


def reading(
    encoding: str | None, columns: Sequence[str], dates: str | None, statuses: Sequence[str], taken_as: str
) -> "Reading":
    """How files are to be read; Refused or BadParameter for what was said wrongly, with what could be said."""
    from annotator.formats.encodings import ENCODINGS, codec_of
    from annotator.formats.manner import Reading

    if taken_as not in {"labels", "suggestions"}:
        raise typer.BadParameter(f"'{taken_as}' is neither labels nor suggestions", param_hint="--as")
    if encoding and codec_of(encoding) is None:
        raise Refused(f"There is no encoding called {encoding}; known are {', '.join(ENCODINGS)}.")
    return Reading(
        encoding or "",
        _columns(columns),
        suggestions=taken_as == "suggestions",
        order=_order(dates),
        statuses=_statuses(statuses),
    )


def _columns(given: Sequence[str]) -> dict[str, str]:
    from annotator.formats.manner import FIELDS

    columns: dict[str, str] = {}
    for each in given:
        field, equals, name = each.partition("=")
        if not equals or field.strip() not in FIELDS:
            raise Refused(f"--column {each} is not FIELD=NAME, with one of {', '.join(FIELDS)} for FIELD.")
        columns[field.strip()] = name.strip()
    return columns


def _order(dates: str | None) -> str:
    from annotator.formats.stated_dates import DAY_FIRST, MONTH_FIRST

    orders = {"day-first": DAY_FIRST, "month-first": MONTH_FIRST}
    if dates is not None and dates not in orders:
        raise typer.BadParameter(f"'{dates}' is neither {' nor '.join(orders)}", param_hint="--dates")
    return orders[dates] if dates else ""


def _statuses(given: Sequence[str]) -> dict[str, str]:
    from annotator.domain.claim import Status

    known = [status.value for status in Status]
    meant: dict[str, str] = {}
    for each in given:
        word, _, status = each.rpartition("=")
        if not word.strip() or status.strip().casefold() not in known:
            raise Refused(f"--status {each} is not WORD=STATUS, with one of {', '.join(known)} for STATUS.")
        meant[word.strip().casefold()] = status.strip().casefold()
    return meant
