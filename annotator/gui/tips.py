"""Tooltips of more than a few words, which wrap."""

from html import escape


def wrapped(words: str) -> str:
    """The words so that a tooltip breaks them into lines; "" for none."""
    # Qt wraps what it takes for rich text, and puts everything else on one line, however long.
    lines = "<br>".join(escape(line) for line in words.splitlines())
    return f"<qt>{lines}</qt>" if lines else ""
