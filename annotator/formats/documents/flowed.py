"""Owns mails whose lines flow (RFC 3676): their paragraphs in one line each, also those that are quoted."""

from typing import Final

_SIGNED: Final = "-- "
"""The line before a signature, whose space at its end makes nothing flow."""


def reflowed(text: str, *, without_space: bool) -> str:
    """The text with each paragraph in one line; `without_space`: what the lines end in is no space of the text.

    A blank line, one that is quoted more or less deeply, and one that stands in begin anew, whatever was before.

    Worked example: "One \\n two.\\n> So \\n> it is.\\n-- \\nAna" becomes "One two.\\n> So it is.\\n--\\nAna".
    """
    paragraphs: list[tuple[int, list[str]]] = []
    flowing = False
    for line in text.replace("\r\n", "\n").split("\n"):
        depth, words = _parted(line)
        goes_on = flowing and depth == paragraphs[-1][0] and not (words == _SIGNED or words[:1].isspace())
        flowing = words.endswith(" ") and words != _SIGNED
        words = words[:-1] if flowing and without_space else words
        if goes_on and words:
            paragraphs[-1][1].append(words)
        else:
            paragraphs.append((depth, [words]))
    return "\n".join(_line(depth, "".join(parts)) for depth, parts in paragraphs)


def _parted(line: str) -> tuple[int, str]:
    """How deeply a line is quoted, and its words without the space that sets them off or is stuffed before them."""
    rest = line.lstrip(">")
    return len(line) - len(rest), rest.removeprefix(" ")


def _line(depth: int, words: str) -> str:
    return f"{'>' * depth} {words}".strip(" ") if depth else words.rstrip(" ")
