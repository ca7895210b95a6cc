"""Owns the words that tell what an export wrote and what it left out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.services.exporting import ExportReport


def wrote(report: "ExportReport") -> str:
    """What was written, in one line: the entries of a file that holds all, else how much of which kind it holds."""
    from annotator.services.outgoing.losses import held_words

    whole = not any(kind.lost_count for kind in report.kinds)
    entries = "1 entry" if report.records == 1 else f"{report.records:,} entries"
    return f"Wrote {entries if whole else held_words(report.kinds)} to {report.file.name}"


def left_out(report: "ExportReport") -> str:
    """What was left out of it, and which file says why."""
    from annotator.services.outgoing.losses import held_words, lost_words

    if not any(kind.lost_count for kind in report.kinds):
        return f"{held_words(report.kinds)}. Left out: nothing"
    return f"Left out: {lost_words(report.kinds)}; {report.losses.name} says which and why"
