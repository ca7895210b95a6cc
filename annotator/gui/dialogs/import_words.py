"""What is said of a file that is to come in: what it is, how its letters are read, and what it brings."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.manner import Reading
from annotator.services.previewing import Kind, Preview

_KINDS = {
    Kind.TEXT: "Plain text",
    Kind.PAGE: "Web page",
    Kind.DOCUMENT: "Document",
    Kind.TABLE: "Table",
    Kind.LINES: "JSON Lines",
    Kind.ARCHIVE: "Zip file",
    Kind.FOLDER: "Folder",
    Kind.OTHER: "Unknown",
}
_IN_WINDOW = (
    (" (--encoding NAME)", ""),
    ("--encoding NAME reads it otherwise", "where its letters are wrong, import it again in another encoding"),
    ("name it with --column text=NAME, or by its number if there are no headings", "choose it in the import window"),
    ("export the project with --format jsonl", "export the project as JSON Lines"),
    ("give each row its own id, or none (--column id=).", "give each row its own id, or choose no column for it."),
)
"""What the command line advises, and what goes with it in a window."""
_OF_FILES = (Kind.ARCHIVE, Kind.FOLDER)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file or folder to import, how it is to be read, and what was seen in it; None while nobody has looked."""

    path: Path
    how: Reading = field(default_factory=Reading)
    seen: Preview | None = None

    @property
    def left_out(self) -> bool:
        """Whether nothing of it can come in as things stand."""
        return self.seen is not None and bool(self.seen.trouble) and not (self.seen.articles or self.seen.claims)

    @property
    def asks_for_column(self) -> bool:
        """Whether it is a table of which a person must say where the text stands."""
        seen = self.seen
        return seen is not None and seen.kind is Kind.TABLE and bool(seen.columns) and "text" not in seen.mapping


def amount(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "1,204 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def kind_words(chosen: Chosen) -> str:
    """What the file is; "looking …" before anybody has looked."""
    return _KINDS[chosen.seen.kind] if chosen.seen else "looking …"


def encoding_words(chosen: Chosen) -> str:
    """How its letters are read, with "?" for a guess; "" where there is nothing to choose."""
    if chosen.seen is None or not chosen.seen.encoding:
        return ""
    return chosen.seen.encoding if chosen.seen.certain else f"{chosen.seen.encoding}?"


def brings(chosen: Chosen) -> str:
    """What comes in: "1 article", "at least 1,000 articles, 20 claims", "12 files"."""
    seen = chosen.seen
    if seen is None:
        return ""
    amounts = ((seen.articles, "file" if seen.kind in _OF_FILES else "article"), (seen.claims, "claim"))
    parts = [amount(number, noun) for number, noun in amounts if number]
    if not parts:
        return "" if seen.trouble else "other lines" if seen.kind is Kind.LINES else "nothing"
    return f"{'' if seen.whole else 'at least '}{', '.join(parts)}"


def in_window(sentence: str) -> str:
    """The sentence with advice that can be followed in a window."""
    for option, words in _IN_WINDOW:
        sentence = sentence.replace(option, words)
    return sentence


def trouble_words(chosen: Chosen) -> str:
    """What stands in its way, with the file's name for its whole path; "" if all is well."""
    if chosen.seen is None:
        return ""
    if chosen.asks_for_column:
        return "Choose the column that holds the text of the articles."
    return in_window(chosen.seen.trouble.replace(str(chosen.path), chosen.path.name))


def spoken(chosen: Chosen) -> str:
    """All of it for a screen reader."""
    parts = (chosen.path.name, kind_words(chosen), encoding_words(chosen), brings(chosen), trouble_words(chosen))
    return ", ".join(part for part in parts if part)


def act_words(files: Sequence[Chosen]) -> str:
    """What the button does: "Import 12 articles, 206 claims", or "Import 3 files" while nobody has looked."""
    coming = [each for each in files if not each.left_out]
    seen = [each.seen for each in coming if each.seen is not None]
    if len(seen) < len(coming):
        return f"Import {amount(len(coming), 'file')}"
    articles = sum(each.articles for each in seen if each.kind not in _OF_FILES)
    inside = sum(each.articles for each in seen if each.kind in _OF_FILES)
    amounts = ((articles, "article"), (sum(each.claims for each in seen), "claim"), (inside, "file"))
    parts = [amount(number, noun) for number, noun in amounts if number]
    if not parts:
        return f"Import {amount(len(coming), 'file')}" if coming else "Import"
    return f"Import {'' if all(each.whole for each in seen) else 'at least '}{', '.join(parts)}"


def note_words(files: Sequence[Chosen]) -> str:
    """What is left to look at before the import, for the foot of the dialog."""
    guesses = sum(each.seen is not None and bool(each.seen.encoding) and not each.seen.certain for each in files)
    columns = sum(each.asks_for_column for each in files)
    out = sum(each.left_out and not each.asks_for_column for each in files)
    said = (
        (columns, "needs its text column chosen", "need their text column chosen"),
        (guesses, "has a guessed encoding", "have guessed encodings"),
        (out, "is left out", "are left out"),
    )
    parts = [f"{amount(number, 'file')} {one if number == 1 else many}" for number, one, many in said if number]
    return "; ".join(parts) + ("." if parts else "")


def size_of(paths: Sequence[Path]) -> str:
    """How many files and folders: "3 files and 1 folder"."""
    folders = sum(path.is_dir() for path in paths)
    amounts = ((len(paths) - folders, "file"), (folders, "folder"))
    return " and ".join(amount(number, noun) for number, noun in amounts if number)
