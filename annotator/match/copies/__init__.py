"""Which reports repeat one text, and which claims, quotations and versions come from there."""
