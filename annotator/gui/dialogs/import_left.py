"""What an import would leave out, in groups: how many of what kind, and why, each with its first sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from annotator.domain.errors import AnnotatorError
    from annotator.services.articles import ImportReport

_WHY: Final = MappingProxyType(
    {
        "row-no-article": ("row", "the article is not here"),
        "row-no-claim": ("row", "no claim in it"),
        "row-no-quote": ("row", "no words of a claim in it"),
        "row-quote-missing": ("row", "the words are not in the article"),
        "row-quote-twice": ("row", "the words occur twice; say where they start"),
        "row-offsets-unfit": ("row", "other words stand at start and end"),
        "row-outside": ("row", "start and end lie outside of the article"),
        "row-names-none": ("row", "names no article"),
        "row-verdict": ("row", "no such verdict, stays empty"),
        "row-share": ("row", "a score or worth that is no number from 0 to 1"),
        "row-offsets": ("row", "start and end are no numbers"),
        "row-status": ("row", "no such status"),
        "row-ragged": ("row", "another number of cells"),
        "row-formula": ("row", "a formula without a value"),
        "row-error": ("row", "an error of a spreadsheet in it"),
        "row-no-text": ("row", "no text in it"),
        "row-date": ("date", "unclear which day, stays empty"),
        "row-date-none": ("date", "no date that is known here, stays empty"),
        "row-id": ("row", "an earlier row has its id"),
        "row-bad": ("row", "cannot be read"),
        "row-encoding": ("row", "bytes that are no characters"),
        "line-bad": ("line", "not as its format says"),
        "item-bad": ("item", "not as its format says"),
        "line-not-json": ("line", "not as its format says"),
        "place-bad": ("item", "not as its format says"),
        "place-not-json": ("item", "not as its format says"),
        "xml-bad": ("file", "no XML that can be read"),
        "file-cut-off": ("file", "cut off"),
        "line-cut-off": ("file", "cut off"),
        "file-empty": ("file", "no text in it"),
        "file-kind": ("file", "of a kind that cannot come in"),
        "file-unreadable": ("file", "cannot be read"),
        "pdf-no-text": ("file", "pictures and no text"),
        "table-no-text": ("table", "its text column is not chosen"),
        "article-differs": ("article", "here already with another text"),
    }
)
_IN_WINDOW: Final = (
    (" (--encoding NAME)", ""),
    ("--encoding NAME reads it otherwise", "where its letters are wrong, import it again in another encoding"),
    (
        "say with --column FIELD=NAME if one is a field under another name",
        "choose a field for them in the import window",
    ),
    ("say with --column quote=NAME which column holds words of the article, if one does", "choose its column of words"),
    ("name it with --column text=NAME, or by its number if there are no headings", "choose it in the import window"),
    ("say which column holds the text (--column text=NAME)", "choose the column of the text in the import window"),
    ("say which it is (--column article=NAME)", "choose it in the import window"),
    ("say what it means with --status WORD=STATUS", "choose what it means in the import window"),
    (
        "say so with --column status=NAME or label=NAME, and what its words mean with --status WORD=STATUS",
        "choose so in the import window",
    ),
    ("say with --column label= if they are claims", "choose no field for it in the import window if they are claims"),
    ("say with --dates which number is the day", "choose the day in the import window"),
    ("export the project with --format jsonl", "export the project as JSON Lines"),
    ("give each row its own id, or none (--column id=).", "give each row its own id, or choose no column for it."),
)
"""What the command line advises, and what goes with it in a window."""
_REMEDY: Final = re.compile(r" \(--column [^\n]*\)(?=\.$)")
"""What to type, where the sentence says before it what to choose."""
_SHOWN: Final = 5
_SUGGESTED: Final = "not-suggested"


@dataclass(frozen=True, slots=True)
class Group:
    """Things that stay out for one reason; no number where nobody counts them."""

    number: int
    words: str
    sentences: tuple[str, ...]


def in_window(sentence: str) -> str:
    """The sentence with advice that can be followed in a window."""
    for option, words in _IN_WINDOW:
        sentence = sentence.replace(option, words)
    return _REMEDY.sub("", sentence)


def brief(told: "AnnotatorError") -> str:
    """The sentence with the file's name for its whole path."""
    file = str(told.parameters.get("file", ""))
    sentence = in_window(str(told))
    return sentence.replace(file, PurePath(file).name) if file else sentence


def to_know(report: "ImportReport") -> list[str]:
    """What else is told of an import beside what stays out, each file by its name alone."""
    return [brief(each) for each in report.remarks if each.message_id != _SUGGESTED]


def groups(report: "ImportReport") -> list[Group]:
    """What stays out, by its reason, in the order in which it was met; then what cannot be suggested."""
    from annotator.services.rehearsing import amounts

    alike: dict[tuple[str, str], dict[str, int]] = {}
    for kind, number in amounts(report.troubles).items():
        alike.setdefault(_WHY.get(kind, ("", kind)), {})[kind] = number
    made = [_group(kinds, report.troubles) for kinds in alike.values()]
    return [*made, *_unsuggested(report.remarks)]


def _group(kinds: Mapping[str, int], troubles: "Sequence[AnnotatorError]") -> Group:
    """All that stays out for kinds of trouble that are told in the same words."""
    said = tuple(islice((brief(each) for each in troubles if each.message_id in kinds), _SHOWN))
    kind, number = next(iter(kinds)), sum(kinds.values())
    noun, why = _WHY.get(kind, ("", ""))
    words = f"{noun if number == 1 else f'{noun}s'}: {why}" if noun else next(iter(said), kind)
    return Group(number, words, said)


def _unsuggested(remarks: "Sequence[AnnotatorError]") -> Iterator[Group]:
    for each in remarks:
        if each.message_id == _SUGGESTED:
            yield Group(0, f"cannot be suggested: {each.parameters['left']}", (str(each),))
