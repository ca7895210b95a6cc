"""Reads articles in languages other than English, as far as an installed pipeline, or the bare text, tells."""
