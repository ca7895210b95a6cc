"""Turns overlapping news reports into facts that can be defended."""

__version__ = "0.1.0"
