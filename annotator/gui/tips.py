"""Tooltips of more than a few words, which wrap."""

from html import escape

from annotator.gui.offsets import shown_text


def wrapped(words: str) -> str:
    """The words as they are shown, so that a tooltip breaks them into lines; "" for none."""
    # Qt wraps what it takes for rich text, and puts everything else on one line, however long.
    lines = "<br>".join(escape(shown_text(line)) for line in words.splitlines())
    return f"<qt>{lines}</qt>" if lines else ""
