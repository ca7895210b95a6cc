"""Owns the pages of the help: Markdown files of ours, with what the program itself knows filled in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Factuality
from annotator.domain.feature_words import WORDS
from annotator.domain.reasons import certainty_meaning, certainty_words
from annotator.domain.rule import SENTENCES
from annotator.formats.format import Format
from annotator.formats.registry import formats
from annotator.paths import resource


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of the help; `id` is the name of its file in `resources/help`, without the ending."""

    id: str
    title: str


def _of_formats() -> tuple[HelpPage, ...]:
    """The pages of formats, by title; each begins with its own."""
    files = resource("help", "formats").glob("*.md")
    pages = (HelpPage(f"formats/{file.stem}", _title(file.read_text(encoding="utf-8"))) for file in files)
    return tuple(sorted(pages, key=lambda page: page.title.casefold()))


def _title(told: str) -> str:
    return told.partition("\n")[0].removeprefix("# ")


PAGES: Final = (
    HelpPage("claims", "How claims are found"),
    HelpPage("matching", "How matches are found"),
    HelpPage("exchange", "What goes out and in"),
    HelpPage("plugins", "Formats of your own"),
    *_of_formats(),
)
"""Every page, in the order in which they are listed."""

_BLANK: Final = re.compile(r"\{\{(\w+)\}\}")


def markdown(page: HelpPage) -> str:
    """The page as Markdown, its blanks filled; KeyError for a blank that nobody fills."""
    return _BLANK.sub(lambda blank: _FILLED[blank[1]](), _file(f"{page.id}.md"))


def _rules() -> str:
    return "\n".join(f"- **{rule.value.capitalize()}.** {told}" for rule, told in SENTENCES.items())


def _certainties() -> str:
    told = (f"**{certainty_words(each)}** ({each.value}): {certainty_meaning(each)}." for each in Factuality)
    return "\n".join(f"- {each}" for each in told)


def _features() -> str:
    return f"{', '.join(words for name, words in WORDS.items() if name != 'bias')}."


def _formats() -> str:
    return "\n".join(f"- **{each.name}** ({_ways(each)}): {each.title}. {each.losses}" for each in formats())


def _ways(each: Format) -> str:
    return " and ".join(way for way, does in (("in", each.reads), ("out", each.writes)) if does)


def _file(name: str) -> str:
    return resource("help", name).read_text(encoding="utf-8")


def _printed(name: str) -> str:
    return f"```\n{_file(name).rstrip()}\n```"


def _quoted(name: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _file(name).rstrip().splitlines())


_FILLED: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {
        "rules": _rules,
        "certainties": _certainties,
        "article": lambda: _quoted("example-article.txt"),
        "features": _features,
        "formats": _formats,
        "example": lambda: _printed("example-explained.txt"),
    }
)
