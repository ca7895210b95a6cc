"""Owns Reading: how a file is to be read, as far as a person says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.ids import ArticleId
from annotator.formats.capping import TELL_EACH

OF_ARTICLES: Final = ("text", "title", "source", "url", "author", "published", "language", "id")
OF_CLAIMS: Final = (
    *(
        "article",
        "quote",
        "start",
        "end",
        "claim",
        "status",
        "verdict",
        "label",
        "annotator",
        "subject",
        "predicate",
        "objects",
        "quantities",
        "time",
    ),
    *("place", "speaker", "cue"),
)
FIELDS: Final = (*OF_ARTICLES, *OF_CLAIMS)
"""What a column of a table can be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is left out is found out from the file itself.

    `encoding` is a name of `encodings.ENCODINGS`, or another name of one of them; "" leaves it to the file.
    `columns` says of a field (one of `FIELDS`) which column of a table it is, by its heading; "" is none. A number that
    is no heading counts columns from 1, and says that the table has no headings. With `suggestions` what people judged
    comes in as if a program had proposed it. `article_of` finds the article of a project that a row's words name.
    `order` is `stated_dates.DAY_FIRST` or MONTH_FIRST where somebody said in which order the numbers of dates stand;
    `statuses` says what words of a table's status column mean, in small letters, that no status is called by. Of each
    kind of trouble no more than `most` are told one by one.
    """

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    suggestions: bool = False
    article_of: Callable[[str], ArticleId | None] = lambda _words: None
    order: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)
    most: int = TELL_EACH
