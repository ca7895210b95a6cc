"""Owns what a check finds: a sentence that names what does not hold and what helps."""

from dataclasses import dataclass

_REPAIR = "annotator check --repair makes it anew"
_RESTORE = "annotator restore puts a backup back"


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold, what helps, and what is made anew to mend it; "" if only a backup helps."""

    what: str
    helps: str = _RESTORE
    mended: str = ""

    def __str__(self) -> str:
        return f"{self.what}{f'; {self.helps}' if self.helps else ''}."


def derived(what: str, mended: str) -> Finding:
    """Something that follows from the rest, so that it can be made anew."""
    return Finding(what, _REPAIR, mended)


def lasting(what: str) -> Finding:
    """Something that nothing else in the file tells."""
    return Finding(what)


def said(sentence: str) -> Finding:
    """A sentence that says itself what helps."""
    return Finding(sentence.rstrip("."), "")
