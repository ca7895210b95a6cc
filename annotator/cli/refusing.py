"""Owns how trouble ends a verb: one sentence that names what failed and what helps, and exit code 1."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Final, ParamSpec

import typer

from annotator.cli.console import complain
from annotator.cli.stopping import STOPPED, stopping
from annotator.domain.errors import AnnotatorError

Given = ParamSpec("Given")

_HELPS: Final = MappingProxyType(
    {
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.ENOSPC: "free some space",
        errno.ENOENT: "see that it is there",
        errno.EACCES: "see that you may read and write there",
        errno.EPERM: "see that you may read and write there",
        errno.EROFS: "choose a folder that can be written",
    }
)


class Refused(Exception):
    """What was asked for on the command line cannot be done; its words say why and what helps."""


def refusing(verb: Callable[Given, None], *, stopped: str = STOPPED) -> Callable[Given, None]:
    """The verb, ending in one sentence and exit code 1 where it is refused or, as it says then itself, stopped."""

    @wraps(verb)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            with stopping():
                verb(*args, **kwargs)
        except (AnnotatorError, Refused) as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            complain(stopped)
            raise typer.Exit(1) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            complain(trouble_of_system(error))
            raise typer.Exit(1) from error

    return told


def ended(told: Sequence[AnnotatorError], *, stopped: str = "", refused: bool = True) -> None:
    """Tells what there is to tell, and ends with 1 if the work was stopped or, in vain, refused."""
    for each in told:
        complain(str(each))
    if stopped:
        complain(stopped)
    if stopped or (told and refused):
        raise typer.Exit(1)


def trouble_of_system(error: OSError) -> str:
    """The sentence for what the system would not do: what failed, why, and what helps."""
    why = error.strerror or str(error)
    if error.filename is not None:
        name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(error.filename)
        return f"{name} cannot be used ({why}); {_HELPS.get(error.errno or 0, 'see that it can be read and written')}."
    if not _has_folder():
        return "The folder you are in was removed; go to another one and try again."
    return f"The system refused a file ({why}); {_HELPS.get(error.errno or 0, 'see that it can be read and written')}."


def fault(error: Exception) -> str:
    """The sentence for a fault of our own, whose report is saved; its traceback too where ANNOTATOR_DEBUG=1 asks."""
    from annotator.services.reports import save_report

    file = save_report(type(error), error.__traceback__)
    if os.environ.get("ANNOTATOR_DEBUG") == "1":
        sys.__excepthook__(type(error), error, error.__traceback__)
    place = file or "none, its folder cannot be written"
    return f"Something went wrong in Annotator itself; your work is safe. Report: {place}"


def _has_folder() -> bool:
    try:
        return Path.cwd().is_dir()
    except OSError:
        return False
