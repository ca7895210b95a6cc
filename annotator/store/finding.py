"""Owns what a check finds: a sentence that names what does not hold and what helps."""

from dataclasses import dataclass

_REPAIR = "annotator check --repair makes it anew"


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold, what helps if anything but a backup does, and what is made anew to mend it.

    What is `harmless` is only told: the file is whole as it is.
    """

    what: str
    helps: str = ""
    mended: str = ""
    harmless: bool = False

    def __str__(self) -> str:
        return f"{self.what}{f'; {self.helps}' if self.helps else ''}."


def derived(what: str, mended: str) -> Finding:
    """Something that follows from the rest, so that it can be made anew."""
    return Finding(what, _REPAIR, mended)


def lasting(what: str) -> Finding:
    """Something that nothing else in the file tells."""
    return Finding(what)


def harmless(what: str) -> Finding:
    """Something to know of a file that is whole."""
    return Finding(what, harmless=True)


def said(sentence: str) -> Finding:
    """A sentence that says itself what helps."""
    return Finding(sentence.rstrip("."), "")
