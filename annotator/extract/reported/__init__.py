"""Who is reported to say what: cues, contents, quotations and speakers."""
