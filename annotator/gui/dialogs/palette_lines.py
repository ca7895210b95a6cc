"""The lines of the palette: actions that fit the words typed, and finds of the project."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from annotator.domain.suggestion import Kind
from annotator.domain.view import Found
from annotator.gui.actions import ACTIONS, Action, Doer
from annotator.gui.keymap import KeyMap

Marks = tuple[tuple[int, int], ...]
Reason = Callable[[str], str]


class Sort(Enum):
    """What a line is."""

    HEADING = "heading"
    COMMAND = "command"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: words with marked parts, what stands at its right, and what choosing it means."""

    sort: Sort
    text: str
    icon: str = ""
    note: str = ""
    key: str = ""
    enabled: bool = True
    marks: Marks = ()
    action: str = ""
    kind: Kind | None = None
    target: str = ""
    help: str = ""


_KINDS = {
    Kind.ARTICLE: ("article", "review"),
    Kind.CLAIM: ("claim", "text-lines"),
    Kind.FACT: ("fact", "facts"),
}


def commands(query: str, reason: Reason, keymap: KeyMap) -> list[Line]:
    """The actions whose words hold all words of the query; what can be done now first."""
    typed = query.strip().casefold()
    lines = [
        _command(action, reason(action.id), typed, key=keymap.cap(action.id))
        for action in ACTIONS
        if action.doer is not Doer.WIDGET and _fits(action, typed)
    ]
    return sorted(lines, key=lambda line: (not line.enabled, not line.text.casefold().startswith(typed)))


def hits(found: Sequence[tuple[Found, str]], query: str) -> list[Line]:
    """The finds with their outlets as lines, without kinds that no screen shows."""
    return [_hit(each, outlet, query.casefold()) for each, outlet in found if each.kind in _KINDS]


def with_headings(commands_found: Sequence[Line], project: Sequence[Line]) -> list[Line]:
    """All lines under their headings; no heading over nothing."""
    lines: list[Line] = []
    for heading, part in (("Commands", commands_found), ("In this project", project)):
        if part:
            lines += [Line(Sort.HEADING, heading, enabled=False), *part]
    return lines


def plain_snippet(snippet: str) -> tuple[str, Marks]:
    """A snippet without its « and », and where the words between them stand.

    Worked example: "a «b» c" gives "a b c" with the mark (2, 3).
    """
    text, marks, start = "", [], 0
    for letter in " ".join(snippet.split()):
        if letter == "«":
            start = len(text)
        elif letter == "»":
            marks.append((start, len(text)))
        else:
            text += letter
    return text, tuple(marks)


def _fits(action: Action, typed: str) -> bool:
    # Nine candidates would bury everything else before anything is typed.
    if not typed:
        return not action.id.startswith("candidate.")
    return all(word in action.text.casefold() for word in typed.split())


def _command(action: Action, reason: str, typed: str, *, key: str) -> Line:
    return Line(
        Sort.COMMAND,
        action.text.removesuffix(" …"),
        icon=action.icon or "arrow-right",
        note=reason,
        key="" if reason else key,
        enabled=not reason,
        marks=_marks(action.text, typed),
        action=action.id,
        help=action.help,
    )


def _hit(found: Found, outlet: str, typed: str) -> Line:
    word, icon = _KINDS[found.kind]
    text, marks = plain_snippet(found.snippet)
    note = f"{word} · {outlet}" if outlet else word
    return Line(
        Sort.FOUND, text, icon=icon, note=note, marks=marks or _marks(text, typed), kind=found.kind, target=found.id
    )


def _marks(text: str, typed: str) -> Marks:
    folded = text.casefold()
    if len(folded) != len(text):
        return ()
    found = ((folded.find(word), len(word)) for word in typed.split())
    return tuple(sorted((at, at + length) for at, length in found if at >= 0))
