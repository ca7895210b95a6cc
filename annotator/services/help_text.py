"""Owns the pages of the help as plain text, and which page is meant by what somebody typed."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import groupby
from typing import Final

from annotator.services.help_pages import PAGES, HelpPage, markdown

_BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")
_CODE: Final = re.compile(r"`([^`]*)`")
_ITEM: Final = re.compile(r"(?:[-*]|\d{1,3}\.) ")
_CELL: Final = re.compile(r"(?<!\\)\|")
_FENCE: Final = "```"
_INDENT: Final = "    "
_BETWEEN: Final = "  "
_NARROWEST = 20
"""The last column of a table has at least so many characters."""
_NEAR, _LIKE = 3, 0.75
"""So many names are told in place of one, and so like it they are spelled."""


def page_called(topic: str) -> HelpPage | None:
    """The page of this name, of this format, or with this title; None if there is none."""
    wanted = " ".join(topic.casefold().split())
    return next((page for page in PAGES if wanted in (page.id, name_of(page), page.title.casefold())), None)


def name_of(page: HelpPage) -> str:
    """What a page is called on the command line."""
    return page.id.rpartition("/")[2]


def near(topic: str, others: Sequence[str] = ()) -> list[str]:
    """The names of pages, and of other things, that are spelled nearly so; else of the pages that say most of it."""
    wanted = " ".join(topic.casefold().split())
    names = {name_of(page): name_of(page) for page in PAGES} | {each: each for each in others}
    names |= {page.title.casefold(): name_of(page) for page in PAGES}
    if spelled := get_close_matches(wanted, names, _NEAR, _LIKE):
        return list(dict.fromkeys(names[each] for each in spelled))
    told = {name_of(page): markdown(page).casefold().count(wanted) for page in PAGES} if wanted else {}
    return sorted(filter(lambda name: told[name], told), key=lambda name: (-told[name], name))[:_NEAR]


def plain(page: HelpPage, width: int) -> str:
    """The page as plain text in lines of so many characters; what a machine is to read stands as it is."""
    return "\n\n".join("\n".join(block) for block in _blocks(markdown(page), width))


def _blocks(told: str, width: int) -> Iterator[list[str]]:
    """Headings, paragraphs, lists, tables and code, each as its lines."""
    for at, part in enumerate(re.split(rf"^{_FENCE}.*$", told, flags=re.MULTILINE)):
        if at % 2:
            yield [f"{_INDENT}{line}".rstrip() for line in part.strip("\n").splitlines()]
            continue
        for blank, lines in groupby(part.splitlines(), key=lambda line: not line.strip()):
            if not blank:
                yield from _block(list(lines), width)


def _block(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    if lines[0].startswith("#"):
        title = _bare(lines[0].lstrip("# "))
        yield [title, ("=" if lines[0].startswith("# ") else "-") * len(title)]
        if len(lines) > 1:
            yield from _block(lines[1:], width)
    elif lines[0].startswith("|"):
        yield list(_table([_cells(line) for line in lines], width))
    elif lines[0].startswith(">"):
        yield [f"{_INDENT}{line[1:].strip()}".rstrip() for line in lines]
    else:
        yield [line for words in _items(lines) for line in _wrapped(words, width)]


def _items(lines: Sequence[str]) -> Iterator[str]:
    """The items of a list, each with the lines that go on with it; a paragraph is one."""
    item: list[str] = []
    for line in lines:
        if _ITEM.match(line) and item:
            yield " ".join(item)
            item = []
        item.append(line.strip())
    yield " ".join(item)


def _wrapped(words: str, width: int, first: str = "", other: str = "") -> list[str]:
    found = _ITEM.match(words)
    hanging = other or " " * (len(found[0]) if found else 0)
    return textwrap.wrap(
        _bare(words),
        width,
        initial_indent=first,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _cells(line: str) -> list[str]:
    return [_bare(cell.replace("\\|", "|").strip()) for cell in _CELL.split(line.strip().strip("|"))]


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The rows of a table below one another; its last column takes the lines that it needs."""
    kept = [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]
    widths = [max(len(row[at]) for row in kept if len(row) > at) for at in range(len(kept[0]) - 1)]
    for at, row in enumerate(kept):
        start = "".join(f"{cell:<{size}}{_BETWEEN}" for cell, size in zip(row, widths, strict=False))
        room = max(width, len(start) + _NARROWEST)
        yield from _wrapped(row[-1], room, start, " " * len(start)) or [start.rstrip()]
        if at == 0:
            yield "-" * min(room, len(start) + len(row[-1]))


def _bare(words: str) -> str:
    """Words without the signs of Markdown."""
    return _CODE.sub(r"\1", _BOLD.sub(r"\1", words))
