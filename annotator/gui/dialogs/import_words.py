"""What is said of a file that is to come in: what it is, how its letters are read, and what it brings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats.manner import Reading
from annotator.gui.dialogs.import_left import groups, in_window
from annotator.services.incoming.previewed import Inside, Kind, Preview

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport

_KINDS = {
    Kind.TEXT: "Plain text",
    Kind.PAGE: "Web page",
    Kind.DOCUMENT: "Document",
    Kind.TABLE: "Table",
    Kind.LABELS: "Labels",
    Kind.LINES: "JSON Lines",
    Kind.ARCHIVE: "Zip file",
    Kind.FOLDER: "Folder",
    Kind.OTHER: "Unknown",
}
_DOCUMENTS = {".pdf": "PDF", ".docx": "Word file", ".eml": "Mail"}
_PICTURES_ONLY = "pdf-no-text"
_NO_TEXT_COLUMN = "table-no-text"
_OF_FILES = (Kind.ARCHIVE, Kind.FOLDER)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file or folder, how it is to be read, what was seen in it, and what it brought when it was tried.

    None while nobody has looked, or tried. What is not `ticked` is not to come in.
    """

    path: Path
    how: Reading = field(default_factory=Reading)
    seen: Preview | None = None
    ticked: bool = True
    tried: "ImportReport | None" = None

    @property
    def left_out(self) -> bool:
        """Whether nothing of it can come in as things stand."""
        if self.tried is not None:
            return bool(self.tried.troubles) and not self.tried.anything
        return self.seen is not None and bool(self.seen.trouble) and not (self.seen.articles or self.seen.claims)

    @property
    def coming(self) -> bool:
        """Whether it is to come in, and something of it can."""
        return self.ticked and not self.left_out

    @property
    def known(self) -> bool:
        """Whether the project holds all of it already."""
        tried = self.tried
        brought = tried is not None and bool(amounts_of(tried))
        return tried is not None and tried.unchanged > 0 and not brought and not self.brings_labels

    @property
    def asks_for_column(self) -> bool:
        """Whether it is a table of which a person must say where the text stands."""
        return self.seen is not None and self.seen.wrong == _NO_TEXT_COLUMN

    @property
    def asks_for_day(self) -> bool:
        """Whether a date in it could be two days, and nobody has said which number is the day."""
        return self.seen is not None and bool(self.seen.unclear) and not self.how.order

    @property
    def asks_for_status(self) -> bool:
        """Whether its status column has words of which nobody has said what they mean."""
        return self.seen is not None and any(word.casefold() not in self.how.statuses for word in self.seen.strange)

    @property
    def brings_labels(self) -> bool:
        """Whether there is something in it that people may have judged."""
        seen = self.seen
        if seen is None:
            return False
        inside = any(each.kind in (Kind.LABELS, Kind.LINES) for each in seen.inside)
        labelled = seen.claims or seen.names or seen.facts or seen.of_claims or seen.kind is Kind.LABELS
        return bool(inside or labelled)


def amount(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "1,204 files", "2 entities"."""
    many = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def kind_words(chosen: Chosen) -> str:
    """What the file is read as; "looking …" before anybody has looked."""
    seen = chosen.seen
    if seen is None:
        return "looking …"
    if seen.kind is Kind.TABLE and seen.body:
        return f"Table, {'' if seen.whole else 'over '}{amount(seen.body, 'row')}"
    if seen.kind is Kind.DOCUMENT:
        name = _DOCUMENTS.get(chosen.path.suffix.lower(), _KINDS[Kind.DOCUMENT])
        return f"{name}, pictures only" if seen.wrong == _PICTURES_ONLY else name
    if seen.kind in _OF_FILES:
        return _folder_words(seen)
    return seen.labelling or _KINDS[seen.kind]


def _folder_words(seen: Preview) -> str:
    """A folder with what alone is in it, or else with each kind of files, most first."""
    only = _called(seen.inside[0]) if len(seen.inside) == 1 else inside_words(seen)
    return f"{_KINDS[seen.kind]}{' with ' if only else ''}{only}"


def inside_words(seen: Preview) -> str:
    """What kinds of files there are in a folder or archive: "8 brat standoff, 2 tables"."""
    return ", ".join(
        amount(each.files, _called(each)) if _is_counted(each) else f"{each.files:,} {_called(each)}"
        for each in seen.inside
    )


def _is_counted(inside: Inside) -> bool:
    """Whether its kind is a noun of which there may be several."""
    return not inside.labelling and inside.kind not in (Kind.LINES, Kind.OTHER, Kind.LABELS)


def _called(inside: Inside) -> str:
    """A kind of files in the middle of a sentence; what other tools are called stays as they write it."""
    words = _KINDS[inside.kind]
    return inside.labelling or (words if words.startswith("JSON") else f"{words[0].lower()}{words[1:]}")


def encoding_words(chosen: Chosen) -> str:
    """How its letters are read, with "?" for a guess; "" where there is nothing to choose."""
    if chosen.seen is None or not chosen.seen.encoding:
        return "in the file" if chosen.seen and chosen.seen.kind is Kind.DOCUMENT and chosen.seen.articles else ""
    return chosen.seen.encoding if chosen.seen.certain else f"{chosen.seen.encoding}?"


def brings(chosen: Chosen) -> str:
    """What comes in: "1 article", "at least 1,000 articles, 20 claims", "12 files"; once it was tried, exactly."""
    seen = chosen.seen
    if seen is None:
        return ""
    if chosen.known:
        return "nothing new: already here"
    parts = list(_tried_amounts(chosen)) or list(_seen_amounts(seen))
    if not parts:
        return "" if seen.trouble else "other lines" if seen.kind is Kind.LINES else _uncounted(seen)
    return f"{'' if seen.whole or chosen.tried else 'at least '}{', '.join(parts)}"


def _tried_amounts(chosen: Chosen) -> Iterator[str]:
    if chosen.tried is not None:
        yield from amounts_of(chosen.tried)


def _seen_amounts(seen: Preview) -> Iterator[str]:
    nouns = ("file" if seen.kind in _OF_FILES else "article", "claim", "name", "fact")
    for number, noun in zip((seen.articles, seen.claims, seen.names, seen.facts), nouns, strict=True):
        if number:
            yield amount(number, noun)


def _uncounted(seen: Preview) -> str:
    return "nothing" if seen.whole else "counted when it is tried"


def kinds_of(report: "ImportReport") -> list[tuple[int, str]]:
    """How much of each kind came in, with what one of it is called."""
    given = (report.articles, report.claims, report.mentions, report.entities, report.links, report.facts)
    return list(zip(given, ("article", "claim", "name", "entity", "link", "fact"), strict=True))


def amounts_of(report: "ImportReport") -> list[str]:
    """What a report counts: "4 articles", "206 claims"; decisions where nothing else came."""
    parts = [amount(number, noun) for number, noun in kinds_of(report) if number]
    return parts or ([amount(report.decisions, "decision")] if report.decisions else [])


def trouble_words(chosen: Chosen) -> str:
    """What stands in its way, with the file's name for its whole path; "" if all is well."""
    if chosen.seen is None:
        return ""
    if chosen.asks_for_column:
        return "Choose the column that holds the text of the articles, or the words of claims."
    out = chosen.tried.troubles if chosen.tried and chosen.left_out else []
    if len(out) > 1 and chosen.tried:
        return f"left out: {'; '.join(f'{each.number:,} {each.words}' for each in groups(chosen.tried) if each.number)}"
    told = "" if chosen.tried and not out and chosen.seen.kind is not Kind.TABLE else chosen.seen.trouble
    return in_window((str(out[0]) if out else told).replace(str(chosen.path), chosen.path.name))


def lost_words(chosen: Chosen) -> str:
    """How much stays out of a file of which something comes in: "6 left out"; "" if nothing does."""
    if chosen.tried is None or chosen.left_out:
        return ""
    number = sum(each.number for each in groups(chosen.tried))
    return f"{number:,} left out" if number else ""


def lost_lines(chosen: Chosen) -> list[str]:
    """What stays out of such a file, a line for each reason."""
    found = groups(chosen.tried) if chosen.tried is not None and lost_words(chosen) else []
    return [f"Left out: {each.number:,} {each.words}" for each in found if each.number]


def spoken(chosen: Chosen, dated: str = "") -> str:
    """All of it for a screen reader, with what is said of its date."""
    parts = (chosen.path.name, kind_words(chosen), encoding_words(chosen), dated, brings(chosen), lost_words(chosen))
    ticked = "" if chosen.ticked else "not to come in"
    return ", ".join(part for part in (*parts, trouble_words(chosen), ticked) if part)


def act_words(files: Sequence[Chosen], tried: "ImportReport | None" = None) -> str:
    """What the button does: "Import 12 articles, 206 claims", or "Import 3 files" while nobody has looked."""
    coming = [each for each in files if each.coming]
    seen = [each.seen for each in coming if each.seen is not None]
    if not coming:
        return "Import"
    if tried is not None and (known := amounts_of(tried)):
        return f"Import {', '.join(known)}"
    parts = _all_amounts(seen) if len(seen) == len(coming) else []
    if not parts:
        return f"Import {amount(len(coming), 'file')}"
    return f"Import {'' if all(each.whole for each in seen) else 'at least '}{', '.join(parts)}"


def _all_amounts(seen: Sequence[Preview]) -> list[str]:
    articles = sum(each.articles for each in seen if each.kind not in _OF_FILES)
    inside = sum(each.articles for each in seen if each.kind in _OF_FILES)
    amounts = ((articles, "article"), (sum(each.claims for each in seen), "claim"), (inside, "file"))
    return [amount(number, noun) for number, noun in amounts if number]


def note_words(files: Sequence[Chosen]) -> str:
    """What is left to look at before the import, for the foot of the dialog."""
    guesses = sum(each.seen is not None and bool(each.seen.encoding) and not each.seen.certain for each in files)
    columns = sum(each.asks_for_column for each in files)
    strange = sum(each.asks_for_status for each in files)
    days = sum(each.asks_for_day and each.coming for each in files)
    out = sum(not each.asks_for_column and not each.coming for each in files)
    said = (
        (columns, "needs its text column chosen", "need their text column chosen"),
        (days, "asks which day is meant and stays without a date", "ask which day is meant and stay without a date"),
        (strange, "has a status nobody knows", "have a status nobody knows"),
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
