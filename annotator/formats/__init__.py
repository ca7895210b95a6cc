"""Files in and out: one module or package a format, both directions together."""
