"""Owns what is told of a file before it comes in: its kind, its columns and first lines, and what it asks."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a file is taken for, by its name; labels of other tools by their beginning, too."""

    TEXT = "text"
    PAGE = "page"
    DOCUMENT = "document"
    TABLE = "table"
    LABELS = "labels"
    LINES = "lines"
    ARCHIVE = "archive"
    FOLDER = "folder"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Inside:
    """How many files of a kind a folder or archive holds, and how those of another tool's labels are called."""

    kind: Kind
    labelling: str
    files: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What the beginning of a file shows.

    `encoding` is as in ENCODINGS, "" where there is none to choose; not `certain` if it is a guess. Not `whole` if only
    the beginning was read: there are at least as many `articles`, `claims`, `names` and `facts`. `labelling` is what
    the format of another tool is called. `mapping` gives each field that a column was found for its heading; of `body`
    rows, `filled` tells column by column how many say something; `of_claims` if they tell of claims. `lines` are those
    of the text, or names of files; `inside` tells what kinds of files there are. `idle` are fields that have a
    column, and of which nothing is made in such a table. `trouble` is one sentence if not all is well as
    things stand, `wrong` the id of its message. `dated` is the day, month or year of its one article, and `dated_by`
    what tells it, "" if a person or the file's own data do; of a table only what tells. `unclear` is a date in it that
    could be two days, as it stands there; `strange` are words of its status column that are no status: of a folder
    or archive the first of the tables and texts in it, for all of which one answer holds.
    """

    kind: Kind
    encoding: str = ""
    certain: bool = True
    articles: int = 0
    claims: int = 0
    names: int = 0
    facts: int = 0
    whole: bool = True
    labelling: str = ""
    columns: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    body: int = 0
    filled: tuple[int, ...] = ()
    of_claims: bool = False
    idle: Set[str] = frozenset()
    lines: tuple[str, ...] = ()
    inside: tuple[Inside, ...] = ()
    title: str = ""
    trouble: str = ""
    wrong: str = ""
    dated: str = ""
    dated_by: str = ""
    unclear: str = ""
    strange: tuple[str, ...] = ()
