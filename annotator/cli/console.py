"""Owns what the command line prints: results on standard output, troubles and progress on standard error."""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from annotator.cli.stopping import asking

Progress = Callable[[int, int, str], bool]
"""Told (done, total, what is being done); False stops the work."""

_STEPS = 10
_MARK: Final = "\ufffd"
_STEERING: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS: Final = "\u200c\u200d"
"""They shape letters and emoji, and turn no line round."""


def say(text: str) -> None:
    """Prints a line of the result."""
    try:
        _print(harmless(text), sys.stdout)
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in its buffer would fail once more at the end of the process.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as we run
        raise OSError(error.errno, error.strerror, "Standard output") from error


def complain(text: str) -> None:
    """Prints a sentence of trouble on one line; where even that cannot be, nobody is told."""
    with suppress(OSError):
        _print(one_line(text), sys.stderr)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 claim", "2 claims", "2 families" if `many` says so."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def harmless(text: str) -> str:
    """The text without characters that steer a terminal or turn its lines round; its own lines stay."""
    return _shown(text, "\n\t")


def one_line(named: object) -> str:
    """A name, title or sentence on one line, harmless: they come from files of others."""
    return _shown(str(named))


def words_on_one_line(text: str) -> str:
    """What an article or label says on one line, harmless: the ends of its lines and tabs as JSON spells them."""
    return one_line(text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"))


def spelled_out(text: str) -> str:
    """The JSON with what would steer a terminal spelled out, so that it says the same."""
    return "".join(json.dumps(each)[1:-1] if _steers(each) and each != "\n" else each for each in text)


def _shown(text: str, kept: str = "") -> str:
    """The text with a mark for what steers, but for characters that are kept and joiners within words."""
    return "".join(
        _MARK if _steers(each) and each not in kept and not _joins(text, at) else each for at, each in enumerate(text)
    )


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands where words need one: within one, between emoji, or behind a mark on a letter."""
    if text[at] not in _JOINERS:
        return False
    before, after = (unicodedata.category(each) for each in (text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "))
    return before[0] == "M" or (_shapes(before) and _shapes(after))


def _shapes(category: str) -> bool:
    return category[0] in "LM" or category in {"So", "Sk"}


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING


def _print(text: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    # A terminal of another encoding shows "?" rather than ending the work.
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on a terminal, a line for every tenth otherwise; Ctrl+C lets the work stop where it can go on."""
    with asking() as asked, _bar() if sys.stderr.isatty() else _lines() as tell:

        def told(done: int, total: int, what: str) -> bool:
            tell(done, total, what)
            return not asked()

        yield told


@contextmanager
def _lines() -> Iterator[Callable[[int, int, str], None]]:
    told: set[tuple[str, int]] = set()
    begun: set[str] = set()

    def tell(done: int, total: int, what: str) -> None:
        step = (what, done * _STEPS // total if total else _STEPS)
        if total and step not in told and (what in begun or done < total):  # what is done at once makes no progress
            told.add(step)
            begun.add(what)
            complain(f"{what}: {done} of {total}")

    yield tell


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total or None, description=one_line(what))

        yield tell
